"""Personal names: their parts, their order and their short forms."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from hoinghi_tui.vietnamese.clean import clean
from hoinghi_tui.vietnamese.collation import SyllableKey, parse_syllable, syllable_key

COMPOUND_SURNAMES = (
    "Công Tằng Tôn Nữ",
    "Công Huyền Tôn Nữ",
    "Huyền Tôn Nữ",
    "Công Tôn Nữ",
    "Tôn Nữ",
    "Tôn Thất",
    "Âu Dương",
    "Công Tôn",
    "Tư Mã",
    "Tư Đồ",
    "Thượng Quan",
    "Hoàng Phủ",
    "Gia Cát",
)
"""Surnames of several syllables, longer ones before those they begin with.

Two surnames side by side (Nguyễn Phúc, Đặng Trần) are left out: in most names the second
is a middle name.
"""


def _keys(syllables: Sequence[str]) -> tuple[SyllableKey, ...]:
    return tuple(map(syllable_key, syllables))


_COMPOUND_KEYS = tuple(_keys(surname.split()) for surname in COMPOUND_SURNAMES)


@dataclass(frozen=True, slots=True)
class NameParts:
    """A full name taken apart, each part as its written syllables."""

    surname: tuple[str, ...]
    middle: tuple[str, ...]
    given: tuple[str, ...]
    given_first: bool = False


def split_name(full_name: str, given_name: str | None = None) -> NameParts:
    """Take a name apart: surname first, given name last, the rest between.

    ``given_name`` tells where that is not so. What follows it in the name is then the
    surname ("H'Bia Niê" with given name "H'Bia": surname Niê), what stands before it the
    middle name; a given name that is not in the full name only replaces the last syllable.
    A name of one syllable is a given name without a surname.
    """
    syllables = tuple(clean(full_name).split())
    given = tuple(clean(given_name or "").split())
    place = _place(_keys(given), _keys(syllables)) if given else None
    if place is not None and place + len(given) < len(syllables):
        return NameParts(syllables[place + len(given) :], syllables[:place], given, True)
    rest = syllables[: -1 if place is None else place]
    surname = _surname_length(rest)
    return NameParts(rest[:surname], rest[surname:], given or syllables[-1:])


def _place(part: tuple[SyllableKey, ...], whole: tuple[SyllableKey, ...]) -> int | None:
    """Return where ``part`` begins in ``whole`` for the last time, None if nowhere."""
    starts = range(len(whole) - len(part), -1, -1)
    return next((start for start in starts if whole[start : start + len(part)] == part), None)


def _surname_length(syllables: tuple[str, ...]) -> int:
    keys = _keys(syllables[:4])
    compound = next((len(key) for key in _COMPOUND_KEYS if keys[: len(key)] == key), 1)
    return min(compound, len(syllables))


@lru_cache(maxsize=16384)
def name_key(full_name: str, given_name: str | None = None) -> str:
    """Return the sort key of a person: given name, then middle name, then surname.

    This is the order of Vietnamese lists of people. ``given_name`` overrides the last
    syllable. Keys of any two names can be compared; they are equal when the names differ
    only in case, blanks, encoding or the placement of tones. The key is one string, which
    sorts much faster than nested tuples; it means nothing else.
    """
    parts = split_name(full_name, given_name)
    return "\0".join(map(_flat, (parts.given, parts.middle, parts.surname)))


def _flat(syllables: tuple[str, ...]) -> str:
    # Clean text has no control characters, so a syllable's end sorts before any letter.
    return "".join(f"{letters}{chr(tone + 1)}" for letters, tone in _keys(syllables))


def same_name(a: str, b: str) -> bool:
    """Tell whether two spellings are one name: blanks, case and tone placement aside."""
    return _keys(clean(a).split()) == _keys(clean(b).split())


def given(full_name: str, given_name: str | None = None) -> str:
    """Return the word or words a person is called by; "" for a blank name."""
    return " ".join(split_name(full_name, given_name).given)


def initials(full_name: str) -> str:
    """Return the first letter of each syllable as capitals without tone: ĐVS, LÂ.

    Syllables without any letter or digit are passed over.
    """
    return "".join(map(_initial, clean(full_name).split()))


def _initial(syllable: str) -> str:
    letters = parse_syllable(syllable).letters
    return next((char.upper() for char in letters if char.isalnum()), "")


def shorten_name(full_name: str, width: int, given_name: str | None = None) -> str:
    """Fit a name into ``width`` characters, keeping the given name as long as possible.

    "Đào Văn Soái", then "Đ.V. Soái", then "Soái", then a cut "So…". Where the given name
    comes first it stays first: "H'Bia N.". ``width`` counts characters of the NFC text;
    0 or less gives "".
    """
    whole = clean(full_name)
    if len(whole) <= width:
        return whole
    parts = split_name(whole, given_name)
    called = " ".join(parts.given)
    others = parts.middle + parts.surname if parts.given_first else parts.surname + parts.middle
    dotted = "".join(f"{_initial(syllable)}." for syllable in others if _initial(syllable))
    pair = (called, dotted) if parts.given_first else (dotted, called)
    for form in (" ".join(filter(None, pair)), called):
        if len(form) <= width:
            return form
    return called[: width - 1] + "…" if width > 0 else ""
