"""Clean text at the boundary: one spelling of each letter, nothing invisible."""

import re
import unicodedata

TONE_MARKS = "\u0300\u0309\u0303\u0301\u0323"
"""Combining marks of huyền, hỏi, ngã, sắc, nặng: the order in which tones are sorted."""

SHAPE_MARKS = "\u0302\u0306\u031b"
"""Combining circumflex, breve and horn, which make â, ă, ơ other letters than a and o."""

ONE_APOSTROPHE = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc\u00b4`", "'"))
"""Turns the signs people type for the apostrophe of H'Bia into one; `clean` keeps them."""

_LOOK_ALIKES = {
    "\u00d0": "Đ",  # Icelandic eth, what old Vietnamese fonts and keyboards give for Đ
    "\u00f0": "đ",
    "\u0189": "Đ",  # African D
    "\u0256": "đ",
}
_INVISIBLE = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff\ufff9\ufffa\ufffb"
)
_BLANKS = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000\u115f\u1160\u3164\uffa0"
)
_CONTROLS = [chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))]
_TABLE = str.maketrans(
    {
        **_LOOK_ALIKES,
        **dict.fromkeys(_INVISIBLE),
        **dict.fromkeys(_BLANKS, " "),
        **{char: " " if char.isspace() else None for char in _CONTROLS},
    }
)
# Most text there is: ASCII and composed Vietnamese letters, in which nothing is to be mended.
_ORDINARY = re.compile("[ -~À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]*")
_SURROGATE = re.compile("[\ud800-\udfff]")
# A variation selector or a joiner belongs to a pictogram; elsewhere it is only hidden.
_PICTOGRAM = (
    "[©®\u203c\u2049\u2122\u2139\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]"
)
_PICTOGRAM_PARTS = re.compile(
    f"({_PICTOGRAM}[\ufe00-\ufe0f]?(?:\u200d(?={_PICTOGRAM}))?|[0-9#*]\ufe0f(?=\u20e3))"
    "|[\ufe00-\ufe0f\u200d]"
)
_MARK_RUN = re.compile(f"(?<=[A-Za-z])[{TONE_MARKS}{SHAPE_MARKS}]{{2,}}")
_STRUCK_D = re.compile("([Dd])[\u0335\u0336]")
_LEADING_MARKS = re.compile(f"^[ {TONE_MARKS}{SHAPE_MARKS}]+")


def clean(text: str) -> str:
    """Return text as one line of NFC letters without look-alikes or hidden characters.

    Ð ð Ɖ ɖ become Đ đ; zero-width, direction and control characters and the soft hyphen
    vanish; every Unicode blank and line break becomes a space, runs of blanks one space,
    none at the ends. A mark typed twice counts once, a tone typed before the hat of its
    letter (á + circumflex) composes to ấ, a mark before the first letter vanishes.
    Halves of a broken surrogate pair become U+FFFD, so that the result can always be saved.

    The placement of tones is never rewritten (Hoà stays Hoà): it belongs to the legal name.
    Text in a TCVN3 font has to be decoded first, for there U+00AD is the letter ư.
    """
    if _ORDINARY.fullmatch(text):
        return " ".join(text.split())
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    text = unicodedata.normalize("NFC", text).translate(_TABLE)
    text = _PICTOGRAM_PARTS.sub(r"\1", text)
    return " ".join(_LEADING_MARKS.sub("", _mend_marks(text)).split())


def _mend_marks(text: str) -> str:
    """Return text in NFC with each letter's marks once and in the order that composes."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFD", text)
    text = _STRUCK_D.sub(lambda found: "đ" if found[1] == "d" else "Đ", text)
    text = _MARK_RUN.sub(_shape_before_tone, text)
    return unicodedata.normalize("NFC", text)


def _shape_before_tone(found: re.Match[str]) -> str:
    return "".join(sorted(dict.fromkeys(found[0]), key=TONE_MARKS.__contains__))
