"""Choosing a unit by a few letters of its name."""

from collections.abc import Sequence

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.unit_order import in_rank
from hoinghi_tui.services.delegate_entry import suggest_units
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.typed_list import TypedList

_NO_UNIT = Unit(id="", name="(không thuộc đơn vị nào)")
_LINES = 10


class UnitChooser(TypedList[Unit, Unit]):
    """Returns a unit as it was when offered, one with the id "" for no unit, None for Esc."""

    COLUMNS = (Column("", 30, weight=1), Column("", 16, drop=1))
    PLACEHOLDER = "Gõ vài chữ của tên đơn vị"
    EMPTY = "Không có đơn vị nào khớp."
    VERB = "lưu"

    def __init__(self, session: Session, title: str) -> None:
        self._units = in_rank(session.state.units.values())
        super().__init__(title, min(_LINES, len(self._units) + 1))

    def fitting(self, typed: str) -> Sequence[Unit]:
        """Return the units that fit; all in the order of the plan when nothing is typed."""
        return suggest_units(typed, self._units) if typed.strip() else [*self._units, _NO_UNIT]

    def cells(self, row: Unit) -> Sequence[Cell]:
        """Return the name and the short one."""
        return Cell(row.name), Cell(row.short_name, "muted")

    def answer(self, row: Unit) -> Unit:
        """Return the unit."""
        return row
