"""Points and percentages of the PAR Index as people type them and as papers print them."""

import re
from decimal import ROUND_HALF_UP, Decimal

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import fold

MOST_DECIMALS = 4
"""More decimals no frame has; they would be a slip of the keys or of a spreadsheet."""

_POINTS = re.compile(r"\d{1,4}(?:[.,](\d+))?")
_UNIT = re.compile(r"\s*(?:diem|d)\.?$")
_MINUS = ("-", "−", "–")
_HUNDREDTH = Decimal("0.01")


def parse_points(text: str) -> Decimal | None:
    """Read points: "12,5", "12.5", "12,50 điểm"; None for a blank.

    A comma is a decimal mark, as everywhere in Vietnam. Raises ``Refused`` for negative
    points, for anything else, and for more than ``MOST_DECIMALS`` decimals.
    """
    typed = text.strip()
    plain = _UNIT.sub("", fold(typed)).strip()
    if not plain:
        return None
    if plain.startswith(_MINUS) and _POINTS.fullmatch(plain[1:].strip()):
        raise Refused(f"điểm “{typed}” nhỏ hơn 0")
    found = _POINTS.fullmatch(plain)
    if found is None or not plain.isascii():
        raise Refused(f"không đọc được điểm “{typed}”")
    if len((found[1] or "").rstrip("0")) > MOST_DECIMALS:
        raise Refused(f"điểm “{typed}” có quá {MOST_DECIMALS} chữ số lẻ")
    return Decimal(plain.replace(",", "."))


def points_text(points: Decimal | None, blank: str = "…") -> str:
    """Return points with a decimal comma and without needless noughts: "12,5", "16"."""
    if points is None:
        return blank
    text = f"{points:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace(".", ",")


def difference_text(difference: Decimal | None, blank: str = "") -> str:
    """Return by how much something has changed: "+1,25", "−0,5", "0"."""
    if difference is None:
        return blank
    sign = "+" if difference > 0 else "−" if difference < 0 else ""
    return f"{sign}{points_text(abs(difference))}"


def percentage(part: Decimal | None, whole: Decimal | None) -> Decimal | None:
    """Return what percentage of ``whole`` a part is, to two decimals; None of nothing."""
    if part is None or not whole:
        return None
    return (part * 100 / whole).quantize(_HUNDREDTH, ROUND_HALF_UP)


def percentage_text(share: Decimal | None, blank: str = "…") -> str:
    """Return a percentage with two decimals: "84,50%"."""
    return blank if share is None else f"{share:.2f}%".replace(".", ",")
