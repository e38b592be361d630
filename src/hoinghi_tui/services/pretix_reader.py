"""Reading a pretix seating plan: our own exactly, others onto the grid of a room."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone
from hoinghi_tui.domain.room_labels import ZONE_WORDS, seat_id
from hoinghi_tui.domain.room_presets import ROOM_ID
from hoinghi_tui.services.pretix_grid import Grid, Point
from hoinghi_tui.services.room_plan import ReadSeat, RoomPlan, checked_plan
from hoinghi_tui.services.room_toml import FLAGS
from hoinghi_tui.services.source_fields import MOST_DIGITS, Fields, SourceError
from hoinghi_tui.vietnamese import clean, fold

CELL = 40
"""Pixels of a cell in the plans we write."""

ZONE_ID, ELEMENT_ID = "hoinghi-", "hoinghi-element-"
"""How ``zone_id`` begins in the plans we write, before the kind of zone or thing."""

_THINGS = {
    ElementKind.SCREEN: ("man hinh", "san khau", "screen", "stage", "buhne"),
    ElementKind.LECTERN: ("buc", "lectern", "podium", "pult"),
    ElementKind.WINDOW: ("cua so", "window", "fenster"),
    ElementKind.DOOR: ("cua", "loi ra", "door", "entrance", "exit", "eingang", "ausgang"),
    ElementKind.PILLAR: ("cot", "pillar", "column", "saule"),
    ElementKind.TABLE: ("ban", "table", "tisch"),
}
"""Words by which the areas of other plans are known, accents left out."""


@dataclass(frozen=True, slots=True)
class _Chair:
    """A seat of the plan, still in pixels."""

    where: str
    row: str
    label: str
    order: int
    guid: str
    category: str
    zone: Zone
    at: Point


@dataclass(frozen=True, slots=True)
class _Area:
    """A fixed thing of the plan, still in pixels; ``kind`` is None when unknown."""

    kind: ElementKind | None
    label: str
    corner: Point
    size: Point


def read_pretix(file: str, plan: object) -> RoomPlan:
    """Read a seating plan that was decoded from JSON.

    Plans we wrote come back as they were. Of others the seats are set onto a grid, whose
    cell is the usual distance of two neighbours; zones and areas are known by their names,
    and what could not be understood is told in the notes. Raises ``SourceError`` naming
    the zone, row and seat that is wrong.
    """
    if not isinstance(plan, dict) or not isinstance(plan.get("zones"), list):
        raise SourceError(f"{file}: không phải sơ đồ phòng của pretix (thiếu “zones”).")
    fields = Fields(file, plan)
    chairs: list[_Chair] = []
    areas: list[_Area] = []
    notes: list[str] = []
    ours = True
    for number, table in enumerate(fields.tables("zones"), 1):
        zone = Fields(f"{file}, khu thứ {number}", table)
        key, name = zone.text("zone_id"), zone.text("name")
        ours = ours and key.startswith(ZONE_ID)
        origin = _point(zone)
        areas += _areas(zone, key.removeprefix(ELEMENT_ID), origin)
        rows = zone.tables("rows")
        if rows:
            kind = _zone(key.removeprefix(ZONE_ID), name)
            if kind is None:
                notes.append(f"Khu “{name or number}” không rõ là gì, đã coi là hội trường.")
            chairs += _chairs(zone.where, rows, kind or Zone.HALL, origin)
    size = Fields(f"{file}, khóa “size”", fields.table("size"))
    room = Room(id=ROOM_ID, name=fields.text("name"), columns=0, lines=0)
    if ours:
        room = Room(
            id=ROOM_ID,
            name=room.name,
            columns=max(0, size.number("width", 0)) / CELL,
            lines=round(max(0, size.number("height", 0)) / CELL),
        )
        grid = Grid.of_cells(CELL)
    else:
        grid = Grid.around([(one.row, one.at) for one in chairs])
    read = [_read_seat(one, grid.cell(one.at)) for one in chairs]
    known = [(one, one.kind) for one in areas if one.kind is not None]
    if len(known) < len(areas):
        notes.append(f"Bỏ qua {len(areas) - len(known)} vùng không rõ là gì.")
    elements = [_element(area, kind, grid) for area, kind in known]
    return checked_plan(file, room, read, elements, notes)


def _zone(key: str, name: str) -> Zone | None:
    """Return the zone that a key of ours or a name tells."""
    for zone in Zone:
        if key == zone or fold(name) in (zone, fold(ZONE_WORDS[zone])):
            return zone
    return None


def _chairs(
    where: str, rows: Sequence[Mapping[str, object]], zone: Zone, origin: Point
) -> Iterator[_Chair]:
    for number, table in enumerate(rows, 1):
        row = Fields(f"{where}, dãy thứ {number}", table)
        label = row.text("row_number")
        corner = _sum(origin, _point(row))
        for order, seat_table in enumerate(row.tables("seats"), 1):
            seat = Fields(f"{row.where} ({label}), ghế thứ {order}", seat_table)
            yield _Chair(
                where=seat.where,
                row=label,
                label=seat.text("seat_number", None),
                order=order,
                guid=seat.text("seat_guid", None),
                category=seat.text("category"),
                zone=zone,
                at=_sum(corner, _point(seat)),
            )


def _read_seat(chair: _Chair, cell: tuple[float, int]) -> ReadSeat:
    label = seat_id(chair.row, chair.label)
    is_number = chair.label.isdecimal() and len(chair.label) <= MOST_DIGITS
    number = int(chair.label) if is_number else 0
    flags = {part.strip() for part in chair.category.split(",")}.intersection(FLAGS)
    seat = Seat(
        id=label,
        zone=chair.zone,
        row=chair.row,
        number=number or chair.order,
        column=cell[0],
        line=cell[1],
        reserve="reserve" in flags,
        blocked="blocked" in flags,
        accessible="accessible" in flags,
        power="power" in flags,
        guid="" if chair.guid == label else chair.guid,
    )
    return ReadSeat(seat, f"{chair.where} ({label})")


def _areas(zone: Fields, key: str, origin: Point) -> Iterator[_Area]:
    for number, table in enumerate(zone.tables("areas"), 1):
        area = Fields(f"{zone.where}, vùng thứ {number}", table)
        corner = _sum(origin, _point(area))
        shape = Fields(area.where, area.table("rectangle") or table)
        size = (shape.number("width", 0), shape.number("height", 0))
        label = _area_text(table)
        if any(key == kind for kind in ElementKind):
            yield _Area(ElementKind(key), label, corner, size)
        elif label:
            yield _Area(_kind_of(label), label, corner, size)


def _area_text(area: Mapping[str, object]) -> str:
    """Return what is written on an area; older plans have the text by itself."""
    text = area.get("text")
    words = text.get("text") if isinstance(text, dict) else text
    return clean(words) if isinstance(words, str) else ""


def _kind_of(label: str) -> ElementKind | None:
    words = f" {fold(label)} "
    for kind, names in _THINGS.items():
        if any(f" {name} " in words for name in names):
            return kind
    return None


def _element(area: _Area, kind: ElementKind, grid: Grid) -> Element:
    column, line, width, height = grid.box(area.corner, area.size)
    return Element(
        kind=kind,
        label=area.label,
        column=column,
        line=line,
        width=width,
        height=height,
    )


def _point(fields: Fields) -> Point:
    place = Fields(f"{fields.where}, khóa “position”", fields.table("position"))
    return place.number("x", 0), place.number("y", 0)


def _sum(one: Point, other: Point) -> Point:
    return one[0] + other[0], one[1] + other[1]
