"""The log as one file, ``events.jsonl``, shared by the stations of one machine."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import msgspec

from hoinghi_tui.storage.chain import SEAL_LENGTH, START, Codec, Flaw, Position, Scan, ends_here
from hoinghi_tui.storage.errors import Damaged, NotSaved
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.line_index import LineIndex
from hoinghi_tui.storage.lock import FolderLock
from hoinghi_tui.storage.log import Mark, Resumed, Tail
from hoinghi_tui.storage.log_file import LogFile
from hoinghi_tui.storage.salvage import Salvage


@dataclass(frozen=True, slots=True)
class _Step:
    """The last event, as it was read or written, to be able to go back over it."""

    before: Position
    event: Event
    own: bool


class FileLog:
    """Implements ``Log`` by appending lines and syncing them.

    One instance belongs to one thread; any number of instances, in any number of
    processes of one machine, may share the file.
    """

    def __init__(self, file: LogFile, lock: FolderLock, codec: Codec, salvage: Salvage) -> None:
        self._file = file
        self._lock = lock
        self._codec = codec
        self._salvage = salvage
        self._at = START
        self._flaw_before: Flaw | None = None
        self._flaw_behind: Flaw | None = None
        self._first_id = ""
        self._last: _Step | None = None
        self._index: LineIndex | None = None
        self._refused: set[str] = set()
        self._suspect = False
        self._lost: NotSaved | None = None

    @property
    def position(self) -> Position:
        """How far this station has read."""
        return self._at

    @property
    def flaw(self) -> Flaw | None:
        """Why reading stops before the end of the file; None when it does not."""
        return self._flaw_before or self._flaw_behind

    @property
    def trouble(self) -> NotSaved | None:
        """Why nothing can be saved just now, as far as is known; None when it can."""
        return self._lost or self._file.refusal

    # -- reading -------------------------------------------------------------------------

    def resume(self, mark: Mark | None) -> Resumed:
        """Go to ``mark``, or with None to the start, which always follows.

        The whole file up to the mark is checked. A log that is damaged there is still
        followed from the mark on; ``flaw`` then says where the damage is.
        """
        self._at, self._last, self._index = START, None, None
        self._flaw_before = self._flaw_behind = None
        self._first_id = ""
        if mark is None:
            return Resumed.FOLLOWS
        prefix = self._file.read(0, mark.position.offset)
        # No log at all: stay at the mark, so that nothing is written before it is back.
        if prefix and len(prefix) < mark.position.offset:
            return Resumed.SHORTER
        if prefix and zlib.crc32(prefix) != mark.position.crc:
            flaw = self._codec.scan(prefix, START).flaw
            if flaw is None or not ends_here(prefix[-SEAL_LENGTH:], mark.position.crc):
                return Resumed.OTHER
            self._flaw_before = Flaw("damaged", flaw.line)
        self._at, self._first_id = mark.position, mark.log
        return Resumed.FOLLOWS

    def changed(self, *, ask: bool = False) -> bool:
        """Tell by one look at the file whether ``read`` may find something."""
        return self._lost is not None or not self._file.unchanged()

    def read(self) -> Tail:
        """Read on to the end of the file and return what changed.

        A torn last write is left alone, as another station may be in the middle of it;
        inside ``exclusive`` nobody is, and it is put away. Raises ``NotSaved`` when the
        file is gone, replaced or unreadable.
        """
        try:
            if not self._file.locate(self._at, locked=self._lock.held):
                return Tail()
            at, withdrawn = self._footing()
            data = self._file.read(at.offset)
            scan = self._codec.scan(data, at)
            self._clean_up(scan, data, at)
        except NotSaved as failure:
            self._keep_what_is_lost(failure)
            raise
        except OSError as error:
            self._lost = NotSaved.because(error)
            raise self._lost from error
        self._take_over(scan, at, withdrawn)
        return Tail(scan.events, withdrawn)

    def _keep_what_is_lost(self, failure: NotSaved) -> None:
        """Rescue, once, all that was read of a file that is no longer at its path."""
        before, self._lost = self._lost, failure
        if before is not None and before.cause == failure.cause:
            return
        with suppress(OSError):
            content = self._file.read(0, self._at.offset)
            if zlib.crc32(content) == self._at.crc:
                self._salvage.rescue(content)

    def _footing(self) -> tuple[Position, list[Event]]:
        """Return up to where the file agrees with what was read, and what is gone from it.

        That can only be one last line which another station could not make durable and
        took back. Raises ``NotSaved`` when anything else is missing, above all what this
        station confirmed to a person.
        """
        if self._agrees(self._at):
            return self._at, []
        last = self._last
        if last is None or last.own or not self._agrees(last.before):
            raise NotSaved("log_replaced")
        return last.before, [last.event]

    def _clean_up(self, scan: Scan, data: bytes, at: Position) -> None:
        """Leave out, and under the lock remove, what must not stand at the end of the file.

        That is a last event whose maker was told that it was not saved, and a torn write.
        """
        if scan.events and scan.flaw is None and scan.events[-1].id in self._refused:
            scan.events.pop()
            scan.positions.pop()
            if self._lock.held:
                self._file.cut(scan.positions[-1].offset if scan.positions else at.offset)
        elif scan.flaw is not None and scan.flaw.kind == "torn" and self._lock.held:
            good = scan.positions[-1].offset if scan.positions else at.offset
            self._salvage.quarantine(data[good - at.offset :], scan.flaw.line)
            self._file.cut(good)
            scan.flaw = None

    def _take_over(self, scan: Scan, at: Position, withdrawn: list[Event]) -> None:
        """Remember what was read; nothing can fail from here on."""
        self._lost = None
        self._flaw_behind = scan.flaw
        if withdrawn:
            self._at, self._last, self._index = at, None, None
            self._salvage.tell_withdrawn(withdrawn[0])
        for event, position in zip(scan.events, scan.positions, strict=True):
            if event.id in self._refused:
                self._refused.discard(event.id)
                self._salvage.tell_saved_after_all(event)
            self._step(event, position, own=False)

    def _agrees(self, position: Position) -> bool:
        if position.offset == 0:
            return True
        seal = self._file.read(position.offset - SEAL_LENGTH, SEAL_LENGTH)
        return ends_here(seal, position.crc)

    def _step(self, event: Event, position: Position, *, own: bool) -> None:
        self._first_id = self._first_id or event.id
        if self._index is not None:
            self._index.add(self._at.offset, event.id)
        self._last = _Step(self._at, event, own)
        self._at = position

    # -- writing -------------------------------------------------------------------------

    @contextmanager
    def exclusive(self) -> Iterator[None]:
        """Keep every other station from appending; raises ``NotSaved``."""
        if self._suspect or self.trouble is not None:
            self._recover()
        with self._lock.hold(self._file.handle):
            yield

    def _recover(self) -> None:
        """After a failure, believe nothing that was remembered of the file."""
        try:
            self._file.locate(self._at, locked=False)
            self._file.open(create=self._at == START)
            prefix = self._file.read(0, self._at.offset)
        except OSError as error:
            raise NotSaved.because(error) from error
        if zlib.crc32(prefix) != self._at.crc:
            flaw = self._codec.scan(prefix, START).flaw
            if flaw is None or flaw.kind != "damaged":
                raise NotSaved("log_replaced")
            self._flaw_before = flaw
            raise Damaged(flaw.line)
        self._suspect = False

    def append(self, event: Event) -> bool:
        """Save ``event`` durably if the file ends where its station has read to.

        False: read it and decide again. Raises ``NotSaved`` after taking the line back.
        """
        is_next = event.seq == self._at.seq + 1 and self._file.ends_at(self._at.offset)
        if not is_next or not self._agrees(self._at):
            return False
        line, position = self._codec.encode(event, self._at)
        try:
            self._file.append(line, self._at.offset)
        except OSError as error:
            self._take_back(event)
            raise NotSaved.because(error) from error
        self._step(event, position, own=True)
        return True

    def _take_back(self, event: Event) -> None:
        """Make sure that a line reported as failed never counts later.

        If even cutting it off fails, its id is remembered, and it is cut off before the
        next line is written; unless another station has built on it by then: it is part
        of the log for good, and asking for it again by its id finds it.
        """
        self._suspect = True
        self._refused.add(event.id)
        with suppress(OSError):
            self._file.cut(self._at.offset)

    # -- history -------------------------------------------------------------------------

    def _lines(self) -> LineIndex:
        if self._index is None:
            self._index = LineIndex(self._file.read(0, self._at.offset))
        return self._index

    def past(self, first: int, last: int) -> list[Event]:
        """Return the events of lines ``first`` to ``last``; damaged lines are left out."""
        try:
            start, end = self._lines().extent(first, last, self._at.offset)
            lines = self._file.read(start, end - start).splitlines()
        except OSError as error:
            raise NotSaved.because(error) from error
        events = []
        for line in lines:
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                events.append(self._codec.decode(line))
        return events

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id."""
        try:
            return self._lines().find(event_id)
        except OSError as error:
            raise NotSaved.because(error) from error

    def mark(self) -> Mark:
        """Return where this station has read to; everything before it is durable."""
        self._file.sync()
        return Mark(self._at, self._first_id, self._codec.version)

    def close(self) -> None:
        """Let go of the files."""
        self._file.close()
        self._lock.close()
