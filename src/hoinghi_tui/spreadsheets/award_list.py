"""A list of awards, as the annex of a decision or proposal, in a workbook or a document."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hoinghi_tui.domain.awards import AwardKind
from hoinghi_tui.domain.money_text import parse_amount
from hoinghi_tui.spreadsheets.award_headings import (
    AwardColumn,
    AwardLayout,
    columns_of,
    find_award_layout,
)
from hoinghi_tui.spreadsheets.award_preamble import Preamble, kind_in, read_day, read_preamble
from hoinghi_tui.spreadsheets.cells import Grid, SheetLeftOut, UnreadableList, column_letters
from hoinghi_tui.spreadsheets.drafts import Problem, SkippedRow
from hoinghi_tui.spreadsheets.legacy_cells import to_unicode
from hoinghi_tui.spreadsheets.list_file import read_list_file
from hoinghi_tui.spreadsheets.name_cells import read_name
from hoinghi_tui.spreadsheets.telling_words import names_person, names_unit
from hoinghi_tui.vietnamese import clean, fold

USUAL_TITLE = "Giấy khen"

_TOTAL = re.compile(
    r"(?:tong(?: (?:cong|so))?|cong)\b[^a-z]*(?:\d|:|$)|\(?(?:an dinh |danh sach co)"
)
_SIGNATURE = re.compile(
    r"(?:noi nhan|t\.?m\.|tm |kt\.|tl\.|nguoi (?:lap|tong hop)|thu truong|xac nhan|chu tich$"
    r"|bang chu\b|so tien bang chu|[^,]{2,40}, ngay [\d….]* ?thang)"
)
_NUMBERING = re.compile(r"\(?\d{1,2}\)?")
_HOUSEHOLD = re.compile(r"(?:ho|gia dinh)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardRow:
    """One award as its row says it; ``sheet`` and ``row`` (from 1) are where it stands.

    ``unit_text`` and ``representative`` are in the list's own words. ``listed`` is the
    place in the whole list, from 1. ``prize`` is in đồng.
    """

    sheet: str
    row: int
    listed: int
    kind: AwardKind
    recipient: str
    honorific: str = ""
    position: str = ""
    unit_text: str = ""
    representative: str = ""
    achievement: str = ""
    title: str = USUAL_TITLE
    level: str = ""
    decision_no: str = ""
    decision_day: date | None = None
    certificate_no: str = ""
    prize: int | None = None
    presenter: str = ""


@dataclass(frozen=True, slots=True)
class AwardList:
    """What was read: the awards in the list's order, and what to look at.

    ``problems`` say what must be mended in the file first, ``notes`` what was assumed.
    """

    file: str
    rows: tuple[AwardRow, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    left_out: tuple[SheetLeftOut, ...] = ()


def read_award_file(path: Path, sheet: str | None = None) -> AwardList:
    """Read the awards of a file: all sheets and tables that list some, or the ``sheet`` named.

    Collectives and people often have a sheet or a table each. Raises ``UnreadableList``,
    naming the file and what to do, when it cannot be read or lists no awards.
    """
    file = read_list_file(path)
    reading, left_out = _Reading(), list(file.left_out)
    for raw in file.grids:
        grid = to_unicode(raw)[0]
        layout = find_award_layout(grid)
        if layout is None:
            left_out.append(SheetLeftOut(grid.name, "không có danh sách khen thưởng"))
        elif sheet is not None and clean(sheet) != clean(grid.name):
            left_out.append(SheetLeftOut(grid.name, "không được chọn"))
        else:
            reading.read(grid, layout)
    if not reading.rows and not reading.problems:
        raise UnreadableList(
            f"{path.name}: không thấy danh sách khen thưởng. Bảng cần một dòng tiêu đề có cột "
            "“Họ và tên” hoặc “Tên tập thể” và ít nhất một cột nữa."
        )
    return AwardList(
        path.name,
        tuple(reading.rows),
        tuple(reading.problems),
        tuple(reading.notes),
        tuple(reading.skipped),
        tuple(left_out),
    )


class _Reading:
    """The reading of one file, table by table."""

    def __init__(self) -> None:
        self.rows: list[AwardRow] = []
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self.skipped: list[SkippedRow] = []
        self._above = Preamble()
        self._grid = Grid("", ())
        self._layout = AwardLayout(0, {}, AwardColumn.RECIPIENT)
        self._kind: AwardKind | None = None

    def read(self, grid: Grid, layout: AwardLayout) -> None:
        """Read the rows of a table below its header, up to a signature block."""
        self._grid, self._layout = grid, layout
        above = [text for cells in grid.rows[: layout.first_row - 1] for text in cells]
        told = read_preamble([*above, *grid.above])
        # A second table without a decision of its own goes on with the one before.
        self._above = told if told.decision_no or not self.rows else self._continued(told)
        self._kind = told.kind
        for row in range(layout.first_row, len(grid.rows)):
            cells = grid.rows[row]
            filled = [text for text in map(clean, cells) if text]
            if any(_SIGNATURE.match(fold(text)) for text in filled) and not self._numbered(cells):
                self._skip(row, "khối chữ ký", filled)
                break
            reason = self._no_award(cells, filled)
            if reason:
                self._skip(row, reason, filled)
            elif filled:
                self._take(row, cells)

    def _continued(self, told: Preamble) -> Preamble:
        before = self._above
        return Preamble(
            before.decision_no,
            before.decision_day,
            before.level,
            told.title or before.title,
            told.achievement or before.achievement,
            told.kind,
        )

    def _numbered(self, cells: Sequence[str]) -> bool:
        return self._layout.cell(cells, AwardColumn.NUMBER).rstrip(".").isdecimal()

    def _no_award(self, cells: Sequence[str], filled: Sequence[str]) -> str:
        """Return why a row is no award, "" when it is one or blank; a section sets the kind."""
        if not filled:
            return ""
        if len(columns_of(cells).keys() & self._layout.columns.keys()) > 1:
            return "dòng tiêu đề cột"
        if len(filled) > 1 and all(map(_NUMBERING.fullmatch, filled)):
            return "dòng đánh số cột"
        if self._numbered(cells):
            return ""
        if any(_TOTAL.match(fold(text)) for text in filled):
            return "dòng tổng"
        if self._is_section(cells, filled):
            self._kind = kind_in(" ".join(filled)) or self._kind
            return "tiêu đề phần"
        return ""

    def _is_section(self, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row without a number has one text, beside "I" or "A" at most."""
        number = self._layout.cell(cells, AwardColumn.NUMBER)
        texts = [text for text in filled if text != number] or list(filled)
        if len(texts) != 1:
            return False
        has_numbers = AwardColumn.NUMBER in self._layout.columns
        return has_numbers or kind_in(texts[0]) is not None

    def _take(self, row: int, cells: Sequence[str]) -> None:
        written = self._layout.cell(cells, self._layout.name)
        if not written:
            self._problem(
                row, self._layout.name, "không có tên", "ghi tên người, tập thể được khen."
            )
            return
        kind = self._kind_of(row, cells, written)
        name = read_name(written)
        personal = kind is AwardKind.INDIVIDUAL
        position, unit = self._post(cells)
        above = self._above
        self.rows.append(
            AwardRow(
                sheet=self._grid.name,
                row=row + 1,
                listed=len(self.rows) + 1,
                kind=kind,
                recipient=name.full_name if personal else written,
                honorific=self._layout.cell(cells, AwardColumn.HONORIFIC)
                or (name.honorific if personal else ""),
                position=position,
                unit_text=unit,
                representative=self._layout.cell(cells, AwardColumn.REPRESENTATIVE),
                achievement=self._layout.cell(cells, AwardColumn.ACHIEVEMENT) or above.achievement,
                title=self._layout.cell(cells, AwardColumn.TITLE) or above.title or USUAL_TITLE,
                level=self._layout.cell(cells, AwardColumn.LEVEL) or above.level,
                decision_no=self._layout.cell(cells, AwardColumn.DECISION_NO) or above.decision_no,
                decision_day=self._day(row, cells),
                certificate_no=self._layout.cell(cells, AwardColumn.CERTIFICATE_NO),
                prize=self._prize(row, cells),
                presenter=self._layout.cell(cells, AwardColumn.PRESENTER),
            )
        )

    def _kind_of(self, row: int, cells: Sequence[str], written: str) -> AwardKind:
        """Return who is honoured, by the row, its section, its column; else by the name."""
        told = kind_in(self._layout.cell(cells, AwardColumn.KIND)) or self._kind
        if told is not None:
            return told
        if self._layout.name is AwardColumn.COLLECTIVE:
            return AwardKind.COLLECTIVE
        if self._layout.name is AwardColumn.HOUSEHOLD or _HOUSEHOLD.match(fold(written)):
            return AwardKind.HOUSEHOLD
        if names_unit(written):
            return AwardKind.COLLECTIVE
        if not names_person(written):
            reason = f"“{written}” chưa rõ là cá nhân hay tập thể"
            self.notes.append(self._at(row, self._layout.name, reason, "đang lấy là cá nhân."))
        return AwardKind.INDIVIDUAL

    def _post(self, cells: Sequence[str]) -> tuple[str, str]:
        """Return post and unit; of one column for both the last part that is a unit counts."""
        both = self._layout.cell(cells, AwardColumn.POSITION_UNIT)
        position = self._layout.cell(cells, AwardColumn.POSITION)
        unit = self._layout.cell(cells, AwardColumn.UNIT)
        if not both:
            return position, unit
        post, mark, rest = both.rpartition(", ")
        if mark and names_unit(rest):
            return post, rest
        return ("", both) if names_unit(both) else (both, "")

    def _day(self, row: int, cells: Sequence[str]) -> date | None:
        text = self._layout.cell(cells, AwardColumn.DECISION_DAY)
        day = read_day(text)
        if text and day is None:
            reason = f"không đọc được ngày “{text}”"
            self._problem(row, AwardColumn.DECISION_DAY, reason, "ghi như 10/12/2025.")
        own = self._layout.cell(cells, AwardColumn.DECISION_NO)
        return day if text or own else self._above.decision_day

    def _prize(self, row: int, cells: Sequence[str]) -> int | None:
        text = self._layout.cell(cells, AwardColumn.PRIZE)
        prize = parse_amount(text)
        if text and prize is None:
            reason = f"không đọc được số tiền “{text}”"
            self._problem(row, AwardColumn.PRIZE, reason, "ghi như 702.000.")
        return prize

    def _problem(self, row: int, column: AwardColumn, reason: str, advice: str) -> None:
        self.problems.append(self._at(row, column, reason, advice))

    def _at(self, row: int, column: AwardColumn, reason: str, advice: str) -> Problem:
        letters = column_letters(self._layout.columns[column])
        return Problem(self._grid.name, row + 1, letters, column.value, reason, advice)

    def _skip(self, row: int, reason: str, filled: Sequence[str]) -> None:
        self.skipped.append(SkippedRow(self._grid.name, row + 1, reason, " ".join(filled)))
