"""Shows what a proposed plan of the room would change, before anything is saved."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.seating import Move
from hoinghi_tui.services.seating import Proposal
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_AROUND = 12
"""Lines of the dialog and of the screen around it that are not the list."""


class PlanDialog(Dialog[bool]):
    """Who would move from where to where; closes with True when it shall be saved."""

    BINDINGS = [("escape", "dismiss(False)", "Thôi")]

    def __init__(self, session: Session, proposal: Proposal) -> None:
        super().__init__()
        self._session = session
        self._proposal = proposal
        self._possible = bool(proposal.moves) and not proposal.plan.problem

    def compose(self) -> ComposeResult:
        """Yield the panel."""
        with Vertical(classes="dialog", id="plan-dialog"):
            yield Static(self._title(), classes="dialog-title", markup=False)
            yield Static(self._quality(), id="plan-quality", markup=False)
            if self._proposal.moves:
                yield RowList(
                    [
                        Column("Họ và tên", 22, weight=2),
                        Column("Đơn vị", 16, weight=1, drop=1),
                        Column("Đang ngồi", 11),
                        Column("", 1),
                        Column("Sẽ ngồi", 8),
                    ],
                    self._cells,
                    id="plan-moves",
                )
            notes = self._notes()
            if notes:
                yield Static(Content("\n").join(notes), id="plan-notes", markup=False)
            keys = "Enter  lưu phương án    Esc  giữ nguyên" if self._possible else "Esc  đóng"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list, no taller than it needs to be."""
        if self._proposal.moves:
            moves = self.query_one(RowList)
            room = self.app.size.height - _AROUND - len(self._notes())
            moves.styles.height = max(3, min(len(self._proposal.moves) + 1, room))
            moves.show(self._proposal.moves)
            moves.focus()

    def _title(self) -> str:
        moves = self._proposal.moves
        if not moves:
            return "TỰ XẾP CHỖ · không ai phải đổi chỗ"
        new = sum(move.from_seat is None for move in moves)
        gone = sum(move.to_seat is None for move in moves)
        counts = (
            (new, "xếp mới"),
            (len(moves) - new - gone, "đổi chỗ"),
            (gone, "mất chỗ"),
        )
        words = " · ".join(f"{count} người {what}" for count, what in counts if count)
        return f"TỰ XẾP CHỖ · {words}"

    def _quality(self) -> Content:
        before, after = self._proposal.before, self._proposal.after
        figures = (
            ("Ngược thứ bậc", before.rank_inversions, after.rank_inversions),
            ("Đơn vị bị tách", before.split_units, after.split_units),
            ("★ cách lối đi", before.aisle_distance, after.aisle_distance),
        )
        empty = not any(seat.delegate for seat in self._session.seating.seats())
        return Content("    ").join(_figure(*figure, empty=empty) for figure in figures)

    def _notes(self) -> list[Content]:
        plan = self._proposal.plan
        lines = [Content.styled(note, "$warning") for note in plan.notes]
        if plan.problem:
            lines.append(Content.styled(plan.problem, "$error"))
        return lines

    def _cells(self, move: Move) -> Sequence[Cell]:
        state = self._session.state
        delegate = state.delegates.get(move.delegate)
        unit = state.unit_of(delegate) if delegate else None
        return (
            Cell(state.attendee(delegate).text if delegate else "đã xóa khỏi danh sách"),
            Cell(unit.label if unit else "", "muted"),
            Cell(move.from_seat or "chưa có chỗ", "muted"),
            Cell("→", "muted"),
            Cell(move.to_seat or "hết chỗ", "accent" if move.to_seat else "warning"),
        )

    @on(RowList.Chosen)
    def _accept(self) -> None:
        if self._possible:
            self.dismiss(True)


def _figure(words: str, was: int, will: int, *, empty: bool) -> Content:
    """Return a figure before and after; in an empty room there is no before."""
    if empty:
        return Content.assemble((f"{words} ", "$muted"), (f"{will}", "bold"))
    tone = "bold $success" if will <= was else "bold $warning"
    return Content.assemble((f"{words} ", "$muted"), f"{was} → ", (f"{will}", tone))
