"""Lines of the log: sealed by a checksum that covers everything before them.

A line is one JSON object whose last field is ``"crc"``: CRC-32 of all bytes of the file
before that field. So no line can be changed, removed or moved without every later
line saying so, and a whole file is checked by one call of ``zlib.crc32``.
"""

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from hoinghi_tui.storage.events import Event

Upcaster = Callable[[dict[str, Any]], dict[str, Any]]
"""Lifts an event, as decoded JSON, from one schema version to the next."""

SEAL_LENGTH = len(b',"crc":"00000000"}\n')
_SEAL = re.compile(rb',"crc":"([0-9a-f]{8})"\}\n\Z')
_ENCODER = msgspec.json.Encoder()
_DECODER = msgspec.json.Decoder(Event)


@dataclass(frozen=True, slots=True)
class Position:
    """A place between two lines: how far a reader has come."""

    seq: int = 0
    """Number of the last line before it."""
    offset: int = 0
    """Bytes before it."""
    crc: int = 0
    """CRC-32 of those bytes."""


START = Position()


@dataclass(frozen=True, slots=True)
class Flaw:
    """Why reading stopped before the end of the file.

    ``torn``: the last write was cut off; ``damaged``: what once was whole no longer is;
    ``newer``: written by a newer version of the program.
    """

    kind: Literal["torn", "damaged", "newer"]
    line: int
    on_server: bool = False
    """Whether ``line`` counts rows of a database, not lines of a file."""


@dataclass(slots=True)
class Scan:
    """What was read from one position on."""

    events: list[Event] = field(default_factory=list)
    positions: list[Position] = field(default_factory=list)
    """The place after each event."""
    flaw: Flaw | None = None


class Codec:
    """Writes and reads lines of one schema version.

    ``upcasters[k]`` lifts version k+1 to k+2, so the version written is their number + 1.
    """

    def __init__(self, upcasters: Sequence[Upcaster] = ()) -> None:
        self._upcasters = tuple(upcasters)
        self.version = len(self._upcasters) + 1
        self._prefix = b'{"v":%d,' % self.version

    def encode(self, event: Event, after: Position) -> tuple[bytes, Position]:
        """Return the sealed line of ``event`` and the place behind it.

        Raises ``TypeError`` or ``ValueError`` for values that JSON cannot hold.
        """
        head = self._prefix + _ENCODER.encode(event)[1:-1]
        crc = zlib.crc32(head, after.crc)
        seal = b',"crc":"%08x"}\n' % crc
        line = head + seal
        return line, Position(event.seq, after.offset + len(line), zlib.crc32(seal, crc))

    def decode(self, line: bytes) -> Event:
        """Return the event of one line; raises ``msgspec.MsgspecError``, or ``Newer``."""
        if line.startswith(self._prefix):
            return _DECODER.decode(line)
        raw = msgspec.json.decode(line, type=dict[str, Any])
        version = raw.get("v")
        if not isinstance(version, int) or version < 1:
            raise msgspec.ValidationError(f"no schema version: {version!r}")
        if version > self.version:
            raise Newer
        for lift in self._upcasters[version - 1 :]:
            raw = lift(raw)
        return msgspec.convert(raw, Event)

    def scan(self, data: bytes, start: Position) -> Scan:
        """Read all lines of ``data``, which begins at ``start``, up to the first flaw."""
        found = Scan()
        at, begin = start, 0
        while begin < len(data):
            end = data.find(b"\n", begin) + 1
            line = data[begin:end]
            crc = _crc_behind(line, at.crc)
            if crc is None:
                found.flaw = Flaw(_kind_of_rest(data[begin:]), at.seq + 1)
                break
            try:
                event = self.decode(line)
            except Newer:
                found.flaw = Flaw("newer", at.seq + 1)
                break
            except msgspec.MsgspecError:
                found.flaw = Flaw("damaged", at.seq + 1)
                break
            if event.seq != at.seq + 1:
                found.flaw = Flaw("damaged", at.seq + 1)
                break
            at = Position(event.seq, at.offset + len(line), crc)
            found.events.append(event)
            found.positions.append(at)
            begin = end
        return found


def as_stored(event: Event) -> Event:
    """Return ``event`` as it will be read back: with plain JSON values of its own.

    Raises ``TypeError`` or ``ValueError`` for values that JSON cannot hold.
    """
    return _DECODER.decode(_ENCODER.encode(event))


class Newer(Exception):  # noqa: N818
    """A line was written by a newer version of the program."""


def ends_here(tail: bytes, crc: int) -> bool:
    """Tell whether ``tail``, the last bytes before a place, agree with its ``crc``."""
    return crc_at(tail) == crc


def crc_at(tail: bytes) -> int | None:
    """Return the CRC of all bytes up to the end of ``tail``, as its seal says; None without."""
    seal = _SEAL.search(tail)
    return None if seal is None else zlib.crc32(seal[0], int(seal[1], 16))


def _crc_behind(line: bytes, before: int) -> int | None:
    """Return the CRC of everything up to the end of a line, None when its seal is broken."""
    seal = _SEAL.search(line[-SEAL_LENGTH:])
    if seal is None:
        return None
    crc = zlib.crc32(line[:-SEAL_LENGTH], before)
    return zlib.crc32(seal[0], crc) if crc == int(seal[1], 16) else None


def _kind_of_rest(rest: bytes) -> Literal["torn", "damaged"]:
    """Judge bytes that are no valid line: a cut-off write, or lines that once were whole.

    A write that was cut off has no end of line. A line that has one was whole once, may
    have been confirmed to a person, and must not be put away as if it had never been
    written, unless it has NUL bytes: pages that a crash left unwritten.
    """
    for line in rest.split(b"\n")[:-1]:
        if b"\0" in line:
            continue
        if line.startswith(b'{"v":') or _SEAL.search(line[-SEAL_LENGTH + 1 :] + b"\n"):
            return "damaged"
    return "torn"
