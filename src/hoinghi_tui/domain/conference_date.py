"""When a conference is held, as offices say it: a day, only a month, perhaps tentative."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import fold

FIRST_YEAR, LAST_YEAR = 2000, 2099

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
"""The names of the days, Monday first."""

_TENTATIVE = re.compile(r"du kien\b[\s:,]*")
_WEEKDAY = re.compile(r"(thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat)\b[\s,]*")
_DAY = re.compile(
    r"(?:ngay\s*)?(?P<day>[0-9]{1,2})\s*(?:[/.-]|thang)\s*(?P<month>[0-9]{1,2})"
    r"\s*(?:[/.-]|nam)\s*(?P<year>[0-9]+)"
)
_DAY_FROM_YEAR = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})")
_MONTH = re.compile(r"(?:thang\s*)?([0-9]{1,2})\s*(?:[/.-]|nam)\s*([0-9]+)")


@dataclass(frozen=True, slots=True)
class ConferenceDate:
    """A fixed ``day``; or none, and in ``expected`` the words for what is known so far."""

    day: date | None = None
    expected: str = ""

    @property
    def text(self) -> str:
        """What a person types for it: "15/12/2025" or "dự kiến tháng 12/2025"."""
        return f"{self.day:%d/%m/%Y}" if self.day else self.expected


def parse_conference_date(text: str) -> ConferenceDate:
    """Read a date as people type it, with or without accents.

    "15/12/2025" or "ngày 15 tháng 12 năm 2025" is a fixed day, "tháng 12/2025" only a
    month; with "dự kiến" before it either is tentative. No day is ever made up: only a
    whole date without "dự kiến" fixes one. Raises ``Refused`` with a sentence for a day
    that does not exist, a year of two digits, and what it does not understand.
    """
    rest = fold(text)
    if not rest:
        return ConferenceDate()
    rest, is_tentative = _without(_TENTATIVE, rest)
    rest, weekday = _without(_WEEKDAY, rest)
    whole = _DAY.fullmatch(rest) or _DAY_FROM_YEAR.fullmatch(rest)
    if whole:
        day = _day(whole["day"], whole["month"], whole["year"])
        _check_weekday(weekday, day)
        return (
            ConferenceDate(None, f"dự kiến {_short(day)}") if is_tentative else ConferenceDate(day)
        )
    month = _MONTH.fullmatch(rest)
    if month is None or weekday:
        raise Refused(
            "Ngày họp viết như 15/12/2025, 12/2025 hoặc dự kiến 12/2025; có thể để trống."
        )
    first = _day("1", *month.groups())
    words = f"tháng {first.month}/{first.year}"
    return ConferenceDate(None, f"dự kiến {words}" if is_tentative else words)


def likely_day(when: ConferenceDate) -> date | None:
    """Return the fixed day, else the whole date that is only expected ("dự kiến 15/12/2025").

    None while no more than a month is known.
    """
    if when.day is not None:
        return when.day
    rest, _ = _without(_TENTATIVE, fold(when.expected))
    try:
        return parse_conference_date(rest).day
    except Refused:
        return None


def weekday_name(day: date) -> str:
    """Return the Vietnamese name of a day's weekday."""
    return WEEKDAYS[day.weekday()]


def _without(beginning: re.Pattern[str], text: str) -> tuple[str, str]:
    """Return the text behind ``beginning``, and the beginning; it may be missing."""
    found = beginning.match(text)
    return (text[found.end() :], found[0]) if found else (text, "")


def _day(day_text: str, month_text: str, year_text: str) -> date:
    if len(year_text) != 4:
        raise Refused("Hãy ghi đủ bốn chữ số của năm, ví dụ 15/12/2025 hoặc 12/2025.")
    day, month, year = int(day_text), int(month_text), int(year_text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused(f"Năm {year_text} không hợp lý; hãy xem lại năm.")
    if not 1 <= month <= 12:
        raise Refused(f"Không có tháng {month}. Ghi ngày trước, tháng sau: 15/12/2025.")
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    if not 1 <= day <= last:
        raise Refused(f"Không có ngày {day}: tháng {month}/{year} có {last} ngày. Hãy sửa ngày.")
    return date(year, month, day)


def _check_weekday(typed: str, day: date) -> None:
    """Refuse a weekday that the day does not fall on: one of the two is a slip."""
    name = typed.rstrip(" ,")
    right = weekday_name(day)
    number = f"thu {day.weekday() + 2}" if day.weekday() < 6 else ""
    if name and name not in (fold(right), number):
        raise Refused(f"Ngày {_short(day)} là {right}; hãy xem lại ngày hoặc thứ.")


def _short(day: date) -> str:
    return f"{day:%d/%m/%Y}"
