"""A dialog in which one types in a box and moves through the rows below it."""

from typing import Generic, TypeVar

from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import RowList

R = TypeVar("R")


class RowsDialog(Dialog[R], Generic[R]):
    """Moves through its one ``RowList`` by arrows and pages while a box has the focus."""

    BINDINGS = [
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trước"),
        ("pagedown", "page(1)", "Trang sau"),
    ]

    def action_step(self, step: int) -> None:
        """Go to the next or the previous row."""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many rows as are shown."""
        self.query_one(RowList).action_page(step)
