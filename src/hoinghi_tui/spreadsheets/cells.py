"""What a list is once read: sheets of text, and the words for a place in them."""

from dataclasses import dataclass, field

from hoinghi_tui.domain.refusal import Refused


class UnreadableList(Refused):
    """A file cannot be read as a list; the text names the file and what to do."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as text, cell by cell, nothing cleaned.

    ``rows[0][0]`` is cell A1; rows may differ in length. ``uncomputed`` holds the
    (row, column) pairs, from 0, of formulas that were never calculated: their text is
    the formula itself.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    uncomputed: frozenset[tuple[int, int]] = field(default_factory=frozenset)


def column_letters(column: int) -> str:
    """Return the name of a column counted from 0: 0 is "A", 27 is "AB"."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
