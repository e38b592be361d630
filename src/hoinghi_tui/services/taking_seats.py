"""Giving a free seat to somebody in the same action that lets the person in."""

from hoinghi_tui.domain.seating import take
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op


def seat_ops(state: State, person: str, seat: str | None) -> list[Op]:
    """Describe how a person takes a free seat, giving up the one held; None: nothing changes.

    Raises ``SeatingRefused`` when the seat is not free, not open or not there.
    """
    if seat is None:
        return []
    seats = state.seats
    changed = take(seats.values(), person, seat)
    return [op for one in changed for op in change("seats", seats[one.id], one)]
