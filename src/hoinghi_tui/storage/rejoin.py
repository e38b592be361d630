"""A desk that works apart from its server, and how what it did gets back into the log."""

import time
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage.chain import Codec
from hoinghi_tui.storage.errors import Conflict, NotSaved
from hoinghi_tui.storage.events import Event, Op, utc_text
from hoinghi_tui.storage.ledger import Ledger, withdrawal
from hoinghi_tui.storage.log import Log, Tail
from hoinghi_tui.storage.offline_book import DeskLock, OfflineBook, Unfit
from hoinghi_tui.storage.offline_log import AWAY, OfflineLog
from hoinghi_tui.storage.seen import FILE_NAME, Seen

Objection = Callable[[Sequence[Op]], str]
"""Says why changes that fit row by row must not be saved all the same; "" when they may."""

_PATIENCE_S = 0.5
"""A command that works on the desk's copy is done by then, and a window may have it."""

AT_ONCE = 25
"""How many actions are handed over by one call; a screen must not stand still for long."""
_LONGEST_S = 0.3
"""The same over a slow network."""


@dataclass(frozen=True, slots=True)
class Progress:
    """What one call of ``Rejoin.go_on`` did."""

    sent: int
    """How many actions the server took."""
    unfit: tuple[Unfit, ...]
    """What was found not to fit."""
    left: int
    """How many still wait; 0: the desk goes by its server again."""


class Rejoin:
    """Brings what a desk did apart into the log that all share, without losing any of it.

    What waits lies on top of what others saved, as if it had been done after it. Whenever the
    log has grown it is taken off, the news are folded in, and each action is put on top again
    if it fits: the same checks as when it was done. What does not fit, and what was built on
    that, is listed for a person. Then the first that waits is handed over, and so on. An
    action is known by its id, so it can be handed over again after any interruption.

    ``numbered`` are the tables whose row ids are given by counting: an id that was given
    twice means two different things, so that whatever names it goes by the first.
    """

    def __init__(
        self,
        ledger: Ledger,
        log: OfflineLog,
        now: Callable[[], datetime],
        numbered: Collection[str] = (),
    ) -> None:
        self._ledger = ledger
        self._log = log
        self._now = now
        self.numbered = numbered
        self._owed_sent: dict[str, None] = {}
        self._owed_unfit: dict[str, Unfit] = {}

    # -- how it stands -------------------------------------------------------------------

    @property
    def is_away(self) -> bool:
        """Whether the server is out of reach, as far as is known."""
        return self._log.is_away

    @property
    def can_keep(self) -> bool:
        """Whether this program keeps the desk's local copy and may go on by itself."""
        return self._log.book is not None

    @property
    def apart(self) -> bool:
        """Whether the desk works by itself: the server is away, or not all is handed over."""
        return self._log.apart

    @property
    def since(self) -> str | None:
        """Since when the desk works by itself, a UTC instant; None while it does not."""
        return self._log.book.since if self._log.book is not None else None

    @property
    def waiting(self) -> list[Event]:
        """What the server does not have yet, in the order it was done."""
        return self._book.waiting() if self.can_keep else []

    @property
    def unfit(self) -> list[Unfit]:
        """What did not fit and nobody has decided yet, in the order it was done."""
        return [one for one in self._all_unfit() if not one.decision]

    @property
    def count_waiting(self) -> int:
        """How many actions the server does not have yet."""
        return self._log.book.count_waiting if self._log.book is not None else 0

    @property
    def count_undecided(self) -> int:
        """How many actions did not fit and nobody has decided yet."""
        return self._log.book.count_undecided if self._log.book is not None else 0

    def is_in_log(self, event_id: str) -> bool:
        """Tell whether an event is in the log, or waits for it; raises ``NotSaved``."""
        return self._log.find(event_id) is not None

    def _all_unfit(self) -> list[Unfit]:
        return self._book.unfit() if self.can_keep else []

    @property
    def _book(self) -> OfflineBook:
        if self._log.book is None:
            raise NotSaved("offline_elsewhere")
        return self._log.book

    # -- apart ---------------------------------------------------------------------------

    def pick_up(self) -> None:
        """Show what waits since an earlier run, on top of what was read; once, at the start.

        What does not fit here, as the local copy was deleted, keeps waiting unseen.
        """
        for event in self.waiting if self.apart else ():
            if self._log.find(event.id) is None and not self._conflict(event):
                self._put_on_top(event)

    def go_apart(self) -> None:
        """Work by this machine alone from now on; raises ``NotSaved`` when it cannot.

        Only a person may decide that: the same thing can then be done twice. Does nothing
        while the server is in reach or the desk is apart already.
        """
        if self.apart or not self.is_away:
            return
        self._log.go_apart()

    # -- together ------------------------------------------------------------------------

    def go_on(self, objection: Objection) -> Progress | None:
        """Hand over some of what waits; None when the server is out of reach, or nothing to do.

        Called again and again; cheap while the server is away. Raises ``NotSaved`` and ``Damaged``
        when this machine or the log refuses; what waits stays.
        """
        if not self.apart or not self._log.may_be_back():
            return None
        self._settle([], [])
        sent = 0
        unfit: list[Unfit] = []
        try:
            unfit += self._take_in(self._log.reach_end(), objection)
            until = time.monotonic() + _LONGEST_S
            while self._log.waiting and sent < AT_ONCE and (not sent or time.monotonic() < until):
                first = self._log.waiting[0]
                news = self._log.send_first()
                if news is None:
                    sent += 1
                    self._owed_sent[first.id] = None
                else:
                    unfit += self._take_in(news, objection)
        except NotSaved as failure:
            if failure.cause != AWAY:
                raise
            if not sent and not unfit:
                return None
        finally:
            self._settle([], [])
        left = len(self._book.waiting())
        if not left:
            self._log.come_together()
        return Progress(sent, tuple(unfit), left)

    def _take_in(self, tail: Tail, objection: Objection) -> list[Unfit]:
        """Put what waits on top of what others saved; return what does not fit there."""
        self._take_off()
        self._ledger.fold([withdrawal(event) for event in tail.withdrawn] + tail.events)
        told = {event.id for event in tail.events} | self._owed_sent.keys()
        have: list[str] = []
        unfit: list[Unfit] = []
        lost = _Lost(self.numbered)
        for one in self.unfit:
            lost.add(one.event)
        for event in self._book.waiting():
            if event.id in told or self._log.find(event.id) is not None:
                have.append(event.id)
                continue
            found = self._judged(event, lost, objection)
            if found is None:
                self._put_on_top(event)
            else:
                lost.add(event)
                unfit.append(found)
        self._settle(have, unfit)
        return unfit

    def _take_off(self) -> None:
        waiting = list(self._log.waiting)
        self._log.waiting.clear()
        self._ledger.fold([withdrawal(event) for event in reversed(waiting)])

    def _put_on_top(self, event: Event) -> None:
        numbered = replace(event, seq=self._log.position.seq + 1)
        self._log.waiting.append(numbered)
        self._ledger.fold([numbered])

    def _judged(self, event: Event, lost: "_Lost", objection: Objection) -> Unfit | None:
        at = utc_text(self._now())
        conflict = self._conflict(event)
        before = lost.cause(event)
        if before is not None:
            by = conflict.event if conflict is not None else None
            words = before.note or before.kind
            return Unfit(event, f"Việc này dựa trên “{words}” cũng chưa gửi được.", by, at)
        if conflict is not None:
            return Unfit(event, _stands_in_the_way(conflict.event), conflict.event, at)
        why = objection(event.ops) if event.ops else ""
        return Unfit(event, why, None, at) if why else None

    def _conflict(self, event: Event) -> Conflict | None:
        try:
            self._ledger.check(event.ops)
        except Conflict as conflict:
            return conflict
        return None

    def _settle(self, sent: Sequence[str], unfit: Sequence[Unfit]) -> None:
        """Note durably what need not wait any more; where the disk refuses, at the next call."""
        self._owed_sent.update(dict.fromkeys(sent))
        self._owed_unfit.update((one.id, one) for one in unfit)
        if not self._owed_sent and not self._owed_unfit:
            return
        # What waits is judged after a restart by what is held here, so that comes first.
        self._log.hold_all()
        self._book.settle(list(self._owed_sent), list(self._owed_unfit.values()))
        self._owed_sent.clear()
        self._owed_unfit.clear()

    # -- deciding ------------------------------------------------------------------------

    def decide(self, unfit: Unfit, decision: str) -> None:
        """Note what a person decided, once it is saved in the log."""
        self._book.decide(unfit, decision)


class _Lost:
    """What does not exist after all, as the action that made it did not fit."""

    def __init__(self, numbered: Collection[str]) -> None:
        self._numbered = numbered
        self._events: dict[str, Event] = {}
        self._rows: dict[tuple[str, str], Event] = {}
        self._names: dict[str, Event] = {}

    def add(self, event: Event) -> None:
        """Count on nothing that this action made."""
        self._events[event.id] = event
        for op in event.ops:
            if op.was is None:
                self._rows.setdefault((op.table, op.id), event)
                if op.table in self._numbered:
                    self._names.setdefault(op.id, event)

    def cause(self, event: Event) -> Event | None:
        """Return the action without which this one means nothing, None when there is none."""
        if event.undoes in self._events:
            return self._events[event.undoes]
        for op in event.ops:
            named = [op.id, *(value for value in (op.set or {}).values() if isinstance(value, str))]
            found = self._rows.get((op.table, op.id))
            found = found or next((self._names[one] for one in named if one in self._names), None)
            if found is not None:
                return found
        return None


def _stands_in_the_way(by: Event | None) -> str:
    if by is None:
        return "Dữ liệu đã đổi trong lúc tách rời."
    return f"{by.station} đã lưu “{by.note or by.kind}” trong lúc tách rời."


def able_to_go_on(
    remote: Log,
    folder: Path,
    codec: Codec,
    *,
    station: str,
    now: Callable[[], datetime],
    keeps: bool = True,
) -> OfflineLog:
    """Put around a log what a desk needs to go on without it, in a folder of this machine.

    Of the programs that want to, one at a time ``keeps`` it; the others read it. Raises
    ``NotSaved``.
    """
    lock = DeskLock(folder)
    keeps = keeps and lock.take(_PATIENCE_S)
    book = OfflineBook(folder, station, now, lock) if keeps else None
    return OfflineLog(remote, Seen(folder / FILE_NAME, codec, keeps=keeps), book)
