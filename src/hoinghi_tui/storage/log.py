"""What the store asks of a log, whatever keeps it."""

from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from hoinghi_tui.storage.chain import Flaw, Position
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a snapshot stands in its log."""

    position: Position
    log: str
    """Identity of the log: the id of its first event."""
    version: int
    """Schema version of the rows in the snapshot."""


class Resumed(Enum):
    """Whether a log goes on from a mark."""

    FOLLOWS = "follows"
    SHORTER = "shorter"
    """The log ends before the mark: an older copy, or its end was lost."""
    OTHER = "other"
    """The log holds other events up to the mark."""


@dataclass(slots=True)
class Tail:
    """What changed in a log since it was last read."""

    events: list[Event] = field(default_factory=list)
    withdrawn: list[Event] = field(default_factory=list)
    """Events read earlier that are gone, newest first: another station could not make
    them durable and took them back. They come before ``events``."""


class Log(Protocol):
    """An append-only, totally ordered list of events that several stations share."""

    @property
    def position(self) -> Position:
        """How far this station has read."""

    @property
    def flaw(self) -> Flaw | None:
        """Why reading stops before the end; None when it does not."""

    @property
    def trouble(self) -> NotSaved | None:
        """Why nothing can be saved just now, as far as is known; None when it can."""

    def resume(self, mark: Mark | None) -> Resumed:
        """Go to ``mark``, or with None to the start, which always follows."""

    def changed(self, *, ask: bool = False) -> bool:
        """Tell, cheaply and without waiting, whether ``read`` may find something.

        With ``ask`` the log itself is asked, be it far away, before something is decided.
        """

    def read(self) -> Tail:
        """Read on to the end and return what changed; raises ``NotSaved`` when it cannot.

        Inside ``exclusive`` it also puts a torn last write away.
        """

    def exclusive(self) -> AbstractContextManager[None]:
        """Keep every other station from appending; raises ``NotSaved``."""

    def append(self, event: Event) -> bool:
        """Compare and append: save ``event`` durably if it is the next one.

        Called inside ``exclusive``. False: the log has grown or changed, ``read`` it and
        decide again. Raises ``NotSaved``; the event is then not part of the log.
        """

    def past(self, first: int, last: int) -> list[Event]:
        """Return the events numbered ``first`` to ``last``, both included."""

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id."""

    def mark(self) -> Mark:
        """Return where this station has read to; everything before it is durable."""

    def close(self) -> None:
        """Let go of the log."""
