"""The rows of a table of the PAR Index that are fields or criteria, each with its depth."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hoinghi_tui.domain.par_checks import points_problem
from hoinghi_tui.spreadsheets.par_headings import POINTS, ParColumn, columns_of
from hoinghi_tui.spreadsheets.par_rows import CriterionRow
from hoinghi_tui.spreadsheets.par_sheet import ParSheet
from hoinghi_tui.vietnamese import clean, fold

_TOTAL = re.compile(
    r"(?:tong|cong)(?: (?:cong|so|diem|toi da|dat duoc|toan bo))*\s*(?:\(.*\))?[\s:.]*"
)
_SUBTOTAL = re.compile(r"(?:tong |cong )(?:cong |diem )?(?:linh vuc|muc|phan)\b.*")
_SIGNATURE = re.compile(
    r"(?:noi nhan|t\.?m\.|kt\.|nguoi (?:lap|tong hop)|thu truong|chu tich$"
    r"|[^,]{2,40}, ngay [\d….]* ?thang)"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_ROMAN = re.compile(r"[ivx]+")
_BARE = 99
"""The depth of a row without a number: below the numbered one before it."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the table: its place (from 0), how deep it stands, and what it holds.

    ``points`` are the maximum, the unit's own and the appraised ones.
    """

    row: int
    depth: int
    title: str
    number: str
    points: tuple[Decimal | None, Decimal | None, Decimal | None]
    cells: Sequence[str]

    def as_criterion(self, sheet: ParSheet) -> CriterionRow:
        """Return the row as a criterion."""
        maximum, own, appraised = self.points
        return CriterionRow(
            title=self.title,
            number=self.number,
            maximum=maximum,
            self_scored=own,
            appraised=appraised,
            note=sheet.cell(self.cells, ParColumn.NOTE),
            row=self.row + 1,
        )


class LineReader:
    """Reads the rows of a sheet; ``total`` is the row of the sum and the maximum it states."""

    def __init__(self, sheet: ParSheet) -> None:
        self._sheet = sheet
        self._body = sheet.grid.rows[sheet.layout.first_row :]
        self._roman = any(_ROMAN.fullmatch(self._number(cells)) for cells in self._body)
        self.lines: list[Line] = []
        self.total: tuple[int, Decimal | None] | None = None

    def read(self) -> list[Line]:
        """Return the rows below the header, up to a signature block."""
        for row, cells in enumerate(self._body, self._sheet.layout.first_row):
            filled = [text for text in map(clean, cells) if text]
            if any(_SIGNATURE.match(fold(text)) for text in filled) and not self._number(cells):
                self._sheet.skip(row, "khối chữ ký", filled)
                break
            reason = self._no_line(row, cells, filled)
            if reason:
                self._sheet.skip(row, reason, filled)
            elif filled:
                self._take(row, cells)
        return self.lines

    def _number(self, cells: Sequence[str]) -> str:
        return fold(self._sheet.cell(cells, ParColumn.NUMBER)).rstrip(".) ")

    def _no_line(self, row: int, cells: Sequence[str], filled: Sequence[str]) -> str:
        """Return why a row is neither field nor criterion, "" when it is one or blank."""
        layout = self._sheet.layout
        if not filled:
            return ""
        if len(columns_of(cells).keys() & layout.columns.keys()) > 1:
            return "dòng tiêu đề cột"
        if _numbers_columns(filled):
            return "dòng đánh số cột"
        words = [fold(text) for text in filled]
        if any(map(_TOTAL.fullmatch, words)):
            self.total = (row, self._sheet.points(row, cells, ParColumn.MAXIMUM))
            return "dòng tổng"
        if any(map(_SUBTOTAL.fullmatch, words)):
            return "dòng cộng"
        has_points = any(layout.cell(cells, column) for column in POINTS)
        has_numbers = ParColumn.NUMBER in layout.columns and not layout.has_both
        is_bare = has_numbers and not has_points and not self._number(cells)
        return "dòng diễn giải" if is_bare else ""

    def _take(self, row: int, cells: Sequence[str]) -> None:
        sheet, layout = self._sheet, self._sheet.layout
        names = (ParColumn.CRITERION, ParColumn.FIELD) if layout.has_both else (layout.name,)
        title = next((text for one in names if (text := layout.cell(cells, one))), "")
        if not title:
            reason = f"không có tên {layout.name.value.lower()}"
            sheet.problem(row, layout.name, reason, "ghi tên, hoặc xóa dòng này.")
            return
        maximum, own, appraised = (sheet.points(row, cells, column) for column in POINTS)
        number = layout.cell(cells, ParColumn.NUMBER).rstrip(". ")
        line = Line(row, self._depth(cells), title, number, (maximum, own, appraised), cells)
        self.lines.append(line)
        problem = points_problem(line.as_criterion(sheet).as_criterion())
        if problem:
            over = own is not None and maximum is not None and own > maximum
            column = ParColumn.SELF if over else ParColumn.APPRAISED
            sheet.problem(row, column, f"“{title}” {problem}", "xem lại điểm.")

    def _depth(self, cells: Sequence[str]) -> int:
        """Return how deep a row stands by its number: "II" 0, "2" 1 or 0, "2.1" one more."""
        number = self._number(cells)
        if not number:
            return _BARE if ParColumn.NUMBER in self._sheet.layout.columns else 0
        return 0 if _ROMAN.fullmatch(number) else number.count(".") + self._roman


def _numbers_columns(filled: Sequence[str]) -> bool:
    """Tell whether a row only numbers the columns: "(1) (2) (3)"."""
    if len(filled) < 2 or not all(map(_NUMBERING.fullmatch, filled)):
        return False
    numbers = [int(text.strip("()")) for text in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))
