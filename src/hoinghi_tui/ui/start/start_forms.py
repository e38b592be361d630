"""The two questions of the start: which folder, and what the new one is called."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input, Static

from hoinghi_tui.services.place import Database, NotAPlace, Place, read_place
from hoinghi_tui.services.recent import folder_for
from hoinghi_tui.services.session import holds_conference
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.vietnamese import clean


def typed_place(text: str) -> Place | None:
    """Read a place as a person types or drags it in, perhaps quoted, perhaps with ``~``.

    Raises ``NotAPlace`` for a mistyped address.
    """
    words = text.strip().strip("\"'")
    place = read_place(words)
    if isinstance(place, Path):
        return place.expanduser() if words else None
    return place


class _Form(Dialog[Place | None]):
    """A dialog whose last line says what is wrong."""

    BINDINGS = [("escape", "dismiss(None)", "Thôi")]

    def complain(self, sentence: str) -> None:
        """Say what is wrong; the form stays open."""
        self.query_one(".form-problem", Static).update(sentence)

    @on(Input.Changed)
    def _try_again(self) -> None:
        self.complain("")


class ExistingFolder(_Form):
    """Asks for the folder of a conference that was made before."""

    def compose(self) -> ComposeResult:
        """Yield the one field."""
        with Vertical(classes="dialog"):
            yield Static("MỞ HỘI NGHỊ ĐÃ CÓ", classes="dialog-title", markup=False)
            yield Static(
                "Thư mục của hội nghị (có tệp events.jsonl) hoặc postgresql://…", markup=False
            )
            yield Input(id="folder", placeholder="gõ hoặc dán đường dẫn")
            yield Static(classes="form-problem", markup=False)
            yield Static("Enter  mở    Esc  thôi", classes="dialog-keys", markup=False)

    @on(Input.Submitted)
    def _open(self, submitted: Input.Submitted) -> None:
        try:
            folder = typed_place(submitted.value)
        except NotAPlace as refused:
            self.complain(str(refused))
            return
        if folder is None:
            self.complain("Hãy gõ đường dẫn thư mục.")
        elif isinstance(folder, Database):
            self.dismiss(folder)  # what its server says comes back to this page
        elif not folder.is_dir():
            self.complain(f"Không có thư mục {folder}. Hãy kiểm tra lại đường dẫn.")
        elif not holds_conference(folder):
            self.complain(f"Thư mục {folder} chưa có hội nghị nào. Hãy chọn thư mục khác.")
        else:
            self.dismiss(folder)


class NewConference(_Form):
    """Asks for the title and the folder of a new conference and makes it."""

    def __init__(self) -> None:
        super().__init__()
        self._suggested = ""

    def compose(self) -> ComposeResult:
        """Yield the two fields."""
        with Vertical(classes="dialog"):
            yield Static("TẠO HỘI NGHỊ MỚI", classes="dialog-title", markup=False)
            yield Static("Tên hội nghị", markup=False)
            yield Input(id="title", placeholder="Hội nghị tổng kết năm 2025")
            yield Static("Lưu trong thư mục", classes="second-field", markup=False)
            yield Input(id="folder")
            yield Static(classes="form-problem", markup=False)
            yield Static(
                "Enter  tiếp, tạo ở dòng cuối    Esc  thôi", classes="dialog-keys", markup=False
            )

    @on(Input.Changed, "#title")
    def _suggest(self, changed: Input.Changed) -> None:
        """Name the folder after the title until the person names it."""
        folder = self.query_one("#folder", Input)
        if folder.value == self._suggested:
            self._suggested = str(folder_for(changed.value)) if changed.value.strip() else ""
            folder.value = self._suggested

    @on(Input.Submitted, "#title")
    def _to_folder(self) -> None:
        self.query_one("#folder", Input).focus()

    @on(Input.Submitted, "#folder")
    def _create(self, submitted: Input.Submitted) -> None:
        title = clean(self.query_one("#title", Input).value)
        try:
            folder = typed_place(submitted.value)
        except NotAPlace as refused:
            self.complain(str(refused))
            return
        if not title:
            self.complain("Hãy đặt tên hội nghị.")
            self.query_one("#title", Input).focus()
            return
        if folder is None:
            self.complain("Hãy chọn thư mục.")
            return
        from hoinghi_tui.services.setup import create_blank

        problem = try_to(lambda: create_blank(folder, title))
        if problem:
            self.complain(problem)
        else:
            self.dismiss(folder)
