"""Lists typed as lines of a message: "1. Ông Lê Văn An - Trưởng phòng - 0900000001"."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from hoinghi_tui.domain.phone import parse_phone
from hoinghi_tui.spreadsheets.cells import Grid

_Line = TypeVar("_Line")

_NUMBER = re.compile(r"\s*[-+*•]?\s*(\d{1,4})\s*[.)/:-]\s*(?=\D)")
_DASH = re.compile(r"\s+[-–—]+\s+|\s*[;|]\s*")
_COMMA = re.compile(r"\s*[,:]\s+")
_PHONE_BEHIND = re.compile(r"\s+(?=\+?[\d(][\d .()-]{7,}\d$)")
_MOST_LINES = 0.5


def is_message(text: str) -> bool:
    """Tell whether a pasted text is lines of a message, not cells of a table."""
    lines = [line for line in text.splitlines() if line.strip()]
    return "\t" not in text and _most(lines, lambda line: _NUMBER.match(line) is not None)


def in_columns(grid: Grid) -> Grid:
    """Return a sheet of one column with the facts of each line in columns of their own.

    They are number, name, phone and what else there is, blank where a line has none: each
    line is parted at its own dashes, else at its commas. Any other sheet stays as it is, and
    so does one whose lines are not numbered and hold one fact each.
    """
    lines = [row[0] if len(row) == 1 else "" for row in grid.rows]
    filled = [line for line in lines if line.strip()]
    if not filled or any(len(row) > 1 for row in grid.rows):
        return grid
    facts = [_facts(line) for line in filled]
    if not _most(facts, lambda one: bool(one[0]) or len(one) > 3 or bool(one[2])):
        return grid
    return replace(grid, rows=tuple(_facts(line) if line.strip() else () for line in lines))


def _most(lines: list[_Line], looks_so: Callable[[_Line], bool]) -> bool:
    return bool(lines) and sum(map(looks_so, lines)) >= len(lines) * _MOST_LINES


def _facts(line: str) -> tuple[str, ...]:
    """Return number, name, phone and the rest of one line."""
    number = _NUMBER.match(line)
    rest = (line[number.end() :] if number else line).strip()
    parts = (_DASH if _DASH.search(rest) else _COMMA).split(rest)
    facts = [fact for part in parts for fact in _PHONE_BEHIND.split(part)]
    phone = next((fact for fact in facts[1:] if parse_phone(fact)), "")
    others = [fact for fact in facts[1:] if fact != phone]
    return (number[1] if number else "", facts[0], phone, *others)
