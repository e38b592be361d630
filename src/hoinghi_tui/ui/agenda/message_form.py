"""What can be said to the one who speaks: the usual words by one key, others typed."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.domain.agenda_messages import LONGEST, Message
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.menu import MenuItem

USUAL = (
    "Còn 5 phút",
    "Còn 3 phút",
    "Còn 1 phút",
    "Xin mời kết thúc",
    "Xin nói gần micro hơn",
    "Xin nói chậm lại",
)
"""The words that are said most, each by its number."""

OTHER = "\n"
"""Stands for words that are still to be typed; no message can read so."""
REMOVE = "\n\n"
"""Stands for taking the message away."""


def message_menu(message: Message | None) -> list[MenuItem[str]]:
    """Return the lines of the menu; that a message is taken away only where there is one."""
    lines = [MenuItem(str(number), text, text) for number, text in enumerate(USUAL, start=1)]
    lines.append(MenuItem("N", "Lời khác", OTHER, "tự gõ"))
    if message is not None:
        lines.append(MenuItem("X", "Xóa lời nhắn", REMOVE, "bảng chỉ còn đồng hồ"))
    return lines


class MessageForm(Dialog[str | None]):
    """Asks for a few words; returns them, or None."""

    DEFAULT_CSS = """
    MessageForm Input { margin: 1 0; }
    """
    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def compose(self) -> ComposeResult:
        """Yield the field."""
        with Vertical(classes="dialog"):
            yield Static("NHẮN NGƯỜI NÓI", classes="dialog-title", markup=False)
            yield Static("Lời ngắn thì chữ trên bảng to hơn.", markup=False)
            yield Input(id="message", max_length=LONGEST, placeholder="ví dụ: Mời đại biểu hỏi")
            yield Static("Enter  hiện lên bảng    Esc  thôi", classes="dialog-keys", markup=False)

    @on(Input.Submitted)
    def _save(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.dismiss(event.value)
