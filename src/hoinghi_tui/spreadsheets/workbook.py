"""Excel workbooks, .xlsx, read into grids of text."""

import warnings
import zipfile
import zlib
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from hoinghi_tui.spreadsheets.cells import Grid, UnreadableList

SAVE_AS_XLSX = (
    "Hãy mở bằng Excel, chọn Tệp → Lưu thành (Save As), kiểu “Excel Workbook (*.xlsx)”, "
    "bỏ mật khẩu nếu có, rồi chọn tệp mới."
)
"""What to do about a workbook of an older kind."""

_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
)
"""What openpyxl raises about broken packages: it has no exception of its own for them."""


def read_workbook(path: Path) -> tuple[Grid, ...]:
    """Read the visible sheets that hold any text, formulas as their last results.

    Raises ``UnreadableList`` when the workbook is damaged, of the old binary kind or
    protected by a password, and ``OSError`` when the file cannot be opened.
    """
    with path.open("rb") as file:
        if file.read(len(_OLE_MAGIC)) == _OLE_MAGIC:
            raise UnreadableList(f"{path.name}: tệp đời cũ hoặc có mật khẩu. {SAVE_AS_XLSX}")
    try:
        values = _sheets(path, values=True)
        formulas = _sheets(path, values=False) if _has_formulas(path) else {}
    except RuntimeError as error:  # zipfile's word for a member that is encrypted
        raise UnreadableList(
            f"{path.name}: tệp có mật khẩu hoặc được nén theo cách lạ. {SAVE_AS_XLSX}"
        ) from error
    except _DAMAGED as error:
        raise UnreadableList(
            f"{path.name}: tệp Excel bị hỏng hoặc không đúng kiểu .xlsx. "
            "Hãy mở bằng Excel, lưu lại rồi thử lần nữa."
        ) from error
    grids = (_grid(name, rows, formulas.get(name, [])) for name, rows in values.items())
    return tuple(grid for grid in grids if grid.rows)


def _sheets(path: Path, *, values: bool) -> dict[str, list[list[Any]]]:
    """Return the cells of the visible sheets by name: values, or formulas as written."""
    from openpyxl import load_workbook  # costs 100 ms, which no screen needs at start

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about features of Excel that hold no text
        workbook = load_workbook(path, read_only=True, data_only=values)
        try:
            sheets = [sheet for sheet in workbook.worksheets if sheet.sheet_state == "visible"]
            for sheet in sheets:
                sheet.reset_dimensions()  # some programs write wrong ones, losing rows
            return {
                sheet.title: [
                    # a formula may have the empty text as its result, which is no lack of one
                    ["" if c.value is None and c.data_type == "str" else c.value for c in row]
                    for row in sheet.rows
                ]
                for sheet in sheets
            }
        finally:
            workbook.close()


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f>" in data or b"<f " in data for data in map(archive.read, sheets))


def _grid(name: str, values: list[list[Any]], formulas: list[list[Any]]) -> Grid:
    rows = [[_as_text(value) for value in row] for row in values]
    uncomputed = set()
    for row, cells in enumerate(formulas):
        for column, formula in enumerate(cells):
            if formula is not None and values[row][column] is None:
                rows[row][column] = str(getattr(formula, "text", formula))
                uncomputed.add((row, column))
    while rows and not any(rows[-1]):
        rows.pop()
    return Grid(name, tuple(map(tuple, rows)), frozenset(uncomputed))


def _as_text(value: object) -> str:
    """Return what a cell shows: 900000001.0 is "900000001", a date is "1980-07-15"."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time.min else str(value)
    return value.isoformat() if isinstance(value, date) else str(value)
