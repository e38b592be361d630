"""Excel workbooks, .xlsx and .xlsm, read into grids of text."""

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

from hoinghi_tui.spreadsheets.cells import (
    Area,
    Grid,
    ListFile,
    Progress,
    SheetLeftOut,
    UnreadableList,
    no_progress,
)
from hoinghi_tui.spreadsheets.metered import MeteredBytes
from hoinghi_tui.spreadsheets.package_guard import check_package, refuse_damaged
from hoinghi_tui.spreadsheets.row_limits import MAX_COLUMNS, RowCollector
from hoinghi_tui.spreadsheets.workbook_parts import WorkbookParts

SAVE_AS_XLSX = (
    "Hãy mở bằng Excel, chọn Tệp → Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, "
    "bỏ mật khẩu nếu có, rồi chọn tệp mới."
)
"""What to do about a workbook of another kind."""

BROKEN_WORKBOOK = (
    "tệp Excel bị hỏng hoặc không đúng kiểu .xlsx. Hãy mở bằng Excel, lưu lại rồi thử lần nữa."
)
_PASSES = 2
_TICK = 200
"""Rows after which progress is told again."""
_ESCAPED = re.compile("_x00([01][0-9A-Fa-f])_")
"""A control character in a text, as Excel writes it (ECMA-376 part 1, 22.9.2.19)."""


def read_workbook(name: str, data: bytes, progress: Progress = no_progress) -> ListFile:
    """Read the visible sheets that hold any text, formulas as their last results.

    ``data`` are the bytes of the file ``name``. Macros, links and pictures are not opened.
    Raises ``UnreadableList`` when the workbook is damaged, protected, too big, or has no
    visible text, and ``Cancelled`` when ``progress`` does.
    """
    with refuse_damaged(BROKEN_WORKBOOK, name):
        check_package(name, data)
        return _Reading(name, MeteredBytes(data, progress, _PASSES)).read()


class _Reading:
    """The reading of one workbook."""

    def __init__(self, name: str, file: MeteredBytes) -> None:
        self._name = name
        self._file = file

    def read(self) -> ListFile:
        from openpyxl import load_workbook  # costs 100 ms, which no screen needs at start

        with warnings.catch_warnings(), zipfile.ZipFile(self._file) as archive:
            warnings.simplefilter("ignore")  # about features of Excel that hold no text
            parts = WorkbookParts(archive)
            if parts.strict:
                raise UnreadableList(f"{self._name}: tệp thuộc kiểu “Strict”. {SAVE_AS_XLSX}")
            book = load_workbook(self._file, read_only=True, data_only=True, keep_links=False)
            try:
                sheets = book.worksheets
                grids = [self._grid(one, parts) for one in sheets if one.sheet_state == "visible"]
                hidden = [one.title for one in sheets if one.sheet_state != "visible"]
            finally:
                book.close()
        grids = [grid for grid in grids if grid.rows]
        if not grids:
            raise UnreadableList(
                f"{self._name}: không có trang nào có chữ (trang ẩn không được đọc). "
                "Hãy chọn tệp khác, hoặc bỏ ẩn trang có danh sách rồi lưu lại."
            )
        return ListFile(tuple(grids), tuple(SheetLeftOut(title, "ẩn") for title in hidden))

    def _grid(self, sheet: Any, parts: WorkbookParts) -> Grid:
        extras = parts.sheet(sheet.title)
        collector = RowCollector(f"{self._name}, trang “{sheet.title}”")
        sheet.reset_dimensions()  # some programs write wrong ones, losing rows
        fonts: dict[tuple[int, int], str] = {}
        if parts.legacy_fonts:
            rows = _with_fonts(sheet, parts, fonts)
        else:
            rows = sheet.iter_rows(values_only=True)
        uncomputed = set()
        for number, values in enumerate(rows):
            texts = _texts(values)
            for column, formula in extras.uncomputed.get(number, {}).items():
                if column < len(texts):
                    texts[column] = formula
                    uncomputed.add((number, column))
            collector.add(texts)
            if number % _TICK == 0:
                self._file.tell_progress()
        merged = _within(extras.merged, len(collector.rows))
        texts_shown = _without_covered(collector.rows, merged)
        return Grid(sheet.title, texts_shown, frozenset(uncomputed), fonts, merged)


def _with_fonts(
    sheet: Any, parts: WorkbookParts, fonts: dict[tuple[int, int], str]
) -> Iterator[Sequence[Any]]:
    """Yield the values of each row, and note the fonts of before Unicode in ``fonts``."""
    for row, cells in enumerate(sheet.iter_rows()):
        values = [cell.value for cell in cells]
        for column, value in enumerate(values):
            if isinstance(value, str):
                font = parts.legacy_texts.get(value) or cells[column].font.name
                if font in parts.legacy_fonts:
                    fonts[row, column] = font
        yield values


def _texts(values: Sequence[Any]) -> list[str]:
    beyond = values[MAX_COLUMNS:]
    if beyond and beyond.count(None) == len(beyond):  # formatting to the edge of the sheet
        values = values[:MAX_COLUMNS]
    return [as_text(value) for value in values]


def as_text(value: object) -> str:
    """Return what a cell shows: 900000001.0 is "900000001", a date is "1980-07-15"."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _ESCAPED.sub(_control, value) if "_x00" in value else value
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else str(value)
    return value.isoformat() if isinstance(value, date) else str(value)


def _control(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _within(areas: Sequence[Area], rows: int) -> tuple[Area, ...]:
    """Return the merged areas as far as they lie in the rows read."""
    return tuple(
        area._replace(bottom=min(area.bottom, rows - 1), right=min(area.right, MAX_COLUMNS - 1))
        for area in areas
        if area.top < rows and area.left < MAX_COLUMNS
    )


def _without_covered(
    rows: list[tuple[str, ...]], areas: Sequence[Area]
) -> tuple[tuple[str, ...], ...]:
    """Blank the cells that a merged one hides; they can still hold what they had before.

    Raises ``ValueError`` when areas overlap so much that more cells are hidden than there are.
    """
    height_and_width = ((one.bottom - one.top + 1, one.right - one.left + 1) for one in areas)
    if sum(height * width for height, width in height_and_width) > len(rows) * MAX_COLUMNS:
        raise ValueError("merged cells overlap")
    for area in areas:
        for row in range(area.top, area.bottom + 1):
            first = area.left + (row == area.top)
            hidden = rows[row][first : area.right + 1]
            if any(hidden):
                cells = rows[row]
                rows[row] = (*cells[:first], *[""] * len(hidden), *cells[first + len(hidden) :])
    return tuple(rows)
