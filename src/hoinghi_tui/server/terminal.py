"""One station's program and the browser that shows it; the program waits for a lost one."""

import asyncio
import json
import sys
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass

from aiohttp import ClientError, WSMsgType, web

from hoinghi_tui.server.app_process import AppProcess, Ending
from hoinghi_tui.server.outbox import Outbox
from hoinghi_tui.server.stations import Station, Stations
from hoinghi_tui.server.terminal_messages import (
    BadMessage,
    Focused,
    Message,
    Pace,
    Ping,
    Resized,
    Typed,
    read_message,
)

KEEP_S = 90.0
"""How long a program waits for a browser that was lost, with what is typed in it."""

CUT_GRACE_S = 1.0
"""What a station that is cut off began to save may be finished; it can type nothing more."""

_SLOWEST_FAREWELL_S = 1.0
_REFUSED = (3, 4)
"""Exit codes with which the program says in a sentence why it does not open."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """The last word to a page: a sentence, and a button that leads to a path."""

    text: str
    button: str = "Mở lại"
    path: str = "/terminal"

    def __str__(self) -> str:
        return json.dumps(["ended", self.text, self.button, self.path])


LEFT = Farewell("Đã thoát. Mọi việc đã được lưu.")
BROKEN = Farewell("Chương trình vừa dừng vì lỗi. Những gì đã lưu vẫn còn; hãy mở lại.")
NOT_STARTED = Farewell("Máy chủ chưa mở được chương trình. Hãy báo thư ký, rồi thử lại.", "Thử lại")
ELSEWHERE = Farewell("Máy này vừa mở chương trình ở một trang khác.", "Dùng ở đây")
CUT = Farewell("Máy này đã bị ngắt. Muốn vào lại, hãy xin mã mới ở máy chính.", "Nhập mã", "/")
CONFUSED = Farewell("Trang này gửi một tin mà chương trình không hiểu nên đã dừng.", "Tải lại")
SERVER_ENDS = json.dumps(["closing"])


@dataclass(eq=False, slots=True)
class _Browser:
    """A browser that shows the program: what waits for it, and how its socket is dropped."""

    outbox: Outbox
    drop: Callable[[], None]

    def dismiss(self, farewell: str) -> None:
        """Say a last word, then close; one that does not even take it is dropped."""
        self.outbox.shut(farewell)
        asyncio.get_running_loop().call_later(_SLOWEST_FAREWELL_S, self.drop)


class Terminal:
    """The program of one station: started for its first browser, kept for one that is lost.

    A second page of the station takes over and the first is told so: whoever opens a page
    stands in front of it, and the first one may be a socket that nobody has noticed is dead.
    ``ended`` is told how each program ended.
    """

    def __init__(
        self,
        station: Station,
        stations: Stations,
        command: list[str],
        ended: Callable[[Station, Ending], None],
        keep_s: float = KEEP_S,
    ) -> None:
        self.station = station
        self._stations = stations
        self._command = command
        self._told_of = ended
        self._keep_s = keep_s
        self._process: AppProcess | None = None
        self._browser: _Browser | None = None
        self._starting = asyncio.Lock()
        self._giving_up: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[object]] = set()
        self._is_cut = False

    @property
    def process(self) -> AppProcess | None:
        """The program, None while there is none."""
        return self._process

    # -- a browser ----------------------------------------------------------------------

    async def show(
        self,
        socket: web.WebSocketResponse,
        size: tuple[int, int],
        drop: Callable[[], None],
        refuse: Callable[[BadMessage], None],
    ) -> None:
        """Show the program in a browser until its socket ends.

        ``drop`` closes the connection without asking the browser; ``refuse`` is told of the
        message for which the socket was ended.
        """
        browser = _Browser(Outbox(behind=True), drop)
        self._take_over(browser)
        sending = asyncio.create_task(self._send(socket, browser.outbox))
        try:
            with self._stations.holding(self.station, self.cut):
                await self._open(browser, size)
                await self._read(socket, browser)
        except BadMessage as bad:
            refuse(bad)
            browser.dismiss(str(CONFUSED))
        finally:
            if self._browser is browser:
                self._browser = None
                self._wait_for_return()
            await asyncio.wait([sending], timeout=0 if socket.closed else _SLOWEST_FAREWELL_S)
            sending.cancel()

    def _take_over(self, browser: _Browser) -> None:
        if self._giving_up is not None:
            self._giving_up.cancel()
        if self._browser is not None:
            self._browser.dismiss(str(ELSEWHERE))
        self._browser = browser
        if self._is_cut:
            browser.dismiss(str(CUT))

    async def _open(self, browser: _Browser, size: tuple[int, int]) -> None:
        """Show the program that runs, or start one."""
        async with self._starting:
            if self._browser is not browser or self._is_cut:
                return
            if self._process is not None and not self._process.is_ending:
                await self._process.resize(size)
                await self._process.redraw()
                return
            if self._process is not None:
                await self._process.ended
            browser.outbox.draw_anew()
            try:
                process = await AppProcess.start(self._command, size, self._draw, self._redrawn)
            except OSError:
                browser.dismiss(str(NOT_STARTED))
                return
            self._process = process
            self.station.on_cut.append(self.cut)
            self._do(self._see_off(process))
            if self._is_cut:  # while it was being started
                self._do(process.end(0))

    async def _read(self, socket: web.WebSocketResponse, browser: _Browser) -> None:
        pace, loop = Pace(), asyncio.get_running_loop()
        async for message in socket:
            if message.type is WSMsgType.ERROR:
                raise BadMessage("tin quá lớn hoặc hỏng")
            if message.type is not WSMsgType.TEXT:
                raise BadMessage("không phải chữ")
            if self._browser is not browser:
                return
            await self._take(read_message(message.data), browser)
            wait_s = pace.wait_s(len(message.data), loop.time())
            if wait_s:
                await asyncio.sleep(wait_s)

    async def _take(self, message: Message, browser: _Browser) -> None:
        process = self._process
        if isinstance(message, Ping):
            browser.outbox.say(json.dumps(["pong", message.mark]))
        elif process is None:
            return
        elif isinstance(message, Typed):
            self._stations.touch(self.station)
            await process.type(message.text, message.at)
        elif isinstance(message, Resized):
            await process.resize(message.size)
        elif isinstance(message, Focused):
            await process.tell({"type": "focus" if message.focused else "blur"})

    async def _send(self, socket: web.WebSocketResponse, outbox: Outbox) -> None:
        with suppress(ConnectionError, ClientError):
            while (item := await outbox.next()) is not None:
                if isinstance(item, str):
                    await socket.send_str(item)
                elif item:
                    await socket.send_bytes(item)
                elif self._process is not None:
                    await self._process.redraw()
            await socket.close()

    # -- the program --------------------------------------------------------------------

    def _draw(self, data: bytes) -> None:
        if self._browser is not None:
            self._browser.outbox.draw(data)

    def _redrawn(self) -> None:
        if self._browser is not None:
            self._browser.outbox.draw_anew()

    async def _see_off(self, process: AppProcess) -> None:
        """Wait for the end of a program and tell who looks at it."""
        ending = await process.ended
        if self._process is process:
            self._process = None
        with suppress(ValueError):
            self.station.on_cut.remove(self.cut)
        self._told_of(self.station, ending)
        if self._browser is not None and not process.is_ending:
            self._browser.dismiss(str(_farewell(ending)))

    def _wait_for_return(self) -> None:
        if self._process is not None:
            loop = asyncio.get_running_loop()
            self._giving_up = loop.call_later(self._keep_s, lambda: self._do(self.end()))

    # -- its end ------------------------------------------------------------------------

    def cut(self) -> None:
        """End the program and its page for good, as the station was cut off."""
        if self._is_cut:
            return
        self._is_cut = True
        if self._browser is not None:
            self._browser.dismiss(str(CUT))
            self._browser = None
        self._do(self.end(CUT_GRACE_S))

    async def end(self, grace_s: float | None = None) -> None:
        """End the program if one runs, and wait for that."""
        if self._process is not None:
            await (self._process.end() if grace_s is None else self._process.end(grace_s))

    async def close(self) -> None:
        """End everything as the server ends; the page waits for it to come back."""
        if self._giving_up is not None:
            self._giving_up.cancel()
        if self._browser is not None:
            self._browser.dismiss(SERVER_ENDS)
            self._browser = None
        await self.end()

    def _do(self, work: Coroutine[object, object, object]) -> None:
        task: asyncio.Task[object] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


def _farewell(ending: Ending) -> Farewell:
    if ending.left:
        return LEFT
    if ending.code in _REFUSED and ending.said:
        return Farewell(ending.said[-2000:], "Thử lại")
    return BROKEN


def program_command(folder: str, name: str, role: str, screen: str) -> list[str]:
    """Return the words that start the program for one station."""
    # Joined, so that no name is taken for a word of the command.
    words = [f"--station={name}", f"--role={role}", f"--screen={screen}"]
    # -P: nothing is loaded from the folder the server was started in.
    return [sys.executable, "-P", "-m", "hoinghi_tui", "open", folder, *words]
