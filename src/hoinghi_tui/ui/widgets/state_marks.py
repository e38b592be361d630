"""The sign and the tone of each state of a seat or a person: one for all screens."""

from hoinghi_tui.domain.seat_state import SeatState

BLOCKED = "☒"

STATE_MARKS = {
    SeatState.PRESENT: ("●", "success"),
    SeatState.EXPECTED: ("○", "muted"),
    SeatState.DECLINED: ("×", "error"),
    SeatState.LEFT: ("◌", "muted"),
    SeatState.FREE: ("·", "faint"),
    SeatState.RESERVE: ("☐", "faint"),
    SeatState.BLOCKED: (BLOCKED, "muted"),
}
