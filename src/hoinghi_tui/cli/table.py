"""Rows of text as an aligned table for a terminal or a file."""

import unicodedata
from collections.abc import Sequence

from hoinghi_tui.cli.common import plain

_GAP = "  "


def cells(text: str) -> int:
    """Return how many columns of a terminal a text takes.

    Wide letters (Chinese, Japanese, Korean: Unicode Annex 11, W and F) take two, marks
    that stand on the letter before and invisible signs none.
    """
    return sum(map(_cells_of, text))


def _cells_of(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Return a line of titles and one for each row, each column as wide as its widest text.

    Characters a terminal would obey are replaced; no line has blanks at its end.
    """
    lines = [list(titles), *([plain(text) for text in row] for row in rows)]
    widths = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    return [
        _GAP.join(
            text + " " * (width - cells(text)) for text, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    ]
