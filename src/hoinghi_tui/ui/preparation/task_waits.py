"""Choosing for which other duties a duty waits."""

from collections.abc import Sequence

from hoinghi_tui.domain.task_board import TaskLine
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.preparation.task_text import COMMON
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.typed_list import TypedList
from hoinghi_tui.vietnamese import matches

_LINES = 10


class TaskWaits(TypedList[TaskLine, str]):
    """Returns the id of the duty that is to be waited for, or no longer; None for Esc."""

    COLUMNS = (Column("", 1), Column("", 30, weight=1), Column("", 14, drop=1))
    PLACEHOLDER = "Gõ vài chữ của việc phải xong trước"
    EMPTY = "Không có việc nào khớp."
    VERB = "đánh dấu hoặc bỏ"

    def __init__(self, session: Session, line: TaskLine) -> None:
        task = line.task
        others = session.tasks.lines(phase=task.phase)
        self._others = [one for one in others if one.task.id != task.id]
        self._waits = task.depends_on
        lines = max(1, min(_LINES, len(self._others)))
        super().__init__(f"CHỜ VIỆC · {task.title}", lines)

    def fitting(self, typed: str) -> Sequence[TaskLine]:
        """Return the duties that fit; those waited for first when nothing is typed."""
        if typed.strip():
            return [one for one in self._others if matches(typed, one.task.title)]
        return sorted(self._others, key=lambda one: one.task.id not in self._waits)

    def cells(self, row: TaskLine) -> Sequence[Cell]:
        """Return whether it is waited for, what it is, and whose."""
        mark = "■" if row.task.id in self._waits else "□"
        unit = row.unit.label if row.unit else COMMON
        return Cell(mark, "accent"), Cell(row.task.title), Cell(unit, "muted")

    def answer(self, row: TaskLine) -> str:
        """Return the duty's id."""
        return row.task.id
