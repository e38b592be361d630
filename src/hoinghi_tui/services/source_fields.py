"""The fields of one table in a source file, each read once and with its type."""

from collections.abc import Mapping
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import parse_time_of_day
from hoinghi_tui.vietnamese import clean

E = TypeVar("E", bound=StrEnum)

_FURTHEST = 1_000_000
MOST_DIGITS = 9
"""Whole numbers have no more; nothing in an office is counted further."""


class SourceError(Refused):
    """A source file of a conference is wrong; the text names file, place and key."""


class Fields:
    """Reads a table key by key; ``finish`` tells which keys nobody asked for.

    ``where`` is what a person finds the table by: "agenda.toml, mục 5 (Khai mạc)".
    All readers raise ``SourceError`` when a value is missing or of the wrong kind.
    """

    def __init__(self, where: str, table: Mapping[str, object]) -> None:
        self.where = where
        self._left = dict(table)

    def error(self, key: str, what: str) -> SourceError:
        """Return the error that ``what`` is wrong with ``key`` here."""
        return SourceError(f"{self.where}, khóa “{key}”: {what}")

    def text(self, key: str, default: str | None = "") -> str:
        """Read one line of text; without a default the key must have one."""
        return clean(self.lines(key, default))

    def lines(self, key: str, default: str | None = "") -> str:
        """Read text of several lines, each cleaned, blank lines between kept."""
        value = self._left.pop(key, default)
        if value is None:
            raise self.error(key, "còn thiếu, hãy điền nội dung.")
        if not isinstance(value, str):
            raise self.error(key, f"phải là chữ trong dấu ngoặc kép, không phải {value!r}.")
        text = "\n".join(clean(line) for line in value.strip().split("\n"))
        if default is None and not text:
            raise self.error(key, "đang để trống, hãy điền nội dung.")
        return text

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of lines of text; a missing key is an empty list."""
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise self.error(key, 'phải là danh sách các dòng chữ, ví dụ ["một", "hai"].')
        return tuple(clean(value) for value in values)

    def integer(self, key: str, default: int | None = None, *, least: int = 0) -> int:
        """Read a whole number of at least ``least`` and of ``MOST_DIGITS`` at most."""
        value = self._left.pop(key, default)
        if value is None:
            raise self.error(key, "còn thiếu, hãy điền một số.")
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise self.error(key, f"phải là số nguyên từ {least} trở lên, không phải {value!r}.")
        if value >= 10**MOST_DIGITS:
            raise self.error(key, f"phải là số có nhiều nhất {MOST_DIGITS} chữ số.")
        return value

    def integers(self, key: str) -> tuple[int, ...] | None:
        """Read a list of whole numbers from 0, or one by itself; a missing key is None."""
        value = self._left.pop(key, None)
        if value is None:
            return None
        numbers = value if isinstance(value, list) else [value]
        for one in numbers:
            if not isinstance(one, int) or isinstance(one, bool) or one < 0:
                raise self.error(key, f"phải là số nguyên từ 0, hoặc dãy số, không phải {one!r}.")
        return tuple(numbers)

    def number(self, key: str, default: float | None = None) -> float:
        """Read a number, which may have a fraction; one that no room needs is refused."""
        value = self._left.pop(key, default)
        if value is None:
            raise self.error(key, "còn thiếu, hãy điền một số.")
        is_truth = isinstance(value, bool)
        # NaN is not within these ends.
        if isinstance(value, int | float) and not is_truth and abs(value) <= _FURTHEST:
            return value
        raise self.error(key, f"phải là một số vừa phải, không phải {value!r}.")

    def tables(self, key: str) -> list[Mapping[str, object]]:
        """Read a list of tables; a missing key is an empty list."""
        values = self._left.pop(key, None)
        if values is None:
            return []
        if not isinstance(values, list) or not all(isinstance(one, dict) for one in values):
            raise self.error(key, "phải là danh sách các bảng.")
        return values

    def table(self, key: str) -> Mapping[str, object]:
        """Read a table; a missing key is an empty one."""
        value = self._left.pop(key, None)
        if value is None:
            return {}
        if not isinstance(value, dict):
            raise self.error(key, f"phải là một bảng, không phải {value!r}.")
        return value

    def flag(self, key: str, default: bool) -> bool:
        """Read true or false."""
        value = self._left.pop(key, default)
        if not isinstance(value, bool):
            raise self.error(key, f"phải là true hoặc false, không phải {value!r}.")
        return value

    def day(self, key: str) -> date | None:
        """Read a day; a missing key or "" means that it is not fixed."""
        value = self._left.pop(key, "")
        if value == "":
            return None
        if not isinstance(value, date) or isinstance(value, datetime):
            raise self.error(
                key, f"ngày phải viết năm-tháng-ngày, không có ngoặc kép, không phải {value!r}."
            )
        return value

    def day_or_text(self, key: str) -> date | str:
        """Read a day, or a line of text that says which; a missing key is ""."""
        if isinstance(self._left.get(key, ""), str):
            return self.text(key)
        return self.day(key) or ""

    def time_of_day(self, key: str) -> time | None:
        """Read a local time of day: 7:30, 07:30, 7h30 or 7h; missing or "" is None."""
        value = self._left.pop(key, "")
        if isinstance(value, time):
            return value
        if value == "":
            return None
        found = parse_time_of_day(value) if isinstance(value, str) else None
        if found is None:
            raise self.error(key, f"giờ phải viết như 07:30 hoặc 7h30, không phải {value!r}.")
        return found

    def choice(self, key: str, kind: type[E], default: E | None = None) -> E:
        """Read one of the words that ``kind`` allows."""
        value = self._left.pop(key, default)
        for member in kind:
            if member == value:
                return member
        allowed = ", ".join(kind)
        raise self.error(key, f"phải là một trong: {allowed}; không phải {value!r}.")

    def finish(self) -> None:
        """Raise ``SourceError`` when a key is left that nobody has asked for."""
        for key in self._left:
            raise self.error(key, "không có khóa này; hãy xem lại chính tả hoặc bỏ đi.")
