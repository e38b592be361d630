"""How the room is laid out on paper: boxes on the room's own grid, and what each one says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoinghi_tui.documents.blanks import or_blank
from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.documents.text_size import bold_ems
from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat
from hoinghi_tui.domain.room_labels import ELEMENT_WORDS
from hoinghi_tui.vietnamese import clean, shorten_name

UNIT_FILLS = (
    *("F6CFC7", "F3DDB8", "E9E6B3", "BFE3DC"),
    *("C4DFF3", "D6D4F7", "EBCDEF", "F5CBDC"),
)
"""Light enough for black letters on them, in the order of the units' colour numbers."""
NO_FILL = "FFFFFF"
_THING_FILL = "EDEDED"
_USUAL_NAME, _SHORTEST_NAME = 7.3, 4.2
"""How wide a name is wanted in a seat, and how wide there must be room for, in ems."""
_GOOD_POINTS = 7.5
"""The type size below which names are rather shortened than made smaller."""
_POINTS_PER_MM = 72 / 25.4
_CELL_EDGES_MM = 1.5
"""What a seat's two edges take of its width."""

_EMPTY_LINE, _THING_LINE, _SEAT_LINE = 0.25, 0.5, 1.0
"""Heights of a line of the room without anything, with things only, and with seats."""


@dataclass(frozen=True, slots=True)
class PlanSeat:
    """A seat, who sits there and the unit's letter and colour (1 to 8; 0 for none)."""

    seat: Seat
    holder: Holder | None = None
    letter: str = ""
    colour: int = 0

    @property
    def fill(self) -> str:
        """The colour behind the seat, as six hexadecimal digits."""
        return UNIT_FILLS[(self.colour - 1) % len(UNIT_FILLS)] if self.colour else NO_FILL

    @property
    def empty_words(self) -> str:
        """What stands on a seat that nobody has."""
        if self.seat.blocked:
            return "không ngồi"
        return "dự phòng" if self.seat.reserve else ""

    def name(self, ems: float) -> str:
        """Return the name of who sits there, as much of it as goes into so many ems."""
        if self.holder is None:
            return ""
        full = or_blank(clean(self.holder.name))
        given = None if self.holder.substitute else self.holder.delegate.given_name
        for length in range(len(full), 1, -1):
            short = shorten_name(full, length, given)
            if bold_ems(short) <= ems:
                return short
        return full[:1]


@dataclass(frozen=True, slots=True)
class Box:
    """A seat or a fixed thing on the grid, in cells from the left and lines from the screen."""

    column: float
    line: int
    width: float
    height: int
    seat: PlanSeat | None = None
    label: str = ""
    fill: str = NO_FILL


@dataclass(frozen=True, slots=True)
class Drawing:
    """All boxes of a room, from the screen backwards, and how far they reach.

    ``left`` and ``right`` are columns; ``heights`` are those of the lines, that of a line
    with seats being 1.
    """

    boxes: tuple[Box, ...]
    left: float
    right: float
    heights: tuple[float, ...]

    @property
    def columns(self) -> float:
        """How many seats the room is wide."""
        return self.right - self.left


def draw(room: Room, seats: Iterable[PlanSeat]) -> Drawing:
    """Lay the room out; aisles are left free, as nothing stands there."""
    boxes = [_seat_box(one) for one in seats]
    boxes += [_thing_box(one) for one in room.elements if one.kind is not ElementKind.AISLE]
    boxes.sort(key=lambda box: (box.line, box.column))
    first = min((box.line for box in boxes), default=0)
    lines = max((box.line + box.height for box in boxes), default=0)
    return Drawing(
        tuple(boxes),
        min((box.column for box in boxes), default=0.0),
        max((box.column + box.width for box in boxes), default=1.0),
        tuple(_height(boxes, line) if line >= first else 0.0 for line in range(lines)),
    )


def name_points(cell_mm: float, largest: float) -> float:
    """Return the type size, in points, for the names in seats of a width.

    A usual name fills the seat; in narrow ones a shorter one does, as long as that
    keeps the type well readable.
    """
    usual, shortest = (ems_across(cell_mm, 1) / ems for ems in (_USUAL_NAME, _SHORTEST_NAME))
    points = max(usual, min(_GOOD_POINTS, shortest))
    return max(5.0, min(largest, int(points * 2) / 2))


def ems_across(cell_mm: float, points: float) -> float:
    """Return how many ems of a type size go into a seat's width."""
    return (cell_mm - _CELL_EDGES_MM) * _POINTS_PER_MM / points


def _seat_box(one: PlanSeat) -> Box:
    return Box(one.seat.column, one.seat.line, 1, 1, seat=one, fill=one.fill)


def _thing_box(one: Element) -> Box:
    label = clean(one.label) or ELEMENT_WORDS[one.kind]
    return Box(one.column, one.line, one.width, one.height, label=label, fill=_THING_FILL)


def _height(boxes: Sequence[Box], line: int) -> float:
    here = [box for box in boxes if box.line <= line < box.line + box.height]
    if any(box.seat for box in here):
        return _SEAT_LINE
    return _THING_LINE if here else _EMPTY_LINE
