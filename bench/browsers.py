"""Browsers at one `serve`, as sockets that read what the page reads; ``stations.py`` runs them."""

import argparse
import asyncio
import json
import os
import signal
import sys
import time
from asyncio.subprocess import PIPE, Process
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from statistics import median, quantiles

from aiohttp import ClientSession, ClientWebSocketResponse, CookieJar, WSMsgType

from desks import children, memory_mib, processor_s
from door import in_large, make_conference

PEOPLE = 1_000
_SIZE = "width=120&height=36"
_PATIENCE_S = 90.0
_PING_S = 2.0
"""How often the page asks whether the server is there (``terminal_pages.PageTimes``)."""
_SETTLE_S = 8.0
_KEY_S = 0.2
"""Five keys a second: somebody who types quickly."""
_SCANNER_S = 0.002
_SCAN_AGAIN_S, _TRIES = 5.0, 5
"""An overloaded program takes Esc and a digit behind it for one key, as any terminal does."""
_TYPED = ("nguyen", "thu 00", "vu thu", "phong", "ban")


@dataclass(slots=True)
class Load:
    """What server and programs used in a while: processors in percent of one, MiB, KiB/s."""

    server_percent: float
    program_percent: float
    server_mib: float
    program_mib: float
    drawn_kib_s: float


@dataclass(slots=True)
class Browser:
    """One page: it keeps what was drawn since it last typed, and answers as the page does."""

    session: ClientSession
    socket: ClientWebSocketResponse
    drawn: bytearray = field(default_factory=bytearray)
    received: int = 0
    keys_ms: list[float] = field(default_factory=list)
    scans_ms: list[float] = field(default_factory=list)
    again: int = 0
    """How often a badge was scanned again."""

    async def read(self) -> None:
        """Take in what comes until the socket ends."""
        async for message in self.socket:
            if message.type is WSMsgType.BINARY:
                self.drawn += message.data
                self.received += len(message.data)

    async def ping(self) -> None:
        """Ask again and again whether the server is there."""
        while True:
            await asyncio.sleep(_PING_S)
            await self.say("ping", str(time.time()))

    async def say(self, *message: object) -> None:
        """Send a message as the page's script does."""
        await self.socket.send_str(json.dumps(message))

    async def type(self, text: str) -> None:
        """Send what was typed, and when."""
        await self.say("stdin", text, time.monotonic())

    async def shows(self, words: str, patience_s: float = _PATIENCE_S) -> None:
        """Return once these words were drawn; raises ``TimeoutError``."""
        async with asyncio.timeout(patience_s):
            while words.encode() not in self.drawn:
                await asyncio.sleep(0.001)

    async def key(self, key: str, typed: str) -> None:
        """Press a key; it is painted when the box shows all that was typed."""
        self.drawn.clear()
        pressed = time.monotonic()
        await self.type(key)
        await self.shows(typed)
        self.keys_ms.append(1000 * (time.monotonic() - pressed))

    async def scan(self, code: str, name: str) -> None:
        """Scan a badge; it is answered when the name is painted in large.

        A badge that is not answered is scanned again; its time goes on.
        """
        began = 0.0
        for _ in range(_TRIES):
            for digit in code:
                await self.type(digit)
                await asyncio.sleep(_SCANNER_S)
            self.drawn.clear()
            began = began or time.monotonic()
            await self.type("\r")
            with suppress(TimeoutError):
                await self.shows(in_large(name), _SCAN_AGAIN_S)
                self.scans_ms.append(1000 * (time.monotonic() - began))
                return
            self.again += 1


def measure_browsers(home: Path, sizes: list[int], options: argparse.Namespace) -> None:
    """Measure so many browsers at once, one number after another."""
    folder = home / "phong"
    codes = make_conference(folder, PEOPLE)
    print(f"\nbrowsers at one server, {PEOPLE:,} delegates; processors in % of one, PSS in MiB")
    columns = ("state", "all up s", "server %", "program %", "server MiB", "program MiB", "KiB/s")
    columns += ("key p50", "key p99", "scan p50", "scan p99", "again")
    print(f"{'browsers':>8}" + "".join(f"{column:>12}" for column in columns), flush=True)
    for size in sizes:
        asyncio.run(_measure(home, folder, codes, size, options.seconds))


async def _measure(
    home: Path, folder: Path, codes: list[tuple[str, str]], size: int, seconds: float
) -> None:
    async with (
        _server(home, folder) as (process, keys),
        asyncio.timeout(8 * _PATIENCE_S),
        asyncio.TaskGroup() as group,
    ):
        begun = time.monotonic()
        browsers: list[Browser] = []
        tasks = []
        for _ in range(size):
            browsers.append(await _come_in(keys))
            # One that does not read is taken for lost.
            tasks += [group.create_task(work()) for work in (browsers[-1].read, browsers[-1].ping)]
            await browsers[-1].say("focus")
        await asyncio.gather(*(browser.shows("hoặc gõ tên") for browser in browsers))
        up_s = time.monotonic() - begun
        await asyncio.sleep(_SETTLE_S)
        idle = await _used(process.pid, browsers, asyncio.sleep(seconds))
        _row(size, "idle", up_s, idle, browsers)
        until = time.monotonic() + seconds
        typing = [_type(b, codes[n::size], until, n) for n, b in enumerate(browsers)]
        busy = await _used(process.pid, browsers, asyncio.gather(*typing))
        _row(size, "typing", None, busy, browsers)
        del codes[: max(len(one.scans_ms) for one in browsers) * size]
        for task in tasks:
            task.cancel()
        for browser in browsers:
            await browser.session.close()


async def _type(browser: Browser, codes: list[tuple[str, str]], until: float, number: int) -> None:
    """Look somebody up by name, forget it, scan a badge; and again."""
    chance = Random(number)
    await asyncio.sleep(chance.random() * _KEY_S)
    for code, name in codes:
        word = chance.choice(_TYPED)
        for end in range(1, len(word) + 1):
            await browser.key(word[end - 1], word[:end])
            await asyncio.sleep(_KEY_S * (0.5 + chance.random()))
        await browser.type("\x1b")
        await asyncio.sleep(2 * _KEY_S)
        await browser.scan(code, name)
        await asyncio.sleep(2 * _KEY_S)
        if time.monotonic() > until:
            return


async def _used(server: int, browsers: list[Browser], work: "asyncio.Future[object]") -> Load:
    """Measure server and programs while ``work`` is done."""
    programs = children(server)
    assert len(programs) == len(browsers), programs
    before = [processor_s(one) for one in (server, *programs)]
    received, begun = sum(one.received for one in browsers), time.monotonic()
    await work
    span = time.monotonic() - begun
    used = [processor_s(one) - was for one, was in zip((server, *programs), before, strict=True)]
    return Load(
        100 * used[0] / span,
        100 * sum(used[1:]) / span / len(programs),
        memory_mib(server),
        sum(map(memory_mib, programs)) / len(programs),
        (sum(one.received for one in browsers) - received) / 1024 / span / len(browsers),
    )


def _row(size: int, state: str, up_s: float | None, load: Load, browsers: list[Browser]) -> None:
    cells = [state, "" if up_s is None else f"{up_s:.1f}"]
    cells += [f"{value:.1f}" for value in (load.server_percent, load.program_percent)]
    cells += [f"{value:.0f}" for value in (load.server_mib, load.program_mib)]
    cells += [f"{load.drawn_kib_s:.2f}"]
    for times in (
        [t for b in browsers for t in b.keys_ms],
        [t for b in browsers for t in b.scans_ms],
    ):
        if len(times) > 1:
            cells += [f"{median(times):.0f}", f"{quantiles(times, n=100)[-1]:.0f}"]
    scans = sum(len(one.scans_ms) for one in browsers)
    cells += [f"{sum(one.again for one in browsers)}/{scans}"] if scans else []
    print(f"{size:8}" + "".join(f"{cell:>12}" for cell in cells), flush=True)


# -- the server -----------------------------------------------------------------------------


class _Keys:
    """The keys that the server prints as they change, one JSON value a line."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.url = ""

    async def next(self) -> str:
        """Return the next key for the door."""
        assert self._process.stdout is not None
        async with asyncio.timeout(_PATIENCE_S):
            while line := await self._process.stdout.readline():
                fact = json.loads(line)
                if "fingerprint" in fact:
                    self.url = fact["url"]
                if fact.get("role") == "door":
                    return str(fact["digits"])
        raise EOFError("the server ended")


@asynccontextmanager
async def _server(home: Path, folder: Path):  # noqa: ANN202
    environment = {
        **os.environ, "HOME": str(home), "XDG_STATE_HOME": str(home / f"state-{time.time_ns()}")
    }  # fmt: skip
    program = str(Path(sys.executable).with_name("hoinghi-tui"))
    words = [program, "serve", str(folder), "--no-screen", "--json", "--port", "0"]
    process = await asyncio.create_subprocess_exec(*words, stdout=PIPE, env=environment)
    try:
        yield process, _Keys(process)
    finally:
        with suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), 30)
        except TimeoutError:
            process.kill()  # its programs end with it


async def _come_in(keys: _Keys) -> Browser:
    key = await keys.next()
    session = ClientSession(cookie_jar=CookieJar(unsafe=True))
    headers = {"Origin": keys.url}
    async with session.post(f"{keys.url}/enter", data={"key": key}, headers=headers) as answer:
        assert answer.status == 200, answer.status
    address = f"{keys.url}/terminal/ws?{_SIZE}".replace("http", "ws", 1)
    socket = await session.ws_connect(address, headers=headers, max_msg_size=0, compress=0)
    return Browser(session, socket)
