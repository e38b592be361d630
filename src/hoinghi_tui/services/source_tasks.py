"""The duties of a source folder: ``tasks.toml``."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_due import Due, parse_due
from hoinghi_tui.domain.task_links import circle
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.services.source_fields import Fields
from hoinghi_tui.services.source_tables import unit_code


def read_tasks(tables: Iterable[tuple[int, Fields]], units: frozenset[str]) -> tuple[Task, ...]:
    """Read the numbered [[task]] tables; ``units`` are the codes there are.

    ``code`` is a name for a duty that others call it by in ``after``; it is not kept. Raises
    ``SourceError`` naming place and key when something is wrong, also for duties that wait for
    each other in a circle.
    """
    tasks: list[Task] = []
    ids: dict[str, str] = {}
    places: list[tuple[Fields, tuple[str, ...]]] = []
    for number, fields in tables:
        code = fields.text("code")
        if code in ids:
            raise fields.error("code", f"đã có một việc khác tên “{code}”.")
        task = _task(fields, number, units)
        places.append((fields, fields.texts("after")))
        fields.finish()
        tasks.append(task)
        if code:
            ids[code] = task.id
    linked = [
        replace(task, depends_on=_waits(fields, after, ids))
        for task, (fields, after) in zip(tasks, places, strict=True)
    ]
    _refuse_circles(linked, [fields for fields, _ in places])
    return tuple(linked)


def _task(fields: Fields, number: int, units: frozenset[str]) -> Task:
    due = _due(fields)
    return Task(
        id=f"cv-{number:02d}",
        order=number,
        title=fields.text("title", None),
        unit=unit_code(fields, units),
        kind=fields.text("kind"),
        due=due.day,
        days_before=due.days_before,
        due_proposed=fields.flag("proposed", False),
        note=fields.text("note"),
    )


def _due(fields: Fields) -> Due:
    said = fields.day_or_text("due")
    if isinstance(said, date):
        return Due(day=said)
    try:
        return parse_due(said)
    except Refused as refusal:
        raise fields.error("due", str(refusal)) from refusal


def _waits(fields: Fields, after: tuple[str, ...], ids: Mapping[str, str]) -> tuple[str, ...]:
    for code in after:
        if code not in ids:
            raise fields.error("after", f"không có việc nào có code = “{code}”.")
    return tuple(dict.fromkeys(ids[code] for code in after))


def _refuse_circles(tasks: list[Task], places: list[Fields]) -> None:
    known = {task.id: task for task in tasks}
    for task, fields in zip(tasks, places, strict=True):
        around = [known[one].title for one in circle(known, task.id)]
        if around:
            way = " → ".join(f"“{title}”" for title in (*around, around[0]))
            raise fields.error("after", f"các việc chờ nhau thành vòng: {way}.")
