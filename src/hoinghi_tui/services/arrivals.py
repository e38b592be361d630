"""Who has come, counted and in order, brought up to date by each event and not by counting.

An arrival then costs the same among forty people and among ten thousand.
"""

from bisect import bisect_left, insort
from collections.abc import Callable
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from hoinghi_tui.domain.people import Attendance, Substitute
from hoinghi_tui.domain.tally import HeadCount, Tally, UnitTally

if TYPE_CHECKING:
    from hoinghi_tui.services.state import State
    from hoinghi_tui.storage import Event

_Place = tuple[datetime, int, str]
"""When somebody first came, the number among equal times, and the delegate's id."""


class Arrivals:
    """Follows the delegates and their attendance from when it is made."""

    def __init__(
        self, state: "State", subscribe: Callable[[Callable[["Event"], None]], None]
    ) -> None:
        self._state = state
        self._count = HeadCount()
        self._places: dict[str, _Place] = {}
        self._next = 0
        self._instead: dict[str, Substitute] = {}
        self.substitutes_version = 0
        """Grows whenever somebody else comes in a delegate's place, or does no more."""
        for delegate in state.delegates.values():
            self._count.put(delegate, state.attendance.get(delegate.id))
        for row in state.attendance.values():
            self._place(row.id, row)
            self._note_substitute(row.id, row)
        self._order = sorted(self._places.values())
        subscribe(self._follow)

    def tally(self) -> Tally:
        """Return the counts of everybody."""
        return self._count.total()

    def by_unit(self) -> list[UnitTally]:
        """Return the counts of each unit in protocol order."""
        return self._count.by_unit(self._state.units.values())

    def latest(self, limit: int) -> list[Attendance]:
        """Return the latest first arrivals of who is on the list, newest first."""
        newest = (person for _, _, person in reversed(self._order))
        listed = (person for person in newest if person in self._state.delegates)
        return [self._state.attendance[person] for person in islice(listed, limit)]

    def substitute_of(self, person: str) -> Substitute | None:
        """Return who came in a delegate's place, if somebody did."""
        return self._instead.get(person)

    # -- inside --------------------------------------------------------------------------

    def _follow(self, event: "Event") -> None:
        for person in {op.id for op in event.ops if op.table in ("delegates", "attendance")}:
            self._recount(person)

    def _recount(self, person: str) -> None:
        state = self._state
        row = state.attendance.get(person)
        self._note_substitute(person, row)
        if person in state.delegates:
            self._count.put(state.delegates[person], row)
        else:
            self._count.drop(person)
        before = self._places.get(person)
        if row is not None and before is not None and before[0] == row.arrived_at:
            return
        if before is not None:
            del self._places[person], self._order[bisect_left(self._order, before)]
        if row is not None:
            insort(self._order, self._place(person, row))

    def _note_substitute(self, person: str, row: Attendance | None) -> None:
        instead = row.substitute if row is not None else None
        if instead == self._instead.get(person):
            return
        self.substitutes_version += 1
        if instead is not None:
            self._instead[person] = instead
        else:
            del self._instead[person]

    def _place(self, person: str, row: Attendance) -> _Place:
        self._next += 1
        place = self._places[person] = (row.arrived_at, self._next, person)
        return place
