"""The whole conference at a glance: what is missing, and what was done."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hoinghi_tui.domain.arrivals import ArrivalCurve, arrival_curve
from hoinghi_tui.domain.awards import AwardProgress, progress
from hoinghi_tui.domain.findings import Finding
from hoinghi_tui.domain.readiness import readiness
from hoinghi_tui.domain.time_text import clock_text
from hoinghi_tui.services.own_templates import FOLDER as TEMPLATES
from hoinghi_tui.services.situation import flawed_templates_in, situation_of
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

    def __init__(self, work: Workspace, folder: Path, outdated: Callable[[], int]) -> None:
        self._work = work
        self._folder = folder
        self._outdated = outdated
        self._flawed_templates: tuple[str, ...] = ()
        self._curve: tuple[tuple[int, int], ArrivalCurve] | None = None

    def readiness(self) -> list[Finding]:
        """List what blocks, what is missing before the day, then what is ready."""
        return readiness(situation_of(self._work, self._outdated, self._flawed_templates))

    @property
    def has_own_templates(self) -> bool:
        """Whether ``try_templates`` has anything to try."""
        return (self._folder / TEMPLATES).is_dir()

    def try_templates(self) -> None:
        """Try the conference's own templates, which takes a while: ``readiness`` tells of them."""
        self._flawed_templates = flawed_templates_in(self._folder)

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
