"""The log and the tables in step: every event that is read or saved is folded in."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime

from hoinghi_tui.storage import history
from hoinghi_tui.storage.errors import Conflict, Damaged, NotSaved
from hoinghi_tui.storage.events import Event, Op, check_form, instant_of
from hoinghi_tui.storage.log import Log
from hoinghi_tui.storage.tables import Tables

Draft = Callable[[], Event | None]
"""Makes the next event from the tables as they are; None when there is nothing to do."""


class Ledger:
    """Follows one log, and adds to it by compare-and-append."""

    def __init__(self, log: Log, tables: Tables, saved_at: datetime | None) -> None:
        self.log = log
        self.tables = tables
        self.saved_at = saved_at
        self.subscribers: list[Callable[[Event], None]] = []
        self._busy = False

    @property
    def damage(self) -> Damaged | NotSaved | None:
        """Why the log must not be written to, whatever the disk would allow."""
        flaw = self.log.flaw
        if flaw is None or flaw.kind == "torn":
            return None
        if flaw.kind == "newer":
            return NotSaved("newer_version")
        return Damaged(flaw.line, on_server=flaw.on_server)

    # -- following -------------------------------------------------------------------------

    def follow(self) -> list[Event]:
        """Fold what is new in the log and return it; raises ``NotSaved``."""
        tail = self.log.read()
        events = [withdrawal(event) for event in tail.withdrawn] + tail.events
        self.fold(events)
        return tail.events

    def settle(self) -> list[Event]:
        """Follow while nobody can be in the middle of writing; raises ``NotSaved``."""
        with self.log.exclusive():
            return self.follow()

    def refresh(self, *, ask: bool = False) -> list[Event]:
        """Follow if there is anything new; a fault shows in ``log.trouble`` or ``damage``.

        With ``ask`` the log itself is asked, however far away; else nobody ever waits.
        """
        return self._look() if self.log.changed(ask=ask) else []

    def _look(self) -> list[Event]:
        events: list[Event] = []
        with suppress(NotSaved, Damaged):
            events += self.follow()
            if self.damage is not None:
                # A reader may have looked while a writer on a slow drive was not done.
                events += self.settle()
        return events

    def fold(self, events: list[Event]) -> None:
        """Put events, which are in the log or about to be, into the tables and tell of them."""
        # All tables first: a subscriber that fails must not keep events out of them.
        for event in events:
            for op in event.ops:
                self.tables.apply(op)
            self.saved_at = instant_of(event.at)
        for event in events:
            for callback in self.subscribers:
                callback(event)

    # -- saving ----------------------------------------------------------------------------

    def check(self, ops: tuple[Op, ...]) -> None:
        """Raise ``Conflict`` when a precondition fails, ``ValueError`` for a malformed change."""
        for op in ops:
            check_form(op)
        refused = self.tables.refusal(ops)
        if refused is not None:
            raise Conflict(refused, history.last_to_change(self.log, refused))

    def save(self, draft: Draft, action_id: str | None) -> Event | None:
        """Append what ``draft`` makes, asking it again whenever the log has grown.

        Returns the earlier event when ``action_id`` is in the log already. Raises what
        ``draft`` raises, ``NotSaved`` and ``Damaged``; nothing is changed then.
        """
        if self._busy:
            raise RuntimeError("a decision or a subscriber must not save")
        self._busy = True
        try:
            if self.damage is not None:
                self._look()  # it may have been repaired
            else:
                self.refresh(ask=True)
            event, is_new = self._next(draft, action_id)
            if event is None or not is_new:
                return event
            with self.log.exclusive():
                while not self.log.append(event):
                    self.follow()
                    event, is_new = self._next(draft, action_id)
                    if event is None or not is_new:
                        return event
            self.fold([event])
            return event
        finally:
            self._busy = False

    def _next(self, draft: Draft, action_id: str | None) -> tuple[Event | None, bool]:
        if self.damage is not None:
            raise self.damage
        earlier = None if action_id is None else self.event(action_id)
        return (draft(), True) if earlier is None else (earlier, False)

    def event(self, event_id: str) -> Event | None:
        """Return the event with this id, None when it is not in the log."""
        seq = self.log.find(event_id)
        return None if seq is None else next(iter(self.log.past(seq, seq)), None)


def withdrawal(event: Event) -> Event:
    """Return what takes back an event that is no longer in the log."""
    ops = tuple(op.inverse() for op in reversed(event.ops))
    return Event(event.seq, "", event.at, event.station, "withdrawn", ops, event.note, event.id)
