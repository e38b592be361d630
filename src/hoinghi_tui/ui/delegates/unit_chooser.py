"""Choosing a unit by a few letters of its name."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.unit_order import in_rank
from hoinghi_tui.services.delegate_entry import suggest_units
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_COLUMNS = (Column("", 30, weight=1), Column("", 16, drop=1))
_NO_UNIT = Unit(id="", name="(không thuộc đơn vị nào)")
_LINES = 10


class UnitChooser(Dialog[Unit | None]):
    """Returns a unit as it was when offered, one with the id "" for no unit, None for Esc."""

    DEFAULT_CSS = """
    UnitChooser RowList { background: $panel; margin-top: 1; }
    """
    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
    ]

    def __init__(self, session: Session, title: str) -> None:
        super().__init__()
        self._units = in_rank(session.state.units.values())
        self._title = title

    def compose(self) -> ComposeResult:
        """Yield the box and the units that fit what is typed."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(placeholder="Gõ vài chữ của tên đơn vị", id="unit-query")
            rows: RowList[Unit] = RowList(
                _COLUMNS, _cells, titles=False, empty="Không có đơn vị nào khớp."
            )
            rows.can_focus = False
            rows.styles.height = min(_LINES, len(self._units) + 1)
            yield rows
            yield Static("↑↓  chọn   Enter  lưu   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show all units, in the order of the plan."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        typed = self.query_one(Input).value
        found = suggest_units(typed, self._units) if typed.strip() else [*self._units, _NO_UNIT]
        self.query_one(RowList).show(found, 0)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous unit."""
        self.query_one(RowList).action_move(step)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        unit: Unit | None = self.query_one(RowList).current
        if unit is not None:
            self.dismiss(unit)


def _cells(unit: Unit) -> Sequence[Cell]:
    return Cell(unit.name), Cell(unit.short_name, "muted")
