"""Everything that is wrong with the room, to be gone through."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from hoinghi_tui.domain.room_checks import RoomProblem
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList


class ProblemList(Dialog[str | None]):
    """Lists problems and notes; Enter closes with the id of the seat it is about."""

    BINDINGS = [("escape", "dismiss(None)", "Đóng")]

    def __init__(self, problems: Sequence[RoomProblem]) -> None:
        super().__init__()
        self._problems = tuple(problems)

    def compose(self) -> ComposeResult:
        """Yield the list."""
        with Vertical(classes="dialog", id="problem-list"):
            yield Static("KIỂM TRA PHÒNG", classes="dialog-title", markup=False)
            yield RowList(
                [Column("", 1), Column("", 60, weight=1)],
                _cells,
                id="problems",
                empty="Phòng không có lỗi nào.",
                titles=False,
            )
            yield Static("Enter  tới ghế    Esc  đóng", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show all of them."""
        rows = self.query_one(RowList)
        rows.show(self._problems, 0)
        rows.focus()

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        problem: RoomProblem | None = self.query_one(RowList).current
        if problem is not None:
            self.dismiss(problem.seat or None)


def _cells(problem: RoomProblem) -> Sequence[Cell]:
    tone = "muted" if problem.note else ""
    return Cell("·" if problem.note else "▲", "muted" if problem.note else "warning"), Cell(
        problem.text, tone
    )
