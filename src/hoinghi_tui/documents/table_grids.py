"""The columns of a table after filling: as many as its rows have cells."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TABLE, _ROW, _CELL = f"{_WORD}tbl", f"{_WORD}tr", f"{_WORD}tc"
_WIDTH = f"{_WORD}w"


def fit_grids(tree: "Element") -> None:
    """Give each table as many grid columns as its widest row fills; its width stays.

    A loop over cells ({%tc … %}) makes rows wider or narrower than the template's grid, which
    Word then takes for a damaged file.
    """
    for table in tree.iter(_TABLE):
        grid = table.find(f"{_WORD}tblGrid")
        widest = max(map(_span, _own(table, _ROW)), default=0)
        if grid is None or not widest:
            continue
        columns = grid.findall(f"{_WORD}gridCol")
        if len(columns) != widest:
            _set_widths(grid, columns, widest)


def _set_widths(grid: "Element", columns: "list[Element]", count: int) -> None:
    from lxml import etree

    widths = [int(float(column.get(_WIDTH) or 0)) for column in columns]
    whole = sum(widths)
    wanted = widths[:count] + [whole // (len(widths) or 1)] * (count - len(widths))
    share = whole / (sum(wanted) or 1)
    for column in columns:
        grid.remove(column)
    for place, width in enumerate(wanted):
        column = etree.Element(f"{_WORD}gridCol")
        column.set(_WIDTH, str(int(width * share)))
        grid.insert(place, column)


def _span(row: "Element") -> int:
    """Return how many grid columns a row fills, those it skips at its ends included."""
    skipped = (_number(row, f"{_WORD}trPr/{_WORD}{name}") for name in ("gridBefore", "gridAfter"))
    cells = (_number(cell, f"{_WORD}tcPr/{_WORD}gridSpan") or 1 for cell in _own(row, _CELL))
    return sum(skipped) + sum(cells)


def _own(parent: "Element", tag: str) -> "Iterator[Element]":
    """Yield the parts of a table, also in a content control, but not those of a table inside."""
    for part in parent:
        if part.tag == tag:
            yield part
        elif part.tag in (f"{_WORD}sdt", f"{_WORD}sdtContent"):
            yield from _own(part, tag)


def _number(element: "Element", path: str) -> int:
    found = element.find(path)
    value = "" if found is None else found.get(f"{_WORD}val") or ""
    return int(value) if value.isdecimal() else 0
