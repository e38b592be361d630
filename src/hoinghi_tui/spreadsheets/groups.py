"""Headings within a list: the unit of those below, how many they are, what they do."""

import re
from dataclasses import dataclass

from hoinghi_tui.domain.people import Role
from hoinghi_tui.spreadsheets.telling_words import names_person, names_post, names_unit
from hoinghi_tui.vietnamese import fold

_GROUP_NUMBER = re.compile(
    r"(?:(?:[IVXLC]+|[A-ZĐ]|\d+)\s*[.)/\-–]\s*|(?:[IVXLC]+)\s+)(?=\S)", re.IGNORECASE
)
_ROMAN_START = re.compile(r"[IVXLC]+\s*[.)/\-–]\s*\S")
_GROUP_COUNT = re.compile(
    r"\s*[(:–-]?\s*\(?\s*(\d+)\s*(?:đồng chí|đ/c|đc|người|đại biểu|vị)\s*\)?\.?\s*$", re.IGNORECASE
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")
_ROLE_HEADING = re.compile(
    r"(?:dai bieu |cac )*(?:(?P<guest>khach)|(?P<press>(?:co quan )?bao chi|phong vien))\b"
)
_MOST_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Group:
    """A heading within the list: the unit of those below it, and what it says of them.

    ``role`` is known of headings such as "Khách mời" and "Báo chí".
    """

    unit_text: str
    count: int | None = None
    note: str = ""
    role: Role | None = None


def heads_group(text: str) -> bool:
    """Tell whether a text alone in the column of names names a unit, not a person."""
    unit = read_group(text).unit_text
    if names_person(unit):
        return False
    if _ROMAN_START.match(text) or _GROUP_COUNT.search(text):
        return True
    return " " in unit and names_unit(unit) and not names_post(unit)


def read_group(text: str) -> Group:
    """Read a heading such as "I. THƯỜNG TRỰC ĐẢNG ỦY XÃ (03 đồng chí)"."""
    text = _GROUP_NUMBER.sub("", text, count=1) if _GROUP_NUMBER.match(text) else text
    counted = _GROUP_COUNT.search(text)
    count = int(counted[1]) if counted and len(counted[1]) <= _MOST_DIGITS else None
    text = text[: counted.start()] if counted else text
    remark = _IN_BRACKETS.search(text)
    note = remark[1].strip() if remark else ""
    text = text[: remark.start()] if remark else text
    text = text.strip(" .:;,–-")
    told = _ROLE_HEADING.match(fold(text))
    role = Role(told.lastgroup) if told and told.lastgroup else None
    return Group(text, count, note, role)
