"""How a duty is told: when it is due and how pressing that is, who is in charge."""

from hoinghi_tui.domain.task_board import TaskLine
from hoinghi_tui.domain.task_due import Due, Urgency
from hoinghi_tui.domain.titles import post_with_unit

URGENCY_WORDS = {
    Urgency.OVERDUE: "quá hạn",
    Urgency.SOON: "sắp đến hạn",
    Urgency.LATER: "còn thời gian",
    Urgency.UNDATED: "chưa rõ ngày",
    Urgency.DONE: "đã xong",
}
"""What each degree is called."""
HEAD = "người đứng đầu đơn vị"
"""Who is in charge where nobody on the list is known to be."""


def due_words(line: TaskLine) -> str:
    """Return the day and how it was said: "10/12/2025 (trước 5 ngày)"; "" without any."""
    said = Due.of(line.task).text
    if line.day is None or line.task.due is not None:
        return said
    return f"{line.day:%d/%m/%Y} ({said})"


def day_words(line: TaskLine) -> str:
    """Return the day; while the conference has none, how it was said; "" without either."""
    return f"{line.day:%d/%m/%Y}" if line.day else Due.of(line.task).text


def left_words(line: TaskLine) -> str:
    """Say how long there is: "quá hạn 2 ngày", "hôm nay", "còn 3 ngày"; "" without a day."""
    if line.days_left is None or line.task.is_done:
        return ""
    if line.days_left < 0:
        return f"quá hạn {-line.days_left} ngày"
    return f"còn {line.days_left} ngày" if line.days_left else "hôm nay"


def owner_words(line: TaskLine) -> str:
    """Say who is in charge: "Bà Trần Thị Đào, Chánh Văn phòng", or the head without a name."""
    if line.owner is None:
        return HEAD if line.unit is not None else ""
    name = " ".join(filter(None, (line.owner.honorific, line.owner.full_name)))
    return ", ".join(filter(None, (name, post_with_unit(line.owner.position, None))))


def waits_words(line: TaskLine) -> str:
    """Say what must be done first: "chờ “Chuẩn bị tham luận” (Kinh tế)", "chờ 3 việc (…)".

    "" when nothing must.
    """
    if not line.waits:
        return ""
    what = f"“{line.waits[0].title}”" if len(line.waits) == 1 else f"{len(line.waits)} việc"
    whose = ", ".join(unit.label for unit in line.waits_on)
    return f"chờ {what} ({whose})" if whose else f"chờ {what}"
