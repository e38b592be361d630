"""Phone numbers as people and spreadsheets write them."""

import re
from dataclasses import dataclass

DIGITS_LOST = "ký hiệu khoa học, mất chữ số"
"""What a spreadsheet has done to a number such as 9.00E+08."""
NO_PHONE = "không phải số điện thoại"

_SUBSCRIBER_DIGITS = 9
_COUNTRY = "84"
_WITH_COUNTRY = (11, 12)
"""Digits of a mobile number with its country code, and of one that kept its zero as well."""
_PLAIN = re.compile(r"0?[1-9][0-9]{8}")
_LANDLINE = re.compile(r"02\d{9}")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d*))?\s*[Ee]\s*\+?(\d+)")
_LABEL = re.compile(r"^[^\d+('’(]*[.:)]?\s*(?=[\d+('’(])")
_BETWEEN = re.compile(r"\s*[/;,|\n]\s*|\s+(?:hoặc|và|-|–)\s+(?=\+?\(?0?\d{2})", re.IGNORECASE)
_REMARK = re.compile(r"\s*\([^()\d]*\)")
"""What stands behind a number in brackets: "(Zalo)"."""
_TWO_MOBILES = re.compile(r"(0\d{9})\D*(0\d{9,10})")


@dataclass(frozen=True, slots=True)
class Phones:
    """What a cell or a form's line says: a mobile number, another one, and what is doubtful.

    ``problem`` is "" or a reason such as ``DIGITS_LOST``; what could be read is read anyway.
    """

    main: str = ""
    other: str = ""
    problem: str = ""


def parse_phone(text: str) -> str | None:
    """Return a mobile number as 0 and nine digits, or None when it is not one.

    Takes separators, a label ("ĐT:"), the apostrophe that keeps a zero in Excel, +84, and
    numbers whose leading zero a spreadsheet has dropped.
    """
    if _PLAIN.fullmatch(text):
        return f"0{text[-_SUBSCRIBER_DIGITS:]}"
    digits = _digits(text)
    if digits.startswith(_COUNTRY) and len(digits) in _WITH_COUNTRY:
        digits = digits.removeprefix(_COUNTRY)
    subscriber = digits.removeprefix("0")
    if len(subscriber) != _SUBSCRIBER_DIGITS or subscriber.startswith("0"):
        return None
    return f"0{subscriber}"


def parse_landline(text: str) -> str | None:
    """Return a fixed line as its 11 digits (02…, since 2017), or None when it is not one."""
    digits = _digits(text)
    if digits.startswith(_COUNTRY):
        digits = "0" + digits.removeprefix(_COUNTRY)
    if digits.startswith("2") and len(digits) == len("2203000010"):
        digits = f"0{digits}"
    return digits if _LANDLINE.fullmatch(digits) else None


def read_phones(text: str) -> Phones:
    """Read everything a cell says: "0900000010 / 02203000010" has two numbers.

    The first mobile number is the main one; the other is the second mobile or a fixed line.
    """
    text = _REMARK.sub("", text).strip()
    if not text:
        return Phones()
    plain = parse_phone(text)
    if plain:
        return Phones(plain)
    scientific = _SCIENTIFIC.fullmatch(text)
    if scientific:
        return _from_scientific(*scientific.groups())
    found = [number for part in _parts(text) if (number := _number(part))]
    main, other = join_phones(*found)
    whole = len(found) == len(_parts(text))
    return Phones(main, other, "" if whole else NO_PHONE)


def join_phones(*numbers: str) -> tuple[str, str]:
    """Return the main and the other number of all that are known, mobile numbers first."""
    known = [*dict.fromkeys(filter(None, numbers))]
    mobiles = [number for number in known if len(number) == len("0900000001")]
    main = mobiles[0] if mobiles else ""
    return main, next((number for number in known if number != main), "")


def phones_text(main: str, other: str) -> str:
    """Write both numbers as ``read_phones`` reads them."""
    return " / ".join(number for number in (main, other) if number)


def _parts(text: str) -> list[str]:
    two = _TWO_MOBILES.fullmatch(_digits_and_breaks(text))
    return list(two.groups()) if two else [part for part in _BETWEEN.split(text) if part.strip()]


def _digits_and_breaks(text: str) -> str:
    return re.sub(r"[^\d]+", " ", text).strip()


def _number(text: str) -> str | None:
    return parse_phone(text) or parse_landline(text)


def _digits(text: str) -> str:
    text = _LABEL.sub("", text.strip(), count=1)
    digits = re.sub(r"[\s.\-–()'’]", "", text).removeprefix("+")
    return digits if digits.isascii() and digits.isdigit() else ""


def _from_scientific(first: str, rest: str | None, exponent: str) -> Phones:
    """Read 9.00000001E+08, which has all its digits; fewer are lost for good."""
    mantissa = first + (rest or "")
    complete = len(mantissa) == int(exponent) + 1 if len(exponent) <= 2 else False
    number = parse_phone(mantissa) if complete else None
    return Phones(number) if number else Phones(problem=DIGITS_LOST)
