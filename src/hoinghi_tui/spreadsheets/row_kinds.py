"""What the rows below a header are: people, groups, totals, signatures, nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.people import Role
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.layout import Layout, is_header
from hoinghi_tui.spreadsheets.unit_words import names_post, names_unit
from hoinghi_tui.vietnamese import fold


class RowKind(StrEnum):
    """What a row is; the values are the reasons for which a row is skipped."""

    PERSON = "đại biểu"
    TITLE = "tiêu đề"
    HEADER = "dòng tiêu đề cột"
    NUMBERING = "dòng đánh số cột"
    GROUP = "dòng nhóm đơn vị"
    BLANK = "dòng trống"
    TOTAL = "dòng tổng"
    SIGNATURE = "khối chữ ký"
    NO_NAME = "không có họ tên"


_TOTAL = re.compile(
    r"(?:tong(?:\s+(?:so|cong))?|cong)\s*(?:[:(\d.].*)?"
    r"|\(?(?:an dinh\s+)?danh sach\s+(?:nay\s+)?(?:co|gom|an dinh)\b.*\d.*"
    r"|tong (?:so|cong).*\d.*"
)
_COUNT = re.compile(r"(\d+)\s*(?:dai bieu|nguoi|dong chi|d/c|vi|dc)?\b")
_SIGNATURE = re.compile(
    r"nguoi lap|lap bieu|tm\.|t/m|kt\.|tl\.|thu truong|xac nhan|noi nhan|nguoi tong hop"
    r"|\(ky|.{0,40}ngay\s*[\d….]*\s*thang\s*[\d….]*\s*nam|(?:pho )?chu tich$|ke toan$|thu ky$"
)
_GROUP_NUMBER = re.compile(
    r"(?:(?:[IVXLC]+|[A-ZĐ]|\d+)\s*[.)/\-–]\s*|(?:[IVXLC]+)\s+)(?=\S)", re.IGNORECASE
)
_ROMAN_START = re.compile(r"[IVXLC]+\s*[.)/\-–]\s*\S")
_ROMAN = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")
_GROUP_COUNT = re.compile(
    r"\s*[(:–-]?\s*\(?\s*(\d+)\s*(?:đồng chí|đ/c|đc|người|đại biểu|vị)\s*\)?\.?\s*$", re.IGNORECASE
)
_ROLE_HEADING = re.compile(
    r"(?:dai bieu |cac )*(?:(?P<guest>khach)|(?P<press>(?:co quan )?bao chi|phong vien))\b"
)
_IN_BRACKETS = re.compile(r"\s*\(([^()]*)\)\s*$")


_FEWEST_FACTS = 2
_MOST_SIGNERS = 3
_FEWEST_LETTERED = 3
"""Fewer single letters in a row than these may be a person's."""
_FACTS = (Column.BIRTH, Column.BIRTH_MALE, Column.BIRTH_FEMALE, Column.HONORIFIC)


@dataclass(frozen=True, slots=True)
class Group:
    """A heading within the list: the unit of those below it, and what it says of them.

    ``role`` is known of headings such as "Khách mời" and "Báo chí".
    """

    unit_text: str
    count: int | None = None
    note: str = ""
    role: Role | None = None


class RowJudge:
    """Judges the rows below a header in their order; after a total only numbered people count."""

    def __init__(self, layout: Layout, merged_rows: frozenset[int]) -> None:
        self._layout = layout
        self._merged_rows = merged_rows
        self._ended = False

    def kind(self, row: int, cells: Sequence[str]) -> RowKind:
        """Return what a row (its number from 0, its cleaned cells) is."""
        filled = [text for text in cells if text]
        if not filled:
            return RowKind.BLANK
        numbered = self.cell(cells, Column.NUMBER).rstrip(".").isdecimal()
        name = self.cell(cells, Column.FULL_NAME)
        if numbered and len(filled) > _FEWEST_FACTS and len(name) > _FEWEST_FACTS:
            return RowKind.PERSON  # nearly every row; nothing else has all this
        if _is_numbering(filled):
            return RowKind.NUMBERING
        if not numbered and is_header(cells, self._layout):
            return RowKind.HEADER
        if not numbered and any(_TOTAL.fullmatch(fold(text)) for text in filled[:2]):
            self._ended = True
            return RowKind.TOTAL
        if not numbered and (self._ended or self._is_signature(cells, filled)):
            self._ended = True
            return RowKind.SIGNATURE
        if self._is_group(row, cells, filled):
            return RowKind.GROUP
        return RowKind.PERSON if name else RowKind.NO_NAME

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """Return the text of a row in a column, "" where there is none."""
        place = self._layout.columns.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    def _is_signature(self, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row is of those who sign: few words, none of them a person's facts."""
        named = self.cell(cells, Column.FULL_NAME)
        if len(filled) > _MOST_SIGNERS or any(self.cell(cells, one) for one in _FACTS):
            return False
        words = [named] if named else filled
        return any(_SIGNATURE.match(fold(text)) for text in words)

    def _is_group(self, row: int, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row has one text beside its number, and that text heads a group."""
        number = self.cell(cells, Column.NUMBER)
        texts = [text for text in filled if text != number] or list(filled)
        if len(texts) != 1:
            return False
        text = texts[0]
        if row in self._merged_rows or text == number:
            return True
        if number:
            return _ROMAN.fullmatch(number) is not None
        return text == self.cell(cells, Column.FULL_NAME) and heads_group(text)


def heads_group(text: str) -> bool:
    """Tell whether a text alone in the column of names names a unit, not a person."""
    if _ROMAN_START.match(text) or _GROUP_COUNT.search(text):
        return True
    unit = read_group(text).unit_text
    return " " in unit and names_unit(unit) and not names_post(unit)


def read_group(text: str) -> Group:
    """Read a heading such as "I. THƯỜNG TRỰC ĐẢNG ỦY XÃ (03 đồng chí)"."""
    text = _GROUP_NUMBER.sub("", text, count=1) if _GROUP_NUMBER.match(text) else text
    counted = _GROUP_COUNT.search(text)
    count = int(counted[1]) if counted and len(counted[1]) < 7 else None
    text = text[: counted.start()] if counted else text
    remark = _IN_BRACKETS.search(text)
    note = remark[1].strip() if remark else ""
    text = text[: remark.start()] if remark else text
    text = text.strip(" .:;,–-")
    told = _ROLE_HEADING.match(fold(text))
    role = Role(told.lastgroup) if told and told.lastgroup else None
    return Group(text, count, note, role)


def stated_total(cells: Iterable[str]) -> int | None:
    """Return the number of people a total states: "Tổng số: 42 đại biểu./." is 42."""
    found = _COUNT.search(fold(" ".join(text for text in cells if text)))
    return int(found[1]) if found and len(found[1]) < 7 else None


def _is_numbering(filled: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    numbers = [text.strip("()") for text in filled]
    letters = len(filled) >= _FEWEST_LETTERED
    return all(
        number.isdecimal() or (letters and len(number) == 1 and number.isalpha())
        for number in numbers
    )
