"""The agenda as it was approved and as it really ran."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum


class ItemKind(StrEnum):
    """What an agenda item is, for its script and for what may be shortened."""

    RECEPTION = "reception"
    CEREMONY = "ceremony"
    INTRODUCTION = "introduction"
    OPENING = "opening"
    REPORT = "report"
    PAPER = "paper"
    DISCUSSION = "discussion"
    DECISION = "decision"
    AWARDS = "awards"
    BREAK = "break"
    TASKS = "tasks"
    DIRECTION = "direction"
    CLOSING = "closing"


class Anchor(StrEnum):
    """What holds the start of an item in place."""

    FLOW = "flow"
    NOT_BEFORE = "not_before"
    HARD_START = "hard_start"


class ItemState(StrEnum):
    """How far an item has come; a paused item is still the current one."""

    WAITING = "waiting"
    RUNNING = "running"
    PAUSED = "paused"
    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """One item: the plan, the approved baseline and what really happened.

    Times of day are local; instants are UTC; these and all spans are whole seconds.
    ``baseline_start`` and ``baseline_end`` are fixed when the agenda is approved.
    ``number`` is the printed number as text (a plan may number two sections "3").
    ``presenter`` is a delegate's id, ``presenter_note`` the words of the plan when there
    is none. ``paused_s`` sums the finished pauses; ``paused_at`` is set while the item is
    paused. ``documents`` are the titles of the papers the item needs; ``warn_s`` and
    ``last_call_s`` are how long before its end the speaker is warned.
    """

    id: str
    order: int
    title: str
    duration_s: int
    minimum_s: int = 0
    number: str = ""
    kind: ItemKind = ItemKind.REPORT
    presenter: str | None = None
    presenter_note: str = ""
    unit: str | None = None
    script: str = ""
    anchor: Anchor = Anchor.FLOW
    anchor_at: time | None = None
    hard_end: time | None = None
    is_break: bool = False
    skipped: bool = False
    baseline_start: time | None = None
    baseline_end: time | None = None
    started_at: datetime | None = None
    ended_at: datetime | None = None
    extension_s: int = 0
    paused_s: int = 0
    paused_at: datetime | None = None
    documents: tuple[str, ...] = ()
    warn_s: int = 180
    last_call_s: int = 60

    @property
    def state(self) -> ItemState:
        """How far the item has come; what really happened outweighs the mark of skipping."""
        if self.ended_at is not None:
            return ItemState.DONE
        if self.started_at is not None:
            return ItemState.RUNNING if self.paused_at is None else ItemState.PAUSED
        return ItemState.SKIPPED if self.skipped else ItemState.WAITING

    @property
    def is_running(self) -> bool:
        """Whether the item has started and not ended; a paused item still runs."""
        return self.started_at is not None and self.ended_at is None

    @property
    def is_waiting(self) -> bool:
        """Whether the item is still to come: neither begun nor skipped."""
        return self.state is ItemState.WAITING

    def paused_for(self, now: datetime) -> timedelta:
        """Return how long the item has stood still, a pause that still lasts included."""
        lasting = max(timedelta(), now - self.paused_at) if self.paused_at else timedelta()
        return timedelta(seconds=self.paused_s) + lasting

    @property
    def is_anchored(self) -> bool:
        """Whether a time of day holds the start in place."""
        return self.anchor is not Anchor.FLOW and self.anchor_at is not None


def in_order(items: Iterable[AgendaItem]) -> list[AgendaItem]:
    """Return the items in the order of the agenda; the id decides between equals."""
    return sorted(items, key=lambda item: (item.order, item.id))
