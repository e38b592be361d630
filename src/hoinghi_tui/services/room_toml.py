"""A room drawn seat by seat in a TOML file: what ``room.toml`` says without a preset."""

from collections.abc import Iterable, Mapping

import msgspec

from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS, seat_id
from hoinghi_tui.domain.room_presets import ROOM_ID
from hoinghi_tui.services.room_plan import ReadSeat, RoomPlan, checked_plan
from hoinghi_tui.services.source_fields import Fields

FLAGS = ("reserve", "blocked", "accessible", "power")

_HEADING = """\
# PHÒNG HỌP - từng ghế một. Cột tính từ trái, hàng (line) từ màn hình xuống, tính bằng ô ghế.
# zone: presidium (chủ tọa), secretary (thư ký), mc, hall (hội trường), press (báo chí).
# Thêm khi cần: reserve (dự phòng), blocked (chặn), accessible (xe lăn), power (ổ điện) = true.
"""


def read_drawn_room(fields: Fields) -> RoomPlan:
    """Read a room of which every seat is told; a missing id is row and number.

    Raises ``SourceError`` naming file, place and key when something is wrong.
    """
    file = fields.where
    room = Room(
        id=ROOM_ID,
        name=fields.text("name", None),
        columns=max(0, fields.number("columns", 0)),
        lines=fields.integer("lines", 0),
    )
    seats = [
        _seat(f"{file}, ghế thứ {number}", table)
        for number, table in enumerate(fields.tables("seats"), 1)
    ]
    elements = [
        _element(f"{file}, vật thứ {number}", table)
        for number, table in enumerate(fields.tables("elements"), 1)
    ]
    fields.finish()
    return checked_plan(file, room, seats, elements)


def _seat(where: str, table: Mapping[str, object]) -> ReadSeat:
    fields = Fields(where, table)
    row = fields.text("row")  # some plans of pretix have rows without a name
    number = fields.integer("number", least=1)
    label = fields.text("id") or seat_id(row, number)
    seat = Seat(
        id=label,
        zone=fields.choice("zone", Zone, Zone.HALL),
        row=row,
        number=number,
        column=fields.number("column"),
        line=fields.integer("line"),
        reserve=fields.flag("reserve", False),
        blocked=fields.flag("blocked", False),
        accessible=fields.flag("accessible", False),
        power=fields.flag("power", False),
        guid=fields.text("guid"),
    )
    fields.finish()
    return ReadSeat(seat, f"{where} ({label})")


def _element(where: str, table: Mapping[str, object]) -> Element:
    fields = Fields(where, table)
    kind = fields.choice("kind", ElementKind)
    element = Element(
        kind=kind,
        label=fields.text("label", ELEMENT_WORDS[kind]),
        column=fields.number("column"),
        line=fields.integer("line"),
        width=fields.number("width", 1),
        height=fields.integer("height", 1, least=1),
    )
    if element.width <= 0:
        raise fields.error("width", "phải lớn hơn 0.")
    fields.finish()
    return element


def room_toml(room: Room, seats: Iterable[Seat]) -> bytes:
    """Write a room as ``read_drawn_room`` reads it; who sits where is not in it."""
    lines = [
        _HEADING,
        f"name = {_value(room.name)}",
        f"columns = {_value(room.columns)}",
        f"lines = {_value(room.lines)}",
        "",
        "seats = [",
        *(f"  {_inline(_seat_table(seat))}," for seat in seats),
        "]",
        "",
        "elements = [",
        *(f"  {_inline(_element_table(element))}," for element in room.elements),
        "]",
        "",
    ]
    return "\n".join(lines).encode()


def _seat_table(seat: Seat) -> dict[str, object]:
    flags = {flag: True for flag in FLAGS if getattr(seat, flag)}
    guid = {"guid": seat.guid} if seat.guid else {}
    return {
        "id": seat.id,
        "zone": seat.zone,
        "row": seat.row,
        "number": seat.number,
        "column": seat.column,
        "line": seat.line,
        **flags,
        **guid,
    }


def _element_table(element: Element) -> dict[str, object]:
    return {
        "kind": element.kind,
        "label": element.label,
        "column": element.column,
        "line": element.line,
        "width": element.width,
        "height": element.height,
    }


def _inline(table: Mapping[str, object]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in table.items()) + " }"


def _value(value: object) -> str:
    """Write a text, number or truth as TOML, whose strings escape as JSON's do, and delete too."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return msgspec.json.encode(value).decode().replace("\x7f", "\\u007f")
