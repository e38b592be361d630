"""The prizes that the rates in force give, looked at before they are saved."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.services.award_arranging import PrizeChange
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.award_words import recipient_words
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.steady_text import SteadyText
from hoinghi_tui.vietnamese import printable

_COLUMNS = (
    Column("Người nhận", 22, weight=2),
    Column("Hình thức", 12, weight=1, drop=2),
    Column("Đang ghi", 12, drop=1),
    Column("Theo mức", 12),
)
_AROUND = 16
"""Lines of the dialog and of the screen around it that are not the list."""


class PrizesDialog(Dialog[bool]):
    """Closes with True when prizes were saved."""

    BINDINGS = [("escape", "dismiss(False)", "Thôi"), ("ctrl+s", "save", "Lưu")]
    DEFAULT_CSS = """
    PrizesDialog .dialog { width: 96; }
    PrizesDialog RowList { background: $panel; }
    PrizesDialog #prize-source { height: auto; margin-top: 1; }
    PrizesDialog #prize-total { height: auto; margin-top: 1; }
    PrizesDialog.-short .dialog { max-height: 100%; }
    PrizesDialog.-short .dialog-title, PrizesDialog.-short .dialog-keys { margin: 0; }
    """
    HELP_TITLE = "Tiền thưởng"
    HELP = """
Mức tiền thưởng tính theo hình thức khen, loại người nhận và lương cơ sở vào ngày quyết định (chưa
có thì ngày họp). Nguồn của mức ghi dưới bảng; “chưa xác nhận” là mức cần cơ quan kiểm tra lại.

Hình thức nào chưa có mức thì không tính, không đoán; ghi tay bằng phím E ở từng mục.
"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._changes: Sequence[PrizeChange] = ()

    def compose(self) -> ComposeResult:
        """Yield the prizes, where they come from, and their sum."""
        with Vertical(classes="dialog"):
            yield Static("TIỀN THƯỞNG THEO MỨC", classes="dialog-title", markup=False)
            empty = (
                "Chưa tính được mục nào: cần ngày quyết định hoặc ngày họp, và mức cho hình thức "
                "khen ấy. Ghi tay từng mục bằng phím E."
            )
            yield RowList(_COLUMNS, _cells, empty=empty)
            yield SteadyText(id="prize-source")
            yield SteadyText(id="prize-total")
            yield Static(classes="form-problem", markup=False)
            yield Static(
                "Enter  lưu   ↑↓  xem   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show what the rates give."""
        problem = try_to(self._propose)
        self.query_one(".form-problem", Static).update(problem)
        rows = self.query_one(RowList)
        lines = max(3, len(self._changes) + 1)
        rows.styles.height = min(lines, max(3, self.app.size.height - _AROUND))
        rows.show(self._changes, 0)
        rows.focus()
        self.query_one("#prize-total", SteadyText).show(self._total())

    def _propose(self) -> None:
        self._changes = self._session.awards.propose_prizes()

    def _total(self) -> Content:
        told = self._session.awards.total_with(self._changes)
        unknown = f"   ▲ {told.unknown} mục chưa rõ" if told.unknown else ""
        return Content.assemble(
            ("Cộng  ", "$muted"),
            (f"{amount_text(told.amount)} đồng", "bold $foreground"),
            (unknown, "$warning"),
            (f"\n{told.words}" if told.counted else "", "$muted"),
        )

    @on(RowList.Highlighted)
    def _show_source(self) -> None:
        change: PrizeChange | None = self.query_one(RowList).current
        line = self.query_one("#prize-source", SteadyText)
        if change is None:
            line.show(Content(""))
            return
        doubt = "" if change.prize.confirmed else "  ▲ chưa xác nhận"
        line.show(Content.assemble((printable(change.prize.source), "$muted"), (doubt, "$warning")))

    @on(RowList.Chosen)
    def action_save(self) -> None:
        """Give the awards these prizes."""
        changes = [change for change in self._changes if change.differs]
        if not changes:
            self.dismiss(False)
            return
        problem = try_to(lambda: self._session.awards.accept_prizes(changes))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)


def _cells(change: PrizeChange) -> Sequence[Cell]:
    before = change.award.prize
    return (
        Cell(recipient_words(change.award)),
        Cell(change.award.title, "muted"),
        Cell(f"{amount_text(before) if before is not None else '–':>12}", "muted"),
        Cell(f"{amount_text(change.prize.amount):>12}", "strong" if change.differs else "muted"),
    )
