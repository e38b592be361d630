"""Choosing a free seat of the room, or none."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult

from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import CANCEL, DeskDialog, Scan
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.vietnamese import fold

NO_SEAT = ""
"""Stands for a person who is to have no seat for now."""

_COLUMNS = (Column("", 8), Column("", 24, weight=1), Column("", 9, drop=1))
_LINES = 10


@dataclass(frozen=True, slots=True)
class _Line:
    """One answer: a seat's id, or ``NO_SEAT``; where it is; what is to be known of it."""

    seat: str
    place: str
    note: str = ""


class SeatChooser(DeskDialog[str | None]):
    """Returns the id of a free seat, ``NO_SEAT`` for none, and None for Esc.

    The seat that was offered stands first; others are found by number or place.
    """

    COMMANDS_HERE = (
        Command("enter", "enter", "Enter", "lấy ghế", "Lấy ghế đang chọn"),
        Command("step(1)", "down", "↑↓", "chọn", "Xuống"),
        Command("step(-1)", "up", "↑", "lên", "Lên", shown=False),
        CANCEL,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, session: Session, offered: str | None, scan: Scan) -> None:
        super().__init__(scan)
        reserve = SEAT_WORDS[SeatState.RESERVE]
        lines = [
            _Line(free.seat.id, free.place, reserve if free.seat.reserve else "")
            for free in session.desk.free_seats()
        ]
        lines.sort(key=lambda line: line.seat != offered)
        self._sought = ""
        self._lines = [*lines, _Line(NO_SEAT, "chưa xếp chỗ, xếp sau ở F4")]

    def dialog_title(self) -> str:
        """Return what is chosen."""
        return "CHỌN GHẾ TRỐNG"

    def compose_lines(self) -> ComposeResult:
        """Yield the box and the free seats that fit what is typed."""
        yield ScanInput(placeholder="Gõ số ghế hoặc hàng", id="seat-query", takes_blank=True)
        rows: RowList[_Line] = RowList(
            _COLUMNS, _cells, titles=False, empty="Không có ghế trống nào khớp."
        )
        rows.can_focus = False
        rows.styles.height = min(_LINES, len(self._lines))
        yield rows

    def on_mount(self) -> None:
        """Show all free seats."""
        self.query_one(ScanInput).focus()
        self.query_one(RowList).show(self._lines, 0)

    @on(ScanInput.Changed)
    def _search(self) -> None:
        typed = fold(self.query_one(ScanInput).value.strip())
        if typed == self._sought:
            return  # the arrows may have moved on
        self._sought = typed
        found = [line for line in self._lines if typed in fold(f"{line.seat} {line.place}")]
        # A number is meant exactly: "a1" must not take A10.
        found.sort(key=lambda line: bool(typed) and fold(line.seat) != typed)
        self.query_one(RowList).show(found, 0)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous seat."""
        self.query_one(RowList).action_move(step)

    def line_entered(self, box: ScanInput) -> None:
        """Return the seat under the cursor."""
        self._search()  # the last keys may not have been looked at yet
        self._choose()

    @on(RowList.Chosen)
    def _choose(self) -> None:
        line: _Line | None = self.query_one(RowList).current
        if line is not None:
            self.dismiss(line.seat)


def _cells(line: _Line) -> Sequence[Cell]:
    return Cell(line.seat or "–", "accent"), Cell(line.place), Cell(line.note, "muted")
