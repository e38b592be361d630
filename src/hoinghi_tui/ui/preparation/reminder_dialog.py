"""What a unit still owes, as a message to paste into Zalo."""

from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from hoinghi_tui.services.place import file_words
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys
from hoinghi_tui.vietnamese import printable


class ReminderDialog(Dialog[None]):
    """Shows the message, which is copied at once; it can be saved as a file as well."""

    HELP_TITLE = "Tin đôn đốc"
    HELP = """
Tin nhắn liệt kê đúng những việc đơn vị còn nợ. Tin đã được chép: mở Zalo, bấm Ctrl+V. Có cửa sổ
lệnh không cho chép; khi ấy bấm S lưu thành tệp .txt trong thư mục out/, mở bằng Notepad rồi chép.
"""
    COMMANDS_HERE = (
        Command("copy", "c,enter", "C", "chép lại", "Chép tin vào bộ nhớ tạm để dán"),
        Command("save", "s", "S", "lưu tệp .txt", "Lưu tin thành tệp .txt trong thư mục out/"),
        DIALOG_HELP,
        Command("dismiss", "escape", "Esc", "đóng", "Đóng"),
    )
    BINDINGS = bindings(COMMANDS_HERE)
    DEFAULT_CSS = """
    ReminderDialog .dialog { max-height: 100%; }
    ReminderDialog .dialog-title { dock: top; }
    ReminderDialog #reminder-box {
        height: auto; max-height: 100%; background: $background; padding: 0 1;
        scrollbar-size-vertical: 1;
    }
    ReminderDialog #reminder-foot { dock: bottom; height: auto; }
    ReminderDialog #reminder-told { height: auto; margin-top: 1; }
    """

    def __init__(self, session: Session, title: str, text: str) -> None:
        super().__init__()
        self._session = session
        self._title = printable(title)
        self._text = text

    def compose(self) -> ComposeResult:
        """Yield the message and the keys."""
        with Vertical(classes="dialog"):
            yield Static(self._title, classes="dialog-title", markup=False)
            with VerticalScroll(id="reminder-box"):
                lines = "\n".join(map(printable, self._text.split("\n")))
                yield Static(lines, id="reminder-text", markup=False)
            with Vertical(id="reminder-foot"):
                yield Static(id="reminder-told", markup=False)
                yield DialogKeys(self.COMMANDS_HERE)

    def on_mount(self) -> None:
        """Copy at once: that is what it was opened for."""
        self.query_one("#reminder-box").focus()
        self.action_copy()

    def action_copy(self) -> None:
        """Copy the message for pasting."""
        self.app.copy_to_clipboard(self._text)
        self._tell("✔ Đã chép. Dán vào Zalo bằng Ctrl+V; không dán được thì bấm S.", "$success")

    def action_save(self) -> None:
        """Save the message as a text file."""
        made: list[Path] = []
        tasks, folder = self._session.tasks, self._session.folder
        problem = try_to(lambda: made.append(tasks.save_text(folder, self._text)))
        if problem:
            self._tell(problem, "$error")
        else:
            self._tell(f"✔ Đã lưu {file_words(made[0])}", "$success")

    def _tell(self, sentence: str, tone: str) -> None:
        self.query_one("#reminder-told", Static).update(Content.styled(sentence, tone))
