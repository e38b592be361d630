"""The names of public bodies as a document's head writes them."""

import re


def full_body_name(name: str) -> str:
    """Return "Ủy ban nhân dân xã …" for "UBND xã …"; other names as they are, trimmed.

    The issuing body is named in full (Nghị định 30/2020/NĐ-CP, Phụ lục I, phần I, mục II,
    khoản 2).
    """
    return re.sub(r"^UBND\b", "Ủy ban nhân dân", name.strip(), flags=re.IGNORECASE)
