"""What a unit still owes, as a note for its head (đôn đốc)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.task_board import TaskLine
from hoinghi_tui.domain.task_due import Urgency
from hoinghi_tui.domain.task_words import day_words, left_words, waits_words


@dataclass(frozen=True, slots=True)
class Reminder:
    """One unit and its duties that are not done, the soonest first.

    ``others`` tell what else it owes, as a paper that was not handed in; mostly that is a part
    of a duty, so they are not counted with the duties.
    """

    unit: Unit
    lines: tuple[TaskLine, ...]
    others: tuple[str, ...] = ()

    @property
    def head(self) -> Delegate | None:
        """Who is in charge of them, where that is one person who is known."""
        owners = {line.owner.id: line.owner for line in self.lines if line.owner is not None}
        return next(iter(owners.values())) if len(owners) == 1 else None

    @property
    def overdue(self) -> int:
        """How many of them are overdue."""
        return sum(line.urgency is Urgency.OVERDUE for line in self.lines)


def reminder_text(reminder: Reminder, conference: Conference, today: date) -> str:
    """Return the note as a message to paste: plain lines, no blank ones invented.

    What is not known, as the date, is left out rather than shown as a gap.
    """
    return "\n".join(_message(reminder, conference, today))


def reminders_text(reminders: Sequence[Reminder], conference: Conference, today: date) -> str:
    """Return the notes to several units as one text, a rule between two of them."""
    notes = (reminder_text(one, conference, today) for one in reminders)
    return f"\n\n{'-' * 20}\n\n".join(notes)


def _message(reminder: Reminder, conference: Conference, today: date) -> Iterator[str]:
    yield "ĐÔN ĐỐC CHUẨN BỊ HỘI NGHỊ"
    yield f"Kính gửi: {reminder.unit.name}"
    title = conference.title_on_paper
    when = conference.when.text
    if title:
        yield f"{title}{f' ({when})' if when else ''}."
    late = f", trong đó {reminder.overdue} việc quá hạn" if reminder.overdue else ""
    if reminder.lines:
        yield f"Đến ngày {today:%d/%m/%Y}, đơn vị còn {len(reminder.lines)} việc chưa xong{late}:"
    for number, line in enumerate(reminder.lines, 1):
        yield f"{number}. {line.task.title}{_when(line)}"
    if reminder.others:
        yield "Còn thiếu:" if reminder.lines else f"Đến ngày {today:%d/%m/%Y}, đơn vị còn thiếu:"
    for other in reminder.others:
        yield f"- {other}"
    yield "Đề nghị đơn vị hoàn thành đúng hạn và báo lại kết quả. Trân trọng."


def _when(line: TaskLine) -> str:
    day, left = day_words(line), left_words(line)
    due = f"hạn {day} ({left})" if left else f"hạn {day}"
    told = [words for words in (due if day else "", waits_words(line)) if words]
    return f" – {'; '.join(told)}" if told else ""
