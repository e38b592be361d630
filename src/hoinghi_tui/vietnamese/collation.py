"""Vietnamese dictionary order of a syllable: its letters first, then its tone."""

import unicodedata
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from hoinghi_tui.vietnamese.clean import ONE_APOSTROPHE, TONE_MARKS, clean

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The letters in dictionary order, with the foreign f j w z at their Latin places."""

SyllableKey: TypeAlias = tuple[str, int]
"""The letters as characters that sort in dictionary order, then the tone.

Tones count 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
"""

_TONES = {mark: number for number, mark in enumerate(TONE_MARKS, start=1)}
_WITHOUT_TONES = str.maketrans(dict.fromkeys(TONE_MARKS))
# The 33 letters take U+0080 to U+00A0, which clean text never holds: after all ASCII signs
# and digits, before every other character.
_RANKS = str.maketrans({letter: chr(0x80 + place) for place, letter in enumerate(ALPHABET)})


class Syllable(NamedTuple):
    """A lower-case syllable taken apart: ``letters`` without the tone, ``tone`` 0 to 5."""

    letters: str
    tone: int


@lru_cache(maxsize=8192)
def parse_syllable(syllable: str) -> Syllable:
    """Take the tone off a syllable, wherever it was placed, and lower the case.

    Hoà and Hòa both give ("hoa", 1). Of several tones the last one counts. The kinds of
    apostrophe are one. Nothing is raised: any text is some syllable.
    """
    text = unicodedata.normalize("NFD", clean(syllable).casefold().translate(ONE_APOSTROPHE))
    tone = next((_TONES[char] for char in reversed(text) if char in _TONES), 0)
    return Syllable(unicodedata.normalize("NFC", text.translate(_WITHOUT_TONES)), tone)


@lru_cache(maxsize=8192)
def syllable_key(syllable: str) -> SyllableKey:
    """Return what two spellings of one syllable share, and what sorts syllables.

    Hoà = Hòa, Thuý = Thúy, uỷ = ủy, but Lý ≠ Lí. Letters come in the order of the
    Vietnamese alphabet, tones in the order ngang, huyền, hỏi, ngã, sắc, nặng. ASCII signs
    and digits stand before a, every other character after z by its Unicode number.
    """
    letters, tone = parse_syllable(syllable)
    return letters.translate(_RANKS), tone
