"""Vietnamese words in capitals several lines high, to be read from the far end of a hall."""

import unicodedata
from collections.abc import Sequence

from hoinghi_tui.ui.widgets.big_text import GLYPHS, halves

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_ROOF, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"

_SHAPES = {_ROOF: ("..#..", ".#.#."), _BREVE: ("#...#", ".###.")}
_TONES = {
    _ACUTE: ("...#.", "..#.."),
    _GRAVE: (".#...", "..#.."),
    _HOOK: (".##..", "..#.."),
    _TILDE: (".##.#", "#.##."),
}
_TONES_OVER_SHAPES = {**_TONES, _ACUTE: ("....#", "...#."), _HOOK: ("..##.", "...#.")}
"""Over a roof or a breve some tones stand to the right, as in print."""

_HORNS = {"O": range(4, 7), "U": range(4, 6)}
"""In which rows the horn stands; the round O is reached one row lower."""

_WIDE = 5
_BLANK = "." * _WIDE
_WORD_GAP = "..."

_Dots = list[str]
"""Rows of dots, all of one length."""


def big_words(text: str, width: int, height: int, *, centred: bool = False) -> list[str] | None:
    """Draw words as large capitals, in even lines, into ``width`` by ``height`` cells.

    A dot is half a cell high: a letter takes six cells across, and with its marks up to
    seven lines; a blank line parts two lines of words. ``centred`` sets each line of words in
    the middle of the widest. None when they do not fit, or when a letter is not one of the
    Vietnamese alphabet, a digit, or a sign that ``big_text`` has.
    """
    words = [_word(word) for word in text.split()]
    dots = [word for word in words if word is not None]
    if not dots or len(dots) < len(words) or max(len(word[0]) for word in dots) > width:
        return None
    lines = _broken(dots, width)
    for narrower in range(width - 1, 0, -1):
        if len(evener := _broken(dots, narrower)) > len(lines):
            break
        lines = evener
    blocks = [_drawn(line) for line in lines]
    for block in blocks[1:]:
        block.insert(0, "")
    if sum(map(len, blocks)) > height:
        return None
    widest = max(len(block[-1]) for block in blocks)
    indents = [(widest - len(block[-1])) // 2 * centred for block in blocks]
    return [
        " " * indent + row for indent, block in zip(indents, blocks, strict=True) for row in block
    ]


def _broken(words: Sequence[_Dots], width: int) -> list[list[_Dots]]:
    """Break words into lines of ``width`` dots, a word that is wider into one of its own."""
    lines: list[list[_Dots]] = []
    taken = 0
    for word in words:
        taken += len(_WORD_GAP) + len(word[0])
        if not lines or taken > width:
            lines.append([])
            taken = len(word[0])
        lines[-1].append(word)
    return lines


def _drawn(line: Sequence[_Dots]) -> list[str]:
    """Turn the dots of a line into half blocks; rows that no letter needs are left out."""
    rows = [_WORD_GAP.join(parts) for parts in zip(*line, strict=True)]
    used = [place for place, row in enumerate(rows) if "#" in row]
    # From an even row on: a letter then looks the same with and without marks beside it.
    return halves(rows[used[0] // 2 * 2 : used[-1] + 1])


def _word(word: str) -> _Dots | None:
    letters = [_letter(letter) for letter in _letters(word)]
    known = [letter for letter in letters if letter is not None]
    if len(known) < len(letters):
        return None
    return [".".join(parts) for parts in zip(*known, strict=True)]


def _letters(word: str) -> list[str]:
    return list(unicodedata.normalize("NFC", word.upper()))


def _letter(letter: str) -> _Dots | None:
    """Draw one letter with its marks: five rows above it, seven of its own, two below."""
    parts = unicodedata.normalize("NFD", letter)
    base, marks = parts[0], parts[1:]
    glyph = GLYPHS.get(base)
    known = {*_SHAPES, *_TONES, _DOT, _HORN}
    if glyph is None or not known.issuperset(marks):
        return None
    shape = next((_SHAPES[mark] for mark in marks if mark in _SHAPES), None)
    tones = _TONES_OVER_SHAPES if shape else _TONES
    tone = next((tones[mark] for mark in marks if mark in tones), None)
    above = [row for rows in (tone, shape) if rows for row in rows]
    dot = "..#.." if _DOT in marks else _BLANK
    rows = [*[_BLANK] * (4 - len(above)), *above, _BLANK, *glyph.split(), _BLANK, dot]
    return _horned(rows, _HORNS[base]) if _HORN in marks and base in _HORNS else rows


def _horned(rows: Sequence[str], places: range) -> list[str]:
    """Put the horn of Ơ or Ư to the right of the letter's upper edge."""
    return [f"{row}{'#' if place in places else '.'}" for place, row in enumerate(rows)]
