"""Draws the program in a browser, through the server that started it.

Textual's driver for the web speaks the packets; here is what it leaves out. It ends with its
server, also when it is busy; it draws everything anew for a browser that comes back; and it
knows when a key was pressed there.
"""

import atexit
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import Any

from textual import events, messages
from textual.app import App
from textual.drivers.web_driver import WebDriver
from textual.message import Message

from hoinghi_tui.ui.key_clock import KeyClock
from hoinghi_tui.ui.widgets.pause import now

GRACE_S = 2.0
"""How long the program may take to close when its server is gone; nothing it saved is lost."""

MOST_MEMORY = 2 * 1024**3
"""Bytes of addresses; ten times what a conference of 10,000 delegates needs."""


class StationDriver(WebDriver):
    """Textual's driver for the web, tied to the life of the server."""

    def __init__(
        self,
        app: App[Any],
        *,
        debug: bool = False,
        mouse: bool = True,
        size: tuple[int, int] | None = None,
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        _bound_memory()
        # What this program or its children print must not get between the packets.
        self.fileno = os.dup(self.fileno)
        with Path(os.devnull).open("wb") as nothing:
            os.dup2(nothing.fileno(), sys.__stdout__.fileno() if sys.__stdout__ else 1)
        self._write = self._write_whole  # type: ignore[assignment]
        self._key_clock = KeyClock()
        self._pressed_at: float | None = None
        # A thread that Python waits for at the end would keep a busy program alive.
        self._key_thread = Thread(target=self.run_input_thread, name="textual-input", daemon=True)
        atexit.register(_end_what_we_started)

    def _write_whole(self, data: bytes) -> None:
        """Write all of a packet; once the server is gone there is nobody to write to."""
        rest = memoryview(data)
        with suppress(BrokenPipeError, ConnectionError):
            while rest:
                rest = rest[os.write(self.fileno, rest) :]

    def run_input_thread(self) -> None:
        """Hear the server until it is gone, then end the program."""
        super().run_input_thread()
        if self.exit_event.is_set():
            return
        with suppress(RuntimeError):  # its loop may just have ended
            self.send_message(messages.ExitApp())
        _end_by_force_after(GRACE_S)

    def process_message(self, message: Message) -> None:
        """Give a key the moment it was pressed, not the one at which the network brought it.

        A size that is typed as a terminal would report it is no size: the server tells, within
        bounds, what the window has.
        """
        if isinstance(message, events.Resize | messages.InBandWindowResize):
            return
        if self._pressed_at is not None and isinstance(message, events.Key | events.Paste):
            message.time = self._pressed_at
        super().process_message(message)

    def on_meta(self, packet_type: str, payload: dict[str, object]) -> None:
        """Answer what the server asks beside what is typed."""
        if packet_type == "pressed":
            sent = payload.get("at")
            if isinstance(sent, int | float):
                self._pressed_at = self._key_clock.at(float(sent), now())
        elif packet_type == "redraw":
            self._app.call_later(self._redraw)
        else:
            super().on_meta(packet_type, payload)

    def _redraw(self) -> None:
        """Draw everything in a terminal that knows nothing yet."""
        self.write_meta({"type": "redrawn"})
        self.write("\x1bc\x1b[?1049h\x1b[?25l")
        self._enable_mouse_support()
        self._enable_bracketed_paste()
        self._app.refresh()


def _bound_memory() -> None:
    """Let this program fail, and not the machine of all stations, when it is fed without end."""
    if sys.platform != "win32":
        import resource

        with suppress(OSError, ValueError):  # macOS may not know it
            resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def _end_by_force_after(seconds: float) -> None:
    """End this process, if it has not ended by itself."""
    Event().wait(seconds)
    _end_what_we_started()
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)  # also where /proc is not
    os._exit(1)


def _end_what_we_started() -> None:
    """End every process of ours; nobody is there any more for whom they could work."""
    if sys.platform != "win32":  # there the server ends the whole tree
        for process in _ours(os.getpid()):
            with suppress(OSError):
                os.kill(process, signal.SIGKILL)


def _ours(root: int) -> list[int]:
    """Return the processes below a process, and those of its group; none where /proc is not.

    LibreOffice and a webcam's reader have groups of their own, which no signal to ours reaches.
    """
    children: dict[int, list[int]] = {}
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, ValueError):
            process = int(entry.parent.name)
            # The name, in brackets, may hold spaces and brackets itself.
            _, parent, group = entry.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
            children.setdefault(int(parent), []).append(process)
            if int(group) == root != process:
                found.append(process)
    found += children.get(root, [])
    for one in found:
        found += [child for child in children.get(one, []) if child not in found]
    return found
