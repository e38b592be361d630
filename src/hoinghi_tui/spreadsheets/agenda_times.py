"""When an item of a programme is, as its cell says it: "7h30 – 7h45 (15 phút)"."""

import re
from dataclasses import dataclass
from datetime import time

from hoinghi_tui.domain.time_text import parse_minutes, parse_time_of_day
from hoinghi_tui.vietnamese import fold

_BETWEEN = re.compile(r"\s*(?:->|-|→|~|÷|\bden\b)\s*")
_BEFORE = re.compile(r"^(?:(?:tu|luc|vao luc|khoang|dung|bat dau(?: tu)?|sang)\s*:?\s*)+(?=\d)")
_BEHIND = re.compile(r"(?: sang|[.;,])$")
_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*")
_STAMP = re.compile(r"\d{4}-\d\d-\d\d (\d\d:\d\d):\d\d")
_BARE_HOUR = re.compile(r"\d{1,2}")
_ENDS_IN_MINUTES = re.compile(r".*(?:phut|ph|p|'|′)")


@dataclass(frozen=True, slots=True)
class When:
    """What a cell says of an item's time; None where it does not say.

    ``least`` are the fewer minutes of "5 – 7 phút".
    """

    start: time | None = None
    end: time | None = None
    minutes: int | None = None
    least: int | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing is said at all."""
        return self == NEVER


NEVER = When()


def read_when(text: str) -> When | None:
    """Read a cell of a column of times: a start, a range, minutes with their unit, or both.

    A blank cell is ``NEVER``; None means that there is something else in it.
    """
    plain = _plain(text)
    if not plain:
        return NEVER
    inner = _BRACKETS.search(plain)
    if inner is not None:
        outer = read_when(_BRACKETS.sub(" ", plain))
        length = read_length(inner[1])
        if outer is None or length is None or outer.minutes is not None:
            return None
        return When(outer.start, outer.end, length.minutes, length.least)
    start = parse_time_of_day(plain)
    if start is not None:
        return When(start=start)
    ranged = _range(plain)
    if ranged is not None:
        return ranged
    return read_length(plain) if _ENDS_IN_MINUTES.fullmatch(plain) else None


def read_length(text: str) -> When | None:
    """Read a cell of a column of lengths: "15", "15 phút", "5 – 7 phút", or a range of times.

    A blank cell is ``NEVER``; None means that there is something else in it.
    """
    plain = _plain(text)
    if not plain:
        return NEVER
    minutes = parse_minutes(plain)
    if minutes is not None:
        return When(minutes=minutes)
    parts = _BETWEEN.split(plain)
    if len(parts) == 2:
        most = parse_minutes(parts[1])
        least = parse_minutes(parts[0])
        if most is not None and least is not None and least <= most:
            return When(minutes=most, least=least)
    return _range(plain)


def _plain(text: str) -> str:
    plain = fold(text)
    stamp = _STAMP.fullmatch(plain)
    if stamp is not None:
        return stamp[1]
    return _BEHIND.sub("", _BEFORE.sub("", plain))


def _range(plain: str) -> When | None:
    """Read "7h30 - 7h45" and "7 - 9h"; None when it is no range of times."""
    parts = _BETWEEN.split(plain)
    if len(parts) != 2:
        return None
    end = parse_time_of_day(parts[1])
    start = parse_time_of_day(f"{parts[0]}h" if _BARE_HOUR.fullmatch(parts[0]) else parts[0])
    return When(start=start, end=end) if start is not None and end is not None else None
