"""F9 Chuẩn bị: the duties of each unit, and the facts that are still blank."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from hoinghi_tui.domain.tasks import Task, TaskState
from hoinghi_tui.services.tasks import STATE_WORDS
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import SETTINGS, UNITS
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS, SectionScreen
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.fitted_text import FittedText
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

MARKS = {
    TaskState.OPEN: ("○", "muted"),
    TaskState.DOING: ("◐", "accent"),
    TaskState.DONE: ("✔", "success"),
}
_NO_TASKS = (
    "Chưa có việc chuẩn bị nào. Việc chuẩn bị được đọc từ một thư mục nguồn: "
    "chép thư mục mẫu data/dai-son-2025, sửa các tệp trong đó, rồi tạo hội nghị mới bằng "
    "hoinghi-tui new THƯ-MỤC-MỚI --from THƯ-MỤC-NGUỒN"
)
"""How they come in; there is no other way yet."""


class PreparationScreen(SectionScreen):
    """Shows whose duty is what, and how far it has come."""

    CSS_PATH = "screen.tcss"
    SECTION = "tasks"
    HELP = """
Việc chuẩn bị của từng đơn vị theo kế hoạch. Bấm Enter (hoặc Space) để chuyển
trạng thái một việc: chưa làm → đang làm → đã xong. Nhầm thì bấm Ctrl+Z.

Bấm T để sửa thông tin hội nghị: tên, số, ngày (đã chốt, dự kiến hay chỉ mới biết tháng),
nơi họp, người chủ trì, người ký. Bấm D để sửa các đơn vị: tên, thứ tự, màu, tên khác; gộp
hai đơn vị là một.
"""
    COMMANDS_HERE = (
        Command(
            "advance", "enter,space", "Enter", "chuyển trạng thái", "Chưa làm → đang làm → xong"
        ),
        SETTINGS,
        UNITS,
        *SECTION_COMMANDS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self) -> None:
        super().__init__()
        self._openers: set[str] = set()

    def compose_section(self) -> Iterable[Widget]:
        """Yield the conference's facts and the list of duties."""
        yield Static(id="conference-facts", classes="panel", markup=False)
        with Vertical(classes="panel", id="task-panel"):
            yield FittedText(id="task-title", classes="panel-title")
            yield RowList(
                [
                    Column("", 1),
                    Column("Đơn vị", 16),
                    Column("Việc", 34, weight=1),
                    Column("Loại", 19, drop=2),
                    Column("Trạng thái", 10, drop=1),
                ],
                self._cells,
                id="tasks",
                empty=_NO_TASKS,
            )
        yield Static(id="task-detail", classes="panel", markup=False)

    def on_screen_resume(self) -> None:
        """Let the list take the keys."""
        super().on_screen_resume()
        self.query_one(RowList).focus()

    def refresh_data(self) -> None:
        """Show the duties in the order of the units."""
        tasks = self.session.tasks.all()
        done = sum(task.state is TaskState.DONE for task in tasks)
        start = Content.assemble(
            ("ĐÃ XONG  ", "$muted"),
            (f"{done}", "bold $foreground"),
            (f" / {len(tasks)} việc  ", "$muted"),
        )
        self.query_one("#task-title", FittedText).show(
            lambda width: start + bar(done, len(tasks), max(0, width - start.cell_length))
        )
        self._openers = {next(group).id for _, group in groupby(tasks, key=lambda one: one.unit)}
        self.query_one(RowList).show(tasks)
        self._show_detail()
        self.query_one("#conference-facts", Static).update(self._facts())

    def _facts(self) -> Content:
        conference = self.session.state.conference
        rows = (
            ("Số", conference.number),
            ("Ngày", conference.when.text),
            ("Nơi họp", conference.where),
            ("Chủ trì", conference.chair),
        )
        return Content("   ").join(
            Content.assemble((f"{label} ", "$muted"), (value or "…", "" if value else "$warning"))
            for label, value in rows
        )

    @on(RowList.Highlighted)
    def _show_detail(self) -> None:
        """Write the chosen duty out in full."""
        task: Task | None = self.query_one(RowList).current
        detail = Content("") if task is None else self._detail(task)
        self.query_one("#task-detail", Static).update(detail)

    def _detail(self, task: Task) -> Content:
        unit = self.session.state.units.get(task.unit) if task.unit else None
        due = f"hạn {task.due:%d/%m/%Y}" if task.due else "chưa có hạn"
        about = "  ·  ".join(filter(None, (unit.name if unit else "", task.kind, due)))
        return Content.assemble(task.title, "\n", (about, "$muted"))

    def _cells(self, task: Task) -> Sequence[Cell]:
        unit = self.session.state.units.get(task.unit) if task.unit else None
        name = unit.label if unit else "Chung"
        mark, tone = MARKS[task.state]
        done = "muted" if task.state is TaskState.DONE else ""
        return (
            Cell(mark, tone),
            Cell(name if task.id in self._openers else "", "muted"),
            Cell(task.title, done),
            Cell(task.kind, "muted"),
            Cell(STATE_WORDS[task.state], tone),
        )

    @on(RowList.Chosen)
    def action_advance(self) -> None:
        """Move the chosen duty on."""
        task: Task | None = self.query_one(RowList).current
        if task is not None:
            self.app.perform(lambda: self.session.tasks.advance(task.id))
