"""Writing down what the chair concludes, one point a line."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from hoinghi_tui.domain.aftermath import Conclusion
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.script_editor import ScriptArea
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.text_dialog import TextDialog
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys

COMMANDS = (
    Command("save", "ctrl+s", "Ctrl+S", "lưu", "Lưu kết luận", priority=True),
    Command("leave", "escape", "Esc", "thôi", "Đóng, không lưu phần vừa sửa", priority=True),
)


class ConclusionEditor(TextDialog):
    """One point a line; how many points that makes stands below."""

    CSS_PATH = "conclusion_editor.tcss"
    BINDINGS = bindings(COMMANDS)
    COMMANDS_HERE = COMMANDS
    HELP_TITLE = "Kết luận của chủ tọa"
    HELP = """
Mỗi dòng là một ý kết luận; số thứ tự được đánh khi in. Kết luận vào biên bản, thông báo kết luận và
tin cho phóng viên đúng như ghi ở đây. Nhiệm vụ giao cho đơn vị thì ghi riêng (phím N ở F9 mục 7,
hoặc Ctrl+P “Ghi nhiệm vụ kết luận” ở mọi trang) để theo dõi được. Trong ô gõ, Ctrl+Z chỉ lùi chữ.
"""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._seen: Conclusion = session.aftermath.conclusion()

    def compose(self) -> ComposeResult:
        """Yield the text, how many points it has, and the keys."""
        with Vertical(classes="dialog", id="conclusion-editor"):
            yield Static("KẾT LUẬN CỦA CHỦ TỌA", classes="dialog-title", markup=False)
            yield ScriptArea(self._seen.text, soft_wrap=True, compact=True, tab_behavior="focus")
            yield Static(id="conclusion-count", classes="muted", markup=False)
            yield Static(classes="form-problem", markup=False)
            yield DialogKeys([*COMMANDS, DIALOG_HELP])

    def on_mount(self) -> None:
        """Go on typing at the end."""
        area = self.query_one(ScriptArea)
        area.cursor_blink = False
        self.begin_typing()
        area.move_cursor(area.document.end)
        area.focus()
        self._count()

    @on(TextArea.Changed)
    def _count(self) -> None:
        points = len(Conclusion(text=self._typed).points)
        words = f"{points} ý, mỗi dòng một ý" if points else "Mỗi dòng một ý."
        self.query_one("#conclusion-count", Static).update(words)
        self.query_one(".form-problem", Static).update("")

    def write(self) -> None:
        """Save the conclusion."""
        self._session.aftermath.write_conclusion(self._typed, self._seen)
