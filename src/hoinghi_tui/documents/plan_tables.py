"""The drawing of a room as Word tables: one for each part of the room, in the room's grid."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.seat_drawing import Box, Drawing, ems_across, name_points
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.xml_text import legal_text

MARGIN_MM = 10
_HEAD_MM, _LEGEND_LINE_MM, _LEGEND_ACROSS = 33, 6, 4
_TWIPS_PER_MM = 1440 / 25.4
_MOST_COLUMNS = 63
"""Word opens no table with more."""
_WIDEST_SEAT_MM = 34.0
_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_GAP = (
    f'<w:p {_NAMESPACE}><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" '
    'w:lineRule="exact"/></w:pPr></w:p>'
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of paper: its sizes, how low and high a row of seats may be, the largest type."""

    width_mm: int
    height_mm: int
    row_mm: tuple[float, float]
    largest_points: float


@dataclass(frozen=True, slots=True)
class _Scale:
    cell_mm: float
    row_mm: float
    points: float

    def across(self, columns: float) -> int:
        return round(columns * self.cell_mm * _TWIPS_PER_MM)


def room_xml(drawing: Drawing, sheet: Sheet, legend: int) -> Iterator[str]:
    """Yield the tables of a room, to stand one below the other, above a legend so long.

    Rows shrink until the room fits the sheet, at most to the sheet's lowest row; the rest
    goes on further sheets. Raises ``DocumentError`` for a row Word has no table for.
    """
    scale = _scale(drawing, sheet, legend)
    for first, last in _bands(drawing):
        yield _table(drawing, range(first, last), scale)
        yield _GAP


def legend_xml(entries: Sequence[tuple[str, str, str]], sheet: Sheet) -> Iterator[str]:
    """Yield a table of letters on their colours and what they stand for; nothing for none."""
    if not entries:
        return
    inner = (sheet.width_mm - 2 * MARGIN_MM) * _TWIPS_PER_MM
    swatch = round(8 * _TWIPS_PER_MM)
    words = round(inner / _LEGEND_ACROSS) - swatch
    grid = [swatch, words] * _LEGEND_ACROSS
    rows = []
    for start in range(0, len(entries), _LEGEND_ACROSS):
        cells = []
        for letter, fill, text in entries[start : start + _LEGEND_ACROSS]:
            cells.append(_cell(swatch, 1, _line(letter, 10, "center", bold=True), fill))
            label = f"{text[:37]}…" if len(text) > 38 else text
            cells.append(_cell(words, 1, _line(label, 10, "left"), ""))
        missing = 2 * _LEGEND_ACROSS - len(cells)
        if missing:
            cells.append(_cell(sum(grid[-missing:]), missing, _line("", 10, "left"), ""))
        rows.append(_row(cells, _LEGEND_LINE_MM))
    yield _GAP.replace('w:line="20"', 'w:line="140"')
    yield _whole(grid, rows)
    yield _GAP


def _scale(drawing: Drawing, sheet: Sheet, legend: int) -> _Scale:
    wide = sheet.width_mm - 2 * MARGIN_MM
    cell = min(wide / drawing.columns, _WIDEST_SEAT_MM * sheet.width_mm / 297)
    legend_lines = -(-legend // _LEGEND_ACROSS)
    high = sheet.height_mm - 2 * MARGIN_MM - _HEAD_MM - legend_lines * _LEGEND_LINE_MM - 4
    lowest, highest = sheet.row_mm
    row = max(lowest, min(highest, high / (sum(drawing.heights) or 1)))
    # Two lines of type stand in a row: the seat's number and the name.
    points = min(name_points(cell, sheet.largest_points), row * 72 / 25.4 / 2.6)
    return _Scale(cell, row, int(points * 2) / 2)


def _bands(drawing: Drawing) -> list[tuple[int, int]]:
    """Return the lines at which a table begins and ends: one for each part of the room."""
    lines = range(len(drawing.heights))
    zones: list[frozenset[Zone]] = [
        frozenset(box.seat.seat.zone for box in drawing.boxes if box.seat and box.line == line)
        for line in lines
    ]
    crossed = {line for box in drawing.boxes for line in range(box.line + 1, box.line + box.height)}
    starts = [0, *(line for line in lines[1:] if zones[line] != zones[line - 1])]
    starts = [line for line in starts if line not in crossed]
    bands = [*pairwise([*starts, len(lines)])]
    if any(len(_edges(drawing, range(*band))) > _MOST_COLUMNS for band in bands):
        bands = [(line, line + 1) for line in lines]
    if any(len(_edges(drawing, range(*band))) > _MOST_COLUMNS for band in bands):
        raise DocumentError(
            "Phòng có dãy quá rộng, Word không vẽ được. Hãy in danh sách theo ghế, "
            "hoặc xuất sơ đồ ra tệp .svg."
        )
    return [band for band in bands if sum(drawing.heights[slice(*band)])]


def _edges(drawing: Drawing, lines: range) -> list[float]:
    edges = {drawing.left, drawing.right}
    for box in _within(drawing, lines):
        edges |= {box.column, box.column + box.width}
    return sorted(edges)


def _within(drawing: Drawing, lines: range) -> list[Box]:
    return [
        box
        for box in drawing.boxes
        if box.line < lines.stop and box.line + box.height > lines.start
    ]


def _table(drawing: Drawing, lines: range, scale: _Scale) -> str:
    edges = _edges(drawing, lines)
    grid = [scale.across(right - left) for left, right in pairwise(edges)]
    boxes = _within(drawing, lines)
    rows = []
    for line in lines:
        here = [box for box in boxes if box.line <= line < box.line + box.height]
        cells = _line_cells(sorted(here, key=lambda box: box.column), line, lines, edges, scale)
        rows.append(_row(cells, drawing.heights[line] * scale.row_mm))
    return _whole(grid, rows)


def _line_cells(
    boxes: Sequence[Box], line: int, lines: range, edges: Sequence[float], scale: _Scale
) -> list[str]:
    cells: list[str] = []
    at = 0
    for box in boxes:
        start, end = edges.index(box.column), edges.index(box.column + box.width)
        if start < at:
            continue
        if start > at:
            cells.append(_gap_cell(edges, at, start, scale))
        merge = ""
        if box.height > 1:
            begins = line == max(box.line, lines.start)
            merge = f'<w:vMerge w:val="{"restart" if begins else "continue"}"/>'
        said = _said(box, scale) if line == box.line else _line("", 5, "center")
        width = scale.across(box.width)
        cells.append(_cell(width, end - start, said, box.fill, merge, bordered=True))
        at = end
    if at < len(edges) - 1:
        cells.append(_gap_cell(edges, at, len(edges) - 1, scale))
    return cells


def _gap_cell(edges: Sequence[float], start: int, end: int, scale: _Scale) -> str:
    return _cell(scale.across(edges[end] - edges[start]), end - start, _line("", 2, "left"), "")


def _said(box: Box, scale: _Scale) -> str:
    """Return what stands in a box: a thing's label, or number, letter and name."""
    if box.seat is None:
        points = max(5.0, min(scale.points, scale.row_mm))
        return _line(box.label, points, "center", italic=True)
    small = max(5.0, scale.points - 2.5)
    tab = scale.across(1) - 90
    head = (
        f'<w:p><w:pPr><w:tabs><w:tab w:val="right" w:pos="{tab}"/></w:tabs>{_spacing(small)}'
        f"</w:pPr>{_run(box.seat.seat.id, small)}<w:r><w:tab/></w:r>"
        f"{_run(box.seat.letter, small, bold=True)}</w:p>"
    )
    if box.seat.holder is None:
        return head + _line(box.seat.empty_words, scale.points, "center", italic=True)
    name = box.seat.name(ems_across(scale.cell_mm, scale.points))
    return head + _line(name, scale.points, "center", bold=True)


def _line(text: str, points: float, align: str, *, bold: bool = False, italic: bool = False) -> str:
    run = _run(text, points, bold=bold, italic=italic)
    return f'<w:p><w:pPr>{_spacing(points)}<w:jc w:val="{align}"/></w:pPr>{run}</w:p>'


def _spacing(points: float) -> str:
    line = round(points * 1.2 * 20)
    return f'<w:spacing w:before="0" w:after="0" w:line="{line}" w:lineRule="exact"/>'


def _run(text: str, points: float, *, bold: bool = False, italic: bool = False) -> str:
    style = "<w:b/>" * bold + "<w:i/>" * italic
    safe = escape(legal_text(text))
    size = round(points * 2)
    return (
        f'<w:r><w:rPr>{style}<w:sz w:val="{size}"/></w:rPr>'
        f'<w:t xml:space="preserve">{safe}</w:t></w:r>'
    )


def _cell(
    width: int, span: int, said: str, fill: str, merge: str = "", *, bordered: bool = False
) -> str:
    sides = ("top", "left", "bottom", "right") if bordered else ()
    borders = "".join(f'<w:{side} w:val="single" w:sz="6" w:color="595959"/>' for side in sides)
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:gridSpan w:val="{span}"/>{merge}'
        f'<w:tcBorders>{borders}</w:tcBorders>{shade}<w:vAlign w:val="center"/></w:tcPr>'
        f"{said}</w:tc>"
    )


def _row(cells: Sequence[str], height_mm: float) -> str:
    height = round(height_mm * _TWIPS_PER_MM)
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="exact"/></w:trPr>'
        f"{''.join(cells)}</w:tr>"
    )


def _whole(grid: Sequence[int], rows: Sequence[str]) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    return (
        f'<w:tbl {_NAMESPACE}><w:tblPr><w:tblW w:w="{sum(grid)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
        '<w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )
