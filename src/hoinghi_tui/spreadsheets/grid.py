"""Lists as offices send them, .xlsx or .csv, read into plain grids of text."""

import codecs
import csv
import io
from collections import Counter
from pathlib import Path

from hoinghi_tui.file_words import why
from hoinghi_tui.spreadsheets.cells import Grid, UnreadableList
from hoinghi_tui.spreadsheets.workbook import SAVE_AS_XLSX, read_workbook

_DELIMITERS = ",;\t|"


def read_grids(path: Path) -> tuple[Grid, ...]:
    """Read the visible sheets of a list that hold any text.

    A .csv file is one grid in UTF-8, its delimiter found by itself. Raises
    ``UnreadableList`` when the file is missing, locked, damaged or of another kind.
    """
    suffix = path.suffix.lower()
    try:
        if suffix == ".csv":
            return (_read_csv(path),)
        if suffix in (".xlsx", ".xlsm"):
            return read_workbook(path)
    except FileNotFoundError as error:
        raise UnreadableList(f"{path.name}: không thấy tệp. Hãy kiểm tra lại tên tệp.") from error
    except OSError as error:
        raise UnreadableList(
            f"{path.name}: không mở được tệp ({why(error)}). "
            "Nếu tệp đang mở trong Excel, hãy đóng lại rồi thử lần nữa."
        ) from error
    if suffix == ".xls":
        raise UnreadableList(f"{path.name}: đây là tệp Excel đời cũ (.xls). {SAVE_AS_XLSX}")
    raise UnreadableList(f"{path.name}: chỉ đọc được danh sách dạng .xlsx hoặc .csv.")


def _read_csv(path: Path) -> Grid:
    raw = path.read_bytes()
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise UnreadableList(
            f"{path.name}, dòng {line}: chữ không phải mã UTF-8. Hãy mở bằng Excel, "
            "lưu thành kiểu “CSV UTF-8” hoặc .xlsx rồi chọn tệp mới."
        ) from error
    return Grid(path.stem, _split_records(path, text, _delimiter(path, text)))


def _split_records(path: Path, text: str, delimiter: str) -> tuple[tuple[str, ...], ...]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        return tuple(tuple(record) for record in reader)
    except csv.Error as error:
        raise UnreadableList(
            f"{path.name}, dòng {reader.line_num}: không tách được cột ({error}). "
            "Hãy lưu lại tệp ở dạng .xlsx rồi chọn tệp mới."
        ) from error


def _delimiter(path: Path, text: str) -> str:
    """Return the delimiter that gives most records the same number of columns."""

    def agreement(delimiter: str) -> tuple[int, int]:
        widths = Counter(len(record) for record in _split_records(path, text, delimiter))
        return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))

    return max(_DELIMITERS, key=agreement)
