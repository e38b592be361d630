"""Runs the web application in a thread of its own, so that a busy screen never holds it up."""

import asyncio
import logging
import ssl
import threading
from collections.abc import Callable
from contextlib import suppress
from socket import socket

from aiohttp import web

from hoinghi_tui.server.connections import Gate
from hoinghi_tui.server.house import House
from hoinghi_tui.server.stations import Station
from hoinghi_tui.server.web import make_app

_SWEEP_S = 60.0
"""Seconds between two looks for stations that were idle too long."""
_HANDSHAKE_S = 10.0
_FILES = 4096
_LEAVE_S = 2.0
"""Seconds that pages have to end when the server does."""


class Serving:
    """One running server; ``listening`` is a bound socket, ``tls`` its certificate if any.

    ``on_end`` is called once it answers no more.
    """

    def __init__(
        self,
        house: House,
        listening: socket,
        tls: ssl.SSLContext | None = None,
        on_end: Callable[[], None] = lambda: None,
    ) -> None:
        self.house = house
        self._listening = listening
        self._tls = tls
        self._on_end = on_end
        self._loop: asyncio.AbstractEventLoop | None = None
        self._gate: Gate | None = None
        self._leave: asyncio.Event | None = None
        self._ready = threading.Event()
        self._fault: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="hoinghi-serve", daemon=True)

    def start(self) -> None:
        """Begin to answer; returns once connections are taken. Raises what prevents it."""
        for name in ("aiohttp", "asyncio"):
            # What they would tell goes to the terminal, into the middle of the screen.
            logging.getLogger(name).addHandler(logging.NullHandler())
            logging.getLogger(name).propagate = False
        _allow_more_files()
        self._thread.start()
        self._ready.wait()
        if self._fault is not None:
            raise self._fault

    def stop(self) -> None:
        """End every connection and return when the thread has ended."""
        if self._loop is not None and self._leave is not None:
            with suppress(RuntimeError):  # its loop is closed already
                self._loop.call_soon_threadsafe(self._leave.set)
        self._thread.join()

    def is_running(self) -> bool:
        """Tell whether the server still answers."""
        return self._thread.is_alive()

    def cut_off(self, station_id: str) -> None:
        """End a station at once; may be called from any thread."""
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self.house.stations.cut_off, station_id)

    # -- on the thread ------------------------------------------------------------------

    def _run(self) -> None:
        try:
            asyncio.run(self._serve())
        except BaseException as fault:  # noqa: BLE001 - told by start, on the other thread
            self._fault = fault
        finally:
            self._listening.close()
            self._on_end()
            self._ready.set()

    async def _serve(self) -> None:
        self._loop, self._leave = asyncio.get_running_loop(), asyncio.Event()
        self._loop.set_exception_handler(self._note_fault)
        runner = web.AppRunner(make_app(self.house), shutdown_timeout=_LEAVE_S)
        await runner.setup()
        try:
            assert runner.server is not None  # made by setup
            self._gate = Gate(runner.server, self.house.journal)
            self.house.stations.on_cut = self._end_station
            listening = await self._loop.create_server(
                self._gate,
                sock=self._listening,
                backlog=128,
                ssl=self._tls,
                ssl_handshake_timeout=None if self._tls is None else _HANDSHAKE_S,
            )
            self._ready.set()
            await self._watch(self._leave)
            listening.close()
        finally:
            self.house.stations.keep()
            await runner.cleanup()

    async def _watch(self, leave: asyncio.Event) -> None:
        """Look after the stations until the server is ended."""
        while not leave.is_set():
            with suppress(TimeoutError):
                await asyncio.wait_for(leave.wait(), _SWEEP_S)
            self.house.stations.end_idle()
            self.house.stations.keep()

    def _end_station(self, station: Station) -> None:
        if self._gate is not None:
            self._gate.end_station(station.id)

    def _note_fault(self, _: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        """Keep a line of what nobody waited for; its text may hold people's names."""
        fault = context.get("exception")
        if fault is not None and not isinstance(fault, OSError):
            self.house.journal.note("", f"lỗi của máy chủ ({type(fault).__name__})")


def _allow_more_files() -> None:
    """Let this process hold more sockets than some systems allow at first (macOS: 256).

    Connections that have not finished their TLS handshake are counted by nobody else.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _FILES if most == resource.RLIM_INFINITY else min(_FILES, most)
    if now != resource.RLIM_INFINITY and now < wanted:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))
