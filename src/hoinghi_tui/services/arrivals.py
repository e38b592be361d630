"""Who has come, counted and in order, brought up to date by each event and not by counting.

An arrival then costs the same among forty people and among ten thousand.
"""

from bisect import bisect_left, insort
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from hoinghi_tui.domain.people import Attendance
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
        for delegate in state.delegates.values():
            self._count.put(delegate, state.attendance.get(delegate.id))
        for row in state.attendance.values():
            self._place(row.id, row)
        self._order = sorted(self._places.values())
        subscribe(self._follow)

    def tally(self) -> Tally:
        """Return the counts of everybody."""
        return self._count.total()

    def by_unit(self) -> list[UnitTally]:
        """Return the counts of each unit in protocol order."""
        return self._count.by_unit(self._state.units.values())

    def latest(self, limit: int) -> list[Attendance]:
        """Return the latest first arrivals, newest first."""
        newest = self._order[: -limit - 1 : -1]
        return [self._state.attendance[person] for _, _, person in newest]

    # -- inside --------------------------------------------------------------------------

    def _follow(self, event: "Event") -> None:
        for person in {op.id for op in event.ops if op.table in ("delegates", "attendance")}:
            self._recount(person)

    def _recount(self, person: str) -> None:
        state = self._state
        row = state.attendance.get(person)
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

    def _place(self, person: str, row: Attendance) -> _Place:
        self._next += 1
        place = self._places[person] = (row.arrived_at, self._next, person)
        return place
