"""What an invitation tells of the agenda: when it begins, and what it is about."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, in_order

_FRAME = frozenset(
    {
        *(ItemKind.RECEPTION, ItemKind.CEREMONY, ItemKind.INTRODUCTION, ItemKind.OPENING),
        *(ItemKind.BREAK, ItemKind.CLOSING),
    }
)
"""Items every conference has; no content of its own."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """The planned local times of reception and beginning, and the titles of the contents."""

    reception: time | None = None
    beginning: time | None = None
    contents: tuple[str, ...] = ()


def occasion_of(items: Iterable[AgendaItem]) -> Occasion:
    """Read it off the agenda; all speeches of one kind are one content, "Tham luận".

    The beginning is that of the first item behind the reception, None when nobody has planned
    it: a time is never made up.
    """
    planned = [item for item in in_order(items) if not item.skipped]
    received = [item for item in planned if item.kind is ItemKind.RECEPTION]
    rest = [item for item in planned if item.kind is not ItemKind.RECEPTION]
    titles = [
        "Tham luận" if item.kind is ItemKind.PAPER else item.title.strip()
        for item in rest
        if item.kind not in _FRAME
    ]
    return Occasion(
        reception=_start(received[0]) if received else None,
        beginning=_start(rest[0]) if rest else None,
        contents=tuple(dict.fromkeys(filter(None, titles))),
    )


def _start(item: AgendaItem) -> time | None:
    return item.baseline_start or (item.anchor_at if item.is_anchored else None)
