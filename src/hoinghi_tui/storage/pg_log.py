"""The log as a table of a PostgreSQL database, shared by several machines."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Literal

import msgspec

from hoinghi_tui.storage.chain import SEAL_LENGTH, START, Codec, Flaw, Position, ends_here
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.log import Mark, Resumed, Tail
from hoinghi_tui.storage.pg_address import Address
from hoinghi_tui.storage.pg_append import Appender, Unsure
from hoinghi_tui.storage.pg_connection import Link, Rows
from hoinghi_tui.storage.pg_lines import PORTION, Footing, as_bytes, joined, read_all
from hoinghi_tui.storage.pg_recent import KEPT, Recent
from hoinghi_tui.storage.pg_watch import Watch
from hoinghi_tui.storage.salvage import Salvage

LOADING_S = 60.0
"""How long the first reading may take, when nobody is at a screen yet."""

_FIND = "SELECT seq FROM events WHERE id = %s AND seq <= %s"
_PAST = "SELECT line FROM events WHERE seq BETWEEN %s AND %s ORDER BY seq"
_SEAL = "SELECT right(line, %s) FROM events WHERE seq = %s"
_PLACE = """
    SELECT (SELECT right(line, %s) FROM events WHERE seq = %s),
        (SELECT id FROM events WHERE seq = 1)
"""


class PgLog:
    """Implements ``Log`` by rows that hold the very lines of ``events.jsonl``.

    One instance belongs to one thread; any number of them, on any number of machines, may
    share the table. ``position`` counts bytes as if the lines stood in a file, so that a
    copy to a file and back is exact. With ``live`` what others save is brought by a thread
    (``Watch``); without it each look asks the server.
    """

    def __init__(
        self,
        address: Address,
        codec: Codec,
        salvage: Salvage,
        *,
        read_only: bool = False,
        live: bool = True,
    ) -> None:
        self._address = address
        self._codec = codec
        self._salvage = salvage
        self._link = Link(self._address, LOADING_S)
        self._appender = Appender(self._link, address.schema)
        self._is_live = live
        self._read_only = read_only
        self._watch: Watch | None = None
        self._failure: NotSaved | None = None
        self._is_exclusive = False
        self._at = START
        self._seal = ""
        self._fetched: list[bytes] = []
        self._flaw: Flaw | None = None
        self._first_id = ""
        self._recent = Recent()
        self._unsure: set[str] = set()
        self._has_lost = False

    @property
    def position(self) -> Position:
        """How far this station has read."""
        return self._at

    @property
    def flaw(self) -> Flaw | None:
        """Why reading stops before the end; None when it does not."""
        return self._flaw

    @property
    def trouble(self) -> NotSaved | None:
        """Why nothing can be saved just now, as far as is known; None when it can."""
        failure = self._failure if self._watch is None else self._watch.trouble
        return failure or self._refusal()

    def _refusal(self) -> NotSaved | None:
        if self._read_only:
            return NotSaved("viewing")
        return None if self._link.may_append else NotSaved("server_denied")

    # -- asking the server -----------------------------------------------------------------

    def _ask(self, statement: str, *values: object) -> Rows:
        """Ask what may be asked twice; not at all while the thread says that nobody answers."""
        if self._watch is not None and self._watch.trouble is not None:
            raise self._watch.trouble
        try:
            rows = self._link.ask(statement, *values)
        except NotSaved as failure:
            self._remember(failure)
            raise
        self._failure = None
        return rows

    def _remember(self, failure: NotSaved) -> None:
        if failure.cause not in ("server_away", "server_replaced"):
            return
        self._failure = failure
        if self._watch is not None:
            self._watch.doubt(failure)

    # -- reading -------------------------------------------------------------------------

    def resume(self, mark: Mark | None) -> Resumed:
        """Go to ``mark``, or with None to the start, which always follows.

        The chain's value at the mark stands for all lines before it. Where the server is
        away, or holds nothing, we stay at the mark: ``read`` compares when it can. Raises
        ``NotSaved`` when the server is there and refuses.
        """
        self._at, self._flaw, self._first_id, self._seal = START, None, "", ""
        self._recent = Recent()
        if mark is None:
            return Resumed.FOLLOWS
        place = mark.position
        try:
            (seal, first_id), *_ = self._ask(_PLACE, SEAL_LENGTH - 1, place.seq)
        except NotSaved as failure:
            if failure.cause != "server_away":
                raise
            seal = first_id = None
            self._link.wait_for()  # once it is back, somebody is at a screen
        if first_id is not None and seal is None and place.seq:
            return Resumed.SHORTER
        if seal is not None and (mark.log != first_id or not ends_here(as_bytes(seal), place.crc)):
            return Resumed.OTHER
        self._at, self._first_id, self._seal = place, mark.log, seal or ""
        if seal is not None:
            for event in self._read_past(max(1, place.seq - KEPT + 1), place.seq):
                self._recent.add(event)
        return Resumed.FOLLOWS

    def changed(self, *, ask: bool = False) -> bool:
        """Tell whether ``read`` may find something: without waiting, or by asking the server."""
        if ask or not self._is_live:
            try:
                self._fetch()
            except NotSaved:
                return False  # ``trouble`` says why, and saving will say it again
            return bool(self._fetched)
        if self._watch is None:
            self._watch = Watch(self._address, Footing(self._at.seq, self._at.crc))
            self._watch.trouble = self._failure
            self._watch.start()
        return self._watch.has_news(self._at.seq)

    def _fetch(self) -> None:
        self._fetched, _ = read_all(self._ask, Footing(self._at.seq, self._at.crc))

    def read(self) -> Tail:
        """Read on to the end and return what changed; raises ``NotSaved`` when it cannot.

        While a thread watches, it has brought what there is, except inside ``exclusive``.
        """
        lines, self._fetched = self._fetched, []
        if not lines and self._watch is not None and not self._is_exclusive:
            lines = self._watch.take(self._at.seq)
        elif not lines:
            if self._has_lost:
                self._appender.queue_up()
            self._fetch()
            lines, self._fetched = self._fetched, []
            if self._has_lost and not lines:
                raise NotSaved("server_fault")  # refused, and for no reason: do not ask for ever
            with suppress(NotSaved):
                self._link.wait_for()  # what is long has been read
        self._has_lost = False
        scan = self._codec.scan(joined(lines), self._at)
        self._flaw = scan.flaw
        if scan.flaw is not None:
            # A row is written whole or not at all.
            kind: Literal["newer", "damaged"]
            kind = "newer" if scan.flaw.kind == "newer" else "damaged"
            self._flaw = Flaw(kind, scan.flaw.line, on_server=True)
        for number, event in enumerate(scan.events):
            if event.id in self._unsure:
                self._unsure.discard(event.id)
                self._salvage.tell_saved_after_all(event)
            self._step(event, scan.positions[number], lines[number])
        return Tail(scan.events)

    def _step(self, event: Event, position: Position, line: bytes) -> None:
        self._first_id = self._first_id or event.id
        self._seal = line[-SEAL_LENGTH:-1].decode()
        self._at = position
        self._recent.add(event)

    # -- writing -------------------------------------------------------------------------

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Make ready to append; raises ``NotSaved``.

        The primary key decides who is next; nobody has to hold a lock for that. Whoever lost
        once waits in line for the next try, so that no desk loses again and again; a desk that
        does not come back holds up the others for ``lock_timeout`` at most.
        """
        refusal = self._refusal()
        if refusal is not None:
            raise refusal
        if self._at.seq and not self._seal:
            self._recognize()
        self._is_exclusive = True
        try:
            yield
        finally:
            self._is_exclusive = False
            away = self._watch is not None and self._watch.trouble is not None
            self._appender.let_others(is_away=away)

    def _recognize(self) -> None:
        """Learn the seal of a place that was resumed while the server was away."""
        found = self._ask(_SEAL, SEAL_LENGTH - 1, self._at.seq)
        if not found or not ends_here(as_bytes(found[0][0]), self._at.crc):
            raise NotSaved("server_replaced")
        self._seal = found[0][0]

    def append(self, event: Event) -> bool:
        """Save ``event`` durably if the log ends where this station has read to.

        False: read it and decide again. A connection that breaks meanwhile is no failure if
        the server can be asked again (``Appender``). Raises ``NotSaved``, and ``Unsure``
        when nobody knows; the event is found later if it was saved, and told.
        """
        if event.seq != self._at.seq + 1:
            return False
        if self._watch is not None and self._watch.trouble is not None:
            raise self._watch.trouble
        line, position = self._codec.encode(event, self._at)
        try:
            self._has_lost = not self._appender.offer(event, line, self._seal)
        except NotSaved as failure:
            if isinstance(failure, Unsure):
                self._unsure.add(event.id)
            self._remember(failure)
            raise
        self._failure = None
        if self._has_lost:
            return False
        self._step(event, position, line)
        if self._watch is not None:
            self._watch.advance(Footing(position.seq, position.crc))
        return True

    # -- history -------------------------------------------------------------------------

    def past(self, first: int, last: int) -> list[Event]:
        """Return the events numbered ``first`` to ``last``, both included.

        Damaged lines are left out. The newest ones are remembered; for others the server is
        asked, and ``NotSaved`` raised when it is away.
        """
        recent = self._recent.between(first, last)
        return self._read_past(first, last) if recent is None else recent

    def _read_past(self, first: int, last: int) -> list[Event]:
        events = []
        last = min(last, self._at.seq)
        for begin in range(first, last + 1, PORTION):
            for (text,) in self._ask(_PAST, begin, min(last, begin + PORTION - 1)):
                with suppress(msgspec.MsgspecError):
                    events.append(self._codec.decode(as_bytes(text)))
        return events

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id; raises ``NotSaved``."""
        seq = self._recent.find(event_id)
        if seq is not None or self._recent.is_whole or not self._at.seq:
            return seq
        found = self._ask(_FIND, event_id, self._at.seq)
        return int(found[0][0]) if found else None

    def mark(self) -> Mark:
        """Return where this station has read to; everything before it is durable."""
        return Mark(self._at, self._first_id, self._codec.version)

    def close(self) -> None:
        """Let go of the connections."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        self._link.close()
