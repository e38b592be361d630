"""Ids of delegates: "dv-041", numbered on and never given twice."""

import re
from collections.abc import Iterable

from hoinghi_tui.domain.people import Delegate

_ID = re.compile("dv-[0-9]{3,}")


def delegate_id(number: int) -> str:
    """Return the id of the delegate with a running number: "dv-041"."""
    return f"dv-{number:03d}"


def is_delegate_id(text: str) -> bool:
    """Tell whether a text is an id of ours; offices number their staff otherwise."""
    return _ID.fullmatch(text) is not None


def number_of(delegate: str) -> int:
    """Return the running number of an id, 0 when it has none."""
    digits = delegate.removeprefix("dv-")
    return int(digits) if digits.isdecimal() else 0


def next_number(delegates: Iterable[Delegate], last: int = 0) -> int:
    """Return the running number for a new id and place, after the highest ever in use.

    ``last`` is the highest number that was ever given, also to people deleted since.
    """
    in_use = (max(one.order, number_of(one.id)) for one in delegates)
    return max(last, *in_use, 0) + 1
