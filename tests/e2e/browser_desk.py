"""A server in a process of its own, a network to it that can be lost, and pages read as text."""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING, Any

import pyte

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, WebSocket

PATIENCE_MS = 40_000
LOOK_MS = 20

QUICK = {"ping": 100, "silent": 400, "gone": 1_500}
"""What a page goes by in a test, in milliseconds; a minute's loss is then a second's."""


_SCANNER = """async ([text, rate]) => {
    const box = document.querySelector(".xterm-helper-textarea");
    const began = performance.now();
    let done = 0;
    while (done < text.length) {
        const due = Math.min(text.length, Math.ceil((performance.now() - began) * rate / 1000));
        for (; done < due; done++) {
            const code = text.charCodeAt(done), key = code === 13 ? "Enter" : text[done];
            const send = (kind, charCode) => box.dispatchEvent(new KeyboardEvent(
                kind, { key, charCode, keyCode: code, bubbles: true, cancelable: true }));
            if (send("keydown", 0)) send("keypress", code);
            send("keyup", 0);
        }
        await new Promise((next) => setTimeout(next));
    }
}"""

TERMINAL = (140, 40)
"""Columns and rows that hold what a page of the usual size shows."""


class Server:
    """`hoinghi-tui serve` on loopback; its keys as they come."""

    def __init__(self, folder: Path, state: Path, port: int) -> None:
        self._folder, self._state, self._port = folder, state, port
        self.keys: dict[str, str] = {}
        self.start()

    def start(self) -> None:
        """Start it, also again after it was killed."""
        words = ["serve", str(self._folder), "--port", str(self._port), "--json"]
        self._process = subprocess.Popen(
            [sys.executable, "-m", "hoinghi_tui", *words],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"XDG_STATE_HOME": str(self._state)},
        )
        self.keys.clear()
        assert self._process.stdout is not None
        for line in self._process.stdout:
            fact = json.loads(line)
            if "digits" in fact:
                self.keys[fact["role"]] = fact["digits"]
            if len(self.keys) == 4:
                break
        self._reader = threading.Thread(target=self._process.stdout.read, daemon=True)
        self._reader.start()
        if len(self.keys) < 4:
            self.kill()
            raise AssertionError("the server did not start")

    def programs(self) -> list[int]:
        """Return the numbers of the programs it has started."""
        children = Path(f"/proc/{self._process.pid}/task").glob("*/children")
        return [int(number) for file in children for number in file.read_text().split()]

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.kill()
        self._process.wait()
        self._reader.join()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Network:
    """Passes everything on between browsers and server, until it is lost."""

    def __init__(self, port: int) -> None:
        self._to = port
        self._loop = asyncio.new_event_loop()
        self._ways: set[asyncio.StreamWriter] = set()
        self._is_there = asyncio.Event()
        self._is_there.set()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.port = self._do(self._listen())

    def _do(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(10)

    async def _listen(self) -> int:
        self._server = await asyncio.start_server(self._join, "127.0.0.1", 0)
        return int(self._server.sockets[0].getsockname()[1])

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            there, back = await asyncio.open_connection("127.0.0.1", self._to)
        except OSError:
            writer.close()
            return
        self._ways |= {writer, back}
        await asyncio.gather(self._pass(reader, back), self._pass(there, writer))
        self._ways -= {writer, back}

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while data := await reader.read(65536):
                await self._is_there.wait()  # nobody is told that nothing arrives
                writer.write(data)
                await writer.drain()
        writer.close()

    def lose(self) -> None:
        """Let nothing through any more, and tell nobody."""
        self._loop.call_soon_threadsafe(self._is_there.clear)

    def find(self) -> None:
        """Be there again; what was open before is dead."""

        async def again() -> None:
            for way in tuple(self._ways):
                way.transport.abort()
            self._is_there.set()

        self._do(again())

    def close(self) -> None:
        """End everything."""

        async def end() -> None:
            self._server.close()
            self._is_there.set()
            for way in tuple(self._ways):
                way.transport.abort()
            if others := asyncio.all_tasks() - {asyncio.current_task()}:
                await asyncio.wait(others, timeout=5)

        self._do(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()
        self._loop.close()


class Desk:
    """One page that shows the program; its drawings are read by a terminal beside it."""

    def __init__(
        self,
        context: "BrowserContext",
        size: tuple[int, int] = (1280, 720),
        *,
        times: Mapping[str, int] = QUICK,
    ) -> None:
        self.page: Page = context.new_page()
        self.page.set_viewport_size({"width": size[0], "height": size[1]})
        self.page.set_default_timeout(PATIENCE_MS)
        self.page.add_init_script(
            'addEventListener("DOMContentLoaded", () => Object.assign('
            f'document.getElementById("terminal")?.dataset ?? {{}}, {json.dumps(times)}))'
        )
        self.page.on("websocket", self._opened)
        self.sockets = 0
        self._screen = pyte.Screen(*TERMINAL)
        self._stream = pyte.ByteStream(self._screen)
        self._text: str | None = None

    def enter(self, port: int, key: str, name: str) -> None:
        """Let this browser in by a key, as a person does."""
        self.page.goto(f"http://127.0.0.1:{port}/")
        self.page.fill("#key", key)
        self.page.fill("#name", name)
        self.page.click("button[type=submit]")

    def _opened(self, socket: "WebSocket") -> None:
        self.sockets += 1
        self._screen.reset()
        self._text = None
        socket.on("framereceived", self._received)

    def _received(self, frame: str | bytes) -> None:
        if isinstance(frame, bytes):
            self._stream.feed(frame)
            self._text = None

    @property
    def text(self) -> str:
        """What the program shows."""
        if self._text is None:
            self._text = "\n".join(line.rstrip() for line in self._screen.display)
        return self._text

    def scan(self, text: str, rate: int) -> None:
        """Type as a scanner does, so many characters a second; the driver is far slower."""
        self.page.evaluate(_SCANNER, [text, rate])

    def shows(self, *words: str) -> None:
        """Wait until all these words stand on the screen."""
        self.until(lambda: all(word in self.text for word in words), self._missing(*words))

    def says(self, words: str) -> None:
        """Wait until the page itself says this, above the program."""
        self.page.get_by_text(words).first.wait_for()

    def until(self, is_so: Callable[[], bool], otherwise: Callable[[], str]) -> None:
        """Wait until something is so."""
        for _ in range(PATIENCE_MS // LOOK_MS):
            if is_so():
                return
            self.page.wait_for_timeout(LOOK_MS)
        raise AssertionError(otherwise())

    def _missing(self, *words: str) -> Callable[[], str]:
        return lambda: f"{[word for word in words if word not in self.text]} not in\n{self.text}"


def free_port() -> int:
    """Return a port that nobody uses just now."""
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
