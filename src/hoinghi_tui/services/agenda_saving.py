"""How what is done to the agenda is saved: one action, if the agenda is what was seen."""

from collections.abc import Callable, Iterable

from hoinghi_tui.domain import agenda_actions
from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.services.agenda_reader import AgendaReader
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.storage import Op

Decide = Callable[[], Iterable[AgendaItem]]
"""Returns the items as they are to be, those that change; the last one is named in the log."""


class AgendaSaving(AgendaReader):
    """Saves changed items.

    ``seen`` is always the forecast the person looked at, by default the present one. What
    it is compared with is read under the lock, so that of two stations one is refused.
    """

    def _save_current(self, seen: Forecast | None, kind: str, decide: Decide, words: str) -> None:
        """Save what is done to the running item, if it still is the one that was seen."""
        running = running_id(seen or self.forecast())

        def decide_if_seen() -> Iterable[AgendaItem]:
            agenda_actions.expect_running(self.items(), running)
            return decide()

        self._save(kind, decide_if_seen, words)

    def _save_item(
        self,
        item_id: str,
        seen: Forecast | None,
        kind: str,
        decide: Decide,
        words: str,
        *,
        names: bool = True,
    ) -> None:
        """Save what is done to one item, if its times still are those that were seen."""
        from hoinghi_tui.domain.agenda_seen import expect_unchanged

        def decide_if_seen() -> Iterable[AgendaItem]:
            items = self.items()
            agenda_actions.find(items, item_id)
            for row in seen.items if seen is not None else ():
                if row.id == item_id:
                    expect_unchanged(items, row.item)
            return decide()

        self._save(kind, decide_if_seen, words, names=names)

    def _save_order(self, seen: Forecast | None, kind: str, decide: Decide, words: str) -> None:
        """Save another order, if the present one still is the one that was seen."""
        from hoinghi_tui.domain.agenda_seen import expect_order

        def decide_if_seen() -> Iterable[AgendaItem]:
            if seen is not None:
                expect_order(self.items(), [row.item for row in seen.items])
            return decide()

        self._save(kind, decide_if_seen, words, names=False)

    def _save(self, kind: str, decide: Decide, words: str, *, names: bool = True) -> None:
        latest: list[AgendaItem] = []

        def ops() -> list[Op]:
            latest[:] = decide()
            return [op for item in latest for op in self._ops(item)]

        def note() -> str:
            return f"{words}: {latest[-1].title}" if names and latest else words

        self._work.act(kind, ops, note)

    def _ops(self, item: AgendaItem) -> Iterable[Op]:
        before = self._work.state.agenda.get(item.id)
        if before is None:
            return (insertion("agenda", item),)
        return change("agenda", before, item)


def running_id(seen: Forecast) -> str | None:
    """Return the id of the item that runs in a forecast; None when none does."""
    return seen.current.item.id if seen.current is not None else None


def next_id(seen: Forecast) -> str | None:
    """Return the id of the item that "start" would begin; None when none waits."""
    return seen.next.id if seen.next is not None else None
