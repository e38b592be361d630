"""A log that is elsewhere, with what a desk needs to go on while that is out of reach."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from hoinghi_tui.storage.chain import START, Flaw, Position
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.log import Log, Mark, Resumed, Tail
from hoinghi_tui.storage.offline_book import OfflineBook
from hoinghi_tui.storage.seen import Seen

AWAY = "server_away"
_PORTION = 1000
"""How many events are asked for at once to fill the local copy."""


class OfflineLog:
    """Implements ``Log`` around one that may be away; ``rejoin`` brings both together again.

    While ``apart`` nothing is asked of the other log: what is saved waits in ``book``, under
    the numbers that would follow, and what is read comes from ``seen``. Otherwise every call
    goes to the other log, and what it tells is held in ``seen``; a log that is away can then
    be read there, but not written.
    """

    def __init__(self, remote: Log, seen: Seen, book: OfflineBook | None) -> None:
        self.remote = remote
        self.seen = seen
        self.book = book
        """None in a program that does not keep the desk's local copy."""
        self.waiting: list[Event] = []
        """What the tables show and the other log does not have yet, under local numbers."""
        self._apart = book is not None and book.since is not None
        self._base = START
        self._resume_at: Mark | None = None
        self._is_resumed = False
        self._begins = True
        self._unkept: list[Event] = []
        self._is_exclusive = False

    # -- where it stands -----------------------------------------------------------------

    @property
    def apart(self) -> bool:
        """Whether the desk works by itself."""
        return self._apart

    @property
    def is_away(self) -> bool:
        """Whether the other log is out of reach, as far as is known."""
        trouble = self.remote.trouble
        return not self._is_resumed or (trouble is not None and trouble.cause == AWAY)

    def may_be_back(self) -> bool:
        """Tell whether the other log may be in reach again; waits only where nothing watches."""
        if self.remote.trouble is not None:
            self.remote.changed()  # has it watched, or asks
        trouble = self.remote.trouble
        return trouble is None or trouble.cause != AWAY

    @property
    def base(self) -> Position:
        """How far the other log has been read."""
        return self._base

    @property
    def position(self) -> Position:
        """How far this station has read, counting what waits."""
        return replace(self._base, seq=self._base.seq + len(self.waiting))

    @property
    def flaw(self) -> Flaw | None:
        """Why reading stops before the end; None when it does not."""
        return self.remote.flaw

    @property
    def trouble(self) -> NotSaved | None:
        """Why nothing can be saved just now, as far as is known; None when it can."""
        if self._apart:
            return None
        return self.remote.trouble or (None if self._is_resumed else NotSaved(AWAY))

    # -- reading -------------------------------------------------------------------------

    def resume(self, mark: Mark | None) -> Resumed:
        """Go to ``mark``, or with None to the start, which always follows.

        A log that is away is believed to follow; it is asked when it is back.
        """
        self._resume_at, self._is_resumed, self._begins = mark, False, True
        self._base = mark.position if mark is not None else START
        try:
            return self._resume_remote()
        except NotSaved as failure:
            if failure.cause != AWAY:
                raise
            return Resumed.FOLLOWS

    def _resume_remote(self) -> Resumed:
        found = self.remote.resume(self._resume_at)
        self._is_resumed = found is Resumed.FOLLOWS
        return found

    def changed(self, *, ask: bool = False) -> bool:
        """Tell whether ``read`` may find something: without waiting, or by asking."""
        if self._apart:
            return False
        return not self._is_resumed or self.remote.changed(ask=ask)

    def read(self) -> Tail:
        """Read on to the end and return what changed; raises ``NotSaved`` when it cannot.

        While the other log is away the first call returns what ``seen`` holds.
        """
        if self._apart and not self._begins:
            return Tail()
        first, self._begins = self._begins, False
        try:
            return self._to_the_end() if self._is_exclusive else self.reach()
        except NotSaved as failure:
            if failure.cause != AWAY or not first or not self._may_begin():
                raise
            return Tail(self._from_seen())

    def _may_begin(self) -> bool:
        with _this_machine():
            held_from_the_start = self.seen.first == 1 and self.seen.last > 0
        return self._apart or self._base != START or held_from_the_start

    def _from_seen(self) -> list[Event]:
        with _this_machine():
            events = self.seen.past(self._base.seq + 1, self.seen.last)
        if events and events[0].seq != self._base.seq + 1:
            return []
        self._base = replace(self._base, seq=self._base.seq + len(events))
        return events

    def reach(self) -> Tail:
        """Read the other log, whether the desk is apart or not, and hold what it tells.

        Raises ``NotSaved`` when it cannot be read, and when it does not tell what it told
        before: it is another one, or an older copy.
        """
        if not self._is_resumed and self._resume_remote() is not Resumed.FOLLOWS:
            raise NotSaved("server_replaced")
        tail = self.remote.read()
        known = [event for event in tail.events if event.seq <= self._base.seq]
        self._is_resumed = False  # to be read from the same place again if it cannot be compared
        with _this_machine():
            is_another = any(self.seen.find(event.id) != event.seq for event in known)
        if is_another:
            raise NotSaved("server_replaced")
        self._is_resumed = True
        self._keep(tail.events)
        if not self._is_behind:
            self._base = self.remote.position
        return Tail(tail.events[len(known) :], tail.withdrawn)

    def reach_end(self) -> Tail:
        """Read the other log to its very end, as ``reach`` does; it may take a while."""
        if not self._is_resumed and self._resume_remote() is not Resumed.FOLLOWS:
            raise NotSaved("server_replaced")
        with self.remote.exclusive():
            return self._to_the_end()

    def _to_the_end(self) -> Tail:
        """Read while nobody else writes, when even a log that is watched is asked itself."""
        tail = self.reach()
        if self._is_behind:
            raise NotSaved("server_replaced")
        return tail

    @property
    def _is_behind(self) -> bool:
        """Whether the other log has not yet told again what was taken from ``seen``."""
        return self.remote.position.seq < self._base.seq

    def _keep(self, events: Sequence[Event]) -> None:
        """Hold events in ``seen``; where that fails, they are tried again later.

        Never raises: what was read is still to be shown, and what was saved is saved.
        """
        if self.book is None:
            return
        self._unkept += events
        try:
            if self._unkept and self._unkept[0].seq > self.seen.last + 1:
                self._fill(self._unkept[0].seq - 1)
            self.seen.add(self._unkept)
        except (OSError, NotSaved):
            return
        self._unkept.clear()

    def hold_all(self) -> None:
        """Have all that was read so far durable in ``seen``; raises ``NotSaved``."""
        with _this_machine():
            self.seen.add(self._unkept)
            self._unkept.clear()
            self.seen.sync()

    def _fill(self, last: int) -> None:
        """Have all events up to ``last`` in ``seen``: it was deleted, or is torn."""
        for first in range(self.seen.last + 1, last + 1, _PORTION):
            self.seen.add(self.remote.past(first, min(first + _PORTION - 1, last)))

    # -- writing -------------------------------------------------------------------------

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep every other station from appending; raises ``NotSaved``."""
        if self._apart:
            yield
            return
        if not self._is_resumed:
            raise NotSaved(AWAY)
        with self.remote.exclusive():
            self._is_exclusive = True
            try:
                yield
            finally:
                self._is_exclusive = False

    def append(self, event: Event) -> bool:
        """Save ``event`` durably if it is the next one: in the other log, or to wait for it."""
        if self._apart and self.book is not None:
            self.book.add(event)
            self.waiting.append(event)
            return True
        if self._is_behind or not self.remote.append(event):
            return False
        self._keep([event])
        self._base = self.remote.position
        return True

    def send_first(self) -> Tail | None:
        """Hand the first of what waits to the other log; it waits no longer then.

        Returns what is new there when it has grown and does not take it, else None. Raises
        ``NotSaved``; whether the other log has it is then only known when it is read again.
        """
        event = self.waiting[0]
        with self.remote.exclusive():
            if not self.remote.append(event):
                return self._to_the_end()
        self._keep([event])
        self._base = self.remote.position
        del self.waiting[0]
        return None

    # -- apart and together --------------------------------------------------------------

    def go_apart(self) -> None:
        """Save in this machine only from now on; raises ``NotSaved``.

        What was read so far is durable first, as it is what the desk will start with.
        """
        if self.book is None:
            raise NotSaved("offline_elsewhere")
        self.hold_all()
        self.book.begin()
        self._apart, self._begins = True, False

    def come_together(self) -> None:
        """Save in the other log again; nothing waits any more."""
        if self.book is not None:
            self.book.end()
        self._apart = False

    # -- history -------------------------------------------------------------------------

    def past(self, first: int, last: int) -> list[Event]:
        """Return the events numbered ``first`` to ``last``; those that are out of reach lack."""
        seq = self._base.seq
        mine = self.waiting[max(0, first - seq - 1) : max(0, last - seq)]
        if first > seq:
            return mine
        return [*self._past_elsewhere(first, min(last, seq)), *mine]

    def _past_elsewhere(self, first: int, last: int) -> list[Event]:
        if not (self._apart or self.is_away or self._is_behind):
            try:
                return self.remote.past(first, last)
            except NotSaved as failure:
                if failure.cause != AWAY:
                    raise
        with _this_machine():
            return self.seen.past(first, last)

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id; asked of ``seen`` while apart."""
        for event in self.waiting:
            if event.id == event_id:
                return event.seq
        if not self._apart:
            return self.remote.find(event_id)
        with _this_machine():
            return self.seen.find(event_id)

    @property
    def in_step(self) -> bool:
        """Whether the tables show just what the other log has told: a snapshot may be made."""
        return not (self._apart or self.is_away or self._is_behind)

    def mark(self) -> Mark:
        """Return where this station has read to; only ``in_step`` is it a place in the log."""
        return replace(self.remote.mark(), position=self.position)

    def close(self) -> None:
        """Let go of the other log and of the local files."""
        self.remote.close()
        self.seen.close()
        if self.book is not None:
            self.book.close()


@contextmanager
def _this_machine() -> Iterator[None]:
    """Let what this machine's disk refuses be told as what the other log refuses is."""
    try:
        yield
    except OSError as error:
        raise NotSaved.because(error) from error
