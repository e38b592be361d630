"""What is found wrong with a room, each fault by an example that has it and one that has not."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_checks import MOST_RISERS, Capacity, Crowd, check_crowd, check_room
from hoinghi_tui.domain.room_presets import classroom

ROOM, SEATS = classroom(6, 8, 4, 5, 2, 2)
BY_ID = {seat.id: seat for seat in SEATS}


def faults(*seats, room=ROOM):
    return [(problem.seat, problem.text) for problem in check_room(room, seats)]


def test_a_room_in_order_has_no_faults():
    assert faults(*SEATS) == []


def test_a_number_given_twice_is_found():
    twin = replace(BY_ID["B1"], id="A1")

    assert faults(BY_ID["A1"], twin) == [
        ("A1", "Có 2 ghế cùng số A1. Đánh số lại để không trùng."),
    ]


@pytest.mark.parametrize("column", [0, 0.5])
def test_seats_on_one_place_are_found(column):
    above = replace(BY_ID["B1"], column=column, line=BY_ID["A1"].line)

    assert [seat for seat, _ in faults(BY_ID["A1"], above)] == ["A1", "B1"]


def test_a_seat_in_the_aisle_and_one_outside_are_found():
    aisle = next(one for one in ROOM.elements if one.kind is ElementKind.AISLE)
    inside = replace(BY_ID["A1"], column=aisle.column)
    outside = replace(BY_ID["A2"], line=ROOM.lines)

    assert faults(inside) == [("A1", "Ghế A1 nằm đè lên “Lối đi”. Dời ghế hoặc dời “Lối đi”.")]
    assert faults(outside) == [("A2", "Ghế A2 nằm ngoài phòng. Dời ghế vào trong.")]


def test_two_presidium_chairs_of_one_rank_are_found():
    equal = replace(BY_ID["CT2"], prestige=1)

    found = faults(BY_ID["CT1"], equal)

    assert [seat for seat, _ in found] == ["CT1", "CT2"]
    assert "cùng thứ bậc" in found[0][1]


def test_people_on_two_or_on_blocked_seats_are_found():
    twice = [replace(BY_ID[seat], delegate="dv-001") for seat in ("A1", "A2")]
    blocked = replace(BY_ID["A3"], delegate="dv-002", blocked=True)

    assert [seat for seat, _ in faults(*twice, blocked)] == ["A1", "A2", "A3"]
    assert "đang chặn" in faults(blocked)[0][1]


# -- shut in ---------------------------------------------------------------------------------


def walled(*pillars):
    """Make three rows of three; nobody climbs over the rows in front and behind."""
    seats = [
        Seat(id=f"{row}{n}", zone=Zone.HALL, row=row, number=n, column=n, line=line)
        for line, row in enumerate("ABC")
        for n in (1, 2, 3)
    ]
    elements = tuple(
        Element(kind=ElementKind.PILLAR, label="Cột", column=column, line=1) for column in pillars
    )
    return [
        seat
        for seat, _ in faults(
            *seats, room=Room(id="r", name="", columns=5, lines=3, elements=elements)
        )
    ]


def test_a_row_between_two_pillars_and_two_rows_is_shut_in():
    assert walled(0, 4) == ["B1", "B2", "B3"]
    assert walled(0) == []
    assert walled(4) == []


def test_a_gap_in_the_row_behind_lets_people_out():
    seats = [
        Seat(id=f"{row}{n}", zone=Zone.HALL, row=row, number=n, column=n, line=line)
        for line, row in enumerate("ABC")
        for n in (1, 2, 3)
        if (row, n) != ("C", 2)
    ]
    pillars = tuple(
        Element(kind=ElementKind.PILLAR, label="Cột", column=column, line=1) for column in (0, 4)
    )
    assert faults(*seats, room=Room(id="r", name="", columns=5, lines=3, elements=pillars)) == []


def test_where_very_many_must_rise_is_noted_once_a_row():
    room, seats = classroom(2, 2 * MOST_RISERS + 4, 0, 0, 0, 0)
    notes = check_room(room, seats)
    assert [(one.seat, one.note) for one in notes] == [("A12", True), ("B12", True)]
    assert "11 người phải đứng lên" in notes[0].text
    room, seats = classroom(2, 2 * MOST_RISERS + 2, 0, 0, 0, 0)
    assert check_room(room, seats) == ()


# -- the list --------------------------------------------------------------------------------


def words(capacity, crowd=None):
    return [(p.note, p.text) for p in check_crowd(SEATS, capacity, crowd or Crowd())]


def test_the_list_is_held_against_the_room():
    assert words(Capacity(seats=58, reserve=8, blocked=0, people=50, missing=0)) == []
    [(is_note, text)] = words(Capacity(seats=58, reserve=8, blocked=0, people=51, missing=0))
    assert (is_note, "dự phòng" in text) == (True, True)
    [(is_note, text)] = words(Capacity(seats=58, reserve=8, blocked=0, people=60, missing=2))
    assert (is_note, text.startswith("Thiếu 2 ghế")) == (False, True)


ENOUGH = Capacity(seats=58, reserve=8, blocked=0, people=9, missing=0)
UNITS = {
    "KT": Unit(id="KT", name="Phòng Kinh tế"),
    "VP": Unit(id="VP", name="Văn phòng"),
}


def people(count, unit, **fields):
    return [
        Delegate(id=f"{unit}-{n}", full_name=f"Người {n}", unit=unit, **fields)
        for n in range(count)
    ]


def test_a_unit_larger_than_any_row_is_noted():
    crowd = Crowd([*people(9, "KT"), *people(8, "VP")], UNITS)
    assert words(ENOUGH, crowd) == [
        (True, "Phòng Kinh tế có 9 người, dãy dài nhất 8 ghế: phải ngồi hơn một dãy.")
    ]


def test_only_a_seat_of_the_hall_serves_a_wheelchair():
    # As in a plan: tables have their people, in a wheelchair or not.
    rolling = people(1, "VP", wheelchair=True)

    def told(chair, placed=None):
        seats = [replace(seat, accessible=seat.id == chair) for seat in SEATS]
        crowd = Crowd(rolling, UNITS, placed or {})
        return [one.text for one in check_crowd(seats, ENOUGH, crowd)]

    assert told("A1") == []
    assert len(told("BC1")) == 1
    assert told("", {"CT1": "VP-0"}) == []
    assert len(told("", {"A1": "VP-0"})) == 1
