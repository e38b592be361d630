"""How much of a processor core the MC's screen and the speaker's board use while they count.

Run: python bench/agenda_screen.py [--seconds 10]. The sample conference runs in real time on a
screen that nobody sees: ticks, painting and looks at the log as in the hall. Printed is the
processor's time of a second: the mean, as that is what the machine spends. Floor: an empty
Textual program that paints one changing figure a second.
Target: at most 3 % of a core, 30 ms a second. Exit code 1 when it is missed.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from textual.app import App, ComposeResult
from textual.widgets import Static

from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.clock import ShiftedClock, SystemClock
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_from_source
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.board.speaker import SpeakerApp

TARGET_MS = 30.0
SIZES = ((80, 24), (120, 36))
BEGIN = datetime(2025, 12, 15, 0, 25, tzinfo=UTC)
"""The morning of the sample conference."""
START_S = 3.0
"""After this a program is started and painted."""


class OneFigure(App[None]):
    """The least a program on screen can do each second."""

    def compose(self) -> ComposeResult:
        """Yield the figure."""
        yield Static("0")

    def on_mount(self) -> None:
        """Begin to count."""
        self.count = 0
        self.set_interval(1.0, self._tick)

    def _tick(self) -> None:
        self.count += 1
        self.query_one(Static).update(str(self.count))


async def cost(app: App[Any], seconds: float, size: tuple[int, int]) -> float:
    """Return the milliseconds of processor time that a second of a program takes."""
    running = asyncio.create_task(app.run_async(headless=True, size=size))
    await asyncio.sleep(START_S)
    begin, wall = time.process_time(), time.monotonic()
    await asyncio.sleep(seconds)
    used, passed = time.process_time() - begin, time.monotonic() - wall
    app.exit()
    await running
    return used * 1000 / passed


def measure(seconds: float, folder: Path) -> dict[str, float]:
    wall = SystemClock()
    clock = ShiftedClock(wall, BEGIN - wall.now())
    create_from_source(folder, sample_dir(), clock=clock)
    found = {}
    with Session.open(folder, clock=clock) as session:
        session.agenda.start("ct-05")  # twenty minutes: nothing runs out while it is measured
        session.agenda.extend("ct-11", 90)  # and there is something to cut
        for size in SIZES:
            name = f"{size[0]}x{size[1]}"
            found[f"floor {name}"] = asyncio.run(cost(OneFigure(), seconds, size))
            app = HoiNghiApp(session, "agenda")
            found[f"MC's screen {name}"] = asyncio.run(cost(app, seconds, size))
            board = SpeakerApp(lambda: Session.open(folder, clock=clock, read_only=True))
            found[f"speaker's board {name}"] = asyncio.run(cost(board, seconds, size))
            board.session.close()
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seconds", type=float, default=10)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        found = measure(options.seconds, Path(place) / "hoi-nghi")
    print(f"{options.seconds:g} seconds each, milliseconds of a core in a second, mean")
    for what, took in found.items():
        print(f"{what:<28} {took:8.2f}   {took / 10:5.2f} %")
    in_time = max(found.values()) <= TARGET_MS
    print("target met" if in_time else "missed")
    return 0 if in_time else 1


if __name__ == "__main__":
    sys.exit(main())
