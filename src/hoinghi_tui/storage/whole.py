"""All that a log and its tables hold at one moment, to be kept elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from hoinghi_tui.storage.chain import START, Codec
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event, Row
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.tables import Tables

_ADVICE = "Hãy kiểm tra bằng lệnh: hoinghi-tui verify"


@dataclass(frozen=True, slots=True)
class Whole:
    """A log byte by byte, as ``events.jsonl`` holds it, and what it comes to."""

    log: bytes
    events: tuple[Event, ...]
    rows: dict[str, dict[str, Row]]
    """All tables that have rows: name → row id → row."""

    @property
    def log_id(self) -> str:
        """Identity of the log: the id of its first event, "" while there is none."""
        return self.events[0].id if self.events else ""

    @property
    def row_count(self) -> int:
        """How many rows there are in all tables."""
        return sum(map(len, self.rows.values()))


def whole_of(ledger: Ledger) -> Whole:
    """Return all that was read up to now, checked from the first line on.

    The lines are written anew and must end in the very checksum that was read, and folding
    them must give the very tables; so nothing is passed on that is not exactly the log. Raises
    ``Damaged`` and ``NotSaved`` when there is more or other than can be read.
    """
    if ledger.damage is not None:
        raise ledger.damage
    at = ledger.log.position
    events = tuple(ledger.log.past(1, at.seq))
    lines, place, codec = [], START, Codec()
    for event in events:
        line, place = codec.encode(event, place)
        lines.append(line)
    rows = folded(events)
    if place != at or rows != rows_of(ledger.tables):
        raise NotSaved("io_error", "Nhật ký đọc được không nguyên vẹn. " + _ADVICE)
    return Whole(b"".join(lines), events, rows)


def read_whole(log: bytes) -> Whole:
    """Return what a log holds of which every byte must be good; raises ``ValueError``."""
    scan = Codec().scan(log, START)
    if scan.flaw is not None:
        raise ValueError(f"line {scan.flaw.line} is {scan.flaw.kind}")
    return Whole(log, tuple(scan.events), folded(scan.events))


def folded(events: Iterable[Event]) -> dict[str, dict[str, Row]]:
    """Return the rows that events come to, from the first one on."""
    tables = Tables()
    for event in events:
        for op in event.ops:
            tables.apply(op)
    return rows_of(tables)


def rows_of(tables: Tables) -> dict[str, dict[str, Row]]:
    """Return all tables that have rows: name → row id → row."""
    return {name: dict(tables.view(name)) for name, rows in tables.memory.items() if rows}
