"""Whether the agenda still is what a person saw when pressing a key.

Two people lead through one agenda at two stations. What one of them decides by an old
picture is refused, in a sentence, instead of undoing what the other has just done.
"""

from collections.abc import Iterable
from operator import attrgetter

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.agenda_actions import find
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused

_TIMES = attrgetter(
    *("state", "started_at", "ended_at", "duration_s", "minimum_s", "extension_s"),
    *("anchor", "anchor_at", "hard_end", "is_break", "paused_s", "paused_at"),
)


def same_times(one: AgendaItem, other: AgendaItem) -> bool:
    """Tell whether two states of an item agree in all that its times are made of.

    Its words, its script and its place in the agenda are another matter.
    """
    return bool(_TIMES(one) == _TIMES(other))


def expect_unchanged(items: Iterable[AgendaItem], seen: AgendaItem) -> None:
    """Refuse when the times of an item are no longer those that were seen."""
    if not same_times(find(items, seen.id), seen):
        raise AgendaRefused(AgendaReason.CHANGED)


def expect_order(items: Iterable[AgendaItem], seen: Iterable[AgendaItem]) -> None:
    """Refuse when the items are not in the order that was seen, or not the same ones."""
    if [item.id for item in in_order(items)] != [item.id for item in in_order(seen)]:
        raise AgendaRefused(AgendaReason.REORDERED)
