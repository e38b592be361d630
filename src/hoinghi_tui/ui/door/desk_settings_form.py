"""What is set for this machine's desk."""

from dataclasses import replace

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.door.desk_dialog import CANCEL, LINES, DeskDialog, Scan
from hoinghi_tui.ui.widgets.choice import Choices
from hoinghi_tui.ui.widgets.scan_input import ScanInput
from hoinghi_tui.vietnamese import clean

_SWITCHES = {
    "sound": ("Âm thanh", "báo bằng tiếng sau mỗi lần quét"),
    "scan_everywhere": ("Quét mọi trang", "nhận thẻ cả khi đang mở trang khác"),
    "hide_names": ("Ẩn tên", "ẩn tên sau một phút không có ai"),
}
"""Fields that are on or off: the label and what is done when on."""


class DeskSettingsForm(DeskDialog[DeskSettings | None]):
    """Returns the settings as they shall be; keeping them is the caller's business.

    Without ``camera`` it is not asked for a webcam, as where this desk has none to use.
    """

    COMMANDS_HERE = (
        Command("save", "ctrl+s", "Ctrl+S", "lưu", "Lưu thiết lập"),
        *LINES,
        Command("press", "space", "Space", "bật, tắt", "Bật hoặc tắt"),
        Command("enter", "enter", "Enter", "dòng dưới", "Sang dòng dưới", shown=False),
        CANCEL,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def __init__(self, settings: DeskSettings, scan: Scan, *, camera: bool = True) -> None:
        super().__init__(scan)
        self._settings = settings
        self._asks_camera = camera

    def dialog_title(self) -> str:
        """Return what is set, and for which machine."""
        return "THIẾT LẬP BÀN ĐÓN TIẾP · chỉ cho máy này"

    def compose_lines(self) -> ComposeResult:
        """Yield a line for each setting."""
        now = self._settings
        with Horizontal(classes="form-row", id="operator-row"):
            yield Static("Người trực", classes="form-label", markup=False)
            yield ScanInput(
                id="operator",
                takes_blank=True,
                value=now.operator,
                placeholder="ghi vào mỗi lần điểm danh; có thể để trống",
            )
        with Vertical(id="switches"):
            for name, (label, words) in _SWITCHES.items():
                with Horizontal(classes="form-row"):
                    yield Static(label, classes="form-label", markup=False)
                    yield Choices([(name, words)], [name] * getattr(now, name), id=name)
        if self._asks_camera:
            with Horizontal(classes="form-row"):
                yield Static("Webcam số", classes="form-label", markup=False)
                yield ScanInput(id="camera", takes_blank=True, value=str(now.camera))
                yield Static("0 là webcam thứ nhất của máy", id="camera-hint", markup=False)

    def on_mount(self) -> None:
        """Start at the name."""
        self.query_one("#operator").focus()

    def line_entered(self, box: ScanInput) -> None:
        """Go on to the next line; from the last one save."""
        if box.id == "camera":
            self.action_save()
        else:
            self.focus_next()

    def action_press(self) -> None:
        """Turn the switch one is at on or off; Space does it there by itself."""
        if isinstance(self.focused, Choices):
            self.focused.action_press()

    def action_save(self) -> None:
        """Return what is set; a camera that is no number is said."""
        number = str(self._settings.camera)
        if self._asks_camera:
            box = self.query_one("#camera", ScanInput)
            number = clean(box.value)
            if not (number.isascii() and number.isdigit() and len(number) == 1):
                self.complain("Số webcam từ 0 đến 9; máy có một webcam thì là 0.")
                box.focus()
                return
        switches = {name: bool(self.query_one(f"#{name}", Choices).value) for name in _SWITCHES}
        operator = clean(self.query_one("#operator", ScanInput).value)
        self.dismiss(replace(self._settings, operator=operator, camera=int(number), **switches))
