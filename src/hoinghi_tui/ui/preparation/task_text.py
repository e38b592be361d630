"""How duties read on F9: their cells, headings, the one written out, the board of units."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from hoinghi_tui.domain.task_board import Show, TaskFilter, TaskLine, UnitTasks
from hoinghi_tui.domain.task_due import Due, Urgency
from hoinghi_tui.domain.task_words import due_words, left_words, owner_words, waits_words
from hoinghi_tui.domain.tasks import STATE_WORDS, TaskState
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell
from hoinghi_tui.vietnamese import printable

MARKS = {
    TaskState.OPEN: ("○", "muted"),
    TaskState.DOING: ("◐", "accent"),
    TaskState.DONE: ("✔", "success"),
}
URGENT = {Urgency.OVERDUE: ("▲", "error"), Urgency.SOON: ("●", "warning")}
COMMON = "Việc chung"
"""What the duties of no unit are called."""
SHOW_WORDS = {
    Show.ALL: "tất cả",
    Show.UNDONE: "chưa xong",
    Show.PRESSING: "quá hạn, sắp đến hạn",
    Show.OVERDUE: "quá hạn",
    Show.WAITING: "đang chờ việc khác",
}
_DUE_HEADINGS = {
    Urgency.OVERDUE: "▲ QUÁ HẠN",
    Urgency.SOON: "● SẮP ĐẾN HẠN",
    Urgency.LATER: "CÒN THỜI GIAN",
    Urgency.UNDATED: "CHƯA RÕ NGÀY",
    Urgency.DONE: "✔ ĐÃ XONG",
}
_NAME_WIDTH, _SHORTEST_BAR = 16, 4


def due_cell(line: TaskLine) -> Cell:
    """Return when a duty is due: pressing ones by how long there is, others by the day."""
    if line.urgency in URGENT:
        mark, tone = URGENT[line.urgency]
        return Cell(f"{mark} {left_words(line)}", tone)
    if line.day is not None:
        return Cell(f"{line.day:%d/%m/%Y}", "muted")
    return Cell(Due.of(line.task).text, "muted")


def state_cell(line: TaskLine) -> Cell:
    """Return how far a duty has come; one that cannot begin yet says for how many it waits."""
    if line.waits and line.task.state is TaskState.OPEN:
        return Cell(f"chờ {len(line.waits)} việc", "muted")
    return Cell(STATE_WORDS[line.task.state], MARKS[line.task.state][1])


def unit_heading(group: UnitTasks) -> Heading:
    """Return a unit's name, how far it is, and who answers for it."""
    name = group.unit.name if group.unit else COMMON
    done = f"{group.done}/{len(group.lines)} xong"
    owners = {line.owner.id: line for line in group.lines if line.owner}
    head = owner_words(next(iter(owners.values()))) if len(owners) == 1 else ""
    told = [done, head]
    return Heading(printable(name), printable(" · ".join(filter(None, told))))


def due_heading(urgency: Urgency, lines: Sequence[TaskLine]) -> Heading:
    """Return how pressing a group of duties is, and how many they are."""
    return Heading(_DUE_HEADINGS[urgency], f"{len(lines)} việc")


def _pressing_words(group: UnitTasks) -> list[str]:
    counts = ((group.overdue, "▲", "quá hạn"), (group.soon, "●", "sắp đến hạn"))
    return [f"{mark} {count} {words}" for count, mark, words in counts if count]


def progress_text(lines: Sequence[TaskLine], width: int) -> Content:
    """Return how many duties are done and how many are pressing, with a bar."""
    whole = UnitTasks(None, tuple(lines))
    start = Content.assemble(
        ("ĐÃ XONG  ", "$muted"),
        (f"{whole.done}", "bold $foreground"),
        (f" / {len(lines)} việc  ", "$muted"),
    )
    for words, tone in zip(_pressing_words(whole), _pressing_tones(whole), strict=True):
        start = Content.assemble(start, (f"{words}  ", tone))
    return start + bar(whole.done, len(lines), max(0, width - start.cell_length))


def _pressing_tones(group: UnitTasks) -> list[str]:
    counts = ((group.overdue, "$error"), (group.soon, "$warning"))
    return [tone for count, tone in counts if count]


def filter_text(wanted: TaskFilter, unit_name: str, found: int) -> str:
    """Say what is shown when not everything is: "Đang lọc: quá hạn · Văn phòng – 2 việc"."""
    parts = [SHOW_WORDS[wanted.show]] if wanted.show is not Show.ALL else []
    parts += [unit_name] if wanted.unit else []
    parts += [wanted.kind] if wanted.kind else []
    return printable(f"Đang lọc: {' · '.join(parts)} – {found} việc. Esc: bỏ lọc")


def detail_text(line: TaskLine, *, narrow: bool) -> Content:
    """Write one duty out in full; on a narrow screen in few lines."""
    task = line.task
    unit = line.unit.name if line.unit else COMMON
    proposed = " – mới là đề xuất" if task.due_proposed else ""
    mark, tone = URGENT.get(line.urgency, ("", "muted"))
    about = [
        _fact("", " · ".join(filter(None, (unit, task.kind)))),
        _fact("Phụ trách ", owner_words(line) or "…"),
    ]
    when = [
        _fact("Hạn ", f"{due_words(line) or 'chưa có hạn'}{proposed}"),
        _fact("", f"{mark} {left_words(line)}".strip(), f"${tone}"),
    ]
    rest = [_fact("", waits_words(line), "$warning"), _fact("Ghi chú ", task.note)]
    title = Content.styled(printable(task.title), "bold")
    if narrow:
        between = Content.styled("  ·  ", "$muted")
        parts = [between.join(filter(None, each)) for each in (about, when, rest)]
        return Content("\n").join(filter(None, [title, *parts]))
    return Content("\n").join([title, Content(""), *filter(None, [*about, *when, *rest])])


def _fact(label: str, words: str, tone: str = "$foreground") -> Content:
    """Return a labelled fact; nothing when there is none."""
    if not words:
        return Content("")
    return Content.assemble((label, "$muted"), (printable(words), tone))


def facts_text(facts: Sequence[tuple[str, str]], width: int) -> Content:
    """Return as many of the conference's facts as fit, whole; a blank one shows as "…"."""
    shown = Content("")
    for label, value in facts:
        fact = Content.assemble(
            (f"{label} ", "$muted"),
            (printable(value) or "…", "$foreground" if value else "$warning"),
        )
        longer = Content("   ").join([shown, fact]) if shown else fact
        if longer.cell_length <= width:
            shown = longer
    return shown


def board_text(groups: Sequence[UnitTasks], here: str | None, width: int) -> Content:
    """Draw the units, a line each: name, bar, how many are done, how many are pressing."""
    counts = [f"{group.done}/{len(group.lines)}" for group in groups]
    count_width = max(map(len, counts), default=0)
    bar_width = max(_SHORTEST_BAR, width - _NAME_WIDTH - count_width - 6)
    lines = []
    for group, count in zip(groups, counts, strict=True):
        name = printable(group.unit.label if group.unit else COMMON)
        chosen = group.unit is not None and group.unit.id == here
        label = Content.styled(name, "bold $accent" if chosen else "$foreground")
        lines.append(
            Content.assemble(
                label.truncate(_NAME_WIDTH, ellipsis=True, pad=True),
                " ",
                bar(group.done, len(group.lines), bar_width),
                (f" {count.rjust(count_width)}", "$muted"),
                _board_mark(group),
            )
        )
    return Content("\n").join(lines)


def _board_mark(group: UnitTasks) -> Content:
    if group.overdue:
        return Content.styled(f" ▲{group.overdue}", "bold $error")
    return Content.styled(f" ●{group.soon}" if group.soon else "", "$warning")


def kind_answers(kinds: Sequence[str], known: Sequence[str]) -> Mapping[str, str]:
    """Return the kinds to choose from: the usual ones, those in use, and none."""
    return {"": "không ghi", **{kind: kind for kind in (*known, *kinds) if kind}}
