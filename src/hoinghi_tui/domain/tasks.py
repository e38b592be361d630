"""Duties: what a unit owes before the day, and what the conference's conclusion gave it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

TASK_KINDS = (
    "văn bản",
    "tham luận",
    "hội trường–thiết bị",
    "kinh phí",
    "khen thưởng",
    "truyền thông",
)
"""The kinds of duty a plan gives; a row may have another one, or none."""


class TaskState(StrEnum):
    """How far a duty has come."""

    OPEN = "open"
    DOING = "doing"
    DONE = "done"


STATE_WORDS = {TaskState.OPEN: "chưa làm", TaskState.DOING: "đang làm", TaskState.DONE: "đã xong"}
"""What each state is called."""


class Phase(StrEnum):
    """Whether a duty prepares the conference or follows from it."""

    BEFORE = "before"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One duty of a unit.

    It is due on the day ``due``, or ``days_before`` days before the conference (after it, when
    that is negative): then it moves with the conference. ``due_proposed`` tells that nobody has
    decided on the day yet. ``owner`` is the delegate in charge, None for the head of the unit.
    ``depends_on`` are the ids of duties that must be done first; an id that is not there any
    more counts for nothing.
    """

    id: str
    title: str
    unit: str | None = None
    kind: str = ""
    order: int = 0
    due: date | None = None
    days_before: int | None = None
    due_proposed: bool = False
    owner: str | None = None
    depends_on: tuple[str, ...] = ()
    state: TaskState = TaskState.OPEN
    phase: Phase = Phase.BEFORE
    note: str = ""

    @property
    def is_done(self) -> bool:
        """Whether nothing is left to do."""
        return self.state is TaskState.DONE

    @property
    def is_vague(self) -> bool:
        """Whether nobody has said whose it is, or anything of when it is due."""
        return not self.unit or (self.due is None and self.days_before is None)
