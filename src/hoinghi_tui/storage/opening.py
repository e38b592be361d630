"""From a folder to today's tables: the snapshot, then the rest of the log."""

import gc
from collections.abc import Callable, Iterator
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
    Resumed.SHORTER: "có nhiều việc hơn nhật ký",
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


def _nothing_to_open(*, create: bool) -> None:
    """Stand for a log that is no file of ours."""


def start(
    folder: Path, log: Log, version: int, open_file: Callable[..., None] = _nothing_to_open
) -> Start:
    """Load the snapshot if it can be trusted, open the log and place it where that ends.

    Where a snapshot shows events, no new log is made: the old one is missing, and the
    tables are shown until somebody puts it back. Raises ``OSError`` and ``NotSaved``.
    """
    with _no_collection():
        found = snapshot.load(folder, version)
        if not isinstance(found, snapshot.Snapshot):
            open_file(create=True)
            log.resume(None)
            return Start(Tables(), START, None, found)
        open_file(create=found.mark.position == START)
        resumed = log.resume(found.mark)
        if resumed is Resumed.FOLLOWS:
            saved_at = instant_of(found.saved_at) if found.saved_at else None
            return Start(Tables(found.memory), found.mark.position, saved_at, None)
        log.resume(None)
        unused = snapshot.Unusable(snapshot.encode(found), _NOT_FOLLOWED[resumed])
        return Start(Tables(), START, None, unused)


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
