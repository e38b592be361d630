"""One sheet with a table of the PAR Index: its cells, and what was found wrong in them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from hoinghi_tui.domain.par_editing import clean_lines
from hoinghi_tui.domain.par_points import parse_points
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.spreadsheets.cells import Grid, column_letters
from hoinghi_tui.spreadsheets.drafts import Problem, SkippedRow
from hoinghi_tui.spreadsheets.par_headings import ParColumn, ParLayout

_LONG_FRACTION = re.compile(r"\d+\.\d{5,}")


class ParSheet:
    """A sheet, what its columns hold, and what is to be told of its cells; rows count from 0."""

    def __init__(self, grid: Grid, layout: ParLayout) -> None:
        self.grid, self.layout = grid, layout
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.skipped: list[SkippedRow] = []

    def cell(self, cells: Sequence[str], column: ParColumn) -> str:
        """Return the cleaned text of a row in a column, "" where there is none."""
        return self.layout.cell(cells, column)

    def lines(self, cells: Sequence[str], column: ParColumn) -> str:
        """Return the text of a row in a column with its line breaks, each line cleaned."""
        place = self.layout.columns.get(column)
        return clean_lines(cells[place]) if place is not None and place < len(cells) else ""

    def points(self, row: int, cells: Sequence[str], column: ParColumn) -> Decimal | None:
        """Return the points in a cell; None for a blank, and with a problem for anything else."""
        text = self.cell(cells, column)
        if (row, self.layout.columns.get(column, -1)) in self.grid.uncomputed:
            reason = "công thức chưa được tính"
            self.problem(row, column, reason, "mở tệp bằng Excel, lưu lại rồi nhập.")
            return None
        if _LONG_FRACTION.fullmatch(text):
            # What a formula leaves, 14.299999999999999, shows as 14.3 in the workbook.
            text = f"{float(text):.10g}"
        try:
            return parse_points(text)
        except Refused as refusal:
            self.problem(row, column, str(refusal), "ghi như 12,5; chưa có thì để trống.")
            return None

    def problem(self, row: int, column: ParColumn, reason: str, advice: str) -> None:
        """Tell what must be mended in a cell first."""
        self.problems.append(self._at(row, column, reason, advice))

    def note(self, row: int, column: ParColumn, reason: str, advice: str) -> None:
        """Tell what was assumed about a cell."""
        self.notes.append(self._at(row, column, reason, advice))

    def _at(self, row: int, column: ParColumn, reason: str, advice: str) -> Problem:
        place = self.layout.columns.get(column, self.layout.columns[self.layout.name])
        letters = column_letters(place)
        return Problem(self.grid.name, row + 1, letters, column.value, reason, advice)

    def skip(self, row: int, reason: str, filled: Sequence[str]) -> None:
        """Tell that a row is neither field nor criterion."""
        self.skipped.append(SkippedRow(self.grid.name, row + 1, reason, " ".join(filled)))
