"""Places for fixed things and aisles in a room that is being edited."""

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_geometry import aisles_on, collisions
from hoinghi_tui.domain.room_places import free_place, next_place, toggle_aisle
from hoinghi_tui.domain.room_presets import build
from hoinghi_tui.domain.room_presets_halls import Preset, RoomSpec

ROOM, SEATS = build(RoomSpec(rows=3, seats=6, aisles=(3,)))


def chair(seat_id, seats=SEATS):
    return next(seat for seat in seats if seat.id == seat_id)


def pillar(column, line):
    return Element(kind=ElementKind.PILLAR, label="Cột", column=column, line=line)


def row_of_four():
    seats = tuple(
        Seat(id=f"A{n}", zone=Zone.HALL, row="A", number=n, column=n - 1, line=1)
        for n in (1, 2, 3, 4)
    )
    return Room(id="r", name="r", columns=4, lines=3), seats


def test_a_new_thing_stands_on_the_nearest_free_place():
    room, seats = row_of_four()
    assert free_place(room, seats, 2, 1) == (2, 0)
    assert free_place(room, seats[:2], 2, 1) == (2, 1)
    assert free_place(room, seats, 3, 2, width=3) == (1, 2)


def test_in_a_full_room_a_new_thing_gets_a_line_of_its_own():
    _, seats = row_of_four()
    full = Room(
        id="r",
        name="r",
        columns=4,
        lines=2,
        elements=(Element(kind=ElementKind.TABLE, label="Bàn", column=0, line=0, width=4),),
    )
    assert free_place(full, seats, 0, 0) == (0, 2)


def test_a_thing_steps_over_what_stands_in_its_way():
    room, seats = row_of_four()
    thing = pillar(2, 0)
    room = Room(id="r", name="r", columns=4, lines=3, elements=(thing,))
    assert next_place(room, seats, thing, 0, 1) == (2, 2)
    assert next_place(room, seats, thing, 1, 0) == (2.5, 0)
    assert next_place(room, seats, thing, -1, 0) == (1.5, 0)


@pytest.mark.parametrize("step", [(0, -1), (1, 0)])
def test_a_thing_does_not_leave_the_room_by_the_front_or_the_side(step):
    thing = pillar(3, 0)
    room = Room(id="r", name="r", columns=4, lines=3, elements=(thing,))
    with pytest.raises(Refused, match="không còn chỗ trống"):
        next_place(room, (), thing, *step)


def test_backwards_the_room_grows():
    thing = pillar(1, 2)
    room = Room(id="r", name="r", columns=4, lines=3, elements=(thing,))
    assert next_place(room, (), thing, 0, 1) == (1, 3)


@pytest.mark.parametrize("row", ["A", "C"])
def test_an_aisle_is_opened_beside_any_row_and_closed_again(row):
    opened = toggle_aisle(ROOM, SEATS, chair(f"{row}5"))
    assert len(aisles_on(opened.room, chair("B1").line)) == 2
    assert collisions(opened.room, opened.seats) == []
    gap = chair("B6", opened.seats).column - chair("B5", opened.seats).column
    assert gap == 2
    closed = toggle_aisle(opened.room, opened.seats, chair(f"{row}5", opened.seats))
    assert len(aisles_on(closed.room, chair("B1").line)) == 1
    middle = toggle_aisle(ROOM, SEATS, chair(f"{row}3"))
    assert aisles_on(middle.room, chair("B1").line) == []


def test_an_aisle_needs_rows_of_the_hall():
    with pytest.raises(Refused, match="hội trường"):
        toggle_aisle(ROOM, SEATS, chair("CT1"))
    room, seats = build(RoomSpec(preset=Preset.U_SHAPE, rows=3, seats=4))
    with pytest.raises(Refused, match="quanh bàn"):
        toggle_aisle(room, seats, chair("A2", seats))
