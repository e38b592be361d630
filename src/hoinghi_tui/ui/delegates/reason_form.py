"""Asking why somebody does not come."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.ui.widgets.dialog import Dialog


class ReasonForm(Dialog[str | None]):
    """One line, which may stay blank; Enter returns it, Esc returns None."""

    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def __init__(self, title: str, reason: str = "") -> None:
        super().__init__()
        self._title = title
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Yield the line."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            yield Input(self._reason, placeholder="Lý do vắng, có thể để trống", id="reason")
            yield Static("Enter  lưu   Esc  thôi", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Start typing at once."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()

    @on(Input.Submitted)
    def _done(self, submitted: Input.Submitted) -> None:
        self.dismiss(submitted.value)
