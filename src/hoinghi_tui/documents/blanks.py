"""Values that are not known yet: shown as "…" and told before the final print."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

BLANK = "…"
"""What stands for a value nobody has given yet; nothing is ever invented instead."""
SAMPLE_NOTICE = "DỮ LIỆU MẪU – KHÔNG CÓ GIÁ TRỊ"
"""Stands on every document that shows invented people."""
SAMPLE_WARNING = "Dữ liệu mẫu, không có giá trị"
"""The warning that data are made up, by itself or before how many are."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A finished document and what a person should know before printing it.

    ``data`` are the bytes of a .docx; ``warnings`` are Vietnamese sentences.
    """

    data: bytes
    warnings: tuple[str, ...] = ()


def or_blank(value: str) -> str:
    """Return the value, or "…" when there is nothing but white space."""
    return value if value.strip() else BLANK


def sample_warning(is_sample: bool) -> tuple[str, ...]:
    """Warn of made-up data, where there are any."""
    return (SAMPLE_WARNING,) if is_sample else ()


def blank_warnings(missing: Iterable[str], record: str) -> tuple[str, ...]:
    """Say once for each missing field on how many records it is blank.

    ``missing`` names a field once for each record that lacks it, in the order in which
    the warnings are wanted; ``record`` is the word for one record ("giấy khen").
    """
    return tuple(
        f"Chưa có {field}: {count} {record} in “{BLANK}”"
        for field, count in Counter(missing).items()
    )
