"""How each preset fills the hall: rows of chairs, a U, round tables, one long table."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil, sqrt

from hoinghi_tui.domain.room import Element, ElementKind
from hoinghi_tui.domain.room_labels import first_labels
from hoinghi_tui.vietnamese import fold


class Preset(StrEnum):
    """A usual way to set up a room; each has a word in ``PRESET_WORDS``."""

    CLASSROOM = "classroom"
    THEATRE = "theatre"
    U_SHAPE = "u-shape"
    ROUND = "round"
    LONG = "long"


PRESET_WORDS = {
    Preset.CLASSROOM: "lớp học",
    Preset.THEATRE: "hội trường",
    Preset.U_SHAPE: "chữ U",
    Preset.ROUND: "bàn tròn",
    Preset.LONG: "bàn dài",
}


def preset_named(text: str) -> Preset | None:
    """Return the preset that somebody wrote, in our word or in Vietnamese: "bàn tròn"."""
    names = {fold(name): preset for preset, word in PRESET_WORDS.items() for name in (preset, word)}
    return names.get(fold(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomSpec:
    """The numbers a room is built from.

    ``rows`` and ``seats`` mean: classroom and theatre, rows and seats of a row; u-shape and
    long, seats along each side and at the far end; round, tables and seats of a table.
    ``aisles`` are the seat numbers after which an aisle lies, for classroom and theatre;
    None is what is usual. ``reserve_rows`` are kept for newcomers: the last rows, the last
    round tables, or the last lines of a U or a long table.
    """

    preset: Preset = Preset.CLASSROOM
    rows: int = 6
    seats: int = 8
    aisles: tuple[int, ...] | None = None
    presidium: int = 5
    secretaries: int = 2
    press: int = 2
    mc: int = 1
    reserve_rows: int = 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a chair stands, counted from the hall's upper left corner."""

    row: str
    number: int
    column: float
    line: int
    reserve: bool


@dataclass(frozen=True, slots=True)
class Hall:
    """The hall by itself: its size in cells, its chairs, its aisles and tables."""

    width: float
    lines: int
    places: tuple[Place, ...]
    elements: tuple[Element, ...] = ()


def hall_of(spec: RoomSpec) -> Hall:
    """Return the hall that a preset makes of these numbers."""
    match spec.preset:
        case Preset.CLASSROOM | Preset.THEATRE:
            return _rows(spec)
        case Preset.ROUND:
            return _round_tables(spec)
        case Preset.U_SHAPE:
            tables = _u_tables(spec.rows, spec.seats)
            return _along_sides(spec, spec.seats, tables)
        case Preset.LONG:
            width = max(2, spec.seats)
            return _along_sides(spec, width, [_table("Bàn họp", 1, 0, width, spec.rows)])


def usual_aisles(preset: Preset, seats: int) -> tuple[int, ...]:
    """Return after which seats an aisle usually lies: in the middle, or at both quarters."""
    if preset is Preset.THEATRE and seats >= 8:
        return seats // 4, seats - seats // 4
    return (seats // 2,) if seats >= 6 else ()


def _rows(spec: RoomSpec) -> Hall:
    wished = usual_aisles(spec.preset, spec.seats) if spec.aisles is None else spec.aisles
    aisles = sorted({after for after in wished if 0 < after < spec.seats})
    places = tuple(
        Place(
            row,
            number,
            number - 1 + sum(after < number for after in aisles),
            line,
            reserve=line >= spec.rows - spec.reserve_rows,
        )
        for line, row in enumerate(first_labels(spec.rows))
        for number in range(1, spec.seats + 1)
    )
    elements = tuple(
        Element(
            kind=ElementKind.AISLE,
            label="Lối đi",
            column=after + before,
            line=0,
            height=spec.rows,
        )
        for before, after in enumerate(aisles)
    )
    return Hall(spec.seats + len(aisles), spec.rows, places, elements)


def _along_sides(spec: RoomSpec, width: int, tables: list[Element]) -> Hall:
    """Seat people down the left side, along the far end and up the right side.

    One row, numbered all the way, so that neighbours stay neighbours around the corners.
    """
    left = 1 + (width - spec.seats) / 2
    spots = [
        *((0.0, line) for line in range(spec.rows)),
        *((left + index, spec.rows) for index in range(spec.seats)),
        *((width + 1.0, line) for line in reversed(range(spec.rows))),
    ]
    first_reserve = spec.rows + 1 - spec.reserve_rows
    places = tuple(
        Place("A", number, column, line, reserve=line >= first_reserve)
        for number, (column, line) in enumerate(spots, 1)
    )
    return Hall(width + 2, spec.rows + 1, places, tuple(tables))


def _u_tables(rows: int, base: int) -> list[Element]:
    far_end = _table("Bàn chữ U", 1, rows - 1, base, 1)
    if rows == 1:
        return [far_end]
    return [_table("", 1, 0, 1, rows - 1), _table("", base, 0, 1, rows - 1), far_end]


def _round_tables(spec: RoomSpec) -> Hall:
    """Set round tables in bands, as many side by side as there are bands, or one more."""
    across = ceil(sqrt(spec.rows))
    width, chairs = _around(spec.seats)
    labels = first_labels(spec.rows)
    places: list[Place] = []
    tables: list[Element] = []
    for index, row in enumerate(labels):
        band, place = divmod(index, across)
        in_band = min(across, spec.rows - band * across)
        left = (across - in_band) * (width + 1) / 2 + place * (width + 1)
        top = band * 4
        reserve = index >= spec.rows - spec.reserve_rows
        places += [
            Place(row, number, left + column, top + line, reserve)
            for number, (column, line) in enumerate(chairs, 1)
        ]
        inner = width - 2 if spec.seats > 3 else width
        tables.append(_table(f"Bàn {row}", left + (width - inner) / 2, top + 1, inner, 1))
    bands = ceil(spec.rows / across)
    return Hall(across * (width + 1) - 1, bands * 4 - 1, tuple(places), tuple(tables))


def _around(seats: int) -> tuple[int, list[tuple[float, int]]]:
    """Return how wide a table with its chairs is, and the chairs clockwise from above."""
    sides = 2 if seats > 3 else 0
    above = ceil((seats - sides) / 2)
    below = seats - sides - above
    width = above + sides
    edge = sides // 2
    indent = edge + (above - below) / 2
    return width, list(_clockwise(above, below, edge, indent, width if sides else 0))


def _clockwise(
    above: int, below: int, edge: int, indent: float, width: int
) -> Iterator[tuple[float, int]]:
    yield from ((edge + index, 0) for index in range(above))
    if width:
        yield width - 1, 1
    yield from ((indent + index, 2) for index in reversed(range(below)))
    if width:
        yield 0, 1


def _table(label: str, column: float, line: int, width: float, height: int) -> Element:
    return Element(
        kind=ElementKind.TABLE, label=label, column=column, line=line, width=width, height=height
    )
