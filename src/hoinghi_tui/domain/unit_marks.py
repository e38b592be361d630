"""Short marks by which a unit is told on a plan: a tag, one letter, a colour's number."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_uppercase, digits

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.unit_order import in_rank
from hoinghi_tui.vietnamese import fold, initials

COLOURS = 8
"""How many unit colours there are; more units than these share colours, never letters."""

_LONGEST_TAG = 8
_CENTRE = "TT"


@dataclass(frozen=True, slots=True)
class UnitMark:
    """``tag`` is the unit's initials ("TTPVHCC"), ``letter`` stands for it alone ("C").

    ``colour`` counts from 1. A letter is unique in its conference; units that share a
    colour still differ by tag and letter.
    """

    tag: str
    letter: str
    colour: int


def unit_tag(unit: Unit) -> str:
    """Return the initials of a unit's short name; words in capitals stay whole.

    "Văn hóa – Xã hội" becomes "VHXH", "TT Đảng ủy" becomes "TTĐU".
    """
    words = (unit.label or unit.id).replace("&", " ").split()
    parts = (
        word if word.isupper() and len(word) > 1 else initials(word)
        for word in words
        if word[:1].isalnum()
    )
    return "".join(parts)[:_LONGEST_TAG]


def unit_marks(units: Iterable[Unit]) -> dict[str, UnitMark]:
    """Return the mark of each unit by its id; the same units always get the same marks.

    A colour chosen for a unit is kept, and changes the colour of no other.
    """
    marks: dict[str, UnitMark] = {}
    taken: set[str] = set()
    for index, unit in enumerate(in_rank(units)):
        tag = unit_tag(unit)
        letter = _free_letter(tag, taken)
        taken.add(fold(letter))
        colour = index if unit.colour is None else unit.colour - 1
        marks[unit.id] = UnitMark(tag, letter, colour % COLOURS + 1)
    return marks


def _free_letter(tag: str, taken: set[str]) -> str:
    """Choose a letter of the tag that no unit before has; Đ and D count as one."""
    telling = tag.removeprefix(_CENTRE)
    wishes = (char for char in telling + tag if char.isalnum())
    return next(
        (char for char in (*wishes, *ascii_uppercase, *digits) if fold(char) not in taken), "#"
    )
