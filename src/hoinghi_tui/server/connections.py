"""The connections of a server: how many, how long, and whose they are.

A stranger has half a minute for all it wants, and room is made for a newcomer by closing
the stranger that has waited longest, first one that said nothing. So any number of idle or
slow connections leaves the door open, and a station's connection is never closed for them.
"""

import asyncio
from collections import Counter

from aiohttp import web

from hoinghi_tui.server.error_pages import error_page
from hoinghi_tui.server.headers import put_headers
from hoinghi_tui.server.hosts import network_of
from hoinghi_tui.server.journal import Journal

MOST = 200
"""Connections at once, of stations and strangers."""
MOST_STRANGE = 32
"""Connections at once from one address that are no station's."""
MOST_OF_STATION = 16
"""Connections at once of one station; a browser opens six and its sockets."""
NEWCOMERS = 16
"""So many of the newest strangers are spared: what they say may be on its way."""
STRANGER_S = 30.0
"""Seconds a connection lives that is no station's."""
IDLE_S = 15.0
"""Seconds until a connection is closed on which nothing is asked any more."""
LINGER_S = 2.0
"""Seconds for which the rest of a body that was refused is still read."""


class Connection(web.RequestHandler):
    """One connection; ``station_id`` once a request on it came from a station."""

    def __init__(self, gate: "Gate", server: web.Server, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(
            server,
            loop=loop,
            keepalive_timeout=IDLE_S,
            lingering_time=LINGER_S,
            auto_decompress=False,  # no page of ours packs what it sends; a bomb stays small
        )
        self._gate = gate
        self._clock = loop
        self._limit: asyncio.TimerHandle | None = None
        self.station_id = ""
        self.address = ""
        self.heard = False
        """Whether anything came on it."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Take the connection, or close it at once when there is no room."""
        super().connection_made(transport)
        peer = transport.get_extra_info("peername")
        self.address = network_of(peer[0]) if peer else ""
        self._limit = self._clock.call_later(STRANGER_S, self._too_long)
        self._gate.add(self)

    def connection_lost(self, exc: BaseException | None) -> None:
        """Give its place back."""
        self._gate.remove(self)
        if self._limit is not None:
            self._limit.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Note that the other side speaks."""
        self.heard = True
        super().data_received(data)

    def belongs_to(self, station_id: str) -> None:
        """Let the connection live on as that of a station; "" makes it a stranger's again."""
        if self.station_id == station_id:
            return
        self.station_id = station_id
        if self._limit is not None:
            self._limit.cancel()
        if not station_id:
            self._limit = self._clock.call_later(STRANGER_S, self._too_long)
        elif self._gate.is_crowded(station_id):
            self.end()

    def _too_long(self) -> None:
        self._gate.journal.note(self.address, "kết nối quá chậm")
        self.end()

    def end(self) -> None:
        """Close the connection at once, whatever is on its way."""
        if self.transport is not None:
            self.transport.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what is not even a request with our own page, without its words."""
        del exc, message  # they repeat what was sent
        self._gate.journal.note(self.address, "yêu cầu hỏng")
        if request.writer.output_size > 0:
            raise ConnectionError
        response = error_page(status)
        put_headers(response, "localhost")
        response.force_close()
        return response


class Gate:
    """Makes the connections of a server and keeps them few; used on the server's thread."""

    def __init__(self, server: web.Server, journal: Journal) -> None:
        self._server = server
        self._loop = asyncio.get_running_loop()
        self.journal = journal
        self._open: dict[Connection, None] = {}

    def __call__(self) -> Connection:
        """Make the protocol of one connection."""
        return Connection(self, self._server, self._loop)

    def __len__(self) -> int:
        return len(self._open)

    def add(self, connection: Connection) -> None:
        """Count a new connection and close another one when there are too many."""
        self._open[connection] = None
        strangers = [one for one in self._open if not one.station_id]
        here = [one for one in strangers if one.address == connection.address]
        if len(here) > MOST_STRANGE:
            self._close_one(here)
        elif len(self._open) > MOST:
            self._close_one(strangers)

    def _close_one(self, candidates: list[Connection]) -> None:
        """Close the oldest that said nothing, else the oldest; of the newest only when alone."""
        older = candidates[:-NEWCOMERS]
        silent = [one for one in older if not one.heard]
        chosen = (silent or older or candidates)[0]
        self.journal.note(chosen.address, "quá nhiều kết nối")
        self.remove(chosen)
        chosen.end()

    def remove(self, connection: Connection) -> None:
        """Forget a connection that is closed."""
        self._open.pop(connection, None)

    def is_crowded(self, station_id: str) -> bool:
        """Tell whether a station has more connections open than a browser needs."""
        return Counter(one.station_id for one in self._open)[station_id] > MOST_OF_STATION

    def end_station(self, station_id: str) -> None:
        """Close every connection of a station that was cut off."""
        for connection in tuple(self._open):
            if connection.station_id == station_id:
                connection.end()


def hand_over(request: web.Request, station_id: str) -> None:
    """Make the connection of a request another station's, or with "" nobody's."""
    connection = request.protocol
    if isinstance(connection, Connection):
        connection.belongs_to(station_id)
