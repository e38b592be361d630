"""The part of F8 that shows a page: what was gathered of it, or the page as it will be filled."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static
from textual.worker import Worker, WorkerState, get_current_worker

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from hoinghi_tui.ui.app import HoiNghiApp
    from hoinghi_tui.ui.printing.print_run import Task
    from hoinghi_tui.ui.printing.whole_paper import WholePaper

_SETTLE_S = 0.2
"""A cursor that rests for so long is taken to have arrived."""
_NEXT_LOOK_S = 2.0
"""Seconds until a page in sight is filled anew after the data have changed."""
_GROUP = "page"


class PagePreview(VerticalScroll, can_focus=False):
    """Shows lines at once, or the first page of a document, filled in a thread, nothing saved.

    Pages are kept until something is saved or a minute is over, so that coming back to one
    shows it at once.
    """

    @dataclass
    class Turned(Message):
        """Something else is shown than before."""

        is_page: bool
        """Whether it is a document's page, which may go on below."""

    @dataclass
    class _Read(Message):
        """The thread has filled a document and read its first page."""

        key: tuple[str, int]
        """Which document, how wide."""
        stamp: tuple[int, str]
        """Of what data."""
        page: Content
        """What is shown of it."""
        is_page: bool = True
        """Whether that is the page, or why there is none."""

    app: "HoiNghiApp"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kept_of: tuple[int, str] | None = None
        """The data that the kept pages were made of."""
        self._kept: dict[tuple[str, int], PagePreview._Read] = {}
        """What was read so far, by document and width."""
        self._wanted: tuple[WholePaper, Callable[[], Task]] | None = None
        """The document in sight and how it is gathered; None for lines."""
        self._timer: Timer | None = None
        self._width = 0
        """How wide the page in sight may be."""
        self._is_filling = False
        """Whether a thread is at the document in sight."""

    @property
    def is_settled(self) -> bool:
        """Whether what is in sight is final: nothing is being filled or about to be."""
        return self._timer is None and not self._is_filling

    def compose(self) -> ComposeResult:
        """Yield the lines."""
        yield Static(id="print-preview", markup=False)

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show lines in the middle, and fill nothing."""
        self._leave()
        self._wanted = None
        self._show(Content("\n").join(map(Content, lines)), is_page=False)
        self.scroll_home(animate=False)

    def show_page(self, paper: "WholePaper", gather: "Callable[[], Task]") -> None:
        """Show a document's first page as soon as it is known, until then what it is for.

        ``gather`` is called a moment later, when the cursor has not gone on; it may refuse.
        """
        is_new = self._wanted is None or self._wanted[0] is not paper
        self._wanted = (paper, gather)
        read = self._pages().get(self._key(paper))
        if is_new:
            self._leave()
            self.scroll_home(animate=False)
        if read is not None:
            self._leave()
            self._show(read.page, is_page=read.is_page)
            return
        if is_new:
            self._show(_about(paper, "Đang xem trang 1…"), is_page=False)
        self._wait(_SETTLE_S if is_new else _NEXT_LOOK_S)

    def _wait(self, seconds: float) -> None:
        """Fill the document in sight after a while, unless that is already on its way."""
        if self.is_settled:
            self._timer = self.set_timer(seconds, self._begin)

    def scroll_pages(self, pages: int) -> None:
        """Scroll down, or up, by so many heights of what is in sight; two lines stay."""
        self.scroll_relative(y=pages * max(1, self.size.height - 2), animate=False)

    def on_resize(self) -> None:
        """Fill the page for the width of now, if that is another one."""
        width, self._width = self._width, self.scrollable_content_region.width
        if self._wanted is not None and width != self._width:
            paper, gather = self._wanted
            self._wanted = None
            self.show_page(paper, gather)

    def _stamp(self) -> tuple[int, str]:
        """Tell what a page is made of: what is saved and, for some, the minute."""
        session = self.app.session
        return session.state.changes, session.clock_text(session.now(), seconds=False)

    def _pages(self) -> "dict[tuple[str, int], PagePreview._Read]":
        """Return the pages that were made of the data of now."""
        stamp = self._stamp()
        if stamp != self._kept_of:
            self._kept, self._kept_of = {}, stamp
        return self._kept

    def _key(self, paper: "WholePaper") -> tuple[str, int]:
        return paper.id, max(1, self.scrollable_content_region.width)

    def _leave(self) -> None:
        """Give up what is waiting or being filled."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self._is_filling = False
        self.workers.cancel_group(self, _GROUP)

    def _begin(self) -> None:
        self._timer = None
        if self._wanted is None:
            return
        paper, gather = self._wanted
        key, stamp = self._key(paper), self._stamp()
        try:
            task = gather()
        except Refused as refused:
            self._keep(self._Read(key, stamp, _refusal(paper, str(refused)), is_page=False))
        else:
            self._is_filling = True
            self._fill(task, paper, partial(self._Read, key, stamp), key[1])

    @work(thread=True, exclusive=True, exit_on_error=False, group=_GROUP)
    def _fill(
        self, task: "Task", paper: "WholePaper", read: "Callable[..., _Read]", width: int
    ) -> None:
        from hoinghi_tui.documents.page_text import page_text

        worker = get_current_worker()
        try:
            data = task.render().data
        except Refused as refused:
            found = read(_refusal(paper, str(refused)), is_page=False)
        else:
            lines = () if worker.is_cancelled else page_text(data, width)
            found = read(Content("\n".join(lines) or "Trang 1 chưa có chữ nào."))
        if not worker.is_cancelled:
            self.post_message(found)

    @on(_Read)
    def _keep(self, read: _Read) -> None:
        is_fresh = read.stamp == self._stamp()
        if is_fresh:
            self._pages()[read.key] = read
        if self._wanted is not None and self._key(self._wanted[0]) == read.key:
            self._is_filling = False
            self._show(read.page, is_page=read.is_page)
            if not is_fresh:
                self._wait(_NEXT_LOOK_S)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in a thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and self._wanted is not None:
            self._is_filling = False
            cause = printable(f"{type(event.worker.error).__name__}: {event.worker.error}")
            about = _about(
                self._wanted[0], f"Không xem trước được ({cause}). Bấm P in thử ra Word."
            )
            self._show(about, is_page=False)

    def _show(self, content: Content, *, is_page: bool) -> None:
        text = self.query_one("#print-preview", Static)
        text.set_class(is_page, "-page")
        text.update(content)
        self.post_message(self.Turned(is_page))


def _about(paper: "WholePaper", words: str) -> Content:
    return Content("\n").join(
        [*map(Content, paper.about), Content(""), Content.styled(words, "$muted")]
    )


def _refusal(paper: "WholePaper", sentence: str) -> Content:
    """Say in words why there is no page, below what it is for."""
    why = Content.styled(f"▲ Chưa in được: {printable(sentence)}", "$warning")
    return Content("\n").join([Content(" ".join(paper.about)), Content(""), why])
