"""Letters large enough to be read from two metres, for the labels of seats."""

import unicodedata
from collections.abc import Sequence
from itertools import zip_longest

_ROWS = 7
GLYPHS = {
    "0": ".###. #...# #..## #.#.# ##..# #...# .###.",
    "1": "..#.. .##.. ..#.. ..#.. ..#.. ..#.. .###.",
    "2": ".###. #...# ....# ..##. .#... #.... #####",
    "3": ".###. #...# ....# ..##. ....# #...# .###.",
    "4": "...#. ..##. .#.#. #..#. ##### ...#. ...#.",
    "5": "##### #.... ####. ....# ....# #...# .###.",
    "6": "..##. .#... #.... ####. #...# #...# .###.",
    "7": "##### ....# ...#. ..#.. .#... .#... .#...",
    "8": ".###. #...# #...# .###. #...# #...# .###.",
    "9": ".###. #...# #...# .#### ....# ...#. .##..",
    "A": ".###. #...# #...# ##### #...# #...# #...#",
    "B": "####. #...# #...# ####. #...# #...# ####.",
    "C": ".###. #...# #.... #.... #.... #...# .###.",
    "D": "####. #...# #...# #...# #...# #...# ####.",
    "Đ": ".###. .#..# .#..# ###.# .#..# .#..# .###.",
    "E": "##### #.... #.... ####. #.... #.... #####",
    "F": "##### #.... #.... ####. #.... #.... #....",
    "G": ".###. #...# #.... #.### #...# #...# .###.",
    "H": "#...# #...# #...# ##### #...# #...# #...#",
    "I": ".###. ..#.. ..#.. ..#.. ..#.. ..#.. .###.",
    "J": "..### ...#. ...#. ...#. ...#. #..#. .##..",
    "K": "#...# #..#. #.#.. ##... #.#.. #..#. #...#",
    "L": "#.... #.... #.... #.... #.... #.... #####",
    "M": "#...# ##.## #.#.# #.#.# #...# #...# #...#",
    "N": "#...# ##..# #.#.# #..## #...# #...# #...#",
    "O": ".###. #...# #...# #...# #...# #...# .###.",
    "P": "####. #...# #...# ####. #.... #.... #....",
    "Q": ".###. #...# #...# #...# #.#.# #..#. .##.#",
    "R": "####. #...# #...# ####. #.#.. #..#. #...#",
    "S": ".#### #.... #.... .###. ....# ....# ####.",
    "T": "##### ..#.. ..#.. ..#.. ..#.. ..#.. ..#..",
    "U": "#...# #...# #...# #...# #...# #...# .###.",
    "V": "#...# #...# #...# #...# #...# .#.#. ..#..",
    "W": "#...# #...# #...# #.#.# #.#.# ##.## #...#",
    "X": "#...# #...# .#.#. ..#.. .#.#. #...# #...#",
    "Y": "#...# #...# .#.#. ..#.. ..#.. ..#.. ..#..",
    "Z": "##### ....# ...#. ..#.. .#... #.... #####",
    "-": "..... ..... ..... .###. ..... ..... .....",
    "/": "....# ....# ...#. ..#.. .#... #.... #....",
    ".": "..... ..... ..... ..... ..... .##.. .##..",
    ",": "..... ..... ..... ..... .##.. ..#.. .#...",
    "'": "..#.. ..#.. .#... ..... ..... ..... .....",
}
"""Each sign as seven rows of five dots."""

_HALVES = {(False, False): " ", (True, False): "▀", (False, True): "▄", (True, True): "█"}


def draw(text: str, width: int, height: int) -> list[str] | None:
    """Draw a short label as large as it fits into ``width`` by ``height`` cells.

    Seven lines high with pixels of two cells, else four lines high with pixels of half a
    cell. None when neither fits, or when a letter is not among ``GLYPHS``.
    """
    glyphs = [GLYPHS.get(letter, "").split() for letter in text.upper()]
    if not glyphs or not all(glyphs):
        return None
    rows = [".".join(glyph[row] for glyph in glyphs) for row in range(_ROWS)]
    if 2 * len(rows[0]) <= width and height >= _ROWS:
        return ["".join("██" if pixel == "#" else "  " for pixel in row) for row in rows]
    if len(rows[0]) <= width and height >= (_ROWS + 1) // 2:
        return halves(rows)
    return None


def halves(rows: Sequence[str]) -> list[str]:
    """Draw rows of dots ("#" and "."), all of one length, two to a line."""
    pairs = zip_longest(rows[::2], rows[1::2], fillvalue="." * len(rows[0]))
    return [
        "".join(_HALVES[a == "#", b == "#"] for a, b in zip(upper, lower, strict=True))
        for upper, lower in pairs
    ]


def spaced_capitals(text: str, width: int, lines: int) -> list[str]:
    """Write a name in capitals, letter by letter apart where that fits, over some lines.

    A name too long even without the spaces ends with "…".
    """
    words = text.upper().split()
    for gap, between in ((" ", "   "), ("", " ")):
        wrapped = _wrap([gap.join(_letters(word)) for word in words], between, width)
        if len(wrapped) <= lines and all(len(line) <= width for line in wrapped):
            return wrapped
    kept = [line if len(line) <= width else line[: width - 1] + "…" for line in wrapped[:lines]]
    if len(wrapped) > lines:
        kept[-1] = kept[-1][: width - 1].rstrip("…") + "…"
    return kept


def _letters(word: str) -> list[str]:
    """Split a word into letters, each with the marks that stand on it."""
    letters: list[str] = []
    for char in word:
        if letters and unicodedata.combining(char):
            letters[-1] += char
        else:
            letters.append(char)
    return letters


def _wrap(words: list[str], between: str, width: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + len(between) + len(word) <= width:
            lines[-1] += between + word
        else:
            lines.append(word)
    return lines
