"""The names of public bodies and posts as documents write them."""

import re
from collections.abc import Iterable


def full_body_name(name: str) -> str:
    """Return "Ủy ban nhân dân xã …" for "UBND xã …"; other names as they are, trimmed.

    The issuing body is named in full (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II,
    khoản 2).
    """
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", name.strip(), flags=re.IGNORECASE)


def unsaid(parts: Iterable[str], said: str) -> list[str]:
    """Return the parts, trimmed, that neither ``said`` nor a part before them says already."""
    kept: list[str] = []
    for part in parts:
        text = part.strip()
        if text.casefold() not in said.casefold():
            kept.append(text)
            said += f"\n{text}"
    return kept
