"""What a list is once read: sheets of text, and the words for a place in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from hoinghi_tui.domain.refusal import Refused


class UnreadableList(Refused):
    """A file cannot be read as a list; the text names the file and what to do."""


class Cancelled(Exception):  # noqa: N818 - a person's wish, not a fault
    """The person has stopped a long reading; raised by a ``Progress`` and passed on."""


Progress = Callable[[float], None]
"""Is told how much of a file is read, from 0 to 1; raises ``Cancelled`` to stop it."""


def no_progress(_: float) -> None:
    """Take no notice of how far the reading is."""


class Area(NamedTuple):
    """Cells merged into one, counted from 0, the last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as text, cell by cell, nothing cleaned.

    ``rows[0][0]`` is cell A1; rows may differ in length. Of merged cells the first one has
    the text, the others are "". Places are (row, column) pairs, from 0: ``uncomputed`` those
    of formulas that were never calculated (their text is the formula itself), ``fonts`` those
    set in a font of before Unicode (.VnTime, VNI-Times), with the font's name. ``caption`` is
    the paragraph just above a table of a Word document, ``above`` are the last ones above it
    that have text, down to the caption. ``name`` is "" for a text file.
    """

    name: str
    rows: tuple[tuple[str, ...], ...]
    uncomputed: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    fonts: Mapping[tuple[int, int], str] = field(default_factory=dict)
    merged: tuple[Area, ...] = ()
    caption: str = ""
    above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLeftOut:
    """A sheet that was not read, and why, in words ("ẩn")."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListFile:
    """All that was read from one file.

    ``encoding`` names the encoding of a text file ("utf-8", "utf-16", "cp1258", "tcvn3",
    "vni"), "" for other files. ``together`` says that the grids are pieces of one list, as
    the tables of a Word document are.
    """

    grids: tuple[Grid, ...]
    left_out: tuple[SheetLeftOut, ...] = ()
    encoding: str = ""
    together: bool = False


def column_letters(column: int) -> str:
    """Return the name of a column counted from 0: 0 is "A", 27 is "AB"."""
    letters = ""
    column += 1
    while column:
        column, digit = divmod(column - 1, 26)
        letters = chr(ord("A") + digit) + letters
    return letters
