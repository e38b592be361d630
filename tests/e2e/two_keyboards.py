"""Two people at two keyboards, the board of the one who speaks, and the clock on the wall."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from time import monotonic, sleep

from moved_clock import MovedClock
from tmux_driver import LOOK_EVERY_S, PATIENCE_S, Terminal

MC, SECRETARY = "MC", "Thư ký"


class Lectern(Terminal):
    """A terminal at which a key is pressed and its answer awaited."""

    def do(self, key: str, *then: str) -> str:
        self.press(key)
        return self.wait_for(*then)


class Day:
    """Two people at two stations, and the clock on the wall."""

    def __init__(
        self, clock: MovedClock, folder: str, mc: Lectern, secretary: Lectern, board: Lectern
    ) -> None:
        self.clock = clock
        self.folder = folder
        self.mc = mc
        self.secretary = secretary
        self.board = board

    def until(self, local: str) -> None:
        """Work on until a time, which then stands on both screens."""
        self.clock.work_until(local)
        self.mc.wait_for(local)
        self.secretary.wait_for(local)
        self.clock.work_until(local)

    def next(self, local: str, place: int, title: str) -> None:
        """Go on to the item at this place, at the lectern."""
        self.until(local)
        self.mc.do("Space", f"Mục {place}/13", title)
        self.secretary.wait_for(f"Mục {place}/13")

    def command(self, *words: str) -> str:
        """Run a command by the clock on the wall."""
        done = subprocess.run(
            [*program(self.clock), *words], capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout


def program(clock: MovedClock) -> Sequence[str]:
    launcher = Path(__file__).with_name("moved_clock.py")
    return (sys.executable, str(launcher), str(clock.file))


def open_agenda(day: Day) -> None:
    for station, lectern in ((MC, day.mc), (SECRETARY, day.secretary)):
        lectern.run("open", day.folder, "--station", station, "--screen", "agenda")


def wait_for_one(lecterns: Sequence[Lectern], text: str) -> None:
    """Return as soon as one of the screens shows a text."""
    until = monotonic() + PATIENCE_S
    while not any(text in lectern.screen() for lectern in lecterns):
        assert monotonic() < until, [lectern.screen() for lectern in lecterns]
        sleep(LOOK_EVERY_S)
