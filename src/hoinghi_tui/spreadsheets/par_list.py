"""A table of the PAR Index in a workbook, a Word document or a text file."""

import re
from pathlib import Path

from hoinghi_tui.domain.par_scores import title_key
from hoinghi_tui.spreadsheets.cells import Grid, SheetLeftOut, UnreadableList
from hoinghi_tui.spreadsheets.drafts import Problem
from hoinghi_tui.spreadsheets.legacy_cells import to_unicode
from hoinghi_tui.spreadsheets.list_file import read_list_file
from hoinghi_tui.spreadsheets.par_headings import ParColumn, ParLayout, find_par_layout
from hoinghi_tui.spreadsheets.par_lines import LineReader
from hoinghi_tui.spreadsheets.par_rows import FieldRow, ParList, criterion_keys, doubles
from hoinghi_tui.spreadsheets.par_sheet import ParSheet
from hoinghi_tui.spreadsheets.par_tree import check_total, fields_of
from hoinghi_tui.vietnamese import clean, fold

_YEAR = re.compile(r"\bnam (20\d\d)\b")


def read_par_file(path: Path, sheet: str | None = None) -> ParList:
    """Read the fields and criteria of one year: all sheets with such a table, or the one named.

    Raises ``UnreadableList``, naming the file and what to do, when it cannot be read or has
    no table of the index. What is wrong in a cell is a problem with sheet, row and column.
    """
    file = read_list_file(path)
    sheets, left_out = [], list(file.left_out)
    for raw in file.grids:
        grid = to_unicode(raw)[0]
        layout = find_par_layout(grid)
        if layout is None:
            left_out.append(SheetLeftOut(grid.name, "không có bảng Chỉ số CCHC"))
        elif sheet is not None and clean(sheet) != clean(grid.name):
            left_out.append(SheetLeftOut(grid.name, "không được chọn"))
        else:
            sheets.append(ParSheet(grid, layout))
    fields = [one for found in sheets for one in _read(found)]
    problems = [problem for found in sheets for problem in found.problems]
    if not fields and not problems:
        raise UnreadableList(
            f"{path.name}: không thấy bảng Chỉ số CCHC. Bảng cần một dòng tiêu đề có cột "
            "“Lĩnh vực” hoặc “Tiêu chí” và cột “Điểm tối đa”."
        )
    years = [year for found in sheets if (year := _year(found.grid, found.layout)) is not None]
    problems += [*_two_years(sheets, years), *double_problems(fields)]
    return ParList(
        path.name,
        years[0] if years else None,
        tuple(fields),
        problems=tuple(problems),
        notes=tuple(note for found in sheets for note in found.notes),
        skipped=tuple(row for found in sheets for row in found.skipped),
        left_out=tuple(left_out),
    )


def _read(sheet: ParSheet) -> list[FieldRow]:
    layout = sheet.layout
    if ParColumn.MAXIMUM not in layout.columns:
        reason = f"bảng thiếu cột “{ParColumn.MAXIMUM}”"
        advice = "thêm cột ấy vào dòng tiêu đề; điểm chưa biết thì để trống ô."
        sheet.problem(layout.header, layout.name, reason, advice)
        return []
    reader = LineReader(sheet)
    fields = fields_of(sheet, reader.read())
    check_total(sheet, reader.total, fields)
    return fields


def _year(grid: Grid, layout: ParLayout) -> int | None:
    """Return the year that is named above the rows, or by the sheet."""
    above = [text for cells in grid.rows[: layout.first_row] for text in cells]
    texts = (*grid.above, *above, f"năm {grid.name}", grid.name)
    found = (_YEAR.search(fold(text)) for text in texts)
    return next((int(at[1]) for at in found if at), None)


def _two_years(sheets: list[ParSheet], years: list[int]) -> list[Problem]:
    if len(set(years)) < 2:
        return []
    reason = f"tệp có bảng của nhiều năm: {', '.join(map(str, dict.fromkeys(years)))}"
    advice = "mỗi lần nhập một năm: chọn trang bằng --sheet, hoặc tách tệp."
    return [Problem(sheets[-1].grid.name, 1, "", "", reason, advice)]


def double_problems(fields: list[FieldRow]) -> list[Problem]:
    """Return as problems two fields of one name, and two criteria of one field."""
    problems = []
    for place, first in doubles([title_key(one.title) for one in fields]):
        one, before = fields[place], fields[first].row
        reason = f"lĩnh vực “{one.title}” trùng tên với dòng {before}"
        problems.append(Problem(one.sheet, one.row, "", "", reason, "gộp lại, hoặc đặt tên khác."))
    for one in fields:
        for at, first in doubles(criterion_keys(one.criteria)):
            row, before = one.criteria[at], one.criteria[first].row
            reason = f"tiêu chí “{row.title}” trùng với dòng {before}"
            advice = "ghi số mục, hoặc đặt tên khác."
            problems.append(Problem(one.sheet, row.row, "", "", reason, advice))
    return problems
