"""Cells in fonts of before Unicode (TCVN3, VNI), read as what they showed."""

import re
from collections.abc import Mapping
from dataclasses import replace

from hoinghi_tui.domain.delegate_ids import is_delegate_id
from hoinghi_tui.spreadsheets.cells import Grid, column_letters
from hoinghi_tui.spreadsheets.drafts import Conversion
from hoinghi_tui.vietnamese.legacy import Legacy, guess_legacy, legacy_of_font, undo_legacy

_LATIN_1 = re.compile("[\x80-\xff]")
"""What texts of those fonts are made of beside ASCII, but few in Unicode."""
_ROWS_SEARCHED = 10
"""Within these a list that this program wrote has an id."""
_TEXTS_LOOKED_AT = 500
"""How many of a column's texts are enough to tell its encoding."""


def to_unicode(grid: Grid) -> tuple[Grid, tuple[Conversion, ...], Legacy | None]:
    """Return the sheet with its old texts decoded, what was changed, and the encoding.

    A cell's font tells; where none does, a column is decoded when that clearly makes
    Vietnamese of it. A cell that would lose by it stays: a font can lie. In a list that this
    program wrote only fonts tell.
    """
    guesses = {} if _is_ours(grid) else _guesses(grid)
    if not guesses and not grid.fonts:
        return grid, (), None
    found: dict[tuple[int, int], Conversion] = {}
    rows = [list(row) for row in grid.rows]
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            font, guess = grid.fonts.get((row, column), ""), guesses.get(column)
            if not text or not (font or guess):
                continue
            cells[column] = undo_legacy(text, font=font, legacy=guess)
            if cells[column] != text:
                letters = column_letters(column)
                found[row, column] = Conversion(grid.name, row + 1, letters, text, cells[column])
    if not found:
        return grid, (), None
    return (
        replace(grid, rows=tuple(map(tuple, rows))),
        tuple(found.values()),
        _encoding(grid, guesses, found),
    )


def _is_ours(grid: Grid) -> bool:
    return any(is_delegate_id(text) for cells in grid.rows[:_ROWS_SEARCHED] for text in cells)


def _guesses(grid: Grid) -> Mapping[int, Legacy]:
    """Return the encoding of each column that has one, told by its first texts."""
    columns: dict[int, list[str]] = {}
    for cells in grid.rows:
        for column, text in enumerate(cells):
            texts = columns.setdefault(column, [])
            if len(texts) < _TEXTS_LOOKED_AT and _LATIN_1.search(text):
                texts.append(text)
    guesses = {column: guess_legacy(texts) for column, texts in columns.items() if texts}
    return {column: guess for column, guess in guesses.items() if guess}


def _encoding(
    grid: Grid, guesses: Mapping[int, Legacy], found: Mapping[tuple[int, int], Conversion]
) -> Legacy | None:
    place = next(iter(found))
    return legacy_of_font(grid.fonts.get(place, "")) or guesses.get(place[1])
