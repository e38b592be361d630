"""The people of a list, each with what becomes of them and what to look at."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.people_words import roles_text
from hoinghi_tui.services.import_changes import FieldChange, changes
from hoinghi_tui.services.import_plan import Outcome, PlannedLine
from hoinghi_tui.spreadsheets.drafts import Problem
from hoinghi_tui.spreadsheets.headings import NAMES
from hoinghi_tui.spreadsheets.headings import Column as Meaning
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.view import View
from hoinghi_tui.ui.widgets.fitted import fitted
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable, shorten_name

MARK = "▲"
_LONGEST_FACT = 80
_OUTCOMES = {
    Outcome.ADDED: ("+ mới", "success"),
    Outcome.UPDATED: ("~ sửa", "accent"),
    Outcome.UNCHANGED: ("= đã có", "muted"),
}
_FIELDS = {
    Meaning.FULL_NAME: {Meaning.FULL_NAME, Meaning.GIVEN_PART, Meaning.HONORIFIC},
    Meaning.POSITION: {Meaning.POSITION, Meaning.POSITION_UNIT},
    Meaning.UNIT: {Meaning.UNIT, Meaning.POSITION_UNIT},
    Meaning.PHONE: {Meaning.PHONE},
    Meaning.BIRTH: {Meaning.BIRTH, Meaning.BIRTH_MALE, Meaning.BIRTH_FEMALE},
}
"""Which meanings of a sheet's columns stand in which column of the view."""
_WORDS = {field: {NAMES[meaning] for meaning in told} for field, told in _FIELDS.items()}


def warned(problems: Sequence[Problem], field: Meaning) -> bool:
    """Tell whether one of the problems concerns a column of the view."""
    return any(problem.field in _WORDS[field] for problem in problems)


def problem_words(preview: Preview, problem: Problem) -> str:
    """Say where something is and what: "ô E12 (Điện thoại): …"; the sheet, if several."""
    if preview.has_several_sheets:
        return str(problem)
    named = f" ({problem.field})" if problem.field else ""
    return f"{problem.place}{named}: {problem.sentence}"


def change_words(change: FieldChange) -> str:
    """Say what a field becomes: "chức vụ: Phó phòng → Trưởng phòng"."""
    return f"{change.label}: {change.before or 'trống'} → {change.after or 'trống'}"


def changes_of(preview: Preview, line: PlannedLine) -> Sequence[FieldChange]:
    """Return what changes about somebody already known."""
    return changes(line.before, line.after, preview.units) if line.before else ()


def _short_name(text: str, width: int) -> str:
    if text.startswith(MARK):
        return MARK + shorten_name(text.removeprefix(MARK), width - len(MARK))
    return shorten_name(text, width)


def _cells(preview: Preview, line: PlannedLine) -> Sequence[Cell]:
    problems, after = preview.problems_of(line), line.after

    def cell(field: Meaning, text: str, tone: str = "") -> Cell:
        doubtful = bool(problems) and warned(problems, field)
        return Cell(f"{MARK}{text}", "warning") if doubtful else Cell(text, tone)

    unit = preview.unit_label(after.unit)
    mark = MARK if problems else " "
    return (
        Cell(f"{mark}{line.draft.row:>4}", "warning" if problems else "muted"),
        cell(Meaning.FULL_NAME, after.full_name, "strong"),
        cell(Meaning.POSITION, after.position),
        cell(Meaning.UNIT, unit, "success" if preview.is_new(after.unit) else "muted"),
        cell(Meaning.PHONE, after.phone, "muted"),
        cell(Meaning.BIRTH, birth_text(after.birth), "muted"),
        Cell(*_OUTCOMES[line.outcome]),
    )


def _detail(preview: Preview, line: PlannedLine, _: int) -> Content:
    parts = [
        Content.styled(printable(f"{MARK} {problem_words(preview, problem)}"), "$warning")
        for problem in preview.problems_of(line)
    ]
    parts += [
        Content.styled(printable(f"~ {change_words(change)}"), "$accent")
        for change in changes_of(preview, line)
    ]
    if len(line.rows) > 1:
        rows = ", ".join(map(str, line.rows))
        parts.append(Content.styled(f"Gộp các dòng {rows} thành một người.", "$accent"))
    parts.append(Content.styled(_facts(preview, line.after), "$muted"))
    return Content("\n").join(parts)


def _facts(preview: Preview, one: Delegate) -> str:
    unit = preview.units.get(one.unit or "")
    facts = [
        f"{one.honorific} {one.full_name}".strip(),
        one.position,
        unit.name if unit else "",
        one.phone,
        f"sinh {birth_text(one.birth)}" if one.birth else "",
        roles_text(one.roles),
        "xe lăn" if one.wheelchair else "",
        f"đi thay: {one.substitute.full_name}" if one.substitute else "",
        f"vắng: {one.absence_reason}" if one.absence_reason else "",
        f"ghi chú: {one.note}" if one.note else "",
    ]
    return " · ".join(fitted(fact, _LONGEST_FACT).rstrip() for fact in facts if fact)


PEOPLE: View[PlannedLine] = View(
    "people",
    "Người",
    (
        Column("Dòng", 5),
        Column("Họ và tên", 18, weight=2, shorten=_short_name),
        Column("Chức vụ", 11, weight=3, drop=2),
        Column("Đơn vị", 11, weight=3, drop=1),
        Column("Điện thoại", 11, drop=3),
        Column("Ngày sinh", 10, drop=4),
        Column("", 7),
    ),
    lambda preview: preview.plan.lines,
    _cells,
    _detail,
    lambda line: (line.draft.sheet, line.draft.row),
)
