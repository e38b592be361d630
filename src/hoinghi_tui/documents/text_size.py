"""Which of a template's type sizes a text gets, so that long ones still fit."""

import unicodedata
from collections.abc import Sequence

_CAPITAL = 1.35
"""Width of a capital as a multiple of a small letter's, in serif type."""
_THIN, _SLIM, _BROAD = frozenset("ijl'.,;:| "), frozenset("frstzI-"), frozenset("mwMW…")
"""Letters and signs that are narrower or broader than most."""


def text_width(text: str) -> float:
    """Return about how wide a text is, in small letters; accents take none."""
    composed = unicodedata.normalize("NFC", text)
    return len(composed) + (_CAPITAL - 1) * sum(map(str.isupper, composed))


def bold_ems(text: str) -> float:
    """Return at most how wide a text is in bold serif type, as a multiple of the type size.

    The widths are those of Times Bold, rounded up by groups of letters.
    """
    composed = unicodedata.normalize("NFC", text)
    return sum(_letter_ems(letter) for letter in composed if not unicodedata.combining(letter))


def _letter_ems(letter: str) -> float:
    base = unicodedata.normalize("NFD", letter)[0]
    if base in _THIN:
        return 0.29
    if base in _SLIM:
        return 0.44
    if base in _BROAD or unicodedata.east_asian_width(base) == "W":
        return 1.0
    return 0.77 if base.isupper() else 0.56


def size_step(text: str, limits: Sequence[float]) -> int:
    """Return 1, the largest size, for a text not wider than the first limit, and so on."""
    width = text_width(text)
    return 1 + sum(width > limit for limit in limits)
