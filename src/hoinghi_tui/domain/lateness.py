"""Who came late: after the conference began, as planned or as it really did."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta, tzinfo

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, ItemState
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.forecast import planned_length

_LEAST = timedelta(minutes=1)
_ANOTHER_DAY = timedelta(hours=12)


def beginning(items: Iterable[AgendaItem], day: date, zone: tzinfo) -> datetime | None:
    """Return the instant at which the conference began or is to begin; None: nobody knows.

    It is that of the first item that is not the reception of guests: its real start, else
    its approved one, else what the items before it lead to. ``day`` is the day of the agenda.
    """
    free: datetime | None = None
    for slot in on_day(items, day, zone):
        item = slot.item
        if item.state is ItemState.SKIPPED:
            continue
        planned = slot.planned_start or _later(slot.anchor, free)
        if item.kind is not ItemKind.RECEPTION:
            return item.started_at or planned
        free = planned + planned_length(slot, planned) if planned is not None else None
    return None


def lateness(arrived_at: datetime, began: datetime | None) -> timedelta | None:
    """Return how late somebody came, None for who did not; under a minute is in time.

    More than half a day apart the two are of different days: nobody is late for yesterday.
    """
    if began is None:
        return None
    late = arrived_at - began
    return late if _LEAST <= late < _ANOTHER_DAY else None


def _later(anchor: datetime | None, free: datetime | None) -> datetime | None:
    return max((at for at in (anchor, free) if at is not None), default=None)
