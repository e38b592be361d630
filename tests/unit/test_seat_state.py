from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Means, Presence, Substitute
from hoinghi_tui.domain.room import Seat, Zone
from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState, is_expected, seat_state

SEAT = Seat(id="A1", zone=Zone.HALL, row="A", number=1, column=0, line=3)
PERSON = Delegate(id="dv-1", full_name="Đào Văn Soái")
DECLINED = replace(PERSON, invitation=Invitation.DECLINED)
CAME = Attendance(
    id="dv-1", arrived_at=datetime(2025, 12, 15, tzinfo=UTC), station="Bàn 1", means=Means.QR
)
LEFT = replace(CAME, state=Presence.LEFT)


@pytest.mark.parametrize(
    ("seat", "person", "came", "state"),
    [
        ({}, None, None, SeatState.FREE),
        ({"reserve": True}, None, None, SeatState.RESERVE),
        ({"blocked": True, "reserve": True}, None, None, SeatState.BLOCKED),
        ({}, PERSON, None, SeatState.EXPECTED),
        ({}, DECLINED, None, SeatState.DECLINED),
        ({}, PERSON, CAME, SeatState.PRESENT),
        ({}, DECLINED, CAME, SeatState.PRESENT),
        ({}, PERSON, LEFT, SeatState.LEFT),
        ({"reserve": True}, PERSON, None, SeatState.EXPECTED),
    ],
)
def test_the_state_of_a_seat(seat, person, came, state):
    assert seat_state(replace(SEAT, **seat), person, came) is state


@pytest.mark.parametrize(
    ("person", "came", "expected"),
    [
        (PERSON, (), True),
        (DECLINED, (), False),
        (DECLINED, ("dv-1",), True),
        (DECLINED, ("dv-2",), False),
        (replace(DECLINED, substitute=Substitute(full_name="Lê Văn Thay")), (), True),
    ],
)
def test_who_needs_a_seat(person, came, expected):
    assert is_expected(person, came) is expected


def test_every_state_has_its_own_word():
    assert len(set(SEAT_WORDS.values())) == len(SeatState) == len(SEAT_WORDS)
