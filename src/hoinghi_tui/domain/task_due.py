"""When a duty is due: a day of the calendar, or so many days before or after the conference."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tasks import Phase, Task
from hoinghi_tui.vietnamese import fold

SOON_DAYS = 3
"""What is due within so many days is pressing."""
MOST_DAYS = 366
"""No duty of a conference is further from it."""

_COUNT = r"(?P<count>[0-9]{1,4})\s*(?P<measure>ngay|tuan)"
_OF_THE_DAY = r"(?:\s*(?:hoi nghi|ngay hop))?"
_RELATIVE = (
    re.compile(rf"(?P<side>truoc|sau){_OF_THE_DAY}\s*{_COUNT}"),
    re.compile(rf"{_COUNT}\s*(?P<side>truoc|sau){_OF_THE_DAY}"),
)
_THE_DAY_ITSELF = ("ngay hop", "trong ngay hop", "ngay hoi nghi")
_HOW_TO_WRITE = "Hạn ghi như 10/12/2025, trước 5 ngày, ngày họp hoặc sau 3 ngày; có thể để trống."


@dataclass(frozen=True, slots=True)
class Due:
    """A day, or a number of days before the conference (negative: after it), or neither."""

    day: date | None = None
    days_before: int | None = None

    @classmethod
    def of(cls, task: Task) -> "Due":
        """Return when a duty is due, as it was said."""
        return cls(task.due, task.days_before)

    def on(self, conference_day: date | None) -> date | None:
        """Return the day itself; None while the conference's day is needed and not known."""
        if self.days_before is None or self.day is not None:
            return self.day
        if conference_day is None:
            return None
        return conference_day - timedelta(days=self.days_before)

    @property
    def text(self) -> str:
        """What a person types for it, which ``parse_due`` reads back."""
        if self.day is not None:
            return f"{self.day:%d/%m/}{self.day.year:04}"
        if self.days_before is None:
            return ""
        if self.days_before == 0:
            return "ngày họp"
        return f"{'trước' if self.days_before > 0 else 'sau'} {abs(self.days_before)} ngày"


def due_day(task: Task, conference_day: date | None) -> date | None:
    """Return the day a duty is due; one that is relative moves with the conference."""
    return Due.of(task).on(conference_day)


def parse_due(text: str) -> Due:
    """Read "10/12/2025", "trước 5 ngày", "sau 2 tuần" or "ngày họp", with or without accents.

    Raises ``Refused`` with a sentence for a day that does not exist, for a month without a
    day, and for what it does not understand.
    """
    words = fold(text)
    if not words:
        return Due()
    if words in _THE_DAY_ITSELF:
        return Due(days_before=0)
    for pattern in _RELATIVE:
        found = pattern.fullmatch(words)
        if found:
            return _relative(int(found["count"]), found["measure"], found["side"])
    if not words[0].isdigit() and not words.startswith(("ngay", "thu", "chu")):
        raise Refused(_HOW_TO_WRITE)
    told = parse_conference_date(text)
    if told.day is None:
        raise Refused(_HOW_TO_WRITE)
    return Due(day=told.day)


def _relative(count: int, measure: str, side: str) -> Due:
    days = count * (7 if measure == "tuan" else 1)
    if days > MOST_DAYS:
        raise Refused(f"Hạn cách ngày họp nhiều nhất {MOST_DAYS} ngày. Hãy xem lại số ngày.")
    return Due(days_before=days if side == "truoc" else -days)


def refuse_unlikely(due: Due, phase: Phase, conference_day: date | None, today: date) -> None:
    """Refuse a day that is over, and one after the conference for what prepares it.

    Some duties of a plan end after the conference, as the settlement of its costs; those are
    said so: "sau 5 ngày".
    """
    day = due.on(conference_day)
    if day is None:
        return
    told = f"{day:%d/%m/%Y}" if due.day else f"“{due.text}” là ngày {day:%d/%m/%Y}:"
    if day < today:
        raise Refused(
            f"Hạn {told} đã qua, hôm nay {today:%d/%m/%Y}. Ghi ngày từ hôm nay trở đi, "
            "hoặc để trống."
        )
    if due.day is None or conference_day is None or phase is Phase.AFTER:
        return
    if due.day > conference_day:
        raise Refused(
            f"Hạn {told} sau ngày họp {conference_day:%d/%m/%Y}. Ghi ngày sớm hơn; việc được "
            "làm sau hội nghị thì ghi như “sau 5 ngày”."
        )


class Urgency(StrEnum):
    """How pressing a duty is, the most pressing first."""

    OVERDUE = "overdue"
    SOON = "soon"
    LATER = "later"
    UNDATED = "undated"
    DONE = "done"


def urgency(task: Task, conference_day: date | None, today: date) -> Urgency:
    """Tell how pressing a duty is today; the day it is due is not yet overdue."""
    if task.is_done:
        return Urgency.DONE
    day = due_day(task, conference_day)
    if day is None:
        return Urgency.UNDATED
    left = (day - today).days
    if left < 0:
        return Urgency.OVERDUE
    return Urgency.SOON if left <= SOON_DAYS else Urgency.LATER
