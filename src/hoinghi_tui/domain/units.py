"""Units by the many names that people write for them."""

from collections.abc import Iterable
from functools import lru_cache

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.vietnamese import clean, fold

_OPTIONAL = frozenset({"xa", "va"})
"""Words that offices write or leave out at will: "Phòng Kinh tế (xã)"."""

# Both sides of each line are the same to the key; longer words come before their parts.
_SHORTER = (
    ("dich vu su nghiep cong", "dvsnc"),
    ("dvsn cong", "dvsnc"),
    ("hanh chinh cong", "hcc"),
    ("hoi dong nhan dan", "hdnd"),
    ("uy ban nhan dan", "ubnd"),
    ("mat tran to quoc", "mttq"),
    ("ban chi huy quan su", "bchqs"),
    ("ban chi huy qs", "bchqs"),
    ("van hoa xa hoi", "vhxh"),
    ("van phong", "vp"),
    ("trung tam", "tt"),
    ("thuong truc", "tt"),
    ("phuc vu", "pv"),
    ("lanh dao", "ld"),
    ("uy ban", "ub"),
    ("kinh te", "kt"),
    ("phong", "p"),
)


@lru_cache(maxsize=4096)
def unit_key(name: str) -> str:
    """Return a key under which spellings of one unit meet.

    Accents, punctuation, "xã", "và" and usual abbreviations do not count: "Văn phòng
    HĐND&UBND", "VP HĐND và UBND xã" and "văn phòng hđnd-ubnd" have one key, and so have
    "Trung tâm Phục vụ hành chính công" and "TT.PVHCC".
    """
    letters = "".join(char if char.isalnum() else " " for char in fold(name))
    words = f" {' '.join(letters.split())} "
    for long, short in _SHORTER:
        words = words.replace(f" {long} ", f" {short} ")
    return "".join(word for word in words.split() if word not in _OPTIONAL)


class UnitIndex:
    """Finds units by any of their names; made once for many look-ups.

    A name that is written exactly so counts before one that only has the same key, and of
    several units the first one.
    """

    def __init__(self, units: Iterable[Unit]) -> None:
        self._exact: dict[str, Unit] = {}
        self._by_key: dict[str, Unit] = {}
        for unit in units:
            for name in (unit.name, unit.short_name, unit.id, *unit.aliases):
                self._exact.setdefault(clean(name), unit)
                self._by_key.setdefault(unit_key(name), unit)
        for index in (self._exact, self._by_key):
            index.pop("", None)

    def find(self, name: str) -> Unit | None:
        """Return the unit that is called ``name`` by id, name, short name or alias."""
        return self._exact.get(clean(name)) or self._by_key.get(unit_key(name))


def find_unit(name: str, units: Iterable[Unit]) -> Unit | None:
    """Return the unit that is called ``name`` by id, name, short name or alias."""
    return UnitIndex(units).find(name)
