"""What a person may do to the agenda while it runs, as pure decisions.

Each function takes all items and returns only the items it changed; the caller saves
them as one action. Nothing is written here, and undo is the store's work. Instants are
cut to whole seconds before they are recorded. All raise ``AgendaRefused``, which says
in Vietnamese what to do instead.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hoinghi_tui.domain.agenda import AgendaItem, ItemState, in_order
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused

STATE_REFUSALS = {
    ItemState.RUNNING: AgendaReason.ALREADY_RUNNING,
    ItemState.PAUSED: AgendaReason.ALREADY_RUNNING,
    ItemState.DONE: AgendaReason.ALREADY_DONE,
    ItemState.SKIPPED: AgendaReason.ALREADY_SKIPPED,
}
"""Why an item in this state is not one that waits."""

REPEAT_GUARD = timedelta(seconds=2)
"""A key pressed again so soon after an item began is a slip, not a wish to go on.

Starts are recorded in whole seconds, so this guards for one to two real seconds.
"""


def advance(
    items: Iterable[AgendaItem], now: datetime, *, running: str | None, following: str | None
) -> tuple[AgendaItem, ...]:
    """Go on from ``running`` to ``following``, the items the person saw on the screen.

    Two people who press "next" at two stations mean the same step, and it is made once:
    the second is refused, as is a second press while the new item has just begun.
    """
    ordered = in_order(items)
    expect_running(ordered, running)
    waiting = next((item.id for item in ordered if item.is_waiting), None)
    if waiting is not None and waiting != following:
        raise AgendaRefused(AgendaReason.MOVED_ON)
    _refuse_just_started(ordered, now)
    return start_next(ordered, now)


def jump(
    items: Iterable[AgendaItem], item_id: str, now: datetime, *, running: str | None
) -> tuple[AgendaItem, ...]:
    """Go on from ``running``, which the person saw, to any item; guarded as ``advance`` is."""
    ordered = in_order(items)
    expect_running(ordered, running)
    _refuse_just_started(ordered, now)
    return start(ordered, item_id, now)


def expect_running(items: Iterable[AgendaItem], item_id: str | None) -> None:
    """Refuse unless the item the person saw running (None: none) still is the current one."""
    item = current_item(items)
    if (item.id if item is not None else None) != item_id:
        raise AgendaRefused(AgendaReason.MOVED_ON)


def _refuse_just_started(items: Iterable[AgendaItem], now: datetime) -> None:
    item = current_item(items)
    if item is not None and now - begin_of(item) < REPEAT_GUARD:
        raise AgendaRefused(AgendaReason.JUST_STARTED)


def start_next(items: Iterable[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    """End what runs and start, at the same instant, the first item that waits."""
    ordered = in_order(items)
    following = next((item for item in ordered if item.is_waiting), None)
    if following is None:
        raise AgendaRefused(AgendaReason.NOTHING_TO_START)
    return start(ordered, following.id, now)


def start(items: Iterable[AgendaItem], item_id: str, now: datetime) -> tuple[AgendaItem, ...]:
    """End what runs and start this item, at the same instant and also out of turn.

    A skipped item is taken up again. An item that runs or is done is refused.
    """
    ordered = in_order(items)
    item = find(ordered, item_id)
    if item.state not in (ItemState.WAITING, ItemState.SKIPPED):
        raise AgendaRefused(STATE_REFUSALS[item.state])
    now = whole_second(now)
    ended = tuple(_ended(other, now) for other in ordered if other.is_running)
    begin = max([now, *(other.ended_at for other in ended if other.ended_at is not None)])
    return *ended, replace(item, started_at=begin, skipped=False)


def end_current(items: Iterable[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    """End what runs and start nothing: after the last item, or before a gap."""
    now = whole_second(now)
    ended = tuple(_ended(item, now) for item in in_order(items) if item.is_running)
    if not ended:
        raise AgendaRefused(AgendaReason.NOTHING_RUNNING)
    return ended


def pause(items: Iterable[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    """Stop the clock of the current item."""
    item = running_item(items)
    if item.paused_at is not None:
        raise AgendaRefused(AgendaReason.ALREADY_PAUSED)
    return (replace(item, paused_at=whole_second(now)),)


def resume(items: Iterable[AgendaItem], now: datetime) -> tuple[AgendaItem, ...]:
    """Let the clock of the current item go on."""
    item = running_item(items)
    if item.paused_at is None:
        raise AgendaRefused(AgendaReason.NOT_PAUSED)
    return (_resumed(item, whole_second(now)),)


def extend(items: Iterable[AgendaItem], item_id: str, seconds: int) -> tuple[AgendaItem, ...]:
    """Give an item more time, or less, before or while it runs.

    An item that waits keeps at least its minimum. From one that runs all may be taken:
    it is then in overtime. What cannot be taken is not, and when nothing can, the
    action is refused.
    """
    item = find(items, item_id)
    if not (item.is_waiting or item.is_running):
        raise AgendaRefused(STATE_REFUSALS[item.state])
    least = min(item.minimum_s, item.duration_s) if item.is_waiting else 0
    wanted = item.extension_s + seconds
    floor = min(item.extension_s, least - item.duration_s)
    extension = max(wanted, floor)
    if extension == item.extension_s:
        raise AgendaRefused(AgendaReason.AT_MINIMUM)
    return (replace(item, extension_s=extension),)


def skip(items: Iterable[AgendaItem], item_id: str) -> tuple[AgendaItem, ...]:
    """Leave out an item that has not started; it keeps its baseline."""
    return (replace(find_waiting(items, item_id), skipped=True),)


def unskip(items: Iterable[AgendaItem], item_id: str) -> tuple[AgendaItem, ...]:
    """Take up an item again that was to be left out."""
    item = find(items, item_id)
    if item.state is not ItemState.SKIPPED:
        raise AgendaRefused(AgendaReason.NOT_SKIPPED)
    return (replace(item, skipped=False),)


def backdate(items: Iterable[AgendaItem], now: datetime, seconds: int) -> tuple[AgendaItem, ...]:
    """Say that the current item started ``seconds`` earlier than was recorded.

    The item before it then ended earlier as well. Negative seconds say it started
    later. Never before the start of the item before it, nor after now.
    """
    ordered = in_order(items)
    item = running_item(ordered)
    old_start = begin_of(item)
    new_start = old_start - timedelta(seconds=seconds)
    latest = (item.paused_at or whole_second(now)) - timedelta(seconds=item.paused_s)
    if new_start > max(latest, old_start):
        raise AgendaRefused(AgendaReason.TOO_LATE)
    changed = replace(item, started_at=new_start)
    before = last_done(ordered)
    if before is None or before.ended_at is None:
        return (changed,)
    if new_start < begin_of(before):
        raise AgendaRefused(AgendaReason.TOO_EARLY)
    if before.ended_at == old_start or before.ended_at > new_start:
        return replace(before, ended_at=new_start), changed
    return (changed,)


def find(items: Iterable[AgendaItem], item_id: str) -> AgendaItem:
    """Return the item with this id; refused when another station has removed it."""
    for item in items:
        if item.id == item_id:
            return item
    raise AgendaRefused(AgendaReason.UNKNOWN_ITEM)


def find_waiting(items: Iterable[AgendaItem], item_id: str) -> AgendaItem:
    """Return the item with this id; refused unless it is still to come."""
    item = find(items, item_id)
    if not item.is_waiting:
        raise AgendaRefused(STATE_REFUSALS[item.state])
    return item


def current_item(items: Iterable[AgendaItem]) -> AgendaItem | None:
    """Return the item that runs, the one that started last as in the forecast."""
    running = (item for item in in_order(items) if item.is_running)
    return max(running, key=begin_of, default=None)


def running_item(items: Iterable[AgendaItem]) -> AgendaItem:
    """Return the item that runs; refused when none does."""
    item = current_item(items)
    if item is None:
        raise AgendaRefused(AgendaReason.NOTHING_RUNNING)
    return item


def begin_of(item: AgendaItem) -> datetime:
    """Return when an item that has begun did so."""
    begin = item.started_at or item.ended_at
    assert begin is not None
    return begin


def last_done(items: Iterable[AgendaItem]) -> AgendaItem | None:
    """Return the item that ended last; None when none has."""
    done = [(item.ended_at, begin_of(item), item) for item in items if item.ended_at is not None]
    return max(done, key=lambda entry: entry[:2])[2] if done else None


def _resumed(item: AgendaItem, now: datetime) -> AgendaItem:
    if item.paused_at is None:
        return item
    pause_s = max(0, int((now - item.paused_at).total_seconds()))
    return replace(item, paused_at=None, paused_s=item.paused_s + pause_s)


def _ended(item: AgendaItem, now: datetime) -> AgendaItem:
    """Return the item as ended now, but never before it started: a clock may be set back."""
    return replace(_resumed(item, now), ended_at=max(now, begin_of(item)))


def whole_second(now: datetime) -> datetime:
    """Return the instant as it is recorded: in UTC, without fractions of a second."""
    return now.astimezone(UTC).replace(microsecond=0)
