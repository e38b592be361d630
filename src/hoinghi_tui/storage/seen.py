"""A copy, on this machine, of the events that were read from a log that is elsewhere."""

import zlib
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from hoinghi_tui.storage import disk
from hoinghi_tui.storage.chain import SEAL_LENGTH, START, Codec, Position, ends_here
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.line_index import LineIndex

FILE_NAME = "seen.jsonl"


class Seen:
    """Lines as in ``events.jsonl``, from the first event that was read here to the last.

    It is what a desk goes on with while its server is away, also after its computer was
    restarted. It is not synced line by line: what a power cut takes of it is at the server.
    One program ``keeps`` it, any others only read it. Methods raise ``OSError``.
    """

    def __init__(self, path: Path, codec: Codec, *, keeps: bool) -> None:
        self._path = path
        self._codec = codec
        self._keeps = keeps
        self._file: IO[bytes] | None = None
        self._start = self._end = START
        self._index: LineIndex | None = None

    @property
    def first(self) -> int:
        """Number of the first event held; one more than ``last`` when there is none."""
        self._look()
        return self._start.seq + 1

    @property
    def last(self) -> int:
        """Number of the last event held; 0 when there is none."""
        self._look()
        return self._end.seq

    def add(self, events: Sequence[Event]) -> None:
        """Hold these events, which follow each other; those already held are compared by id.

        Where the log tells something else than what is held, the log is believed.
        """
        for event in events:
            if self.first <= event.seq <= self.last:
                if self.find(event.id) == event.seq:
                    continue
                self._cut_before(event.seq)
            elif event.seq != self.last + 1:
                self._begin_before(event.seq)
            line, self._end = self._codec.encode(event, self._end)
            at = self._end.offset - len(line)
            if self._index is not None:
                self._index.add(at, event.id)
            self._write(line)

    def past(self, first: int, last: int) -> list[Event]:
        """Return the events numbered ``first`` to ``last``, as far as they are held."""
        first, last = max(first, self.first), min(last, self.last)
        if first > last:
            return []
        before = self._start.seq
        start, end = self._lines().extent(first - before, last - before, self._end.offset)
        with self._path.open("rb") as file:  # not the whole of it: history is asked for in portions
            file.seek(start)
            lines = file.read(end - start).splitlines()
        events = []
        for line in lines:
            with suppress(msgspec.MsgspecError, UnicodeDecodeError):
                events.append(self._codec.decode(line))
        return events

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id."""
        self._look()
        line = self._lines().find(event_id)
        return None if line is None else line + self._start.seq

    def sync(self) -> None:
        """Wait until everything held is durable."""
        if self._file is not None:
            disk.sync(self._file)

    def close(self) -> None:
        """Let go of the file."""
        if self._file is not None:
            self._file.close()
            self._file = None

    # -- inside --------------------------------------------------------------------------

    def _handle(self) -> IO[bytes]:
        if self._file is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("ab", buffering=0)
        return self._file

    def _write(self, line: bytes) -> None:
        rest = memoryview(line)
        while rest:  # a disk that gets full takes a part, and refuses only the next one
            rest = rest[self._handle().write(rest) :]

    def _look(self) -> None:
        """Find out what the file holds, if this is not known."""
        size = self._size()
        if size == self._end.offset:
            return
        self._index = None
        self.close()  # the file that is open may have been deleted
        data = self._read()
        self._start = Position(max(0, self._first_number(data) - 1))
        if ends_here(data[-SEAL_LENGTH:], zlib.crc32(data)):
            seq = self._start.seq + data.count(b"\n")
            self._end = Position(seq, len(data), zlib.crc32(data))
            return
        # A write that a power cut broke off, or one that another program is in the midst of.
        scan = self._codec.scan(data, self._start)
        self._end = scan.positions[-1] if scan.positions else self._start
        if self._keeps:
            self._handle().truncate(self._end.offset)

    def _size(self) -> int:
        try:
            return self._path.stat().st_size
        except FileNotFoundError:
            return 0

    def _read(self) -> bytes:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return b""

    def _first_number(self, data: bytes) -> int:
        with suppress(msgspec.MsgspecError, UnicodeDecodeError):
            return self._codec.decode(data[: data.find(b"\n") + 1]).seq
        return 1

    def _lines(self) -> LineIndex:
        if self._index is None:
            self._index = LineIndex(self._read()[: self._end.offset])
        return self._index

    def _cut_before(self, seq: int) -> None:
        before = seq - self._start.seq
        end, _ = self._lines().extent(before, before, self._end.offset)
        self._handle().truncate(end)
        crc = zlib.crc32(self._read())
        self._end, self._index = Position(seq - 1, end, crc), None

    def _begin_before(self, seq: int) -> None:
        self._handle().truncate(0)
        self._start = self._end = Position(seq - 1)
        self._index = None
