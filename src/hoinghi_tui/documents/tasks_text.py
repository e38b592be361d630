"""The tasks a conference gave, as all papers about it write them."""

from collections.abc import Mapping, Sequence
from datetime import date

from hoinghi_tui.documents.blanks import BLANK, or_blank
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.task_due import due_day
from hoinghi_tui.domain.tasks import Task


def due_text(task: Task, conference_day: date | None) -> str:
    """Return the day a task is due, "31/01/2026", or "…"."""
    day = due_day(task, conference_day)
    return f"{day:%d/%m/}{day.year:04}" if day else BLANK


def unit_text(task: Task, units: Mapping[str, Unit]) -> str:
    """Return the name of the unit in charge, or "…"."""
    unit = units.get(task.unit) if task.unit else None
    return or_blank(unit.name) if unit else BLANK


def task_text(task: Task, units: Mapping[str, Unit], conference_day: date | None) -> str:
    """Return a task with unit and due date: "Rà soát thủ tục (Phòng Kinh tế; hạn 31/01/2026)"."""
    said = or_blank(task.title.rstrip(" .;"))
    return f"{said} ({unit_text(task, units)}; hạn {due_text(task, conference_day)})"


def task_warnings(tasks: Sequence[Task], conference_day: date | None) -> list[str]:
    """Name once for each task what is blank in it."""
    units = ["đơn vị thực hiện"] * sum(task.unit is None for task in tasks)
    days = [due_day(task, conference_day) for task in tasks]
    return [*units, *["thời hạn"] * days.count(None)]
