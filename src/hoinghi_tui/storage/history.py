"""Questions about what was done before, answered from the newest event back."""

from collections.abc import Container, Iterator

from hoinghi_tui.storage.events import Event, Op
from hoinghi_tui.storage.log import Log

_FIRST, _MOST = 4, 128
"""Read at once at first, as the answer is mostly near, and at most."""


def newest_first(log: Log) -> Iterator[Event]:
    """Yield all events from the last one to the first, read in small portions."""
    last, portion = log.position.seq, _FIRST
    while last > 0:
        first = max(1, last - portion + 1)
        yield from reversed(log.past(first, last))
        last, portion = first - 1, min(2 * portion, _MOST)


def standing(log: Log) -> Iterator[Event]:
    """Yield, newest first, the events that are not undone; an undo that stands is one too."""
    undone: set[str] = set()
    for event in newest_first(log):
        if event.id in undone:
            continue
        if event.undoes is not None:
            undone.add(event.undoes)
        yield event


def last_undoable(log: Log, station: str, skip: Container[str] = ()) -> Event | None:
    """Return the last event of a station that changed rows and is neither undone nor an undo.

    Events of the kinds in ``skip`` are passed over.
    """
    for event in standing(log):
        is_its_own = event.station == station and event.undoes is None
        if event.ops and is_its_own and event.kind not in skip:
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
