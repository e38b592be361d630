"""When each item will start and end: the agenda's arithmetic, in one place.

The MC's screen, the status line, the command line and the printed agenda all read one
``Forecast``, and none of them adds up anything itself. Lateness is positive. ``now`` is
cut to whole seconds, as all recorded instants are: every view then counts down in step
and no figure trembles by a millisecond.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta, tzinfo

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemState
from hoinghi_tui.domain.agenda_day import Slot, agenda_day, deadline_on, on_day
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.prediction import CurrentItem, Forecast, ItemForecast

_ZERO = timedelta()


def forecast_conference(
    conference: Conference, items: Sequence[AgendaItem], now: datetime, zone: tzinfo
) -> Forecast:
    """Forecast stored items on the conference's day and against its deadline.

    ``zone`` is the conference's time zone, which the caller has looked up.
    """
    day = agenda_day(conference.day, items, now, zone)
    slots = on_day(items, day, zone)
    return forecast(slots, now, deadline_on(conference.deadline, slots, day, zone))


def forecast(slots: Iterable[Slot], now: datetime, deadline: datetime | None = None) -> Forecast:
    """Predict every item as things stand at ``now``, if nobody does anything.

    Items that wait follow one another in the order of ``slots``, after all that runs:
    each starts when the one before it ends, but never before its anchor. What already
    happened is reported as it was. With nothing left to do the end is the last real end.
    """
    now = now.astimezone(UTC).replace(microsecond=0)
    slots = tuple(slots)
    free = _free_from(slots, now)
    rows = []
    for place, slot in enumerate(slots, start=1):
        row = _row(slot, place, free, now)
        rows.append(row)
        if row.state is ItemState.WAITING:
            free = row.end
    current = _current(slots, rows, now)
    following = next((row for row in rows if row.state is ItemState.WAITING), None)
    if current is None and following is None:
        free = max((row.end for row in rows if row.state is ItemState.DONE), default=now)
    approved_end = max((slot.planned_end for slot in slots if slot.planned_end), default=None)
    drift_end = None if approved_end is None else free - approved_end
    over = _ZERO if deadline is None else free - deadline
    return Forecast(
        now=now,
        items=tuple(rows),
        current=current,
        next=following,
        end=free,
        drift_now=_drift_now(rows, current, drift_end),
        drift_end=drift_end,
        deadline=deadline,
        need_to_cut=max([_ZERO, over, *(row.conflict for row in rows)]),
    )


def planned_length(slot: Slot, start: datetime) -> timedelta:
    """Return how long an item that starts at ``start`` is meant to last.

    An item with a hard end lasts until then, a break gives up what would push it past
    its approved end; neither becomes shorter than its minimum. The extension comes on
    top of all three, so that one minute more or less is always one minute. It may be
    negative when more was taken away than there was.
    """
    item = slot.item
    if slot.hard_end is not None:
        length = slot.hard_end - start
    elif item.is_break and slot.planned_end is not None:
        length = min(timedelta(seconds=item.duration_s), slot.planned_end - start)
    else:
        # Nearly all items go this way, once a second on every screen.
        return timedelta(seconds=item.duration_s + item.extension_s)
    return max(timedelta(seconds=item.minimum_s), length) + timedelta(seconds=item.extension_s)


def _elapsed(item: AgendaItem, start: datetime, now: datetime) -> timedelta:
    return (item.paused_at or now) - start - timedelta(seconds=item.paused_s)


def _remaining(slot: Slot, start: datetime, now: datetime) -> timedelta:
    """Return what is left of an item that runs since ``start``; negative when overrun.

    The length is the one the item had when it started. A break that began late keeps
    the shorter length it was forecast with, so pressing "start" never moves the end.
    Pauses do not put off a hard end.
    """
    if slot.hard_end is not None:
        return start + planned_length(slot, start) - now
    return planned_length(slot, start) - _elapsed(slot.item, start, now)


def _projected_end(slot: Slot, start: datetime, now: datetime) -> datetime:
    return now + max(_ZERO, _remaining(slot, start, now))


def _free_from(slots: Sequence[Slot], now: datetime) -> datetime:
    """Return the first instant at which an item that waits can start."""
    running = [
        _projected_end(slot, slot.item.started_at, now)
        for slot in slots
        if slot.item.started_at is not None and slot.item.ended_at is None
    ]
    if running:
        return max(running)
    ends = (slot.item.ended_at for slot in slots)
    return max([now, *(end for end in ends if end is not None)])


def _row(slot: Slot, place: int, free: datetime, now: datetime) -> ItemForecast:
    item = slot.item
    state = item.state
    conflict = _ZERO
    start = item.started_at
    if item.ended_at is not None:
        end = item.ended_at
        start = start or end
    elif start is not None:
        end = _projected_end(slot, start, now)
    elif state is ItemState.SKIPPED:
        start = end = free
    else:
        start = free if slot.anchor is None else max(free, slot.anchor)
        end = start + max(_ZERO, planned_length(slot, start))
        if item.anchor is Anchor.HARD_START and slot.anchor is not None:
            conflict = start - slot.anchor
    return ItemForecast(
        item=item,
        place=place,
        state=state,
        start=start,
        end=end,
        planned_start=slot.planned_start,
        planned_end=slot.planned_end,
        conflict=conflict,
    )


def _current(
    slots: Sequence[Slot], rows: Sequence[ItemForecast], now: datetime
) -> CurrentItem | None:
    """Return the item that runs; of two, started at two desks at once, the later one."""
    running = [index for index, row in enumerate(rows) if row.item.is_running]
    if not running:
        return None
    index = max(running, key=lambda number: rows[number].start)
    start = rows[index].start
    return CurrentItem(
        row=rows[index],
        elapsed=_elapsed(slots[index].item, start, now),
        remaining=_remaining(slots[index], start, now),
    )


def _drift_now(
    rows: Sequence[ItemForecast], current: CurrentItem | None, drift_end: timedelta | None
) -> timedelta | None:
    """Return the lateness now: of the current item's end, else of the next one's end.

    It is the end in both cases, so that pressing "start" does not move the figure when a
    break or a hard end makes up for a late start. An item put in after the approval has
    nothing to be late against: the next one that has speaks for it, and after the last
    one the end of all.
    """
    if current is not None and current.row.planned_end is not None:
        return current.row.end - current.row.planned_end
    waiting = (row.drift_end for row in rows if row.state is ItemState.WAITING)
    return next((drift for drift in waiting if drift is not None), drift_end)
