"""Lines of the log as rows of a table: read on from a place, with proof that it is that place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from hoinghi_tui.storage.chain import SEAL_LENGTH, crc_at, ends_here
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.pg_connection import Rows

PORTION = 500
"""Rows read at once, so that a long log is no single long answer."""
_AFTER = f"""
    SELECT seq, CASE WHEN seq = %s THEN right(line, {SEAL_LENGTH - 1}) ELSE line END
    FROM events WHERE seq >= %s ORDER BY seq LIMIT {PORTION}
"""


@dataclass(frozen=True, slots=True, order=True)
class Footing:
    """A place in the log, to recognize it again."""

    seq: int = 0
    crc: int = 0
    """CRC-32 of all lines up to there."""


@dataclass(slots=True)
class Portion:
    """Lines that follow one another."""

    first: int
    """Number of the first one."""
    lines: list[bytes] = field(default_factory=list)

    @property
    def last(self) -> int:
        """Number of the last one."""
        return self.first + len(self.lines) - 1

    def after(self, seq: int) -> list[bytes]:
        """Return the lines behind number ``seq``."""
        return self.lines[max(0, seq + 1 - self.first) :]


def as_bytes(text: str) -> bytes:
    """Return a line as it would stand in ``events.jsonl``; rows have no end of line."""
    return text.encode() + b"\n"


def read_on(ask: Callable[..., Rows], footing: Footing) -> tuple[list[bytes], Footing]:
    """Read up to ``PORTION`` lines behind a place and return the place behind them.

    Raises ``NotSaved`` when the log there is no longer the one that was read, and what
    ``ask`` raises.
    """
    rows = ask(_AFTER, footing.seq, footing.seq)
    if footing.seq:
        ground = rows.pop(0) if rows and rows[0][0] == footing.seq else None
        if ground is None or not ends_here(as_bytes(ground[1]), footing.crc):
            raise NotSaved("server_replaced")
    if not rows:
        return [], footing
    lines = [as_bytes(line) for _, line in rows]
    # A line without a seal is damage, which the codec names; there is no going on behind it.
    return lines, Footing(rows[-1][0], crc_at(lines[-1]) or 0)


def read_all(ask: Callable[..., Rows], footing: Footing) -> tuple[list[bytes], Footing]:
    """Read to the end; raises as ``read_on``."""
    found: list[bytes] = []
    while True:
        lines, footing = read_on(ask, footing)
        found += lines
        if len(lines) < PORTION - 1:
            return found, footing


def joined(lines: Iterable[bytes]) -> bytes:
    """Return lines as the bytes of a file."""
    return b"".join(lines)
