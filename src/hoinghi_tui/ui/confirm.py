"""Asks once before something that people would miss; it can still be undone afterwards."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from hoinghi_tui.ui.widgets.dialog import Dialog


class Confirm(Dialog[bool]):
    """Says what will happen; Enter does it, Esc does not."""

    BINDINGS = [("enter", "dismiss(True)", "Đồng ý"), ("escape", "dismiss(False)", "Thôi")]

    def __init__(self, title: str, text: str, verb: str) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._verb = verb

    def compose(self) -> ComposeResult:
        """Yield the question."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Static(self._text, markup=False)
            yield Static(f"Enter  {self._verb}    Esc  thôi", classes="dialog-keys", markup=False)
