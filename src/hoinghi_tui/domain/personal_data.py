"""Phone numbers and birth dates in running text: found however they are written, and blanked."""

import re
from collections.abc import Callable, Iterable

from hoinghi_tui.domain.birth import read_birth

ERASED = "…"
"""What stands in a text where a number or a date was."""

_LEAST_DIGITS = 8
"""Fewer digits than these are an extension or a slip: they would fit every number."""
_DIGIT = re.compile(r"[0-9]")
_RUN = re.compile(r"\+?[0-9](?:[\s.\-–()/]{0,3}[0-9]){7,}")
"""Digits that may be one phone number or several side by side."""
_MOBILE = re.compile(r"(?<![0-9])(?:\+?84[\s.\-]?0?|0)[35789](?:[\s.\-]?[0-9]){8}(?![0-9])")
"""A mobile number of Viet Nam, since 2018: 0, one of these digits and eight more."""
_DATE_FORM = (
    r"(?:[0-9]{4}[/.\-][0-9]{1,2}(?:[/.\-][0-9]{1,2})?"
    r"|[0-9]{1,2}[/.\-](?:[0-9]{1,2}[/.\-])?[0-9]{4}"
    r"|[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{2})"
)
_DATE = re.compile(rf"(?<![0-9]){_DATE_FORM}(?![0-9])")
_BORN = re.compile(
    r"(\b(?:năm sinh|ngày sinh|sinh năm|sinh ngày|sinh|sn)\s*:?\s*)"
    rf"({_DATE_FORM}|[0-9]{{4}})(?![0-9])",
    re.IGNORECASE,
)


class PersonalData:
    """The phone numbers and birth dates that are known, to find them in texts.

    A year of birth alone is looked for only behind "sinh": it is a number like any other.
    """

    def __init__(self, phones: Iterable[str], births: Iterable[str]) -> None:
        self._numbers = {core for phone in phones if (core := _core(phone))}
        self._lengths = sorted({len(core) for core in self._numbers}, reverse=True)
        self._births = {birth for birth in births if "-" in birth}

    def blanked(self, text: str) -> str:
        """Return the text with the known numbers and dates replaced by ``ERASED``."""
        if not _DIGIT.search(text):
            return text
        text = _RUN.sub(lambda run: self._without_numbers(run[0]), text)
        return _DATE.sub(lambda found: ERASED if self._is_known_birth(found[0]) else found[0], text)

    def blanked_widely(self, text: str) -> str:
        """Return the text also without what looks like anybody's mobile number or birth."""
        text = _MOBILE.sub(ERASED, self.blanked(text))
        return _BORN.sub(lambda found: found[1] + ERASED, text)

    def _is_known_birth(self, text: str) -> bool:
        return read_birth(text).value in self._births

    def _without_numbers(self, run: str) -> str:
        """Blank the known numbers in a run of digits with separators between them."""
        places = [place for place, sign in enumerate(run) if sign.isdecimal()]
        digits = "".join(run[place] for place in places)
        parts, done, at = [], 0, 0
        while at < len(digits):
            size = self._size_at(digits, at)
            if not size:
                at += 1
                continue
            begin = places[_with_prefix(digits, at)]
            begin -= begin > 0 and run[begin - 1] == "+"
            if begin >= done:
                parts += [run[done:begin], ERASED]
            at += size
            done = places[at - 1] + 1
        return "".join(parts) + run[done:]

    def _size_at(self, digits: str, at: int) -> int:
        """Return how many digits from ``at`` on are a known number; 0 when none are."""
        for size in self._lengths:
            if at + size <= len(digits) and digits[at : at + size] in self._numbers:
                return size
        return 0


def map_texts(value: object, change: Callable[[str], str]) -> object:
    """Return a JSON value in which every text was changed; keys and other values stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, list):
        return [map_texts(part, change) for part in value]
    if isinstance(value, dict):
        return {key: map_texts(part, change) for key, part in value.items()}
    return value


def _core(phone: str) -> str:
    """Return the digits that every way to write a number has: without 0 and country code."""
    digits = "".join(_DIGIT.findall(phone))
    core = digits.removeprefix("84").lstrip("0") if len(digits) > 10 else digits.lstrip("0")
    return core if len(core) >= _LEAST_DIGITS else ""


def _with_prefix(digits: str, at: int) -> int:
    """Return where a number begins whose core begins at ``at``: before its 0 and its 84."""
    for prefix in ("0", "84"):
        if digits[:at].endswith(prefix):
            at -= len(prefix)
    return at
