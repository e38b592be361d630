"""Which of a template's type sizes a text gets, so that long ones still fit."""

import unicodedata
from collections.abc import Sequence

_CAPITAL = 1.35
"""Width of a capital as a multiple of a small letter's, in serif type."""


def text_width(text: str) -> float:
    """Return about how wide a text is, in small letters; accents take none."""
    composed = unicodedata.normalize("NFC", text)
    return len(composed) + (_CAPITAL - 1) * sum(map(str.isupper, composed))


def size_step(text: str, limits: Sequence[float]) -> int:
    """Return 1, the largest size, for a text not wider than the first limit, and so on."""
    width = text_width(text)
    return 1 + sum(width > limit for limit in limits)
