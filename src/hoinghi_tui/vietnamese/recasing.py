"""Names typed in capitals or in small letters, written as names are."""

import re

from hoinghi_tui.vietnamese.clean import ONE_APOSTROPHE

_LETTER = "(?:[^\\W\\d_]|[\u0300-\u036f])"
_APOSTROPHES = "".join(map(chr, ONE_APOSTROPHE)) + "'"
_NAME = re.compile(f"\\s*(?:(?:{_LETTER}|[{_APOSTROPHES}.-]){{1,30}}(?:\\s+|$))+")
_ACCENTED_INITIAL = re.compile("(?<!\\S)[^\\W\\d_a-zA-Z]")
_LETTERS = re.compile(f"{_LETTER}+")


def is_all_caps(text: str) -> bool:
    """Tell whether a text has at least two letters and all of them are capitals."""
    return text.isupper() and _has_two_letters(text)


def is_all_lower(text: str) -> bool:
    """Tell whether a text has at least two letters and none of them is a capital."""
    return text.islower() and _has_two_letters(text)


def recase_name(text: str) -> str:
    """Return a name typed in capitals or small letters with a capital for each part.

    "ĐOÀN THỊ HẰNG" becomes "Đoàn Thị Hằng", "H'BIA NIÊ" "H'Bia Niê", "Y-BIH" "Y-Bih".
    Mixed case stays as it was typed, and so does a text with a word that is more than
    letters, apostrophes, hyphens and dots or is longer than 30 characters. Blanks stay.
    """
    one_case = is_all_caps(text) or is_all_lower(text)
    return _LETTERS.sub(_capitalise, text) if one_case and _NAME.fullmatch(text) else text


def raise_initials(name: str) -> str:
    """Return a name with a capital at each word that begins with an accented small letter.

    For names decoded from TCVN3, which has no accented capitals: "Bùi Thị ánh" becomes
    "Bùi Thị Ánh". A text in small letters (see `recase_name`) or of other signs stays.
    """
    if is_all_lower(name) or not _NAME.fullmatch(name):
        return name
    return _ACCENTED_INITIAL.sub(lambda found: found[0].upper(), name)


def _has_two_letters(text: str) -> bool:
    return sum(map(str.isalpha, text)) >= 2


def _capitalise(found: re.Match[str]) -> str:
    return found[0][0].upper() + found[0][1:].lower()
