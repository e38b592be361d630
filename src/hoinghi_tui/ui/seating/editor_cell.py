"""How one seat looks while the room is being edited: its number, what it is, who sits there."""

from hoinghi_tui.domain.room import Seat
from hoinghi_tui.services.seat_cards import SeatCard
from hoinghi_tui.ui.seating.seat_cell import GAP_RUN, LOCK, Run
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.state_marks import BLOCKED
from hoinghi_tui.vietnamese import shorten_name

WHEELCHAIR, POWER, RESERVE = "⊙", "‡", "☐"

SIGN_WORDS = (
    (RESERVE, "dự phòng"),
    (BLOCKED, "chặn"),
    (WHEELCHAIR, "xe lăn"),
    (POWER, "ổ điện"),
    (LOCK, "khóa"),
)
"""Each sign of an edited seat with its word, for the legend."""


def editor_lines(card: SeatCard, width: int, height: int) -> list[list[Run]]:
    """Return the lines of a seat, each exactly ``width`` cells, the last one a gap."""
    seat, signs = card.seat, seat_signs(card.seat)
    number = fitted(seat.id, min(len(seat.id), width - 2 - len(signs)))
    room = width - 2 - len(number) - len(signs)
    name = _name(card, room - 1) if height == 1 else ""
    lead = (" ", "")
    first: list[Run] = [lead, (number, "muted" if seat.blocked else "strong"), (signs, "accent")]
    first += [(fitted(f" {name}" if name else "", room), "muted"), GAP_RUN]
    if height == 1:
        return [first]
    return [first, [lead, (fitted(_name(card, width - 2), width - 2), "muted"), GAP_RUN]]


def seat_signs(seat: Seat) -> str:
    """Return the signs of what a seat is."""
    return (
        RESERVE * seat.reserve
        + BLOCKED * seat.blocked
        + WHEELCHAIR * seat.accessible
        + POWER * seat.power
        + LOCK * seat.locked
    )


def _name(card: SeatCard, room: int) -> str:
    sitter = card.sitter
    return shorten_name(sitter.full_name, room, sitter.given_name) if sitter else ""
