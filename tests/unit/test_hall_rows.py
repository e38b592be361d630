"""Which units are more than one row of the hall seats."""

from dataclasses import replace

from hoinghi_tui.domain.hall_rows import hall_people, large_units, longest_row
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.room_presets import classroom

_, SEATS = classroom(3, 4, 2, 1, 1, 1)
"""Three rows of four, and five seats at tables."""


def people(count, **fields):
    fields = {"unit": "VP", **fields}
    return [Delegate(id=f"dv-{n}", full_name=f"Người {n}", **fields) for n in range(count)]


def blocking(*chairs):
    return [replace(seat, blocked=seat.id in chairs) for seat in SEATS]


def test_a_unit_is_large_when_no_row_holds_it():
    assert large_units(SEATS, {}, people(4)) == {}
    assert large_units(SEATS, {}, people(5)) == {"VP": 5}


def test_a_blocked_seat_makes_its_row_shorter_and_a_longer_row_decides():
    assert longest_row(blocking("A1", "B1")) == 4
    short = blocking("A1", "B1", "C1")
    assert longest_row(short) == 3
    assert large_units(short, {}, people(4)) == {"VP": 4}


def test_who_sits_at_a_table_needs_no_seat_of_a_row():
    at_table, in_hall = {"CT1": "dv-0"}, {"A1": "dv-0"}
    assert large_units(SEATS, at_table, people(5)) == {}
    assert large_units(SEATS, in_hall, people(5)) == {"VP": 5}
    assert [one.id for one in hall_people(SEATS, at_table, people(3))] == ["dv-1", "dv-2"]


def test_who_comes_in_a_wheelchair_sits_where_the_room_allows_it():
    rolling = Delegate(id="dv-9", full_name="Người 9", unit="VP", wheelchair=True)
    assert large_units(SEATS, {}, [*people(4), rolling]) == {}


def test_people_of_no_unit_are_no_unit_and_a_room_without_rows_has_no_large_one():
    assert large_units(SEATS, {}, people(5, unit=None)) == {}
    assert longest_row([]) == 0
    assert large_units([], {}, people(5)) == {}
