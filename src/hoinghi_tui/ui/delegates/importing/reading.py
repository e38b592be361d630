"""A dialog that reads a list in a thread, tells how far it is, and can be stopped."""

from dataclasses import dataclass

from textual import on, work
from textual.content import Content
from textual.message import Message
from textual.worker import Worker, WorkerState, get_current_worker

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.import_plan import Decisions, ImportPlan, ImportSummary
from hoinghi_tui.services.roster import Planner
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.cells import Cancelled
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions
from hoinghi_tui.spreadsheets.drafts import DelegateList
from hoinghi_tui.spreadsheets.list_source import ListSource
from hoinghi_tui.ui.delegates.importing.preview_state import Preview
from hoinghi_tui.ui.widgets.bar import bar
from hoinghi_tui.ui.widgets.dialog import Dialog

STOPPED = "Đã dừng đọc; chưa có gì được lưu."
_BAR_WIDTH = 24
_GROUP = "import"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be read and planned; ``people`` are there already when only to plan."""

    source: ListSource
    options: ReadOptions
    decisions: Decisions
    people: DelegateList | None = None


class ReadingScreen(Dialog[ImportSummary | None]):
    """Reads one list at a time: a new job takes the place of the one before it.

    A subclass writes what ``tell`` is given, and shows a preview in ``show_preview``.
    """

    AUTO_FOCUS = ""

    @dataclass
    class Advanced(Message):
        """So much is read."""

        run: int
        """Which job it was."""
        percent: int
        """From 0 to 100."""

        def can_replace(self, message: Message) -> bool:
            """Let only the newest of several be shown."""
            return isinstance(message, ReadingScreen.Advanced)

    @dataclass
    class Done(Message):
        """The list is read and the import planned."""

        run: int
        """Which job it was."""
        people: DelegateList
        """What is in the list."""
        plan: ImportPlan
        """What taking it in would change."""

    @dataclass
    class Failed(Message):
        """The list cannot be read."""

        run: int
        """Which job it was."""
        sentence: str
        """Why, and what to do."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self._turn = 0
        self.job: Job | None = None
        """What is under way."""

    # -- for the subclass ----------------------------------------------------------------

    @property
    def is_reading(self) -> bool:
        """Whether cells are being read, not only an import planned."""
        return self.job is not None and self.job.people is None

    def tell(self, words: Content) -> None:
        """Show a sentence, or nothing."""
        raise NotImplementedError

    def show_preview(self, preview: Preview) -> None:
        """Show what was read."""
        raise NotImplementedError

    def show_failure(self, sentence: str) -> None:
        """Say why the list cannot be read."""
        self.tell(Content.styled(sentence, "$error"))

    def start(self, job: Job) -> None:
        """Read and plan in a thread."""
        self._turn += 1
        self.job = job
        if job.people is None:
            self._tell_percent(0)
        self._work_in_thread(self._turn, job, self.session.roster.planner())

    def stop(self) -> None:
        """Give up the job; what it still posts is not listened to."""
        self._turn += 1
        self.job = None
        self.workers.cancel_group(self, _GROUP)

    # -- the thread ----------------------------------------------------------------------

    @work(thread=True, exclusive=True, exit_on_error=False, group=_GROUP)
    def _work_in_thread(self, run: int, job: Job, planner: Planner) -> None:
        worker = get_current_worker()
        told = -1

        def progress(share: float) -> None:
            nonlocal told
            if worker.is_cancelled:
                raise Cancelled
            percent = int(share * 100)
            if percent > told:
                told = percent
                self.post_message(self.Advanced(run, percent))

        try:
            people = job.people or job.source.people(job.options, progress)
            plan = planner(people, job.decisions)
        except Cancelled:
            return
        except Refused as refusal:
            self.post_message(self.Failed(run, str(refusal)))
        else:
            self.post_message(self.Done(run, people, plan))

    @on(Advanced)
    def _show_progress(self, advanced: Advanced) -> None:
        if advanced.run == self._turn:
            self._tell_percent(advanced.percent)

    def _tell_percent(self, percent: int) -> None:
        if self.job is None:
            return
        self.tell(
            Content.assemble(
                bar(percent, 100, _BAR_WIDTH, "$accent"),
                (f" {percent}%  Đang đọc {self.job.source.name}…  ", "$muted"),
                ("Esc", "bold $accent"),
                (" dừng", "$muted"),
            )
        )

    @on(Done)
    def _take_preview(self, done: Done) -> None:
        job = self.job
        if done.run != self._turn or job is None:
            return
        self.job = None
        state = self.session.state
        units = {**state.units, **{unit.id: unit for unit in done.plan.new_units}}
        self.show_preview(
            Preview(
                job.source,
                job.options,
                done.people,
                done.plan,
                state.delegates,
                units,
                job.decisions,
            )
        )

    @on(Failed)
    def _take_failure(self, failed: Failed) -> None:
        if failed.run == self._turn:
            self.job = None
            self.show_failure(failed.sentence)

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Say what went wrong in the thread in a way nobody foresaw."""
        if event.state is WorkerState.ERROR and event.worker.group == _GROUP:
            cause = event.worker.error
            sentence = f"Không đọc được danh sách ({type(cause).__name__}: {cause})."
            self._take_failure(self.Failed(self._turn, sentence))
