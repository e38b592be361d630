import pytest

from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_map import describe, hall_line, neighbour
from hoinghi_tui.domain.room_presets import build, classroom
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec

_, SEATS = classroom(6, 8, 4, 5, 2, 2)
BY_ID = {seat.id: seat for seat in SEATS}


def test_the_snake_line_turns_at_each_end():
    line = [seat.id for seat in hall_line(SEATS)]

    assert " ".join(line[:16]) == "A1 A2 A3 A4 A5 A6 A7 A8 B8 B7 B6 B5 B4 B3 B2 B1"
    assert line[16] == "C1"
    assert sorted(line) == sorted(seat.id for seat in SEATS if seat.zone is Zone.HALL)


def test_the_snake_line_follows_a_u_and_takes_table_after_table():
    """Four tables of four: A and B side by side, C and D behind them."""
    _, seats = build(RoomSpec(preset=Preset.U_SHAPE, rows=3, seats=4))
    assert [seat.id for seat in hall_line(seats)] == [f"A{n}" for n in range(1, 11)]

    _, seats = build(RoomSpec(preset=Preset.ROUND, rows=4, seats=4))
    tables = ["A", "B", "D", "C"]
    assert [s.id for s in hall_line(seats)] == [f"{t}{n}" for t in tables for n in range(1, 5)]


@pytest.mark.parametrize(
    ("seat", "words"),
    [
        ("CT1", "bàn chủ tọa, giữa"),
        ("CT2", "bàn chủ tọa, bên trái"),
        ("CT5", "bàn chủ tọa, bên phải"),
        ("A1", "hàng đầu, bên trái"),
        ("C5", "hàng C, bên phải"),
        ("F8", "hàng cuối, bên phải"),
        ("TK2", "bàn thư ký"),
        ("BC1", "bàn báo chí"),
        ("MC1", "cạnh bục phát biểu"),
    ],
)
def test_a_seat_in_words(seat, words):
    assert describe(BY_ID[seat], SEATS) == words


def test_a_seat_around_a_table_in_words():
    _, seats = build(RoomSpec(preset=Preset.ROUND, rows=2, seats=4))
    assert {seat.row: describe(seat, seats) for seat in seats if seat.number == 3} == {
        "CT": "bàn chủ tọa, bên phải",
        "A": "bàn A, bên trái",
        "B": "bàn B, bên phải",
    }
    _, seats = build(RoomSpec(preset=Preset.U_SHAPE, rows=2, seats=4))
    assert [describe(s, seats) for s in seats if s.id in ("A1", "A8")] == [
        "bàn họp, bên trái",
        "bàn họp, bên phải",
    ]


def test_the_middle_of_an_odd_row_is_the_middle():
    _, seats = classroom(2, 3, 0, 0, 0, 0)

    assert [describe(seat, seats) for seat in seats if seat.row == "B"] == [
        "hàng cuối, bên trái",
        "hàng cuối, giữa",
        "hàng cuối, bên phải",
    ]


@pytest.mark.parametrize(
    ("start", "keys", "end"),
    [
        ("A1", "right", "A2"),
        ("A4", "right", "A5"),  # across the aisle
        ("A5", "left", "A4"),
        ("A8", "right", "A8"),  # the end of the room
        ("B3", "down", "C3"),
        ("B3", "up", "A3"),
        ("F6", "down", "BC2"),
        ("A4", "up", "CT2"),  # straight ahead, over the line of the side tables
        ("A3", "up", "CT4"),
        ("A2", "up", "MC1"),
        ("A8", "up", "TK2"),
        ("MC1", "right", "TK1"),
        ("CT1", "down", "A4"),
        ("CT4", "right", "CT2"),  # numbered from the centre out
        ("CT1", "up", "CT1"),
    ],
)
def test_the_next_seat_in_a_direction(start, keys, end):
    across, down = {"left": (-1, 0), "right": (1, 0), "up": (0, -1), "down": (0, 1)}[keys]
    assert neighbour(BY_ID[start], SEATS, across, down).id == end


def test_every_seat_can_be_reached_from_every_seat():
    reached, waiting = {"F8"}, ["F8"]
    while waiting:
        seat = BY_ID[waiting.pop()]
        for step in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            found = neighbour(seat, SEATS, *step).id
            if found not in reached:
                reached.add(found)
                waiting.append(found)
    assert reached == set(BY_ID)
