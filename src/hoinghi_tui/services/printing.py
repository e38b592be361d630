"""Printing: Word files into ``out/``, and the note of what was printed when."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.print_profile import PrintProfile
from hoinghi_tui.domain.printed import ALL, PaperState, note_id
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services import (
    agenda_printing,
    badge_printing,
    certificate_printing,
    conference_papers,
    paper_holders,
    paper_states,
    printed_notes,
    reprints,
    seat_printing,
    tent_printing,
)
from hoinghi_tui.services.files_out import dated_name, write_out
from hoinghi_tui.services.print_job import (
    OF_THE_AGENDA,
    OF_THE_CONFERENCE,
    OF_THE_ROOM,
    Paper,
    PrintedFile,
    PrintJob,
)
from hoinghi_tui.services.roster_reader import RosterReader
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Damaged, NotSaved, Op

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered
    from hoinghi_tui.documents.holders import Holder
    from hoinghi_tui.documents.seat_plan import PaperSize


class Printing:
    """Makes the documents of the conference.

    Each goes the same way: a ``…_job`` gathers the data, ``render`` fills the template, in a
    thread if wanted, and ``save`` writes the file and the note.
    """

    def __init__(self, work: Workspace, folder: Path, roster: RosterReader) -> None:
        self._work = work
        self._folder = folder
        self._roster = roster
        self.states = paper_states.PaperStates(work, self.outdated)
        """How it stands with each paper."""

    # -- what is in a file ---------------------------------------------------------------

    def job(self, paper: Paper, ids: Iterable[str] | None = None) -> PrintJob:
        """Gather what one kind of document needs; refuses as the job of that kind does."""
        if paper is Paper.BADGES:
            return self.badge_job(ids)
        if paper is Paper.INVITATIONS:
            return self.invitation_job(ids)
        if paper is Paper.TENT_CARDS:
            return self.tent_job(ids)
        if paper in OF_THE_ROOM:
            return self.room_job(paper)
        if paper in OF_THE_AGENDA:
            return self.agenda_job(paper)
        if paper in OF_THE_CONFERENCE:
            return self.conference_job(paper)
        if paper is Paper.CALIBRATION:
            return self.calibration_job()
        return self.certificate_job(ids)

    def certificate_job(
        self, award_ids: Iterable[str] | None = None, blank: PrintProfile | None = None
    ) -> PrintJob:
        """Gather what the certificates need; all awards when none are named.

        For a ``blank`` only the words are printed, moved as its profile says. Refuses an
        unknown award, and a conference without any.
        """
        job = certificate_printing.certificate_job(self._work.state, self._folder, award_ids, blank)
        return self._with_notes(Paper.CERTIFICATES, job)

    def badge_job(
        self, delegate_ids: Iterable[str] | None = None, *, test_card: bool | None = None
    ) -> PrintJob:
        """Gather badges in protocol order; of all who are to come when nobody is named.

        A card to test the scanner with comes last when all are printed, or as ``test_card``
        says. Refuses an unknown delegate, and a conference without any.
        """
        job = badge_printing.badge_job(
            self._work.state, self._folder, self._roster.all(), delegate_ids, test_card=test_card
        )
        return self._with_notes(Paper.BADGES, job)

    def invitation_job(self, delegate_ids: Iterable[str] | None = None) -> PrintJob:
        """Gather invitations in protocol order; of all the invited when nobody is named.

        Refuses an unknown delegate, and a conference without any.
        """
        job = badge_printing.invitation_job(
            self._work.state, self._folder, self._roster.all(), delegate_ids
        )
        return self._with_notes(Paper.INVITATIONS, job)

    def tent_job(
        self, delegate_ids: Iterable[str] | None = None, *, everybody: bool = False
    ) -> PrintJob:
        """Gather name plates, the presidium's first; of who sits at a table, or of everybody.

        Refuses an unknown delegate, and a room in which nobody sits at a table yet.
        """
        job = tent_printing.tent_job(
            self._work.state, self._folder, self._roster.all(), delegate_ids, everybody=everybody
        )
        return self._with_notes(Paper.TENT_CARDS, job)

    def has_table(self, delegate: Delegate) -> bool:
        """Tell whether a delegate gets a name plate unasked: for a seat at a table."""
        return tent_printing.has_table(self._work.state, delegate)

    def room_job(self, paper: Paper, size: "PaperSize | None" = None) -> PrintJob:
        """Gather the seating plan, on a sheet of a size, or a list of who sits where.

        Refuses a plan without a room and a list of nobody.
        """
        if paper is Paper.SEAT_PLAN:
            job = seat_printing.seat_plan_job(self._work.state, self._folder, size)
        else:
            people = self._roster.all()
            job = seat_printing.seat_list_job(self._work.state, self._folder, people, paper)
        return self._with_notes(paper, job)

    def _with_notes(self, paper: Paper, job: PrintJob) -> PrintJob:
        """Add what the papers say now, to be noted when the file is saved."""
        says = printed_notes.contents(self._work.state, paper, job.ids, job.badges)
        return replace(job, says=says)

    def agenda_job(self, paper: Paper) -> PrintJob:
        """Gather a paper of the agenda as it stands now; refuses as ``agenda_printing`` does."""
        return agenda_printing.agenda_job(self._work, self._folder, paper)

    def conference_job(self, paper: Paper) -> PrintJob:
        """Gather a paper about the awards, the people or the event; refuses one of nothing."""
        return conference_papers.conference_job(self._work, self._folder, paper)

    def calibration_job(self, profile: PrintProfile | None = None) -> PrintJob:
        """Gather the page to measure a printer with, or with a profile the one to prove it."""
        return certificate_printing.calibration_job(self._folder, profile)

    def write_picture(self, path: Path) -> Path:
        """Draw the seating plan into a .svg or .png file; raises as the job of the plan does."""
        return seat_printing.write_picture(self._work.state, path)

    def people(self, paper: Paper) -> list[Delegate]:
        """Return who may get a badge, an invitation or a name plate, in printing order."""
        if paper is Paper.TENT_CARDS:
            return tent_printing.tent_people(self._work.state, self._roster.all())
        choose = (
            badge_printing.badge_people
            if paper is Paper.BADGES
            else badge_printing.invitation_people
        )
        return choose(self._work.state, self._roster.all())

    def holder(self, delegate: Delegate) -> "Holder":
        """Return what a badge or an invitation says of a delegate, without the code."""
        return paper_holders.holder(self._work.state, delegate)

    def preview(self, key: str, paper: Paper = Paper.CERTIFICATES) -> tuple[str, ...]:
        """Return the text of one award's or delegate's page, line by line as it is printed."""
        state = self._work.state
        if paper is Paper.CERTIFICATES:
            return certificate_printing.certificate_preview(state, key)
        person = paper_holders.holder(state, state.delegates[key])
        return printed_notes.person_lines(state, paper, person)

    # -- what is on paper ------------------------------------------------------------------

    def outdated(self, paper: Paper) -> list[str]:
        """Return whose paper of a kind was made and says something else by now.

        Ids of delegates or awards, or ``ALL`` for a paper of the whole room or event.
        """
        if paper in OF_THE_CONFERENCE:
            return conference_papers.outdated(self._work, paper)
        if paper in OF_THE_AGENDA:
            return paper_states.agenda_outdated(self._work, self._folder, paper)
        return printed_notes.outdated(self._work.state, paper)

    def printed_at(self, paper: Paper, subject: str = ALL) -> datetime | None:
        """Return when a paper of a subject was last made; None: never, or before it was noted."""
        note = self._work.state.printed.get(note_id(paper, subject))
        return note.at if note else None

    def printed_before(self, job: PrintJob) -> tuple[str, ...]:
        """Return whose certificates or badges of a file are on paper already."""
        return reprints.printed_before(self._work.state, job)

    def sign_in_state(self) -> PaperState:
        """Return how it stands with the list to sign, which ``Exporting`` makes."""
        return paper_states.sign_in_state(self._work.state, self._roster.all())

    def note_sign_in(self, file_name: str) -> None:
        """Save that the list to sign was made into a file; raises as ``Workspace.act`` does."""
        paper_states.note_sign_in(self._work, self._roster.all(), file_name)

    # -- the file ------------------------------------------------------------------------

    @staticmethod
    def render(job: PrintJob) -> "Rendered":
        """Fill the template; touches nothing but the job, so a thread may do it.

        Raises ``DocumentError`` when the template or the data do not allow it.
        """
        return job.fill()

    def save(
        self, job: PrintJob, rendered: "Rendered", out: Path | None = None, *, again: str = ""
    ) -> PrintedFile:
        """Write the file whole and note the printing.

        ``again`` is why certificates or badges are printed once more; without it
        ``PrintedBefore`` is raised when some are, also when another desk was faster.
        Raises as ``write_out`` does, and ``Refused`` when the data have changed so that the
        file is worth nothing. Without the note the file is removed again, as the codes in it
        may be unknown; of a chosen name only what this call wrote.
        """
        now = self._work.now()
        local = now.astimezone(self._work.zone())
        state = self._work.state
        name = dated_name(job.stem, local)
        reprints.expect_reason(state, job, again)
        path = write_out(self._folder / "out" / name, rendered.data, out)
        note = reprints.note_words(state, job, path.name, again)

        def decide() -> list[Op]:
            reprints.expect_reason(state, job, again)
            return [*job.changes(now), *printed_notes.notes(state, job.says, now)]

        try:
            # A second file of the same at once changes no row, but stands in the log as well.
            printed = self._work.act(job.kind, decide, note)
            if printed is None:
                self._work.record(job.kind, note)
        except (NotSaved, Damaged, Refused):
            path.unlink(missing_ok=True)
            raise
        return PrintedFile(path, job.words, job.ids, rendered.warnings)

    def run(self, job: PrintJob, out: Path | None = None, *, again: str = "") -> PrintedFile:
        """Make and write a file in one go; raises as ``render`` and ``save`` do."""
        reprints.expect_reason(self._work.state, job, again)
        return self.save(job, self.render(job), out, again=again)
