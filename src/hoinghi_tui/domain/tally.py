"""How many were invited, came, declined or are still awaited."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from enum import IntEnum
from operator import mul

from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Presence, Unit


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of people; invited = present + declined + not_arrived, always.

    ``present`` are the invited who came, by themselves or by a substitute, also when
    they declined before or have left since: it is the figure of the minutes. ``walk_in``
    are those who came without being on the list, counted apart. ``left`` of the present
    and ``walk_in_left`` of the walk-ins have gone home.
    """

    invited: int = 0
    present: int = 0
    left: int = 0
    declined: int = 0
    not_arrived: int = 0
    walk_in: int = 0
    walk_in_left: int = 0

    @property
    def here(self) -> int:
        """How many of the invited are in the room now."""
        return self.present - self.left

    @property
    def in_room(self) -> int:
        """How many people are in the room now."""
        return self.here + self.walk_in - self.walk_in_left


@dataclass(frozen=True, slots=True)
class UnitTally:
    """The tally of one unit; ``unit`` is None for delegates of no known unit."""

    unit: Unit | None
    tally: Tally


class _Share(IntEnum):
    """What one delegate is counted as; the place of the tally in ``_ADDS``."""

    AWAITED = 0
    DECLINED = 1
    PRESENT = 2
    LEFT = 3
    WALK_IN_AWAITED = 4
    WALK_IN = 5
    WALK_IN_LEFT = 6


_ADDS = (
    Tally(invited=1, not_arrived=1),
    Tally(invited=1, declined=1),
    Tally(invited=1, present=1),
    Tally(invited=1, present=1, left=1),
    Tally(),
    Tally(walk_in=1),
    Tally(walk_in=1, walk_in_left=1),
)
_FIELDS = tuple(zip(*map(astuple, _ADDS), strict=True))
"""Field by field of a tally: what each share adds to it."""


def _share_of(delegate: Delegate, row: Attendance | None) -> _Share:
    """Return what a delegate is counted as; ``row`` is None for who has not come."""
    if row is None:
        if delegate.walk_in:
            return _Share.WALK_IN_AWAITED
        has_declined = delegate.invitation is Invitation.DECLINED
        return _Share.DECLINED if has_declined else _Share.AWAITED
    if row.state is Presence.LEFT:
        return _Share.WALK_IN_LEFT if delegate.walk_in else _Share.LEFT
    return _Share.WALK_IN if delegate.walk_in else _Share.PRESENT


class HeadCount:
    """Counts people one by one, so that an arrival costs the same among forty and thousands."""

    def __init__(self) -> None:
        self._shares: dict[str, tuple[str | None, _Share]] = {}
        self._units: dict[str | None, list[int]] = {}

    def put(self, delegate: Delegate, row: Attendance | None) -> None:
        """Count a delegate as things are now, whatever was counted for the id before."""
        self.drop(delegate.id)
        share, unit = _share_of(delegate, row), delegate.unit
        self._shares[delegate.id] = (unit, share)
        if unit not in self._units:
            self._units[unit] = [0] * len(_ADDS)
        self._units[unit][share] += 1

    def drop(self, delegate_id: str) -> None:
        """Count somebody no longer; who was not counted makes no difference."""
        counted = self._shares.pop(delegate_id, None)
        if counted is not None:
            unit, share = counted
            self._units[unit][share] -= 1

    def total(self) -> Tally:
        """Return the counts of everybody."""
        return _sum(self._units.values())

    def by_unit(self, units: Iterable[Unit]) -> list[UnitTally]:
        """Return the counts of each unit in protocol order; who sent nobody is left out.

        Delegates of no or of an unknown unit come last, under None.
        """
        sent = {key: counts for key, counts in self._units.items() if any(counts)}
        ordered = sorted(units, key=lambda unit: (unit.rank, unit.id))
        rows = [UnitTally(one, _sum([sent[one.id]])) for one in ordered if one.id in sent]
        known = {unit.id for unit in ordered}
        others = [counts for key, counts in sent.items() if key not in known]
        return [*rows, UnitTally(None, _sum(others))] if others else rows


def _sum(groups: Iterable[Sequence[int]]) -> Tally:
    """Add up how many people of each share there are in some groups."""
    numbers = [sum(column) for column in zip(*groups, strict=True)] or [0] * len(_ADDS)
    return Tally(*(sum(map(mul, field, numbers)) for field in _FIELDS))


def tally(delegates: Iterable[Delegate], attendance: Mapping[str, Attendance]) -> Tally:
    """Count delegates; ``attendance`` maps a delegate's id to the row, if there is one."""
    return _counted(delegates, attendance).total()


def tally_by_unit(
    delegates: Iterable[Delegate],
    attendance: Mapping[str, Attendance],
    units: Iterable[Unit],
) -> list[UnitTally]:
    """Count unit by unit, as ``HeadCount.by_unit`` does."""
    return _counted(delegates, attendance).by_unit(units)


def _counted(delegates: Iterable[Delegate], attendance: Mapping[str, Attendance]) -> HeadCount:
    counted = HeadCount()
    for delegate in delegates:
        counted.put(delegate, attendance.get(delegate.id))
    return counted


def tally_invitations(delegates: Iterable[Delegate]) -> dict[Invitation, int]:
    """Count the invitations in each state, in the order in which they come about.

    Walk-ins have none and are left out.
    """
    counts = dict.fromkeys(Invitation, 0)
    for delegate in delegates:
        if not delegate.walk_in:
            counts[delegate.invitation] += 1
    return counts
