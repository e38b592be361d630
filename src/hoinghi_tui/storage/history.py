"""Questions about what was done before, answered from the newest event back."""

from collections.abc import Iterator

from hoinghi_tui.storage.events import Event, Op
from hoinghi_tui.storage.log import Log

_CHUNK = 128


def newest_first(log: Log) -> Iterator[Event]:
    """Yield all events from the last one to the first, read in small portions."""
    last = log.position.seq
    while last > 0:
        first = max(1, last - _CHUNK + 1)
        yield from reversed(log.past(first, last))
        last = first - 1


def standing(log: Log) -> Iterator[Event]:
    """Yield, newest first, the events that are not undone; an undo that stands is one too."""
    undone: set[str] = set()
    for event in newest_first(log):
        if event.id in undone:
            continue
        if event.undoes is not None:
            undone.add(event.undoes)
        yield event


def last_undoable(log: Log, station: str) -> Event | None:
    """Return the last event of a station that changed rows and is neither undone nor an undo."""
    for event in standing(log):
        if event.ops and event.undoes is None and event.station == station:
            return event
    return None


def undone_by(log: Log, undone: Event) -> Event | None:
    """Return the event that took ``undone`` back, None while it stands."""
    for event in standing(log):
        if event.undoes == undone.id:
            return event
        if event.seq <= undone.seq:
            return None
    return None


def last_to_change(log: Log, op: Op) -> Event | None:
    """Return the last event that changed what ``op`` expects to find."""
    fields = set(op.was or ()) if op.set is not None else set()
    for event in newest_first(log):
        for earlier in event.ops:
            if (earlier.table, earlier.id) != (op.table, op.id):
                continue
            part = earlier.was is not None and earlier.set is not None
            if not fields or not part or fields & (earlier.set or {}).keys():
                return event
    return None
