"""What the columns of a list without a header hold, told by the cells themselves."""

from collections.abc import Callable, Mapping, Sequence

from hoinghi_tui.domain.birth import parse_birth
from hoinghi_tui.domain.phone import parse_phone
from hoinghi_tui.domain.protocol import UNKNOWN_POST, post_rank
from hoinghi_tui.spreadsheets.cells import Grid
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.layout import Layout
from hoinghi_tui.spreadsheets.name_cells import split_honorific
from hoinghi_tui.spreadsheets.telling_words import names_person, names_post, names_unit
from hoinghi_tui.vietnamese import clean
from hoinghi_tui.vietnamese.syllables import is_syllable

_ROWS_LOOKED_AT = 60
_MOST_COLUMNS = 20
_MOST_CELLS = 0.6
"""The share of a column's cells that have to look like one thing."""
_MOST_HEADED = 0.5
"""The share of names from which what stands above the first one is taken for a header."""
_NAME_SYLLABLES = range(2, 7)


def guess_layout(grid: Grid, told: Mapping[Column, int | None]) -> Layout | None:
    """Return a layout for a sheet without a header that is understood.

    The column that looks most like names is the names', unless it is ``told``; None when none
    does. What stands above the first name is a header nobody knows.
    """
    rows = [[clean(text) for text in row[:_MOST_COLUMNS]] for row in grid.rows[:_ROWS_LOOKED_AT]]
    columns = {column: place for column, place in told.items() if place is not None}
    for column, looks_so in _LOOKS.items():
        if column in told:
            continue
        shares = {
            place: share
            for place in range(max(map(len, rows), default=0))
            if place not in columns.values() and (share := _share(rows, place, looks_so))
        }
        best = max(shares, key=lambda place: shares[place], default=None)
        if best is not None and shares[best] >= _MOST_CELLS:
            columns[column] = best
    name = columns.get(Column.FULL_NAME)
    if name is None:
        return None
    first = _first_name(rows, name) if _share(rows, name, _is_name) >= _MOST_HEADED else 0
    return Layout(max(0, first - 1), first, columns)


def _first_name(rows: Sequence[Sequence[str]], name: int) -> int:
    names = ["".join(row[name : name + 1]) for row in rows]
    return next((at for at, text in enumerate(names) if _is_name(text) or names_person(text)), 0)


def _share(rows: Sequence[Sequence[str]], place: int, looks_so: Callable[[str], bool]) -> float:
    cells = [row[place] for row in rows if place < len(row) and row[place]]
    return sum(map(looks_so, cells)) / len(cells) if cells else 0.0


def _is_number(text: str) -> bool:
    return text.rstrip(".").isdecimal() and len(text) < len("12345.")


def _is_name(text: str) -> bool:
    words = split_honorific(text)[1].split()
    if len(words) not in _NAME_SYLLABLES or not all(word[0].isupper() for word in words):
        return False
    if names_post(text) or names_unit(text):
        return False
    return sum(map(is_syllable, words)) * 2 > len(words)


_LOOKS: dict[Column, Callable[[str], bool]] = {
    Column.FULL_NAME: _is_name,
    Column.PHONE: lambda text: parse_phone(text) is not None,
    Column.BIRTH: lambda text: parse_birth(text) is not None,
    Column.NUMBER: _is_number,
    Column.POSITION: lambda text: post_rank(text) != UNKNOWN_POST,
    Column.UNIT: names_unit,
}
"""What a cell of each column looks like; the most telling ones choose first."""
