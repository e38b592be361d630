"""The corner of F8 that makes files: one thing at a time, in a thread, and how it went."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.documents.errors import DocumentError

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp


@dataclass(frozen=True, slots=True)
class Made:
    """A file that is written: where, what is in it, and what is still blank."""

    path: Path
    words: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be made: what it is in words, how it is filled in a thread, how it is saved."""

    words: str
    render: Callable[[], Rendered]
    save: Callable[[Rendered], Made]


class PrintRun(Static):
    """Does one thing at a time; shows what, and then the outcome.

    Outcomes and files are kept for each kind of document by itself, under a key of the
    caller's choice: what is done with a file is done with the one in sight.
    """

    app: "HoiNghiApp"

    @dataclass
    class Saved(Message):
        """A file was written and what belongs to it saved."""

        made: Made
        """The file."""
        key: str
        """The kind of document."""

    @dataclass
    class _Filled(Message):
        """The thread has filled the template."""

        save: Callable[[], Made]
        """Writes the finished file."""

    @dataclass
    class _Told(Message):
        """The thread is done; nothing is left to be saved."""

        words: Content
        """What is shown of it."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._key = ""
        """The kind of document in sight."""
        self._busy: tuple[str, str, datetime] | None = None
        """For which kind a thread is doing what, and since when."""
        self._files: dict[str, Path] = {}
        """The Word file of each kind that was made last."""
        self._outcomes: dict[str, Content] = {}
        """What came of it, of each kind."""

    @property
    def is_busy(self) -> bool:
        """Whether a thread is at work."""
        return self._busy is not None

    @property
    def has_file(self) -> bool:
        """Whether a file of the kind in sight was made here."""
        return self._key in self._files

    def show(self, key: str) -> None:
        """Turn to another kind of document: to its file and how that went."""
        self._key = key
        if self._busy is None:
            self.update(self._outcomes.get(key, Content("")))

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work, and for how long."""
        if self._busy is not None:
            _, words, since = self._busy
            self.update(Content.styled(f"{words} {(now - since).seconds} giây", "$muted"))

    def make(self, task: Task) -> None:
        """Fill a template in a thread, then write the file here, as the kind in sight."""
        if not self.is_busy:
            self._begin(f"Đang in {task.words}…")
            self._fill(task)

    def convert(self) -> None:
        """Turn the last file of the kind in sight into a PDF."""
        path = self._files.get(self._key)
        if path is not None and not self.is_busy:
            self._begin(f"Đang đổi {path.name} sang PDF…")
            self._convert(path)

    def send(self) -> None:
        """Send the last file of the kind in sight to the printer."""
        path = self._files.get(self._key)
        if path is not None and not self.is_busy:
            self._begin(f"Đang gửi {path.name} tới máy in…")
            self._send(path)

    def _begin(self, words: str) -> None:
        now = self.app.session.now()
        self._busy = (self._key, words, now)
        self.tick(now)

    def _end(self, outcome: Content) -> str:
        """Keep and show what came of it; return the kind of document it was."""
        key = self._busy[0] if self._busy else self._key
        self._busy = None
        self._outcomes[key] = outcome
        self.show(self._key)
        return key

    # -- in the thread -------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _fill(self, task: Task) -> None:
        try:
            rendered = task.render()
        except DocumentError as error:
            self.post_message(self._Told(_failure(str(error))))
        else:
            self.post_message(self._Filled(partial(task.save, rendered)))

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _convert(self, path: Path) -> None:
        from hoinghi_tui.documents.pdf import to_pdf

        try:
            made = to_pdf(path, path.parent)
        except DocumentError as error:
            self.post_message(self._Told(_failure(str(error))))
        else:
            self.post_message(self._Told(_success("Đã có PDF", made)))

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _send(self, path: Path) -> None:
        from hoinghi_tui.services.printer import print_file

        try:
            print_file(path)
        except DocumentError as error:
            self.post_message(self._Told(_failure(str(error))))
        else:
            self.post_message(self._Told(_success("Máy in đã nhận", path)))

    # -- back on the screen --------------------------------------------------------------

    @on(_Filled)
    def _save(self, filled: _Filled) -> None:
        made = self.app.perform(filled.save)
        if made is None:
            self._end(_failure("Chưa in được."))
            return
        blanks = [
            Content.assemble(("▲ ", "$warning"), (warning, "$warning")) for warning in made.warnings
        ]
        head = _success(f"Đã tạo tệp {made.words}:", made.path)
        key = self._end(Content("\n").join([head, *blanks]))
        self._files[key] = made.path
        self.post_message(self.Saved(made, key))

    @on(_Told)
    def _tell(self, told: _Told) -> None:
        self._end(told.words)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR:
            cause = event.worker.error
            self._tell(self._Told(_failure(f"Không in được ({type(cause).__name__}: {cause}).")))


def _success(words: str, path: Path) -> Content:
    return Content.assemble(("✔ ", "$success"), f"{words}\n", (f"out/{path.name}", "bold"))


def _failure(sentence: str) -> Content:
    return Content.styled(f"✖ {sentence}", "$error")
