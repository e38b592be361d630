"""Asks who receives a certificate for somebody who is away."""

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Label, Static

from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.vietnamese import clean


@dataclass(frozen=True, slots=True)
class Proxy:
    """Who receives instead, and why."""

    name: str
    position: str
    reason: str


class ProxyForm(Dialog[Proxy | None]):
    """Three lines: name, post, reason. Enter goes on and saves from the last line."""

    BINDINGS = [("escape", "dismiss", "Bỏ qua"), ("ctrl+s", "save", "Lưu")]

    def __init__(self, recipient: str) -> None:
        super().__init__()
        self._recipient = recipient

    def compose(self) -> ComposeResult:
        """Yield the form."""
        with Vertical(classes="dialog"):
            yield Static(f"NHẬN THAY {self._recipient}", classes="dialog-title", markup=False)
            yield Label("Họ tên người nhận thay")
            yield Input(id="proxy-name")
            yield Label("Chức vụ")
            yield Input(id="proxy-position")
            yield Label("Lý do")
            yield Input(id="proxy-reason", placeholder="đi công tác, ốm, …")
            yield Static("", id="proxy-error", markup=False)
            yield Static("Enter  tiếp, lưu ở dòng cuối    Esc  bỏ qua", classes="dialog-keys")

    @on(Input.Submitted)
    def _next_field(self, submitted: Input.Submitted) -> None:
        if submitted.input.id == "proxy-reason":
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Close with what was typed; the name must be there."""
        values = [
            clean(self.query_one(f"#proxy-{field}", Input).value)
            for field in ("name", "position", "reason")
        ]
        if not values[0]:
            self.query_one("#proxy-error", Static).update("Hãy ghi họ tên người nhận thay.")
            self.query_one("#proxy-name", Input).focus()
            return
        self.dismiss(Proxy(*values))
