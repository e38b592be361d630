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


class PrintRun(Static):
    """Does one thing at a time; shows what, and then the outcome."""

    app: "HoiNghiApp"

    @dataclass
    class Saved(Message):
        """A file was written and what belongs to it saved."""

        made: Made
        """The file."""

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
        self._busy: tuple[str, datetime] | None = None
        """What a thread is doing, and since when."""
        self._last: Path | None = None
        """The Word file printed last."""

    @property
    def is_busy(self) -> bool:
        """Whether a thread is at work."""
        return self._busy is not None

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work, and for how long."""
        if self._busy is not None:
            words, since = self._busy
            self.update(Content.styled(f"{words} {(now - since).seconds} giây", "$muted"))

    def make(
        self, words: str, render: Callable[[], Rendered], save: Callable[[Rendered], Made]
    ) -> None:
        """Fill a template in a thread, then write the file here; ``words`` say what it is."""
        if not self.is_busy:
            self._begin(f"Đang in {words}…")
            self._fill(render, save)

    def convert(self) -> None:
        """Turn the file printed last into a PDF."""
        if self._has_file():
            self._begin("Đang đổi sang PDF…")
            self._convert(self._last)

    def send(self) -> None:
        """Send the file printed last to the printer."""
        if self._has_file():
            self._begin("Đang gửi tới máy in…")
            self._send(self._last)

    def _has_file(self) -> bool:
        if self.is_busy:
            return False
        if self._last is None:
            self.app.say("Hãy in ra Word trước (phím P).", "warning")
        return self._last is not None

    def _begin(self, words: str) -> None:
        now = self.app.session.now()
        self._busy = (words, now)
        self.tick(now)

    # -- in the thread -------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _fill(self, render: Callable[[], Rendered], save: Callable[[Rendered], Made]) -> None:
        try:
            rendered = render()
        except DocumentError as error:
            self.post_message(self._Told(_failure(str(error))))
        else:
            self.post_message(self._Filled(partial(save, rendered)))

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
        self._busy = None
        made = self.app.perform(filled.save)
        if made is None:
            self.update(_failure("Chưa in được."))
            return
        self._last = made.path
        blanks = [
            Content.assemble(("▲ ", "$warning"), (warning, "$warning")) for warning in made.warnings
        ]
        head = _success(f"Đã tạo tệp {made.words}:", made.path)
        self.update(Content("\n").join([head, *blanks]))
        self.post_message(self.Saved(made))

    @on(_Told)
    def _tell(self, told: _Told) -> None:
        self._busy = None
        self.update(told.words)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR:
            cause = event.worker.error
            self._tell(self._Told(_failure(f"Không in được ({type(cause).__name__}: {cause}).")))


def _success(words: str, path: Path) -> Content:
    return Content.assemble(("✔ ", "$success"), f"{words}\n", (f"out/{path.name}", "bold"))


def _failure(sentence: str) -> Content:
    return Content.styled(f"✖ {sentence}", "$error")
