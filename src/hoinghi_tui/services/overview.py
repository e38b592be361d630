"""The whole conference at a glance: what is missing, and what was done."""

from hoinghi_tui.domain.awards import AwardProgress, progress
from hoinghi_tui.domain.readiness import Finding, readiness
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Event


class Overview:
    """Gathers what the first screen shows."""

    def __init__(self, work: Workspace) -> None:
        self._work = work

    def readiness(self) -> list[Finding]:
        """List what is missing before the day, then what is ready."""
        state = self._work.state
        return readiness(
            state.conference,
            state.delegates.values(),
            {seat.delegate for seat in state.seats.values() if seat.delegate},
            {badge.delegate for badge in state.badges.values() if not badge.replaced},
            state.agenda.values(),
            state.awards.values(),
            state.tasks.values(),
        )

    def awards(self) -> AwardProgress:
        """Count the certificates that have left the tray."""
        return progress(self._work.state.awards.values())

    def history(self, limit: int = 200) -> list[Event]:
        """Return the latest saved actions, newest first."""
        return self._work.store.history(limit)
