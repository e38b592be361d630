"""Who is paid no salary by the state budget: marked for several people at once."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.rows_dialog import RowsDialog
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_COLUMNS = (
    Column("", 1),
    Column("Họ và tên", 22, weight=1),
    Column("Chức vụ", 18, weight=1, drop=2),
    Column("Đơn vị", 14, drop=1),
    Column("", 10),
)
_EMPTY = "Không có đại biểu nào khớp. Xóa bớt chữ để xem cả danh sách."
_AROUND = 16
"""Lines of the dialog and of the screen around it that are not the list."""


class OffPayrollDialog(RowsDialog[bool]):
    """Closes with True when something was saved, all marks as one action."""

    BINDINGS = [
        ("escape", "dismiss(False)", "Thôi"),
        Binding("enter", "mark", "Đánh dấu", priority=True),
        Binding("ctrl+g", "mark_all", "Đánh dấu tất cả đang hiện", priority=True),
        Binding("ctrl+s", "save", "Lưu", priority=True),
    ]
    DEFAULT_CSS = """
    OffPayrollDialog .dialog { width: 92; }
    OffPayrollDialog RowList { background: $panel; margin-top: 1; }
    OffPayrollDialog #off-count { height: 1; margin-top: 1; }
    """
    HELP_TITLE = "Người không hưởng lương"
    HELP = """
Đánh dấu đại biểu không hưởng lương từ ngân sách nhà nước (trưởng thôn, người hoạt động không chuyên
trách, người dân…). Dự toán đếm những người được đánh dấu, quyết toán và danh sách ký nhận tiền chỉ
tính người thực sự đến.

Gõ vài chữ của tên, chức vụ hoặc đơn vị để lọc; Ctrl+G đánh dấu hoặc bỏ dấu tất cả đang hiện.
"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._people: Sequence[Delegate] = session.roster.all()
        self._before = {one.id for one in self._people if one.off_payroll}
        self._marked = set(self._before)

    def compose(self) -> ComposeResult:
        """Yield the box to filter by, the people, and how many are marked."""
        with Vertical(classes="dialog"):
            yield Static("NGƯỜI KHÔNG HƯỞNG LƯƠNG", classes="dialog-title", markup=False)
            yield Input(placeholder="tên, chức vụ, đơn vị")
            rows: RowList[Delegate] = RowList(_COLUMNS, self._cells, titles=False, empty=_EMPTY)
            rows.can_focus = False
            yield rows
            yield SteadyText(id="off-count")
            yield Static(classes="form-problem", markup=False)
            yield Static(
                "Enter  đánh dấu   Ctrl+G  tất cả   Ctrl+S  lưu   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show everybody until something is typed."""
        self.make_room(len(self._people), _AROUND)
        self.start_typing()
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        typed = self.query_one(Input).value
        found = self._session.roster.search(typed) if typed.strip() else self._people
        self.query_one(RowList).show(found, 0)
        self._show_count()

    def _cells(self, one: Delegate) -> Sequence[Cell]:
        unit = self._session.state.unit_of(one)
        off = one.id in self._marked
        came = one.id in self._session.state.attendance
        return (
            Cell("■" if off else "□", "accent" if off else "muted"),
            Cell(one.full_name, "strong" if off else ""),
            Cell(one.position, "muted"),
            Cell(unit.label if unit else "", "muted"),
            Cell("● có mặt" if came else "○ chưa đến", "success" if came else "muted"),
        )

    def _show_count(self) -> None:
        came = sum(one in self._session.state.attendance for one in self._marked)
        self.query_one("#off-count", SteadyText).show(
            Content.assemble(
                (f"■ {len(self._marked)}", "bold $accent"),
                (f" người không hưởng lương, {came} người đã có mặt", "$muted"),
            )
        )

    @on(RowList.Chosen)
    def action_mark(self) -> None:
        """Mark who is chosen, or take the mark away."""
        one: Delegate | None = self.query_one(RowList).current
        if one is not None:
            self._mark({one.id})
            # The next name typed takes the place of this one.
            self.query_one(Input).action_select_all()

    def action_mark_all(self) -> None:
        """Mark all in sight; if all are, take their marks away."""
        shown = {one.id for one in self.query_one(RowList).rows}
        self._mark(shown - self._marked or shown)

    def _mark(self, ids: set[str]) -> None:
        self._marked ^= ids
        self.query_one(RowList).refresh()
        self._show_count()

    def action_save(self) -> None:
        """Save the marks that differ."""
        problem = try_to(self._save)
        if problem:
            self.tell(problem)
        else:
            self.dismiss(self._marked != self._before)

    def _save(self) -> None:
        off, paid = sorted(self._marked - self._before), sorted(self._before - self._marked)
        if off or paid:
            self._session.roster_actions.set_off_payroll(off, off=True, others=paid)
