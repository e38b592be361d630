"""The first step of taking in a list: name a file, choose one near at hand, or paste rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from hoinghi_tui.services.import_plan import ImportSummary
from hoinghi_tui.services.list_files import nearby_lists, usual_folders
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions
from hoinghi_tui.spreadsheets.list_source import ListSource
from hoinghi_tui.ui.delegates.importing.path_input import PathInput
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.delegates.importing.reading import STOPPED, Job, ReadingScreen
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_LINES_SHORT, _LINES_TALL = 10, 18
"""Files that are in sight at once, in a short terminal and in a tall one."""

_FILE_COLUMNS = (
    Column("Tệp gần đây", 24, weight=2),
    Column("Thư mục", 16, weight=1, drop=1),
    Column("Sửa lúc", 11),
)
_HINT = (
    "Hoặc dán thẳng vào đây: chọn các dòng trong Excel, Word hay Zalo, sao chép (Ctrl+C), "
    "rồi dán (Ctrl+V hoặc Ctrl+Shift+V)."
)
_KEYS = "↑↓  chọn tệp   →  điền nốt   Enter  xem trước   Esc  thôi"

_File = tuple[Path, datetime]


class ImportDialog(ReadingScreen):
    """Closes with what was saved, or with None."""

    CSS_PATH = "import.tcss"
    AUTO_FOCUS = "PathInput"
    BINDINGS = [
        ("escape", "leave", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
    ]

    @dataclass
    class Found(Message):
        """The thread has looked for lists."""

        files: Sequence[_File]
        """Lists and when they were changed."""

    def __init__(self, session: Session, folders: Iterable[Path] | None = None) -> None:
        super().__init__(session)
        self._folders = folders
        self._read_from = ""

    def compose(self) -> ComposeResult:
        """Yield the path, how the reading goes, the lists near at hand, and the keys."""
        with Vertical(classes="dialog", id="import-dialog"):
            yield Static("NHẬP DANH SÁCH ĐẠI BIỂU", classes="dialog-title", markup=False)
            yield PathInput(
                id="import-path", placeholder="đường dẫn tệp: gõ, dán, hoặc ↓ chọn bên dưới"
            )
            yield Static(id="import-told", markup=False)
            yield RowList(_FILE_COLUMNS, _file_cells, id="import-files")
            yield Static(_HINT, id="import-hint", markup=False)
            yield Static(_KEYS, id="import-choose-keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Look for lists while the person may already type; no message covers what follows."""
        self.app.clear_notifications()
        files = self._files
        files.can_focus = False
        files.display = False
        self.tell(Content(""))
        self._find_files(tuple(self._folders or usual_folders()))

    @property
    def _files(self) -> RowList[_File]:
        return self.query_one("#import-files", RowList)

    @property
    def _path(self) -> PathInput:
        return self.query_one(PathInput)

    def tell(self, words: Content) -> None:
        """Show a sentence below the path, or nothing."""
        told = self.query_one("#import-told", Static)
        told.display = bool(words)
        told.update(words)

    # -- choosing a file -----------------------------------------------------------------

    @work(thread=True, exit_on_error=False, group="import-files")
    def _find_files(self, folders: tuple[Path, ...]) -> None:
        self.post_message(self.Found(nearby_lists(folders)))

    @on(Found)
    def _offer_files(self, found: Found) -> None:
        files = self._files
        most = _LINES_SHORT if self.has_class("-short") else _LINES_TALL
        files.styles.height = 1 + min(len(found.files), most)
        files.show(found.files, 0)
        files.display = bool(found.files)

    def action_step(self, step: int) -> None:
        """Choose another file; the first one when none is chosen yet."""
        files = self._files
        if files.current is not None and files.current[0] == self._typed_path():
            files.action_move(step)
        self._fill_in()

    def _fill_in(self) -> None:
        current = self._files.current
        if current is not None:
            self._path.fill(str(current[0]))

    @on(RowList.Chosen, "#import-files")
    def _read_chosen(self) -> None:
        self._fill_in()
        self._read_typed()

    # -- reading it ----------------------------------------------------------------------

    @on(Input.Changed)
    def _another_path(self) -> None:
        """Take back what was said of another path."""
        if self._read_from != self._path.value:
            self._read_from = ""
            self.stop()
            self.tell(Content(""))

    @on(Input.Submitted)
    def _read_typed(self) -> None:
        if self.is_reading:
            return
        if self._typed_path() is None:
            self._fill_in()
        path = self._typed_path()
        if path is not None:
            self._read(ListSource(path))

    @on(PathInput.ListPasted)
    def _read_pasted(self, pasted: PathInput.ListPasted) -> None:
        self._read(ListSource(None, pasted.text))

    def _read(self, source: ListSource) -> None:
        self._read_from = self._path.value
        self.start(Job(source, ReadOptions(), {}))

    def _typed_path(self) -> Path | None:
        words = self._path.value.strip().strip("\"'")
        return Path(words).expanduser() if words else None

    def show_preview(self, preview: Preview) -> None:
        """Go on to the second step; coming back from it leads to the files again."""
        from hoinghi_tui.ui.delegates.importing.preview import ImportPreview

        self.tell(Content(""))

        def done(saved: ImportSummary | None) -> None:
            if saved is not None:
                self.dismiss(saved)

        self.app.push_screen(ImportPreview(self.session, preview), done)

    def action_leave(self) -> None:
        """Stop reading; or close when nothing is being read."""
        if self.is_reading:
            self.stop()
            self.tell(Content.styled(STOPPED, "$warning"))
        else:
            self.dismiss(None)


def _file_cells(file: _File) -> Sequence[Cell]:
    path, changed = file
    return (
        Cell(path.name, "strong"),
        Cell(path.parent.name, "muted"),
        Cell(changed.strftime("%d/%m %H:%M"), "muted"),
    )
