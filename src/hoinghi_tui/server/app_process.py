"""One running program of a station: started without a shell, spoken to in Textual's packets.

A packet is one letter (D what is typed or drawn, M a message in JSON, P packed data), four
bytes of length and the content; before the first one stands the line ``__GANGLION__``.
"""

import asyncio
import json
import os
import signal
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from hoinghi_tui.ui.served import DRIVER, DRIVER_VARIABLE

GRACE_S = 3.0
"""How long a program may take to close before it is ended; what it saved is saved."""

_GROUP_OF_ITS_OWN: dict[str, Any] = {"start_new_session": True}
if sys.platform == "win32":
    _GROUP_OF_ITS_OWN = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
_HELLO = b"__GANGLION__\n"
_LINES_BEFORE = 10
_BUFFERED = 64 * 1024
_LAST_WORDS_S = 0.5
_LARGEST_PACKET = 16 * 1024 * 1024
_SAID_LAST = 16 * 1024
"""So many bytes of what a program says beside its screen are kept, the last ones."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a program ended.

    ``code`` is its exit code; ``left`` tells that the person left it; ``said`` is the end of
    what it wrote beside its screen.
    """

    code: int
    left: bool
    said: str


class _Protocol(asyncio.subprocess.SubprocessStreamProtocol):
    """Tells when a program has ended; asyncio's own waits also for whoever holds its pipes."""

    def __init__(self) -> None:
        loop = asyncio.get_running_loop()
        super().__init__(limit=_BUFFERED, loop=loop)
        self.exited: asyncio.Future[None] = loop.create_future()

    def process_exited(self) -> None:
        super().process_exited()
        if not self.exited.done():
            self.exited.set_result(None)


class AppProcess:
    """A program and its pipes; belongs to the loop that started it.

    ``draw`` is given what it draws, ``redrawn`` is called where a full drawing begins.
    """

    def __init__(
        self,
        transport: asyncio.SubprocessTransport,
        protocol: _Protocol,
        draw: Callable[[bytes], None],
        redrawn: Callable[[], None],
    ) -> None:
        self._transport = transport
        self._exited = protocol.exited
        self._process = Process(transport, protocol, asyncio.get_running_loop())
        self._draw = draw
        self._redrawn = redrawn
        self._left = False
        self.is_ending = False
        """Whether it was asked to close."""
        self._said = bytearray()
        self.ended: asyncio.Task[Ending] = asyncio.create_task(self._run())
        """Done, with how it ended, when the program is no more."""

    @classmethod
    async def start(
        cls,
        command: Sequence[str],
        size: tuple[int, int],
        draw: Callable[[bytes], None],
        redrawn: Callable[[], None],
    ) -> "AppProcess":
        """Start a program, in a group of processes of its own; raises ``OSError``."""
        transport, protocol = await asyncio.get_running_loop().subprocess_exec(
            _Protocol,
            *command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=environment(os.environ, size),
            **_GROUP_OF_ITS_OWN,
        )
        return cls(transport, protocol, draw, redrawn)

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    # -- to the program -----------------------------------------------------------------

    async def type(self, text: str, pressed_at: float) -> None:
        """Send what was typed, and when, in seconds of the browser's clock."""
        # Textual takes an empty packet for the end of everything.
        if text:
            data = text.encode("utf-8", "replace")
            self._put(b"M", _json({"type": "pressed", "at": pressed_at}))
            await self._send(b"D", data)

    async def resize(self, size: tuple[int, int]) -> None:
        """Tell the program how many columns and rows it has."""
        await self.tell({"type": "resize", "width": size[0], "height": size[1]})

    async def redraw(self) -> None:
        """Have everything drawn anew; what comes before the answer belongs to the past."""
        await self.tell({"type": "redraw"})

    async def tell(self, message: Mapping[str, object]) -> None:
        """Send a message; a program that just ended hears nothing."""
        await self._send(b"M", _json(message))

    async def _send(self, kind: bytes, data: bytes) -> None:
        self._put(kind, data)
        assert self._process.stdin is not None
        with suppress(ConnectionError):
            await self._process.stdin.drain()

    def _put(self, kind: bytes, data: bytes) -> None:
        assert self._process.stdin is not None
        if not self._process.stdin.is_closing():
            self._process.stdin.write(kind + len(data).to_bytes(4, "big") + data)

    # -- its end ------------------------------------------------------------------------

    async def end(self, grace_s: float = GRACE_S) -> Ending:
        """Ask the program to close, end it when it does not, and wait for that."""
        self.is_ending = True
        self._put(b"M", _json({"type": "quit"}))
        _, late = await asyncio.wait([self.ended], timeout=grace_s)
        if late:
            self.kill()
        return await asyncio.shield(self.ended)

    def kill(self) -> None:
        """End the program and what it started, at once."""
        if sys.platform == "win32":
            subprocess.run(
                ["taskkill", "/T", "/F", "/PID", str(self.pid)], capture_output=True, check=False
            )
        else:
            with suppress(ProcessLookupError):
                os.killpg(self.pid, signal.SIGKILL)

    # -- from the program ---------------------------------------------------------------

    async def _run(self) -> Ending:
        reading = asyncio.create_task(self._read_packets())
        listening = asyncio.create_task(self._listen())
        await asyncio.wait([reading, self._exited], return_when=asyncio.FIRST_COMPLETED)
        _, late = await asyncio.wait([self._exited], timeout=GRACE_S)
        if late:
            self.kill()
            await self._exited
        self.kill()  # what it started in its group
        # What it did not take along may hold its pipes open.
        await asyncio.wait([reading, listening], timeout=_LAST_WORDS_S)
        reading.cancel()
        listening.cancel()
        self._transport.close()
        said = self._said.decode("utf-8", "replace").strip()
        return Ending(self._transport.get_returncode() or 0, self._left, said)

    async def _read_packets(self) -> None:
        try:
            await self._greet()
            await self._hear_packets()
        except (asyncio.IncompleteReadError, OSError):
            return  # the end
        except (asyncio.LimitOverrunError, ValueError):
            self.kill()  # it does not speak as it should

    async def _greet(self) -> None:
        out = self._process.stdout
        assert out is not None
        for _ in range(_LINES_BEFORE):
            if await out.readuntil(b"\n") == _HELLO:
                return
        raise ValueError(_LINES_BEFORE)

    async def _hear_packets(self) -> None:
        out = self._process.stdout
        assert out is not None
        while True:
            head = await out.readexactly(5)
            length = int.from_bytes(head[1:], "big")
            if length > _LARGEST_PACKET:
                raise ValueError(length)
            data = await out.readexactly(length)
            if head[:1] == b"D":
                self._draw(data)
            elif head[:1] == b"M":
                self._hear(data)

    def _hear(self, data: bytes) -> None:
        message = json.loads(data)
        kind = message.get("type") if isinstance(message, dict) else None
        if kind == "redrawn":
            self._redrawn()
        elif kind == "exit":
            self._left = not self.is_ending

    async def _listen(self) -> None:
        assert self._process.stderr is not None
        while said := await self._process.stderr.read(4096):
            self._said += said
            del self._said[:-_SAID_LAST]


def environment(own: Mapping[str, str], size: tuple[int, int]) -> dict[str, str]:
    """Return the variables that a program is started with to be shown in a browser."""
    kept = {name: value for name, value in own.items() if not name.startswith("TEXTUAL")}
    return kept | {
        DRIVER_VARIABLE: DRIVER,
        "TEXTUAL_FPS": "60",
        "TEXTUAL_COLOR_SYSTEM": "truecolor",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "COLUMNS": str(size[0]),
        "ROWS": str(size[1]),
        "PYTHONIOENCODING": "utf-8",
    }


def _json(message: Mapping[str, object]) -> bytes:
    return json.dumps(message).encode()
