"""What every use case works with: the store, its typed view, the clock, the station."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from hoinghi_tui.services.clock import Clock
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Event, NotSaved, Op, Store


@dataclass(slots=True)
class Workspace:
    """One opened conference as one station sees it."""

    store: Store
    state: State
    clock: Clock
    station: str
    problem: str | None = field(default=None, init=False)
    """Why the last action could not be saved; None once one was saved again."""

    def now(self) -> datetime:
        """Return the current instant in UTC."""
        return self.clock.now()

    def zone(self) -> ZoneInfo:
        """Return the time zone in which the conference's clocks are read."""
        return ZoneInfo(self.state.conference.time_zone)

    def act(
        self, kind: str, decide: Callable[[], Sequence[Op]], note: str | Callable[[], str] = ""
    ) -> Event | None:
        """Save one action; it is durable when this returns. None when nothing changes.

        ``decide`` may be asked a second time when another station was faster. Raises
        ``Refused`` from ``decide``, and ``Conflict``, ``NotSaved`` or ``Damaged`` from
        the store; nothing is changed then.
        """
        return self._watched(lambda: self.store.transact(kind, decide, note=note))

    def undo(self, event: Event) -> Event:
        """Take back ``event``; raises ``Conflict`` when later actions build on it."""
        words = event.note or event.kind
        undone = self._watched(lambda: self.store.undo(event.id, note=f"Hoàn tác: {words}"))
        assert undone is not None
        return undone

    def _watched(self, save: Callable[[], Event | None]) -> Event | None:
        try:
            event = save()
        except NotSaved as failure:
            self.problem = failure.short
            raise
        if event is not None:
            self.problem = None
        return event
