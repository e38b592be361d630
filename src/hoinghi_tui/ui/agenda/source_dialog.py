"""Ctrl+O on F6: a template or a file to make the agenda from."""

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

from hoinghi_tui.domain.agenda_templates import TEMPLATE_TITLES, TemplateName, template_items
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.list_files import nearby_lists, usual_folders
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.agenda_table import AgendaTable, read_agenda_file
from hoinghi_tui.ui.agenda.source_draft import Draft
from hoinghi_tui.ui.agenda.source_preview import AgendaPreview
from hoinghi_tui.ui.delegates.importing.path_input import PathInput
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList

_COLUMNS = (Column("", 6), Column("", 26, weight=2), Column("", 18, weight=1, drop=1))
_LINES_SHORT, _LINES_TALL = 11, 18
_KINDS = (".xlsx", ".xlsm", ".docx")
"""Kinds of file a programme comes in; others are read when their path is typed."""


@dataclass(frozen=True, slots=True)
class _Source:
    """One line: a template, or a file."""

    name: str
    note: str
    template: TemplateName | None = None
    path: Path | None = None


_TEMPLATES = tuple(
    _Source(title, f"{len(template_items(name))} mục", template=name)
    for name, title in TEMPLATE_TITLES.items()
)


class AgendaSourceDialog(Dialog[bool]):
    """Closes with True when an agenda was saved."""

    CSS_PATH = "making.tcss"
    AUTO_FOCUS = "PathInput"
    BINDINGS = [
        ("escape", "leave", "Thôi"),
        ("up", "step(-1)", "Lên"),
        ("down", "step(1)", "Xuống"),
        ("pageup", "page(-1)", "Trang trước"),
        ("pagedown", "page(1)", "Trang sau"),
    ]
    HELP_TITLE = "Lập chương trình"
    HELP = """
Chọn một mẫu có sẵn, hoặc một tệp Excel, Word có bảng chương trình: ↑ ↓ rồi Enter. Tệp ở nơi khác
thì gõ hay dán đường dẫn.

Bảng trong tệp cần cột “Nội dung” và cột “Thời gian” (7h30, 7:30–7:45, 07g30) hoặc “Thời lượng”
(15 phút). Cột “Người thực hiện” được tìm trong danh sách đại biểu; ai chưa rõ thì được hỏi.

Bước sau cho xem trước toàn bộ, rồi mới lưu. Cả chương trình là một việc: Ctrl+Z một lần là hết.
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
        path: Path
        """The file."""
        table: AgendaTable | None
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
        """Yield the path, templates and files, and the keys."""
        with Vertical(classes="dialog", id="agenda-source"):
            yield Static("LẬP CHƯƠNG TRÌNH", classes="dialog-title", markup=False)
            yield PathInput(placeholder="↓ chọn mẫu hoặc tệp bên dưới, hoặc gõ đường dẫn tệp")
            yield Static(id="source-told", markup=False)
            rows: RowList[_Source] = RowList(_COLUMNS, _cells, titles=False)
            rows.can_focus = False
            yield rows
            yield Static(
                "↑↓  chọn   Enter  xem trước   F1  trợ giúp   Esc  thôi",
                classes="dialog-keys",
                markup=False,
            )

    def on_mount(self) -> None:
        """Offer the templates, and look for files while the person may already choose."""
        self.app.clear_notifications()
        self._tell("")
        self._show(_TEMPLATES)
        self._find_files(tuple(self._folders or usual_folders()))

    def _show(self, sources: Sequence[_Source]) -> None:
        rows = self.query_one(RowList)
        most = _LINES_SHORT if self.has_class("-short") else _LINES_TALL
        rows.styles.height = min(len(sources), most)
        rows.show(sources)

    def _tell(self, sentence: str, tone: str = "$error") -> None:
        told = self.query_one("#source-told", Static)
        told.display = bool(sentence)
        told.update(Content.styled(sentence, tone))

    # -- threads -----------------------------------------------------------------------------

    @work(thread=True, exit_on_error=False, group="agenda-files")
    def _find_files(self, folders: tuple[Path, ...]) -> None:
        self.post_message(self.Found(nearby_lists(folders)))

    @on(Found)
    def _offer_files(self, found: Found) -> None:
        files = [
            _Source(path.name, f"{path.parent.name}  {at:%d/%m %H:%M}", path=path)
            for path, at in found.files
            if path.suffix.lower() in _KINDS
        ]
        self._show([*_TEMPLATES, *files])

    @work(thread=True, exclusive=True, exit_on_error=False, group="agenda-read")
    def _read(self, run: int, path: Path) -> None:
        try:
            table = read_agenda_file(path)
        except Refused as refusal:
            self.post_message(self.Read(run, path, None, str(refusal)))
        else:
            self.post_message(self.Read(run, path, table))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group == "agenda-read":
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
            self._preview(Draft.of_file(self._session, read.table))

    # -- choosing ----------------------------------------------------------------------------

    def action_step(self, step: int) -> None:
        """Choose another template or file; a path that was typed is given up."""
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
        source: _Source | None = self.query_one(RowList).current
        if typed:
            self._start_reading(Path(typed).expanduser())
        elif source is not None and source.path is not None:
            self._start_reading(source.path)
        elif source is not None and source.template is not None:
            self._preview(Draft.of_template(self._session, source.template))

    def _start_reading(self, path: Path) -> None:
        self._turns += 1
        self._run = self._turns
        self._tell(f"Đang đọc {path.name}…  Esc dừng", "$muted")
        self._read(self._run, path)

    def _preview(self, draft: Draft) -> None:
        def done(saved: bool | None) -> None:
            if saved:
                self.dismiss(True)

        self.app.push_screen(AgendaPreview(self._session, draft), done)

    def action_leave(self) -> None:
        """Stop reading; or close when nothing is being read."""
        if self._run:
            self._run = 0
            self._tell("Đã dừng đọc; chưa có gì được lưu.", "$warning")
        else:
            self.dismiss(False)


def _cells(source: _Source) -> Sequence[Cell]:
    is_file = source.path is not None
    return (
        Cell("Tệp" if is_file else "Mẫu", "muted" if is_file else "accent"),
        Cell(source.name, "" if is_file else "strong"),
        Cell(source.note, "muted"),
    )
