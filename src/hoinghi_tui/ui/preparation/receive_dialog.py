"""Receiving a paper or report: a file near at hand or by its path, or sheets of paper."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static
from textual.worker import Worker, WorkerState, get_current_worker

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.list_files import nearby_lists, usual_folders
from hoinghi_tui.services.received_files import (
    CopyStopped,
    Handed,
    copy_in,
    discard,
    note_where_it_is,
    typed_path,
)
from hoinghi_tui.storage import NotSaved
from hoinghi_tui.ui.delegates.importing.path_input import PathInput
from hoinghi_tui.ui.try_to import try_to
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.row_list import Cell, Column, RowList
from hoinghi_tui.ui.widgets.rows_dialog import RowsDialog
from hoinghi_tui.vietnamese import printable

ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".pptx", ".ppt", ".odp", ".xlsx")
"""Kinds of files that are offered; any other is taken when its path is typed."""
_LINES_SHORT, _LINES_TALL = 9, 16
_BAR_WIDTH = 24
_GROUP = "receive"
_COPY, _LEAVE = True, False


@dataclass(frozen=True, slots=True)
class _Line:
    """A file that is near at hand, or what else can be noted."""

    name: str
    note: str
    path: Path | None = None
    takes_back: bool = False


_ON_PAPER = _Line("Nhận bản giấy", "không có tệp")
_TAKE_BACK = _Line("Bỏ ghi nhận", "bài chưa nộp", takes_back=True)


@dataclass(frozen=True, slots=True)
class Receiving:
    """Of what something is received, and how that is saved.

    ``save`` is given the file, None for sheets of paper; ``take_back`` is None while nothing
    was received.
    """

    name: str
    save: Callable[[Handed | None], object]
    take_back: Callable[[], object] | None = None


class ReceiveDialog(RowsDialog[bool]):
    """Closes with True once it is saved; Esc stops a copy, or closes."""

    AUTO_FOCUS = "PathInput"
    BINDINGS = [("escape", "leave", "Thôi"), ("enter", "take", "Nhận")]
    # Not DEFAULT_CSS: the program's rule for all dialogs would win.
    CSS = """
    ReceiveDialog .dialog { width: 92; }
    ReceiveDialog RowList { background: $panel; margin-top: 1; }
    ReceiveDialog #receive-told { height: auto; margin-top: 1; }
    ReceiveDialog.-short .dialog { max-height: 100%; }
    ReceiveDialog.-short .dialog-title, ReceiveDialog.-short .dialog-keys { margin: 0; }
    """
    HELP_TITLE = "Nhận bài"
    HELP = """
Chọn tệp gần đây bằng ↑↓, hoặc gõ, dán đường dẫn tệp, rồi Enter. Bài nộp bản giấy thì chọn dòng
“Nhận bản giấy”.

Tab xuống dòng “Cách giữ tệp”: chép vào thư mục hội nghị (thư mục tai-lieu, đi theo khi chép sang
USB), hoặc để nguyên chỗ cũ và chỉ ghi lại đường dẫn. Tệp trên 100 MB không chép được.

Nhận lần nữa thì bản mới thay bản đã ghi; tệp cũ vẫn còn trong thư mục. Tệp Word được đếm chữ để báo
bài đọc chừng mấy phút.
"""

    @dataclass
    class Found(Message):
        """The thread has looked for files."""

        files: Sequence[tuple[Path, datetime]]
        """Files and when they were changed."""

    @dataclass
    class Advanced(Message):
        """So much is copied."""

        run: int
        """Which copy it was."""
        share: float
        """From 0 to 1."""

        def can_replace(self, message: Message) -> bool:
            """Let only the newest of several be shown."""
            return isinstance(message, ReceiveDialog.Advanced)

    @dataclass
    class Done(Message):
        """The thread has the file, or says why not."""

        run: int
        """Which copy it was."""
        handed: Handed | None
        """The file."""
        sentence: str = ""
        """Why it could not be taken."""

    def __init__(
        self, folder: Path, receiving: Receiving, folders: Iterable[Path] | None = None
    ) -> None:
        super().__init__()
        self._folder = folder
        self._receiving = receiving
        self._folders = folders
        self._turns = 0
        self._run = 0
        """Which copy is waited for, 0 while there is none."""

    def compose(self) -> ComposeResult:
        """Yield the path, how the file is kept, what is near at hand, and the keys."""
        with Vertical(classes="dialog"):
            title = f"NHẬN BÀI: {printable(self._receiving.name)}"
            yield Static(title, classes="dialog-title", markup=False)
            yield PathInput(
                placeholder="đường dẫn tệp: gõ, dán, hoặc ↑↓ chọn bên dưới", endings=ENDINGS
            )
            with Horizontal(classes="form-row"):
                yield Static("Cách giữ tệp", classes="form-label", markup=False)
                kept = [(_COPY, "chép vào thư mục hội nghị"), (_LEAVE, "để nguyên chỗ cũ")]
                yield Choice(kept, _COPY, id="receive-how")
            yield Static(id="receive-told", markup=False)
            rows: RowList[_Line] = RowList(
                (Column("", 30, weight=2), Column("", 24, weight=1, drop=1)), _cells, titles=False
            )
            rows.can_focus = False
            yield rows
            keys = "↑↓  chọn   Enter  nhận   Tab  cách giữ   F1  trợ giúp   Esc  thôi"
            yield Static(keys, classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Look for files while the person may already type."""
        self.app.clear_notifications()
        self._tell(Content(""))
        self._show(())
        self._find_files(tuple(self._folders or usual_folders()))

    def _show(self, files: Sequence[_Line]) -> None:
        back = [_TAKE_BACK] if self._receiving.take_back is not None else []
        lines = [*files, _ON_PAPER, *back]
        rows = self.query_one(RowList)
        most = _LINES_SHORT if self.has_class("-short") else _LINES_TALL
        rows.styles.height = min(len(lines), most)
        rows.show(lines, 0)

    def _tell(self, words: Content) -> None:
        told = self.query_one("#receive-told", Static)
        told.display = bool(words.plain)
        told.update(words)

    def _warn(self, sentence: str) -> None:
        self._tell(Content.styled(sentence, "$error"))

    # -- choosing ------------------------------------------------------------------------

    @work(thread=True, exit_on_error=False, group="receive-files")
    def _find_files(self, folders: tuple[Path, ...]) -> None:
        self.post_message(self.Found(nearby_lists(folders, endings=ENDINGS)))

    @on(Found)
    def _offer_files(self, found: Found) -> None:
        self._show(
            [
                _Line(path.name, f"{path.parent.name}  {at:%d/%m %H:%M}", path)
                for path, at in found.files
            ]
        )

    def action_step(self, step: int) -> None:
        """Choose another line; a path that was typed is given up."""
        self.query_one(PathInput).value = ""
        super().action_step(step)

    @on(Input.Changed)
    def _another_path(self) -> None:
        if not self._run:
            self._tell(Content(""))

    @on(PathInput.ListPasted)
    def _refuse_rows(self) -> None:
        self._warn("Hãy dán đường dẫn của một tệp, không phải nội dung bài.")

    @on(Input.Submitted)
    @on(RowList.Chosen)
    def action_take(self) -> None:
        """Take what is typed, or else the line that is chosen."""
        if self._run:
            return
        typed = self.query_one(PathInput).value
        line: _Line | None = self.query_one(RowList).current
        if typed.strip():
            self._take_typed(typed)
        elif line is None:
            return
        elif line.path is not None:
            self._start(line.path)
        elif line.takes_back and self._receiving.take_back is not None:
            self._save(self._receiving.take_back)
        else:
            self._save(lambda: self._receiving.save(None))

    def _take_typed(self, typed: str) -> None:
        try:
            path = typed_path(typed)
        except Refused as refusal:
            self._warn(str(refusal))
        else:
            self._start(path)

    # -- the thread ----------------------------------------------------------------------

    def _start(self, path: Path) -> None:
        self._turns += 1
        self._run = self._turns
        self._tell(Content.styled("Đang mở tệp…  Esc dừng", "$muted"))
        self._take_in(self._run, path, self.query_one("#receive-how", Choice).value)

    @work(thread=True, exclusive=True, exit_on_error=False, group=_GROUP)
    def _take_in(self, run: int, path: Path, copies: bool) -> None:
        worker = get_current_worker()

        def progress(share: float) -> None:
            if worker.is_cancelled:
                raise CopyStopped
            self.post_message(self.Advanced(run, share))

        try:
            handed = copy_in(self._folder, path, progress) if copies else note_where_it_is(path)
        except CopyStopped:
            return
        except (Refused, NotSaved) as failure:
            self.post_message(self.Done(run, None, str(failure)))
            return
        if worker.is_cancelled:
            discard(self._folder, handed)
        else:
            self.post_message(self.Done(run, handed))

    @on(Advanced)
    def _show_progress(self, advanced: Advanced) -> None:
        if advanced.run == self._run:
            percent = int(advanced.share * 100)
            words = f" {percent}%  Đang chép…  Esc dừng"
            self._tell(bar(percent, 100, _BAR_WIDTH, "$accent") + Content.styled(words, "$muted"))

    @on(Done)
    def _take_done(self, done: Done) -> None:
        if done.run != self._run:
            if done.handed is not None:
                discard(self._folder, done.handed)
            return
        self._run = 0
        handed = done.handed
        if handed is None:
            self._warn(done.sentence)
        elif not self._save(lambda: self._receiving.save(handed)):
            discard(self._folder, handed)

    def _save(self, action: Callable[[], object]) -> bool:
        """Save and close; or say why not, and tell so."""
        problem = try_to(action)
        if problem:
            self._warn(problem)
        else:
            self.dismiss(True)
        return not problem

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group == _GROUP:
            cause = event.worker.error
            self._run = 0
            self._warn(f"Không nhận được tệp ({type(cause).__name__}: {cause}).")

    def action_leave(self) -> None:
        """Stop copying; or close when nothing is being copied."""
        if self._run:
            self._run = 0
            self.workers.cancel_group(self, _GROUP)
            self._tell(Content.styled("Đã dừng; chưa ghi nhận bài nào.", "$warning"))
        else:
            self.dismiss(False)


def _cells(line: _Line) -> Sequence[Cell]:
    tone = "" if line.path is not None else "accent"
    return Cell(printable(line.name), tone), Cell(printable(line.note), "muted")
