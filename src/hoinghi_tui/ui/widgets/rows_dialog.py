"""A dialog in which one types in a box and moves through the rows below it."""

from typing import Generic, TypeVar

from textual.widgets import Input, Static

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

    def start_typing(self) -> Input:
        """Let the box take the keys, its cursor steady; return it."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()
        return box

    def make_room(self, lines: int, around: int) -> None:
        """Let the rows take ``lines``, or what the ``around`` lines of the rest leave, not under 3.

        The rest is that of the dialog and of the screen.
        """
        self.query_one(RowList).styles.height = max(3, min(lines, self.app.size.height - around))

    def tell(self, sentence: str) -> None:
        """Write under the rows what is wrong; "" takes it away."""
        self.query_one(".form-problem", Static).update(sentence)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous row."""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many rows as are shown."""
        self.query_one(RowList).action_page(step)
