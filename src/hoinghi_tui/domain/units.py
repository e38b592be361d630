"""Units by the many names that people write for them."""

from collections.abc import Iterable

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.vietnamese import fold

_OPTIONAL = frozenset({"xa", "va"})
"""Words that offices write or leave out at will: "Phòng Kinh tế (xã)"."""


def unit_key(name: str) -> str:
    """Return a key under which spellings of one unit meet.

    Accents, punctuation, "xã" and "và" do not count: "Văn phòng HĐND&UBND",
    "Văn phòng HĐND và UBND xã" and "văn phòng hđnd-ubnd" have one key.
    """
    letters = "".join(char if char.isalnum() else " " for char in fold(name))
    return " ".join(word for word in letters.split() if word not in _OPTIONAL)


def find_unit(name: str, units: Iterable[Unit]) -> Unit | None:
    """Return the unit that is called ``name`` by id, name, short name or alias."""
    key = unit_key(name)
    if not key:
        return None
    for unit in units:
        names = (unit.id, unit.name, unit.short_name, *unit.aliases)
        if any(unit_key(known) == key for known in names):
            return unit
    return None
