"""A short list of things to do, each by one key."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

T = TypeVar("T")

_COLUMNS = (Column("", 3), Column("", 24, weight=2), Column("", 12, weight=1))


@dataclass(frozen=True, slots=True)
class MenuItem(Generic[T]):
    """One line: the key that chooses it, what it does, a quiet note, and what it stands for."""

    key: str
    label: str
    value: T
    note: str = ""


class Menu(Dialog[T | None], Generic[T]):
    """Returns the value of the line chosen by its key, Enter or the mouse; None for Esc.

    ``text`` is a sentence between the title and the lines.
    """

    DEFAULT_CSS = """
    Menu RowList { background: $panel; }
    Menu .menu-text { margin-bottom: 1; }
    """
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def __init__(self, title: str, items: Sequence[MenuItem[T]], *, text: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._items = tuple(items)

    def compose(self) -> ComposeResult:
        """Yield the lines."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            if self._text:
                yield Static(self._text, classes="menu-text", markup=False)
            rows: RowList[MenuItem[T]] = RowList(_COLUMNS, _cells, titles=False)
            rows.styles.height = len(self._items)
            yield rows
            yield Static("↑↓  chọn   Enter  làm   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Start at the first line."""
        rows = self.query_one(RowList)
        rows.show(self._items, 0)
        rows.focus()

    def on_key(self, event: events.Key) -> None:
        """Choose a line by its key, in small or capital letters."""
        typed = (event.character or "").casefold()
        item = next((item for item in self._items if item.key.casefold() == typed), None)
        if item is not None:
            event.stop()
            self.dismiss(item.value)

    @on(RowList.Chosen)
    def _chosen(self) -> None:
        item: MenuItem[T] | None = self.query_one(RowList).current
        if item is not None:
            self.dismiss(item.value)


def _cells(item: MenuItem[T]) -> Sequence[Cell]:
    return Cell(f" {item.key}", "accent"), Cell(item.label), Cell(item.note, "muted")
