"""What every use case works with: the store, its typed view, the clock, the station."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from hoinghi_tui.domain.closing import Closed
from hoinghi_tui.domain.station_roles import NotYours, Role, may
from hoinghi_tui.services.clock import Clock
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Event, NotSaved, Op, Store

GO_OFFLINE = "Không đợi được thì bấm Ctrl+P, chọn “Làm tiếp ngoại tuyến”."
_UNDO, _REDO = "Hoàn tác: ", "Làm lại: "


@dataclass(slots=True)
class Workspace:
    """One opened conference as one station sees it."""

    store: Store
    state: State
    clock: Clock
    station: str
    operator: str = ""
    """Who sits at this desk, where that was told; saved with each arrival."""
    role: Role | None = None
    """The only part this station does; None: it is the secretary's own and does all."""
    problem: str | None = field(default=None, init=False)
    """Why the last action could not be saved; None once one was saved again."""

    def now(self) -> datetime:
        """Return the current instant in UTC."""
        return self.clock.now()

    def zone(self) -> ZoneInfo:
        """Return the time zone in which the conference's clocks are read."""
        return ZoneInfo(self.state.conference.time_zone)

    def act(
        self,
        kind: str,
        decide: Callable[[], Sequence[Op]],
        note: str | Callable[[], str] = "",
        *,
        action_id: str | None = None,
    ) -> Event | None:
        """Save one action; it is durable when this returns. None when nothing changes.

        Repeated under its ``action_id`` after a failure it is one event, not two.

        ``decide`` may be asked a second time when another station was faster. Raises
        ``NotYours`` when the station's role does no such thing, ``Closed`` when the conference
        is over, ``Refused`` from ``decide``, and ``Conflict``, ``NotSaved`` or ``Damaged`` from
        the store; nothing is changed then.
        """
        self.expect_mine(kind)

        def checked() -> Sequence[Op]:
            self.expect_open()
            return [*map(self.state.as_stored, decide())]

        return self._watched(
            lambda: self.store.transact(kind, checked, note=note, action_id=action_id)
        )

    def record(self, kind: str, note: str, *, action_id: str | None = None) -> Event:
        """Save in the activity log that something happened that changes no row.

        Repeated under its ``action_id`` it is one event. Raises ``NotYours`` and ``Closed`` as
        ``act``, and ``NotSaved`` or ``Damaged`` when the log does not take it.
        """
        self.expect_mine(kind)
        recorded = self._watched(
            lambda: self.store.record(kind, note, check=self.expect_open, action_id=action_id)
        )
        assert recorded is not None
        return recorded

    def undo(self, event: Event, reason: str = "") -> Event:
        """Take back ``event`` and keep the reason in the log.

        Raises ``NotYours`` when the station's role could not have done it, ``Conflict`` when
        later actions build on it, and ``Refused`` when rows it does not touch would no longer
        agree with it.
        """
        from hoinghi_tui.services.undo_rules import refuse_broken

        if self.role is not None:
            # Looked up in the log, never taken from what a station says of it.
            self.store.refresh()
            self.expect_mine(self.store.first_done(event.id).kind)

        def check(ops: Sequence[Op]) -> None:
            self.expect_open()
            refuse_broken(self.state, ops)

        undone = self._watched(
            lambda: self.store.undo(event.id, note=_undo_note(event, reason), check=check)
        )
        assert undone is not None
        return undone

    @property
    def closed(self) -> Closed | None:
        """Why nothing may be changed any more; None while the conference is open."""
        conference = self.state.conferences.get("conference")
        closed_at = conference.closed_at if conference is not None else None
        return Closed(closed_at, self.zone()) if closed_at is not None else None

    def expect_open(self) -> None:
        """Raise ``Closed`` when the conference is over, as it is known by now.

        Inside an action it is asked under the lock, so that no station saves behind a closing.
        """
        closed = self.closed
        if closed is not None:
            raise closed

    def expect_mine(self, kind: str) -> None:
        """Raise ``NotYours`` when this station's role does not do actions of a kind."""
        if self.role is not None and not may(self.role, kind):
            raise NotYours(self.role)

    def expect_whole(self) -> None:
        """Raise ``NotYours`` at a station with a role: for what only the whole program does.

        Asked by all that writes files or settings without an action, and by what a role has
        no need to read.
        """
        if self.role is not None:
            raise NotYours(self.role)

    def _watched(self, save: Callable[[], Event | None]) -> Event | None:
        try:
            event = save()
        except NotSaved as failure:
            self.problem = failure.short
            rejoin = self.store.rejoin
            may_go = self.role is None and rejoin is not None and rejoin.can_keep
            if failure.cause == "server_away" and may_go:
                raise NotSaved(failure.cause, f"{failure} {GO_OFFLINE}") from failure
            raise
        if event is not None:
            self.problem = None
        return event


def _undo_note(event: Event, reason: str) -> str:
    """Name what is taken back and why; taking back an undo does the first thing again."""
    words = event.note or event.kind
    why = f" ({reason})" if reason else ""
    if event.undoes is not None and words.startswith(_UNDO):
        return _REDO + words.removeprefix(_UNDO) + why
    return _UNDO + words.removeprefix(_REDO) + why
