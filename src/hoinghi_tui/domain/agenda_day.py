"""The day of the agenda: its local times of day as instants.

All instants are made in UTC: Python subtracts two times of one local zone as if no
clock had been put forward between them, in UTC it cannot go wrong.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.conference import at_local_time

_HALF_A_DAY = timedelta(hours=12)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """An agenda item whose planned times of day have become instants of UTC."""

    item: AgendaItem
    anchor: datetime | None
    """The earliest start; for a hard start the time that was promised."""
    hard_end: datetime | None
    planned_start: datetime | None
    """Start and end of the approved baseline; None in an item put in after it."""
    planned_end: datetime | None


def agenda_day(
    fixed: date | None, items: Iterable[AgendaItem], now: datetime, zone: tzinfo
) -> date:
    """Return the day the agenda runs on.

    It is the conference's ``fixed`` day, else the local day of the first real start,
    else the local day of ``now``.
    """
    if fixed is not None:
        return fixed
    starts = [item.started_at for item in items if item.started_at is not None]
    return min(starts, default=now).astimezone(zone).date()


def on_day(items: Iterable[AgendaItem], day: date, zone: tzinfo) -> tuple[Slot, ...]:
    """Return the items in agenda order with their times of day resolved on ``day``.

    A time that is more than twelve hours before the one planned before it belongs to
    the next day: 00:10 after 23:30 is past midnight, 09:00 after 10:00 is an item that
    was moved.
    """
    slots = []
    latest: datetime | None = None
    for item in in_order(items):
        slot = _resolve(item, latest, day, zone)
        slots.append(slot)
        latest = slot.planned_end or slot.planned_start or slot.anchor or latest
    return tuple(slots)


def deadline_on(
    deadline: time | None, slots: Sequence[Slot], day: date, zone: tzinfo
) -> datetime | None:
    """Return the instant by which all must be over, if there is one.

    A deadline that would lie more than twelve hours before the first planned time is
    one after midnight.
    """
    if deadline is None:
        return None
    planned = (slot.planned_start or slot.anchor for slot in slots)
    return _instant(deadline, next((at for at in planned if at), None), day, zone)


def _resolve(item: AgendaItem, before: datetime | None, day: date, zone: tzinfo) -> Slot:
    start = _maybe(item.baseline_start, before, day, zone)
    anchor = _maybe(item.anchor_at if item.is_anchored else None, start or before, day, zone)
    reference = start or anchor or before
    return Slot(
        item=item,
        anchor=anchor,
        hard_end=_maybe(item.hard_end, reference, day, zone),
        planned_start=start,
        planned_end=_maybe(item.baseline_end, reference, day, zone),
    )


def _maybe(
    clock_time: time | None, before: datetime | None, day: date, zone: tzinfo
) -> datetime | None:
    return None if clock_time is None else _instant(clock_time, before, day, zone)


def _instant(clock_time: time, before: datetime | None, day: date, zone: tzinfo) -> datetime:
    if before is None:
        return at_local_time(day, clock_time, zone).astimezone(UTC)
    local_day = before.astimezone(zone).date()
    found = at_local_time(local_day, clock_time, zone).astimezone(UTC)
    if before - found > _HALF_A_DAY:
        found = at_local_time(local_day + _DAY, clock_time, zone).astimezone(UTC)
    return found
