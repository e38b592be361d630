"""Awards in words, shapes and colours: one wording for all screens that list them."""

from hoinghi_tui.domain.awards import Award, AwardKind, AwardState
from hoinghi_tui.ui.widgets.row_list import Cell

KIND_WORDS = {
    AwardKind.COLLECTIVE: "tập thể",
    AwardKind.INDIVIDUAL: "cá nhân",
    AwardKind.HOUSEHOLD: "hộ gia đình",
}

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
