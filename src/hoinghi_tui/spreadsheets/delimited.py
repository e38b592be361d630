"""Text files with delimiters, .csv .txt .tsv, and rows from the clipboard, read into a grid."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from hoinghi_tui.spreadsheets.cells import Grid, ListFile, Progress, UnreadableList, no_progress
from hoinghi_tui.spreadsheets.row_limits import RowCollector
from hoinghi_tui.vietnamese.byte_text import decode_bytes

_DELIMITERS = "\t;|,"
"""Of two that fit equally well the earlier one counts: commas stand in texts."""
_JUDGED = 200
"""Records from which the delimiter is judged."""
_TICK = 200
_SAVE_AGAIN = "Hãy mở bằng Excel, lưu thành .xlsx rồi chọn tệp mới."
_SEPARATOR = "sep="
"""Begins a first line that tells Excel the delimiter."""
_END = "\x00end"
"""A record after the last one: it is swallowed when a quote is never closed."""
_BINARY_SHARE = 50
"""One control character among so many others, and it is no text."""
_CONTROLS = {code: None for code in range(32) if chr(code) not in "\t\n\r\v\f"}


def read_delimited(name: str, data: bytes, progress: Progress = no_progress) -> ListFile:
    """Read the bytes of the text file ``name``, its encoding and delimiter found by itself.

    Records keep their numbers: blank ones are empty rows, and so is a first line "sep=;".
    Raises ``UnreadableList`` for bytes that are no text, a quote that is never closed, and
    text beyond the limits of a list; ``Cancelled`` when ``progress`` does.
    """
    text, encoding = decode_bytes(data)
    if _is_binary(text):
        raise UnreadableList(f"{name}: tệp không phải văn bản. {_SAVE_AGAIN}")
    return ListFile((_grid(name, text, progress),), encoding=encoding)


def read_text(name: str, text: str) -> ListFile:
    """Read rows from the clipboard, as Excel, Word or a message give them; raises as above.

    Where there is a tab it stands between cells: that is how Excel and Word copy them.
    """
    return ListFile((_grid(name, text, no_progress, "\t" if "\t" in text else None),))


def _grid(name: str, text: str, progress: Progress, delimiter: str | None = None) -> Grid:
    text = text.replace("\0", "")
    collector = RowCollector(name)
    told = _told_delimiter(text)
    if told:
        text = text[len(_SEPARATOR) + 1 :]
    lines = max(1, text.count("\n"))
    for number, (line, record) in enumerate(
        _records(name, text, told or delimiter or _delimiter(text))
    ):
        collector.add(record)
        if number % _TICK == 0:
            progress(min(1.0, line / lines))
    return Grid("", tuple(collector.rows))


def _records(name: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the line it begins in, from 1."""
    ending = "" if text.endswith(("\n", "\r")) or not text else "\n"
    reader = csv.reader(io.StringIO(f"{text}{ending}{_END}", newline=""), delimiter=delimiter)
    line = 1
    try:
        for record in reader:
            if record == [_END]:
                return
            if record and record[-1].endswith(_END):
                break
            yield line, record
            line = reader.line_num + 1
    except csv.Error:  # a cell longer than csv.field_size_limit, 131,072 characters
        pass
    raise UnreadableList(
        f'{name}, dòng {line}: có dấu nháy kép (") mở mà không đóng, hoặc ô dài quá mức. '
        f"Hãy sửa dòng này rồi thử lại."
    )


def _told_delimiter(text: str) -> str | None:
    """Return the delimiter of a first line "sep=;", None when there is no such line."""
    line = text[: len(_SEPARATOR) + 2]
    told = line[len(_SEPARATOR) : len(_SEPARATOR) + 1]
    alone = line[len(_SEPARATOR) + 1 :] in ("", "\r", "\n")
    is_told = line.lower().startswith(_SEPARATOR) and alone
    return told if is_told and told in _DELIMITERS else None


def _delimiter(text: str) -> str:
    """Return the delimiter that gives most records the same number of columns."""

    def agreement(delimiter: str) -> tuple[int, int]:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        try:
            widths = Counter(map(len, islice(reader, _JUDGED)))
        except csv.Error:
            return 0, 0
        return max(((count, width) for width, count in widths.items() if width > 1), default=(0, 0))

    return max(_DELIMITERS, key=agreement)


def _is_binary(text: str) -> bool:
    controls = len(text) - len(text.translate(_CONTROLS)) + text.count("\ufffd")
    return controls * _BINARY_SHARE > len(text)
