"""Rows of text as an aligned table for a terminal or a file."""

import shutil
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from hoinghi_tui.cli.common import plain

_GAP = "  "
_ANY = sys.maxsize


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


def terminal_room() -> int | None:
    """Return the columns of the terminal that is written to; None for a file or a pipe."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def table(
    titles: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    room: int | None = None,
    least: Mapping[str, int] = MappingProxyType({}),
    drop: Sequence[str] = (),
) -> list[str]:
    """Return a line of titles and one for each row, each column as wide as its widest text.

    In a given ``room`` the columns of ``least`` are cut, never below the cells given
    there, the widest first; the columns of ``drop`` are left out, in this order, when
    that is not enough. Characters a terminal would obey are replaced; no line has blanks
    at its end.
    """
    lines = [list(titles), *([plain(text) for text in row] for row in rows)]
    wanted = [max(map(cells, column)) for column in zip(*lines, strict=True)]
    kept = list(range(len(titles)))
    widths = dict(zip(kept, wanted, strict=True))
    if room is not None:
        smallest = {place: min(widths[place], least.get(titles[place], _ANY)) for place in kept}
        dropped = map(titles.index, drop)
        while _total(smallest, kept) > room and (place := next(dropped, None)) is not None:
            kept.remove(place)
        _shrink(widths, smallest, kept, room)
    return [
        _GAP.join(_fitted(line[place], widths[place]) for place in kept).rstrip() for line in lines
    ]


def _total(widths: Mapping[int, int], kept: Sequence[int]) -> int:
    return sum(widths[place] for place in kept) + len(_GAP) * (len(kept) - 1)


def _shrink(
    widths: dict[int, int], smallest: Mapping[int, int], kept: Sequence[int], room: int
) -> None:
    elastic = [place for place in kept if widths[place] > smallest[place]]
    while elastic and _total(widths, kept) > room:
        widest = max(elastic, key=widths.__getitem__)
        widths[widest] -= 1
        if widths[widest] == smallest[widest]:
            elastic.remove(widest)


def _fitted(text: str, width: int) -> str:
    """Fill a text to ``width`` columns, or cut it, between words unless much is lost so."""
    if cells(text) > width:
        text = _cut(text, width - 1) + "…"
    return text + " " * (width - cells(text))


def _cut(text: str, width: int) -> str:
    kept = text
    while cells(kept) > width:
        kept = kept[:-1]
    if text[len(kept)] != " ":
        whole_words = kept.rpartition(" ")[0]
        kept = whole_words if 2 * cells(whole_words) > width else kept
    return kept.rstrip(" ,;–-")
