"""What screens, commands and papers ask about the duties."""

from collections.abc import Collection
from datetime import date

from hoinghi_tui.domain.conference_date import likely_day
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_board import (
    EVERYTHING,
    TaskFilter,
    TaskLine,
    of_phase,
    owed,
    task_lines,
)
from hoinghi_tui.domain.task_reminders import Reminder, reminders_text
from hoinghi_tui.domain.tasks import Phase, Task
from hoinghi_tui.domain.unit_order import in_rank
from hoinghi_tui.services.workspace import Workspace


class TaskReader:
    """Lists the duties; changes nothing."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def today(self) -> date:
        """Return today's day where the conference is held."""
        return self._work.now().astimezone(self._work.zone()).date()

    def conference_day(self) -> date | None:
        """Return the conference's day, also a tentative one; None while only a month is known."""
        return likely_day(self._work.state.conference.when)

    def all(self) -> list[Task]:
        """Return the duties in the order of the units, then of the plan."""
        return [line.task for line in self.lines(phase=None)]

    def lines(
        self, wanted: TaskFilter = EVERYTHING, *, phase: Phase | None = Phase.BEFORE
    ) -> list[TaskLine]:
        """Return the duties that fit, with all that follows for them, in the order of ``all``.

        Those that prepare the conference, those of another ``phase``, or of None all of them.
        """
        state = self._work.state
        every = task_lines(
            state.tasks, state.units, state.delegates, self.conference_day(), self.today()
        )
        return [line for line in _of(every, phase) if wanted.fits(line)]

    def line(self, task_id: str) -> TaskLine | None:
        """Return one duty with what follows for it; None when it is gone."""
        found = (line for line in self.lines(phase=None) if line.task.id == task_id)
        return next(found, None)

    def kinds(self) -> list[str]:
        """Return the kinds that duties have now, in the order they come."""
        return list(dict.fromkeys(line.task.kind for line in self.lines() if line.task.kind))

    # -- who owes what -----------------------------------------------------------------

    def reminders(self, units: Collection[str] | None = None) -> list[Reminder]:
        """Return what each unit still owes, the units in their order; none that owes nothing.

        ``units`` are the ids of those wanted, None for all.
        """
        from hoinghi_tui.services.task_others import others_owed

        lines, others = self.lines(), others_owed(self._work)
        found = []
        for unit in in_rank(self._work.state.units.values()):
            due, more = owed(lines, unit.id), others.get(unit.id, ())
            if (due or more) and (units is None or unit.id in units):
                found.append(Reminder(unit, tuple(due), more))
        return found

    def reminder_message(self, units: Collection[str] | None = None) -> str:
        """Return the reminders as one text to paste; refuses when nothing is owed."""
        found = self.reminders(units)
        if not found:
            raise Refused("Không còn việc nào phải đôn đốc.")
        return reminders_text(found, self._work.state.conference, self.today())

    # -- rows --------------------------------------------------------------------------

    def find(self, task_id: str) -> Task:
        """Return a duty; refuses one that is gone."""
        task = self._work.state.tasks.get(task_id)
        if task is None:
            raise Refused("Việc này không còn nữa: bàn khác vừa xóa. Hãy chọn việc khác.")
        return task


def _of(lines: list[TaskLine], phase: Phase | None) -> list[TaskLine]:
    return lines if phase is None else of_phase(lines, phase)
