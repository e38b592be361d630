"""Several texts in one line, as people type them: "Sở Nội vụ; Sở Tài chính"."""

import re
from collections.abc import Iterable

from hoinghi_tui.vietnamese import clean

_BETWEEN = re.compile(r"[;\n]")


def split_list(text: str) -> tuple[str, ...]:
    """Return the texts between semicolons or line breaks, each once, without blanks."""
    return tuple(dict.fromkeys(part for part in map(clean, _BETWEEN.split(text)) if part))


def join_list(texts: Iterable[str]) -> str:
    """Return the texts as one line that ``split_list`` reads back."""
    return "; ".join(texts)
