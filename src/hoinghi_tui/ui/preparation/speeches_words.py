"""How papers, reports and places in the agenda are told in the list and beside it."""

from collections.abc import Sequence
from datetime import timedelta
from textwrap import wrap

from textual.content import Content

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.speech_checks import SpeechFinding, SpeechProblem
from hoinghi_tui.domain.speeches import (
    ReceivedFile,
    Report,
    ReportState,
    Speech,
    reading_minutes,
)
from hoinghi_tui.domain.time_text import length_text
from hoinghi_tui.services.received_files import size_text
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.row_list import Cell
from hoinghi_tui.vietnamese import printable

DETAIL_WIDTH = 38
"""Cells in a line beside the list, as the style sheet has it."""
NARROW_WIDTH = 78
"""Cells in a line below the list of the smallest screen."""
_LABEL = 12

SpeechRow = Speech | Report | AgendaItem
"""A line of the list: a paper, a report, or an agenda item that waits for a paper."""

REPORT_MARKS = {
    ReportState.NONE: ("○", "chưa có", "muted"),
    ReportState.DRAFT: ("◐", "dự thảo", "accent"),
    ReportState.REVIEWED: ("●", "đã soát", "accent"),
    ReportState.SIGNED: ("✔", "đã ký", "success"),
}
"""Sign, word and tone of how far a report is."""

_SHORT = {
    SpeechProblem.NOT_RECEIVED: "chưa nhận",
    SpeechProblem.FILE_GONE: "mất tệp",
    SpeechProblem.NO_SPEAKER: "thiếu người đọc",
    SpeechProblem.NO_SLOT: "chưa có chỗ",
    SpeechProblem.SLOT_SKIPPED: "mục bị bỏ",
    SpeechProblem.SPEAKER_DIFFERS: "lệch người đọc",
    SpeechProblem.TOO_LONG: "quá giờ",
    SpeechProblem.READS_LONGER: "bài dài",
}

Detail = tuple[str, str]
"""A label, and what is said under it; "" is a blank that is still to be filled."""


def cells(
    session: Session, row: SpeechRow, findings: Sequence[SpeechFinding]
) -> tuple[Cell, Cell, Cell, Cell, Cell, Cell]:
    """Return sign, unit, title, who reads it, place in the agenda, state."""
    unit = session.state.units.get(row.unit) if row.unit else None
    mark, words, tone = _state(row, findings)
    reader = ""
    if isinstance(row, Speech):
        reader = session.speeches.reader(row)
    title = row.title or "…"
    return (
        Cell(mark, tone),
        Cell(printable(unit.label) if unit else "", "muted"),
        Cell(printable(title), "" if row.title else "muted"),
        Cell(printable(reader), "muted"),
        Cell(_place(session, row), "muted"),
        Cell(words, tone),
    )


def _state(row: SpeechRow, findings: Sequence[SpeechFinding]) -> tuple[str, str, str]:
    if isinstance(row, AgendaItem):
        return "▲", "chưa có bài", "warning"
    gone = any(one.problem is SpeechProblem.FILE_GONE for one in findings)
    if isinstance(row, Report):
        return ("▲", "mất tệp", "warning") if gone else REPORT_MARKS[row.state]
    if row.file is None:
        return "○", "chưa nhận", "muted"
    if findings:
        return "▲", _SHORT[findings[0].problem], "warning"
    return "✔", "bản giấy" if row.file.is_on_paper else "đã nhận", "success"


def _place(session: Session, row: SpeechRow) -> str:
    item = row if isinstance(row, AgendaItem) else _item(session, row)
    if item is None:
        return ""
    at = item.baseline_start
    return f"{at:%H:%M}" if at is not None else f"mục {item.number}" if item.number else "có"


def _item(session: Session, row: Speech | Report) -> AgendaItem | None:
    return session.state.agenda.get(row.item) if row.item else None


# -- all of one line, beside the list -----------------------------------------------------


def details(session: Session, row: SpeechRow) -> list[Detail]:
    """Return what is known of a line, label by label."""
    unit = session.state.units.get(row.unit) if row.unit else None
    lines: list[Detail] = [("Đơn vị", unit.name if unit else "")]
    if isinstance(row, Speech):
        minutes = f"{row.minutes} phút" if row.minutes is not None else ""
        lines += [("Người đọc", _reader(session, row)), ("Cần", minutes)]
    if isinstance(row, AgendaItem):
        return [*lines, ("Dành cho bài", _item_words(row))]
    item = _item(session, row)
    lines += [
        ("Chỗ đọc", _item_words(item) if item is not None else ""),
        ("Đã nhận", _file_words(session, row.file) if row.file is not None else ""),
    ]
    return [*lines, ("Ghi chú", row.note)] if row.note else lines


def _reader(session: Session, speech: Speech) -> str:
    person = session.state.delegates.get(speech.speaker) if speech.speaker else None
    if person is None:
        return speech.speaker_name
    return ", ".join(filter(None, (person.full_name, person.position)))


def _item_words(item: AgendaItem) -> str:
    number = f"{item.number}. " if item.number else ""
    at = f"{item.baseline_start:%H:%M}, " if item.baseline_start is not None else ""
    return f"{number}{item.title} ({at}{length_text(timedelta(seconds=item.duration_s))})"


def _file_words(session: Session, file: ReceivedFile) -> str:
    at = file.received_at.astimezone(session.work.zone())
    when = f"lúc {at:%H:%M} ngày {at:%d/%m/%Y}"
    if file.is_on_paper:
        return f"bản giấy, {when}"
    words = f"{file.name}, {size_text(file.size)}, {when}"
    if file.words is not None:
        count = f"{file.words:,}".replace(",", ".")
        words += f"; {count} chữ, đọc chừng {reading_minutes(file.words)} phút"
    return words if file.is_copied else f"{words}; tệp ở {file.path}"


def detail_text(
    title: str, lines: Sequence[Detail], missing: Sequence[str], *, narrow: bool
) -> Content:
    """Return a line's title, what is known, and what is missing.

    When narrow, label and words follow one another in a few lines; else each label has a line
    of its own, its words beside it.
    """
    warned = [Content.styled(f"▲ {_sentence(words)}", "$warning") for words in missing]
    head = Content.styled(printable(title) or "…", "bold")
    if narrow:
        told = _packed([_labelled(label, words) for label, words in lines])
        return Content("\n").join([head, *told, *warned])
    rows = [_row(label, words) for label, words in lines]
    gap = [Content("")] if warned else []
    return Content("\n").join([head, Content(""), *rows, *gap, *warned])


def _labelled(label: str, words: str) -> Content:
    told = (printable(words), "") if words else ("…", "$warning")
    return Content.assemble((f"{label} ", "$muted"), told)


def _packed(parts: Sequence[Content]) -> list[Content]:
    """Put as many parts on a line as it takes; none begins at the end of one."""
    lines: list[Content] = []
    for part in parts:
        together = Content("   ").join([*lines[-1:], part])
        if lines and together.cell_length <= NARROW_WIDTH:
            lines[-1] = together
        else:
            lines.append(part)
    return lines


def _row(label: str, words: str) -> Content:
    first, *more = wrap(printable(words), DETAIL_WIDTH - _LABEL) or ["…"]
    tone = "" if words else "$warning"
    indent = "\n" + " " * _LABEL
    text = indent.join([first, *more])
    return Content.assemble((label.ljust(_LABEL), "$muted"), (text, tone))


def _sentence(words: str) -> str:
    return printable(words[:1].upper() + words[1:])
