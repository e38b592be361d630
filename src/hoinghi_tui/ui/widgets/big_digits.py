"""Times as large as the place allows, to be read from the far end of a hall."""

from hoinghi_tui.ui.widgets.big_text import GLYPHS, halves

_SIGNS = {
    ":": ". . # . # . .",
    "+": "... ... .#. ### .#. ... ...",
    "0": ".###. #...# #...# #...# #...# #...# .###.",
}
"""What is drawn otherwise than in labels: in a time no "0" is taken for an "O"."""

_ROWS = 7
_LARGEST = 6


def big_digits(face: str, width: int, height: int) -> list[str]:
    """Draw a face such as "03:20" or "+1:02:05" as large as it fits into the cells.

    A dot is as many cells wide as it is half-cells high, so that it is square. Where not
    even the smallest fits, the face itself is the only line.
    """
    glyphs = [(_SIGNS.get(sign) or GLYPHS[sign]).split() for sign in face]
    rows = [".".join(glyph[row] for glyph in glyphs) for row in range(_ROWS)]
    for scale in range(_LARGEST, 0, -1):
        if scale * len(rows[0]) <= width and (scale * _ROWS + 1) // 2 <= height:
            return halves(_scaled(rows, scale))
    return [face]


def _scaled(rows: list[str], scale: int) -> list[str]:
    wide = ("".join(dot * scale for dot in row) for row in rows)
    return [row for row in wide for _ in range(scale)]
