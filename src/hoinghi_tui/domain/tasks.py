"""Duties: what a unit owes before the day, and what the conference's conclusion gave it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class TaskState(StrEnum):
    """How far a duty has come."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"


class Phase(StrEnum):
    """Whether a duty prepares the conference or follows from it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty of a unit.

    It is due on the day ``due``, or ``days_before`` days before the conference: then it moves
    with the conference. ``owner`` is the delegate in charge, None for the head of the unit.
    ``depends_on`` are the ids of duties that must be done first.
    """

    id: str
    title: str
    unit: str | None = None
    kind: str = ""
    order: int = 0
    due: date | None = None
    days_before: int | None = None
    owner: str | None = None
    depends_on: tuple[str, ...] = ()
    state: TaskState = TaskState.OPEN
    phase: Phase = Phase.BEFORE
    note: str = ""
