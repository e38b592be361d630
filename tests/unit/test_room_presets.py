import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.room import ElementKind, Zone
from hoinghi_tui.domain.room_map import check_room
from hoinghi_tui.domain.room_presets import classroom

ROOM, SEATS = classroom(6, 8, 4, 5, 2, 2)
BY_ID = {seat.id: seat for seat in SEATS}


def zone_ids(zone, seats=SEATS):
    return [seat.id for seat in seats if seat.zone is zone]


def test_the_sample_room_has_the_seats_of_the_plan():
    rows = [f"{row}{number}" for row in "ABCDEF" for number in range(1, 9)]

    assert zone_ids(Zone.HALL) == rows
    assert zone_ids(Zone.PRESIDIUM) == ["CT1", "CT2", "CT3", "CT4", "CT5"]
    assert zone_ids(Zone.SECRETARY) == ["TK1", "TK2"]
    assert zone_ids(Zone.PRESS) == ["BC1", "BC2"]
    assert zone_ids(Zone.MC) == ["MC1"]


def test_the_presidium_stands_as_it_is_drawn():
    drawn = sorted(zone_ids(Zone.PRESIDIUM), key=lambda seat: BY_ID[seat].column)

    assert drawn == ["CT4", "CT2", "CT1", "CT3", "CT5"]
    assert [BY_ID[f"CT{n}"].prestige for n in range(1, 6)] == [1, 2, 3, 4, 5]
    assert BY_ID["CT1"].column == (ROOM.columns - 1) / 2


def test_a_presidium_of_four_has_the_right_hand_of_its_middle_first():
    _, seats = classroom(2, 4, 2, 4, 0, 0)
    table = [seat for seat in seats if seat.zone is Zone.PRESIDIUM]

    drawn = [seat.id for seat in sorted(table, key=lambda seat: seat.column)]

    assert drawn == ["CT3", "CT1", "CT2", "CT4"]


def test_who_must_rise_is_counted_to_the_aisle():
    assert [BY_ID[f"A{n}"].aisle_distance for n in range(1, 9)] == [3, 2, 1, 0, 0, 1, 2, 3]
    _, seats = classroom(1, 5, 0, 0, 0, 0)
    assert [s.aisle_distance for s in seats if s.zone is Zone.HALL] == [0, 1, 2, 1, 0]


def test_the_aisle_keeps_its_column_free():
    aisle = next(e for e in ROOM.elements if e.kind is ElementKind.AISLE)

    assert (aisle.height, aisle.line) == (6, BY_ID["A1"].line)
    assert BY_ID["A4"].column < aisle.column < BY_ID["A5"].column


def test_the_last_rows_can_be_kept_for_newcomers():
    _, seats = classroom(3, 2, 0, 0, 0, 0, reserve_rows=1)

    assert [seat.id for seat in seats if seat.reserve] == ["C1", "C2"]


def test_rows_past_z_go_on_as_in_a_spreadsheet():
    _, seats = classroom(28, 1, 0, 0, 0, 0)

    assert zone_ids(Zone.HALL, seats)[25:] == ["Z1", "AA1", "AB1"]


@pytest.mark.parametrize("numbers", [(0, 8, 4, 5, 2, 2), (6, 0, 4, 5, 2, 2), (6, 8, 4, -1, 2, 2)])
def test_impossible_numbers_are_refused(numbers):
    with pytest.raises(ValueError, match="at least one row"):
        classroom(*numbers)


@given(
    st.integers(1, 9),
    st.integers(1, 12),
    st.integers(0, 12),
    st.integers(0, 12),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_nothing_stands_on_anything_else_or_outside(rows, per_row, aisle, presidium, side, press):
    room, seats = classroom(rows, per_row, aisle, presidium, side, press)

    assert check_room(seats) == ()
    assert all(0 <= s.column <= room.columns - 1 and 0 <= s.line < room.lines for s in seats)
    for element in room.elements:
        right, bottom = element.column + element.width, element.line + element.height
        assert element.column >= 0
        assert right <= room.columns
        for seat in seats:
            beside = seat.column + 1 <= element.column or right <= seat.column
            assert beside or not element.line <= seat.line < bottom, (element, seat)
