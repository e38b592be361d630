"""Where everything of a room stands on the screen, in text cells: pure arithmetic."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import floor

from hoinghi_tui.domain.room import Element, ElementKind, Room, Seat, Zone

NARROWEST, WIDEST = 9, 18
"""A seat is never narrower or wider than this many text cells, its gap included."""

_ROOMY = 100
_FRONT = {Zone.PRESIDIUM, Zone.SECRETARY, Zone.MC}
_SIGNS = {
    ElementKind.LECTERN: "▣",
    ElementKind.TABLE: "▤",
    ElementKind.WINDOW: "▥",
    ElementKind.PILLAR: "■",
}


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of text cells."""

    x: int
    y: int
    width: int
    height: int

    def contains(self, x: int, y: int) -> bool:
        """Tell whether a text cell lies in the rectangle."""
        return self.x <= x < self.x + self.width and self.y <= y < self.y + self.height


@dataclass(frozen=True, slots=True)
class Label:
    """A text that stands somewhere in the room; ``tone`` is "muted" or "faint".

    ``thing`` is the fixed thing it belongs to, as its place among the room's elements.
    """

    x: int
    y: int
    text: str
    tone: str = "muted"
    thing: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """The whole drawing: its size, the box of each seat by id, and the fixed texts."""

    width: int
    height: int
    boxes: Mapping[str, Box]
    labels: tuple[Label, ...]
    grid: "Grid | None" = None

    @property
    def tall(self) -> bool:
        """Whether seats have two lines."""
        return any(box.height > 1 for box in self.boxes.values())


@dataclass(frozen=True, slots=True)
class _Spacing:
    seat: int
    """Text lines of a seat."""
    row_gap: int
    zone_gap: int


_SPACINGS = (
    _Spacing(2, 1, 1),
    _Spacing(2, 0, 1),
    _Spacing(1, 1, 1),
    _Spacing(1, 0, 1),
    _Spacing(1, 0, 0),
)


def lay_out(room: Room, seats: Collection[Seat], width: int, height: int) -> Layout:
    """Fit a room into ``width`` by ``height`` text cells, as airy as it goes.

    Seats get two lines when the height allows and one otherwise; what does not fit even
    so is larger than the space given and has to be scrolled.
    """
    rows = _Rows(room, seats)
    spacing = next((one for one in _SPACINGS if rows.height(one) <= height), _SPACINGS[-1])
    used = rows.height(spacing)
    tops = rows.tops(spacing, max(0, height - used) // 2)
    across = _Across(room, seats, width)
    boxes = {
        seat.id: Box(
            across.x(seat.line, seat.column), tops[seat.line], across.cell(seat.line), spacing.seat
        )
        for seat in seats
    }
    drawing = _Drawing(room, seats, boxes, tops, across, spacing)
    labels, grid = tuple(drawing.labels()), Grid(room.columns, tops, across)
    return Layout(across.width, max(used, height), boxes, labels, grid)


@dataclass(frozen=True, slots=True)
class Grid:
    """The room's own columns and lines behind the drawing, for a mouse that points there."""

    columns: float
    tops: Mapping[int, int]
    across: "_Across"

    def place(self, x: int, y: int) -> tuple[float, int]:
        """Return column and line of the room at a text cell; columns come in halves."""
        lines = [line for line, top in self.tops.items() if line >= 0 and top <= y]
        line = max(lines, default=0)
        halves = [half / 2 for half in range(int(self.columns * 2))]
        left = [column for column in halves if self.across.x(line, column) <= x]
        return max(left, default=0.0), line


class _Rows:
    """The lines of the room from the screen downwards."""

    def __init__(self, room: Room, seats: Collection[Seat]) -> None:
        zones: dict[int, set[Zone]] = {line: set() for line in range(room.lines)}
        for seat in seats:
            zones.setdefault(seat.line, set()).add(seat.zone)
        self._zones = dict(sorted(zones.items()))

    def _kind(self, line: int) -> str:
        zones = self._zones[line]
        if Zone.HALL in zones:
            return "hall"
        return "front" if zones & _FRONT else "press" if zones else "bare"

    def tops(self, spacing: _Spacing, y: int = 0) -> dict[int, int]:
        """Return the first text line of each line of the room, and of the end (-1)."""
        lines = list(self._zones)
        tops = {}
        for line, after in pairwise([*lines, None]):
            assert line is not None
            tops[line] = y
            y += spacing.seat if self._zones[line] else 1
            if after is not None and self._kind(after) != self._kind(line):
                y += spacing.zone_gap
            elif after is not None and self._kind(line) == "hall":
                y += spacing.row_gap
        tops[-1] = y
        return tops

    def height(self, spacing: _Spacing) -> int:
        """Return how many text lines the room takes."""
        return self.tops(spacing)[-1]


class _Across:
    """Columns of the room to text columns.

    An aisle is drawn narrower than the seats' column it takes in the grid. Where a seat
    or table stands in line with the aisle, in front of it, columns are evenly wide.
    """

    def __init__(self, room: Room, seats: Collection[Seat], available: int) -> None:
        self.aisles = [
            element
            for element in room.elements
            if element.kind is ElementKind.AISLE and element.width <= element.height
        ]
        self._even = _lines_across(self.aisles, room, seats)
        self.gutter = max((len(s.row) for s in seats if s.zone is Zone.HALL), default=0) + 1
        roomy = available >= _ROOMY
        self.gutter += roomy
        self._aisle = 4 if roomy else 2
        taken = sum(aisle.width for aisle in self.aisles)
        room_for_seats = available - self.gutter - taken * self._aisle
        share = int(room_for_seats // max(1, room.columns - taken))
        self._seat = max(NARROWEST, min(WIDEST, share))
        self._total = (room.columns - taken) * self._seat + taken * self._aisle
        spare = max(0, available - self.gutter - int(self._total))
        self._left = self.gutter + spare // 2
        self._share = int(self._total // max(1, room.columns))
        self._even_left = self._left + int(self._total - self._share * room.columns) // 2
        self.width = max(available, int(self._total) + self.gutter)

    def x(self, line: int, column: float) -> int:
        """Return the text column at which a column of the room begins on a line."""
        if line in self._even:
            return self._even_left + floor(column * self._share)
        narrower = sum(
            min(max(column - aisle.column, 0), aisle.width) * (self._seat - self._aisle)
            for aisle in self.aisles
        )
        return self._left + floor(column * self._seat - narrower)

    def cell(self, line: int) -> int:
        """Return how wide a seat is on a line, its gap included."""
        return self._share if line in self._even else self._seat

    def middle(self, aisle: Element, line: int) -> int:
        """Return the text column in the middle of an aisle."""
        # The cell left of an aisle ends with a gap of its own.
        ends = self.x(line, aisle.column), self.x(line, aisle.column + aisle.width)
        return (ends[0] + ends[1] - 2) // 2


def _lines_across(aisles: list[Element], room: Room, seats: Collection[Seat]) -> set[int]:
    """Return the lines on which something other than the aisle stands in its columns."""

    def overlaps(column: float, width: float) -> bool:
        return any(
            column < aisle.column + aisle.width and aisle.column < column + width
            for aisle in aisles
        )

    lines = {seat.line for seat in seats if overlaps(seat.column, 1)}
    for element in room.elements:
        if element.kind is not ElementKind.AISLE and overlaps(element.column, element.width):
            lines.update(range(element.line, element.line + element.height))
    return lines


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Makes the texts around the seats."""

    room: Room
    seats: Collection[Seat]
    boxes: Mapping[str, Box]
    tops: Mapping[int, int]
    across: _Across
    spacing: _Spacing

    def labels(self) -> Iterator[Label]:
        """Yield every fixed text of the room."""
        draw: dict[ElementKind, Callable[[Element], Iterator[Label]]] = {
            ElementKind.SCREEN: self._screen,
            ElementKind.DOOR: self._door,
            ElementKind.AISLE: self._aisle,
        }
        for place, element in enumerate(self.room.elements):
            for label in draw.get(element.kind, self._thing)(element):
                yield replace(label, thing=place)
        yield from self._row_letters()
        yield from self._secretaries()
        if self.spacing.seat == 1 and self.spacing.zone_gap:
            yield from self._numbers()

    def _span(self, element: Element) -> tuple[int, int, int]:
        left = self.across.x(element.line, element.column)
        right = self.across.x(element.line, element.column + element.width) - 1
        return left, right, self.tops[element.line]

    def _screen(self, element: Element) -> Iterator[Label]:
        left, right, y = self._span(element)
        yield from _ruled(left, right, y, f" {element.label.upper()} ", "━")

    def _door(self, element: Element) -> Iterator[Label]:
        left, right, y = self._span(element)
        if element.column * 2 < self.room.columns:
            yield Label(left, y, self._longest((f"▌ {element.label}",), "▌", left, y))
            return
        text = f"{element.label} ▐"
        yield Label(right - len(text), y, text)

    def _aisle(self, element: Element) -> Iterator[Label]:
        if element not in self.across.aisles:
            return
        for line in range(element.line, element.line + element.height):
            if line in self.tops:
                x = self.across.middle(element, line)
                for y in range(self.tops[line], self.tops[line] + self.spacing.seat):
                    yield Label(x, y, "║", "faint")

    def _thing(self, element: Element) -> Iterator[Label]:
        left, _, y = self._span(element)
        if element.kind is ElementKind.TABLE and (element.width > 1 or element.height > 1):
            yield from self._table(element)
            return
        if element.column == 0:
            left -= self.across.gutter
        sign = _SIGNS[element.kind]
        _, _, short = element.label.partition(" ")
        forms = (f"{sign} {element.label}", f"{sign} {short.capitalize()}")
        yield Label(left, y, self._longest(forms if short else forms[:1], sign, left, y))

    def _table(self, element: Element) -> Iterator[Label]:
        """Draw the edge of a table with its name, and the top of a deep one."""
        left, right, y = self._span(element)
        text = f" {element.label} " if element.label and element.width > 1 else ""
        yield from _ruled(left, right, y, text, "▔")
        end = self.tops.get(element.line + element.height - 1, y)
        last = end + self.spacing.seat
        for below in range(y + 1, last if element.height > 1 else y):
            yield Label(left, below, "░" * (right - left), "faint")

    def _longest(self, forms: Sequence[str], sign: str, left: int, y: int) -> str:
        """Return the first text that fits between ``left`` and the next seat."""
        seats = (box.x for box in self.boxes.values() if box.contains(box.x, y))
        room = min((x for x in seats if x > left), default=self.across.width) - left - 1
        return next((form for form in forms if len(form) <= room), sign)

    def _row_letters(self) -> Iterator[Label]:
        first: dict[str, Box] = {}
        for seat in self.seats:
            box = self.boxes[seat.id]
            if seat.zone is Zone.HALL and box.x <= first.get(seat.row, box).x:
                first[seat.row] = box
        for row, box in first.items():
            yield Label(box.x - self.across.gutter, box.y, row)

    def _secretaries(self) -> Iterator[Label]:
        """Name the secretaries' seats, whose table no element tells."""
        table = [self.boxes[seat.id] for seat in self.seats if seat.zone is Zone.SECRETARY]
        if not table:
            return
        text = "Bàn thư ký"
        left, right = min(box.x for box in table), max(box.x + box.width for box in table)
        x, y = left + max(0, right - left - len(text)) // 2, min(box.y for box in table) - 1
        taken = any(
            box.contains(cell, y) for box in self.boxes.values() for cell in range(x, x + len(text))
        )
        if y >= 0 and not taken:
            yield Label(x, y, text)

    def _numbers(self) -> Iterator[Label]:
        """Write the seats' numbers above the first row, when seats have one line each."""
        hall = [seat for seat in self.seats if seat.zone is Zone.HALL]
        first = min((seat.line for seat in hall), default=0)
        for seat in hall:
            if seat.line == first and first > 0:
                box = self.boxes[seat.id]
                yield Label(box.x + 2, box.y - 1, str(seat.number), "faint")


def _ruled(left: int, right: int, y: int, text: str, rule: str) -> Iterator[Label]:
    """Yield a text in the middle of a rule from ``left`` to ``right``."""
    before = max(0, (right - left - len(text)) // 2)
    after = max(0, right - left - len(text) - before)
    yield Label(left, y, rule * before, "faint")
    if text:
        yield Label(left + before, y, text)
    yield Label(left + before + len(text), y, rule * after, "faint")
