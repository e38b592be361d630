"""The rest of what a person may want to see: warnings, rows left out, old fonts, changes."""

from collections.abc import Sequence

from textual.content import Content

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.import_plan import Outcome, PlannedLine
from hoinghi_tui.spreadsheets.drafts import Conversion, Problem, SkippedRow
from hoinghi_tui.ui.delegates.importing.people_view import (
    MARK,
    change_words,
    changes_of,
    problem_words,
)
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.view import View
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable, shorten_name


def _told(*sentences: str, tone: str = "$muted") -> Content:
    return Content.styled(printable(" ".join(filter(None, sentences))), tone)


def _problem_cells(preview: Preview, problem: Problem) -> Sequence[Cell]:
    sheet = f"{problem.sheet} " if preview.has_several_sheets else ""
    return (
        Cell(f"{MARK} {sheet}{problem.place}", "warning"),
        Cell(problem.field, "muted"),
        Cell(problem.sentence),
    )


PROBLEMS: View[Problem] = View(
    "problems",
    "Lưu ý",
    (Column("Ở đâu", 11), Column("Cột", 12, drop=1), Column("Lưu ý", 30, weight=1)),
    lambda preview: preview.plan.problems,
    _problem_cells,
    lambda preview, one, _: _told(f"{MARK} {problem_words(preview, one)}", tone="$warning"),
    lambda one: one,
    empty="Không có ô nào phải xem lại.",
)


def skipped_rows(preview: Preview) -> Sequence[SkippedRow]:
    """Return the sheets left out (row 0) and the rows that hold no person."""
    sheets = [SkippedRow(one.name, 0, one.reason, one.name) for one in preview.people.left_out]
    return [*sheets, *preview.people.skipped]


def _skipped_cells(preview: Preview, row: SkippedRow) -> Sequence[Cell]:
    sheet = f"{row.sheet} " if preview.has_several_sheets else ""
    where = f"{sheet}dòng {row.row}" if row.row else "trang"
    return Cell(where, "muted"), Cell(row.reason), Cell(row.text, "muted")


SKIPPED: View[SkippedRow] = View(
    "skipped",
    "Bỏ qua",
    (Column("Ở đâu", 9), Column("Vì sao", 22, weight=1), Column("Trong tệp ghi", 20, weight=3)),
    skipped_rows,
    _skipped_cells,
    lambda _, row, __: _told(f"{row.reason}: {row.text}" if row.text else row.reason),
    lambda row: (row.sheet, row.row),
    empty="Không bỏ qua dòng nào.",
)


def _conversion_cells(_: Preview, one: Conversion) -> Sequence[Cell]:
    return Cell(f"{one.letters}{one.row}", "muted"), Cell(one.before), Cell(one.after, "accent")


FONTS: View[Conversion] = View(
    "fonts",
    "Phông cũ",
    (Column("Ô", 6), Column("Trong tệp", 20, weight=1), Column("Đọc là", 20, weight=1)),
    lambda preview: preview.people.conversions,
    _conversion_cells,
    lambda _, one, __: _told(f"“{one.before}” → “{one.after}”"),
    lambda one: (one.sheet, one.row, one.letters),
    kept=False,
)


def _changed(preview: Preview) -> Sequence[PlannedLine]:
    return [line for line in preview.plan.lines if line.outcome is Outcome.UPDATED]


def _change_cells(preview: Preview, line: PlannedLine) -> Sequence[Cell]:
    words = "; ".join(map(change_words, changes_of(preview, line)))
    return (
        Cell(f"{line.draft.row:>4}", "muted"),
        Cell(line.after.full_name, "strong"),
        Cell(words, "accent"),
    )


def _change_detail(preview: Preview, line: PlannedLine, _: int) -> Content:
    return Content("\n").join(
        _told(f"~ {change_words(one)}", tone="$accent") for one in changes_of(preview, line)
    )


CHANGES: View[PlannedLine] = View(
    "changes",
    "Cập nhật",
    (
        Column("Dòng", 4),
        Column("Họ và tên", 18, weight=1, shorten=shorten_name),
        Column("Thay đổi", 30, weight=4),
    ),
    _changed,
    _change_cells,
    _change_detail,
    lambda line: (line.draft.sheet, line.draft.row),
    kept=False,
)


def _missing_cells(preview: Preview, one: Delegate) -> Sequence[Cell]:
    unit = preview.unit_label(one.unit)
    return Cell(one.full_name, "strong"), Cell(one.position), Cell(unit, "muted")


MISSING: View[Delegate] = View(
    "missing",
    "Không thấy",
    (
        Column("Họ và tên", 20, weight=1, shorten=shorten_name),
        Column("Chức vụ", 20, weight=2),
        Column("Đơn vị", 15, weight=1),
    ),
    lambda preview: preview.plan.missing,
    _missing_cells,
    lambda *_: _told("Đã có trong chương trình, danh sách này không nhắc đến; vẫn giữ nguyên."),
    lambda one: one.id,
    kept=False,
)
