"""Choosing a delegate by a few letters of the name."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import printable

_COLUMNS = (Column("", 22, weight=2), Column("", 18, weight=2), Column("", 14, weight=1, drop=1))
_LINES = 12


class PersonChooser(Dialog[str | None]):
    """Returns the id of the delegate chosen, None for Esc."""

    CSS_PATH = "making.tcss"
    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trước"),
        ("pagedown", "page(1)", "Trang sau"),
    ]

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._session = session
        self._title = printable(title)

    def compose(self) -> ComposeResult:
        """Yield the line to type in and who fits."""
        with Vertical(classes="dialog chooser"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(placeholder="Gõ vài chữ của tên, chức vụ hoặc đơn vị")
            rows: RowList[Delegate] = RowList(
                _COLUMNS, self._cells, titles=False, empty="Không có đại biểu nào khớp."
            )
            rows.can_focus = False
            rows.styles.height = _LINES
            yield rows
            yield Static("↑↓  chọn   Enter  lấy   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show everybody, in the order of protocol."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        found = self._session.roster.search(self.query_one(Input).value)
        self.query_one(RowList).show(found, 0)

    def _cells(self, one: Delegate) -> Sequence[Cell]:
        unit = self._session.state.unit_of(one)
        return (
            Cell(one.full_name, "strong"),
            Cell(one.position),
            Cell(unit.label if unit else "", "muted"),
        )

    def action_step(self, step: int) -> None:
        """Go to the next or the previous one."""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many as are shown."""
        self.query_one(RowList).action_page(step)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        one: Delegate | None = self.query_one(RowList).current
        if one is not None:
            self.dismiss(one.id)
