"""A duty as a person types it."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date

from hoinghi_tui.domain.checked import PERSON_GONE, UNIT_GONE, Checked
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_due import Due, parse_due, refuse_unlikely
from hoinghi_tui.domain.tasks import Phase, Task, TaskState
from hoinghi_tui.vietnamese import clean

LABELS = {
    "title": "Nội dung",
    "unit": "Đơn vị",
    "owner": "Người phụ trách",
    "kind": "Loại việc",
    "due": "Hạn xong",
    "state": "Trạng thái",
    "note": "Ghi chú",
}
"""What each field of the form is called, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """The values of the form, texts as typed.

    ``owner`` is a delegate's id, None for the head of the unit. ``due`` is a text such as
    "10/12/2025" or "trước 5 ngày".
    """

    title: str = ""
    unit: str | None = None
    owner: str | None = None
    kind: str = ""
    due: str = ""
    state: TaskState = TaskState.OPEN
    note: str = ""

    @classmethod
    def of(cls, task: Task) -> "TaskDraft":
        """Return the values that show a duty in the form."""
        return cls(
            title=task.title,
            unit=task.unit,
            owner=task.owner,
            kind=task.kind,
            due=Due.of(task).text,
            state=task.state,
            note=task.note,
        )


@dataclass(frozen=True, slots=True)
class TaskWorld:
    """What a draft is checked against: whom and which units there are, and the days."""

    people: Container[str]
    units: Container[str]
    conference_day: date | None
    today: date


def new_task(unit: str | None = None, phase: Phase = Phase.BEFORE) -> Task:
    """Return the duty a blank form begins with: without id, content or place."""
    return Task(id="", title="", unit=unit, phase=phase)


def with_due(task: Task, due: Due) -> Task:
    """Return the duty with a day that somebody decided on."""
    return replace(task, due=due.day, days_before=due.days_before, due_proposed=False)


def check_draft(draft: TaskDraft, before: Task, world: TaskWorld) -> Checked[Task]:
    """Turn a draft into ``before`` with the typed values; fields not in the form stay.

    A day that was there before and was not touched is never wrong: it may have passed since.
    """
    problems: dict[str, str] = {}
    task = replace(
        before,
        title=clean(draft.title) or before.title,
        unit=draft.unit,
        owner=draft.owner,
        kind=clean(draft.kind),
        state=draft.state,
        note=clean(draft.note),
    )
    if not clean(draft.title):
        problems["title"] = "Hãy ghi nội dung việc."
    if draft.unit is not None and draft.unit not in world.units:
        problems["unit"] = UNIT_GONE
        task = replace(task, unit=before.unit)
    if draft.owner is not None and draft.owner not in world.people:
        problems["owner"] = PERSON_GONE
        task = replace(task, owner=before.owner)
    try:
        due = parse_due(draft.due)
        if due != Due.of(before):
            if not task.is_done:
                refuse_unlikely(due, before.phase, world.conference_day, world.today)
            task = with_due(task, due)
    except Refused as refusal:
        problems["due"] = str(refusal)
    return Checked(task, problems)
