"""Shows what a proposed plan of the room would change, before anything is saved."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.domain.seating import Move, PlanMode
from hoinghi_tui.services.seating import Proposal
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.seating.seat_cell import AWARD
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_TITLES = {
    PlanMode.FULL: "TỰ XẾP CHỖ",
    PlanMode.KEEP: "XẾP NGƯỜI CHƯA CÓ CHỖ",
    PlanMode.CLOSE_UP: "DỒN CHỖ LÊN TRÊN",
}
_OTHER = {
    PlanMode.FULL: (PlanMode.KEEP, "G  giữ nguyên người đã có chỗ"),
    PlanMode.KEEP: (PlanMode.FULL, "G  xếp lại cả phòng"),
}
"""What G changes to, and the words for it."""

_AROUND = 12
"""Lines of the dialog and of the screen around it that are not the list."""


class PlanDialog(Dialog[Proposal | None]):
    """Who would move from where to where; closes with the proposal that shall be saved.

    G changes between a plan of the whole room and one in which nobody who has a seat moves.
    """

    BINDINGS = [("escape", "dismiss(None)", "Thôi"), ("g,G", "other_mode", "Cách khác")]

    def __init__(self, session: Session, mode: PlanMode) -> None:
        super().__init__()
        self._session = session
        self._take(session.seating.proposal(mode))

    def _take(self, proposal: Proposal) -> None:
        self._proposal = proposal
        self._possible = bool(proposal.moves) and not proposal.plan.problem

    async def action_other_mode(self) -> None:
        """Propose the other way."""
        other = _OTHER.get(self._proposal.plan.mode)
        if other is not None:
            self._take(self._session.seating.proposal(other[0]))
            await self.recompose()
            self._fill()

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
            other = _OTHER.get(self._proposal.plan.mode)
            keys = "Enter  lưu    Esc  thôi" if self._possible else "Esc  đóng"
            keys += f"    {other[1]}" if other else ""
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Fill the list."""
        self._fill()

    def _fill(self) -> None:
        """Show the moves, in a list no taller than it needs to be."""
        if self._proposal.moves:
            moves = self.query_one(RowList)
            room = self.app.size.height - _AROUND - len(self._notes())
            moves.styles.height = max(3, min(len(self._proposal.moves) + 1, room))
            moves.show(self._proposal.moves)
            moves.focus()

    def _title(self) -> str:
        moves, title = self._proposal.moves, _TITLES[self._proposal.plan.mode]
        if not moves:
            return f"{title} · không ai phải đổi chỗ"
        if self._proposal.plan.mode is PlanMode.CLOSE_UP:
            absent = self._proposal.absent()
            words = f"{title} · {len(moves) - absent} người dời lên"
            return f"{words} · {absent} người không có mặt lùi xuống" if absent else words
        new = sum(move.from_seat is None for move in moves)
        gone = sum(move.to_seat is None for move in moves)
        counts = (
            (new, "xếp mới"),
            (len(moves) - new - gone, "đổi chỗ"),
            (gone, "mất chỗ"),
        )
        words = " · ".join(f"{count} người {what}" for count, what in counts if count)
        return f"{title} · {words}"

    def _quality(self) -> Content:
        """Show what the plan is for: moving up fills the front, whoever is not here."""
        if self._proposal.plan.mode is PlanMode.CLOSE_UP:
            return _figure("Ghế trống phía trước", *self._proposal.ahead, empty=False)
        before, after = self._proposal.before.objective, self._proposal.after.objective
        figures = (
            ("Điểm trừ", before.total, after.total),
            ("thứ bậc", before.rank_inversions, after.rank_inversions),
            ("đơn vị", before.unit_inversions, after.unit_inversions),
            ("tách", before.unit_splits, after.unit_splits),
            (AWARD, before.aisle_distance, after.aisle_distance),
        )
        empty = not any(seat.delegate for seat in self._session.seating.seats())
        return Content("  ").join(_figure(*figure, empty=empty) for figure in figures)

    def _notes(self) -> list[Content]:
        plan = self._proposal.plan
        lines = [Content.styled(note, "$warning") for note in plan.notes]
        if self._proposal.moves and self._proposal.reprint is not None:
            lines.append(_papers(len(self._proposal.reprint), plan.mode))
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
            self.dismiss(self._proposal)


def _figure(words: str, was: int, will: int, *, empty: bool) -> Content:
    """Return a figure before and after; in an empty room there is no before."""
    if empty:
        return Content.assemble((f"{words} ", "$muted"), (f"{will}", "bold"))
    tone = "bold $success" if will <= was else "bold $warning"
    return Content.assemble((f"{words} ", "$muted"), f"{was} → ", (f"{will}", tone))


def _papers(count: int, mode: PlanMode) -> Content:
    """Say how many people hold a paper that would name the wrong seat, and what to do."""
    if not count:
        return Content.styled("Không ai có giấy đã in phải đổi ghế.", "$success")
    # On the day nobody prints again: people are shown to their seats.
    then = "mời ngồi theo ghế mới" if mode is PlanMode.CLOSE_UP else "lưu xong phải in lại"
    return Content.styled(f"▲ {count} người có giấy đã in ghi ghế khác: {then}.", "bold $warning")
