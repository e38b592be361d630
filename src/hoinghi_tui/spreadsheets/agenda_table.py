"""A programme as an office sends it, in a table of a workbook or a document."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hoinghi_tui.spreadsheets.agenda_headings import AgendaLayout, find_agenda_layout
from hoinghi_tui.spreadsheets.agenda_lengths import AgendaRow, timed
from hoinghi_tui.spreadsheets.agenda_lines import read_lines
from hoinghi_tui.spreadsheets.cells import Grid, ListFile, SheetLeftOut, UnreadableList
from hoinghi_tui.spreadsheets.drafts import Problem, SkippedRow
from hoinghi_tui.spreadsheets.legacy_cells import to_unicode
from hoinghi_tui.spreadsheets.list_file import read_list_file
from hoinghi_tui.vietnamese import clean


@dataclass(frozen=True, slots=True)
class AgendaTable:
    """What was read: the items in order, and what to look at.

    ``problems`` say what must be mended in the file first, ``notes`` what was assumed.
    """

    file: str
    rows: tuple[AgendaRow, ...]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    left_out: tuple[SheetLeftOut, ...] = ()


def read_agenda_file(path: Path, sheet: str | None = None) -> AgendaTable:
    """Read the programme of a file: its first sheet that has one, or the ``sheet`` named.

    The tables of a Word document are one programme. Raises ``UnreadableList``, naming the
    file and what to do, when it cannot be read or holds no programme.
    """
    return read_agenda(read_list_file(path), path.name, sheet)


def read_agenda(file: ListFile, name: str, sheet: str | None = None) -> AgendaTable:
    """Read the programme of what was read of a file; ``name`` is what errors call it."""
    found, left_out = _tables(file, sheet)
    if not found:
        raise UnreadableList(
            f"{name}: không thấy bảng chương trình. Bảng cần một dòng tiêu đề có cột “Nội dung” "
            "và cột “Thời gian” hoặc “Thời lượng”."
        )
    parts = [read_lines(*table) for table in found]
    lines = [line for part in parts for line in part.lines]
    unread = tuple(problem for part in parts for problem in part.problems)
    if not lines and not unread:
        raise UnreadableList(f"{name}: dưới dòng tiêu đề không có mục nào.")
    told = timed(lines)
    # A time that could not be read makes gaps that are none.
    problems = unread or told.problems
    skipped = tuple(row for part in parts for row in part.skipped)
    return AgendaTable(name, told.rows, problems, told.notes, skipped, (*left_out, *file.left_out))


def _tables(
    file: ListFile, sheet: str | None
) -> tuple[list[tuple[Grid, AgendaLayout]], list[SheetLeftOut]]:
    """Return the grids that are the programme, and the others with why not."""
    found: list[tuple[Grid, AgendaLayout]] = []
    left_out: list[SheetLeftOut] = []
    for raw in file.grids:
        grid = to_unicode(raw)[0]
        layout = find_agenda_layout(grid)
        if file.together and found and layout is None:
            layout = _continued(grid, found)
        if layout is None:
            left_out.append(SheetLeftOut(grid.name, "không có bảng chương trình"))
        elif sheet is not None and clean(sheet) != clean(grid.name):
            left_out.append(SheetLeftOut(grid.name, "không được chọn"))
        elif found and not file.together:
            left_out.append(SheetLeftOut(grid.name, "chương trình khác"))
        else:
            found.append((grid, layout))
    return found, left_out


def _continued(grid: Grid, found: Sequence[tuple[Grid, AgendaLayout]]) -> AgendaLayout | None:
    """Return the layout of a table that goes on with the one before: it is as wide."""
    before, layout = found[-1]
    same = max(map(len, grid.rows), default=0) == max(map(len, before.rows), default=0)
    return AgendaLayout(0, layout.columns) if same else None
