"""Lists as offices send them, by file or by the clipboard, read into plain grids of text."""

from collections.abc import Callable
from pathlib import Path

from hoinghi_tui.file_words import why
from hoinghi_tui.spreadsheets.cells import Grid, ListFile, Progress, UnreadableList, no_progress
from hoinghi_tui.spreadsheets.delimited import read_delimited, read_text
from hoinghi_tui.spreadsheets.file_kind import FileKind, kind_of
from hoinghi_tui.spreadsheets.prose_lines import is_message
from hoinghi_tui.spreadsheets.word_tables import BROKEN_DOCUMENT, SAVE_AS_DOCX, read_word_tables
from hoinghi_tui.spreadsheets.workbook import BROKEN_WORKBOOK, SAVE_AS_XLSX, read_workbook

MAX_BYTES = 50_000_000
SUFFIXES = (".xlsx", ".xlsm", ".docx", ".csv", ".txt", ".tsv")
"""Kinds of files that are read, in the order in which they are told."""

_PASTED = "Đoạn đã dán"
_CHUNK = 1_000_000
_FILE_SHARE = 0.1
"""The part of the progress that fetching the bytes takes; a network drive can be slow."""
_READERS: dict[FileKind, Callable[[str, bytes, Progress], ListFile]] = {
    FileKind.WORKBOOK: read_workbook,
    FileKind.WORD: read_word_tables,
    FileKind.TEXT: read_delimited,
}
_KIND_OF_SUFFIX = {
    ".xlsx": FileKind.WORKBOOK,
    ".xlsm": FileKind.WORKBOOK,
    ".xls": FileKind.WORKBOOK,
    ".docx": FileKind.WORD,
    ".doc": FileKind.WORD,
}
_ONLY = f"chỉ đọc được danh sách dạng {', '.join(SUFFIXES)}."
_REFUSALS = {
    FileKind.PACKAGE: _ONLY,
    FileKind.PICTURE: f"đây là ảnh hoặc tệp PDF; {_ONLY}",
    FileKind.PROTECTED: "tệp có mật khẩu. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi chọn lại.",
    FileKind.OLD_EXCEL: f"đây là tệp Excel đời cũ (.xls). {SAVE_AS_XLSX}",
    FileKind.OLD_WORD: f"đây là tệp Word đời cũ (.doc). {SAVE_AS_DOCX}",
    FileKind.OLE: f"tệp đời cũ hoặc có mật khẩu. {SAVE_AS_XLSX}",
    FileKind.RICH_TEXT: f"đây là tệp RTF. {SAVE_AS_DOCX}",
    FileKind.WEB_PAGE: f"đây là trang web đổi đuôi. {SAVE_AS_XLSX}",
}
_BROKEN = {FileKind.WORKBOOK: BROKEN_WORKBOOK, FileKind.WORD: BROKEN_DOCUMENT}


def read_list_file(path: Path, progress: Progress = no_progress) -> ListFile:
    """Read a file of any kind that lists come in: its content decides, not its name.

    Raises ``UnreadableList``, naming the file and what to do, when it is missing, locked,
    empty, over 50 MB, damaged, protected, of another kind, or holds no list a program could
    read; raises ``Cancelled`` when ``progress`` does. The file is closed in any case.
    """
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES and suffix not in _KIND_OF_SUFFIX:
        raise UnreadableList(f"{path.name}: {_ONLY}")
    data = _read_bytes(path, lambda share: progress(share * _FILE_SHARE))
    kind = kind_of(data)
    usual = _KIND_OF_SUFFIX.get(suffix, kind)
    if kind is FileKind.PACKAGE:
        kind = usual  # its reader tells best what is broken
    if kind in _REFUSALS:
        raise UnreadableList(f"{path.name}: {_REFUSALS[kind]}")
    read = _READERS[kind](
        path.name, data, lambda share: progress(_FILE_SHARE + share * (1 - _FILE_SHARE))
    )
    if kind is FileKind.TEXT and usual in _BROKEN and not _has_columns(read):
        raise UnreadableList(f"{path.name}: {_BROKEN[usual]}")
    progress(1.0)
    return read


def read_pasted(text: str) -> ListFile:
    """Read rows copied from Excel, Word or a message: tabs, commas or semicolons between cells.

    Raises ``UnreadableList`` when there is no text, or as a text file does.
    """
    if not text.strip():
        raise UnreadableList(
            f"{_PASTED}: chưa có chữ nào. Hãy sao chép các ô trong Excel hoặc Word rồi dán lại."
        )
    if is_message(text):
        return ListFile((Grid("", tuple((line,) for line in text.splitlines())),))
    return read_text(_PASTED, text)


def _has_columns(read: ListFile) -> bool:
    """Tell whether a text is a table, as some programs write under the name of a workbook."""
    return any(sum(len(row) > 1 for row in grid.rows) > 1 for grid in read.grids)


def _read_bytes(path: Path, progress: Progress) -> bytes:
    try:
        return _fetch(path, progress)
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise UnreadableList(f"{path.name}: không thấy tệp. Hãy kiểm tra lại tên tệp.") from error
    except OSError as error:
        raise UnreadableList(
            f"{path.name}: không mở được tệp ({why(error)}). "
            "Nếu tệp đang mở trong Excel hoặc Word, hãy đóng lại rồi thử lần nữa."
        ) from error


def _fetch(path: Path, progress: Progress) -> bytes:
    size = path.stat().st_size
    if not path.is_file():
        raise UnreadableList(f"{path.name}: đây không phải là tệp. Hãy chọn tệp danh sách.")
    if not size:
        raise UnreadableList(f"{path.name}: tệp rỗng. Hãy kiểm tra lại tệp hoặc xin lại nơi gửi.")
    data = bytearray()
    with path.open("rb") as file:
        while len(data) <= MAX_BYTES and (piece := file.read(_CHUNK)):
            data += piece
            progress(min(1.0, len(data) / size))
    if len(data) > MAX_BYTES:
        raise UnreadableList(
            f"{path.name}: tệp lớn hơn {MAX_BYTES // 1_000_000} MB, không giống một danh sách. "
            "Hãy chép riêng danh sách sang tệp mới rồi chọn tệp đó."
        )
    return bytes(data)
