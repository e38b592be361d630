"""Putting right what was pressed too late, too early or not at all, as pure decisions.

Like the other actions these take all items and return only those they changed, or raise
``AgendaRefused``.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from hoinghi_tui.domain.agenda import AgendaItem, in_order
from hoinghi_tui.domain.agenda_actions import (
    advance,
    backdate,
    begin_of,
    expect_running,
    last_done,
    running_item,
    whole_second,
)
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused


def start_backdated(
    items: Iterable[AgendaItem],
    now: datetime,
    seconds: int,
    *,
    running: str | None,
    following: str | None,
) -> tuple[AgendaItem, ...]:
    """Go on as ``advance`` does, but as of ``seconds`` ago: nobody had pressed the key.

    What ran before ended at that time. Refused when that is before it began.
    """
    known = {item.id: item for item in items}
    begun = {
        item.id: item for item in advance(known.values(), now, running=running, following=following)
    }
    moved = backdate((known | begun).values(), now, seconds)
    changed = begun | {item.id: item for item in moved}
    return tuple(sorted(changed.values(), key=lambda item: item.is_running))


def reopen(
    items: Iterable[AgendaItem], *, running: str | None, last: str | None
) -> tuple[AgendaItem, ...]:
    """Go back: the item that ended last runs on as if it never had, the running one waits.

    ``running`` and ``last`` are what the person saw running and ended last. What the
    running item had been given stays with it, its start and pauses are forgotten.
    """
    ordered = in_order(items)
    expect_running(ordered, running)
    ended = last_done(ordered)
    if ended is None:
        raise AgendaRefused(AgendaReason.NOTHING_TO_REOPEN)
    if ended.id != last:
        raise AgendaRefused(AgendaReason.MOVED_ON)
    waiting = (
        replace(item, started_at=None, paused_at=None, paused_s=0)
        for item in ordered
        if item.is_running
    )
    return *waiting, replace(ended, ended_at=None)


def count_as_pause(
    items: Iterable[AgendaItem], since: datetime, now: datetime
) -> tuple[AgendaItem, ...]:
    """Take the time from ``since`` until ``now`` out of the running item, as a pause.

    For a power cut in which nobody spoke. At most the time since the item began is taken.
    """
    item = running_item(items)
    if item.paused_at is not None:
        raise AgendaRefused(AgendaReason.ALREADY_PAUSED)
    now = whole_second(now)
    lost_s = int((now - max(whole_second(since), begin_of(item))).total_seconds())
    elapsed_s = int((now - begin_of(item)).total_seconds()) - item.paused_s
    pause_s = max(0, min(lost_s, elapsed_s))
    return (replace(item, paused_s=item.paused_s + pause_s),) if pause_s else ()


def last_ended(items: Iterable[AgendaItem]) -> str | None:
    """Return the id of the item that going back would open again; None when there is none."""
    ended = last_done(items)
    return ended.id if ended is not None else None
