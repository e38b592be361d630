"""The values in a delegate list's cells: honorifics, phones, birth dates, roles, absences."""

import re
from datetime import date

from hoinghi_tui.domain.people import Role
from hoinghi_tui.vietnamese import fold

_HONORIFICS = {"ông": "Ông", "bà": "Bà", "đ/c": "Đ/c", "đc": "Đ/c", "đồng chí": "Đ/c"}
_HONORIFIC = re.compile(r"(ông|bà|đ/c|đc|đồng chí)\s*[.:]?\s+(?=\S)", re.IGNORECASE)
_ABSENT = re.compile(
    r"(?:(?:báo|xin)\s+)?vắng(?:\s+mặt)?(?:\s+có\s+l[ýí]\s+do)?(?!\w)\s*[:;,.(–—-]*\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
_ROLE_WORDS = (
    ("chu toa", Role.PRESIDIUM),
    ("chu tri", Role.PRESIDIUM),
    ("doan chu tich", Role.PRESIDIUM),
    ("thu ky", Role.SECRETARY),
    ("tham luan", Role.SPEAKER),
    ("dien gia", Role.SPEAKER),
    ("phong vien", Role.PRESS),
    ("bao chi", Role.PRESS),
    ("khach", Role.GUEST),
    ("dan chuong trinh", Role.MC),
    ("nguoi dan chuong trinh", Role.MC),
    ("mc", Role.MC),
)
_SUBSCRIBER_DIGITS = 9
_COUNTRY = "84"


def split_honorific(name: str) -> tuple[str, str]:
    """Split "Đ/c Vũ Đình Khoan" into ("Đ/c", "Vũ Đình Khoan"); no honorific is "".

    "Ông" is also a rare surname: a list that means it has its honorifics in a column
    of their own, and such a name is not to be split.
    """
    found = _HONORIFIC.match(name)
    if found is None:
        return "", name
    return standard_honorific(found[1]), name[found.end() :]


def standard_honorific(text: str) -> str:
    """Return "Ông", "Bà" or "Đ/c" for their usual spellings, else the text itself."""
    return _HONORIFICS.get(text.strip(" .:").lower(), text)


def parse_phone(text: str) -> str | None:
    """Return a phone as 0 and nine digits, or None when it is not one.

    Takes separators, +84 and numbers whose leading zero a spreadsheet has dropped.
    """
    digits = re.sub(r"[\s.\-()'’]", "", text).removeprefix("+")
    if not (digits.isascii() and digits.isdigit()):
        return None
    if digits.startswith(_COUNTRY) and len(digits) == len(_COUNTRY) + _SUBSCRIBER_DIGITS:
        digits = digits.removeprefix(_COUNTRY)
    subscriber = digits.removeprefix("0")
    if len(subscriber) != _SUBSCRIBER_DIGITS or subscriber.startswith("0"):
        return None
    return f"0{subscriber}"


def parse_birth(text: str) -> str | None:
    """Return a birth date as precisely as written: "1980", "1980-07" or "1980-07-15".

    Dates are written day first, as in Vietnam, or as ISO 8601. None for anything else.
    """
    parts = re.split(r"\s*[/.\-]\s*", text)
    if not all(part.isascii() and part.isdigit() for part in parts):
        return None
    if len(parts[0]) != len("1980"):
        parts.reverse()
    if len(parts[0]) != len("1980") or len(parts) > len("ymd"):
        return None
    year, month, day = (*map(int, parts), 1, 1)[:3]
    try:
        full = date(year, month, day).isoformat()
    except ValueError:
        return None
    return full[: {1: 4, 2: 7, 3: 10}[len(parts)]]


def parse_roles(text: str) -> tuple[tuple[Role, ...], tuple[str, ...]]:
    """Return the roles named in a cell and the words that name none."""
    roles: list[Role] = []
    unknown: list[str] = []
    for part in re.split(r"[,;+\n]", text):
        words = f"{' '.join(fold(part).split())} "
        role = next((role for word, role in _ROLE_WORDS if words.startswith(f"{word} ")), None)
        if role is not None and role not in roles:
            roles.append(role)
        elif role is None and part.strip():
            unknown.append(part.strip())
    return tuple(roles), tuple(unknown)


def parse_absence(note: str) -> str | None:
    """Return the reason in a note like "Báo vắng: đi công tác", None when there is no such note.

    A note that gives no reason returns "".
    """
    found = _ABSENT.match(note)
    return None if found is None else found[1].strip().removesuffix(")").strip()
