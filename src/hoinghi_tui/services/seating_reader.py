"""Reading the plan of the room: who sits where, how good that is, what a change would cost."""

from collections.abc import Iterable
from dataclasses import replace

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Room, Seat
from hoinghi_tui.domain.seat_quality import Quality, quality
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.seating_plan import best_free
from hoinghi_tui.domain.unit_marks import UnitMark, unit_marks
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.known import known
from hoinghi_tui.services.seat_cards import SeatCard, seat_cards
from hoinghi_tui.services.workspace import Workspace


class SeatingReader:
    """Tells about the seats and the people on them; changes nothing."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._cards: Kept[list[SeatCard]] = Kept()
        self._quality: Kept[Quality] = Kept()

    @property
    def room(self) -> Room | None:
        """The room, if one is set up."""
        return next(iter(self._work.state.rooms.values()), None)

    def seats(self) -> list[Seat]:
        """Return all seats of the room."""
        return list(self._work.state.seats.values())

    def cards(self) -> list[SeatCard]:
        """Return each seat with what the plan shows; made again only after a change."""
        return self._cards.get(self._versions(), lambda: seat_cards(self._work.state))

    def unit_marks(self) -> list[tuple[Unit, UnitMark]]:
        """Return the units that have people on the list, with their marks, by protocol."""
        state = self._work.state
        marks = unit_marks(state.units.values())
        present = {delegate.unit for delegate in state.delegates.values()}
        ordered = sorted(state.units.values(), key=lambda unit: (unit.rank, unit.id))
        return [(unit, marks[unit.id]) for unit in ordered if unit.id in present]

    def unplaced(self) -> list[Delegate]:
        """Return who needs a seat and has none, in protocol order.

        Whether somebody needs one is for ``is_expected`` to say.
        """
        state = self._work.state
        seated = {seat.delegate for seat in state.seats.values()}
        people = (
            one
            for one in state.delegates.values()
            if one.id not in seated and is_expected(one, state.attendance)
        )
        return protocol_order(people, state.units.values())

    def describe(self, seat: Seat) -> str:
        """Say in words where a seat is: "hàng đầu, bên trái"."""
        return self._work.state.place(seat)

    def quality(self) -> Quality:
        """Measure the arrangement as it is; computed again only after a change."""
        return self._quality.get(self._versions(), lambda: self._measure(self.seats()))

    def cost(self, first: str, second: str) -> int:
        """Return by how much the objective grows when two seats exchange their people.

        Below 0 the exchange makes the arrangement better. Raises ``Refused`` for a seat
        that is not there; whether the seats may be exchanged is for ``swap`` to say.
        """
        one, other = self._seat(first), self._seat(second)
        changed = {
            first: replace(one, delegate=other.delegate),
            second: replace(other, delegate=one.delegate),
        }
        after = self._measure(changed.get(seat.id, seat) for seat in self.seats())
        return after.objective.total - self.quality().objective.total

    def best_free(self, delegate_id: str) -> Seat | None:
        """Return the free seat that suits a delegate best, near the own unit; None: no seat.

        Raises ``Refused`` when the delegate is not on the list any more.
        """
        state = self._work.state
        known(state, delegate_id)
        return best_free(
            state.seats.values(), state.delegates.values(), state.units.values(), delegate_id
        )

    def _versions(self) -> tuple[int, ...]:
        state = self._work.state
        tables = (state.seats, state.delegates, state.units, state.awards, state.attendance)
        return tuple(table.version for table in tables)

    def _measure(self, seats: Iterable[Seat], before: Iterable[Seat] = ()) -> Quality:
        state = self._work.state
        people, units, awards = state.delegates, state.units, state.awards
        return quality(seats, people.values(), units.values(), awards.values(), before)

    def _seat(self, seat_id: str) -> Seat:
        try:
            return self._work.state.seats[seat_id]
        except KeyError:
            raise Refused(f"Không có ghế {seat_id} trong phòng.") from None
