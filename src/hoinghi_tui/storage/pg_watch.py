"""What other desks save, brought by a thread that may wait for the server as long as it takes."""

import selectors
import socket
import threading
from contextlib import suppress

import psycopg
from psycopg import sql

from hoinghi_tui.storage.errors import NotSaved
from hoinghi_tui.storage.pg_address import Address
from hoinghi_tui.storage.pg_connection import Connection, Rows, connect
from hoinghi_tui.storage.pg_errors import failure_of
from hoinghi_tui.storage.pg_lines import PORTION, Footing, Portion, read_on

POLL_S = 2.0
"""How long a lost notification goes unnoticed."""
GATHER_S = 0.04
"""A burst of actions of twenty desks is read at once, not one by one; nobody sees the delay."""
_PATIENCE_S = 60.0
_PAUSES_S = (0.0, 0.25, 0.5, 1.0, 2.0)
"""Between tries to connect; the last one again and again."""
_CLOSING_S = 0.5


class Watch:
    """A thread with a connection of its own that listens, and reads on when told to.

    All but ``start`` belong to the thread of the store and never wait for the network.
    """

    def __init__(self, address: Address, footing: Footing) -> None:
        self._address = address
        self._footing = footing
        self._lock = threading.Lock()
        self._portions: list[Portion] = []
        self._ends = False
        self._wake, self._alarm = socket.socketpair()
        self._alarm.setblocking(False)
        self.trouble: NotSaved | None = None
        """Why the server cannot be followed; None while it can, as far as is known."""
        self._thread = threading.Thread(target=self._work, name="pg-watch", daemon=True)

    def start(self) -> None:
        """Begin to listen."""
        self._thread.start()

    def has_news(self, seq: int) -> bool:
        """Tell whether lines behind number ``seq`` have come."""
        with self._lock:
            # What this station saved itself may come back here, too.
            self._portions = [one for one in self._portions if one.last > seq]
            return bool(self._portions)

    def take(self, seq: int) -> list[bytes]:
        """Return the lines behind number ``seq`` that have come, and forget all."""
        with self._lock:
            portions, self._portions = self._portions, []
        found: list[bytes] = []
        for portion in portions:
            found += portion.after(seq + len(found))
        return found

    def advance(self, footing: Footing) -> None:
        """Go on behind what this station saved itself, and watch that it stays."""
        with self._lock:
            self._footing = max(self._footing, footing)

    def doubt(self, trouble: NotSaved) -> None:
        """Believe that the server is away until this thread has reached it again."""
        self.trouble = trouble
        self._ring()

    def _ring(self) -> None:
        with suppress(OSError):
            self._alarm.send(b"!")

    def stop(self) -> None:
        """End the thread; one that still waits for the server ends by itself, later."""
        self._ends = True
        self._ring()
        if self._thread.is_alive():
            self._thread.join(_CLOSING_S)

    # -- in the thread -------------------------------------------------------------------

    def _work(self) -> None:
        failures = 0
        while not self._ends:
            try:
                connection = connect(self._address, _PATIENCE_S)
                try:
                    self._listen(connection)
                    while not self._ends:
                        self._read_on(connection)
                        failures = 0
                        self._wait_for(POLL_S, connection)
                        self._wait_for(GATHER_S)
                finally:
                    connection.close()
            except (NotSaved, psycopg.Error, OSError, ValueError) as error:
                failure = error if isinstance(error, NotSaved) else NotSaved("server_away")
                # One broken connection is no trouble: the server may take the next one.
                if failures or failure.cause != "server_away":
                    self.trouble = failure
                self._wait_for(_PAUSES_S[min(failures, len(_PAUSES_S) - 1)])
                failures += 1
        self._wake.close()
        self._alarm.close()

    def _listen(self, connection: Connection) -> None:
        # Each notification wakes the thread by its packet; what it says does not matter.
        connection.add_notify_handler(lambda _: None)
        try:
            connection.execute(sql.SQL("LISTEN {}").format(sql.Identifier(self._address.schema)))
        except psycopg.Error as error:
            raise failure_of(error) from None

    def _read_on(self, connection: Connection) -> None:
        def ask(statement: str, *values: object) -> Rows:
            try:
                return connection.execute(statement, values).fetchall()
            except psycopg.Error as error:
                raise failure_of(error) from None

        while not self._ends:
            before = self._footing
            lines, footing = read_on(ask, before)
            with self._lock:
                self._footing = max(self._footing, footing)
                if lines:
                    self._portions.append(Portion(before.seq + 1, lines))
                self.trouble = None
            if len(lines) < PORTION - 1:
                return

    def _wait_for(self, seconds: float, connection: Connection | None = None) -> None:
        """Wait for the alarm, or for the server to say something."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._wake, selectors.EVENT_READ)
            if connection is not None:
                selector.register(connection, selectors.EVENT_READ)
            ready = [key.fileobj for key, _ in selector.select(seconds)]
        if self._wake in ready:
            self._wake.recv(4096)
