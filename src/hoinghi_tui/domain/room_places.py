"""Where in the room there is a place for something: for a new thing, and for the next step."""

from collections.abc import Iterator, Sequence

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, Room, Seat, Zone
from hoinghi_tui.domain.room_aisles import set_aisle
from hoinghi_tui.domain.room_edit import RoomEdit
from hoinghi_tui.domain.room_geometry import aisles_on

STEP = 0.5
"""Fixed things stand on halves of a seat's width."""

_Box = tuple[float, float, int, int]
"""Left and right column, first line and the line after the last."""


def free_place(
    room: Room, seats: Sequence[Seat], column: float, line: int, width: float = 1
) -> tuple[float, int]:
    """Return the free place nearest to another one, for a thing one line high.

    When the room is full it is on a new line behind the last one.
    """
    taken = [_seat_box(seat) for seat in seats] + [_box(one) for one in room.elements]
    places = [
        (half * STEP, on)
        for on in range(room.lines + 1)
        for half in range(int(max(0, room.columns - width) / STEP) + 1)
    ]
    places.sort(key=lambda place: (abs(place[0] - column) + 2 * abs(place[1] - line), place[1]))
    for left, on in places:
        if not any(_overlap((left, left + width, on, on + 1), box) for box in taken):
            return left, on
    return 0.0, room.lines


def next_place(
    room: Room, seats: Sequence[Seat], element: Element, across: int, down: int
) -> tuple[float, int]:
    """Return the next place in a direction at which a thing stands on nothing else.

    Downwards it may leave the room, which grows by a line. Refuses when there is none.
    """
    taken = [_seat_box(seat) for seat in seats]
    taken += [_box(one) for one in room.elements if one != element]
    for column, line in _steps(room, element, across, down):
        right = column + element.width
        if not any(_overlap((column, right, line, line + element.height), box) for box in taken):
            return column, line
    raise Refused("Về phía ấy không còn chỗ trống trong phòng.")


def toggle_aisle(room: Room, seats: Sequence[Seat], chair: Seat) -> RoomEdit:
    """Put an aisle to the right of a chair through all rows, or take away the one there.

    Other aisles stay. Refuses as ``set_aisle`` does.
    """
    hall = [seat for seat in seats if seat.zone is Zone.HALL]
    if chair.zone is not Zone.HALL:
        raise Refused("Lối đi nằm giữa các ghế hội trường. Chọn một ghế ở đó.")
    front = min(hall, key=lambda seat: (seat.line, abs(seat.column - chair.column)))
    row = sorted((s for s in hall if s.row == front.row), key=lambda seat: seat.column)
    aisles = {
        max((s for s in row if s.column < one.column), key=lambda seat: seat.column).number
        for one in aisles_on(room, front.line)
        if row[0].column < one.column < row[-1].column
    }
    return set_aisle(room, seats, None, sorted(aisles ^ {front.number}))


def _steps(room: Room, element: Element, across: int, down: int) -> Iterator[tuple[float, int]]:
    column, line = element.column, element.line
    while True:
        column, line = column + across * STEP, line + down
        if not 0 <= column <= max(room.columns - element.width, element.column):
            return
        if not 0 <= line <= room.lines:
            return
        yield column, line


def _seat_box(seat: Seat) -> _Box:
    return seat.column, seat.column + 1, seat.line, seat.line + 1


def _box(element: Element) -> _Box:
    right, below = element.column + element.width, element.line + element.height
    return element.column, right, element.line, below


def _overlap(one: _Box, other: _Box) -> bool:
    return one[0] < other[1] and other[0] < one[1] and one[2] < other[3] and other[2] < one[3]
