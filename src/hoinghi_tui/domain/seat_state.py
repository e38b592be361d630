"""What a seat on the plan shows: whether its person is here, or why it is empty."""

from collections.abc import Container
from enum import StrEnum

from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Presence
from hoinghi_tui.domain.room import Seat


class SeatState(StrEnum):
    """The one state of a seat; each has a word in ``SEAT_WORDS``."""

    PRESENT = "present"
    EXPECTED = "expected"
    DECLINED = "declined"
    LEFT = "left"
    FREE = "free"
    RESERVE = "reserve"
    BLOCKED = "blocked"


SEAT_WORDS = {
    SeatState.PRESENT: "có mặt",
    SeatState.EXPECTED: "chưa đến",
    SeatState.DECLINED: "báo vắng",
    SeatState.LEFT: "đã về",
    SeatState.FREE: "trống",
    SeatState.RESERVE: "dự phòng",
    SeatState.BLOCKED: "chặn",
}


def seat_state(seat: Seat, delegate: Delegate | None, came: Attendance | None) -> SeatState:
    """Return the state of a seat; ``delegate`` and ``came`` are of who sits there."""
    if delegate is not None:
        return person_state(delegate, came)
    if seat.blocked:
        return SeatState.BLOCKED
    return SeatState.RESERVE if seat.reserve else SeatState.FREE


def person_state(delegate: Delegate, came: Attendance | None) -> SeatState:
    """Return where a delegate is; who came counts as present even after declining."""
    if came is not None:
        return SeatState.LEFT if came.state is Presence.LEFT else SeatState.PRESENT
    declined = delegate.invitation is Invitation.DECLINED
    return SeatState.DECLINED if declined else SeatState.EXPECTED


def is_expected(delegate: Delegate, came: Container[str]) -> bool:
    """Tell whether a delegate needs a seat and a badge; plans, lists and papers all ask here.

    Who has declined needs none, unless somebody was announced instead or the person came all
    the same: an office keeps no chair for whom it knows to be away, and the papers would show
    it as a gap. A seat held already, locked or given by hand, stays theirs until a plan of
    the whole room. ``came`` are the ids of the delegates who have been checked in.
    """
    declined = delegate.invitation is Invitation.DECLINED
    return not declined or delegate.substitute is not None or delegate.id in came
