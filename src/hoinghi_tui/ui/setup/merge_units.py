"""Asks into which unit another one goes, and says what that means."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.setup.unit_list import UnitList
from hoinghi_tui.ui.widgets.dialog import Dialog


class MergeUnits(Dialog[Unit | None]):
    """Closes with the unit that stays, or with nothing."""

    CSS_PATH = "setup.tcss"
    BINDINGS = [("escape", "dismiss", "Thôi")]

    def __init__(self, session: Session, source: Unit) -> None:
        super().__init__()
        self._session = session
        self._source = source

    def compose(self) -> ComposeResult:
        """Yield the units it can go into, and what follows from the chosen one."""
        with Vertical(classes="dialog", id="merge-units"):
            yield Static(
                f"GỘP “{self._source.name}” VÀO ĐƠN VỊ NÀO?", classes="dialog-title", markup=False
            )
            yield UnitList(id="merge-targets", empty="Không có đơn vị nào khác.")
            yield Static(id="merge-consequence", markup=False)
            yield Static("Enter  gộp   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show the other units."""
        lines = self._session.units.lines()
        targets = self.query_one(UnitList)
        targets.show([line for line in lines if line.unit.id != self._source.id])
        targets.focus()
        self._show_consequence()

    @on(UnitList.Highlighted)
    def _show_consequence(self) -> None:
        line = self.query_one(UnitList).current
        if line is None:
            return
        uses = self._session.units.uses(self._source.id)
        words = f"{uses} chuyển sang {line.unit.name}. " if uses else ""
        self.query_one("#merge-consequence", Static).update(
            Content.assemble(
                (words, "$accent"),
                f"“{self._source.name}” thành tên khác của {line.unit.name}.",
            )
        )

    @on(UnitList.Chosen)
    def _choose(self) -> None:
        line = self.query_one(UnitList).current
        self.dismiss(line.unit if line else None)
