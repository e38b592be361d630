"""What the units prepare before the day."""

from dataclasses import replace

from hoinghi_tui.domain.tasks import Task, TaskState
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.workspace import Workspace

NEXT_STATE = {
    TaskState.OPEN: TaskState.DOING,
    TaskState.DOING: TaskState.DONE,
    TaskState.DONE: TaskState.OPEN,
}
STATE_WORDS = {TaskState.OPEN: "chưa làm", TaskState.DOING: "đang làm", TaskState.DONE: "đã xong"}


class Tasks:
    """Lists the duties and moves them on."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def all(self) -> list[Task]:
        """Return the duties in the order of the units, then of the plan."""
        units = self._work.state.units

        def key(task: Task) -> tuple[int, int, str]:
            unit = units.get(task.unit) if task.unit else None
            return (unit.rank if unit else 10_000, task.order, task.id)

        return sorted(self._work.state.tasks.values(), key=key)

    def advance(self, task_id: str) -> Task:
        """Move a duty on: not begun, in hand, done, and round again."""
        before = self._work.state.tasks[task_id]
        after = replace(before, state=NEXT_STATE[before.state])
        note = f"Việc “{before.title}”: {STATE_WORDS[after.state]}"
        self._work.act("task_state", lambda: change("tasks", before, after), note)
        return self._work.state.tasks[task_id]
