"""How good an arrangement of the room is, and how many people it moves."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.room import Seat
from hoinghi_tui.domain.seat_objective import Objective, objective


@dataclass(frozen=True, slots=True)
class Quality:
    """The figures below the room; 0 is best for each.

    ``moved`` are the people who have a seat before and after, but another one.
    """

    objective: Objective
    moved: int = 0

    @property
    def rank_inversions(self) -> int:
        """Pairs of people in the wrong order by rank."""
        return self.objective.rank_inversions

    @property
    def unit_inversions(self) -> int:
        """Pairs of units in the wrong order of protocol."""
        return self.objective.unit_inversions

    @property
    def split_units(self) -> int:
        """Units with somebody of another unit between their people."""
        return self.objective.unit_splits

    @property
    def aisle_distance(self) -> int:
        """How many people must rise, summed over all who receive an award."""
        return self.objective.aisle_distance


def quality(
    seats: Iterable[Seat],
    delegates: Iterable[Delegate],
    units: Iterable[Unit],
    awards: Iterable[Award] = (),
    before: Iterable[Seat] = (),
) -> Quality:
    """Measure an arrangement; ``before`` are the seats that ``moved`` compares with."""
    room = tuple(seats)
    was = {seat.delegate: seat.id for seat in before if seat.delegate is not None}
    return Quality(
        objective(room, delegates, units, awards),
        moved=sum(
            seat.delegate is not None and was.get(seat.delegate, seat.id) != seat.id
            for seat in room
        ),
    )
