"""Where things stand on the screen: nothing overlaps, nothing is cut, the room is recognised."""

from itertools import combinations, pairwise

import pytest

from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.ui.seating.room_layout import NARROWEST, WIDEST, lay_out

ROOM, SEATS = classroom(6, 8, 4, 5, 2, 2, reserve_rows=1)
SIZES = [(76, 15), (112, 24), (156, 38), (40, 10), (200, 60)]


def overlap(a, b):
    return (
        a.x < b.x + b.width
        and b.x < a.x + a.width
        and a.y < b.y + b.height
        and b.y < a.y + a.height
    )


def crowd(layout):
    """Return the places at which two things are drawn into the same cells."""
    boxes = list(layout.boxes.items())
    found = [(a, b) for (a, one), (b, two) in combinations(boxes, 2) if overlap(one, two)]
    for label in layout.labels:
        for x in range(label.x, label.x + len(label.text)):
            found += [(label.text, key) for key, box in boxes if box.contains(x, label.y)]
    return found


def label(layout, text):
    return next(one for one in layout.labels if text in one.text)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    "numbers",
    [(6, 8, 4, 5, 2, 2), (10, 6, 3, 7, 1, 4), (4, 10, 0, 3, 0, 0), (1, 1, 0, 0, 0, 0)],
)
def test_nothing_lies_on_anything_else(size, numbers):
    room, seats = classroom(*numbers)
    layout = lay_out(room, seats, *size)
    assert set(layout.boxes) == {seat.id for seat in seats}
    assert crowd(layout) == []
    for box in layout.boxes.values():
        assert box.x >= 0 and box.x + box.width <= layout.width
        assert box.y >= 0 and box.y + box.height <= layout.height
    assert all(
        one.x >= 0 and one.x + len(one.text) <= layout.width and 0 <= one.y < layout.height
        for one in layout.labels
    )


@pytest.mark.parametrize("size", SIZES)
def test_seats_of_a_row_stand_in_line_and_rows_below_each_other(size):
    boxes = lay_out(ROOM, SEATS, *size).boxes
    for row in "ABCDEF":
        line = [boxes[f"{row}{number}"] for number in range(1, 9)]
        assert len({box.y for box in line}) == 1
        assert all(a.x < b.x for a, b in pairwise(line))
        steps = [b.x - a.x for a, b in pairwise(line)]
        assert len(set(steps[:3] + steps[4:])) == 1
        assert steps[3] > steps[0]  # the aisle
    for number in range(1, 9):
        assert len({boxes[f"{row}{number}"].x for row in "ABCDEF"}) == 1
    tops = [boxes[f"{row}1"].y for row in "ABCDEF"]
    assert len({b - a for a, b in pairwise(tops)}) == 1


def test_the_sample_room_fits_both_screens_whole():
    """The plan of 58 seats needs no scrolling at 80 by 24 nor at 120 by 36."""
    small = lay_out(ROOM, SEATS, 78, 15)
    large = lay_out(ROOM, SEATS, 112, 22)
    assert (small.width, small.height) == (78, 15)
    assert (large.width, large.height) == (112, 22)
    assert not small.tall
    assert large.tall


def test_front_table_rows_and_back_stand_as_in_the_room():
    layout = lay_out(ROOM, SEATS, 112, 24)
    boxes = layout.boxes
    screen, table = label(layout, "MÀN HÌNH"), label(layout, "Bàn chủ tọa")
    assert screen.y < boxes["CT1"].y < table.y < boxes["A1"].y < boxes["F1"].y < boxes["BC1"].y
    order = ["CT4", "CT2", "CT1", "CT3", "CT5"]
    assert sorted(order, key=lambda seat: boxes[seat].x) == order
    middle = boxes["CT1"].x + boxes["CT1"].width / 2
    aisle = label(layout, "║")
    assert abs(middle - aisle.x) <= 2
    assert boxes["A4"].x + boxes["A4"].width <= aisle.x < boxes["A5"].x
    assert label(layout, "▣ Bục").x < boxes["MC1"].x
    assert label(layout, "Bàn báo chí").x < boxes["BC1"].x
    assert label(layout, "Cửa ra vào ▐").x > boxes["BC2"].x
    assert label(layout, "Bàn thư ký").y == boxes["TK1"].y - 1


def test_rows_have_letters_and_short_seats_have_numbers():
    layout = lay_out(ROOM, SEATS, 76, 15)
    for row in "ABCDEF":
        letter = next(one for one in layout.labels if one.text == row)
        assert letter.y == layout.boxes[f"{row}1"].y
        assert letter.x < layout.boxes[f"{row}1"].x
    for number in range(1, 9):
        above = next(one for one in layout.labels if one.text == str(number))
        box = layout.boxes[f"A{number}"]
        assert above.y == box.y - 1
        assert box.x <= above.x < box.x + box.width


def test_what_does_not_fit_is_larger_than_the_space_and_never_squeezed():
    room, seats = classroom(25, 20, 10, 7, 2, 4)
    layout = lay_out(room, seats, 78, 15)
    assert layout.width > 78
    assert layout.height > 15
    assert {box.width for box in layout.boxes.values()} <= {NARROWEST - 1, NARROWEST}
    assert {box.height for box in layout.boxes.values()} == {1}


def test_a_wide_screen_does_not_tear_the_room_apart():
    layout = lay_out(ROOM, SEATS, 300, 80)
    boxes = layout.boxes.values()
    assert max(box.width for box in boxes) <= WIDEST
    left = min(box.x for box in boxes)
    right = layout.width - max(box.x + box.width for box in boxes)
    assert abs(left - right) <= 8
    top = min(one.y for one in layout.labels)
    bottom = layout.height - max(box.y + box.height for box in boxes)
    assert abs(top - bottom) <= 1


def test_a_long_label_gives_way_to_a_short_one_and_then_to_a_sign():
    seat = Seat(id="BC1", zone=Zone.PRESS, row="BC", number=1, column=1, line=0)

    def drawn(text):
        table = Element(kind=ElementKind.TABLE, label=text, column=0, line=0)
        room = Room(id="r", name="r", columns=8, lines=1, elements=(table,))
        return lay_out(room, [seat], 72, 5).labels[0].text

    assert drawn("Báo") == "▤ Báo"
    assert drawn("Bàn báo chí") == "▤ Báo chí"
    assert drawn("Bàn phóng viên ảnh") == "▤"


def test_a_room_of_seats_only_is_drawn():
    seats = [
        Seat(id=f"A{n}", zone=Zone.HALL, row="A", number=n, column=n - 1, line=0) for n in (1, 2)
    ]
    layout = lay_out(Room(id="r", name="r", columns=2, lines=1), seats, 60, 10)
    assert len(layout.boxes) == 2
    assert [one.text for one in layout.labels] == ["A"]
