"""What the forecast says: of each item, of the current one and of the whole agenda."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem, ItemState

_ZERO = timedelta()


class Pace(StrEnum):
    """How urgent the time left of the current item is.

    From its ``warn_s`` on the clock is amber, from its ``last_call_s`` on the speaker
    must close.
    """

    CALM = "calm"
    WARNING = "warning"
    LAST_CALL = "last_call"
    OVERTIME = "overtime"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemForecast:
    """One item as it was, is, or will be; all instants in UTC."""

    item: AgendaItem
    place: int
    """The item's place in the agenda, from 1; skipped items keep theirs."""
    state: ItemState
    start: datetime
    """The real start, or the predicted one; where it would have come when skipped."""
    end: datetime
    planned_start: datetime | None
    """Start and end of the approved baseline; None in an item put in after it."""
    planned_end: datetime | None
    conflict: timedelta
    """By how much a promised hard start will be missed; zero is none."""

    @property
    def id(self) -> str:
        """The item's id."""
        return self.item.id

    @property
    def length(self) -> timedelta:
        """From start to end, pauses included; zero when skipped."""
        return self.end - self.start

    @property
    def drift(self) -> timedelta | None:
        """How much later than approved it starts; None when skipped or not approved."""
        if self.planned_start is None or self.state is ItemState.SKIPPED:
            return None
        return self.start - self.planned_start

    @property
    def drift_end(self) -> timedelta | None:
        """How much later than approved it ends; None when skipped or not approved."""
        if self.planned_end is None or self.state is ItemState.SKIPPED:
            return None
        return self.end - self.planned_end


@dataclass(frozen=True, slots=True, kw_only=True)
class CurrentItem:
    """The item that runs now, with its clock."""

    row: ItemForecast
    elapsed: timedelta
    """Time spent on it without the pauses."""
    remaining: timedelta
    """Time left; negative when overrun."""

    @property
    def item(self) -> AgendaItem:
        """The stored item."""
        return self.row.item

    @property
    def is_paused(self) -> bool:
        """Whether its clock stands still."""
        return self.row.state is ItemState.PAUSED

    @property
    def overtime(self) -> timedelta:
        """By how much it has overrun; zero while there is time left."""
        return max(_ZERO, -self.remaining)

    @property
    def proj_end(self) -> datetime:
        """The instant at which it will end, never one that has passed."""
        return self.row.end

    @property
    def due(self) -> datetime:
        """The instant at which it is to end; it has passed when the item is overrun."""
        return self.row.end - self.overtime

    @property
    def pace(self) -> Pace:
        """How urgent the time left is, by the item's own thresholds."""
        if self.remaining < _ZERO:
            return Pace.OVERTIME
        if self.remaining <= timedelta(seconds=self.item.last_call_s):
            return Pace.LAST_CALL
        warns = self.remaining <= timedelta(seconds=self.item.warn_s)
        return Pace.WARNING if warns else Pace.CALM

    @property
    def progress(self) -> float:
        """The share of its time that is used up, from 0 to 1."""
        left = max(_ZERO, self.remaining)
        used = max(_ZERO, self.elapsed)
        return used / (used + left) if used + left else 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """The whole agenda as it will run if nobody does anything; instants in UTC."""

    now: datetime
    items: tuple[ItemForecast, ...]
    """All items in agenda order, finished and skipped ones too."""
    current: CurrentItem | None
    next: ItemForecast | None
    """The item that "start" would begin; None when no item waits."""
    end: datetime
    """The predicted end of all, or the real one once all is over."""
    drift_now: timedelta | None
    """Lateness of the current item's end, else of the next one's; None: nothing approved."""
    drift_end: timedelta | None
    """Lateness of the predicted end against the approved one; None: nothing approved."""
    deadline: datetime | None
    need_to_cut: timedelta
    """What must be saved to keep the deadline and every hard start; zero is nothing."""

    @property
    def has_begun(self) -> bool:
        """Whether any item has started."""
        return any(row.state not in _UNTOUCHED for row in self.items)

    @property
    def is_over(self) -> bool:
        """Whether the agenda began and nothing runs or waits any more."""
        return self.has_begun and self.current is None and self.next is None

    @property
    def until_start(self) -> timedelta | None:
        """The countdown to the first item; None once any item has started."""
        if self.has_begun or self.next is None:
            return None
        return self.next.start - self.now

    @property
    def until_next(self) -> timedelta | None:
        """How long until the next item is due while nothing runs; negative when overdue.

        An item is due at its approved start, or when something holds it back longer,
        at that time. None while an item runs and when none waits.
        """
        if self.current is not None or self.next is None:
            return None
        if self.next.start > self.now:
            return self.next.start - self.now
        return (self.next.planned_start or self.next.start) - self.now

    @property
    def overdue(self) -> timedelta:
        """For how long nobody has pressed "start" though the next item was due; zero: in time."""
        wait = self.until_next
        return max(_ZERO, -wait) if wait is not None else _ZERO

    @property
    def conflicts(self) -> tuple[ItemForecast, ...]:
        """Items whose promised hard start will be missed."""
        return tuple(row for row in self.items if row.conflict > _ZERO)

    @property
    def position(self) -> str:
        """Where the agenda stands, "4/11"; of the next item between two, blank before the first."""
        if not self.has_begun:
            return ""
        here = self.current.row if self.current is not None else self.next
        return f"{here.place if here else len(self.items)}/{len(self.items)}"

    def of(self, item_id: str) -> ItemForecast:
        """Return the forecast of one item; raises ``KeyError`` for an unknown id."""
        for row in self.items:
            if row.item.id == item_id:
                return row
        raise KeyError(item_id)


_UNTOUCHED = (ItemState.WAITING, ItemState.SKIPPED)
