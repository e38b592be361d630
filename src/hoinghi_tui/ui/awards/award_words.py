"""Awards in words, shapes and colours: one wording for all screens that list them."""

from hoinghi_tui.domain.awards import Award, AwardState
from hoinghi_tui.domain.seat_state import SEAT_WORDS, SeatState
from hoinghi_tui.ui.widgets.row_list import Cell
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import shorten_name

_PRESENCE_WIDTH = 10

_STATES = {
    AwardState.WAITING: Cell("○ chưa trao", "muted"),
    AwardState.CALLED: Cell("▶ đang mời", "accent"),
    AwardState.HANDED: Cell("✔ đã trao", "success"),
    AwardState.BY_PROXY: Cell("✔ nhận thay", "warning"),
}


def batch_cells(award: Award, opens_batch: bool, on_stage: bool) -> tuple[Cell, Cell]:
    """Return batch and place; the batch is named once, on its first line."""
    tone = "accent" if on_stage else "muted"
    return Cell(f"Đợt {award.batch}" if opens_batch else "", tone), Cell(f"{award.order:>2}", tone)


def recipient_words(award: Award) -> str:
    """Return the recipient with the honorific: "Bà Nguyễn Thị Thu Hà"."""
    return f"{award.honorific} {award.recipient}".strip()


def state_cell(award: Award) -> Cell:
    """Return how far the handing over has come."""
    return _STATES[award.state]


def presence_cell(where: SeatState | None, instead: str = "") -> Cell:
    """Return where the one who comes up is; None is somebody not on the list.

    ``instead`` is the name of who came in that person's place.
    """
    if where is None:
        return Cell("– ngoài DS", "muted")
    if instead:
        return Cell(f"↷ {shorten_name(instead, _PRESENCE_WIDTH - 2)}", "warning")
    tone = "success" if where is SeatState.PRESENT else "warning"
    return Cell(f"{STATE_MARKS[where][0]} {SEAT_WORDS[where]}", tone)
