"""Text in the encodings of old Vietnamese fonts: TCVN3 (.VnTime) and VNI (VNI-Times).

To the computer such text is Latin-1 ("NguyÔn V¨n §øc", "Nguyeãn Vaên Ñöùc"); it is
Vietnamese only to who sees it in its font. A font's name can lie and a file may name no
font, so nothing is decoded without valid Vietnamese syllables to show for it.

Decode before `clean`: in TCVN3 the soft hyphen, U+00AD, is the letter ư.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum

from hoinghi_tui.vietnamese.syllables import accented_words, is_syllable


class Legacy(StrEnum):
    """An encoding from before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


# TCVN 5712:1993, form VN3: runs of letters that begin at these codes.
_TCVN3_RUNS = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ",
    0xB5: "àảãáạ",
    0xBB: "ằẳẵắ",
    0xC6: "ặầẩẫấậè",
    0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò",
    0xE1: "ỏõóọồổỗốộờởỡớợù",
    0xF1: "ủũúụừửữứựỳỷỹýỵ",
}
_FROM_TCVN3 = {
    start + place: letter
    for start, letters in _TCVN3_RUNS.items()
    for place, letter in enumerate(letters)
}

# VNI for Windows: a letter, then one sign for its tone, or for its hat and its tone at once.
_VNI_SINGLE = {
    "ö": "ư",
    "ô": "ơ",
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}
_VNI_TONES = {"ù": "\u0301", "ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_HATS = {
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_VNI_BREVES = {
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
}
_VNI_BASES = "aeouyôö"
_VNI_MARKED = ((_VNI_BASES, _VNI_TONES), ("aeo", _VNI_HATS), ("a", _VNI_BREVES))


def _vni_table() -> dict[str, str]:
    """Return what each VNI code of one or two signs means, small letters only."""
    table = dict(_VNI_SINGLE)
    for bases, signs in _VNI_MARKED:
        for base in bases:
            for sign, marks in signs.items():
                letter = _VNI_SINGLE.get(base, base) + marks
                table[base + sign] = unicodedata.normalize("NFC", letter)
    del table["yï"]  # ỵ has a code of its own
    return table


_FROM_VNI = _vni_table()
# After a capital the sign is often the small one.
_FROM_VNI |= {code.capitalize(): letter.upper() for code, letter in _FROM_VNI.items()}
_FROM_VNI |= {code.upper(): letter for code, letter in _FROM_VNI.items() if letter.isupper()}
_VNI_SIGNS = "".join((*_VNI_TONES, *_VNI_HATS, *_VNI_BREVES))
_VNI_CODE = re.compile(f"[{_VNI_BASES}][{_VNI_SIGNS}]|[{''.join(_VNI_SINGLE)}]", re.IGNORECASE)

_TCVN3_FONT = re.compile(r"\.vn[a-z]", re.IGNORECASE)
_VNI_FONT = re.compile(r"vni[-_ ]", re.IGNORECASE)
# A cell, of a text file too, without small ASCII letters.
_CAPITAL_CELL = re.compile(r"(?<![^\t\r\n,;])[^\t\r\n,;a-z]++(?![^\t\r\n,;])")
_CAPITAL = re.compile("[A-Z]")
_SMALLEST_GAIN = 2
_LEAST_VALID, _LEAST_GAINED = 0.7, 0.5


def legacy_of_font(name: str) -> Legacy | None:
    """Return the encoding that a font of this name shows, None for a Unicode font.

    ".VnTime", ".VnArialH" are TCVN3; "VNI-Times", "VNI Helve" are VNI. Any case.
    """
    name = name.strip()
    if _TCVN3_FONT.match(name):
        return Legacy.TCVN3
    return Legacy.VNI if _VNI_FONT.match(name) else None


def is_capital_font(name: str) -> bool:
    """Tell whether a font shows small letters as capitals: ".VnTimeH", ".VnArialH"."""
    name = name.strip()
    return legacy_of_font(name) is Legacy.TCVN3 and name.casefold().endswith("h")


def decode_legacy(text: str, legacy: Legacy, *, capitals: bool = False) -> str:
    """Return legacy text as Unicode, NFC; what is no code of that encoding stays.

    ``capitals`` upper-cases, for text in a capital font. TCVN3 has no capitals with tones
    outside such fonts, so a cell whose plain letters are all capitals (at least two of
    them) gets capitals throughout: "NGUYÔN THÞ" is NGUYỄN THỊ. At the head of a word in small
    letters the capital is lost: "¸nh" is ánh (see `recasing.raise_initials`).
    """
    if legacy is Legacy.VNI:
        decoded = _VNI_CODE.sub(_vni_letter, text)
    else:
        decoded = _CAPITAL_CELL.sub(_raise_cell, text.translate(_FROM_TCVN3))
    return unicodedata.normalize("NFC", decoded.upper() if capitals else decoded)


def guess_legacy(texts: Iterable[str]) -> Legacy | None:
    """Return the encoding that a column of texts is in, None for Unicode or too little to tell.

    An encoding is taken only if it makes at least 70% of the different accented words valid
    syllables, and at least half of them (two or more) were none before. Words of one
    character do not count: "½" and "°" are just signs. Hand over the names or the units of
    a list, never its free text.
    """
    texts = list(dict.fromkeys(texts))
    words = {word for text in texts for word in accented_words(text) if len(word) > 1}
    valid = _count_valid(words)

    def read_as(legacy: Legacy) -> int:
        return _count_valid(decode_legacy(word, legacy) for word in words)

    found = {legacy: read_as(legacy) for legacy in Legacy}
    best = max(found, key=found.__getitem__)
    gain = found[best] - valid
    needed = max(_SMALLEST_GAIN, _LEAST_GAINED * len(words))
    return best if gain >= needed and found[best] >= _LEAST_VALID * len(words) else None


def undo_legacy(text: str, font: str = "", legacy: Legacy | None = None) -> str:
    """Return one cell as Unicode, decoded if it is in a legacy encoding, else as it was.

    ``font`` is the cell's font name, "" if unknown; ``legacy`` is the guess for its column
    (see `guess_legacy`). Text with Vietnamese letters that no legacy encoding has (ễ, ư)
    stays, whatever the font says. Otherwise the cell is decoded if that gives more valid
    syllables; if it gives as many (the Latin-1 letters of "Vò" are Vũ in TCVN3, but a word
    in Unicode), only if the column says so too and the font does not deny it.
    """
    by_font = legacy_of_font(font)
    encoding = by_font or legacy
    composed = unicodedata.normalize("NFC", text)
    if encoding is None or text.isascii() or any(map(_is_beyond_latin1, composed)):
        return text
    decoded = decode_legacy(text, encoding, capitals=is_capital_font(font))
    gain = _count_valid(accented_words(decoded)) - _count_valid(accented_words(text))
    sure = encoding is legacy and (by_font is legacy or not font)
    return decoded if gain > 0 or (sure and gain == 0) else text


def _is_beyond_latin1(char: str) -> bool:
    return char > "\u00ff" and char.isalpha()


def _count_valid(words: Iterable[str]) -> int:
    return sum(map(is_syllable, words))


def _raise_cell(found: re.Match[str]) -> str:
    return found[0].upper() if len(_CAPITAL.findall(found[0])) > 1 else found[0]


def _vni_letter(found: re.Match[str]) -> str:
    code = found[0]
    return _FROM_VNI.get(code) or _FROM_VNI.get(code[0], code[0]) + code[1:]
