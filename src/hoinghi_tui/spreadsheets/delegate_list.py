"""A list of delegates as an office sends it, read row by row."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.spreadsheets.cell_values import (
    parse_absence,
    parse_birth,
    parse_phone,
    parse_roles,
    split_honorific,
    standard_honorific,
)
from hoinghi_tui.spreadsheets.cells import Grid, UnreadableList, column_letters
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, DelegateList, Problem
from hoinghi_tui.spreadsheets.grid import read_grids
from hoinghi_tui.spreadsheets.headers import Column, Layout, find_layout
from hoinghi_tui.vietnamese import clean

_TOTAL = re.compile(r"(tổng(\s+(số|cộng))?|cộng)\s*([:(\d].*)?", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?\d+\)?")
_GIVEN_NAME_FIRST = re.compile(r"(H['’]\S+)\s")


def read_delegate_file(path: Path) -> DelegateList:
    """Read all sheets of a list that have a header row, in their order.

    Raises ``UnreadableList`` when the file cannot be read, when no sheet has a column
    of names, or when nobody stands under it.
    """
    layouts = [(grid, find_layout(grid)) for grid in read_grids(path)]
    parts = [read_delegates(grid, layout) for grid, layout in layouts if layout is not None]
    if not parts:
        raise UnreadableList(
            f"{path.name}: không thấy dòng tiêu đề. Danh sách cần một dòng có cột “Họ và tên” "
            "và ít nhất một trong các cột “Chức vụ”, “Đơn vị”, “Điện thoại”."
        )
    drafts = tuple(draft for part in parts for draft in part.drafts)
    if not drafts:
        raise UnreadableList(f"{path.name}: dưới dòng tiêu đề không có đại biểu nào.")
    return DelegateList(drafts, tuple(problem for part in parts for problem in part.problems))


def read_delegates(grid: Grid, layout: Layout) -> DelegateList:
    """Read the people under a sheet's header row.

    Empty rows, rows that number the columns, totals and, after a total, rows without a
    serial number (signatures) are no people. A row without a name is a problem.
    """
    drafts: list[DelegateDraft] = []
    problems: list[Problem] = []
    for index, values in _person_rows(grid, layout):
        row = _RowReader(grid, layout, index, values)
        if values[Column.FULL_NAME]:
            drafts.append(row.draft())
        else:
            row.report(None, "không có họ tên, đã bỏ qua dòng này.")
        problems.extend(row.problems)
    return DelegateList(tuple(drafts), tuple(problems))


def _person_rows(grid: Grid, layout: Layout) -> Iterator[tuple[int, Mapping[Column, str]]]:
    """Yield (row from 0, text by column) of the rows that should hold a person."""
    after_total = False
    roles = layout.columns.get(Column.ROLES)
    for index, row in enumerate(grid.rows[layout.header_row + 1 :], layout.header_row + 1):
        cells = [
            clean(text.replace("\n", "; ") if place == roles else text)
            for place, text in enumerate(row)
        ]
        filled = [text for text in cells if text]
        if not filled or all(map(_NUMBERING.fullmatch, filled)):
            continue
        values = {
            column: cells[place] if place is not None and place < len(cells) else ""
            for column, place in ((column, layout.columns.get(column)) for column in Column)
        }
        if _TOTAL.fullmatch(filled[0]):
            after_total = True
        elif not after_total or values[Column.NUMBER].isdecimal():
            yield index, values


class _RowReader:
    """Reads one row and collects what is doubtful in it."""

    def __init__(
        self, grid: Grid, layout: Layout, index: int, values: Mapping[Column, str]
    ) -> None:
        self._grid = grid
        self._layout = layout
        self._index = index
        self._values = values
        self.problems: list[Problem] = []

    def report(self, column: Column | None, sentence: str) -> None:
        """Add a problem in a column, or in the whole row."""
        letters = "" if column is None else column_letters(self._layout.columns[column])
        self.problems.append(Problem(self._grid.name, self._index + 1, letters, sentence))

    def draft(self) -> DelegateDraft:
        """Return the person in this row."""
        values = self._values
        self._report_uncomputed()
        honorific, name = standard_honorific(values[Column.HONORIFIC]), values[Column.FULL_NAME]
        if not honorific:
            honorific, name = split_honorific(name)
        roles, unknown = parse_roles(values[Column.ROLES])
        if unknown:
            self.report(Column.ROLES, f"không rõ vai trò “{', '.join(unknown)}”, đã bỏ qua.")
        absence = parse_absence(values[Column.NOTE])
        given_name = _GIVEN_NAME_FIRST.match(name)
        return DelegateDraft(
            full_name=name,
            honorific=honorific,
            position=values[Column.POSITION],
            unit_text=values[Column.UNIT],
            phone=self._phone(),
            birth=self._birth(),
            roles=roles,
            invitation=Invitation.NOT_SENT if absence is None else Invitation.DECLINED,
            absence_reason=absence or "",
            note=values[Column.NOTE],
            given_name=given_name[1] if given_name else None,
            sheet=self._grid.name,
            row=self._index + 1,
        )

    def _phone(self) -> str:
        text = self._values[Column.PHONE]
        phone = parse_phone(text)
        if text and phone is None:
            self.report(
                Column.PHONE,
                f"“{text}” không phải số điện thoại 10 chữ số, tạm để trống; hãy kiểm tra lại.",
            )
        return phone or ""

    def _birth(self) -> str:
        text = self._values[Column.BIRTH]
        birth = parse_birth(text)
        if text and birth is None:
            self.report(
                Column.BIRTH,
                f"“{text}” không phải năm sinh hoặc ngày/tháng/năm, tạm để trống; "
                "hãy kiểm tra lại.",
            )
        return birth or ""

    def _report_uncomputed(self) -> None:
        for column, place in self._layout.columns.items():
            if (self._index, place) in self._grid.uncomputed and column is not Column.NUMBER:
                self.report(
                    column,
                    "công thức chưa có kết quả, đã lấy nguyên chữ trong ô; "
                    "hãy mở tệp bằng Excel, lưu lại rồi nhập lại nếu cần.",
                )
