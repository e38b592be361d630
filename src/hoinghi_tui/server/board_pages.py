"""The boards as pages: /board for the hall, /speaker for the lectern, /par for the index.

Each page listens to a stream of server-sent events. What it shows comes whole, so that one lost
event is made good by the next; a beat every two seconds tells it that the line is alive.
"""

import asyncio
import json
import socket
from collections.abc import Callable
from contextlib import suppress

from aiohttp import web

from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.access import Handler, for_roles, station_of
from hoinghi_tui.server.board_feed import BoardFeed, Viewer
from hoinghi_tui.server.board_frames import Frame, Kind, Shown
from hoinghi_tui.server.house import HOUSE, House
from hoinghi_tui.server.package_files import add_static, page
from hoinghi_tui.server.stations import Station
from hoinghi_tui.services.session import Session

BEAT_S = 2.0
"""Seconds between two signs of life; a page that hears none for five says so."""
SLOW_S = 8.0
"""A page that takes no bytes for so long is gone: a Wi-Fi out of reach sends no farewell."""
MOST_STREAMS = 6
"""Streams of one station; the oldest ends for a new one, which may be the same page again."""

TOO_MANY = "Máy này mở quá nhiều bảng. Hãy đóng bớt rồi tải lại trang này."
AGAIN_MS = 1000
"""Milliseconds until a browser that lost its stream asks for another."""

TITLES = {Kind.HALL: "Bảng chào", Kind.SPEAKER: "Bảng của người nói", Kind.PAR: "Chỉ số CCHC"}
_STATIC = (
    "board.css",
    "board_link.js",
    "board_paint.js",
    "board_keys.js",
    "board_hall.js",
    "board_speaker.js",
    "board_par.js",
)


class Boards:
    """The boards of one server: the feed, and which station has which streams open."""

    def __init__(self, open: Callable[[], Session]) -> None:
        self.feed = BoardFeed(open)
        self._streams: dict[str, list[Viewer]] = {}

    def join(self, station: Station, viewer: Viewer) -> None:
        """Begin a stream, and end the oldest of a station that has too many."""
        streams = self._streams.setdefault(station.id, [])
        streams.append(viewer)
        self.feed.join(viewer)
        for surplus in streams[:-MOST_STREAMS]:
            surplus.end(TOO_MANY)

    def leave(self, station: Station, viewer: Viewer) -> None:
        """Forget a stream that has ended."""
        streams = self._streams[station.id]
        streams.remove(viewer)
        if not streams:
            del self._streams[station.id]
        self.feed.leave(viewer)


BOARDS = web.AppKey("boards", Boards)


def add_routes(app: web.Application) -> None:
    """Add the paths of this module; ``app`` has its house already."""
    house = app[HOUSE]
    app[BOARDS] = Boards(lambda: open_for_reading(house))
    app.on_shutdown.append(_close)
    for kind in Kind:
        app.router.add_get(f"/{kind}", _shows(kind))
        app.router.add_get(f"/{kind}/live", _tells(kind))
    for name in _STATIC:
        add_static(app, name)


def open_for_reading(house: House) -> Session:
    """Open the conference of a house for the boards: nothing is ever written."""
    return Session.open(house.folder, read_only=True)


async def _close(app: web.Application) -> None:
    await app[BOARDS].feed.close()


def _shows(kind: Kind) -> Handler:
    @for_roles(*Role)
    async def show(request: web.Request) -> web.StreamResponse:
        names = _names(request)
        return page("board.html", kind=kind.value, title=TITLES[kind], names=names.value)

    return show


def _tells(kind: Kind) -> Handler:
    @for_roles(*Role)
    async def tell(request: web.Request) -> web.StreamResponse:
        names = _names(request) if kind is Kind.HALL else Names.FULL
        return await _stream(request, Viewer(Shown(kind, names)))

    return tell


def _names(request: web.Request) -> Names:
    """Read how much of a name is told, as ``board --names`` does; without a word all of it."""
    asked = request.query.get("names", Names.FULL)
    if asked not in list(Names):
        raise web.HTTPBadRequest
    return Names(asked)


async def _stream(request: web.Request, viewer: Viewer) -> web.StreamResponse:
    station, house, boards = station_of(request), request.app[HOUSE], request.app[BOARDS]
    assert station is not None
    response = web.StreamResponse(
        headers={"Content-Type": "text/event-stream; charset=utf-8", "X-Accel-Buffering": "no"}
    )
    try:
        await response.prepare(request)
        _notice_the_dead(request)
        with house.stations.holding(station, viewer.end):
            boards.join(station, viewer)
            try:
                await _tell(response, boards.feed, viewer)
            finally:
                boards.leave(station, viewer)
    except (ConnectionError, TimeoutError):
        # Lost or cut off: nothing is left to answer, and what waits to be sent never will be.
        if request.transport is not None:
            request.transport.abort()
    return response


async def _tell(response: web.StreamResponse, feed: BoardFeed, viewer: Viewer) -> None:
    """Send what changes, and a beat when nothing does, until the viewer ends."""
    await response.write(f"retry: {AGAIN_MS}\n".encode())
    await _send(response, "beat", feed.beat())
    while not viewer.is_ended:
        with suppress(TimeoutError):
            async with asyncio.timeout(BEAT_S):
                await viewer.news.wait()
        if viewer.is_ended:
            break
        feed.follow()
        viewer.news.clear()
        if viewer.latest is not None and not viewer.is_sent:
            viewer.is_sent = True
            await _send(response, "show", {"beat": feed.beat(), "frame": viewer.latest})
        else:
            await _send(response, "beat", feed.beat())
    if viewer.farewell:
        await _send(response, "end", {"words": viewer.farewell})


async def _send(response: web.StreamResponse, event: str, told: Frame) -> None:
    """Send one event; raises ``TimeoutError`` when the page takes no bytes any more."""
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    async with asyncio.timeout(SLOW_S):
        await response.write(f"event: {event}\ndata: {text}\n\n".encode())


def _notice_the_dead(request: web.Request) -> None:
    """Let the system give up a line on which nothing is acknowledged; without it, after minutes."""
    line = request.transport.get_extra_info("socket") if request.transport else None
    if line is not None and hasattr(socket, "TCP_USER_TIMEOUT"):
        with suppress(OSError):
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, int(SLOW_S * 1000))
