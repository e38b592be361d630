"""A dialog with one list: chosen by arrows, or by a few letters of what is meant."""

from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.rows_dialog import RowsDialog
from hoinghi_tui.vietnamese import printable

T = TypeVar("T")
R = TypeVar("R")


class TypedList(RowsDialog[R | None], Generic[T, R]):
    """Closes with the answer for the line chosen by Enter or the mouse, with None for Esc.

    Letters are typed and never choose by themselves: of many lines no letter would be left
    for some. A list says its words and columns, which lines fit what is typed, and what the
    answer is.
    """

    COLUMNS: ClassVar[tuple[Column, ...]]
    PLACEHOLDER: ClassVar[str]
    EMPTY: ClassVar[str]
    """Said when nothing fits."""
    VERB: ClassVar[str] = "lấy"
    """What Enter does."""

    DEFAULT_CSS = """
    TypedList RowList { background: $panel; margin-top: 1; }
    """
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def __init__(self, title: str, lines: int) -> None:
        super().__init__()
        self._title = printable(title)
        self._line_count = lines

    def fitting(self, typed: str) -> Sequence[T]:
        """Return the lines that fit, the likeliest first; all of them when nothing is typed."""
        raise NotImplementedError

    def cells(self, row: T) -> Sequence[Cell]:
        """Return a line as cells for ``COLUMNS``."""
        raise NotImplementedError

    def answer(self, row: T) -> R:
        """Return what choosing a line means."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Yield the line to type in and what fits."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(placeholder=self.PLACEHOLDER)
            rows: RowList[T] = RowList(self.COLUMNS, self.cells, titles=False, empty=self.EMPTY)
            rows.can_focus = False
            rows.styles.height = self._line_count
            yield rows
            keys = f"↑↓  chọn   Enter  {self.VERB}   Esc  thôi"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Show everything until something is typed."""
        self.start_typing()
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        self.query_one(RowList).show(self.fitting(self.query_one(Input).value), 0)

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        row: T | None = self.query_one(RowList).current
        if row is not None:
            self.dismiss(self.answer(row))
