"""Who stands on the list that people sign at the door, under which unit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hoinghi_tui.domain.people import Attendance, Delegate, Substitute, Unit
from hoinghi_tui.domain.seat_state import is_expected

_RUN = r"(\d+)(?:\s*[-–—]\s*(\d+))?"
_RANGE = re.compile(_RUN, re.ASCII)
_RANGES = re.compile(rf"{_RUN}(?:[\s,;]+{_RUN})*[\s,;]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Signer:
    """A delegate's line, and who signs in it instead, if somebody does."""

    delegate: Delegate
    substitute: Substitute | None = None


@dataclass(frozen=True, slots=True)
class SignInGroup:
    """The people of one unit; ``unit`` is None for those without one."""

    unit: Unit | None
    signers: tuple[Signer, ...]


def sign_in_groups(
    delegates: Iterable[Delegate],
    units: Mapping[str, Unit],
    attendance: Mapping[str, Attendance],
) -> tuple[SignInGroup, ...]:
    """Group who is to sign by unit, in the order in which the units first come up.

    ``delegates`` are in the order wanted. Who has declined is left out, unless somebody was
    announced instead or the person has come all the same.
    """
    groups: dict[str | None, list[Signer]] = {}
    for delegate in delegates:
        came = attendance.get(delegate.id)
        substitute = came.substitute if came else delegate.substitute
        if is_expected(delegate, attendance):
            unit = delegate.unit if delegate.unit in units else None
            groups.setdefault(unit, []).append(Signer(delegate, substitute))
    return tuple(
        SignInGroup(units[unit] if unit else None, tuple(signers))
        for unit, signers in groups.items()
    )


def pick_numbers(text: str, most: int) -> list[int]:
    """Return the numbers of a list of ``most`` lines that a text names: "12", "1-5 8".

    Each comes once, in the order typed; what the list does not have is left out. A text
    that is anything else names none.
    """
    if not _RANGES.fullmatch(text.strip()):
        return []
    picked: dict[int, None] = {}
    for first, last in _RANGE.findall(text):
        low, high = sorted((_number(first, most), _number(last or first, most)))
        picked.update(dict.fromkeys(range(max(1, low), min(most, high) + 1)))
    return list(picked)


def _number(digits: str, most: int) -> int:
    """Read a number; one of many digits is as good as the first that is too large."""
    digits = digits.lstrip("0")
    return int(digits or "0") if len(digits) <= len(str(most)) else most + 1
