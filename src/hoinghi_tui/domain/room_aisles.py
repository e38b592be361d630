"""Where the aisles of the hall lie: chairs move aside for them and close up again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_edit import RoomEdit, finished, refuse_overlap, row_seats
from hoinghi_tui.domain.room_geometry import covers
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS
from hoinghi_tui.domain.room_map import bent_rows

_Lines = dict[int, list[float]]
"""The columns of the aisles on each line."""


def set_aisle(
    room: Room, seats: Sequence[Seat], row: str | None, after: int | Sequence[int] | None
) -> RoomEdit:
    """Put the aisles of a row, or of all rows (None), to the right of the seats numbered so.

    They replace the aisles there were; None or an empty sequence leaves none. For all rows
    the numbers are those of the first row that has them, and the hall stays in the middle.
    Refuses rows around tables, a number no row has, and an aisle that parts nothing.
    """
    if bent_rows(seats):
        raise Refused("Ghế quanh bàn thì không cần lối đi giữa dãy.")
    hall = [seat for seat in seats if seat.zone is Zone.HALL]
    chosen = hall if row is None else row_seats(hall, row)
    if not chosen:
        raise Refused("Hội trường chưa có dãy ghế nào. Thêm dãy ghế trước.")
    first, last = min(s.line for s in chosen), max(s.line for s in chosen)
    scope = range(first, last + 1)
    aisles = _aisle_columns(room, hall)
    places = {
        seat.id: seat.column - sum(column < seat.column for column in aisles[seat.line])
        for seat in hall
        if seat.line in scope
    }
    numbers = [after] if isinstance(after, int) else after or ()
    breaks = _breaks(hall, places, numbers)
    columns = {chair: place + sum(at <= place for at in breaks) for chair, place in places.items()}
    shift = _shift(hall, columns) if row is None else 0.0
    moved = [
        replace(seat, column=columns[seat.id] + shift) if seat.id in columns else seat
        for seat in seats
    ]
    new = [at + count + shift for count, at in enumerate(breaks)]
    elements = [one for one in room.elements if not _is_of_the_hall(one, aisles)]
    elements += _as_elements({**aisles, **dict.fromkeys(scope, new)})
    return refuse_overlap(room, seats, finished(room, moved, elements))


def _aisle_columns(room: Room, hall: Sequence[Seat]) -> _Lines:
    """Return where the hall's lines are crossed by aisles; each aisle is one column wide."""
    lines = range(min(s.line for s in hall), max(s.line for s in hall) + 1)
    return {
        line: sorted(
            {
                one.column
                for one in room.elements
                if _is_of_the_hall(one, lines) and covers(one, line)
            }
        )
        for line in lines
    }


def _is_of_the_hall(element: Element, lines: Mapping[int, object] | range) -> bool:
    """Tell an aisle between the seats of rows from others, such as one along a wall."""
    inside = element.line in lines and element.line + element.height - 1 in lines
    return element.kind is ElementKind.AISLE and element.width == 1 and inside


def _breaks(
    hall: Sequence[Seat], places: Mapping[str, float], numbers: Sequence[int]
) -> list[float]:
    """Return the places, aisles not counted, before which the new aisles lie."""
    found = set()
    front = sorted((s for s in hall if s.id in places), key=lambda s: (s.line, s.column))
    for number in numbers:
        seat = next((one for one in front if one.number == number), None)
        if seat is None:
            raise Refused(f"Không có ghế số {number} trong dãy. Xem lại số ghế.")
        if not any(place > places[seat.id] for place in places.values()):
            raise Refused(f"Sau ghế số {number} không còn ghế nào, không cần lối đi ở đó.")
        found.add(places[seat.id] + 1)
    return sorted(found)


def _shift(hall: Sequence[Seat], columns: Mapping[str, float]) -> float:
    """Return by how much the hall moves so that its middle stays where it was."""
    before = [seat.column for seat in hall]
    after = list(columns.values())
    return (min(before) + max(before) - min(after) - max(after)) / 2


def _as_elements(lines: _Lines) -> Iterator[Element]:
    """Join aisles that lie behind each other on following lines."""
    for column in sorted({column for columns in lines.values() for column in columns}):
        crossed = sorted(line for line, columns in lines.items() if column in columns)
        # Of lines that follow each other, line and place in the list differ by the same.
        for _, stretch in groupby(enumerate(crossed), key=lambda one: one[1] - one[0]):
            run = [line for _, line in stretch]
            yield _aisle(column, run[0], run[-1])


def _aisle(column: float, first: int, last: int) -> Element:
    return Element(
        kind=ElementKind.AISLE,
        label=ELEMENT_WORDS[ElementKind.AISLE],
        column=column,
        line=first,
        height=last - first + 1,
    )
