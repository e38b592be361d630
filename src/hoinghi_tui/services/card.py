"""What the desk tells one delegate, put together without looking through the whole list."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.agenda_day import agenda_day
from hoinghi_tui.domain.awards import Award, in_calling_order
from hoinghi_tui.domain.lateness import beginning, lateness
from hoinghi_tui.domain.people import Attendance, Delegate, Substitute, Unit
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.workspace import Workspace

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Card:
    """What the desk tells a delegate: where to sit, what to come up for."""

    delegate: Delegate
    unit: Unit | None
    attendance: Attendance | None
    seat: Seat | None
    place: str
    """Where the seat is, in words ("hàng đầu, bên trái"); blank without a seat."""
    awards: tuple[Award, ...]
    """What the delegate comes up for, in calling order."""
    items: tuple[AgendaItem, ...]
    """What the delegate presents, in the order of the agenda."""
    late: timedelta | None = None
    """How late the delegate first came; None for who was in time or has not come."""

    @property
    def substitute(self) -> Substitute | None:
        """Who came in the delegate's place, if somebody did."""
        return self.attendance.substitute if self.attendance else None

    @property
    def expected_instead(self) -> Substitute | None:
        """Who was announced to come instead, until somebody was noted to have come so."""
        noted = self.attendance is not None and self.attendance.substitute is not None
        return None if noted else self.delegate.substitute


class Cards:
    """Makes cards; what they have in common is worked out again only after a change."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._awards: Kept[dict[str, tuple[Award, ...]]] = Kept()
        self._items: Kept[dict[str, tuple[AgendaItem, ...]]] = Kept()
        self._beginnings: Kept[dict[date, datetime | None]] = Kept()

    def card(self, delegate: Delegate) -> Card:
        """Gather what there is to tell about one delegate."""
        state = self._work.state
        seat = state.seat_of(delegate.id)
        came = state.attendance.get(delegate.id)
        awards = self._awards.get(state.awards.version, self._awards_of)
        items = self._items.get(state.agenda.version, self._items_of)
        return Card(
            delegate=delegate,
            unit=state.unit_of(delegate),
            attendance=came,
            seat=seat,
            place=state.place(seat) if seat else "",
            awards=awards.get(delegate.id, ()),
            items=items.get(delegate.id, ()),
            late=lateness(came.arrived_at, self._began(came.arrived_at)) if came else None,
        )

    def _began(self, arrived_at: datetime) -> datetime | None:
        """Return when the conference began or is to begin on the day of an arrival."""
        state, zone = self._work.state, self._work.zone()
        versions = (state.agenda.version, state.conferences.version)
        known = self._beginnings.get(versions, dict)
        day = arrived_at.astimezone(zone).date()
        if day not in known:
            items = list(state.agenda.values())
            runs_on = agenda_day(state.conference.day, items, arrived_at, zone)
            known[day] = beginning(items, runs_on, zone)
        return known[day]

    def _awards_of(self) -> dict[str, tuple[Award, ...]]:
        awards = in_calling_order(self._work.state.awards.values())
        return _by_person((award.delegate, award) for award in awards)

    def _items_of(self) -> dict[str, tuple[AgendaItem, ...]]:
        items = in_order(self._work.state.agenda.values())
        return _by_person((item.presenter, item) for item in items)


def _by_person(pairs: Iterable[tuple[str | None, T]]) -> dict[str, tuple[T, ...]]:
    found: dict[str, tuple[T, ...]] = {}
    for person, thing in pairs:
        if person:
            found[person] = (*found.get(person, ()), thing)
    return found
