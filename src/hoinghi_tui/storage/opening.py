"""From a folder to today's tables: the snapshot, then the rest of the log."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hoinghi_tui.storage import snapshot
from hoinghi_tui.storage.chain import START, Position
from hoinghi_tui.storage.events import instant_of
from hoinghi_tui.storage.log import Log, Resumed
from hoinghi_tui.storage.tables import Tables

_NOT_FOLLOWED = {
    Resumed.SHORTER: "có nhiều việc hơn nhật ký events.jsonl",
    Resumed.OTHER: "thuộc một nhật ký khác",
}


@dataclass(frozen=True, slots=True)
class Start:
    """Tables to go on from, before the rest of the log is folded into them."""

    tables: Tables
    position: Position
    saved_at: datetime | None
    unused: snapshot.Unusable | None
    """A snapshot that was found and not used."""


def start(folder: Path, log: Log, version: int) -> Start:
    """Load the snapshot if it can be trusted, and place ``log`` where it ends."""
    with _no_collection():
        return _start(folder, log, version)


@contextmanager
def _no_collection() -> Iterator[None]:
    """Keep the garbage collector from searching rows by the thousand while they are made."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _start(folder: Path, log: Log, version: int) -> Start:
    found = snapshot.load(folder, version)
    if isinstance(found, snapshot.Snapshot):
        resumed = log.resume(found.mark)
        if resumed is Resumed.FOLLOWS:
            tables = Tables(found.memory)
            return Start(tables, found.mark.position, instant_of(found.saved_at), None)
        content = (folder / snapshot.FILE_NAME).read_bytes()
        found = snapshot.Unusable(content, _NOT_FOLLOWED[resumed])
    log.resume(None)
    return Start(Tables(), START, None, found)
