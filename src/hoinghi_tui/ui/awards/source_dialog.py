"""Ctrl+O on F7: a file with the list that goes with a decision."""

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
from textual.worker import Worker, WorkerState

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.list_files import nearby_lists, usual_folders
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.award_list import AwardList, read_award_file
from hoinghi_tui.ui.awards.source_preview import AwardPreview
from hoinghi_tui.ui.delegates.importing.path_input import PathInput
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_COLUMNS = (Column("", 30, weight=2), Column("", 18, weight=1, drop=1))
_LINES_SHORT, _LINES_TALL = 10, 16
_KINDS = (".xlsx", ".xlsm", ".docx")
"""Kinds of file such a list comes in; others are read when their path is typed."""

_File = tuple[Path, datetime]
"""A file and when it was changed."""


class AwardSourceDialog(Dialog[bool]):
    """Closes with True when awards were taken in."""

    AUTO_FOCUS = "PathInput"
    BINDINGS = [
        ("escape", "leave", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trước"),
        ("pagedown", "page(1)", "Trang sau"),
    ]
    DEFAULT_CSS = """
    AwardSourceDialog .dialog { width: 92; }
    AwardSourceDialog RowList { background: $panel; margin-top: 1; }
    AwardSourceDialog #source-told { height: auto; margin-top: 1; }
    """
    HELP_TITLE = "Nhập danh sách khen thưởng"
    HELP = """
Chọn tệp Excel hoặc Word có danh sách kèm quyết định: ↑ ↓ rồi Enter. Tệp ở nơi khác thì gõ hay dán
đường dẫn.

Người nhận được tìm trong danh sách đại biểu; ai chưa chắc thì được hỏi. Mục đã có thì cập nhật,
không thêm lần hai; ô để trống trong tệp giữ nguyên điều đang ghi.

Bước sau cho xem trước toàn bộ, rồi mới lưu. Cả danh sách là một việc: Ctrl+Z một lần là hết.
"""

    @dataclass
    class Found(Message):
        """The thread has looked for files."""

        files: Sequence[_File]
        """What there is nearby."""

    @dataclass
    class Read(Message):
        """The thread has read a file, or could not."""

        run: int
        """Which reading it was."""
        table: AwardList | None
        """What is in it."""
        sentence: str = ""
        """Why it cannot be read, and what to do."""

    def __init__(self, session: Session, folders: Iterable[Path] | None = None) -> None:
        super().__init__()
        self._session = session
        self._folders = folders
        self._turns = 0
        self._run = 0
        """Which reading is listened to, 0 while nothing is read."""

    def compose(self) -> ComposeResult:
        """Yield the path, the files nearby, and the keys."""
        with Vertical(classes="dialog"):
            yield Static("NHẬP DANH SÁCH KHEN THƯỞNG", classes="dialog-title", markup=False)
            yield PathInput(placeholder="↓ chọn tệp bên dưới, hoặc gõ đường dẫn tệp")
            yield Static(id="source-told", markup=False)
            rows: RowList[_File] = RowList(
                _COLUMNS, _cells, titles=False, empty="Không thấy tệp Excel, Word nào gần đây."
            )
            rows.can_focus = False
            yield rows
            yield Static(
                "↑↓  chọn   Enter  xem trước   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Look for files while the person may already type."""
        self.app.clear_notifications()
        self._tell("")
        self.query_one(RowList).styles.height = 1
        self._find_files(tuple(self._folders or usual_folders()))

    def _tell(self, sentence: str, tone: str = "$error") -> None:
        told = self.query_one("#source-told", Static)
        told.display = bool(sentence)
        told.update(Content.styled(sentence, tone))

    # -- threads -----------------------------------------------------------------------------

    @work(thread=True, exit_on_error=False, group="award-files")
    def _find_files(self, folders: tuple[Path, ...]) -> None:
        self.post_message(self.Found(nearby_lists(folders)))

    @on(Found)
    def _offer_files(self, found: Found) -> None:
        files = [one for one in found.files if one[0].suffix.lower() in _KINDS]
        rows = self.query_one(RowList)
        most = _LINES_SHORT if self.has_class("-short") else _LINES_TALL
        rows.styles.height = max(1, min(len(files), most))
        rows.show(files)

    @work(thread=True, exclusive=True, exit_on_error=False, group="award-read")
    def _read(self, run: int, path: Path) -> None:
        try:
            table = read_award_file(path)
        except Refused as refusal:
            self.post_message(self.Read(run, None, str(refusal)))
        else:
            self.post_message(self.Read(run, table))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group == "award-read":
            cause = event.worker.error
            self._run = 0
            self._tell(f"Không đọc được tệp ({type(cause).__name__}: {cause}).")

    @on(Read)
    def _preview(self, read: Read) -> None:
        if read.run != self._run:
            return
        self._run = 0
        self._tell(read.sentence)
        if read.table is None:
            return

        def done(saved: bool | None) -> None:
            if saved:
                self.dismiss(True)

        self.app.push_screen(AwardPreview(self._session, read.table), done)

    # -- choosing ----------------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Choose another file; a path that was typed is given up."""
        self.query_one(PathInput).value = ""
        self.query_one(RowList).action_move(step)

    def action_page(self, step: int) -> None:
        """Go on or back by as many as are shown."""
        self.query_one(RowList).action_page(step)

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
        listed: _File | None = self.query_one(RowList).current
        path = Path(typed).expanduser() if typed else listed[0] if listed is not None else None
        if path is not None:
            self._turns += 1
            self._run = self._turns
            self._tell(f"Đang đọc {path.name}…  Esc dừng", "$muted")
            self._read(self._run, path)

    def action_leave(self) -> None:
        """Stop reading; or close when nothing is being read."""
        if self._run:
            self._run = 0
            self._tell("Đã dừng đọc; chưa có gì được lưu.", "$warning")
        else:
            self.dismiss(False)


def _cells(file: _File) -> Sequence[Cell]:
    path, changed_at = file
    return Cell(path.name), Cell(f"{path.parent.name}  {changed_at:%d/%m %H:%M}", "muted")
