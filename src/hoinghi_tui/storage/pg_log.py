"""The log as a table of a PostgreSQL database, shared by several machines."""

from contextlib import AbstractContextManager

from hoinghi_tui.storage.chain import Codec, Flaw, Position
from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.log import Mark, Resumed, Tail
from hoinghi_tui.storage.salvage import Salvage


class PgLog:
    """Implements ``Log`` by rows that hold the very lines of ``events.jsonl``.

    One instance belongs to one thread; any number of them, on any number of machines, may
    share the table. ``position`` counts bytes as if the lines stood in a file, so that a
    copy to a file and back is exact.
    """

    def __init__(
        self,
        url: str,
        codec: Codec,
        salvage: Salvage,
        *,
        read_only: bool = False,
        live: bool = True,
    ) -> None:
        raise NotImplementedError

    @property
    def position(self) -> Position:
        """How far this station has read."""
        raise NotImplementedError

    @property
    def flaw(self) -> Flaw | None:
        """Why reading stops before the end; None when it does not."""
        raise NotImplementedError

    @property
    def trouble(self) -> NotSaved | None:
        """Why nothing can be saved just now, as far as is known; "server_away" among them."""
        raise NotImplementedError

    def resume(self, mark: Mark | None) -> Resumed:
        """Go to ``mark``, or with None to the start, which always follows."""
        raise NotImplementedError

    def changed(self, *, ask: bool = False) -> bool:
        """Tell whether ``read`` may find something: without waiting, or by asking the server."""
        raise NotImplementedError

    def read(self) -> Tail:
        """Read on to the end and return what changed; raises ``NotSaved`` when it cannot."""
        raise NotImplementedError

    def exclusive(self) -> AbstractContextManager[None]:
        """Make ready to append; the primary key decides who is next."""
        raise NotImplementedError

    def append(self, event: Event) -> bool:
        """Compare and append: save ``event`` durably if it is the next one."""
        raise NotImplementedError

    def past(self, first: int, last: int) -> list[Event]:
        """Return the events numbered ``first`` to ``last``, both included."""
        raise NotImplementedError

    def find(self, event_id: str) -> int | None:
        """Return the number of the event with this id."""
        raise NotImplementedError

    def mark(self) -> Mark:
        """Return where this station has read to; everything before it is durable."""
        raise NotImplementedError

    def close(self) -> None:
        """Let go of the connections."""
