"""Dates of birth, kept exactly as precise as they were written."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

MONTH_FIRST = "dạng tháng/ngày/năm"
SERIAL = "số sê-ri Excel"
NO_DATE = "không phải năm sinh hoặc ngày/tháng/năm"

_EARLIEST, _LATEST = 1900, 2099
_YOUNGEST_IN_1900S = 16
"""Two-digit years from 16 on are 19xx: nobody under ten is a delegate, few are over 100."""
_EXCEL_EPOCH = date(1899, 12, 30)
_SERIALS = range(3_654, 51_000)
"""Day numbers of Excel for the years 1910 to 2039; smaller numbers are years."""
_IN_WORDS = re.compile(r"(?:ngày\s*(\d{1,2})\s*)?tháng\s*(\d{1,2})\s*năm\s*(\d{4})", re.IGNORECASE)
_USUAL = re.compile(r"([0-9]{1,2})[/.\-]([0-9]{1,2})[/.\-]([0-9]{4})")
_LABEL = re.compile(r"^(?:sn|s/n|sinh|năm|năm sinh|ngày|ngày sinh|sinh năm|sinh ngày)[\s.:]+", re.I)
_SEPARATED = re.compile(r"\d{1,4}(?:\s*[/.\-–]\s*\d{1,4}){0,2}")


@dataclass(frozen=True, slots=True)
class Birth:
    """A birth date such as "1980", "1980-07" or "1980-07-15", and what is doubtful in it.

    ``value`` is "" when nothing could be read; ``problem`` then is ``NO_DATE``. It is "" when
    all is clear, else ``MONTH_FIRST`` or ``SERIAL``.
    """

    value: str = ""
    problem: str = ""


def parse_birth(text: str) -> str | None:
    """Return a birth date as precisely as it is written, None for anything else."""
    return read_birth(text).value or None


def read_birth(text: str) -> Birth:
    """Read a birth date in any usual form; day first, as in Vietnam, or ISO 8601.

    "15/07/1980", "15.7.80", "ngày 15 tháng 7 năm 1980", "07/1980", "1980", "1980-07-15".
    A date that is only possible with the month first, and Excel's number of a day, are read
    and told as doubtful.
    """
    text = text.strip().rstrip("./ ")
    usual = _USUAL.fullmatch(text)
    if usual:
        return _from_parts([*usual.groups()])
    in_words = _IN_WORDS.fullmatch(text)
    if in_words:
        day, month, year = in_words.groups()
        return _birth(int(year), int(month), int(day) if day else None)
    text = _LABEL.sub("", text)
    if not text:
        return Birth()
    if text.isascii() and text.isdigit():
        return _from_number(int(text))
    if not _SEPARATED.fullmatch(text):
        return Birth(problem=NO_DATE)
    parts = re.split(r"\s*[/.\-–]\s*", text)
    if len(parts[0]) == len("1980"):
        parts.reverse()
    return _from_parts(parts)


def birth_text(value: str) -> str:
    """Write a birth date as offices do: "1980", "07/1980", "15/07/1980"."""
    return "/".join(reversed(value.split("-")))


def _from_number(number: int) -> Birth:
    if _EARLIEST <= number <= _LATEST:
        return Birth(str(number))
    if number in _SERIALS:
        return Birth((_EXCEL_EPOCH + timedelta(days=number)).isoformat(), SERIAL)
    return Birth(problem=NO_DATE)


def _from_parts(parts: list[str]) -> Birth:
    """Read [day, month, year] or [month, year]."""
    year = _year(parts[-1])
    if year is None or any(len(part) > len("31") for part in parts[:-1]):
        return Birth(problem=NO_DATE)
    if len(parts) == len(("month", "year")):
        # "15/7" has no year; "7/80" could be either.
        return _birth(year, int(parts[0])) if len(parts[-1]) == len("1980") else Birth("", NO_DATE)
    if len(parts) != len(("day", "month", "year")):
        return Birth(problem=NO_DATE)
    day, month = int(parts[0]), int(parts[1])
    if month > 12 >= day:
        swapped = _birth(year, day, month)
        return Birth(swapped.value, swapped.problem or MONTH_FIRST)
    return _birth(year, month, day)


def _year(text: str) -> int | None:
    if len(text) == len("80"):
        year = int(text)
        return 1900 + year if year >= _YOUNGEST_IN_1900S else 2000 + year
    return int(text) if len(text) == len("1980") else None


def _birth(year: int, month: int, day: int | None = None) -> Birth:
    try:
        full = date(year, month, day or 1)
    except ValueError:
        return Birth(problem=NO_DATE)
    if not _EARLIEST <= year <= _LATEST:
        return Birth(problem=NO_DATE)
    return Birth(full.isoformat() if day else full.isoformat()[: len("1980-07")])
