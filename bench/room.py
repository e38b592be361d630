"""How long from an arrow key to the painted seat in a room of 500, over a real terminal.

    python bench/room.py [--rows 25] [--seats 20] [--steps 40]

The program runs in a pseudo-terminal of 120 by 36. The cursor walks along the rows of F4;
a key's time ends with the arrival of the line that names the seat it leads to. Measured
twice: walking, and with somebody picked up, when each step also tells what the exchange of
seats would cost. Printed: median, 95th percentile and slowest key.
Target: 20 ms at the median of the walk. Exit code 1 when it is missed.
"""

import argparse
import sys
import tempfile
from functools import partial
from pathlib import Path
from statistics import median, quantiles

from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.spreadsheets.drafts import DelegateList
from keystroke import Sight
from people import drafts
from terminal import Terminal

TARGET_MS = 20.0
LEFT, RIGHT = "\x1b[D", "\x1b[C"


def build(folder: Path, rows: int, seats: int) -> None:
    """Fill a conference with as many people as the hall has seats, and seat them all."""
    create_blank(folder, "Hội nghị đo")
    with Session.open(folder) as session:
        session.roster.take_in(DelegateList(drafts(rows * seats)), source="bench")
        spec = RoomSpec(rows=rows, seats=seats, presidium=0, secretaries=0, press=0, mc=0)
        session.room_editor.edit(partial(from_preset, spec=spec), "Phòng đo", vacate=True)
        session.seating.apply(session.seating.propose())


def walk(terminal: Terminal, seats: int, steps: int) -> list[float]:
    """Walk to and fro along the first row from A1; return each step's milliseconds."""
    times: list[float] = []
    at, way = 1, 1
    for _ in range(steps):
        if not 1 <= at + way <= seats:
            way = -way
        at += way
        sent = terminal.type(RIGHT if way > 0 else LEFT)
        arrived = terminal.read_until(Sight(f"mA{at}\x1b"))
        times.append((arrived - sent) * 1000)
        terminal.drain(0.02)  # what else the key painted does not count for the next one
    for _ in range(at - 1):
        terminal.type(LEFT)
        terminal.drain(0.05)
    return times


def report(words: str, times: list[float]) -> None:
    """Print the figures of one walk."""
    slow = quantiles(times, n=20)[-1]
    print(f"{words:<24}{median(times):8.1f}{slow:8.1f}{max(times):8.1f}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=25)
    parser.add_argument("--seats", type=int, default=20)
    parser.add_argument("--steps", type=int, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "hoi-nghi"
        build(folder, options.rows, options.seats)
        program = str(Path(sys.executable).with_name("hoinghi-tui"))
        command = [program, "open", str(folder), "--screen", "seating"]
        with Terminal(command, Path(name)) as terminal:
            terminal.read_until(Sight("MÀN HÌNH"))
            terminal.drain(2.0)
            terminal.type("\x1b[H")  # Home: from wherever the cursor begins to A1
            terminal.drain(0.5)
            plain = walk(terminal, options.seats, options.steps)
            terminal.type("\r")
            terminal.drain(0.5)
            held = walk(terminal, options.seats, options.steps)
    print(f"{options.rows * options.seats} seats, milliseconds    median     95%  slowest")
    report("arrow key", plain)
    report("with somebody held", held)
    print(f"target: {TARGET_MS:.0f} at the median of the arrow key")
    return 0 if median(plain) <= TARGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())
