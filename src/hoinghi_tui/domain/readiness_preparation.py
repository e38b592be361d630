"""What the preparation still lacks: duties of the units, papers, the hall, what is sent."""

from collections.abc import Iterator

from hoinghi_tui.domain.findings import Finding, missing, ready
from hoinghi_tui.domain.situation import Situation
from hoinghi_tui.domain.tasks import TaskState

PLACE = "preparation"


def preparation_findings(situation: Situation) -> Iterator[Finding]:
    """Yield the findings of F9, section by section."""
    yield from _tasks(situation)


def _tasks(situation: Situation) -> Iterator[Finding]:
    if not situation.tasks:
        return
    undone = sum(task.state is not TaskState.DONE for task in situation.tasks)
    yield (
        missing(f"{undone} việc chuẩn bị chưa xong", PLACE, "tasks")
        if undone
        else ready("Đã chuẩn bị xong", PLACE, "tasks")
    )
