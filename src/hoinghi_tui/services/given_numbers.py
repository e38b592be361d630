"""Running numbers of rows, none of which is ever given twice."""

import zlib
from collections.abc import Iterable

from hoinghi_tui.storage import Event, Store

_LEAP = 100
"""A desk that works apart leaves so many numbers, or a few times as many, to the others."""
_LEAPS = 9


class GivenNumbers:
    """Knows the highest number ever given in a table, also to rows deleted or undone since.

    A screen may still show a row that another desk has deleted: were the id given again,
    its next key would act on a stranger. The log remembers all; it is read through once,
    when the first row is added, and followed from then on. Ids end in the number: "dv-041".
    """

    def __init__(self, store: Store, table: str) -> None:
        self._store = store
        self._table = table
        self._highest: int | None = None
        self._floor: int | None = None

    def last(self) -> int:
        """Return the highest number ever given, 0 when none was.

        Apart from its server a desk cannot know what others give, so it begins further up.
        """
        if self._highest is None:
            self._highest = max(map(self._highest_of, self._store.history(None)), default=0)
            self._store.subscribe(self._follow)
        rejoin = self._store.rejoin
        if rejoin is None or not rejoin.apart:
            self._floor = None
            return self._highest
        if self._floor is None:
            has_leapt = any(map(self._highest_of, rejoin.waiting))
            leaps = 1 + zlib.crc32(self._store.station.encode()) % _LEAPS
            self._floor = self._highest + (0 if has_leapt else _LEAP * leaps)
        return max(self._highest, self._floor)

    def _follow(self, event: Event) -> None:
        self._highest = max(self._highest or 0, self._highest_of(event))

    def _highest_of(self, event: Event) -> int:
        given: Iterable[int] = (
            _number(op.id) for op in event.ops if op.table == self._table and op.was is None
        )
        return max(given, default=0)


def _number(key: str) -> int:
    digits = key.rpartition("-")[2]
    return int(digits) if digits.isdecimal() else 0
