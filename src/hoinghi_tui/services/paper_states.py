"""How it stands with each paper: never made, made, or made and out of date."""

from collections.abc import Callable, Hashable, Sequence
from pathlib import Path

from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.printed import (
    ALL,
    PaperState,
    fingerprint,
    is_outdated,
    note_id,
)
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.sign_in import sign_in_groups
from hoinghi_tui.services.agenda_printing import agenda_job
from hoinghi_tui.services.kept import Kept
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.printed_notes import notes
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace

_COUNTING = (Paper.SETTLEMENT, Paper.ALLOWANCES)
"""The papers that count who has come."""
SIGN_IN = "sign-in"
"""The list to sign at the door: noted as a paper, made by ``Exporting``."""


class PaperStates:
    """Tells of each paper, by subject, how it stands; worked out again only after a change."""

    def __init__(self, work: Workspace, outdated: Callable[[Paper], list[str]]) -> None:
        self._work = work
        self._outdated = outdated
        self._changed: dict[Paper, Kept[frozenset[str]]] = {paper: Kept() for paper in Paper}
        self._odd: Kept[tuple[Hashable, ...]] = Kept()

    def of(self, paper: Paper, subject: str = ALL) -> PaperState:
        """Return how it stands with the paper of a delegate or award, or of the whole event.

        A badge that was replaced is one never made: the new code is on no paper yet.
        """
        state = self._work.state
        note = state.printed.get(note_id(paper, subject))
        at = note.at if note else None
        if paper is Paper.BADGES:
            badge = state.badge_of(subject)
            at = badge.printed_at if badge else None
        elif paper is Paper.CERTIFICATES and subject in state.awards:
            at = state.awards[subject].printed_at
        if at is None:
            return PaperState()
        return PaperState(at, subject in self.changed(paper), note.count if note else 1)

    def changed(self, paper: Paper) -> frozenset[str]:
        """Return whose paper of a kind, or ``ALL``, is made and says something else by now."""
        return self._changed[paper].get(self._versions(), lambda: frozenset(self._outdated(paper)))

    def to_reprint(self, paper: Paper) -> list[str]:
        """Return the subjects of which a valid paper must be made again."""
        return [one for one in sorted(self.changed(paper)) if self.of(paper, one).outdated]

    def count_to_reprint(self) -> int:
        """Return how many valid papers of all kinds must be made again."""
        return sum(len(self.to_reprint(paper)) for paper in Paper)

    def _versions(self) -> Hashable:
        """Return what differs once any paper may say something else.

        Arrivals count only where they change a paper: a busy door does not.
        """
        state = self._work.state
        tables = (
            *(state.conferences, state.units, state.delegates, state.badges, state.rooms),
            *(state.seats, state.agenda, state.awards, state.printed),
            *(state.tasks, state.speeches, state.reports, state.checklist, state.sendings),
            *(state.budget, state.par_fields, state.par_criteria),
            *(state.broadcasts, state.conclusions),
        )
        came = (state.attendance.version, state.delegates.version)
        versions = (table.version for table in tables)
        return (*versions, self._odd.get(came, self._odd_arrivals), self._money_versions())

    def _money_versions(self) -> Hashable:
        """Return what differs once an arrival changes a paper about money that is printed."""
        printed = (note_id(paper, ALL) in self._work.state.printed for paper in _COUNTING)
        return self._work.state.attendance.version if any(printed) else None

    def _odd_arrivals(self) -> tuple[Hashable, ...]:
        """Return who came instead of somebody, or after having declined."""
        delegates, found = self._work.state.delegates, list[Hashable]()
        for came in self._work.state.attendance.values():
            delegate = delegates.get(came.id)
            has_declined = delegate is not None and delegate.invitation is Invitation.DECLINED
            announced = delegate.substitute if delegate is not None else None
            if has_declined or came.substitute != announced:
                found.append((came.id, came.substitute))
        return tuple(found)


def agenda_outdated(work: Workspace, folder: Path, paper: Paper) -> list[str]:
    """Return ``ALL`` when a paper of the agenda was made and would say something else now."""
    note = work.state.printed.get(note_id(paper, ALL))
    if note is None:
        return []
    try:
        said = agenda_job(work, folder, paper).says[note_id(paper, ALL)][0]
    except Refused:
        said = ""
    return [ALL] if is_outdated(note, said) else []


def sign_in_state(state: State, people: Sequence[Delegate]) -> PaperState:
    """Return how it stands with the list to sign at the door."""
    note = state.printed.get(note_id(SIGN_IN, ALL))
    if note is None:
        return PaperState()
    return PaperState(note.at, is_outdated(note, _sign_in_said(state, people)), note.count)


def note_sign_in(work: Workspace, people: Sequence[Delegate], file_name: str) -> None:
    """Save that the list to sign was made; raises as ``Workspace.act`` does."""
    said = {note_id(SIGN_IN, ALL): (_sign_in_said(work.state, people), "")}
    work.act(
        f"print_{SIGN_IN}",
        lambda: notes(work.state, said, work.now()),
        f"In danh sách ký nhận ra {file_name}",
    )


def _sign_in_said(state: State, people: Sequence[Delegate]) -> str:
    from hoinghi_tui.documents.sign_in import sign_in_fields

    units = {unit.id: unit for unit in state.units.values()}
    groups = sign_in_groups(people, units, state.attendance)
    return fingerprint([repr(sign_in_fields(groups, state.conference))])
