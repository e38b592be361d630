"""Rooms built from a few numbers, for offices that do not want to draw one."""

from collections.abc import Iterator
from dataclasses import replace

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_edit import refuse_vast
from hoinghi_tui.domain.room_geometry import graded
from hoinghi_tui.domain.room_labels import TABLE_ROWS, seat_id
from hoinghi_tui.domain.room_presets_halls import Hall, Preset, RoomSpec, hall_of

ROOM_ID = "phong-hop"
"""The id of a conference's only room."""

MOST_SEATS = 5000

_SCREEN_LINE, _PRESIDIUM_LINE, _SIDE_LINE, _HALL_LINE = range(4)
_SCREEN_WIDTH = 3


def build(
    spec: RoomSpec, *, room_id: str = ROOM_ID, name: str = "Phòng họp"
) -> tuple[Room, tuple[Seat, ...]]:
    """Build a room of a preset; everybody finds the same things at the same places.

    From the screen downwards: the presidium's seats CT1, CT2 …; beside their table the
    lectern with the MC's seat on the left and the secretaries (TK1 …) on the right; the
    hall, which the preset arranges; press table and door. CT1 is the centre, CT2 at the
    right hand of who sits on CT1, so on the left for the hall, CT3 at the left hand, and
    so on. Raises ``Refused`` for numbers of which no room can be made.
    """
    _refuse_impossible(spec)
    hall = hall_of(spec)
    side = max(spec.mc + 1, spec.secretaries)
    columns = max(hall.width, spec.presidium + 2 * side, spec.press + 2, _SCREEN_WIDTH)
    last_line = _HALL_LINE + hall.lines
    hall_left = (columns - hall.width) / 2
    table_left = (columns - spec.presidium) / 2
    seats = [
        *_presidium(spec.presidium, table_left),
        *_table(Zone.MC, spec.mc, 1, _SIDE_LINE),
        *_table(Zone.SECRETARY, spec.secretaries, columns - spec.secretaries, _SIDE_LINE),
        *_hall(hall, hall_left),
        *_table(Zone.PRESS, spec.press, 1, last_line),
    ]
    elements = [
        Element(
            kind=ElementKind.SCREEN,
            label="Màn hình",
            column=(columns - _SCREEN_WIDTH) / 2,
            line=_SCREEN_LINE,
            width=_SCREEN_WIDTH,
        ),
        Element(kind=ElementKind.LECTERN, label="Bục", column=0, line=_SIDE_LINE),
        Element(kind=ElementKind.DOOR, label="Cửa ra vào", column=columns - 1, line=last_line),
    ]
    if spec.presidium:
        elements.append(_desk("Bàn chủ tọa", table_left, _SIDE_LINE, spec.presidium))
    if spec.press:
        elements.append(_desk("Bàn báo chí", 0, last_line, 1))
    elements += [
        replace(one, column=one.column + hall_left, line=one.line + _HALL_LINE)
        for one in hall.elements
    ]
    room = Room(
        id=room_id, name=name, columns=columns, lines=last_line + 1, elements=tuple(elements)
    )
    refuse_vast(room)
    return room, graded(room, seats)


def classroom(
    rows: int,
    seats_per_row: int,
    aisle_after: int,
    presidium: int,
    secretaries: int,
    press: int,
    *,
    mc: int = 1,
    reserve_rows: int = 0,
    room_id: str = ROOM_ID,
    name: str = "Phòng họp",
) -> tuple[Room, tuple[Seat, ...]]:
    """Build a room of the preset "lớp học" with one aisle after a seat, or none (0).

    Raises ``Refused`` as ``build`` does.
    """
    spec = RoomSpec(
        rows=rows,
        seats=seats_per_row,
        aisles=(aisle_after,) if aisle_after else (),
        presidium=presidium,
        secretaries=secretaries,
        press=press,
        mc=mc,
        reserve_rows=reserve_rows,
    )
    return build(spec, room_id=room_id, name=name)


def _refuse_impossible(spec: RoomSpec) -> None:
    sizes = (spec.presidium, spec.secretaries, spec.press, spec.mc, spec.reserve_rows)
    if min(spec.rows, spec.seats) < 1 or min(*sizes, *(spec.aisles or (0,))) < 0:
        raise Refused("Phòng phải có ít nhất một dãy một ghế, và không có số nào âm.")
    if spec.preset is Preset.U_SHAPE and spec.seats < 2:
        raise Refused("Đáy chữ U phải có ít nhất 2 ghế. Tăng số ghế ở đáy.")
    if 2 * spec.rows * spec.seats + sum(sizes) > 2 * MOST_SEATS:
        raise Refused(f"Phòng có nhiều nhất {MOST_SEATS} ghế. Giảm số dãy hoặc số ghế mỗi dãy.")


def _desk(label: str, column: float, line: int, width: float) -> Element:
    return Element(kind=ElementKind.TABLE, label=label, column=column, line=line, width=width)


def _presidium(count: int, left: float) -> Iterator[Seat]:
    """Build the head table, numbered from the centre out, the right hand first."""
    centre = (count - 1) / 2
    outwards = sorted(range(count), key=lambda index: (abs(index - centre), index))
    seats = _table(Zone.PRESIDIUM, count, left, _PRESIDIUM_LINE)
    for seat, index in zip(seats, outwards, strict=True):
        yield replace(seat, column=left + index)


def _table(zone: Zone, count: int, left: float, line: int) -> Iterator[Seat]:
    row = TABLE_ROWS[zone]
    for number in range(1, count + 1):
        yield Seat(
            id=seat_id(row, number),
            zone=zone,
            row=row,
            number=number,
            column=left + number - 1,
            line=line,
        )


def _hall(hall: Hall, left: float) -> Iterator[Seat]:
    for place in hall.places:
        yield Seat(
            id=seat_id(place.row, place.number),
            zone=Zone.HALL,
            row=place.row,
            number=place.number,
            column=left + place.column,
            line=_HALL_LINE + place.line,
            reserve=place.reserve,
        )
