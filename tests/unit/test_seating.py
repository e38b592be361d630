"""Changing the room by hand: swap, move, shift a row, clear, and what is refused."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seating import (
    SeatingRefused,
    clear,
    free_seat,
    move,
    shift_row,
    swap,
    vacate,
    with_changes,
)


def room(rows=2, per_row=4):
    return classroom(rows, per_row, aisle_after=per_row // 2, presidium=3, secretaries=1, press=1)[
        1
    ]


def change(seats, **by_id):
    return tuple(replace(seat, **by_id.get(seat.id, {})) for seat in seats)


@st.composite
def rooms(draw):
    seats = room(draw(st.integers(1, 5)), draw(st.integers(1, 6)))
    flags = st.sampled_from(
        [{}, {}, {}, {}, {"blocked": True}, {"locked": True}, {"reserve": True}]
    )
    return tuple(replace(seat, **draw(flags)) for seat in seats)


@given(rooms(), st.data())
def test_swapping_twice_is_as_if_nothing_happened(seats, data):
    free = [s.id for s in seats if not (s.locked or s.blocked)]
    if not free:
        return
    taken = data.draw(st.lists(st.sampled_from(free), unique=True))
    seats = change(seats, **{seat: {"delegate": f"dv-{seat}"} for seat in taken})
    a, b = data.draw(st.sampled_from(free)), data.draw(st.sampled_from(free))

    once = with_changes(seats, swap(seats, a, b))

    assert with_changes(once, swap(once, a, b)) == seats
    assert sorted(s.delegate or "" for s in once) == sorted(s.delegate or "" for s in seats)


@pytest.mark.parametrize(
    ("a", "b", "words"),
    [
        ("A1", "A2", "Ghế A2 đang khóa"),
        ("A2", "A1", "Ghế A2 đang khóa"),
        ("A1", "A3", "Ghế A3 đang chặn"),
        ("A1", "Z9", "Không có ghế Z9"),
    ],
)
def test_a_swap_the_room_does_not_allow_is_refused(a, b, words):
    seats = change(room(), A1={"delegate": "dv-001"}, A2={"locked": True}, A3={"blocked": True})

    with pytest.raises(SeatingRefused, match=words):
        swap(seats, a, b)


def people_after(seats, changed):
    return {s.id: s.delegate for s in with_changes(seats, changed) if s.delegate}


def test_moving_takes_a_free_seat_or_changes_places():
    seats = change(room(), A1={"delegate": "dv-001"}, A2={"delegate": "dv-002"})

    assert people_after(seats, move(seats, "dv-001", "B4")) == {"B4": "dv-001", "A2": "dv-002"}
    assert people_after(seats, move(seats, "dv-001", "A2")) == {"A2": "dv-001", "A1": "dv-002"}
    assert move(seats, "dv-001", "A1") == ()
    assert people_after(seats, move(seats, "dv-003", "A3"))["A3"] == "dv-003"


def test_somebody_can_be_moved_off_a_blocked_seat():
    seats = change(room(), A1={"delegate": "dv-001", "blocked": True})

    assert people_after(seats, move(seats, "dv-001", "A2")) == {"A2": "dv-001"}


@pytest.mark.parametrize(
    ("to", "words"),
    [("A1", "đã có người"), ("A2", "đang khóa"), ("A3", "đang chặn"), ("Z9", "Không có ghế")],
)
def test_a_newcomer_cannot_take_a_seat_that_is_not_free(to, words):
    seats = change(room(), A1={"delegate": "dv-001"}, A2={"locked": True}, A3={"blocked": True})

    with pytest.raises(SeatingRefused, match=words):
        move(seats, "dv-009", to)


def test_giving_up_a_seat_frees_it():
    seats = change(room(), A1={"delegate": "dv-001", "locked": True}, A2={"delegate": "dv-002"})

    assert people_after(seats, vacate(seats, "dv-001")) == {"A2": "dv-002"}
    assert vacate(seats, "dv-003") == ()


def test_newcomers_are_offered_reserve_seats_then_the_back():
    seats = change(room(2, 4), B1={"reserve": True}, B2={"delegate": "dv-001"})

    assert free_seat(seats).id == "B1"
    taken = with_changes(seats, move(seats, "dv-002", "B1"))
    assert free_seat(taken).id == "B3"
    full = tuple(replace(seat, blocked=True) for seat in seats)
    assert free_seat(full) is None


def test_a_row_is_shifted_over_closed_seats_and_keeps_its_gaps():
    seats = change(
        room(2, 6),
        A1={"delegate": "dv-001"},
        A2={"blocked": True},
        A4={"delegate": "dv-004"},
        A5={"delegate": "dv-005", "locked": True},
        B1={"delegate": "dv-009"},
    )

    right = with_changes(seats, shift_row(seats, "A", 1))

    assert {s.id: s.delegate for s in right if s.delegate} == {
        "A3": "dv-001",
        "A5": "dv-005",
        "A6": "dv-004",
        "B1": "dv-009",
    }
    assert with_changes(right, shift_row(right, "A", -1)) == seats


@pytest.mark.parametrize(
    ("row", "by", "words"),
    [
        ("A", 1, "Đầu bên phải hàng A không đủ ghế trống để dời 1 ghế"),
        ("A", -2, "Đầu bên trái hàng A không đủ ghế trống để dời 2 ghế"),
        ("B", 1, "Hàng B không có ai dời được"),
        ("Z", 1, "Hàng Z không có ai dời được"),
    ],
)
def test_nobody_is_shifted_off_the_row(row, by, words):
    seats = change(
        room(2, 4),
        A2={"delegate": "dv-002"},
        A4={"delegate": "dv-004"},
        B1={"delegate": "dv-001", "locked": True},
    )

    with pytest.raises(SeatingRefused, match=words):
        shift_row(seats, row, by)


def test_a_row_around_a_table_is_shifted_by_its_numbers():
    table = [
        replace(seat, row="B1", line=seat.line + (seat.number > 2), column=4 - seat.number)
        for seat in room(1, 4)
        if seat.row == "A"
    ]
    seats = change(table, A2={"delegate": "dv-002"})

    assert people_after(seats, shift_row(seats, "B1", 1)) == {"A3": "dv-002"}


@pytest.mark.parametrize(
    ("part", "left"),
    [
        (Zone.PRESIDIUM, {"A1", "A2", "B1"}),
        ("A", {"CT1", "A1", "B1"}),
        (Zone.HALL, {"CT1", "A1"}),
        (None, {"A1"}),
    ],
)
def test_clearing_a_part_spares_the_others_and_what_is_locked(part, left):
    seats = change(
        room(),
        CT1={"delegate": "dv-001"},
        A1={"delegate": "dv-002", "locked": True},
        A2={"delegate": "dv-003"},
        B1={"delegate": "dv-004"},
    )

    assert people_after(seats, clear(seats, part)).keys() == left


def test_clearing_where_nobody_sits_is_refused():
    seats = change(room(), A1={"delegate": "dv-002", "locked": True})
    for part in (Zone.HALL, "A", "Z", None):
        with pytest.raises(SeatingRefused, match="Không có ai để bỏ chỗ"):
            clear(seats, part)
