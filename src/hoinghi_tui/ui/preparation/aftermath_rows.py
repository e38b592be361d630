"""The lines of F9's section of what comes after the day: what is owed, tasks given, news."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from hoinghi_tui.domain.aftermath import NEWS_KIND_WORDS, Broadcast
from hoinghi_tui.domain.aftermath_owed import Owed, Owing
from hoinghi_tui.domain.broadcast_editing import day_text
from hoinghi_tui.domain.news import reading_minutes
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_due import Due
from hoinghi_tui.domain.tasks import STATE_WORDS, Task, TaskState
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable

Row = Owed | Task | Broadcast

COLUMNS = (
    Column("", 1),
    Column("Việc, nhiệm vụ, tin bài", 28, weight=1),
    Column("Tình trạng", 14),
    Column("Đơn vị, hạn, nơi phát", 24, weight=1, drop=1),
)
OWING_WORDS = {
    Owing.LATER: "chưa đến lúc",
    Owing.OWED: "còn nợ",
    Owing.PART: "đang làm",
    Owing.DONE: "xong",
}
OWING_MARKS = {
    Owing.LATER: ("○", "muted"),
    Owing.OWED: ("▲", "warning"),
    Owing.PART: ("◐", "accent"),
    Owing.DONE: ("✔", "success"),
}
_STATE_MARKS = {
    TaskState.OPEN: ("○", "muted"),
    TaskState.DOING: ("◐", "accent"),
    TaskState.DONE: ("✔", "success"),
}


def row_id(row: Row) -> str:
    """Return what tells a line from the others."""
    return f"owed:{row.key}" if isinstance(row, Owed) else row.id


def cells(session: Session, row: Row) -> Sequence[Cell]:
    """Return the cells of a line."""
    if isinstance(row, Owed):
        mark, tone = OWING_MARKS[row.owing]
        quiet = "muted" if row.owing is Owing.LATER else ""
        return (
            Cell(mark, tone),
            Cell(row.title, quiet),
            Cell(OWING_WORDS[row.owing], tone),
            Cell(row.words, "muted"),
        )
    if isinstance(row, Task):
        mark, tone = _STATE_MARKS[row.state]
        unit = session.state.units.get(row.unit) if row.unit else None
        due = Due.of(row).text or "chưa có hạn"
        whose = f"{unit.label if unit else 'chưa rõ đơn vị'} · {due}"
        return (
            Cell(mark, tone),
            Cell(printable(row.title), "muted" if row.is_done else ""),
            Cell(STATE_WORDS[row.state], tone),
            Cell(printable(whose), "muted" if unit else "warning"),
        )
    is_out = row.is_out(session.tasks.today())
    kind = NEWS_KIND_WORDS[row.kind]
    return (
        Cell("✔" if is_out else "○", "success" if is_out else "muted"),
        Cell(printable(f"{kind.capitalize()}: {row.title}" if row.title else kind.capitalize())),
        Cell(_aired(row, is_out=is_out), "success" if is_out else "muted"),
        Cell(printable(row.channel), "muted"),
    )


def details(session: Session, row: Row) -> Content:
    """Write a line out in full, with what Enter does."""
    title = row.title if not isinstance(row, Broadcast) else row.title or row.channel
    parts = [Content.styled(printable(title), "bold"), *_body(session, row)]
    return Content("\n").join(parts)


def _body(session: Session, row: Row) -> Iterator[Content]:
    if isinstance(row, Owed):
        yield Content.styled(f"{OWING_WORDS[row.owing]} · {printable(row.words)}", "$muted")
        yield from map(Content, _owed_lines(session, row.key))
        yield Content.styled(f"Enter: {WHAT_ENTER_DOES.get(row.key, 'in ra tệp Word')}", "$muted")
        return
    if isinstance(row, Task):
        unit = session.state.units.get(row.unit) if row.unit else None
        facts = {
            "Đơn vị": unit.name if unit else "…",
            "Thời hạn": Due.of(row).text or "…",
            "Trạng thái": STATE_WORDS[row.state],
            "Ghi chú": row.note,
        }
    else:
        facts = {
            "Nơi phát": row.channel,
            "Hình thức": NEWS_KIND_WORDS[row.kind],
            "Phát lúc": _when(row) or "…",
            "Người làm": row.author,
            "Ghi chú": row.note,
        }
    for label, value in facts.items():
        if value:
            yield Content.assemble((f"{label}: ", "$muted"), printable(value))


WHAT_ENTER_DOES = {
    "reporter": "chọn người dự và đưa tin",
    "awards": "sang F7 Khen thưởng",
    "conclusion-text": "ghi kết luận",
    "tasks": "ghi thêm một nhiệm vụ",
    "broadcasts": "ghi một tin, bài",
}


def _owed_lines(session: Session, key: str) -> Iterator[str]:
    """Yield what is known of a thing that is owed."""
    aftermath = session.aftermath
    if key == "conclusion-text":
        for number, point in enumerate(aftermath.conclusion().points, 1):
            yield printable(f"{number}. {point}")
    elif key == "press-brief":
        try:
            item, radio = aftermath.news()
        except Refused as refusal:
            yield str(refusal)
            return
        yield f"Đọc trên đài khoảng {reading_minutes(radio)} phút. C chép tin, R chép bài đọc."
        yield from map(printable, item)


def _aired(row: Broadcast, *, is_out: bool) -> str:
    if row.day is None:
        return "chưa phát"
    return f"{'đã' if is_out else 'chờ'} phát {row.day:%d/%m}"


def _when(row: Broadcast) -> str:
    at = f"{row.at:%H:%M} " if row.at else ""
    return f"{at}{day_text(row.day)}" if row.day else ""
