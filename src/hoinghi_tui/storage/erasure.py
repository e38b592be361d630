"""Writing the whole past of a folder anew without something: log, snapshot and copies.

The store only ever adds. What the law wants gone has to go from every line that ever told it,
and the chain has to hold afterwards; this is the one place where that is done.
"""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage import changeover, snapshot
from hoinghi_tui.storage.backup import copies
from hoinghi_tui.storage.chain import START, Codec, Position, Scan, Upcaster
from hoinghi_tui.storage.errors import Damaged, NotSaved
from hoinghi_tui.storage.events import Event, utc_text
from hoinghi_tui.storage.lock import hold_closed
from hoinghi_tui.storage.log import Mark
from hoinghi_tui.storage.network_folder import expect_local
from hoinghi_tui.storage.presence import alone, expect_free
from hoinghi_tui.storage.salvage import BACKUP_FOLDER
from hoinghi_tui.storage.store import LOCK_NAME, LOG_NAME
from hoinghi_tui.storage.tables import Tables

_LOCK_TIMEOUT_S = 5.0
_STATION = "Xóa dữ liệu cá nhân"
"""Whom the log names."""
_REMAINS = (f"{BACKUP_FOLDER}/torn-*", f"{BACKUP_FOLDER}/damaged-*", f"{BACKUP_FOLDER}/db-*")
_DRAFTS = ("*.tmp", f"{BACKUP_FOLDER}/*.tmp")
"""What ``disk.write_whole`` leaves when it is killed."""

Scrub = Callable[[Event], Event]
"""Returns an event without what is to go. It must treat equal values of a field alike, whatever
event they stand in: then every precondition that was true stays true."""


@dataclass(frozen=True, slots=True)
class Past:
    """All that a folder tells of what happened, while nobody else has it open."""

    folder: Path
    codec: Codec
    log: list[Event]
    copies: Mapping[str, list[Event]]
    """Copies of the log that can be written anew, by their names in the folder."""
    remains: tuple[str, ...]
    """Bytes that were set aside and cannot be read line by line, and half-written drafts."""

    def events(self) -> Iterator[Event]:
        """Yield every event of the log, and what its copies hold besides."""
        yield from self.log
        shared = set(map(id, self.log))
        for events in self.copies.values():
            yield from (event for event in events if id(event) not in shared)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The new files, not yet written."""

    put: dict[str, bytes]
    """Names in the folder and new contents, in the order in which they are moved into place."""
    remove: tuple[str, ...]
    """Names in the folder of what goes with them."""
    position: Position
    """The end of the new log."""


@contextmanager
def whole_past(folder: Path, *, upcasters: Sequence[Upcaster] = ()) -> Iterator[Past]:
    """Give everything that was ever saved in a folder, and keep everybody else out of it.

    Raises ``NotSaved`` when somebody has it open or it cannot be read or locked, and ``Damaged``
    when its log is: only what is whole is written anew.
    """
    expect_local(folder)
    with alone(folder), hold_closed(folder / LOG_NAME, folder / LOCK_NAME, _LOCK_TIMEOUT_S):
        if changeover.is_decided(folder):
            changeover.finish(folder)
        try:
            past = _read(folder, Codec(upcasters))
        except FileNotFoundError as error:
            raise NotSaved("log_gone") from error
        except OSError as error:
            raise NotSaved.because(error) from error
        yield past


def rewrite(past: Past, scrub: Scrub, *, now: datetime, kind: str, note: str) -> Rewritten:
    """Make the files anew from scrubbed events, and end the log with one that says so.

    ``note`` is what it says. Raises ``ValueError`` when ``scrub`` broke a precondition, which
    is a mistake of the program; nothing is written then.
    """
    events = [scrub(event) for event in past.log]
    seq, event_id = len(events) + 1, os.urandom(12).hex()
    events.append(Event(seq, event_id, utc_text(now), _STATION, kind, (), note))
    log, places = _lines(events, past.codec)
    mark = Mark(places[-1], events[0].id, past.codec.version)
    tables = snapshot.Snapshot(_folded(events).memory, mark, events[-1].at)
    put = {LOG_NAME: log, snapshot.FILE_NAME: snapshot.encode(tables)}
    empty = []
    for name, held in past.copies.items():
        if not held:
            empty.append(name)
        elif held == past.log[: len(held)]:
            put[name] = log[: places[len(held) - 1].offset]
        else:
            put[name], _ = _lines([scrub(event) for event in held], past.codec)
    return Rewritten(put, (*past.remains, *empty), places[-1])


def put_in_place(
    past: Past,
    rewritten: Rewritten,
    *,
    also_put: Mapping[str, bytes],
    also_remove: Sequence[str] = (),
) -> None:
    """Exchange all files as one; durable when this returns.

    ``also_put`` and ``also_remove`` name more files of the folder that come, such as a receipt,
    and that go. Raises ``NotSaved``: nothing has changed then, or, as its sentence says, the
    next opening does what is left.
    """
    put = {**rewritten.put, **also_put}
    remove = [*rewritten.remove, *also_remove]
    for name in (*put, *remove):
        expect_free(past.folder / name)
    try:
        changeover.decide(past.folder, put, remove)
    except OSError as error:
        raise NotSaved.because(error) from error
    changeover.finish(past.folder)


def _read(folder: Path, codec: Codec) -> Past:
    data = (folder / LOG_NAME).read_bytes()
    scan = codec.scan(data, START)
    flaw = scan.flaw
    if flaw is not None and flaw.kind != "torn":
        raise NotSaved("newer_version") if flaw.kind == "newer" else Damaged(flaw.line)
    if not scan.events:
        raise NotSaved("no_copy")
    place = folder / BACKUP_FOLDER
    others = [*copies(place), *sorted(place.glob("rescued-*.jsonl"))]
    held = {f"{BACKUP_FOLDER}/{path.name}": _held(path, data, scan, codec) for path in others}
    remains = [
        path.relative_to(folder).as_posix()
        for pattern in (*_REMAINS, *_DRAFTS)
        for path in sorted(folder.glob(pattern))
        if path.is_file()
    ]
    return Past(folder, codec, scan.events, held, tuple(remains))


def _held(copy: Path, log: bytes, scan: Scan, codec: Codec) -> list[Event]:
    """Return the good events of a copy; mostly they are the very ones the log begins with."""
    content = copy.read_bytes()
    if log.startswith(content):
        return scan.events[: content.count(b"\n")]
    return codec.scan(content, START).events


def _lines(events: Sequence[Event], codec: Codec) -> tuple[bytes, list[Position]]:
    """Return the lines of these events, and the place after each."""
    lines, places = [], [START]
    for seq, event in enumerate(events, 1):
        line, place = codec.encode(replace(event, seq=seq), places[-1])
        lines.append(line)
        places.append(place)
    return b"".join(lines), places[1:]


def _folded(events: Sequence[Event]) -> Tables:
    tables = Tables()
    for event in events:
        if tables.refusal(event.ops) is not None:
            raise ValueError(f"event {event.seq} no longer fits")
        for op in event.ops:
            tables.apply(op)
    return tables
