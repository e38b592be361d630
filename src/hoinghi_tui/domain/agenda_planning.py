"""How the plan of the agenda is changed: approve, shift, anchor, reorder, insert, split.

Like the actions of the running agenda these are pure: they take all items and return
only those that changed, or raise ``AgendaRefused``.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, in_order
from hoinghi_tui.domain.agenda_actions import find, find_waiting
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused
from hoinghi_tui.domain.forecast import forecast
from hoinghi_tui.domain.prediction import Forecast

# Only the times of day of a layout are kept, so any day serves; UTC has no clock changes.
_ANY_DAY = date(2000, 1, 1)

_SHORTEST_S = 60
"""No part of an item that is split is shorter."""


def approve(items: Collection[AgendaItem], start_at: time) -> tuple[AgendaItem, ...]:
    """Freeze the baseline: the times the agenda has when it starts at ``start_at``.

    ``start_at`` is local. What was added to or taken from an item before the approval
    becomes its planned length. The first item is from then on not to start before that time,
    so that being early is not counted as time won; a hard start of its own stays. Skipped
    items get no baseline. Refused when the agenda is empty or has begun.
    """
    ordered = [_planned(item) for item in in_order(items)]
    if any(item.started_at is not None for item in ordered):
        raise AgendaRefused(AgendaReason.HAS_BEGUN)
    first = next((index for index, item in enumerate(ordered) if item.is_waiting), None)
    if first is None:
        raise AgendaRefused(AgendaReason.EMPTY)
    if ordered[first].anchor is not Anchor.HARD_START:
        ordered[first] = replace(ordered[first], anchor=Anchor.NOT_BEFORE, anchor_at=start_at)
    layout = forecast(on_day(ordered, _ANY_DAY, UTC), datetime.combine(_ANY_DAY, start_at, UTC))
    approved = (
        replace(row.item, baseline_start=row.start.time(), baseline_end=row.end.time())
        if row.item.is_waiting
        else row.item
        for row in layout.items
    )
    return _changed(items, approved)


def _planned(item: AgendaItem) -> AgendaItem:
    """Return the item as planned, without baseline; a hard end has no length to fold into."""
    item = replace(item, baseline_start=None, baseline_end=None)
    if item.hard_end is not None:
        return item
    duration_s = max(0, item.duration_s + item.extension_s)
    minimum_s = min(item.minimum_s, duration_s)
    return replace(item, duration_s=duration_s, minimum_s=minimum_s, extension_s=0)


def shift_rest(
    items: Collection[AgendaItem], item_id: str, seconds: int, predicted: Forecast, zone: tzinfo
) -> tuple[AgendaItem, ...]:
    """Put off an item that waits, and with it all that follows, by ``seconds``.

    It becomes an item not to start before its forecast start plus ``seconds``, local
    time of ``zone``. A promised hard start is not moved: refused.
    """
    item = find_waiting(items, item_id)
    if item.anchor is Anchor.HARD_START:
        raise AgendaRefused(AgendaReason.HARD_START)
    start = predicted.of(item_id).start + timedelta(seconds=seconds)
    return (replace(item, anchor=Anchor.NOT_BEFORE, anchor_at=start.astimezone(zone).time()),)


def set_anchor(
    items: Collection[AgendaItem], item_id: str, anchor: Anchor, at: time | None
) -> tuple[AgendaItem, ...]:
    """Hold the start of an item that waits at ``at``, local time, or let it flow.

    Refused without a time, unless the item is to flow.
    """
    item = find_waiting(items, item_id)
    if anchor is Anchor.FLOW:
        at = None
    elif at is None:
        raise AgendaRefused(AgendaReason.NO_TIME)
    return _changed(items, [replace(item, anchor=anchor, anchor_at=at)])


def set_hard_end(
    items: Collection[AgendaItem], item_id: str, at: time | None
) -> tuple[AgendaItem, ...]:
    """Say at what local time an item that waits or runs must be over; None: at no fixed time.

    What was added to it or taken from it before is forgotten: the end has been named now.
    """
    item = find(items, item_id)
    if not item.is_running:
        item = find_waiting(items, item_id)
    extension_s = item.extension_s if at is None else 0
    return _changed(items, [replace(item, hard_end=at, extension_s=extension_s)])


def split(
    items: Collection[AgendaItem], item_id: str, first_s: int, new_id: str, title: str
) -> tuple[AgendaItem, ...]:
    """Part an item that waits or runs in two; the second part, ``title``, follows it.

    The first part gets ``first_s``, the second what is left with a hard end, the minimum
    is shared in proportion. The approved start stays with the first part, the approved
    end goes to the second, so that lateness is measured as before. Refused when one part
    would be shorter than a minute, and where a started item follows.
    """
    item = find(items, item_id)
    if not item.is_running:
        item = find_waiting(items, item_id)
    total_s = item.duration_s + item.extension_s
    if not _SHORTEST_S <= first_s <= total_s - _SHORTEST_S:
        raise AgendaRefused(AgendaReason.NO_PARTS)
    minimum_s = min(item.minimum_s, total_s)
    first_minimum_s = minimum_s * first_s // total_s
    first = replace(
        item,
        duration_s=first_s,
        minimum_s=first_minimum_s,
        extension_s=0,
        hard_end=None,
        baseline_end=None,
    )
    second = replace(
        item,
        id=new_id,
        title=title,
        number="",
        duration_s=total_s - first_s,
        minimum_s=minimum_s - first_minimum_s,
        extension_s=0,
        anchor=Anchor.FLOW,
        anchor_at=None,
        baseline_start=None,
        started_at=None,
        paused_s=0,
        paused_at=None,
        script="",
        documents=(),
    )
    ordered = [first if one.id == item_id else one for one in in_order(items)]
    return _changed(items, _numbered(_put_in(ordered, second, _place_behind(ordered, item_id))))


def arm(items: Collection[AgendaItem], item_id: str) -> tuple[AgendaItem, ...]:
    """Make an item that waits the next one: pressing "start" will begin it.

    Items left waiting in front of one that has started move behind it, to stay in front
    of the rest.
    """
    item = find_waiting(items, item_id)
    others = [one for one in in_order(items) if one.id != item_id]
    begun = [place for place, one in enumerate(others, 1) if one.started_at is not None]
    behind = begun[-1] if begun else 0
    head = [one for one in others[:behind] if not one.is_waiting]
    left = [one for one in others[:behind] if one.is_waiting]
    return _changed(items, _numbered([*head, item, *left, *others[behind:]]))


def move(items: Collection[AgendaItem], item_id: str, steps: int) -> tuple[AgendaItem, ...]:
    """Move an item that waits up (negative) or down by some places.

    At either end it stays. It cannot pass what has started.
    """
    ordered = in_order(items)
    ids = [item.id for item in ordered]
    place = ids.index(find(ordered, item_id).id)
    ids.insert(max(0, place + steps), ids.pop(place))
    return reorder(ordered, ids)


def reorder(items: Collection[AgendaItem], ids: Sequence[str]) -> tuple[AgendaItem, ...]:
    """Put the items in the order of ``ids``, which names each item once.

    What has started is history: no item may come before a started one that it stood
    behind. Refused otherwise, and when ``ids`` no longer fits the items.
    """
    old = [item.id for item in in_order(items)]
    if sorted(ids) != sorted(old):
        raise AgendaRefused(AgendaReason.UNKNOWN_ITEM)
    by_id = {item.id: item for item in items}
    for item in by_id.values():
        if item.started_at is not None and not _before(ids, item.id) <= _before(old, item.id):
            raise AgendaRefused(AgendaReason.NO_PLACE)
    return _changed(items, _numbered(by_id[key] for key in ids))


def insert(
    items: Collection[AgendaItem], new: AgendaItem, before: str | None = None
) -> tuple[AgendaItem, ...]:
    """Put a new item before the one named ``before``, or at the end.

    It comes without baseline: nobody approved it. Refused where a started item follows.
    """
    ordered = in_order(items)
    place = len(ordered) if before is None else ordered.index(find(ordered, before))
    new = replace(new, baseline_start=None, baseline_end=None)
    return _changed(items, _numbered(_put_in(ordered, new, place)))


def _put_in(ordered: Sequence[AgendaItem], new: AgendaItem, place: int) -> list[AgendaItem]:
    if any(item.started_at is not None for item in ordered[place:]):
        raise AgendaRefused(AgendaReason.NO_PLACE)
    return [*ordered[:place], new, *ordered[place:]]


def _place_behind(ordered: Sequence[AgendaItem], item_id: str) -> int:
    return ordered.index(find(ordered, item_id)) + 1


def _before(ids: Sequence[str], item_id: str) -> set[str]:
    return set(ids[: ids.index(item_id)])


def _numbered(ordered: Iterable[AgendaItem]) -> Iterable[AgendaItem]:
    return (replace(item, order=place) for place, item in enumerate(ordered, start=1))


def _changed(before: Iterable[AgendaItem], after: Iterable[AgendaItem]) -> tuple[AgendaItem, ...]:
    known = {item.id: item for item in before}
    return tuple(item for item in after if item != known.get(item.id))
