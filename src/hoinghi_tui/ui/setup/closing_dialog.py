"""Ending the conference: what is still open, how far it has come, and where all of it lies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Event

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static
from textual.worker import Worker, WorkerState

from hoinghi_tui.domain.closing import OpenMatter
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.closing import ClosingReport
from hoinghi_tui.services.closing_papers import PaperStep
from hoinghi_tui.services.place import file_words
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, Damaged, NotSaved
from hoinghi_tui.ui.frame import TABS
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.dialog import Dialog
from hoinghi_tui.vietnamese import printable

_WHAT = (
    "Chương trình in lại mọi văn bản chung vào out/, gói cả thư mục thành một tệp .zip để lưu "
    "trữ, rồi khóa hội nghị: mọi bàn chỉ còn xem. Cần sửa thì mở lại được (Ctrl+P)."
)
_BAR = 40
_MOST = 5
"""So many papers that failed or have blanks are named; more are counted."""
_TAB_KEYS = {tab.mode: tab.key for tab in TABS}
_Line = Content | str


class _Stopped(Exception):  # noqa: N818 - a person wanted it
    """Esc was pressed between two papers."""


class ClosingDialog(Dialog[bool]):
    """Enter ends the conference, in a thread; Esc leaves, or stops before the next paper.

    True is answered when the conference is closed.
    """

    CSS_PATH = "closing_dialog.tcss"
    BINDINGS = [("enter", "go", "Kết thúc"), ("escape", "leave", "Thôi")]

    @dataclass
    class Step(Message):
        """The thread has begun with the next paper, or with the archive."""

        step: PaperStep
        """Which, of how many."""

    @dataclass
    class Done(Message):
        """The thread is through."""

        report: ClosingReport
        """How it went."""

    @dataclass
    class Failed(Message):
        """The thread could not go on; nothing is closed."""

        sentence: str
        """What is wrong and what to do, "" when a person stopped it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._stop_wanted = Event()
        self._busy = False
        self._anyway = False
        self._may_go = False
        self._is_over = False

    def compose(self) -> ComposeResult:
        """Yield the heading, what is said, and the keys."""
        with Vertical(classes="dialog"):
            yield Static("KẾT THÚC HỘI NGHỊ", classes="dialog-title", markup=False)
            with VerticalScroll(classes="dialog-body", can_focus=False):
                yield Static(id="closing-told", markup=False)
            yield Static(id="closing-keys", classes="dialog-keys", markup=False)

    def on_mount(self) -> None:
        """Say what is still open."""
        self._ask(self._session.closing.matters())

    # -- what is said --------------------------------------------------------------------

    def _ask(self, matters: Sequence[OpenMatter], told: str = "") -> None:
        blocked = any(one.blocks for one in matters)
        self._anyway = bool(matters)
        lines: list[_Line] = [Content.styled(f"✖ {told}\n", "$error")] if told else []
        if matters:
            lines += [Content.styled(f"Còn {len(matters)} việc dở:", "bold")]
            lines += [*map(_matter_line, matters), ""]
        lines.append(_WHAT if not blocked else "Hãy xong việc có dấu ✖ rồi kết thúc.")
        self._say(lines, "" if blocked else "vẫn kết thúc" if matters else "kết thúc", "thôi")

    def _say(self, lines: Iterable[_Line], go: str, leave: str) -> None:
        """Write the lines and the keys; a key without a word is not named, and Enter is dead."""
        self._may_go = bool(go)
        text = Content("\n").join(
            line if isinstance(line, Content) else Content(line) for line in lines
        )
        self.query_one("#closing-told", Static).update(text)
        keys = (f"Enter  {go}" if go else "", f"Esc  {leave}" if leave else "")
        self.query_one("#closing-keys", Static).update("    ".join(filter(None, keys)))

    # -- keys ----------------------------------------------------------------------------

    def action_go(self) -> None:
        """End the conference; when that is done, leave."""
        if self._is_over:
            self.dismiss(True)
        elif self._may_go and not self._busy:
            self._busy = True
            self._stop_wanted.clear()
            self._say(["Đang chuẩn bị…"], "", "dừng")
            self._run(self._anyway)

    def action_leave(self) -> None:
        """Leave, or stop before the next paper is made."""
        if self._busy:
            self._stop_wanted.set()
            self.query_one("#closing-keys", Static).update("Đang dừng…")
        else:
            self.dismiss(self._is_over)

    # -- the thread ----------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group="closing")
    def _run(self, anyway: bool) -> None:
        try:
            with self._session.second() as session:
                report = session.closing.close(anyway=anyway, step=self._step)
        except _Stopped:
            self.post_message(self.Failed(""))
        except (Refused, Conflict, NotSaved, Damaged) as failure:
            self.post_message(self.Failed(str(failure)))
        else:
            self.post_message(self.Done(report))

    def _step(self, step: PaperStep) -> None:
        if self._stop_wanted.is_set():
            raise _Stopped
        self.post_message(self.Step(step))

    # -- back on the screen --------------------------------------------------------------

    @on(Step)
    def _show_step(self, message: Step) -> None:
        step = message.step
        if self._busy and not self._stop_wanted.is_set():
            words = f"{step.number}/{step.total}  {printable(step.words)}"
            self._say([bar(step.number, step.total, _BAR), words], "", "dừng")

    @on(Failed)
    def _show_failure(self, failed: Failed) -> None:
        self._busy = False
        self._session.poll()
        self._ask(self._session.closing.matters(), failed.sentence)

    @on(Done)
    def _show_report(self, done: Done) -> None:
        self._busy = False
        self._session.poll()
        report = done.report
        if report.archive is not None:
            self._is_over = True
            self._say(_closed_lines(report), "đóng", "")
        elif report.failed:
            self._anyway = True
            self._say(_failed_lines(report), "vẫn kết thúc", "thôi")
        else:
            self._ask(report.matters)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR:
            cause = event.worker.error
            sentence = f"Chưa kết thúc được ({type(cause).__name__}: {cause})."
            self._show_failure(self.Failed(sentence))


def _matter_line(matter: OpenMatter) -> Content:
    mark, tone = ("✖", "$error") if matter.blocks else ("▲", "$warning")
    key = _TAB_KEYS.get(matter.place, "")
    return Content.assemble((f"{mark} ", tone), printable(matter.text), (f"  {key}", "$muted"))


def _closed_lines(report: ClosingReport) -> list[_Line]:
    assert report.archive is not None
    assert report.packed is not None
    made = [paper for paper in report.papers if paper.path is not None]
    blank = [paper.path.name for paper in made if paper.path and paper.has_blanks]
    where = file_words(report.archive.parent / "out", "")
    lines: list[_Line] = [
        Content.styled("✔ Đã kết thúc hội nghị.", "bold $success"),
        f"{len(made)} văn bản trong {where}/",
        Content.assemble("Lưu trữ: ", (file_words(report.archive, ""), "bold")),
        Content.styled(f"{report.packed.files} tệp, kèm mã kiểm tra SHA256SUMS", "$muted"),
    ]
    lines += _named("Còn chỗ trống hoặc cần xem lại:", blank)
    lines += _named("Chưa in được:", [paper.said for paper in report.failed])
    lines += _named("Không đưa vào lưu trữ:", report.packed.left_out)
    lines += _named("Của lần kết thúc bị dừng giữa chừng, có thể xóa:", report.strays)
    return lines


def _failed_lines(report: ClosingReport) -> list[_Line]:
    said = dict.fromkeys(paper.said for paper in report.failed)
    return [
        Content.styled("Chưa kết thúc.", "bold $error"),
        *_named(f"{len(report.failed)} văn bản chưa in được:", list(said)),
        "",
        "Sửa rồi làm lại, hoặc vẫn kết thúc mà không có các văn bản này.",
    ]


def _named(heading: str, names: Sequence[str]) -> list[_Line]:
    if not names:
        return []
    more = [f"… và {len(names) - _MOST} nữa"] if len(names) > _MOST else []
    shown = [*(printable(name) for name in names[:_MOST]), *more]
    return [Content.styled(f"▲ {heading}", "$warning"), *(f"  {name}" for name in shown)]
