"""Each seat with all that a plan of the room tells about it."""

from collections import Counter
from dataclasses import dataclass

from hoinghi_tui.domain.people import Attendance, Delegate, Unit
from hoinghi_tui.domain.people_words import Attendee, attendee
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.seat_state import SeatState, seat_state
from hoinghi_tui.domain.unit_marks import UnitMark, unit_marks
from hoinghi_tui.services.state import State
from hoinghi_tui.vietnamese import given, name_key


@dataclass(frozen=True, slots=True)
class SeatCard:
    """A seat, who sits there and what of it matters to whoever looks at the plan.

    ``delegate`` is None on an empty seat, and when the person was deleted by another
    station a moment ago. ``receives`` tells that the person will be given an award,
    ``namesake`` that somebody else in the room has the same given name, so that it does
    not tell them apart.
    """

    seat: Seat
    state: SeatState
    delegate: Delegate | None = None
    unit: Unit | None = None
    mark: UnitMark | None = None
    attendance: Attendance | None = None
    receives: bool = False
    namesake: bool = False

    @property
    def sitter(self) -> Attendee | None:
        """Who really sits there: the delegate, or who came instead."""
        return None if self.delegate is None else attendee(self.delegate, self.attendance)


def seat_cards(state: State) -> list[SeatCard]:
    """Return the cards of all seats, in the order of the store."""
    marks = unit_marks(state.units.values())
    recipients = {award.delegate for award in state.awards.values() if award.delegate}
    seated = [state.delegates.get(seat.delegate or "") for seat in state.seats.values()]
    sitting = [state.attendee(one) if one is not None else None for one in seated]
    names = Counter(_called(sitter) for sitter in sitting if sitter is not None)
    cards = []
    for seat, delegate, sitter in zip(state.seats.values(), seated, sitting, strict=True):
        if delegate is None or sitter is None:
            cards.append(SeatCard(seat, seat_state(seat, None, None)))
            continue
        came = state.attendance.get(delegate.id)
        cards.append(
            SeatCard(
                seat,
                seat_state(seat, delegate, came),
                delegate,
                state.unit_of(delegate),
                marks.get(delegate.unit or ""),
                came,
                delegate.id in recipients,
                names[_called(sitter)] > 1,
            )
        )
    return cards


def _called(sitter: Attendee) -> str:
    return name_key(given(sitter.full_name, sitter.given_name))
