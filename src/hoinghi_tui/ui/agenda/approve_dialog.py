"""Approving the agenda: the times it gets, before they are frozen."""

from collections.abc import Sequence
from datetime import time, timedelta

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import length_text, parse_time_of_day
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.totals_words import totals_words
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.rows_dialog import RowsDialog
from hoinghi_tui.ui.widgets.steady_text import SteadyText

_COLUMNS = (
    Column("Sẽ duyệt", 11),
    Column("Dài", 5),
    Column("Nội dung", 20, weight=1),
    Column("Đã duyệt trước", 14, drop=1),
)
_AROUND = 15
"""Lines of the dialog and of the screen around it that are not the list."""


class ApproveDialog(RowsDialog[bool]):
    """Shows what time each item gets; Enter freezes them and closes with True."""

    CSS_PATH = "making.tcss"
    BINDINGS = [("escape", "dismiss(False)", "Thôi")]
    HELP_TITLE = "Duyệt chương trình"
    HELP = """
Duyệt là chốt giờ bắt đầu và giờ xong của từng mục. Giờ đã duyệt in trên chương trình phát đại
biểu, và là mốc để tính muộn hay sớm trong buổi họp.

Ghi giờ bắt đầu của mục đầu tiên; bảng dưới cho thấy giờ của mọi mục trước khi chốt. Phút thêm,
bớt từ trước được tính vào thời lượng đã duyệt.

Trước khi hội nghị bắt đầu có thể duyệt lại: giờ mới thay giờ cũ. Nhầm thì Ctrl+Z.
"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        start = session.agenda_editor.totals().start
        self._start = session.agenda.clock(start) if start is not None else ""
        self._shown: list[AgendaItem] = []

    def compose(self) -> ComposeResult:
        """Yield the start, the times that follow from it, and what they mean."""
        with Vertical(classes="dialog", id="approve-dialog"):
            yield Static("DUYỆT CHƯƠNG TRÌNH", classes="dialog-title", markup=False)
            with Horizontal(classes="form-row -here"):
                yield Static("Bắt đầu lúc", classes="form-label", markup=False)
                yield Input(self._start, placeholder="7h30, 7:30 hoặc 07g30")
            rows: RowList[AgendaItem] = RowList(_COLUMNS, self._cells, id="approve-items")
            rows.can_focus = False
            yield rows
            yield SteadyText(id="approve-totals")
            yield Static(classes="form-problem", markup=False)
            yield Static(
                "Enter  duyệt   ↑↓  xem   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Show the times for the planned start."""
        self.start_typing()
        self._show()

    @on(Input.Changed)
    def _show(self) -> None:
        """Show the times that follow from the start as it is typed."""
        self._shown = self._session.agenda.items()
        start, sentence, items = self._typed, "", []
        if start is None:
            sentence = "Ghi giờ bắt đầu như 7h30, 7:30 hoặc 07g30."
        else:
            try:
                items = self._session.agenda.approval(start)
            except Refused as refusal:
                sentence = str(refusal)
        self.tell(sentence)
        self.make_room(len(self._shown) + 1, _AROUND)
        self.query_one(RowList).show(items)
        totals = self.query_one("#approve-totals", SteadyText)
        editor, clock = self._session.agenda_editor, self._session.agenda.clock
        totals.show(totals_words(editor.totals_of(items), clock) if items else Content(""))

    @property
    def _typed(self) -> time | None:
        return parse_time_of_day(self.query_one(Input).value)

    def _cells(self, item: AgendaItem) -> Sequence[Cell]:
        before = self._session.state.agenda.get(item.id)
        old = _span(before.baseline_start, before.baseline_end) if before is not None else ""
        new = _span(item.baseline_start, item.baseline_end)
        # One with a hard end lasts as long as its two times say.
        fixed = item.hard_end is None and new
        minutes = length_text(timedelta(seconds=item.duration_s)) if fixed else ""
        return (
            Cell(new or "bỏ qua", "strong" if new else "muted"),
            Cell(minutes, "muted"),
            Cell(item.title, "" if new else "muted"),
            Cell("như cũ" if old == new and old else old or "chưa", "muted"),
        )

    @on(Input.Submitted)
    def _approve(self) -> None:
        """Freeze the times in sight; what another station has changed is shown first."""
        start = self._typed
        if start is None:
            return
        if self._session.agenda.items() != self._shown:
            self._show()
            self.tell("Chương trình vừa được sửa ở bàn khác: hãy xem lại bảng, rồi Enter lần nữa.")
            return
        problem = try_to(lambda: self._session.agenda.approve(start))
        if problem:
            self.tell(problem)
        else:
            self.dismiss(True)


def _span(start: time | None, end: time | None) -> str:
    return f"{start:%H:%M}–{end:%H:%M}" if start is not None and end is not None else ""
