"""The days by which duties must be done, for calendars: an entry of a whole day for each."""

from collections.abc import Sequence
from datetime import timedelta

from hoinghi_tui.domain.conference import UNTITLED
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_board import TaskLine
from hoinghi_tui.domain.task_words import due_words, owner_words, waits_words
from hoinghi_tui.services.agenda_calendar import calendar_uid, creation_id
from hoinghi_tui.services.workspace import Workspace


def task_calendar(work: Workspace, lines: Sequence[TaskLine]) -> bytes:
    """Return the duties that are not done and have a day as the bytes of an .ics file.

    Refuses when there is none, as a calendar has no place for a day that is not known.
    """
    from hoinghi_tui.documents.calendar_file import Appointment, calendar_file

    conference = work.state.conference
    dated = [line for line in lines if line.day is not None and not line.task.is_done]
    if not dated:
        raise Refused(
            "Chưa có việc nào rõ ngày phải xong nên chưa xuất được lịch. Ghi hạn ở trang F9; hạn "
            "“trước … ngày” cần ngày họp, dự kiến cũng được."
        )
    creation, title = creation_id(work), conference.title_on_paper or UNTITLED

    def about(line: TaskLine) -> str:
        unit = line.unit.name if line.unit else ""
        facts = (unit, owner_words(line), f"Hạn: {due_words(line)}", waits_words(line))
        return "\n".join(filter(None, (*facts, line.task.note, title)))

    entries = [
        Appointment(
            uid=calendar_uid(creation, line.task.id),
            title=f"Hạn: {line.task.title}",
            start=line.day,
            end=line.day + timedelta(days=1),
            about=about(line),
        )
        for line in dated
        if line.day is not None
    ]
    name = f"Việc chuẩn bị – {title}"
    return calendar_file(name, entries, work.zone(), work.now(), work.store.last_seq)
