"""Notes of what is on paper: when a paper still holds, and which seats papers name."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Badge
from hoinghi_tui.domain.printed import (
    ALL,
    SEAT_UNKNOWN,
    Printed,
    fingerprint,
    is_outdated,
    names_another_seat,
    note_id,
    seats_on_paper,
)

AT = datetime(2025, 12, 14, 8, tzinfo=UTC)


def note(paper, subject, seat="", data="x"):
    return Printed(id=note_id(paper, subject), at=AT, data=data, seat=seat)


def badge(secret, delegate="a", **fields):
    return Badge(id=secret, delegate=delegate, **fields)


def test_a_note_tells_its_paper_and_its_subject():
    one = note("tent-cards", "dv-001")
    assert (one.id, one.paper, one.subject) == ("tent-cards:dv-001", "tent-cards", "dv-001")


@given(st.lists(st.text()), st.lists(st.text()))
def test_a_fingerprint_is_one_for_the_same_texts_only_and_holds_none_of_them(one, other):
    assert (fingerprint(one) == fingerprint(other)) == (one == other)
    assert len(fingerprint(one)) == 16
    assert set(fingerprint(one)) <= set("0123456789abcdef")


def test_lone_surrogates_have_a_fingerprint_too():
    assert fingerprint(["\ud800"]) != fingerprint(["?"])


@pytest.mark.parametrize(
    ("made", "now", "outdated"),
    [(None, "x", False), (note("badges", "a"), "x", False), (note("badges", "a"), "y", True)],
)
def test_a_paper_is_outdated_once_it_would_say_something_else(made, now, outdated):
    assert is_outdated(made, now) is outdated


def test_every_paper_that_names_a_seat_counts():
    notes = [
        note("badges", "a", "A1"),
        note("invitations", "a", "A2"),
        note("tent-cards", "b"),
        note("seat-plan", ALL),
    ]
    badges = [badge("1", printed_at=AT), badge("2", "b", printed_at=AT)]

    told = seats_on_paper(notes, badges)

    # Nothing was noted when the badge of b was printed: it may name any seat.
    assert told == {"a": {"A1", "A2"}, "b": {SEAT_UNKNOWN}}


@pytest.mark.parametrize(
    "badges",
    [
        [],
        [badge("1", replaced=True, printed_at=AT), badge("2")],
        [badge("1", spare=True, printed_at=AT)],
    ],
)
def test_a_badge_that_is_not_the_valid_one_names_no_seat(badges):
    assert seats_on_paper([note("badges", "a", "A1")], badges) == {}


def test_a_badge_printed_before_its_person_had_a_seat_names_none():
    assert seats_on_paper([note("badges", "a")], [badge("1", printed_at=AT)]) == {}


@pytest.mark.parametrize(
    ("seats", "seat", "wrong"),
    [
        ({"A1"}, "A1", False),
        ({"A1"}, "A2", True),
        ({"A1"}, None, True),
        ({"A1", "A2"}, "A1", True),
        ({SEAT_UNKNOWN}, "A1", True),
        (set(), "A1", False),
    ],
)
def test_a_paper_must_be_made_again_when_it_names_another_seat(seats, seat, wrong):
    told = {"a": frozenset(seats)} if seats else {}
    assert names_another_seat(told, "a", seat) is wrong
