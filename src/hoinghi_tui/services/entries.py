"""What a form holds while a person types, whatever it is the form of."""

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import Any, Generic, TypeVar

from hoinghi_tui.domain.checked import Checked

E = TypeVar("E")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Editing(Generic[R, E]):
    """A record that a form shows, and how it is read, checked and saved."""

    record: R
    """The record as the form was opened."""
    entry_of: Callable[[R], E]
    """Returns the values that show a record in the form."""
    check: Callable[[E, R], Checked[R]]
    """Turns an entry into a record; fields that are not in the form stay."""
    save: Callable[[R, R], object]
    """Saves a record, given as it was and as it shall be; may refuse or fail."""
    current: Callable[[], R | None]
    """Returns the record as it is saved now; None when there is none."""


def combine(opened: E, typed: E, theirs: E) -> tuple[E, tuple[str, ...]]:
    """Put together what was typed here and what another desk saved meanwhile.

    A field that was not touched here takes their value. Returns the entry and the names
    of the fields in which both differ: there what was typed here stays.
    """
    entry: Any = typed
    names = [field.name for field in fields(entry)]
    untouched = {
        name: getattr(theirs, name)
        for name in names
        if getattr(typed, name) == getattr(opened, name)
    }
    both = tuple(
        name
        for name in names
        if getattr(theirs, name) not in (getattr(opened, name), getattr(typed, name))
        and name not in untouched
    )
    return replace(entry, **untouched), both
