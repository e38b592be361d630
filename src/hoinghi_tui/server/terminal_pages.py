"""The whole program as a page: /terminal shows it, /terminal/ws carries keys and drawings."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from aiohttp import web

from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.server.access import for_roles, station_of
from hoinghi_tui.server.app_process import Ending
from hoinghi_tui.server.headers import content_policy
from hoinghi_tui.server.house import HOUSE, House
from hoinghi_tui.server.package_files import add_static, page
from hoinghi_tui.server.private_files import server_state_dir, write_private
from hoinghi_tui.server.stations import Station
from hoinghi_tui.server.terminal import KEEP_S, Terminal, program_command
from hoinghi_tui.server.terminal_messages import LARGEST_MESSAGE, BadMessage, read_size

FIRST_SCREEN = {Role.DOOR: "door", Role.MC: "agenda", Role.AWARDS: "awards"}
"""The roles that have a program, and where each begins."""

HEARTBEAT_S = 6.0
"""How often a silent browser is asked whether it is there; half as long it may think."""

_CLIENT = "/static/textual-serve"
_CLIENT_FILES = {
    "js/textual.js": "text/javascript",
    "css/xterm.css": "text/css",
    "fonts/RobotoMono-VariableFont_wght.ttf": "font/ttf",
}
"""What is used of textual-serve: the terminal in the browser, its styles, its letters."""


@dataclass(frozen=True, slots=True)
class PageTimes:
    """What the page goes by, in milliseconds."""

    ping: int = 2_000
    """How often it asks whether the server is there."""
    silent: int = 6_000
    """After so long without an answer the network is taken for lost."""
    gone: int = 20_000
    """After so long it says that the server may be off."""


@dataclass
class Terminals:
    """The programs of all stations, and how they are started and kept."""

    keep_s: float = KEEP_S
    times: PageTimes = field(default_factory=PageTimes)
    command: Callable[[House, Station], Sequence[str]] = lambda house, station: program_command(
        str(house.folder), station.name, station.role.value, FIRST_SCREEN[station.role]
    )
    _open: dict[str, Terminal] = field(default_factory=dict)

    def of(self, house: House, station: Station) -> Terminal:
        """Return the terminal of a station, made when it is first asked for."""
        for gone in set(self._open) - {one.id for one in house.stations.all()}:
            del self._open[gone]
        if station.id not in self._open:
            self._open[station.id] = Terminal(
                station,
                house.stations,
                list(self.command(house, station)),
                lambda who, ending: _keep_words(house, who, ending),
                self.keep_s,
            )
        return self._open[station.id]

    async def close(self) -> None:
        """End every program and wait for that."""
        await asyncio.gather(*(one.close() for one in self._open.values()))


TERMINALS = web.AppKey("terminals", Terminals)


def add_routes(app: web.Application) -> None:
    """Add the paths of this module."""
    app[TERMINALS] = Terminals()
    app.on_shutdown.append(_close)
    app.router.add_get("/terminal", show_page)
    app.router.add_get("/terminal/ws", speak)
    for name in ("terminal.js", "terminal.css"):
        add_static(app, name)
    for path, kind in _CLIENT_FILES.items():
        app.router.add_get(f"{_CLIENT}/{path}", _file(path, kind))


@for_roles(*FIRST_SCREEN)
async def show_page(request: web.Request) -> web.StreamResponse:
    """Answer with the page that shows the program."""
    station = station_of(request)
    assert station is not None
    times = request.app[TERMINALS].times
    answer = page(
        "terminal.html",
        name=station.name,
        role=ROLE_NAMES[station.role],
        client=_CLIENT,
        version=version("textual-serve"),
        times=times,
        largest=LARGEST_MESSAGE // 4,  # a letter has up to four bytes
    )
    answer.headers["Content-Security-Policy"] = content_policy(request.host, inline_styles=True)
    return answer


@for_roles(*FIRST_SCREEN)
async def speak(request: web.Request) -> web.StreamResponse:
    """Carry keys to the program and drawings to the browser until one of them leaves."""
    station, house = station_of(request), request.app[HOUSE]
    assert station is not None

    def refuse(bad: BadMessage) -> None:
        house.journal.note(request.remote or "", f"trang chương trình: {bad}")

    try:
        size = read_size(*(_number(request.query.get(name)) for name in ("width", "height")))
    except BadMessage as bad:
        refuse(bad)
        raise web.HTTPBadRequest from None
    socket = web.WebSocketResponse(
        heartbeat=HEARTBEAT_S, max_msg_size=LARGEST_MESSAGE, compress=False
    )
    await socket.prepare(request)
    transport = request.transport

    def drop() -> None:
        if transport is not None:
            transport.abort()

    await request.app[TERMINALS].of(house, station).show(socket, size, drop, refuse)
    return socket


async def _close(app: web.Application) -> None:
    await app[TERMINALS].close()


def _number(text: str | None) -> int | None:
    """Read a plain number, None for anything else."""
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 10 else None


def _file(path: str, kind: str) -> Callable[[web.Request], "asyncio.Future[web.Response]"]:
    body = files("textual_serve").joinpath("static", path).read_bytes()
    charset = None if kind.startswith("font") else "utf-8"
    # Half a megabyte over a wireless network; the version in the address makes it another.
    headers = {"Cache-Control": "private, max-age=604800"}

    async def send(_: web.Request) -> web.Response:
        return web.Response(body=body, content_type=kind, charset=charset, headers=headers)

    return send  # type: ignore[return-value]


def _keep_words(house: House, station: Station, ending: Ending) -> None:
    """Keep what a program that failed said last, for who looks for the reason."""
    if ending.code == 0 or not ending.said:
        return
    file: Path = server_state_dir(str(house.folder)) / f"program-{station.role.value}.txt"
    with suppress(OSError):
        write_private(file, f"{ending.code}\n{ending.said}\n".encode())
