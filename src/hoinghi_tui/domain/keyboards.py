"""What keyboards and scanners make of a row of digits, and how it is undone."""

import re
import unicodedata
from collections.abc import Iterator

_AZERTY_ROW = dict(zip("&é\"'(-è_çà", "1234567890", strict=True))
# The same keys in Belgium and on a Mac.
_AZERTY_ROW |= {"§": "6", "!": "8"}

# A scanner set to a French keyboard holds Shift for digits; a US keyboard then writes these.
_SHIFTED_ROW = dict(zip("!@#$%^&*()", "1234567890", strict=True))

# The "Vietnamese" keyboard layout of Windows (kbdvntc) and of xkb (vn) has letters
# and combining tones where the digits are.
_VIETNAMESE_ROW = {
    "\u0103": "1",
    "\u00e2": "2",
    "\u00ea": "3",
    "\u00f4": "4",
    "\u0300": "5",
    "\u0309": "6",
    "\u0303": "7",
    "\u0301": "8",
    "\u0323": "9",
    "\u0111": "0",
}


def _with_one_letter_for_two(row: dict[str, str]) -> dict[str, str]:
    """Add each letter that some programs make of a letter and the tone that follows."""
    pairs = {
        unicodedata.normalize("NFC", letter + tone): row[letter] + row[tone]
        for letter in row
        for tone in row
        if unicodedata.combining(tone)
    }
    return row | {pair: digits for pair, digits in pairs.items() if len(pair) == 1}


_ROWS = tuple(
    str.maketrans(row)
    for row in (_AZERTY_ROW, _SHIFTED_ROW, _with_one_letter_for_two(_VIETNAMESE_ROW))
)

# Control characters (GS stands for FNC1) and format characters such as a byte order mark or
# a right-to-left mark. Backspace and delete stay: they are the work of an input method.
_INVISIBLE = re.compile(
    "[\\x00-\\x07\\x0e-\\x1f\\x80-\\x9f\\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


def readings(text: str) -> Iterator[str]:
    """Yield what a text may have been before a keyboard wrote it, the likeliest first.

    Spaces and invisible characters are left out, digits of every script are 0 to 9. After
    the text itself come the digit rows of a French, a shifted US and a Vietnamese layout.
    """
    plain = "".join((text if text.isprintable() else _INVISIBLE.sub("", text)).split())
    composed = plain
    if not plain.isascii():
        plain = "".join(str(unicodedata.decimal(char, char)) for char in plain)
        composed = unicodedata.normalize("NFC", plain)
    yield plain
    for row in _ROWS:
        # As it came first: composing may change the order of two tones, which are two digits.
        for written in dict.fromkeys((plain, composed)):
            if written and ord(written[-1]) in row:
                yield written.translate(row)
