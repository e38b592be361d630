import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import ElementKind, Zone
from hoinghi_tui.domain.room_checks import check_room
from hoinghi_tui.domain.room_geometry import collisions
from hoinghi_tui.domain.room_presets import build, classroom
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec, usual_aisles

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


def test_no_row_of_the_hall_is_called_as_a_table():
    """BC, CT, MC and TK lie between AA and TZ: seats BC1, CT1 … stand in front already."""
    _, seats = classroom(600, 2, 0, 5, 2, 2)

    rows = {seat.row for seat in seats if seat.zone is Zone.HALL}

    assert len(rows) == 600
    assert {"AZ", "BB", "BD", "TZ"} <= rows
    assert rows.isdisjoint({"BC", "CT", "MC", "TK"})
    assert len({seat.id for seat in seats}) == len(seats)


@pytest.mark.parametrize("numbers", [(0, 8, 4, 5, 2, 2), (6, 0, 4, 5, 2, 2), (6, 8, 4, -1, 2, 2)])
def test_impossible_numbers_are_refused(numbers):
    with pytest.raises(Refused, match="ít nhất một dãy một ghế"):
        classroom(*numbers)


def drawn(spec):
    """Draw the hall: the seats' numbers by line and column, all tables' rows left out."""
    _, seats = build(spec)
    hall = [seat for seat in seats if seat.zone is Zone.HALL]
    left, top = min(seat.column for seat in hall), min(seat.line for seat in hall)
    return {(seat.column - left, seat.line - top): seat.id for seat in hall}


def test_a_u_is_numbered_along_its_way():
    assert drawn(RoomSpec(preset=Preset.U_SHAPE, rows=2, seats=3)) == {
        (0, 0): "A1",
        (0, 1): "A2",
        (1, 2): "A3",
        (2, 2): "A4",
        (3, 2): "A5",
        (4, 1): "A6",
        (4, 0): "A7",
    }


def test_a_long_table_has_its_far_end():
    assert drawn(RoomSpec(preset=Preset.LONG, rows=2, seats=1)) == {
        (0, 0): "A1",
        (0, 1): "A2",
        (1.5, 2): "A3",
        (3, 1): "A4",
        (3, 0): "A5",
    }


def test_round_tables_are_numbered_clockwise_each_by_itself():
    assert drawn(RoomSpec(preset=Preset.ROUND, rows=2, seats=5)) == {
        (1, 0): "A1",
        (2, 0): "A2",
        (3, 1): "A3",
        (1.5, 2): "A4",
        (0, 1): "A5",
        (6, 0): "B1",
        (7, 0): "B2",
        (8, 1): "B3",
        (6.5, 2): "B4",
        (5, 1): "B5",
    }


def test_a_theatre_has_two_aisles_and_three_blocks():
    room, seats = build(RoomSpec(preset=Preset.THEATRE, rows=2, seats=8))
    row = [seat for seat in seats if seat.row == "A"]

    assert usual_aisles(Preset.THEATRE, 8) == (2, 6)
    assert [seat.column - row[0].column for seat in row] == [0, 1, 3, 4, 5, 6, 8, 9]
    assert [seat.aisle_distance for seat in row] == [1, 0, 0, 1, 1, 0, 0, 1]
    assert len([one for one in room.elements if one.kind is ElementKind.AISLE]) == 2


@pytest.mark.parametrize("preset", [Preset.U_SHAPE, Preset.LONG, Preset.ROUND])
def test_around_a_table_nobody_must_rise(preset):
    _, seats = build(RoomSpec(preset=preset, rows=6, seats=8))

    assert {seat.aisle_distance for seat in seats} == {0}


def test_the_sides_of_a_u_are_ranked_from_the_front_the_right_hand_first():
    _, seats = build(RoomSpec(preset=Preset.U_SHAPE, rows=2, seats=3))
    hall = sorted((s for s in seats if s.zone is Zone.HALL), key=lambda seat: seat.prestige)

    assert [seat.id for seat in hall] == ["A1", "A7", "A2", "A6", "A4", "A3", "A5"]


def test_the_reserve_is_at_the_end_of_every_room():
    def reserve(preset):
        _, seats = build(RoomSpec(preset=preset, rows=2, seats=3, reserve_rows=1))
        return [seat.id for seat in seats if seat.reserve]

    assert reserve(Preset.ROUND) == ["B1", "B2", "B3"]
    assert reserve(Preset.U_SHAPE) == ["A3", "A4", "A5"]
    assert reserve(Preset.LONG) == ["A3", "A4", "A5"]


def test_more_seats_than_a_hall_holds_are_refused():
    with pytest.raises(Refused, match="nhiều nhất 5000 ghế"):
        build(RoomSpec(rows=5000, seats=5000))


@given(
    st.sampled_from(Preset),
    st.integers(1, 9),
    st.integers(2, 12),
    st.lists(st.integers(0, 12), max_size=3),
    st.integers(0, 12),
    st.integers(0, 5),
    st.integers(0, 5),
)
def test_nothing_stands_on_anything_else_or_outside(
    preset, rows, per_row, aisles, presidium, side, press
):
    spec = RoomSpec(
        preset=preset,
        rows=rows,
        seats=per_row,
        aisles=tuple(aisles),
        presidium=presidium,
        secretaries=side,
        press=press,
    )
    room, seats = build(spec)
    hall = {"u-shape": 2 * rows + per_row, "long": 2 * rows + per_row}.get(preset, rows * per_row)

    assert len({seat.id for seat in seats}) == len(seats) == hall + presidium + side + press + 1
    assert collisions(room, seats) == []
    assert [problem for problem in check_room(room, seats) if not problem.note] == []
    assert all(0 <= s.column <= room.columns - 1 and 0 <= s.line < room.lines for s in seats)
    for element in room.elements:
        assert element.column >= 0
        assert element.column + element.width <= room.columns
        assert element.line + element.height <= room.lines
    for zone in Zone:
        prestige = sorted(seat.prestige for seat in seats if seat.zone is zone)
        assert prestige == list(range(1, len(prestige) + 1))
