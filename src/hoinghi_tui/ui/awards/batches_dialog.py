"""Batches proposed for the width of the stage, looked at before they are saved."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from hoinghi_tui.domain.award_batches import USUAL_WIDTH, BatchChange
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.award_words import KIND_WORDS, recipient_words
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.grouped_lines import Heading
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.rows_dialog import RowsDialog
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_COLUMNS = (
    Column("", 3),
    Column("Người nhận", 24, weight=2),
    Column("Loại", 11, drop=2),
    Column("Đang ở", 18, drop=1),
)
_AROUND = 14
"""Lines of the dialog and of the screen around it that are not the list."""


class BatchesDialog(RowsDialog[bool]):
    """One number, and the batches that follow from it; Enter saves them, closing with True."""

    BINDINGS = [("escape", "dismiss(False)", "Thôi")]
    DEFAULT_CSS = """
    BatchesDialog .dialog { width: 96; }
    BatchesDialog RowList { background: $panel; margin-top: 1; }
    BatchesDialog #batches-told { height: auto; margin-top: 1; }
    BatchesDialog.-short .dialog { max-height: 100%; }
    BatchesDialog.-short .dialog-title, BatchesDialog.-short .dialog-keys { margin: 0; }
    """
    HELP_TITLE = "Chia đợt"
    HELP = """
Ghi số người đứng được trên sân khấu cùng lúc. Hình thức khen cao gọi trước; rồi tập thể, cá nhân,
hộ gia đình; trong mỗi loại theo thứ tự của quyết định. Các đợt cùng loại đông gần bằng nhau.

Đợt đã mời hoặc đang trao giữ nguyên. Chia xong vẫn sửa tay được: M chuyển, Alt+↑ ↓ đổi thứ tự.
"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._changes: Sequence[BatchChange] = ()

    def compose(self) -> ComposeResult:
        """Yield the width, the batches, and what would change."""
        with Vertical(classes="dialog"):
            yield Static("CHIA ĐỢT TRAO", classes="dialog-title", markup=False)
            with Horizontal(classes="form-row -here"):
                yield Static("Mỗi đợt tối đa", classes="form-label", markup=False)
                yield Input(
                    str(USUAL_WIDTH), max_length=2, restrict=r"[0-9]*", placeholder="số người"
                )
            rows: RowList[BatchChange] = RowList(_COLUMNS, _cells)
            rows.can_focus = False
            yield rows
            yield SteadyText(id="batches-told")
            yield Static(classes="form-problem", markup=False)
            yield Static(
                "Enter  lưu   ↑↓  xem   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show the batches for the usual width."""
        self.start_typing().select_all()
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        """Show the batches for the width as it is typed."""
        typed = self.query_one(Input).value
        changes: Sequence[BatchChange] = ()

        def propose() -> None:
            if not typed:
                raise Refused("Ghi số người mỗi đợt, thường từ 8 đến 10.")
            nonlocal changes
            changes = self._session.awards.propose_batches(int(typed))

        self.tell(try_to(propose))
        self._changes = changes
        headings: list[tuple[int, Heading]] = []
        for at, change in enumerate(changes):
            if change.order == 1:
                size = sum(one.batch == change.batch for one in changes)
                headings.append((at, Heading(f"ĐỢT {change.batch}", f"{size} người")))
        self.make_room(len(changes) + len(headings) + 1, _AROUND)
        self.query_one(RowList).show(changes, 0, headings=headings)
        moved = sum(change.differs for change in changes)
        told = f"{len(changes)} người, {len(headings)} đợt · {moved} người đổi chỗ"
        line = self.query_one("#batches-told", SteadyText)
        line.show(Content.styled(told, "$muted") if changes else Content(""))

    @on(Input.Submitted)
    def _save(self) -> None:
        if not self._changes:
            return
        if not any(change.differs for change in self._changes):
            self.tell("Các đợt đã như vậy, không có gì để lưu. Esc để thôi.")
            return
        problem = try_to(lambda: self._session.awards.accept(self._changes))
        if problem:
            self._show()
        self.tell(problem)
        if not problem:
            self.dismiss(True)


def _cells(change: BatchChange) -> Sequence[Cell]:
    award = change.award
    before = f"đợt {award.batch}, vị trí {award.order}" if change.differs else "như cũ"
    return (
        Cell(f"{change.order:>3}", "accent"),
        Cell(recipient_words(award), "strong" if change.differs else ""),
        Cell(KIND_WORDS[award.kind], "muted"),
        Cell(before, "warning" if change.differs else "muted"),
    )
