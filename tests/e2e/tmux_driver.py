"""The installed program in a real terminal: typed into and read by tmux."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

PATIENCE_S = 40.0
"""How long a busy machine may take to show what was asked for."""

LOOK_EVERY_S = 0.05


class Terminal:
    """One tmux server of its own with one window of a fixed size.

    Waiting is always for words on the screen, never for time to pass.
    """

    def __init__(
        self,
        tmux: str,
        folder: Path,
        width: int = 80,
        height: int = 24,
        program: Sequence[str] = (sys.executable, "-m", "hoinghi_tui"),
    ) -> None:
        self._tmux = tmux
        self._program = program
        self._socket = folder / "tmux.sock"
        self._width, self._height = str(width), str(height)

    def run(self, *words: str) -> None:
        """Start `hoinghi-tui WORDS…` in a new window."""
        # A test runner may tell programs another size than the window has.
        sizes = {"COLUMNS": self._width, "LINES": self._height}
        environment = [f"{key}={value}" for key, value in (_environment() | sizes).items()]
        settings = [word for pair in environment for word in ("-e", pair)]
        size = ("-x", self._width, "-y", self._height)
        command = (*settings, *self._program, *words)
        self._call("-f", "/dev/null", "new-session", "-d", *size, *command)

    def type(self, text: str) -> None:
        """Type a text as it is."""
        self._call("send-keys", "-l", text)

    def press(self, *keys: str) -> None:
        """Press keys by their tmux names: Enter, Escape, F5, C-z, Down."""
        self._call("send-keys", *keys)

    def screen(self) -> str:
        """Return what the terminal shows now; blank once the program has gone."""
        shown = subprocess.run(
            [*self._server(), "capture-pane", "-p"], capture_output=True, text=True, check=False
        )
        return shown.stdout

    def picture(self) -> str:
        """Return the screen with its colours, as an SVG."""
        from rich.console import Console
        from rich.text import Text

        drawn = self._call("capture-pane", "-p", "-e", "-N")  # blanks have a colour
        console = Console(width=int(self._width), file=StringIO(), record=True)
        console.print(Text.from_ansi(drawn), end="", soft_wrap=True)
        return console.export_svg(title="hoinghi-tui")

    def wait_for(self, *texts: str, patience_s: float = PATIENCE_S) -> str:
        """Return the screen as soon as it shows all ``texts``."""
        until = time.monotonic() + patience_s
        while True:
            shown = self.screen()
            missing = [text for text in texts if text not in shown]
            if not missing:
                return shown
            if time.monotonic() > until:
                raise AssertionError(f"never on screen: {missing}\n{shown}")
            time.sleep(LOOK_EVERY_S)

    def wait_until_closed(self) -> None:
        """Return once the program has ended and its window is gone."""
        until = time.monotonic() + PATIENCE_S
        while self._has_session():
            if time.monotonic() > until:
                raise AssertionError(f"still running\n{self.screen()}")
            time.sleep(LOOK_EVERY_S)

    def pid(self) -> int:
        """Return the program's process id."""
        return int(self._call("display-message", "-p", "#{pane_pid}"))

    def kill_program(self) -> None:
        """Kill the program as a power cut would: no goodbye, no clean-up."""
        os.kill(self.pid(), signal.SIGKILL)
        self.wait_until_closed()

    def close(self) -> None:
        """End the tmux server with all that runs in it."""
        subprocess.run([*self._server(), "kill-server"], capture_output=True, check=False)

    def _has_session(self) -> bool:
        answer = subprocess.run([*self._server(), "has-session"], capture_output=True, check=False)
        return answer.returncode == 0

    def _server(self) -> list[str]:
        return [self._tmux, "-S", str(self._socket)]

    def _call(self, *words: str) -> str:
        done = subprocess.run(
            [*self._server(), *words], capture_output=True, text=True, check=True, timeout=30
        )
        return done.stdout


def _environment() -> dict[str, str]:
    """A terminal of Vietnamese letters and colours, whatever the machine is set to."""
    return {
        "LANG": "C.UTF-8",
        "LC_ALL": "C.UTF-8",
        "TERM": "tmux-256color",
        "COLORTERM": "truecolor",
    }
