"""What the rows below a header are: people, groups, totals, signatures, nothing."""

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from hoinghi_tui.spreadsheets.groups import heads_group, read_group
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.layout import Layout, is_header
from hoinghi_tui.spreadsheets.telling_words import names_person, names_unit
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


# Each with accents, since Tống and Trưởng are not Tổng and Trương, and without any.
_TOTALS = (
    re.compile(
        r"(?:tổng(?:\s+(?:số|cộng))?|cộng)\s*(?:[:(\d.].*)?|tổng\s+(?:số|cộng)\b.*\d.*"
        r"|\(?(?:ấn định\s+)?danh sách\s+(?:này\s+)?(?:có|gồm|ấn định)\b.*\d.*"
    ),
    re.compile(
        r"(?:tong(?:\s+(?:so|cong))?|cong)\s*(?:[:(\d.].*)?|tong\s+(?:so|cong)\b.*\d.*"
        r"|\(?(?:an dinh\s+)?danh sach\s+(?:nay\s+)?(?:co|gom|an dinh)\b.*\d.*"
    ),
)
_SIGNATURES = (
    re.compile(
        r"người (?:lập|tổng hợp|duyệt)\b|lập biểu|t\.?m\.|t/m\b|kt\.|tl\.|tuq\."
        r"|thủ trưởng (?:cơ quan|đơn vị)|thủ trưởng$|xác nhận của|nơi nhận\b|\(ký\b"
        r"|(?:[^,]{2,40},\s*)?ngày\s*[\d….]*\s*tháng\s*[\d….]*\s*năm\b"
    ),
    re.compile(r"nguoi (?:lap|tong hop) bieu|lap bieu|thu truong (?:co quan|don vi)|noi nhan\b"),
)
_COUNT = re.compile(r"(\d+)\s*(?:dai bieu|nguoi|dong chi|d/c|vi|dc)?\b")
_ROMAN = re.compile(r"[IVXLC]+\.?|[A-ZĐ]\.?")
_FEWEST_FACTS = 2
_MOST_SIGNERS = 3
_FEWEST_LETTERED = 3
"""Fewer single letters in a row than these may be a person's."""
_MOST_DIGITS = 6
_FACTS = (Column.BIRTH, Column.BIRTH_MALE, Column.BIRTH_FEMALE, Column.HONORIFIC)


class RowJudge:
    """Judges the rows below a header in their order.

    After a total or a signature only numbered people count, and those with a phone or a date
    of birth, until a group or another header begins anew. ``layout`` may change on the way.
    """

    def __init__(self, layout: Layout, merged_rows: frozenset[int]) -> None:
        self.layout = layout
        self._merged_rows = merged_rows
        self._ended = False

    def kind(self, row: int, cells: Sequence[str]) -> RowKind:
        """Return what a row (its number from 0, its cleaned cells) is."""
        filled = [text for text in cells if text]
        if not filled:
            return RowKind.BLANK
        numbered = self.cell(cells, Column.NUMBER).replace(".", "").isdecimal()
        name = self.cell(cells, Column.FULL_NAME)
        if numbered and len(filled) > _FEWEST_FACTS and len(name) > _FEWEST_FACTS:
            return RowKind.PERSON  # nearly every row; nothing else has all this
        if _is_numbering(filled):
            return RowKind.NUMBERING
        if numbered:
            is_group = self._is_group(row, cells, filled)
            return RowKind.GROUP if is_group else RowKind.PERSON if name else RowKind.NO_NAME
        return self._unnumbered(row, cells, filled)

    def _unnumbered(self, row: int, cells: Sequence[str], filled: Sequence[str]) -> RowKind:
        if is_header(cells, self.layout):
            self._ended = False
            return RowKind.HEADER
        if self._is_total(cells, filled):
            self._ended = True
            return RowKind.TOTAL
        if self._is_signature(cells, filled):
            self._ended = True
            return RowKind.SIGNATURE
        if self._is_group(row, cells, filled) and not (self._ended and not heads_group(filled[-1])):
            self._ended = False
            return RowKind.GROUP
        name = self.cell(cells, Column.FULL_NAME)
        facts = any(self.cell(cells, column) for column in (Column.PHONE, *_FACTS))
        if self._ended and not (name and facts):
            return RowKind.SIGNATURE
        return RowKind.PERSON if name else RowKind.NO_NAME

    def cell(self, cells: Sequence[str], column: Column) -> str:
        """Return the text of a row in a column, "" where there is none."""
        place = self.layout.columns.get(column)
        return cells[place] if place is not None and place < len(cells) else ""

    def _is_total(self, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row states a total, in its name or before it; a person has a name."""
        if self.cell(cells, Column.GIVEN_PART):
            return False
        named = self.cell(cells, Column.FULL_NAME)
        before = cells[: self.layout.columns[Column.FULL_NAME] + 1] if named else filled[:2]
        return any(_says(_TOTALS, text) for text in before if text)

    def _is_signature(self, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row is of those who sign: few words, none of them a person's facts."""
        named = self.cell(cells, Column.FULL_NAME)
        if len(filled) > _MOST_SIGNERS or any(self.cell(cells, one) for one in _FACTS):
            return False
        words = [named] if named else filled
        return any(_says(_SIGNATURES, text, whole=False) for text in words)

    def _is_group(self, row: int, cells: Sequence[str], filled: Sequence[str]) -> bool:
        """Tell whether a row has one text beside its number, and that text heads a group."""
        number = self.cell(cells, Column.NUMBER)
        texts = [text for text in filled if text != number] or list(filled)
        if len(texts) != 1 or names_person(read_group(texts[0]).unit_text):
            return False
        text = texts[0]
        if number.replace(".", "").isdecimal():
            return " " in text and names_unit(text)
        if row in self._merged_rows or text == number:
            return True
        if number:
            return _ROMAN.fullmatch(number) is not None
        return text == self.cell(cells, Column.FULL_NAME) and heads_group(text)


def stated_total(cells: Iterable[str]) -> int | None:
    """Return the number of people a total states: "Tổng số: 42 đại biểu./." is 42."""
    found = _COUNT.search(fold(" ".join(text for text in cells if text)))
    return int(found[1]) if found and len(found[1]) <= _MOST_DIGITS else None


def _says(patterns: tuple[re.Pattern[str], re.Pattern[str]], text: str, whole: bool = True) -> bool:
    """Look for words with their accents, or in a text that has none at all without them."""
    accented, plain = patterns
    look = accented.fullmatch if whole else accented.match
    if look(text.casefold()):
        return True
    look = plain.fullmatch if whole else plain.match
    return text.isascii() and look(text.casefold()) is not None


def _is_numbering(filled: Sequence[str]) -> bool:
    """Tell whether a row numbers the columns: "(1) (2) (3)", "A B 1 2"."""
    numbers = [text.strip("()") for text in filled]
    letters = len(filled) >= _FEWEST_LETTERED
    return all(
        number.isdecimal() or (letters and len(number) == 1 and number.isalpha())
        for number in numbers
    )
