"""Editing the room: rows, seats, what is fixed; every edit makes a whole new room.

All functions are pure: they take the room and all its seats and return a ``RoomEdit``, in
which people sit on the chairs they sat on, whatever these are called now. Who sat on a
chair that is gone is in no seat of the result; the caller decides whether that may be.
All raise ``Refused`` for what cannot be, and then nothing has changed.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_aisles import set_aisle
from hoinghi_tui.domain.room_edit import (
    RoomEdit,
    finished,
    refuse_overlap,
    row_seats,
    thing_name,
    with_line,
    without_lines,
)
from hoinghi_tui.domain.room_geometry import aisles_on, middle_of
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS, free_label, seat_id
from hoinghi_tui.domain.room_map import bent_rows
from hoinghi_tui.domain.room_numbering import Numbering, renumber
from hoinghi_tui.domain.room_presets import MOST_SEATS, build
from hoinghi_tui.domain.room_presets_halls import RoomSpec
from hoinghi_tui.vietnamese import clean

__all__ = [
    "Numbering",
    "RoomEdit",
    "add_element",
    "add_row",
    "add_seat",
    "from_preset",
    "move_element",
    "remove_element",
    "remove_row",
    "remove_seat",
    "renumber",
    "replaced",
    "set_aisle",
    "set_flags",
]

_FRONT = (Zone.PRESIDIUM, Zone.SECRETARY, Zone.MC)
_FRONT_THINGS = (ElementKind.SCREEN, ElementKind.LECTERN)


def add_row(
    room: Room, seats: Sequence[Seat], after: str | None, count: int, *, reserve: bool = False
) -> RoomEdit:
    """Add a row of ``count`` chairs behind row ``after``; None: behind the last, "": in front.

    It gets the first free letter, and stands in line with the row beside it.
    """
    if not 1 <= count <= MOST_SEATS - len(seats):
        raise Refused(f"Dãy phải có từ 1 ghế, cả phòng nhiều nhất {MOST_SEATS} ghế.")
    if bent_rows(seats):
        raise Refused("Ghế quanh bàn thì không thêm dãy được. Thêm từng ghế, hoặc dựng theo mẫu.")
    hall = sorted((s for s in seats if s.zone is Zone.HALL), key=lambda s: (s.line, s.column))
    if after:
        beside = row_seats(hall, after)
    else:
        lines = [seat.line for seat in hall]
        end = min(lines, default=0) if after == "" else max(lines, default=0)
        beside = [seat for seat in hall if seat.line == end]
    line = _line_beside(room, seats, beside, behind=after != "")
    moved, elements = with_line(room, seats, line)
    grown = replace(room, elements=tuple(elements))
    taken = {seat.row for seat in seats}
    row = free_label(taken)
    new = [
        Seat(
            id=seat_id(row, number),
            zone=Zone.HALL,
            row=row,
            number=number,
            column=column,
            line=line,
            reserve=reserve,
        )
        for number, column in enumerate(_columns(grown, beside, line, count), 1)
    ]
    edit = finished(replace(grown, lines=grown.lines + 1), [*moved, *new], elements)
    return refuse_overlap(room, seats, edit)


def _line_beside(room: Room, seats: Sequence[Seat], beside: Sequence[Seat], *, behind: bool) -> int:
    if beside:
        return beside[0].line + behind
    front = [seat.line for seat in seats if seat.zone in _FRONT]
    front += [one.line for one in room.elements if one.kind in _FRONT_THINGS]
    return max(front, default=-1) + 1


def _columns(room: Room, beside: Sequence[Seat], line: int, count: int) -> list[float]:
    """Return where the chairs of a new row stand: as beside it, then on to the right."""
    columns = [seat.column for seat in beside][:count]
    if not columns:
        columns = [middle_of(room) - (count - 1) / 2]
    aisles = {aisle.column for aisle in aisles_on(room, line)}
    while len(columns) < count:
        column = columns[-1] + 1
        while column in aisles:
            column += 1
        columns.append(column)
    return columns


def remove_row(room: Room, seats: Sequence[Seat], row: str) -> RoomEdit:
    """Take a row away, and the tables its chairs stand around; the rows behind close up."""
    gone = row_seats(seats, row)
    tables = _tables_within(room, gone) if row in bent_rows(seats) else ()
    left = replace(room, elements=tuple(one for one in room.elements if one not in tables))
    return _without(left, seats, gone)


def _tables_within(room: Room, row: Sequence[Seat]) -> tuple[Element, ...]:
    left, right = row[0].column, row[-1].column
    lines = [seat.line for seat in row]
    return tuple(
        one
        for one in room.elements
        if one.kind is ElementKind.TABLE
        and left <= one.column <= right
        and min(lines) <= one.line <= max(lines)
    )


def remove_seat(room: Room, seats: Sequence[Seat], chair: str) -> RoomEdit:
    """Take one chair away; its neighbours keep their places and numbers."""
    return _without(room, seats, [find_seat(seats, chair)])


def _without(room: Room, seats: Sequence[Seat], gone: Collection[Seat]) -> RoomEdit:
    ids = {seat.id for seat in gone}
    left = [seat for seat in seats if seat.id not in ids]
    lines = range(min(s.line for s in gone), max(s.line for s in gone) + 1)
    return without_lines(room, left, lines)


def add_seat(
    room: Room,
    seats: Sequence[Seat],
    row: str,
    column: float | None = None,
    line: int | None = None,
) -> RoomEdit:
    """Add a chair to a row, numbered after its last; nobody else's number changes.

    Without a column it stands at the row's right end; at the presidium at the end nearer
    to the middle. A row around a table has to be told column and line.
    """
    if len(seats) >= MOST_SEATS:
        raise Refused(f"Phòng có nhiều nhất {MOST_SEATS} ghế.")
    beside = row_seats(seats, row)
    straight = len({seat.line for seat in beside}) == 1
    if not straight and (column is None or line is None):
        raise Refused(f"Dãy {row} không thẳng. Chọn chỗ đặt ghế trên sơ đồ rồi thêm ghế.")
    if column is None:
        column = _end_of(room, beside)
    number = max(seat.number for seat in beside) + 1
    new = Seat(
        id=seat_id(row, number),
        zone=beside[0].zone,
        row=row,
        number=number,
        column=column,
        line=beside[0].line if line is None else line,
        reserve=all(seat.reserve for seat in beside),
    )
    if any(seat.id == new.id for seat in seats):
        raise Refused(f"Đã có ghế {new.id}. Đánh số lại dãy {row} rồi thêm ghế.")
    _expect_inside(column, new.line)
    edit = finished(room, [*seats, new], room.elements)
    return refuse_overlap(room, seats, edit)


def _end_of(room: Room, beside: Sequence[Seat]) -> float:
    left, right = beside[0].column - 1, beside[-1].column + 1
    if beside[0].zone is Zone.PRESIDIUM:
        middle = middle_of(room)
        return left if abs(left - middle) <= abs(right - middle) else right
    return right


def set_flags(
    room: Room,
    seats: Sequence[Seat],
    chairs: Collection[str],
    *,
    accessible: bool | None = None,
    power: bool | None = None,
    reserve: bool | None = None,
    blocked: bool | None = None,
) -> RoomEdit:
    """Say what some chairs are; None leaves as it is. Refuses to block a chair in use."""
    chosen = {find_seat(seats, chair).id for chair in chairs}
    for seat in seats:
        if blocked and seat.id in chosen and seat.delegate is not None:
            raise Refused(f"Ghế {seat.id} đang có người. Chuyển người đi rồi chặn ghế.")

    def flagged(seat: Seat) -> Seat:
        return replace(
            seat,
            accessible=seat.accessible if accessible is None else accessible,
            power=seat.power if power is None else power,
            reserve=seat.reserve if reserve is None else reserve,
            blocked=seat.blocked if blocked is None else blocked,
        )

    return RoomEdit(room, tuple(flagged(seat) if seat.id in chosen else seat for seat in seats))


def add_element(
    room: Room,
    seats: Sequence[Seat],
    kind: ElementKind,
    column: float,
    line: int,
    *,
    label: str = "",
    width: float = 1,
    height: int = 1,
) -> RoomEdit:
    """Put a fixed thing into the room; without a label it gets its usual word."""
    if width <= 0 or height < 1:
        raise Refused("Kích thước phải từ 1 ô trở lên.")
    _expect_inside(column, line)
    words = clean(label) or ELEMENT_WORDS[kind]
    new = Element(kind=kind, label=words, column=column, line=line, width=width, height=height)
    _refuse_second(room, new)
    return refuse_overlap(room, seats, finished(room, seats, (*room.elements, new)))


def move_element(
    room: Room, seats: Sequence[Seat], element: Element, column: float, line: int
) -> RoomEdit:
    """Put a fixed thing elsewhere."""
    _expect_inside(column, line)
    index = _index_of(room, element)
    moved = replace(element, column=column, line=line)
    if moved == element:
        return RoomEdit(room, tuple(seats))
    _refuse_second(room, moved)
    elements = (*room.elements[:index], moved, *room.elements[index + 1 :])
    return refuse_overlap(room, seats, finished(room, seats, elements))


def remove_element(room: Room, seats: Sequence[Seat], element: Element) -> RoomEdit:
    """Take a fixed thing away; no chair moves."""
    index = _index_of(room, element)
    return finished(room, seats, room.elements[:index] + room.elements[index + 1 :])


def from_preset(room: Room, seats: Sequence[Seat], spec: RoomSpec) -> RoomEdit:
    """Build the room anew from a preset; people stay on the seats that have the same label."""
    new_room, new_seats = build(spec, room_id=room.id, name=room.name)
    return replaced(seats, new_room, new_seats)


def replaced(seats: Iterable[Seat], new_room: Room, new_seats: Iterable[Seat]) -> RoomEdit:
    """Put another room in place of this one; people and locks stay with the seats' labels.

    Nobody is left on a seat that is blocked in the new room.
    """
    old = {seat.id: seat for seat in seats}
    kept = [
        replace(seat, delegate=old[seat.id].delegate, locked=old[seat.id].locked)
        if seat.id in old and not seat.blocked
        else seat
        for seat in new_seats
    ]
    return finished(new_room, kept, new_room.elements)


def find_seat(seats: Iterable[Seat], chair: str) -> Seat:
    """Return a seat by its label; refuses one that is not there."""
    for seat in seats:
        if seat.id == chair:
            return seat
    raise Refused(f"Không có ghế {chair} trong phòng. Xem lại số ghế trên sơ đồ.")


def _index_of(room: Room, element: Element) -> int:
    if element not in room.elements:
        raise Refused(f"{element.label or 'Vật này'} không còn ở chỗ ấy. Xem lại sơ đồ.")
    return room.elements.index(element)


def _refuse_second(room: Room, element: Element) -> None:
    if element in room.elements:
        words = thing_name(element)
        raise Refused(f"Đã có {words[0].lower()}{words[1:]} ở đúng chỗ ấy. Chọn chỗ khác.")


def _expect_inside(column: float, line: int) -> None:
    if column < -1 or line < 0:
        raise Refused("Chỗ ấy ở ngoài phòng. Chọn chỗ khác.")
