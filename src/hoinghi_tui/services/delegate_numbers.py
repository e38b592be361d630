"""Running numbers of delegates, none of which is ever given twice."""

from collections.abc import Iterable

from hoinghi_tui.domain.delegate_ids import number_of
from hoinghi_tui.storage import Event, Store


class DelegateNumbers:
    """Knows the highest number ever given, also to people deleted or undone since.

    A screen may still show somebody whom another desk has deleted: were the id given
    again, its next key would act on a stranger. The log remembers everybody; it is read
    through once, when the first person is added, and followed from then on.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._highest: int | None = None

    def last(self) -> int:
        """Return the highest number ever given, 0 when none was."""
        if self._highest is None:
            self._highest = max(map(_highest, self._store.history(None)), default=0)
            self._store.subscribe(self._follow)
        return self._highest

    def _follow(self, event: Event) -> None:
        self._highest = max(self._highest or 0, _highest(event))


def _highest(event: Event) -> int:
    given: Iterable[int] = (
        number_of(op.id) for op in event.ops if op.table == "delegates" and op.was is None
    )
    return max(given, default=0)
