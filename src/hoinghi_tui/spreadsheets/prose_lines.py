"""Lists typed as lines of a message: "1. Ông Lê Văn An - Trưởng phòng - 0900000001"."""

import re
from dataclasses import replace

from hoinghi_tui.spreadsheets.cells import Grid

_NUMBER = re.compile(r"\s*[-+*•]?\s*(\d{1,4})\s*[.)/:-]\s*(?=\D)")
_SIGNS = (re.compile(r"\s+[-–—]+\s+|\s*[;|]\s*"), re.compile(r"\s*[,:]\s+"))
"""What stands between the facts: a dash where any line has one, else a comma."""
_MOST_LINES = 0.5


def in_columns(grid: Grid) -> Grid:
    """Return a sheet of one column with the facts of each line in columns of their own.

    The number comes first, blank where a line has none. Any other sheet stays as it is, and so
    does one whose lines are not numbered and hold one fact each.
    """
    lines = [row[0] if len(row) == 1 else "" for row in grid.rows]
    filled = [line for line in lines if line.strip()]
    if not filled or any(len(row) > 1 for row in grid.rows):
        return grid
    numbered = sum(_NUMBER.match(line) is not None for line in filled)
    sign = next((one for one in _SIGNS if _share(filled, one) >= _MOST_LINES), None)
    if sign is None and numbered < len(filled) * _MOST_LINES:
        return grid
    return replace(grid, rows=tuple(_facts(line, sign) if line else () for line in lines))


def _share(lines: list[str], sign: re.Pattern[str]) -> float:
    return sum(sign.search(_NUMBER.sub("", line)) is not None for line in lines) / len(lines)


def _facts(line: str, sign: re.Pattern[str] | None) -> tuple[str, ...]:
    number = _NUMBER.match(line)
    rest = line[number.end() :] if number else line
    return (number[1] if number else "", *(sign.split(rest) if sign else (rest,)))
