"""Choosing a delegate by a few letters of the name."""

from collections.abc import Sequence

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.ui.widgets.typed_list import TypedList

_LINES = 12


class PersonChooser(TypedList[Delegate, str]):
    """Returns the id of the delegate chosen, None for Esc."""

    COLUMNS = (Column("", 22, weight=2), Column("", 18, weight=2), Column("", 14, weight=1, drop=1))
    PLACEHOLDER = "Gõ vài chữ của tên, chức vụ hoặc đơn vị"
    EMPTY = "Không có đại biểu nào khớp."

    def __init__(self, session: Session, title: str) -> None:
        super().__init__(title, _LINES)
        self._session = session

    def fitting(self, typed: str) -> Sequence[Delegate]:
        """Return who fits; everybody in the order of protocol when nothing is typed."""
        return self._session.roster.search(typed)

    def cells(self, row: Delegate) -> Sequence[Cell]:
        """Return name, post and unit."""
        unit = self._session.state.unit_of(row)
        return (
            Cell(row.full_name, "strong"),
            Cell(row.position),
            Cell(unit.label if unit else "", "muted"),
        )

    def answer(self, row: Delegate) -> str:
        """Return the id."""
        return row.id
