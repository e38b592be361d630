"""Minutes for an agenda, from how long the items of a past conference really took."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hoinghi_tui.domain.agenda import AgendaItem, ItemState, in_order
from hoinghi_tui.domain.agenda_editing import LONGEST
from hoinghi_tui.vietnamese import fold

_MINUTE = 60
_ROUND = 5
"""From twice so many minutes on offices plan in such steps."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the past says of one item; all in minutes.

    ``past`` are the items it was compared with, none where nothing is known. ``planned``
    and ``real`` are their means, ``suggested`` is None where nothing is known.
    """

    item: AgendaItem
    past: tuple[AgendaItem, ...] = ()
    by_title: bool = False
    planned: float | None = None
    real: float | None = None
    suggested: int | None = None

    @property
    def now(self) -> int:
        """The minutes planned so far."""
        return (self.item.duration_s + self.item.extension_s) // _MINUTE

    @property
    def differs(self) -> bool:
        """Whether other minutes are suggested than those planned."""
        return self.suggested is not None and self.suggested != self.now


def suggest(items: Iterable[AgendaItem], past: Iterable[AgendaItem]) -> tuple[Suggestion, ...]:
    """Suggest minutes for each item that waits.

    It is compared with the past items of the same title, numbers and accents aside ("năm
    2025" and "năm 2026" are one), else with all of the same kind. The mean of what they
    really took, without pauses, is rounded up: to a whole minute, from ten minutes on to
    a multiple of five. It is never below the item's minimum nor over 600. Items that took
    less than a minute were a slip of the hand, and what ends by the clock (a hard end) takes
    as long as the clock says: neither tells anything.
    """
    known = [one for one in past if _tells(one)]
    return tuple(_suggestion(item, known) for item in in_order(items) if item.is_waiting)


def real_seconds(item: AgendaItem) -> int:
    """Return how long a finished item took without its pauses; 0 for any other."""
    if item.started_at is None or item.ended_at is None:
        return 0
    return int((item.ended_at - item.started_at).total_seconds()) - item.paused_s


def _tells(item: AgendaItem) -> bool:
    done = item.state is ItemState.DONE
    return done and item.hard_end is None and real_seconds(item) >= _MINUTE


def _suggestion(item: AgendaItem, known: Sequence[AgendaItem]) -> Suggestion:
    if item.hard_end is not None:
        return Suggestion(item)
    key = _key(item.title)
    same = tuple(one for one in known if key and _key(one.title) == key)
    found = same or tuple(one for one in known if one.kind is item.kind)
    if not found:
        return Suggestion(item)
    real = sum(map(real_seconds, found)) / len(found)
    return Suggestion(
        item,
        found,
        bool(same),
        sum(one.duration_s for one in found) / len(found) / _MINUTE,
        real / _MINUTE,
        min(LONGEST, max(_rounded(real), -(-item.minimum_s // _MINUTE))),
    )


def _rounded(seconds: float) -> int:
    minutes = int(-(-seconds // _MINUTE))
    return minutes if minutes < 2 * _ROUND else -(-minutes // _ROUND) * _ROUND


def _key(title: str) -> str:
    return "".join(char for char in fold(title) if char.isalpha())
