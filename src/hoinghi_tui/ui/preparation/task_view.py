"""Section 1 of F9 as it is seen: the duties by unit or by due date, and the one chosen."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import StrEnum

from textual import on
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.task_board import EVERYTHING, TaskFilter, TaskLine, by_due, by_unit
from hoinghi_tui.ui.delegates.marks import Marks
from hoinghi_tui.ui.preparation.printing_section import PrintingSection
from hoinghi_tui.ui.preparation.task_text import (
    COMMON,
    MARKS,
    board_text,
    detail_text,
    due_cell,
    due_heading,
    facts_text,
    filter_text,
    progress_text,
    state_cell,
    unit_heading,
)
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText

NO_TASKS = (
    "Chưa có việc chuẩn bị nào. Bấm I để thêm từng việc. Tạo hội nghị từ một thư mục nguồn "
    "(chép thư mục mẫu data/dai-son-2025, sửa các tệp trong đó, rồi hoinghi-tui new THƯ-MỤC-MỚI "
    "--from THƯ-MỤC-NGUỒN) thì việc trong tasks.toml tự vào đây."
)
NOTHING_FITS = "Không có việc nào như vậy. Esc: bỏ lọc, xem lại tất cả."
NO_DAY = (
    "Chưa có ngày họp nên hạn “trước … ngày” chưa thành ngày. Bấm T ghi ngày; "
    "mới dự kiến thì ghi như “dự kiến 15/12/2025”."
)


class Order(StrEnum):
    """How the duties are grouped."""

    UNIT = "unit"
    DUE = "due"


_TITLE = Column("Việc", 30, weight=1)
_DUE, _STATE = Column("Hạn", 17), Column("Trạng thái", 10, drop=1)
_COLUMNS = {
    Order.UNIT: (Column("", 1), _TITLE, _DUE, _STATE),
    Order.DUE: (
        Column("", 1),
        replace(_TITLE, width=24),
        Column("Đơn vị", 16, drop=1),
        _DUE,
        replace(_STATE, drop=2),
    ),
}


class TaskView(PrintingSection):
    """Draws the duties; what is done to them is the subclasses'."""

    SECTION = "tasks"

    def __init__(self) -> None:
        super().__init__()
        self.order = Order.UNIT
        self.wanted: TaskFilter = EVERYTHING
        self.marks = Marks()
        self.go_to: str | None = None
        """The duty the cursor goes to at the next drawing."""

    def compose_section(self) -> Iterable[Widget]:
        """Yield the conference's facts, the list of duties, the one chosen and the board."""
        yield FittedText(id="conference-facts", classes="panel")
        with Container(id="task-body"):
            with Vertical(classes="panel", id="task-panel"):
                yield FittedText(id="task-title", classes="panel-title")
                yield RowList(
                    _COLUMNS[self.order],
                    self._cells,
                    id="tasks",
                    titles=False,
                    empty=NO_TASKS,
                    is_marked=lambda line: line.task.id in self.marks,
                )
                yield SteadyText(id="task-foot")
            with Vertical(classes="panel", id="task-side"):
                with VerticalScroll(id="task-detail-box", can_focus=False):
                    yield from self.corner()
                with Vertical(id="task-board"):
                    yield Static("THEO ĐƠN VỊ", classes="panel-title", markup=False)
                    yield FittedText(id="task-bars")
                    yield Static(id="task-hint", classes="muted", markup=False)

    # -- what is chosen ----------------------------------------------------------------

    @property
    def rows(self) -> "RowList[TaskLine]":
        """The list."""
        return self.query_one("#tasks", RowList)

    @property
    def chosen(self) -> TaskLine | None:
        """The duty under the cursor."""
        return self.rows.current

    def targets(self) -> list[str]:
        """Return the ids an action is for: all marked in list order, else the one chosen."""
        if self.marks:
            return [line.task.id for line in self.session.tasks.lines() if self._marked(line)]
        return [self.chosen.task.id] if self.chosen else []

    def _marked(self, line: TaskLine) -> bool:
        return line.task.id in self.marks

    # -- drawing -----------------------------------------------------------------------

    def refresh_data(self) -> None:
        """Show the duties as they are now; the cursor stays on its duty."""
        every = self.session.tasks.lines()
        found = [line for line in every if self.wanted.fits(line)]
        # What a filter hides is marked no more: nobody changes duties that are out of sight.
        self.marks.keep({line.task.id for line in found})
        groups, shown = self._grouped(found)
        before = self.go_to or (self.chosen.task.id if self.chosen else None)
        self.go_to = None
        place = next((at for at, one in enumerate(shown) if one.task.id == before), None)
        self.rows.set_columns(_COLUMNS[self.order])
        empty = NOTHING_FITS if every else NO_TASKS
        self.rows.show(shown, place, empty=empty, headings=groups)
        self.query_one("#task-title", FittedText).show(lambda width: progress_text(every, width))
        self._show_foot(len(found))
        facts = self._facts()
        self.query_one("#conference-facts", FittedText).show(lambda width: facts_text(facts, width))
        self._show_chosen()
        self.query_one("#task-side").display = bool(every)
        unknown = any(line.day is None and line.task.days_before is not None for line in every)
        self.query_one("#task-hint", Static).update(NO_DAY if unknown else "")
        self.draw_keys()

    def _grouped(
        self, lines: Sequence[TaskLine]
    ) -> tuple[list[tuple[int, Heading]], list[TaskLine]]:
        """Return the headings with their places, and the duties in the order shown."""
        if self.order is Order.UNIT:
            parts = [(unit_heading(group), group.lines) for group in by_unit(lines)]
        else:
            parts = [(due_heading(one, each), each) for one, each in by_due(lines)]
        headings, shown = [], list[TaskLine]()
        for heading, each in parts:
            headings.append((len(shown), heading))
            shown += each
        return headings, shown

    def _show_foot(self, found: int) -> None:
        told = []
        if self.marks:
            told.append(Content.styled(f"{len(self.marks)} việc đang chọn", "bold $accent"))
        if self.wanted != EVERYTHING:
            unit = self.session.state.units.get(self.wanted.unit or "")
            words = filter_text(self.wanted, unit.label if unit else COMMON, found)
            told.append(Content.styled(words, "$accent"))
        foot = self.query_one("#task-foot", SteadyText)
        foot.display = bool(told)
        foot.show(Content("   ").join(told))

    def _facts(self) -> list[tuple[str, str]]:
        conference = self.session.state.conference
        return [
            ("Số", conference.number),
            ("Ngày", conference.when.text),
            ("Nơi họp", conference.where),
            ("Chủ trì", conference.chair),
        ]

    @on(RowList.Highlighted, "#tasks")
    def _show_chosen(self) -> None:
        """Write the chosen duty out in full, and mark its unit on the board."""
        line = self.chosen
        narrow = self.has_class("-narrow")
        detail = Content("") if line is None else detail_text(line, narrow=narrow)
        self.show_detail(detail)
        here = line.unit.id if line is not None and line.unit else None
        groups = by_unit(self.session.tasks.lines())
        self.query_one("#task-bars", FittedText).show(lambda width: board_text(groups, here, width))

    def _cells(self, line: TaskLine) -> Sequence[Cell]:
        mark, tone = ("■", "accent") if self._marked(line) else MARKS[line.task.state]
        title = Cell(line.task.title, "muted" if line.task.is_done else "")
        start = (Cell(mark, tone), title)
        end = (due_cell(line), state_cell(line))
        if self.order is Order.UNIT:
            return (*start, *end)
        unit = line.unit.label if line.unit else COMMON
        return (*start, Cell(unit, "muted"), *end)
