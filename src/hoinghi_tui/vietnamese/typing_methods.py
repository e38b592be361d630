"""Read keystrokes that were meant for a Vietnamese keyboard driver which was off.

Telex and VNI are the two usual ways to type accents on a Latin keyboard. Both let the
keys of marks and tones be typed at once or at the end of the syllable; both ways are read.
"""

import re

from hoinghi_tui.vietnamese.collation import Syllable, parse_syllable

_TELEX_TONES = {"z": 0, "f": 1, "r": 2, "x": 3, "s": 4, "j": 5}
_VNI_TONES = {"0": 0, "2": 1, "3": 2, "4": 3, "1": 4, "5": 5}
_VNI_SHAPES = {"6": "^", "7": "+", "8": "(", "9": "-"}
_VOWELS = frozenset("aăâeêioôơuưy")
# Which letters a mark fits, and what they become. The last letter that fits takes the mark.
_SHAPES = {
    "^": {"a": "â", "e": "ê", "o": "ô"},
    "(": {"a": "ă"},
    "+": {"u": "ư", "o": "ơ"},
    "w": {"a": "ă", "u": "ư", "o": "ơ"},
    "-": {"d": "đ"},
}
# uo takes both horns (ruouw, rươu), ua and uu only the first one (muaw, mưa).
_HORN_PAIR = re.compile(r"(?<!q)u(?:o|[au](?!.*[aou]))")
_HALF_HORN = re.compile(r"(?<!q)(?:uơ|ưo)(?=.)")


def read_telex(word: str) -> Syllable:
    """Return the syllable that Telex makes of these keys: "ddaof" gives đào.

    ``word`` is one word without blanks. Keys that mean nothing to Telex stay letters.
    """
    letters, tone = parse_syllable(word)
    made = ""
    for key in letters:
        shape = {"a": "^", "e": "^", "o": "^", "d": "-", "w": "w"}.get(key)
        marked = _mark(made, shape, key) if shape else None
        if key in _TELEX_TONES and _VOWELS & set(made):
            tone = _TELEX_TONES[key]
        elif marked is not None:
            made = marked
        else:
            made += "ư" if key == "w" else key
    return Syllable(_whole_horn(made), tone)


def read_vni(word: str) -> Syllable:
    """Return the syllable that VNI makes of these keys: "Dao2" gives dào, "D9ao2" đào.

    ``word`` is one word without blanks. Digits that mean nothing there stay digits.
    """
    letters, tone = parse_syllable(word)
    made = ""
    for key in letters:
        shape = _VNI_SHAPES.get(key)
        marked = _mark(made, shape) if shape else None
        if key in _VNI_TONES and _VOWELS & set(made):
            tone = _VNI_TONES[key]
        else:
            made = made + key if marked is None else marked
    return Syllable(_whole_horn(made), tone)


def _mark(made: str, shape: str, only: str | None = None) -> str | None:
    """Put a mark on the letter typed before that it fits, None if there is none."""
    fits = _SHAPES[shape]
    if only in fits:  # aa marks an a, not just any vowel
        fits = {only: fits[only]}
    pair = _HORN_PAIR.search(made) if shape in "w+" else None
    if pair:
        return made[: pair.start()] + "ư" + pair[0][1].replace("o", "ơ") + made[pair.end() :]
    for place in range(len(made) - 1, -1, -1):
        if made[place] in fits and not (made[place] == "u" and made[:place].endswith("q")):
            return made[:place] + fits[made[place]] + made[place + 1 :]
    return None


def _whole_horn(letters: str) -> str:
    """Finish ươ as keyboard drivers do: both horns before more letters, one at the end."""
    letters = _HALF_HORN.sub("ươ", letters)
    return letters[:-2] + "uơ" if letters.endswith("ươ") else letters
