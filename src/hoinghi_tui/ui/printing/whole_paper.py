"""A paper of F8 that is made once for the whole conference, and how each kind is made."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.domain.printed import PaperState
from hoinghi_tui.services.exporting import ExportJob
from hoinghi_tui.services.paper_states import SIGN_IN
from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.printing.print_run import Made, Task


@dataclass(frozen=True, slots=True)
class WholePaper:
    """A document about everybody or everything: one line of the list.

    Only what is printed often has a ``key`` of its own. ``note`` tells it from its like,
    ``about`` is what lies in it and what it is for. ``task`` gathers what goes in; it may
    raise ``Refused``.
    """

    id: str
    key: str
    name: str
    note: str
    about: tuple[str, ...]
    task: Callable[[Session], Task]

    def state(self, session: Session) -> PaperState:
        """Return how it stands with the paper; plans of both sizes are one."""
        if self.id == SIGN_IN:
            return session.printing.sign_in_state()
        paper = Paper.SEAT_PLAN if self.id.startswith(Paper.SEAT_PLAN) else Paper(self.id)
        return session.printing.states.of(paper)


def printing_task(session: Session, job: PrintJob, again: str = "") -> Task:
    """Return how a job of the conference's papers is made and saved, ``again`` for a reason."""

    def save(rendered: Rendered) -> Made:
        printed = session.printing.save(job, rendered, again=again)
        return Made(printed.path, printed.words, printed.warnings)

    return Task(job.words, partial(session.printing.render, job), save)


def plan_task(size: str, session: Session) -> Task:
    """Return how the plan of the room is made, on A4 or A3."""
    from hoinghi_tui.documents.seat_plan import PaperSize

    return printing_task(session, session.printing.room_job(Paper.SEAT_PLAN, PaperSize(size)))


def seats_task(paper: Paper, session: Session) -> Task:
    """Return how a list of the seats is made."""
    return printing_task(session, session.printing.room_job(paper))


def agenda_task(paper: Paper, session: Session) -> Task:
    """Return how a paper of the agenda is made."""
    return printing_task(session, session.printing.agenda_job(paper))


def conference_task(paper: Paper, session: Session) -> Task:
    """Return how a paper of the conference is made."""
    return printing_task(session, session.printing.conference_job(paper))


def calibration_task(session: Session) -> Task:
    """Return how the page that measures a printer is made."""
    return printing_task(session, session.printing.calibration_job())


def sign_in_task(session: Session) -> Task:
    """Return how the list to be signed at the door is made."""
    job: ExportJob = session.exporting.sign_in_job()

    def save(rendered: Rendered) -> Made:
        made = session.exporting.save(job, rendered)
        session.printing.note_sign_in(made.path.name)
        return Made(made.path, f"ký nhận của {made.people} đại biểu", made.warnings)

    return Task("danh sách ký nhận", job.fill, save)
