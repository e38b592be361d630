"""The corner of F8 that makes files: one thing at a time, in a thread, and how it went."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.services.place import file_words
from hoinghi_tui.ui.printing.followed_job import FollowedJob
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.services.print_queue import JobNews
    from hoinghi_tui.services.printer import Sent
    from hoinghi_tui.services.printer_choice import PrinterChoice
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

    @dataclass
    class Begun(Message):
        """Something that can be stopped has begun, or is over."""

    @dataclass
    class _News(Message):
        """The print system was asked about a job."""

        key: str
        """The kind of document."""
        job: str
        """The job."""
        news: "JobNews | None"
        """How far it is; None when the system does not know it."""

    @dataclass
    class _Sent(Message):
        """The print system has taken a file."""

        sent: "Sent"
        """By which printer, as which job."""

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
        self._stop: Event | None = None
        """Stops the conversion that is going on."""
        self._followed: dict[str, FollowedJob] = {}
        """What the printer does with the last file of each kind."""

    @property
    def is_busy(self) -> bool:
        """Whether a thread is at work."""
        return self._busy is not None

    @property
    def can_stop(self) -> bool:
        """Whether what a thread is at can be stopped."""
        return self._stop is not None and not self._stop.is_set()

    @property
    def has_file(self) -> bool:
        """Whether a file of the kind in sight was made here."""
        return self._key in self._files

    def show(self, key: str) -> None:
        """Turn to another kind of document: to its file and how that went."""
        self._key = key
        if self._busy is None:
            self.update(Content("\n").join(self._told_of(key)))

    def _told_of(self, key: str) -> list[Content]:
        job = self._followed.get(key)
        return [*filter(None, [self._outcomes.get(key)]), *([job.words] if job else [])]

    def tick(self, now: datetime) -> None:
        """Show that a thread is still at work, and for how long."""
        if self._busy is not None:
            _, words, since = self._busy
            how = "   Esc dừng" if self.can_stop else ""
            self.update(Content.styled(f"{words} {(now - since).seconds} giây{how}", "$muted"))
        for key, job in self._followed.items():
            if job.is_due(now):
                self._look(key, job.look(now))

    def make(self, task: Task) -> None:
        """Fill a template in a thread, then write the file here, as the kind in sight."""
        if not self.is_busy:
            self._begin(f"Đang in {task.words}…")
            self._fill(task)

    def convert(self) -> None:
        """Turn the last file of the kind in sight into a PDF."""
        path = self._files.get(self._key)
        if path is not None and not self.is_busy:
            self._begin(f"Đang đổi {path.name} sang PDF…", stoppable=True)
            self._convert(path)

    def stop(self) -> None:
        """Stop the conversion that is going on; the Word file stays."""
        if self._stop is not None:
            self._stop.set()

    def send(self, choice: "PrinterChoice") -> None:
        """Send the last file of the kind in sight to a printer."""
        path = self._files.get(self._key)
        if path is not None and not self.is_busy:
            self._begin(f"Đang gửi {path.name} tới máy in…", stoppable=True)
            self._send(path, choice)

    def _begin(self, words: str, *, stoppable: bool = False) -> None:
        now = self.app.session.now()
        self._busy = (self._key, words, now)
        self._stop = Event() if stoppable else None
        self._followed.pop(self._key, None)
        self.tick(now)
        self.post_message(self.Begun())

    def _end(self, outcome: Content) -> str:
        """Keep and show what came of it; return the kind of document it was."""
        key = self._busy[0] if self._busy else self._key
        self._busy = self._stop = None
        self._outcomes[key] = outcome
        self.show(self._key)
        self.post_message(self.Begun())
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
            made = to_pdf(path, path.parent, cancel=self._stop)
        except DocumentError as error:
            self.post_message(self._Told(_failure(str(error))))
        else:
            self.post_message(self._Told(_success("Đã có PDF", made)))

    @work(thread=True, exclusive=True, exit_on_error=False, group="print")
    def _send(self, path: Path, choice: "PrinterChoice") -> None:
        from hoinghi_tui.services.printer import print_file

        try:
            sent = print_file(path, choice, cancel=self._stop)
        except DocumentError as error:
            self.post_message(self._Told(_failure(str(error))))
        else:
            self.post_message(self._Sent(sent))

    @work(thread=True, exit_on_error=False, group="print-job")
    def _look(self, key: str, job: str) -> None:
        from hoinghi_tui.services.print_queue import job_news

        self.post_message(self._News(key, job, job_news(job)))

    # -- back on the screen --------------------------------------------------------------

    @on(_Filled)
    def _save(self, filled: _Filled) -> None:
        made = self.app.perform(filled.save)
        if made is None:
            self._end(_failure("Chưa in được."))
            return
        blanks = [
            Content.styled(printable(f"▲ {warning}"), "$warning") for warning in made.warnings
        ]
        head = _success(f"Đã tạo tệp {made.words}:", made.path)
        key = self._end(Content("\n").join([head, *blanks]))
        self._files[key] = made.path
        self.post_message(self.Saved(made, key))

    @on(_Sent)
    def _follow(self, message: _Sent) -> None:
        sent = message.sent
        where = f" “{printable(sent.printer)}”" if sent.printer else ""
        key = self._end(_success(f"Máy in{where} đã nhận", sent.path))
        if sent.job:
            self._followed[key] = FollowedJob(sent.job)

    @on(_News)
    def _show_news(self, news: _News) -> None:
        job = self._followed.get(news.key)
        if job is not None and job.name == news.job:
            job.hear(news.news)
            self.show(self._key)

    @on(_Told)
    def _tell(self, told: _Told) -> None:
        self._end(told.words)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group != "print-job":
            cause = event.worker.error
            self._tell(self._Told(_failure(f"Không in được ({type(cause).__name__}: {cause}).")))


def _success(words: str, path: Path) -> Content:
    return Content.assemble(("✔ ", "$success"), f"{words}\n", (file_words(path), "bold"))


def _failure(sentence: str) -> Content:
    return Content.styled(f"✖ {sentence}", "$error")
