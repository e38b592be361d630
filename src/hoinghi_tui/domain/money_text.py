"""Amounts of money as people type them and as papers print them: "1.050.000"."""

import re

from hoinghi_tui.vietnamese import fold

LARGEST = 10_000_000_000
"""More than any prize; a larger number is a slip of the keys."""

_CURRENCY = re.compile(r"\s*(?:dong|vnd|d|₫)\.?$")
_GROUPED = re.compile(r"\d{1,3}(?P<mark>[., ])\d{3}(?:(?P=mark)\d{3})*")
_PLAIN = re.compile(r"\d+(?:[.,]0{1,2})?")


def parse_amount(text: str) -> int | None:
    """Read an amount in đồng: "702.000", "702,000 đ", "702 000 đồng" or "702000".

    None for anything else, and for more than ``LARGEST``. A cell of a workbook may end in
    ".0".
    """
    number = _CURRENCY.sub("", fold(text).strip())
    if _GROUPED.fullmatch(number):
        digits = re.sub(r"\D", "", number)
    elif _PLAIN.fullmatch(number):
        digits = re.split(r"[.,]", number)[0]
    else:
        return None
    amount = int(digits) if digits.isascii() and len(digits) <= len(str(LARGEST)) else None
    return amount if amount is not None and amount <= LARGEST else None


def amount_text(amount: int) -> str:
    """Return an amount with dots between the thousands: "1.050.000"."""
    return f"{amount:,}".replace(",", ".")
