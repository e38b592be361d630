"""Lines of text on a terminal: how wide they are, wrapped, and set to a side."""

import re
import unicodedata


def cells(text: str) -> int:
    """Return how many cells of a terminal a text takes: none for accents, two for East Asian."""
    return sum(
        0 if unicodedata.combining(letter) else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )


def longest_word(text: str) -> int:
    """Return how many cells the widest word of a text takes; 0 for an empty one."""
    return max((cells(word) for word in text.split()), default=0)


def wrapped(text: str, width: int) -> list[str]:
    """Return a text in lines at most ``width`` cells wide, at least 2; none for a blank text.

    It is broken at blanks, and a word that is wider than a line anywhere. Blanks within a
    line stay as they are.
    """
    lines, line = [], ""
    for blank, word in re.findall(r"(\s*)(\S+)", text):
        longer = line + blank + word
        if cells(longer) <= width:
            line = longer
            continue
        if line.strip():
            lines.append(line)
        line = ""
        for letter in word:
            if line and cells(line + letter) > width:
                lines.append(line)
                line = ""
            line += letter
    return [*lines, line] if line else lines


def aligned(line: str, width: int, side: str) -> str:
    """Set a line to a side, "left", "center" or "right", of so many cells; nothing follows it."""
    room = max(0, width - cells(line))
    before = {"center": room // 2, "right": room}.get(side, 0)
    return " " * before + line if line else ""
