"""Asks why a certificate or badge is made that is on paper already."""

from collections.abc import Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.vietnamese import clean, printable

_NAMED = 4
"""So many of those who have the paper are named."""


class ReprintForm(Dialog[str | None]):
    """One line with the reason, which must not stay blank; Esc prints nothing."""

    DEFAULT_CSS = """
    ReprintForm Input { margin-top: 1; }
    """
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]
    HELP_TITLE = "In lại"
    HELP = """
Giấy khen và thẻ đã in rồi thì chỉ in lại khi có lý do; lý do ghi vào nhật ký ở trang F2. Nhớ bỏ
tờ cũ đi để không ai cầm hai tờ. Thẻ bị mất thì thay thẻ ở trang F5: thẻ cũ hết hiệu lực.
"""

    def __init__(self, names: Sequence[str], reason: str = "") -> None:
        super().__init__()
        self._names = names
        self._reason = reason

    def compose(self) -> ComposeResult:
        """Yield who has the paper, and the line."""
        with Vertical(classes="dialog"):
            title = f"IN LẠI {len(self._names)} TỜ ĐÃ IN"
            yield Static(title, classes="dialog-title", markup=False)
            yield Static(self._who(), markup=False)
            yield Input(self._reason, placeholder="Lý do: sai tên, bị nhàu, …", id="reprint-reason")
            yield Static("", classes="form-problem", markup=False)
            keys = "Enter  in lại   F1  trợ giúp   Esc  thôi, không in gì"
            yield Static(keys, classes="dialog-keys", markup=False)

    def _who(self) -> str:
        more = len(self._names) - _NAMED
        named = ", ".join(printable(name) for name in self._names[:_NAMED])
        return f"{named}{f' và {more} tờ nữa' if more > 0 else ''}."

    def on_mount(self) -> None:
        """Start typing at once."""
        box = self.query_one(Input)
        box.cursor_blink = False
        box.focus()

    @on(Input.Submitted)
    def _done(self, submitted: Input.Submitted) -> None:
        reason = clean(submitted.value)
        if reason:
            self.dismiss(reason)
        else:
            self.query_one(".form-problem", Static).update("Hãy ghi lý do, hoặc bấm Esc để thôi.")
