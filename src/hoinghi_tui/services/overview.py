"""The whole conference at a glance: what is missing, and what was done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from hoinghi_tui.domain.arrivals import ArrivalCurve, arrival_curve
from hoinghi_tui.domain.awards import AwardProgress, progress
from hoinghi_tui.domain.readiness import Finding, readiness
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Event


@dataclass(frozen=True, slots=True)
class LogLine:
    """One saved action: its local time, what it was, and whether it still stands."""

    event: Event
    at: str
    words: str
    stands: bool


class Overview:
    """Gathers what the first screen shows."""

    def __init__(self, work: Workspace, outdated: Callable[[], int]) -> None:
        self._work = work
        self._outdated = outdated
        self._curve: tuple[tuple[int, int], ArrivalCurve] | None = None

    def readiness(self) -> list[Finding]:
        """List what is missing before the day, then what is ready."""
        # Imported late: the first screen needs no reader of names.
        from hoinghi_tui.services.agenda_presenters import unlisted
        from hoinghi_tui.services.scripts import Scripts

        state = self._work.state
        return readiness(
            state.conference,
            state.delegates.values(),
            {seat.delegate for seat in state.seats.values() if seat.delegate},
            {one.delegate for one in state.badges.values() if one.is_current and one.printed_at},
            state.agenda.values(),
            state.awards.values(),
            state.tasks.values(),
            state.attendance,
            unlisted(state.agenda.values(), state.delegates),
            script_blanks=len(Scripts(self._work).blanks()),
            # What was never made cannot be out of date; asking would load what makes papers.
            outdated=self._outdated() if state.printed else 0,
        )

    def arrivals(self) -> ArrivalCurve:
        """Return when people came, walk-ins apart; worked out again only after a change."""
        state = self._work.state
        versions = (state.delegates.version, state.attendance.version)
        if self._curve is None or self._curve[0] != versions:
            self._curve = (versions, self._arrivals())
        return self._curve[1]

    def _arrivals(self) -> ArrivalCurve:
        state = self._work.state
        walk_ins: list[datetime] = []
        invited: list[datetime] = []
        for came in state.attendance.values():
            delegate = state.delegates.get(came.id)
            is_walk_in = delegate is not None and delegate.walk_in
            (walk_ins if is_walk_in else invited).append(came.arrived_at)
        return arrival_curve(invited, walk_ins)

    def awards(self) -> AwardProgress:
        """Count the certificates that have left the tray."""
        return progress(self._work.state.awards.values())

    def log(self, limit: int = 200) -> list[LogLine]:
        """Return the latest saved actions, newest first."""
        zone = self._work.zone()
        undone: set[str] = set()
        lines = []
        for event in self._work.store.history(limit):
            at = clock_text(datetime.fromisoformat(event.at), zone, seconds=True)
            stands = event.id not in undone
            if stands and event.undoes is not None:
                undone.add(event.undoes)
            lines.append(LogLine(event, at, event.note or event.kind, stands))
        return lines
