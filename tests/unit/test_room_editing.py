"""Editing the room: each edit by its rule, and what holds whatever is done one after another."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Zone
from hoinghi_tui.domain.room_editing import (
    Numbering,
    RoomEdit,
    add_element,
    add_row,
    add_seat,
    from_preset,
    move_element,
    remove_element,
    remove_row,
    remove_seat,
    renumber,
    set_aisle,
    set_flags,
)
from hoinghi_tui.domain.room_geometry import collisions
from hoinghi_tui.domain.room_presets import build, classroom
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec

ROOM, SEATS = classroom(3, 4, 2, 3, 1, 1)


def row(edit, label):
    """Return a row's chairs from the left: number and column."""
    chairs = sorted((s for s in edit.seats if s.row == label), key=lambda seat: seat.column)
    return [(seat.number, seat.column) for seat in chairs]


def lines(edit):
    return {seat.row: seat.line for seat in edit.seats}


def aisles(edit):
    found = [one for one in edit.room.elements if one.kind is ElementKind.AISLE]
    return sorted((one.column, one.line, one.height) for one in found)


def sitting(edit):
    return {seat.id: seat.delegate for seat in edit.seats if seat.delegate}


def seated(seats, **people):
    return tuple(replace(seat, delegate=people.get(seat.id)) for seat in seats)


BEFORE = RoomEdit(ROOM, SEATS)
LEFT = row(BEFORE, "A")[0][1]
"""The hall's left column."""


# -- rows ------------------------------------------------------------------------------------


def test_a_row_between_others_gets_a_free_letter_and_stands_in_line():
    edit = add_row(ROOM, SEATS, "A", 4)
    assert row(edit, "D") == row(BEFORE, "A")
    assert [lines(edit)[label] for label in "ADBC"] == [3, 4, 5, 6]
    assert edit.room.lines == ROOM.lines + 1
    assert aisles(edit) == [(LEFT + 2, 3, 4)]


def test_a_row_behind_the_last_and_in_front_of_the_first():
    last = add_row(ROOM, SEATS, None, 4)
    assert lines(last)["D"] == 6
    assert lines(last)["BC"] == lines(BEFORE)["BC"] + 1
    assert aisles(last) == [(LEFT + 2, 3, 4)]
    front = add_row(ROOM, SEATS, "", 2)
    assert (lines(front)["D"], lines(front)["A"]) == (3, 4)
    assert aisles(front) == [(LEFT + 2, 3, 4)]


def test_a_longer_row_goes_on_to_the_right_across_the_aisle():
    edit = add_row(ROOM, SEATS, "C", 6)
    assert [column - LEFT for _, column in row(edit, "D")] == [0, 1, 3, 4, 5, 6]


def test_a_row_in_an_empty_hall_stands_before_the_screen():
    room, seats = classroom(1, 4, 0, 3, 0, 0)
    empty = remove_row(room, seats, "A")
    edit = add_row(empty.room, empty.seats, None, 3)
    assert lines(edit)["A"] > lines(edit)["CT"]
    assert sum(column for _, column in row(edit, "A")) / 3 == (room.columns - 1) / 2


def test_a_row_is_taken_away_and_the_others_close_up():
    edit = remove_row(ROOM, SEATS, "B")
    assert "B" not in lines(edit)
    assert lines(edit)["C"] == lines(BEFORE)["B"]
    assert lines(edit)["BC"] == lines(BEFORE)["BC"] - 1
    assert aisles(edit) == [(LEFT + 2, 3, 2)]
    assert edit.room.lines == ROOM.lines - 1


def test_a_row_around_a_table_takes_its_table_along():
    room, seats = build(RoomSpec(preset=Preset.ROUND, rows=2, seats=6))
    edit = remove_row(room, seats, "B")
    labels = {one.label for one in edit.room.elements}
    assert ("Bàn A" in labels, "Bàn B" in labels) == (True, False)
    assert [lines(edit)[label] for label in ("A", "BC")] == [
        3 + 1,
        lines(RoomEdit(room, seats))["BC"],
    ]


def test_what_is_no_row_is_refused():
    with pytest.raises(Refused, match="Không có dãy X"):
        remove_row(ROOM, SEATS, "X")
    with pytest.raises(Refused, match="Không có dãy CT"):
        add_row(ROOM, SEATS, "CT", 3)
    with pytest.raises(Refused, match="từ 1 ghế"):
        add_row(ROOM, SEATS, "A", 0)
    around = build(RoomSpec(preset=Preset.ROUND))
    with pytest.raises(Refused, match="quanh bàn"):
        add_row(*around, "A", 3)


# -- seats -----------------------------------------------------------------------------------


def test_a_chair_is_added_at_the_right_end_with_the_next_number():
    edit = add_seat(ROOM, SEATS, "B")
    assert row(edit, "B")[-1] == (5, row(BEFORE, "B")[-1][1] + 1)
    assert row(edit, "A") == row(BEFORE, "A")


def test_the_presidium_grows_from_the_middle_and_shrinks_without_moving_its_chair():
    edit = add_seat(*classroom(3, 8, 4, 3, 1, 1), "CT")
    edit = add_seat(edit.room, edit.seats, "CT")
    assert [number for number, _ in row(edit, "CT")] == [4, 2, 1, 3, 5]
    table = {seat.number: seat.prestige for seat in edit.seats if seat.zone is Zone.PRESIDIUM}
    assert table == {1: 1, 2: 2, 3: 3, 4: 4, 5: 5}
    edit = remove_seat(edit.room, edit.seats, "CT4")
    table = {seat.number: seat.prestige for seat in edit.seats if seat.zone is Zone.PRESIDIUM}
    assert table == {1: 1, 2: 2, 3: 3, 5: 4}


def test_a_chair_left_of_the_first_column_moves_the_whole_room():
    room, seats = classroom(2, 3, 0, 0, 0, 0, mc=0)
    edit = add_seat(room, seats, "A", -1, 3)
    assert min(seat.column for seat in edit.seats) == 0
    assert edit.room.columns == room.columns + 1
    assert row(edit, "B") == [
        (number, column + 1) for number, column in row(RoomEdit(room, seats), "B")
    ]


def test_a_chair_is_not_put_onto_something():
    with pytest.raises(Refused, match="Ghế B2 sẽ đè lên ghế A5"):
        add_seat(ROOM, SEATS, "A", LEFT + 1, 4)
    with pytest.raises(Refused, match="Ghế A5 sẽ đè lên lối đi"):
        add_seat(ROOM, SEATS, "A", LEFT + 2)
    with pytest.raises(Refused, match="ở ngoài phòng"):
        add_seat(ROOM, SEATS, "A", -5)


def test_a_chair_that_is_gone_leaves_a_gap_and_the_way_out_is_counted_without_it():
    edit = remove_seat(ROOM, SEATS, "A2")
    assert row(edit, "A") == [one for one in row(BEFORE, "A") if one[0] != 2]
    distances = {seat.id: seat.aisle_distance for seat in edit.seats}
    assert (distances["A1"], distances["B1"]) == (0, 1)


def test_the_last_chair_of_a_row_takes_the_line_along():
    room, seats = classroom(2, 1, 0, 1, 0, 0)
    edit = remove_seat(room, seats, "A1")
    assert lines(edit)["B"] == 3


def test_flags_are_set_on_some_chairs_and_left_on_others():
    edit = set_flags(ROOM, SEATS, ["A1", "B1"], accessible=True, reserve=True)
    edit = set_flags(edit.room, edit.seats, ["B1"], reserve=False, power=True, blocked=True)
    flags = {
        seat.id: (seat.accessible, seat.power, seat.reserve, seat.blocked) for seat in edit.seats
    }
    assert flags["A1"] == (True, False, True, False)
    assert flags["B1"] == (True, True, False, True)
    assert flags["C1"] == (False, False, False, False)


def test_a_chair_in_use_is_not_blocked():
    with pytest.raises(Refused, match="A1 đang có người"):
        set_flags(ROOM, seated(SEATS, A1="dv-1"), ["A1"], blocked=True)
    with pytest.raises(Refused, match="Không có ghế X9"):
        set_flags(ROOM, SEATS, ["X9"], power=True)


# -- numbers ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("scheme", "numbers"),
    [
        (Numbering.FROM_LEFT, [1, 2, 3, 4]),
        (Numbering.FROM_RIGHT, [4, 3, 2, 1]),
        (Numbering.ODD_EVEN_FROM_AISLE, [3, 1, 2, 4]),
        (Numbering.FROM_CENTRE, [3, 1, 2, 4]),
    ],
)
def test_a_row_is_numbered_anew_and_people_stay_on_their_chairs(scheme, numbers):
    people = seated(SEATS, A1="left", A4="right", B1="other")
    edit = renumber(ROOM, people, "A", scheme)
    assert [number for number, _ in row(edit, "A")] == numbers
    by_column = {seat.column: seat.delegate for seat in edit.seats if seat.row == "A"}
    assert (by_column[LEFT], by_column[LEFT + 4]) == ("left", "right")
    assert sitting(edit)["B1"] == "other"


def test_all_rows_are_lettered_from_the_front_and_numbered_on():
    edit = add_row(ROOM, SEATS, "A", 4)
    edit = renumber(edit.room, edit.seats, None, Numbering.CONTINUOUS)
    assert [lines(edit)[label] for label in "ABCD"] == [3, 4, 5, 6]
    hall = sorted((s for s in edit.seats if s.zone is Zone.HALL), key=lambda s: (s.line, s.column))
    assert [seat.number for seat in hall] == list(range(1, 17))
    assert [seat.id for seat in hall[3:6]] == ["A4", "B5", "B6"]


def test_along_a_table_numbers_follow_the_way_they_went():
    room, seats = build(RoomSpec(preset=Preset.U_SHAPE, rows=2, seats=3))
    edit = renumber(room, seats, "A", Numbering.FROM_RIGHT)
    before = {(seat.column, seat.line): seat.number for seat in seats if seat.row == "A"}
    after = {(seat.column, seat.line): seat.number for seat in edit.seats if seat.row == "A"}
    assert after == {place: 8 - number for place, number in before.items()}
    with pytest.raises(Refused, match="theo vòng"):
        renumber(room, seats, "A", Numbering.ODD_EVEN_FROM_AISLE)


# -- aisles ----------------------------------------------------------------------------------


def test_two_aisles_replace_the_one_and_the_hall_stays_in_the_middle():
    room, seats = classroom(2, 6, 3, 5, 2, 2)
    edit = set_aisle(room, seats, None, (2, 4))
    first = row(edit, "A")[0][1]
    assert [column - first for _, column in row(edit, "A")] == [0, 1, 3, 4, 6, 7]
    assert [seat.aisle_distance for seat in edit.seats if seat.row == "B"] == [1, 0, 0, 0, 0, 1]
    assert [(column - first, height) for column, _, height in aisles(edit)] == [(2, 2), (5, 2)]
    columns = [column for _, column in row(edit, "A")]
    screen = next(one for one in edit.room.elements if one.kind is ElementKind.SCREEN)
    assert (min(columns) + max(columns) + 1) / 2 == screen.column + screen.width / 2


def test_without_an_aisle_people_leave_by_the_nearer_end():
    edit = set_aisle(ROOM, SEATS, None, None)
    first = row(edit, "A")[0][1]
    assert [column - first for _, column in row(edit, "C")] == [0, 1, 2, 3]
    assert [seat.aisle_distance for seat in edit.seats if seat.row == "C"] == [0, 1, 1, 0]
    assert aisles(edit) == []


def test_one_row_has_an_aisle_of_its_own():
    edit = set_aisle(ROOM, SEATS, "B", 1)
    assert [column - LEFT for _, column in row(edit, "B")] == [0, 2, 3, 4]
    assert aisles(edit) == [(LEFT + 1, 4, 1), (LEFT + 2, 3, 1), (LEFT + 2, 5, 1)]
    again = set_aisle(edit.room, edit.seats, "B", 2)
    assert aisles(again) == aisles(BEFORE)
    assert row(again, "B") == row(BEFORE, "B")


@pytest.mark.parametrize(
    ("after", "words"), [(9, "Không có ghế số 9"), (4, "không còn ghế nào"), ((2, 9), "số 9")]
)
def test_an_aisle_must_part_two_chairs(after, words):
    with pytest.raises(Refused, match=words):
        set_aisle(ROOM, SEATS, None, after)


# -- fixed things ----------------------------------------------------------------------------


def test_a_fixed_thing_is_put_moved_and_taken_away():
    edit = add_element(ROOM, SEATS, ElementKind.PILLAR, 0, 3, label="Cột [/]\u202e")
    pillar = edit.room.elements[-1]
    assert (pillar.label, pillar.column, pillar.line) == ("Cột [/]", 0, 3)
    moved = move_element(edit.room, edit.seats, pillar, 0, 5)
    assert moved.room.elements[-1].line == 5
    with pytest.raises(Refused, match="không còn ở chỗ ấy"):
        remove_element(moved.room, moved.seats, pillar)
    gone = remove_element(moved.room, moved.seats, moved.room.elements[-1])
    assert gone.room == ROOM


def test_a_fixed_thing_is_not_put_onto_chairs():
    with pytest.raises(Refused, match="Ghế A1 sẽ đè lên cột"):
        add_element(ROOM, SEATS, ElementKind.PILLAR, LEFT, 3)
    with pytest.raises(Refused, match="Đã có bục"):
        add_element(ROOM, SEATS, ElementKind.LECTERN, 0, 2)
    with pytest.raises(Refused, match="ở ngoài phòng"):
        add_element(ROOM, SEATS, ElementKind.DOOR, -3, 3)
    with pytest.raises(Refused, match="từ 1 ô"):
        add_element(ROOM, SEATS, ElementKind.DOOR, 0, 3, width=0)


def test_a_room_that_was_wrong_before_can_be_mended():
    wrong = tuple(replace(s, column=LEFT) if s.id == "A2" else s for s in SEATS)
    edit = remove_seat(ROOM, wrong, "A1")
    assert collisions(edit.room, edit.seats) == []
    assert add_seat(ROOM, wrong, "B").seats


def test_a_room_with_two_things_of_one_name_on_a_chair_can_be_edited():
    desk = Element(kind=ElementKind.TABLE, label="Bàn", column=LEFT, line=3)
    wrong = replace(ROOM, elements=(*ROOM.elements, desk, replace(desk, height=2)))
    assert len(add_row(wrong, SEATS, "C", 4).seats) == len(SEATS) + 4
    # A third thing of that name is one more, not one of those there were.
    with pytest.raises(Refused, match="Ghế A1 sẽ đè lên bàn"):
        add_element(wrong, SEATS, ElementKind.TABLE, LEFT, 3, label="Bàn", width=0.5)


# -- another room ----------------------------------------------------------------------------


def test_a_preset_keeps_people_on_the_seats_of_the_same_label():
    people = seated(SEATS, A1="dv-1", C4="dv-2", CT1="dv-3")
    edit = from_preset(ROOM, people, RoomSpec(rows=2, seats=6))
    assert sitting(edit) == {"A1": "dv-1", "CT1": "dv-3"}
    assert (edit.room.id, edit.room.name) == (ROOM.id, ROOM.name)


def test_the_first_room_comes_from_nothing():
    edit = from_preset(Room(id="phong-hop", name="Gác 3", columns=0, lines=0), [], RoomSpec())
    assert edit == RoomEdit(*classroom(6, 8, 4, 5, 2, 2, name="Gác 3"))


# -- whatever is done ------------------------------------------------------------------------

_ROWS = st.sampled_from(["A", "B", "C", "D", "E", "CT", "TK", "BC", "X"])
_NUMBER = st.integers(-1, 9)
_COLUMN = st.integers(-2, 20).map(lambda halves: halves / 2)
_EDITS = st.one_of(
    st.tuples(st.just(add_row), st.none() | _ROWS | st.just(""), _NUMBER),
    st.tuples(st.just(remove_row), _ROWS),
    st.tuples(st.just(add_seat), _ROWS, st.none() | _COLUMN, st.none() | _NUMBER),
    st.tuples(st.just(remove_seat), st.builds(lambda r, n: f"{r}{n}", _ROWS, _NUMBER)),
    st.tuples(st.just(set_aisle), st.none() | _ROWS, st.lists(_NUMBER, max_size=2)),
    st.tuples(st.just(renumber), st.none() | _ROWS, st.sampled_from(Numbering)),
    st.tuples(st.just(add_element), st.sampled_from(ElementKind), _COLUMN, _NUMBER),
    st.tuples(
        st.just(from_preset),
        st.builds(RoomSpec, preset=st.sampled_from(Preset), rows=_NUMBER, seats=_NUMBER),
    ),
)


@given(st.lists(_EDITS, max_size=8))
def test_every_edit_leaves_a_room_in_order_or_changes_nothing(edits):
    people = tuple(replace(seat, delegate=f"on {seat.id}") for seat in SEATS)
    now = RoomEdit(ROOM, people)
    for function, *words in edits:
        chairs = {seat.delegate for seat in now.seats}
        try:
            now = function(now.room, now.seats, *words)
        except Refused:
            continue
        people = [seat.delegate for seat in now.seats if seat.delegate]
        assert len({seat.id for seat in now.seats}) == len(now.seats)
        assert len(set(people)) == len(people)
        assert set(people) <= chairs
        if function not in (remove_row, remove_seat, from_preset):
            assert set(people) == chairs - {None}
        assert collisions(now.room, now.seats) == []
        for seat in now.seats:
            assert 0 <= seat.column <= now.room.columns - 1
            assert 0 <= seat.line < now.room.lines
        for zone in Zone:
            prestige = sorted(seat.prestige for seat in now.seats if seat.zone is zone)
            assert prestige == list(range(1, len(prestige) + 1))
        assert sorted(now.room.elements, key=repr) == sorted(set(now.room.elements), key=repr)
