"""Running numbers of rows, none of which is ever given twice."""

from collections.abc import Iterable

from hoinghi_tui.storage import Event, Store


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

    def last(self) -> int:
        """Return the highest number ever given, 0 when none was."""
        if self._highest is None:
            self._highest = max(map(self._highest_of, self._store.history(None)), default=0)
            self._store.subscribe(self._follow)
        return self._highest

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
