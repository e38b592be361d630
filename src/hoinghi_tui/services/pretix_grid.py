"""Pixels of a drawn plan to columns and lines of a room."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot
from statistics import median_low
from typing import Self

Point = tuple[float, float]

_USUAL_CELL = 30
"""Pixels between two seats where the plan has no two neighbours to measure."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where columns and lines lie in a plan: x by its cell, y by the lines there are.

    ``tops`` are where lines of seats begin, from the top, and ``numbers`` which lines of
    the room they are. Without them lines are as high as a column is wide.
    """

    left: float
    cell_width: float
    tops: tuple[float, ...] = ()
    numbers: tuple[int, ...] = ()
    is_exact: bool = False

    @classmethod
    def of_cells(cls, cell: float) -> Self:
        """Return the grid of a plan of ours, whose cells are squares."""
        return cls(0, cell, is_exact=True)

    @classmethod
    def around(cls, seats: Sequence[tuple[str, Point]]) -> Self:
        """Find the grid on which the seats of another plan, each with its row, lie best.

        A column is as wide as neighbours of a row are apart, by the median. Seats whose
        heights differ by less than half of it share a line; a row that is bent less than
        that much is one line.
        """
        rows: dict[str, list[Point]] = {}
        for row, at in seats:
            rows.setdefault(row, []).append(at)
        gaps = [
            hypot(two[0] - one[0], two[1] - one[1])
            for row in rows.values()
            for one, two in pairwise(sorted(row))
        ]
        cell = median_low([gap for gap in gaps if gap > 0] or [_USUAL_CELL])
        tops: list[float] = []
        for y in sorted(y for _, (_, y) in seats):
            if not tops or y - tops[-1] > cell / 2:
                tops.append(y)
        usual = median_low([two - one for one, two in pairwise(tops)] or [cell])
        numbers = [0]
        for one, two in pairwise(tops):
            numbers.append(numbers[-1] + max(1, round((two - one) / usual)))
        left = min((x for _, (x, _) in seats), default=0)
        return cls(left, cell, tuple(tops), tuple(numbers))

    def cell(self, at: Point) -> tuple[float, int]:
        """Return column and line of the seat whose middle is at a point."""
        x, y = at
        if self.is_exact:
            column = x / self.cell_width - 0.5
            return round(column, 6), round(y / self.cell_width - 0.5)
        return round((x - self.left) / self.cell_width * 2) / 2, self._line(y)

    def box(self, corner: Point, size: Point) -> tuple[float, int, float, int]:
        """Return column, line, width and height of what reaches over a rectangle."""
        x, y = corner
        width, height = size
        if self.is_exact:
            cell = self.cell_width
            columns = max(0, round(width / cell, 6)) or 1
            return round(x / cell, 6), round(y / cell), columns, max(1, round(height / cell))
        half = self.cell_width / 2
        column = round((x + half - self.left) / self.cell_width * 2) / 2
        first, last = self._line(y + half), self._line(y + max(height, half) - half)
        columns = max(1.0, round(width / self.cell_width * 2) / 2)
        return max(0.0, column), first, columns, max(1, last - first + 1)

    def _line(self, y: float) -> int:
        """Return the line nearest above a height, or the first one."""
        place = bisect_right(self.tops, y + self.cell_width / 2) - 1
        return self.numbers[max(0, place)]
