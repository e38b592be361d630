"""What the units prepare: adding, changing and moving on their duties."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from pathlib import Path

from hoinghi_tui.domain.task_due import parse_due, refuse_unlikely
from hoinghi_tui.domain.task_editing import (
    LABELS,
    TaskDraft,
    TaskWorld,
    check_draft,
    new_task,
    with_due,
)
from hoinghi_tui.domain.task_links import refuse_circle
from hoinghi_tui.domain.tasks import STATE_WORDS, Phase, Task, TaskState
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.files_out import write_out
from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.known import refuse_lost
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.task_calendar import task_calendar
from hoinghi_tui.services.task_reader import TaskReader
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op
from hoinghi_tui.vietnamese import clean

__all__ = ["STATE_WORDS", "Tasks"]

NEXT_STATE = {
    TaskState.OPEN: TaskState.DOING,
    TaskState.DOING: TaskState.DONE,
    TaskState.DONE: TaskState.OPEN,
}
_ONE_FACT = ("due", "days_before", "due_proposed")


class Tasks(TaskReader):
    """Keeps the duties; every change is one saved action, also one of many duties."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._numbers = GivenNumbers(work.store, "tasks")

    # -- forms -------------------------------------------------------------------------

    def editing(self, task_id: str) -> Editing[Task, TaskDraft]:
        """Return what a form needs to show a duty and to save it; refuses one that is gone."""
        return self._form(self.find(task_id), self.edit)

    def adding(
        self, unit: str | None = None, phase: Phase = Phase.BEFORE
    ) -> Editing[Task, TaskDraft]:
        """Return what a form needs for a new duty of a unit."""
        return self._form(new_task(unit, phase), lambda _, task: self._insert(task))

    def _form(self, task: Task, save: Callable[[Task, Task], object]) -> Editing[Task, TaskDraft]:
        tasks = self._work.state.tasks
        return Editing(
            record=task,
            entry_of=TaskDraft.of,
            check=lambda draft, before: check_draft(draft, before, self._world()),
            save=save,
            current=lambda: tasks.get(task.id),
        )

    def _world(self) -> TaskWorld:
        state = self._work.state
        return TaskWorld(state.delegates, state.units, self.conference_day(), self.today())

    # -- one duty ----------------------------------------------------------------------

    def add(self, draft: TaskDraft, phase: Phase = Phase.BEFORE) -> Task:
        """Add a duty; its id and its place after the others are given here.

        Refuses a wrong draft, naming the field.
        """
        before = new_task(draft.unit, phase)
        return self._insert(check_draft(draft, before, self._world()).accepted(LABELS))

    def _insert(self, task: Task) -> Task:
        added: list[Task] = []

        def decide() -> list[Op]:
            tasks = self._work.state.tasks
            self._refuse_lost(task)
            last = max((one.order for one in tasks.values()), default=0)
            added[:] = [replace(task, id=self._next_id(), order=last + 1)]
            return [insertion("tasks", added[0])]

        self._work.act("add_task", decide, f"Thêm việc: {task.title}")
        return added[0]

    def _next_id(self) -> str:
        ends = (key.rpartition("-")[2] for key in self._work.state.tasks)
        known = [int(end) for end in ends if end.isascii() and end.isdecimal()]
        return f"cv-{max([self._numbers.last(), *known]) + 1:02d}"

    def edit(self, before: Task, after: Task) -> None:
        """Save a correction; only what differs is written.

        Raises ``Conflict`` when another desk has changed the same field meanwhile.
        """

        def decide() -> list[Op]:
            self.find(before.id)
            self._refuse_lost(after)
            return self._change(before, after)

        self._work.act("edit_task", decide, f"Sửa việc: {after.title}")

    def _refuse_lost(self, task: Task) -> None:
        refuse_lost(self._work.state, task.unit, task.owner)

    def advance(self, task_id: str) -> Task:
        """Move a duty on: not begun, in hand, done, and round again.

        One that waits for others can be moved on all the same: they may have been done
        without anybody noting it.
        """
        before = self.find(task_id)
        after = replace(before, state=NEXT_STATE[before.state])
        note = f"Việc “{before.title}”: {STATE_WORDS[after.state]}"
        self._work.act("task_state", lambda: change("tasks", before, after), note)
        return self._work.state.tasks[task_id]

    def toggle_wait(self, task_id: str, on: str) -> bool:
        """Let a duty wait for another one, or no longer; tell whether it waits now.

        Refuses what would make duties wait for each other in a circle.
        """
        title, other = self.find(task_id).title, self.find(on).title
        waits = on not in self.find(task_id).depends_on

        def decide() -> list[Op]:
            before, _ = self.find(task_id), self.find(on)
            rest = tuple(one for one in before.depends_on if one != on)
            after = replace(before, depends_on=(*rest, on) if waits else rest)
            refuse_circle({**self._work.state.tasks, task_id: after}, [task_id])
            return self._change(before, after)

        note = f"Việc “{title}” {'chờ' if waits else 'không chờ'} “{other}”"
        self._work.act("task_waits", decide, note)
        return waits

    # -- several duties ----------------------------------------------------------------

    def set_state(self, ids: Collection[str], state: TaskState) -> int:
        """Note how far several duties have come; return how many are others now."""
        words = f"Trạng thái việc → {STATE_WORDS[state]}"
        return self._change_all(ids, words, lambda task: replace(task, state=state))

    def set_due(self, ids: Collection[str], text: str) -> int:
        """Give several duties one day, such as "trước 5 ngày"; "" takes it away.

        Refuses what is no day, and a day that is over or too late for one of them.
        """
        due = parse_due(text)
        tasks = [self.find(one) for one in ids]
        for task in tasks:
            refuse_unlikely(due, task.phase, self.conference_day(), self.today())
        words = f"Hạn xong → {due.text or 'để trống'}"
        return self._change_all(ids, words, lambda task: with_due(task, due))

    def set_unit(self, ids: Collection[str], unit: str | None) -> int:
        """Give several duties to a unit; its head is in charge then."""
        found = self._work.state.units.get(unit) if unit is not None else None
        name = found.name if found is not None else "việc chung"

        def given(task: Task) -> Task:
            after = task if task.unit == unit else replace(task, unit=unit, owner=None)
            self._refuse_lost(after)
            return after

        return self._change_all(ids, f"Giao việc → {name}", given)

    def set_kind(self, ids: Collection[str], kind: str) -> int:
        """Put several duties under one kind; return how many have another one now."""
        kind = clean(kind)
        words = f"Loại việc → {kind or 'để trống'}"
        return self._change_all(ids, words, lambda task: replace(task, kind=kind))

    def delete(self, ids: Collection[str]) -> int:
        """Take duties away; what waited for them no longer does. Refuses those gone already."""
        count = len(set(ids))
        title = self.find(next(iter(ids))).title if count == 1 else f"{count} việc"

        def decide() -> list[Op]:
            gone = [self.find(one) for one in dict.fromkeys(ids)]
            ops = [deletion("tasks", task) for task in gone]
            for task in self._work.state.tasks.values():
                if task.id not in ids:
                    left = tuple(one for one in task.depends_on if one not in ids)
                    ops += self._change(task, replace(task, depends_on=left))
            return ops

        self._work.act("delete_tasks", decide, f"Xóa việc: {title}")
        return count

    # -- files -------------------------------------------------------------------------

    def write_calendar(self, folder: Path, path: Path | None = None) -> Path:
        """Write the days by which duties must be done into an .ics file.

        It goes to ``path``, by itself into out/ of the conference's ``folder``. Refuses when no
        day is known; raises as ``write_out`` does.
        """
        data = task_calendar(self._work, self.lines())
        return write_out(folder / "out" / "han-viec.ics", data, path)

    def save_text(self, folder: Path, text: str) -> Path:
        """Save a reminder as a text file in out/ of the folder; raises as ``write_out`` does."""
        # With a mark of its encoding: an old Notepad takes it for another one otherwise.
        return write_out(folder / "out" / "don-doc.txt", text.encode("utf-8-sig"))

    # -- inside ------------------------------------------------------------------------

    def _change_all(self, ids: Iterable[str], words: str, changed: Callable[[Task], Task]) -> int:
        """Change several duties by one action; return how many of them it changed."""
        wanted = list(dict.fromkeys(ids))
        ops: list[Op] = []

        def decide() -> list[Op]:
            before = [self.find(one) for one in wanted]
            ops[:] = [op for task in before for op in self._change(task, changed(task))]
            return ops

        about = self.find(wanted[0]).title if len(wanted) == 1 else f"{len(wanted)} việc"
        self._work.act("change_tasks", decide, f"{words}: {about}")
        return len(ops)

    def _change(self, before: Task, after: Task) -> list[Op]:
        return [*change("tasks", before, after, together=_ONE_FACT)]
