"""The real program by a clock that a test moves, for days that last a second.

Run: python moved_clock.py FILE WORD… does what `hoinghi-tui WORD…` does, at the instant that
stands in FILE. All stations and commands started with the same FILE go by the same clock.
"""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from hoinghi_tui.services import session
from hoinghi_tui.services.clock import Clock
from hoinghi_tui.services.heartbeat import Heartbeat

DAY = datetime(2025, 12, 15, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
"""The day of the sample conference."""


def at(local: str) -> datetime:
    """Return the instant of a local time of the day, "08:12:05", or of "2025-11-24 08:12:05"."""
    day, _, clock = local.rpartition(" ")
    hour, minute, second = map(int, clock.split(":"))
    then = datetime.fromisoformat(day).replace(tzinfo=DAY.tzinfo) if day else DAY
    return then.replace(hour=hour, minute=minute, second=second).astimezone(UTC)


class FileClock:
    """Reads the instant from a file each time."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def now(self) -> datetime:
        return datetime.fromisoformat(self._file.read_text(encoding="ascii"))

    def wall_step(self) -> timedelta:
        return timedelta()


class MovedClock:
    """The test's side: moves the clock that all programs of one conference read."""

    def __init__(self, file: Path, folder: Path, local: str) -> None:
        self.file = file
        self._heartbeat = Heartbeat(folder)
        self._write(at(local))

    def work_until(self, local: str) -> None:
        """Move on while somebody is at work all the time, as a look each second notes it."""
        self._heartbeat.beat(at(local))
        self._write(at(local))

    def stand_until(self, local: str) -> None:
        """Move on while nobody is at work: without power, or with the lid shut."""
        self._write(at(local))

    def _write(self, instant: datetime) -> None:
        # A program must not read half a time.
        fresh = self.file.with_suffix(".new")
        fresh.write_text(instant.isoformat(), encoding="ascii")
        fresh.replace(self.file)


def main() -> int:
    """Run one command of the program by the clock in the file."""
    from hoinghi_tui.cli import main as run
    from hoinghi_tui.services import clock as clocks

    file = Path(sys.argv[1])

    def clock() -> Clock:
        return FileClock(file)

    session.SystemClock = clock  # type: ignore[assignment,misc]
    clocks.SystemClock = clock  # type: ignore[assignment,misc] # of what is imported later
    if sys.argv[2:3] == ["serve"]:
        _start_by_the_same_clock()
    return run(sys.argv[2:])


def _start_by_the_same_clock() -> None:
    """Let the programs that a server starts go by the clock in the file too."""
    from hoinghi_tui.server import terminal_pages

    own = terminal_pages.program_command

    def command(*words: str) -> list[str]:
        started = own(*words)  # python … -m hoinghi_tui …
        rest = started[started.index("hoinghi_tui") + 1 :]
        return [sys.executable, __file__, sys.argv[1], *rest]

    terminal_pages.program_command = command


if __name__ == "__main__":
    sys.exit(main())
