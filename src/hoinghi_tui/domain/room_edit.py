"""What an edit of the room makes, and what holds for every edit: nothing stands on anything."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat
from hoinghi_tui.domain.room_geometry import Thing, collisions, graded

MOST_CELLS, LONGEST_SIDE = 50_000, 1000
"""Columns times lines of the largest room, and how many of either it has at most."""


@dataclass(frozen=True, slots=True)
class RoomEdit:
    """The room and all its seats after an edit; people have kept the chairs they sat on."""

    room: Room
    seats: tuple[Seat, ...]


def finished(room: Room, seats: Iterable[Seat], elements: Iterable[Element]) -> RoomEdit:
    """Make the room as large as what stands in it, and grade the seats anew.

    What stands left of the first column moves everything to the right. The room never
    gets narrower: its walls are where they were.
    """
    chairs, things = tuple(seats), tuple(elements)
    columns = [seat.column for seat in chairs] + [thing.column for thing in things]
    shift = max(0.0, -min(columns, default=0))
    if shift:
        chairs = tuple(replace(seat, column=seat.column + shift) for seat in chairs)
        things = tuple(replace(thing, column=thing.column + shift) for thing in things)
    right = [seat.column + 1 for seat in chairs] + [one.column + one.width for one in things]
    bottom = [seat.line + 1 for seat in chairs] + [one.line + one.height for one in things]
    room = replace(
        room,
        columns=max(room.columns + shift, *right, 0),
        lines=max(room.lines, *bottom, 0),
        elements=things,
    )
    refuse_vast(room)
    return RoomEdit(room, graded(room, chairs))


def refuse_vast(room: Room) -> None:
    """Refuse a room so wide that no hall is: something was put very far away."""
    if room.columns * room.lines > MOST_CELLS or max(room.columns, room.lines) > LONGEST_SIDE:
        raise Refused(
            f"Phòng sẽ rộng {room.columns:.0f} × {room.lines} ô, quá rộng. Đặt mọi thứ gần lại."
        )


def refuse_overlap(room: Room, seats: Sequence[Seat], edit: RoomEdit) -> RoomEdit:
    """Return the edit; refuses it when it puts something onto something else.

    What stood on something before may stay there: a room from elsewhere can be mended.
    """
    # Counted, for two things of one name may stand on the same chair.
    before = Counter(_names(pair) for pair in collisions(room, seats))
    after = Counter(_names(pair) for pair in collisions(edit.room, edit.seats))
    if after.total() > before.total():
        first, second = next(iter(after - before))
        raise Refused(
            f"{first} sẽ đè lên {second[0].lower()}{second[1:]}. Chọn chỗ trống rồi làm lại."
        )
    return edit


def _names(pair: tuple[Thing, Thing]) -> tuple[str, str]:
    first, second = sorted(pair, key=lambda thing: not isinstance(thing, Seat))
    return thing_name(first), thing_name(second)


def thing_name(thing: Thing) -> str:
    """Return what a seat or a fixed thing is called in a sentence that begins with it."""
    return f"Ghế {thing.id}" if isinstance(thing, Seat) else thing.label or "Bàn"


def row_seats(seats: Iterable[Seat], row: str) -> list[Seat]:
    """Return the seats of a row, from the left; refuses a row that is not there."""
    found = sorted((seat for seat in seats if seat.row == row), key=lambda seat: seat.column)
    if not found:
        raise Refused(f"Không có dãy {row} trong phòng. Xem lại sơ đồ.")
    return found


def with_line(room: Room, seats: Iterable[Seat], line: int) -> tuple[list[Seat], list[Element]]:
    """Return seats and elements with an empty line put in; an aisle beside it goes on."""
    moved = [replace(seat, line=seat.line + (seat.line >= line)) for seat in seats]
    elements = []
    for one in room.elements:
        touches = one.kind is ElementKind.AISLE and one.line <= line <= one.line + one.height
        if touches or one.line < line < one.line + one.height:
            elements.append(replace(one, height=one.height + 1))
        else:
            elements.append(replace(one, line=one.line + (one.line >= line)))
    return moved, elements


def without_lines(room: Room, seats: Iterable[Seat], lines: Iterable[int]) -> RoomEdit:
    """Return the room without lines on which nothing but aisles is left."""
    chairs, elements = list(seats), list(room.elements)
    used = {seat.line for seat in chairs}
    for one in elements:
        if one.kind is not ElementKind.AISLE:
            used.update(range(one.line, one.line + one.height))
    gone = sorted(set(lines) - used, reverse=True)
    for line in gone:
        chairs = [replace(seat, line=seat.line - (seat.line > line)) for seat in chairs]
        elements = [
            replace(one, line=one.line - (one.line > line), height=one.height - _spans(one, line))
            for one in elements
        ]
    left = tuple(one for one in elements if one.height)
    return finished(replace(room, lines=room.lines - len(gone)), chairs, left)


def _spans(element: Element, line: int) -> bool:
    return element.line <= line < element.line + element.height
