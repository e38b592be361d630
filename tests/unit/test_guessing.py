"""Trying out codes: how likely it is to succeed, and when the door warns."""

from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from hoinghi_tui.domain.badges import guess_chance, make_code
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.guessing import GUESSING_WITHIN, is_guessing

NOW = datetime(2025, 12, 15, 0, 30, tzinfo=UTC)


def ago(seconds):
    return NOW - timedelta(seconds=seconds)


def test_a_random_number_opens_the_door_for_as_many_codes_as_there_are():
    """Of the 10^16 numbers of sixteen digits each badge makes exactly one right."""
    assert guess_chance(0) == 0
    assert guess_chance(1) == Fraction(1, 10**16)
    assert guess_chance(10_000) == Fraction(10_000, 10**16) < Fraction(1, 10**6)


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        ([], False),
        ([ago(second) for second in range(19)], False),
        ([ago(second) for second in range(20)], True),
        ([ago(second) for second in range(41, 61)], True),
        ([ago(second) for second in range(42, 62)], False),
        ([ago(-second) for second in range(20)], True),  # the clock was set back
    ],
)
def test_twenty_within_a_minute_are_no_accident(tries, expected):
    assert is_guessing(tries, NOW) is expected


@pytest.fixture
def unknown(session):
    """Return a function that makes the n-th code of this conference that no badge has."""
    tag = session.state.conference.event_tag

    def code(number, tag=tag):
        secret = f"{number:010}"
        assert secret not in session.state.badges
        return make_code(tag, secret)

    return code


def test_the_door_warns_while_somebody_tries_out_codes(session, clock, unknown):
    for number in range(19):
        assert session.door.scan(unknown(number)).result is CheckInResult.UNKNOWN
        clock.advance(seconds=1)
    assert session.door.alarm == ""
    session.door.scan(unknown(19))
    assert session.door.alarm.startswith("20 mã lạ trong một phút: có thể ai đó đang thử mã.")
    session.door.scan(unknown(20))
    kinds = [event.kind for event in session.store.history(None)]
    assert kinds.count("scan_guessing") == 1
    clock.advance(seconds=GUESSING_WITHIN.total_seconds() + 1)
    assert session.door.alarm == ""


def test_accidents_are_no_guessing(session, desk_two, unknown):
    other_tag = f"{(int(session.state.conference.event_tag) + 1) % 10_000:04}"
    for number in range(30):
        session.door.scan(unknown(0))  # one and the same badge, again and again
        session.door.scan(unknown(number, tag=other_tag))  # a pile of another conference
        session.door.scan(f"1234567890123{number:03}")  # a scanner that misreads
    assert session.door.alarm == ""
    for number in range(10):
        session.door.scan(unknown(number))
        desk_two.door.scan(unknown(number + 10))
    assert session.door.alarm == desk_two.door.alarm == ""  # each desk counts its own
