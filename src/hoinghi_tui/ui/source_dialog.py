"""Choosing a file, near at hand or by its path, and reading it off the screen's thread."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.list_files import nearby_lists, usual_folders
from hoinghi_tui.ui.delegates.importing.path_input import PathInput
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.rows_dialog import RowsDialog

T = TypeVar("T")

_KINDS = (".xlsx", ".xlsm", ".docx")
"""Kinds of file that are offered; others are read when their path is typed."""


@dataclass(frozen=True, slots=True)
class Source:
    """One line: a file, or what else a dialog offers."""

    name: str
    note: str
    path: Path | None = None


class SourceDialog(RowsDialog[bool], Generic[T]):
    """Closes with True when what was read, a T, has been saved from its preview.

    A dialog says its words, how a file is read, and what shows it before it is saved.
    """

    TITLE_WORDS: ClassVar[str]
    PLACEHOLDER: ClassVar[str]
    COLUMNS: ClassVar[tuple[Column, ...]] = (
        Column("", 30, weight=2),
        Column("", 18, weight=1, drop=1),
    )
    LINES: ClassVar[tuple[int, int]] = (10, 16)
    """Lines that are in sight at once, in a short terminal and in a tall one."""
    OFFERED: ClassVar[Sequence[Source]] = ()
    """What stands before the files."""

    AUTO_FOCUS = "PathInput"
    BINDINGS = [("escape", "leave", "Thôi")]
    # Not DEFAULT_CSS: the program's rule for all dialogs would win.
    CSS = """
    .dialog { width: 92; }
    RowList { background: $panel; margin-top: 1; }
    #source-told { height: auto; margin-top: 1; }
    """

    @dataclass
    class Found(Message):
        """The thread has looked for files."""

        files: Sequence[tuple[Path, datetime]]
        """Files and when they were changed."""

    @dataclass
    class Read(Message):
        """The thread has read a file, or could not."""

        run: int
        """Which reading it was."""
        table: Any
        """What is in it, None when it cannot be read."""
        sentence: str = ""
        """Why it cannot be read, and what to do."""

    def __init__(self, folders: Iterable[Path] | None = None) -> None:
        super().__init__()
        self._folders = folders
        self._turns = 0
        self._run = 0
        """Which reading is listened to, 0 while nothing is read."""

    def read_file(self, path: Path) -> T:
        """Return what is in a file; runs in a thread. Raises ``Refused``, saying what to do."""
        raise NotImplementedError

    def preview(self, table: T) -> Dialog[bool]:
        """Return what shows the contents of a file before they are saved."""
        raise NotImplementedError

    def preview_offered(self, source: Source) -> Dialog[bool]:
        """Return what shows one of ``OFFERED`` before it is saved."""
        raise NotImplementedError

    def cells(self, source: Source) -> Sequence[Cell]:
        """Return a line as cells for ``COLUMNS``."""
        return Cell(source.name), Cell(source.note, "muted")

    def compose(self) -> ComposeResult:
        """Yield the path, what is offered, and the keys."""
        with Vertical(classes="dialog"):
            yield Static(self.TITLE_WORDS, classes="dialog-title", markup=False)
            yield PathInput(placeholder=self.PLACEHOLDER)
            yield Static(id="source-told", markup=False)
            empty = "Không thấy tệp Excel, Word nào gần đây."
            rows: RowList[Source] = RowList(self.COLUMNS, self.cells, titles=False, empty=empty)
            rows.can_focus = False
            yield rows
            keys = "↑↓  chọn   Enter  xem trước   F1  trợ giúp   Esc  thôi"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Look for files while the person may already choose or type."""
        self.app.clear_notifications()
        self._tell("")
        self._show(self.OFFERED)
        self._find_files(tuple(self._folders or usual_folders()))

    def _show(self, sources: Sequence[Source]) -> None:
        rows = self.query_one(RowList)
        short, tall = self.LINES
        most = short if self.has_class("-short") else tall
        rows.styles.height = max(1, min(len(sources), most))
        rows.show(sources)

    def _tell(self, sentence: str, tone: str = "$error") -> None:
        told = self.query_one("#source-told", Static)
        told.display = bool(sentence)
        told.update(Content.styled(sentence, tone))

    # -- threads -----------------------------------------------------------------------------

    @work(thread=True, exit_on_error=False, group="nearby-files")
    def _find_files(self, folders: tuple[Path, ...]) -> None:
        self.post_message(self.Found(nearby_lists(folders)))

    @on(Found)
    def _offer_files(self, found: Found) -> None:
        files = [
            Source(path.name, f"{path.parent.name}  {at:%d/%m %H:%M}", path)
            for path, at in found.files
            if path.suffix.lower() in _KINDS
        ]
        self._show([*self.OFFERED, *files])

    @work(thread=True, exclusive=True, exit_on_error=False, group="file-reading")
    def _read(self, run: int, path: Path) -> None:
        try:
            table = self.read_file(path)
        except Refused as refusal:
            self.post_message(self.Read(run, None, str(refusal)))
        else:
            self.post_message(self.Read(run, table))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group == "file-reading":
            cause = event.worker.error
            self._run = 0
            self._tell(f"Không đọc được tệp ({type(cause).__name__}: {cause}).")

    @on(Read)
    def _preview_file(self, read: Read) -> None:
        if read.run != self._run:
            return
        self._run = 0
        self._tell(read.sentence)
        if read.table is not None:
            self._open(self.preview(read.table))

    # -- choosing ----------------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Choose another line; a path that was typed is given up."""
        self.query_one(PathInput).value = ""
        super().action_step(step)

    @on(Input.Changed)
    def _another_path(self) -> None:
        self._tell("")

    @on(PathInput.ListPasted)
    def _refuse_rows(self) -> None:
        self._tell("Hãy lưu bảng thành tệp Excel hoặc Word rồi chọn tệp ấy ở đây.", "$warning")

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def _chosen(self) -> None:
        if self._run:
            return
        typed = self.query_one(PathInput).value.strip().strip("\"'")
        source: Source | None = self.query_one(RowList).current
        if typed:
            self._start_reading(Path(typed).expanduser())
        elif source is not None and source.path is not None:
            self._start_reading(source.path)
        elif source is not None:
            self._open(self.preview_offered(source))

    def _start_reading(self, path: Path) -> None:
        self._turns += 1
        self._run = self._turns
        self._tell(f"Đang đọc {path.name}…  Esc dừng", "$muted")
        self._read(self._run, path)

    def _open(self, preview: Dialog[bool]) -> None:
        def done(saved: bool | None) -> None:
            if saved:
                self.dismiss(True)

        self.app.push_screen(preview, done)

    def action_leave(self) -> None:
        """Stop reading; or close when nothing is being read."""
        if self._run:
            self._run = 0
            self._tell("Đã dừng đọc; chưa có gì được lưu.", "$warning")
        else:
            self.dismiss(False)
