"""The last events, kept in memory, so that looking back a little asks no server."""

from collections import deque

from hoinghi_tui.storage.events import Event

KEPT = 200


class Recent:
    """The newest ``KEPT`` events of a log, one after another."""

    def __init__(self) -> None:
        self._events: deque[Event] = deque(maxlen=KEPT)

    def add(self, event: Event) -> None:
        """Add the next event; one that does not follow the last leaves none before it here."""
        if self._events and event.seq != self.last + 1:
            self._events.clear()
        self._events.append(event)

    def between(self, first: int, last: int) -> list[Event] | None:
        """Return the events numbered ``first`` to ``last``; None when not all are here."""
        if not self._events or first < self._events[0].seq:
            return None
        start = self._events[0].seq
        return [self._events[seq - start] for seq in range(first, min(last, self.last) + 1)]

    @property
    def last(self) -> int:
        """Number of the last event; 0 when there is none."""
        return self._events[-1].seq if self._events else 0

    @property
    def is_whole(self) -> bool:
        """Tell whether the log's first event is here, and so all of them."""
        return bool(self._events) and self._events[0].seq == 1

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id, if it is here."""
        return next((one.seq for one in reversed(self._events) if one.id == event_id), None)
