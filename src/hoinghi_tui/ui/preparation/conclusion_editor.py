"""Writing down what the chair concludes, one point a line."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static, TextArea

from hoinghi_tui.domain.aftermath import Conclusion
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.script_editor import ScriptArea
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import DIALOG_HELP, Dialog
from hoinghi_tui.ui.widgets.dialog_keys import DialogKeys

COMMANDS = (
    Command("save", "ctrl+s", "Ctrl+S", "lưu", "Lưu kết luận", priority=True),
    Command("leave", "escape", "Esc", "thôi", "Đóng, không lưu phần vừa sửa", priority=True),
)


class ConclusionEditor(Dialog[bool]):
    """Closes with True when it was saved; nothing typed is lost without a question."""

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
        self._shown = ""

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
        self._shown = self._typed  # a stored line end may be read as another
        area.move_cursor(area.document.end)
        area.focus()
        self._count()

    @on(TextArea.Changed)
    def _count(self) -> None:
        points = len(Conclusion(text=self._typed).points)
        words = f"{points} ý, mỗi dòng một ý" if points else "Mỗi dòng một ý."
        self.query_one("#conclusion-count", Static).update(words)
        self.query_one(".form-problem", Static).update("")

    @property
    def _typed(self) -> str:
        return self.query_one(ScriptArea).text

    def action_save(self) -> None:
        """Save; when another station was faster it is said and nothing typed is lost."""
        aftermath = self._session.aftermath
        problem = try_to(lambda: aftermath.write_conclusion(self._typed, self._seen))
        if problem:
            self.query_one(".form-problem", Static).update(problem)
        else:
            self.dismiss(True)

    def action_leave(self) -> None:
        """Close; ask first when something was typed."""
        if self._typed == self._shown:
            self.dismiss(False)
            return

        def agreed(sure: bool | None) -> None:
            if sure:
                self.dismiss(False)

        words = "Phần vừa gõ chưa được lưu. Đóng thì mất phần ấy; Esc để gõ tiếp, rồi Ctrl+S lưu."
        self.app.push_screen(Confirm("BỎ PHẦN VỪA SỬA?", words, "bỏ"), agreed)
