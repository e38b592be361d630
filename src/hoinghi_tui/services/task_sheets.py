"""Gathers the papers about the units' duties: the table of who does what, and reminders."""

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_board import by_unit
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.task_reader import TaskReader
from hoinghi_tui.services.workspace import Workspace


def task_list(work: Workspace) -> Sheet:
    """Return the table of duties that prepare the conference; refuses when there is none."""
    from hoinghi_tui.documents.task_papers import task_list_fields, task_list_warnings

    groups = by_unit(TaskReader(work).lines())
    if not groups:
        raise Refused("Chưa có việc nào để phân công. Thêm việc ở trang F9 trước.")
    conference = work.state.conference
    return Sheet(
        f"bảng phân công {sum(len(group.lines) for group in groups)} việc",
        task_list_fields(groups, conference),
        task_list_warnings(groups, conference),
    )


def reminders(work: Workspace) -> Sheet:
    """Return a note for each unit that still owes something; refuses when none does."""
    from hoinghi_tui.documents.task_papers import reminder_fields, reminder_warnings

    notes = TaskReader(work).reminders()
    if not notes:
        raise Refused("Không đơn vị nào còn việc phải đôn đốc.")
    conference = work.state.conference
    return Sheet(
        f"{len(notes)} phiếu đôn đốc",
        reminder_fields(notes, conference),
        reminder_warnings(notes, conference),
    )
