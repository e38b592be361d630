"""What the norms offer, looked at before it is saved."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.budget import BudgetLine
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.preparation.budget_text import money
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_COLUMNS = (
    Column("Nội dung chi", 24, weight=1),
    Column("     Đơn giá", 12),
    Column("", 12),
)
_EMPTY = "Không còn gì để lấy: đã có đủ các dòng thường dùng và đơn giá theo định mức."
_AROUND = 14
"""Lines of the dialog and of the screen around it that are not the list."""


class NormsDialog(Dialog[int]):
    """Closes with how many lines were saved, 0 for none."""

    BINDINGS = [("escape", "dismiss(0)", "Thôi"), ("ctrl+s", "save", "Lưu")]
    DEFAULT_CSS = """
    NormsDialog .dialog { width: 92; }
    NormsDialog RowList { background: $panel; }
    NormsDialog #norm-source { height: auto; min-height: 2; margin-top: 1; }
    """
    HELP_TITLE = "Định mức"
    HELP = """
Các dòng thường có của một hội nghị và đơn giá theo định mức ở tệp dinh-muc-hoi-nghi.toml. Mức nào
tệp không ghi thì đơn giá để trống. Nguồn ghi dưới bảng; “chưa xác nhận” là mức cần kế toán đối
chiếu văn bản gốc.

Muốn dùng mức riêng: hoinghi-tui budget THƯ-MỤC --own-norms chép tệp ấy vào hội nghị để sửa. Đơn
giá đã ghi tay không bị thay.
"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._offered: Sequence[BudgetLine] = ()

    def compose(self) -> ComposeResult:
        """Yield what is offered and where it stands."""
        with Vertical(classes="dialog"):
            yield Static("LẤY THEO ĐỊNH MỨC", classes="dialog-title", markup=False)
            yield RowList(_COLUMNS, _cells, empty=_EMPTY)
            yield SteadyText(id="norm-source")
            yield Static(classes="form-problem", markup=False)
            yield Static(
                "Enter  lưu tất cả   ↑↓  xem   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show what the norms offer."""
        problem = try_to(self._offer)
        self.query_one(".form-problem", Static).update(problem)
        rows = self.query_one(RowList)
        rows.styles.height = min(max(3, len(self._offered) + 1), max(3, self._room()))
        rows.show(self._offered, 0)
        rows.focus()

    def _room(self) -> int:
        return self.app.size.height - _AROUND

    def _offer(self) -> None:
        self._offered = self._session.budget.usual()

    @on(RowList.Highlighted)
    def _show_source(self) -> None:
        line: BudgetLine | None = self.query_one(RowList).current
        norm = self._session.budget.norm_of(line) if line is not None else None
        doubt = "  ▲ chưa xác nhận" if norm is not None and not norm.confirmed else ""
        source = printable(norm.source) if norm is not None else ""
        self.query_one("#norm-source", SteadyText).show(
            Content.assemble((source, "$muted"), (doubt, "$warning"))
        )

    @on(RowList.Chosen)
    def action_save(self) -> None:
        """Save all that is offered, as one action."""
        if not self._offered:
            self.dismiss(0)
            return
        problem = try_to(lambda: self._session.budget.take_in(self._offered))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(len(self._offered))


def _cells(line: BudgetLine) -> Sequence[Cell]:
    new = ("điền đơn giá", "accent") if line.id else ("dòng mới", "success")
    return Cell(line.title), Cell(f"{money(line.unit_price):>12}"), Cell(*new)
