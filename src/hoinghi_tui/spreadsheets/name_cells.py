"""The name in a cell: its honorific, what stands in brackets behind it, its letters."""

import re
from dataclasses import dataclass

from hoinghi_tui.vietnamese import clean
from hoinghi_tui.vietnamese.recasing import recase_name

ALL_CAPS = "viết hoa toàn bộ"
ALL_LOWER = "viết thường toàn bộ"
FOREIGN_D = "chữ Ð (U+00D0) thay cho Đ (U+0110)"

COMRADE = "Đ/c"
"""The honorific that does not tell the sex."""

_HONORIFICS = {"ông": "Ông", "bà": "Bà", "đ/c": COMRADE, "đc": COMRADE, "đồng chí": COMRADE}
_SHORT = {"ô.": "Ông", "b.": "Bà"}
_WORD = r"(?:ông|bà|đ/c|đc|đồng\s+chí)"
_HONORIFIC = re.compile(
    rf"(?:\(\s*({_WORD})\s*\)|({_WORD})\s*[.:,]?(?=[\s(])|([ôb]\.))\s*[.:]?\s*(?=\S)",
    re.IGNORECASE,
)
_BEGINNINGS = frozenset("ÔôBbĐđ(")
_EITHER = re.compile(r"^(?:ông\s*/\s*bà|ông\s*\(\s*bà\s*\)|ông\s*,\s*bà)\s*[.:]?\s+", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\s+\(([^()]*\w[^()]*)\)")
_NUMBERING = re.compile(r"^(?:\d{1,4}\s*[.)/]|[-+*•–])\s*(?=[^\W\d_])")
"""A number or a sign before a name: "1. Lê Văn An", "- Lê Văn An"."""
_FOREIGN = re.compile("[ÐðƉɖ]")


@dataclass(frozen=True, slots=True)
class NameCell:
    """A name as read; ``written`` is the name before capitals were mended.

    ``remarks`` are what stood in brackets, ``doubts`` the reasons to look at the cell.
    """

    full_name: str
    written: str
    honorific: str = ""
    remarks: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


def read_name(raw: str, *, split: bool = True, mend: bool = True) -> NameCell:
    """Read a cell that holds a name.

    ``split`` is off where honorifics have a column of their own: "Ông" is also a rare
    surname, and then nothing is taken off the name. ``mend`` is off for a name that was
    approved before: its capitals are meant.
    """
    text = clean(raw)
    if not mend:
        return NameCell(text, text)
    if split:
        text = _NUMBERING.sub("", text, count=1) or text
    honorific, name = split_honorific(text) if split else ("", text)
    remarks: tuple[str, ...] = ()
    if split and "(" in name:
        remarks = tuple(remark.strip() for remark in _IN_BRACKETS.findall(name))
        name = " ".join(_IN_BRACKETS.sub(" ", name).split())
    if not name:
        return NameCell(text, text)
    doubts: tuple[str, ...] = (FOREIGN_D,) if _FOREIGN.search(raw) else ()
    recased = recase_name(name)
    if recased != name:
        doubts += (ALL_CAPS if name.isupper() else ALL_LOWER,)
    return NameCell(recased, name, honorific, remarks, doubts)


def split_honorific(name: str) -> tuple[str, str]:
    """Split "Đ/c Vũ Đình Khoan" into ("Đ/c", "Vũ Đình Khoan"); no honorific is "".

    Of several the one that tells the sex counts: "Đ/c Ông". "Ông/Bà" says nothing.
    """
    found = ""
    rest = _EITHER.sub("", name, count=1)
    while rest[:1] in _BEGINNINGS and (match := _HONORIFIC.match(rest)):
        words = next(filter(None, match.groups()))
        now = _SHORT.get(words.lower()) or standard_honorific(words)
        found = now if not found or found == COMRADE else found
        rest = rest[match.end() :]
    return found, rest


def standard_honorific(text: str) -> str:
    """Return "Ông", "Bà" or "Đ/c" for their usual spellings, else the text itself."""
    if not text:
        return ""
    key = " ".join(text.strip(" .:()").lower().split())
    if _EITHER.match(f"{key} "):
        return ""
    return _HONORIFICS.get(key) or _SHORT.get(f"{key}.") or text
