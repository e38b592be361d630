"""The whole room in a few text cells: each holds two columns and two lines of the room."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from hoinghi_tui.domain.room import ElementKind, Room, Seat

_QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Upper left counts 1, upper right 2, lower left 4, lower right 8."""

_RULES = {ElementKind.SCREEN: "━", ElementKind.TABLE: "▔"}

Cell = tuple[int, int]


def cell_of(column: float, line: int) -> Cell:
    """Return the text cell that a place of the room lies in."""
    return int(column) // 2, line // 2


def seat_cells(seats: Iterable[Seat]) -> Mapping[Cell, str]:
    """Return the sign of each text cell in which seats stand."""
    bits: dict[Cell, int] = {}
    for seat in seats:
        bit = 1 << (int(seat.column) % 2 + 2 * (seat.line % 2))
        cell = cell_of(seat.column, seat.line)
        bits[cell] = bits.get(cell, 0) | bit
    return {cell: _QUADRANTS[value] for cell, value in bits.items()}


def spread_lines(room: Room, seats: Sequence[Seat]) -> list[str]:
    """Draw the room one text cell a seat, for a picture of what a preset makes."""
    width = int(room.columns + 0.5)
    lines = [[" "] * width for _ in range(room.lines)]
    for element in room.elements:
        sign = _RULES.get(element.kind, "")
        left = int(element.column)
        for line in range(element.line, element.line + element.height) if sign else ():
            row = lines[line]
            for column in range(left, min(width, left + int(element.width))):
                row[column] = sign if line == element.line else "░"
    for seat in seats:
        lines[seat.line][min(width - 1, int(seat.column))] = "▪"
    return ["".join(line).rstrip() for line in lines]


class MiniMap(Widget):
    """Shows where in a large room one is; a click goes there.

    Only the lines on which something has changed are painted again.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "mini-map--cursor",
        "mini-map--sight",
        "mini-map--faint",
    }
    DEFAULT_CSS = """
    MiniMap { width: auto; height: auto; }
    MiniMap > .mini-map--cursor { color: $accent; }
    MiniMap > .mini-map--sight { color: $foreground; }
    MiniMap > .mini-map--faint { color: $faint; }
    """

    @dataclass
    class Pointed(Message):
        """A place of the room was clicked."""

        column: float
        """Its column."""
        line: int
        """Its line."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._cells: Mapping[Cell, str] = {}
        self._sight: frozenset[Cell] = frozenset()
        self._cursor: Cell | None = None

    def show(self, seats: Iterable[Seat]) -> None:
        """Draw the room."""
        cells = seat_cells(seats)
        if cells != self._cells:
            grown = _size(cells) != _size(self._cells)
            self._cells = cells
            self.refresh(layout=grown)

    def point(self, sight: Iterable[Seat], cursor: Seat | None) -> None:
        """Mark the seats that the plan beside it shows now, and the one pointed at."""
        seen = frozenset(cell_of(seat.column, seat.line) for seat in sight)
        at = cell_of(cursor.column, cursor.line) if cursor is not None else None
        changed = set(seen ^ self._sight)
        if at != self._cursor:
            changed |= {cell for cell in (at, self._cursor) if cell is not None}
        self._sight, self._cursor = seen, at
        for y in {y for _, y in changed}:
            self.refresh(Region(0, y, self.size.width, 1))

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """Return the width of the drawing."""
        return _size(self._cells)[0]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of the drawing."""
        return _size(self._cells)[1]

    def render_line(self, y: int) -> Strip:
        """Paint seats in sight brighter than others, and the cursor in the accent."""
        tones = {
            part: self.get_component_rich_style(f"mini-map--{part}")
            for part in ("cursor", "sight", "faint")
        }
        cells = [(x, y) for x in range(self.size.width)]
        return Strip(
            [Segment(self._cells.get(cell, " "), tones[self._tone(cell)]) for cell in cells]
        )

    def _tone(self, cell: Cell) -> str:
        if cell == self._cursor:
            return "cursor"
        return "sight" if cell in self._sight else "faint"

    def on_click(self, event: events.Click) -> None:
        """Tell which place was meant."""
        self.post_message(self.Pointed(event.x * 2 + 0.5, event.y * 2))


def _size(cells: Mapping[Cell, str]) -> tuple[int, int]:
    right = max((x for x, _ in cells), default=-1)
    bottom = max((y for _, y in cells), default=-1)
    return right + 1, bottom + 1
