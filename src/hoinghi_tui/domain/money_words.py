"""Amounts of money in Vietnamese words, as receipts and orders of payment have them."""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu")
_THOUSAND, _BILLION = 1_000, 1_000_000_000
LARGEST = 10**18 - 1
"""The largest number that is read; more would need another word than "tỷ"."""


def in_words(amount: int) -> str:
    """Return an amount in đồng: 1 050 000 is "Một triệu không trăm năm mươi nghìn đồng".

    Raises ``ValueError`` below 0 and above ``LARGEST``.
    """
    words = number_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def number_words(number: int) -> str:
    """Return a whole number as it is read: 21 "hai mươi mốt", 105 "một trăm linh năm".

    The last digit is "mốt", "tư", "lăm" after tens ("mười lăm", "hai mươi tư"), but "mười
    một", "mười bốn"; an empty tens place is "linh", an empty hundreds place behind other
    digits "không trăm". Raises ``ValueError`` below 0 and above ``LARGEST``.
    """
    if not 0 <= number <= LARGEST:
        raise ValueError(number)
    if number == 0:
        return _DIGITS[0]
    billions, rest = divmod(number, _BILLION)
    parts = [f"{_below_billion(billions, full=False)} tỷ"] if billions else []
    if rest:
        parts.append(_below_billion(rest, full=bool(billions)))
    return " ".join(parts)


def _below_billion(number: int, *, full: bool) -> str:
    """Read a number below a billion; ``full`` says that something was read before it."""
    words: list[str] = []
    for place in (2, 1, 0):
        group = number // _THOUSAND**place % _THOUSAND
        if group:
            words.append(f"{_hundreds(group, full=full or bool(words))} {_GROUPS[place]}".strip())
    return " ".join(words)


def _hundreds(number: int, *, full: bool) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if rest:
        words.append(_tens(rest, behind=bool(words)))
    return " ".join(words)


def _tens(number: int, *, behind: bool) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return f"linh {_DIGITS[unit]}" if behind else _DIGITS[unit]
    words = "mười" if tens == 1 else f"{_DIGITS[tens]} mươi"
    return f"{words} {_last_digit(tens, unit)}" if unit else words


def _last_digit(tens: int, unit: int) -> str:
    several = {1: "mốt", 4: "tư", 5: "lăm"} if tens > 1 else {5: "lăm"}
    return several.get(unit, _DIGITS[unit])
