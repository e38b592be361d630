"""Choosing which seats stand out: by arrows, or by a few letters of what is meant."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.seating.seat_filters import SeatFilter, seat_filters
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.vietnamese import Haystack, search

_COLUMNS = (Column("", 1), Column("", 24, weight=1), Column("", 9, drop=1))
_LINES = 13


class FilterList(Dialog[SeatFilter | None]):
    """Returns the filter chosen by Enter or the mouse, None for Esc.

    Letters are typed and never choose by themselves: with many units no letter would be
    left for some of them.
    """

    DEFAULT_CSS = """
    FilterList RowList { background: $panel; margin-top: 1; }
    """
    BINDINGS = [
        ("escape", "dismiss(None)", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trước"),
        ("pagedown", "page(1)", "Trang sau"),
    ]

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._cards = session.seating.cards()
        filters = seat_filters(session)
        self._choices = [(one, Haystack.of(one.words, one.tag)) for one in filters]

    def compose(self) -> ComposeResult:
        """Yield the line to type in and what fits."""
        with Vertical(classes="dialog"):
            yield Static("LỌC GHẾ", classes="dialog-title", markup=False)
            yield Input(placeholder="Gõ vài chữ, như: co mat, tham luan, tên đơn vị")
            rows: RowList[SeatFilter] = RowList(
                _COLUMNS, self._cells, titles=False, empty="Không có mục nào khớp."
            )
            rows.can_focus = False
            rows.styles.height = min(_LINES, len(self._choices))
            yield rows
            yield Static("↑↓  chọn   Enter  lọc   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show everything until something is typed."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()
        self._search()

    def _cells(self, choice: SeatFilter) -> Sequence[Cell]:
        return (
            Cell(choice.sign, choice.tone if choice.tone != "faint" else "muted"),
            Cell(choice.words),
            Cell(f"{choice.count(self._cards):>4} ghế", "muted"),
        )

    @on(Input.Changed)
    def _search(self) -> None:
        found = search(self.query_one(Input).value, self._choices)
        self.query_one(RowList).show(found, 0)

    def action_step(self, step: int) -> None:
        """Go to the next or the previous line."""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many lines as are shown."""
        self.query_one(RowList).action_page(step)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        choice: SeatFilter | None = self.query_one(RowList).current
        if choice is not None:
            self.dismiss(choice)
