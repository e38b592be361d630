"""The seating plan as a picture: an SVG file, to be sent or shown on a screen."""

from xml.sax.saxutils import escape

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, or_blank
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.seat_drawing import Box, Drawing, draw
from hoinghi_tui.documents.seat_plan import Plan
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.vietnamese import clean
from hoinghi_tui.xml_text import legal_text

# All sizes are in pixels.
_CELL, _ROW, _EDGE = 124, 64, 32
_HEAD, _LEGEND_LINE, _LEGEND_WIDTH = 112, 30, 270
_NARROWEST = 1000
_NAME_EMS = 7.5
"""How much of a name goes into a seat, by widths of bold serif type."""
_LETTER = 0.58
"""Width of a letter as a multiple of the type size, in bold type without serifs."""


def room_svg(plan: Plan, conference: Conference) -> str:
    """Draw the plan as one SVG picture of any size; needs no program and no font of its own.

    Raises ``DocumentError`` when the room has no seats.
    """
    if not plan.seats:
        raise DocumentError("Hội nghị chưa có sơ đồ phòng họp để vẽ. Dựng phòng ở trang F4 trước.")
    drawing = draw(plan.room, plan.seats)
    wide = max(_NARROWEST, round(drawing.columns * _CELL) + 2 * _EDGE)
    tops = _tops(drawing)
    across = max(1, (wide - 2 * _EDGE) // _LEGEND_WIDTH)
    foot = tops[-1] + 24
    high = round(foot + -(-len(plan.legend) // across) * _LEGEND_LINE + _EDGE)
    left = (wide - drawing.columns * _CELL) / 2
    parts = [*_head(plan, conference, wide)]
    for box in drawing.boxes:
        parts += _box(box, left + (box.column - drawing.left) * _CELL, tops)
    for number, entry in enumerate(plan.legend):
        x = _EDGE + number % across * _LEGEND_WIDTH
        y = foot + number // across * _LEGEND_LINE
        parts.append(_rect(x, y, 32, 24, entry.fill))
        parts.append(_text(x + 16, y + 17, entry.letter, 15, bold=True))
        parts.append(_text(x + 40, y + 17, _cut(entry.words, 26), 15, anchor="start"))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" '
        f'viewBox="0 0 {wide} {high}" font-family="Arial, \'DejaVu Sans\', sans-serif">\n'
        f'<rect width="{wide}" height="{high}" fill="#FFFFFF"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _head(plan: Plan, conference: Conference, wide: int) -> list[str]:
    seated = [one.holder for one in plan.seats if one.holder]
    is_sample = conference.sample or any(one.delegate.sample for one in seated)
    where = f"{or_blank(conference.room or plan.room.name)} – {or_blank(conference.when.text)}"
    title, inner = or_blank(conference.title_on_paper), (wide - 2 * _EDGE) / _LETTER
    size = max(12, min(18, int(inner / len(title))))
    parts = [
        _text(wide / 2, 50, "SƠ ĐỒ CHỖ NGỒI", 26, bold=True),
        _text(wide / 2, 76, _cut(title, inner / size), size, bold=True),
        _text(wide / 2, 99, _cut(where, inner / 16), 16),
    ]
    return [_text(wide / 2, 22, SAMPLE_NOTICE, 13, bold=True), *parts] if is_sample else parts


def _tops(drawing: Drawing) -> list[float]:
    """Return where each line of the room begins, and last where the room ends."""
    tops = [float(_HEAD)]
    for height in drawing.heights:
        tops.append(tops[-1] + height * _ROW)
    return tops


def _box(box: Box, x: float, tops: list[float]) -> list[str]:
    y, wide = tops[box.line], box.width * _CELL
    high = tops[box.line + box.height] - y
    shape = _rect(x + 2, y + 2, wide - 4, high - 4, box.fill)
    middle = x + wide / 2
    if box.seat is None:
        return [shape, _text(middle, y + high / 2 + 5, _cut(box.label, 12 * box.width), 14)]
    seat = box.seat
    parts = [shape, _text(x + 9, y + 19, seat.seat.id, 12, anchor="start")]
    if seat.letter:
        parts.append(_text(x + wide - 9, y + 19, seat.letter, 13, anchor="end", bold=True))
    if seat.holder is None:
        return [*parts, _text(middle, y + 44, seat.empty_words, 13)] if seat.empty_words else parts
    return [*parts, _text(middle, y + 45, seat.name(_NAME_EMS), 14, bold=True)]


def _cut(text: str, most: float) -> str:
    whole = clean(text)
    return whole if len(whole) <= most else f"{whole[: max(1, int(most)) - 1]}…"


def _rect(x: float, y: float, wide: float, high: float, fill: str) -> str:
    return (
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="5" '
        f'fill="#{fill}" stroke="#595959"/>'
    )


def _text(
    x: float, y: float, words: str, size: int, *, anchor: str = "middle", bold: bool = False
) -> str:
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-size="{size}" text-anchor="{anchor}"{weight}>'
        f"{escape(legal_text(words))}</text>"
    )
