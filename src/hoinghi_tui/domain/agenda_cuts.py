"""What can be shortened when time runs out: proposals for a person, never done by itself.

Whole minutes are proposed, in proportion to what each item can spare. An item helps only
what comes after it: a promised start, or the end. In between time won can be lost again:
an item that waits for its hour, one with a hard end and a break that was shortened
already do not come forward when those before them are shortened.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, ItemState
from hoinghi_tui.domain.agenda_day import Slot
from hoinghi_tui.domain.prediction import CurrentItem, Forecast, ItemForecast

MAY_BE_CUT = frozenset(
    {ItemKind.REPORT, ItemKind.PAPER, ItemKind.DISCUSSION, ItemKind.TASKS, ItemKind.BREAK}
)
"""Kinds that may be shortened: what is read out, what is talked over, and breaks.

Ceremony, introduction, opening, decision, awards, the superior's direction and the closing
are not.
"""

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Donor:
    """An item that may be shortened: by how much at most, and what is proposed."""

    item: AgendaItem
    spare: timedelta
    proposed: timedelta

    @property
    def minutes(self) -> int:
        """The proposed minutes."""
        return self.proposed // _MINUTE


@dataclass(frozen=True, slots=True)
class Cuts:
    """What must be saved, who can spare it, and whether that is enough."""

    need: timedelta
    donors: tuple[Donor, ...]
    """In agenda order; those whose minutes would help, also where none is proposed."""
    enough: bool

    @property
    def proposed(self) -> timedelta:
        """What all proposals together save."""
        return sum((donor.proposed for donor in self.donors), _ZERO)


@dataclass(frozen=True, slots=True)
class _Step:
    """One item on the way to the end, as far as cutting goes."""

    item: AgendaItem
    spare: int
    """Minutes."""
    cap: timedelta | None
    """By how much the item's end comes forward at most, whatever is saved before it."""
    conflict: timedelta


def propose_cuts(slots: Sequence[Slot], predicted: Forecast) -> Cuts:
    """Propose what to shorten so that the deadline and all hard starts hold.

    ``predicted`` is the forecast of ``slots``. With nothing to cut there are no donors.
    An item keeps its minimum, and without one half its planned time.
    """
    if not predicted.need_to_cut:
        return Cuts(_ZERO, (), enough=True)
    steps = [
        _step(slot, row, predicted.current)
        for slot, row in zip(slots, predicted.items, strict=True)
        if row.state is ItemState.WAITING or row.item.is_running
    ]
    targets = [(place, step.conflict) for place, step in enumerate(steps) if step.conflict]
    if predicted.deadline is not None and predicted.end > predicted.deadline:
        targets.append((len(steps), predicted.end - predicted.deadline))
    given = [0] * len(steps)
    helping = [False] * len(steps)
    for place, need in targets:
        room, _ = _reach(steps[:place], [0] * place)
        for number, minutes in enumerate(room):
            helping[number] |= minutes > 0
        _spread_over(steps[:place], given, need)
    saved = (_reach(steps[:place], given)[1] >= need for place, need in targets)
    donors = (
        Donor(step.item, step.spare * _MINUTE, minutes * _MINUTE)
        for step, minutes, helps in zip(steps, given, helping, strict=True)
        if helps
    )
    return Cuts(predicted.need_to_cut, tuple(donors), enough=all(saved))


def share_out(total: int, rooms: Sequence[int]) -> list[int]:
    """Share ``total`` out in proportion to ``rooms`` in whole numbers, none above its room.

    The sum is ``total``, or that of the rooms when they are less. What division leaves over
    goes where most was cut off, the earlier first.
    """
    whole = sum(rooms)
    total = min(total, whole)
    if not total:
        return [0] * len(rooms)
    shares = [total * room // whole for room in rooms]
    rests = [total * room % whole for room in rooms]
    by_rest = sorted(range(len(rooms)), key=lambda place: -rests[place])
    for place in by_rest[: total - sum(shares)]:
        shares[place] += 1
    return shares


def _spread_over(steps: Sequence[_Step], given: list[int], need: timedelta) -> None:
    """Add to ``given`` what these items must give so that ``need`` arrives behind them."""
    while True:
        room, arriving = _reach(steps, given)
        missing = _minutes_up(need - arriving)
        shares = share_out(missing, room)
        if not any(shares):
            return
        for place, share in enumerate(shares):
            given[place] += share


def _reach(steps: Sequence[_Step], given: Sequence[int]) -> tuple[list[int], timedelta]:
    """Return what each step can still give that arrives behind all, and what arrives now."""
    room: list[int] = []
    arriving = _ZERO
    for step, minutes in zip(steps, given, strict=False):
        if step.cap is not None:
            passes = _minutes_up(step.cap - arriving)
            room = share_out(passes, room)
            arriving = min(arriving, step.cap)
        room.append(step.spare - minutes)
        arriving += minutes * _MINUTE
    return room, arriving


def _step(slot: Slot, row: ItemForecast, current: CurrentItem | None) -> _Step:
    runs = current is not None and current.item.id == row.id
    left = max(_ZERO, current.remaining) if runs and current is not None else row.length
    limits = (left, row.length - _least(slot), _takeable(row.item))
    spare = min(limits) if _may_be_cut(row.item) else _ZERO
    return _Step(
        item=row.item,
        spare=max(0, spare // _MINUTE),
        cap=None if row.item.is_running else _cap(slot, row),
        conflict=row.conflict,
    )


def _may_be_cut(item: AgendaItem) -> bool:
    return item.is_break or item.kind in MAY_BE_CUT


def _least(slot: Slot) -> timedelta:
    item = slot.item
    return timedelta(seconds=item.minimum_s or item.duration_s // 2)


def _takeable(item: AgendaItem) -> timedelta:
    """Return what ``agenda_actions.extend`` lets one take from an item."""
    least_s = 0 if item.is_running else min(item.minimum_s, item.duration_s)
    return timedelta(seconds=item.duration_s + item.extension_s - least_s)


def _cap(slot: Slot, row: ItemForecast) -> timedelta | None:
    """Return by how much the end of an item can come forward at most; None: without limit."""
    limits: list[timedelta] = []
    minimum = timedelta(seconds=slot.item.minimum_s)
    if slot.anchor is not None:
        limits.append(row.start - slot.anchor)
    if slot.hard_end is not None:
        limits.append(max(_ZERO, row.start + minimum - slot.hard_end))
    elif slot.item.is_break and slot.planned_end is not None:
        full = timedelta(seconds=slot.item.duration_s)
        if row.start + full > slot.planned_end:
            limits.append(max(_ZERO, row.start + min(minimum, full) - slot.planned_end))
    return min(limits, default=None)


def _minutes_up(span: timedelta) -> int:
    return max(0, -(-span // _MINUTE))
