"""A program in a real pseudo-terminal, timed by what arrives on its screen."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from collections.abc import Callable
from pathlib import Path

COLUMNS, LINES = 120, 36
GIVE_UP_S = 30.0


class Terminal:
    """Runs one command until ``close``; ``started`` is the moment it was started."""

    def __init__(self, command: list[str], home: Path) -> None:
        self.started = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            environment = {
                **os.environ,
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
                "HOME": str(home),
                "XDG_STATE_HOME": str(home / "state"),
            }
            # Libraries come compiled; so shall the program, as on anybody's second start.
            environment.pop("PYTHONDONTWRITEBYTECODE", None)
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
            os.execve(command[0], command, environment)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(self, *_: object) -> None:
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)

    def type(self, keys: str) -> float:
        """Send keys and return the moment at which they were sent."""
        sent = time.perf_counter()  # after it, the answer may come before one's own turn
        os.write(self._terminal, keys.encode())
        return sent

    def read_until(self, seen: Callable[[bytes], bool]) -> float:
        """Hand on what is painted until ``seen`` is content; return when that part arrived.

        Raises ``TimeoutError`` when it never is, or when the program has ended.
        """
        begun = time.perf_counter()
        while time.perf_counter() - begun < GIVE_UP_S:
            if select.select([self._terminal], [], [], 0.5)[0]:
                try:
                    painted = os.read(self._terminal, 65536)
                except OSError:  # Linux: the program has ended
                    break
                arrived = time.perf_counter()
                if seen(painted):
                    return arrived
        raise TimeoutError("what was waited for never came on the screen")

    def drain(self, seconds: float) -> None:
        """Read for so long whatever is painted, and forget it."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            if select.select([self._terminal], [], [], left)[0]:
                os.read(self._terminal, 65536)

    def memory_mib(self) -> float:
        """Return the memory the program has now, in MiB (Linux)."""
        return self._memory("VmRSS")

    def peak_memory_mib(self) -> float:
        """Return the most memory the program has had so far, in MiB (Linux)."""
        return self._memory("VmHWM")

    def processor_s(self) -> float:
        """Return the processor time the program has had so far, in seconds (Linux)."""
        # After the name in brackets: state is the third field, user and system time 14 and 15.
        status = Path(f"/proc/{self.process}/stat").read_text(encoding="ascii", errors="replace")
        fields = status.rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def _memory(self, field: str) -> float:
        status = Path(f"/proc/{self.process}/status").read_text(encoding="ascii")
        line = next(line for line in status.splitlines() if line.startswith(field))
        return int(line.split()[1]) / 1024
