"""The whole conference at a glance: what is missing, and what was done."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from hoinghi_tui.domain.arrivals import ArrivalCurve, arrival_curve
from hoinghi_tui.domain.awards import AwardProgress, progress
from hoinghi_tui.domain.findings import Finding
from hoinghi_tui.domain.readiness import readiness
from hoinghi_tui.services.own_templates import FOLDER as TEMPLATES
from hoinghi_tui.services.situation import Tried, situation_of, try_files
from hoinghi_tui.storage import Event

if TYPE_CHECKING:
    from hoinghi_tui.services.use_cases import UseCases


@dataclass(frozen=True, slots=True)
class LogLine:
    """One saved action: its local time, what it was, and whether it still stands.

    ``at`` is "07:41:12" today, the day "24/11" on any other.
    """

    event: Event
    at: str
    words: str
    stands: bool


class Overview:
    """Gathers what the first screen shows."""

    def __init__(self, cases: "UseCases") -> None:
        self._cases = cases
        self._work = cases.work
        self._tried = Tried()
        self._curve: tuple[tuple[int, int], ArrivalCurve] | None = None

    def readiness(self) -> list[Finding]:
        """List what blocks, what is missing before the day, then what is ready."""
        return readiness(situation_of(self._cases, self._tried))

    def has_files_to_try(self) -> bool:
        """Tell whether ``try_files`` has anything to look at."""
        has_templates = (self._cases.folder / TEMPLATES).is_dir()
        return has_templates or bool(self._cases.speeches.with_files())

    def try_files(self) -> None:
        """Look at templates and received files, which takes a while, for ``readiness``."""
        self._tried = try_files(self._cases)

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
        today = self._work.now().astimezone(zone).date()
        undone: set[str] = set()
        lines = []
        for event in self._work.store.history(limit):
            local = datetime.fromisoformat(event.at).astimezone(zone)
            at = f"{local:%H:%M:%S}" if local.date() == today else f"{local:%d/%m}"
            stands = event.id not in undone
            if stands and event.undoes is not None:
                undone.add(event.undoes)
            lines.append(LogLine(event, at, event.note or event.kind, stands))
        return lines
