"""One sheet of a list, read row by row into people."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from hoinghi_tui.domain.delegate_ids import is_delegate_id
from hoinghi_tui.spreadsheets.cells import Grid, Progress, column_letters, no_progress
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, Problem, SkippedRow, StatedCount
from hoinghi_tui.spreadsheets.formula_text import restore
from hoinghi_tui.spreadsheets.groups import Group, heads_group, read_group
from hoinghi_tui.spreadsheets.headings import NAMES, Column, column_of, is_loose_name
from hoinghi_tui.spreadsheets.layout import Layout
from hoinghi_tui.spreadsheets.person_row import PersonRow, Place
from hoinghi_tui.spreadsheets.row_kinds import RowJudge, RowKind, stated_total
from hoinghi_tui.vietnamese import clean, fold
from hoinghi_tui.vietnamese.recasing import raise_initials

_AS_ABOVE = re.compile(r"[-–—\s.(]*(?:nt|n\.t|như trên)[-–—\s.)]*|[\"”“〃]|''|-?\s*//\s*-?", re.I)
_COPIED = frozenset({Column.POSITION, Column.UNIT, Column.POSITION_UNIT, Column.NOTE})
"""Columns in which "-nt-" means the same as in the row above."""
_NO_UNIT = ("dai bieu", "danh sach")
"""What names of sheets begin with that sound like a group and tell no unit."""
_FEWEST_UNITS = 2
_NEVER_SHARED = frozenset({Column.NUMBER, Column.FULL_NAME, Column.GIVEN_PART, Column.ID})
_JOINTS = {Column.POSITION: ", ", Column.PHONE: " / ", Column.NOTE: "; "}
_UNCOMPUTED = "công thức chưa có kết quả"
_ROWS_BETWEEN_NEWS = 200


@dataclass
class SheetPeople:
    """Reads a sheet's people; afterwards its lists tell what was found where."""

    grid: Grid
    layout: Layout
    decoded: frozenset[tuple[int, str]] = frozenset()
    """Row (from 1) and letters of the cells that were in an old font."""
    progress: Progress = no_progress
    told: bool = False
    """Whether a person told what the columns are; then no further header changes it."""
    drafts: list[DelegateDraft] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    skipped: list[SkippedRow] = field(default_factory=list)
    counts: list[StatedCount] = field(default_factory=list)

    def read(self) -> "SheetPeople":
        """Read all rows; rows that hold no person are told with their reason."""
        self._skip_title()
        self._report_second_list()
        group, group_row = self._first_group(), 0
        above: dict[Column, str] = {}
        blanks: list[int] = []
        judge = RowJudge(self.layout, self._merged_rows())
        for row, cells in self._rows():
            kind = judge.kind(row, cells)
            if kind is RowKind.HEADER and not self.told:
                self.layout = judge.layout = self.layout.relaid(cells)
            if kind is RowKind.BLANK:
                blanks.append(row)
            elif kind is RowKind.PERSON:
                self._skip_blanks(blanks)
                self._take(row, cells, above, group, group_row)
            else:
                if kind in (RowKind.SIGNATURE, RowKind.TOTAL):
                    blanks.clear()
                self._skip_blanks(blanks)
                self._skip(row, kind)
            if kind is RowKind.GROUP:
                group, group_row = self._group(row, cells)
            elif kind is RowKind.TOTAL:
                self._count(row, stated_total(cells), None, group_row)
            elif kind is RowKind.NO_NAME:
                self._problem(row, None, RowKind.NO_NAME, "đã bỏ qua dòng này.")
        self._fill_units()
        return self

    def _first_group(self) -> Group:
        """Return the unit that the paragraph above or the sheet's own name tells of all."""
        for text in (clean(self.grid.caption), clean(self.grid.name)):
            group = read_group(text)
            if heads_group(text) and not fold(text).startswith(_NO_UNIT):
                return group
        return Group("")

    def _fill_units(self) -> None:
        """Give the unit above to those below it where a list writes each unit once."""
        told = [draft.unit_text for draft in self.drafts]
        written = [unit for unit in told if unit]
        if any(draft.id for draft in self.drafts):
            return  # in a list of ours a blank is meant
        repeated = any(unit and unit == before for before, unit in pairwise(told))
        once = Column.UNIT in self.layout.columns and not repeated and written
        if not once or len(told) < 2 * len(written) or not told[0] or len(written) < _FEWEST_UNITS:
            return
        unit = ""
        for place, draft in enumerate(self.drafts):
            unit = draft.unit_text or unit
            self.drafts[place] = replace(draft, unit_text=unit)
        first = next(draft.row for draft, own in zip(self.drafts, told, strict=True) if not own)
        self._problem(first - 1, Column.UNIT, "đơn vị để trống", "đã lấy theo dòng trên.")

    # -- rows ----------------------------------------------------------------------------

    def _rows(self) -> Iterator[tuple[int, list[str]]]:
        """Yield row numbers (from 0) and cleaned cells below the header."""
        shared = self._shared_cells()
        rows = self.grid.rows
        for row in range(self.layout.first_row, len(rows)):
            if row % _ROWS_BETWEEN_NEWS == 0:
                self.progress(row / len(rows))
            cells = [clean(restore(text)) if text else "" for text in rows[row]]
            for column, text in shared.get(row, {}).items():
                cells += [""] * (column + 1 - len(cells))
                cells[column] = cells[column] or text
            yield row, cells

    def _shared_cells(self) -> dict[int, dict[int, str]]:
        """Return the text that cells merged downwards have in common, by row and column."""
        columns = {
            place: column
            for column, place in self.layout.columns.items()
            if column not in _NEVER_SHARED
        }
        shared: dict[int, dict[int, str]] = {}
        for area in self.grid.merged:
            below_header = area.top >= self.layout.first_row
            if not below_header or area.left not in columns or area.left != area.right:
                continue
            row = self.grid.rows[area.top] if area.top < len(self.grid.rows) else ()
            text = clean(row[area.left]) if area.left < len(row) else ""
            for below in range(area.top + 1, min(area.bottom + 1, len(self.grid.rows))):
                shared.setdefault(below, {})[area.left] = text
        return shared

    def _merged_rows(self) -> frozenset[int]:
        """Return the rows in which one cell spreads over the name and more."""
        name = self.layout.columns[Column.FULL_NAME]
        header = {
            (area.left, area.right)
            for area in self.grid.merged
            if self.layout.header_row <= area.top < self.layout.first_row
        }
        return frozenset(
            area.top
            for area in self.grid.merged
            if area.top == area.bottom
            and area.left <= name <= area.right
            and (area.left < name or area.right > name + 1)
            and (area.left, area.right) not in header  # names as wide as their heading
        )

    def _take(
        self,
        row: int,
        cells: Sequence[str],
        above: dict[Column, str],
        group: Group,
        group_row: int,
    ) -> None:
        values = self._values(cells, above)
        self._report_uncomputed(row)

        def report(column: Column, reason: str, advice: str) -> None:
            self._problem(row, column, reason, advice)

        place = Place(self.grid.name, row + 1, group_row, group.unit_text, group.note, group.role)
        raw_name = self._raw_name(row, values)
        self.drafts.append(PersonRow(values, raw_name, place, report).draft())

    def _values(self, cells: Sequence[str], above: dict[Column, str]) -> dict[Column, str]:
        values: dict[Column, str] = {}
        identity = self.layout.columns.get(Column.ID, len(cells))
        is_ours = identity < len(cells) and is_delegate_id(cells[identity])  # we write no "-nt-"
        for column, place in self.layout.columns.items():
            text = cells[place] if place < len(cells) else ""
            if column in _COPIED:
                if text and not is_ours and _AS_ABOVE.fullmatch(text):
                    text = above.get(column, "")
                above[column] = text or above.get(column, "")
            values[column] = text
        for column, place in self.layout.also:
            more = cells[place] if place < len(cells) else ""
            # The first column of a kind may have been given another meaning by hand.
            first = values.get(column, "")
            if more and more != first:
                values[column] = _JOINTS[column].join(filter(None, (first, more)))
        return values

    def _raw_name(self, row: int, values: dict[Column, str]) -> str:
        """Return the name uncleaned, so that look-alike letters can be told."""
        place = self.layout.columns[Column.FULL_NAME]
        cells = self.grid.rows[row]
        name = restore(cells[place]) if place < len(cells) else ""
        if self.decoded and (row + 1, column_letters(place)) in self.decoded:
            name = raise_initials(name)
        given = values.get(Column.GIVEN_PART, "")
        return f"{name} {given}" if given else name

    # -- what is told --------------------------------------------------------------------

    def _group(self, row: int, cells: Sequence[str]) -> tuple[Group, int]:
        number = self.layout.columns.get(Column.NUMBER)
        texts = [text for place, text in enumerate(cells) if text and place != number]
        group = read_group(texts[0] if texts else next(filter(None, cells)))
        self._count(row, group.count, row + 1)
        return group, row + 1

    def _skip_title(self) -> None:
        for row, cells in enumerate(self.grid.rows[: self.layout.first_row]):
            if row >= self.layout.header_row:
                self._skip(row, RowKind.HEADER)
            elif any(map(clean, cells)):
                self._skip(row, RowKind.TITLE)

    def _report_second_list(self) -> None:
        """Tell of a second column of names: another list beside this one is not read."""
        header = self.layout.header_row
        if self.told or header == self.layout.first_row:
            return
        name = self.layout.columns[Column.FULL_NAME]
        for place, text in enumerate(self.grid.rows[header]):
            if place > name + 1 and column_of(text) is Column.FULL_NAME and not is_loose_name(text):
                self._problem(
                    header,
                    None,
                    f"có hai danh sách cạnh nhau, mới đọc danh sách ở cột {column_letters(name)}",
                    "hãy chuyển danh sách kia xuống dưới rồi nhập lại.",
                )
                return

    def _skip_blanks(self, blanks: list[int]) -> None:
        """Tell of blank rows between people; those at the end are nobody's business."""
        for row in blanks:
            self._skip(row, RowKind.BLANK)
        blanks.clear()

    def _skip(self, row: int, kind: RowKind) -> None:
        text = " · ".join(filter(None, map(clean, self.grid.rows[row])))
        self.skipped.append(SkippedRow(self.grid.name, row + 1, kind.value, text))

    def _count(self, row: int, count: int | None, group: int | None, below: int = 0) -> None:
        if count is not None:
            self.counts.append(StatedCount(self.grid.name, row + 1, count, group, below=below))

    def _problem(self, row: int, column: Column | None, reason: str, advice: str) -> None:
        place = None if column is None else self.layout.columns.get(column)
        letters = "" if place is None else column_letters(place)
        name = "" if column is None else NAMES[column]
        self.problems.append(Problem(self.grid.name, row + 1, letters, name, reason, advice))

    def _report_uncomputed(self, row: int) -> None:
        if not self.grid.uncomputed:
            return
        for column, place in self.layout.columns.items():
            if (row, place) in self.grid.uncomputed and column is not Column.NUMBER:
                self._problem(
                    row,
                    column,
                    _UNCOMPUTED,
                    "đã lấy nguyên chữ trong ô; hãy mở tệp bằng Excel, lưu lại rồi nhập lại.",
                )
