"""How long from an arrow key to the painted seat in a room of 500, over a real terminal.

    python bench/room.py [--rows 25] [--seats 20] [--steps 60]

The program runs in a pseudo-terminal of 120 by 36. The cursor walks along the rows of F4;
a key's time ends with the arrival of the line that names the seat it leads to. Measured
twice: walking, and with somebody picked up, when each step also tells what the exchange of
seats would cost. Before that, as the floor, an empty Textual program in which a cursor walks
along one line: what terminal and library take for themselves, their beat of 60 frames a
second included. Printed: lowest, median and 95th percentile, the processor time a key takes,
which other programs on the machine hardly change, and how many floors the median is.
Target: 20 ms at the median of the walk. Exit code 1 when it is missed.
"""

import argparse
import sys
import tempfile
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Walk:
    """Each step's milliseconds, and the processor's milliseconds a step."""

    times: list[float]
    processor: float

    @property
    def middle(self) -> float:
        """The median of the steps."""
        return median(self.times)


def walk(terminal: Terminal, seats: int, steps: int) -> Walk:
    """Walk to and fro along the first row from A1, and back to it."""
    times: list[float] = []
    at, way = 1, 1
    before = terminal.processor_s()
    for _ in range(steps):
        if not 1 <= at + way <= seats:
            way = -way
        at += way
        sent = terminal.type(RIGHT if way > 0 else LEFT)
        arrived = terminal.read_until(Sight(f"mA{at}\x1b"))
        times.append((arrived - sent) * 1000)
        terminal.drain(0.02)  # what else the key painted does not count for the next one
    processor = (terminal.processor_s() - before) * 1000 / steps
    for _ in range(at - 1):
        terminal.type(LEFT)
        terminal.drain(0.05)
    return Walk(times, processor)


def walk_bare(home: Path, seats: int, steps: int) -> Walk:
    """Walk along one line of an empty Textual program."""
    script = Path(__file__).with_name("bare_cursor.py")
    with Terminal([sys.executable, str(script), str(seats)], home) as terminal:
        terminal.read_until(Sight("A1"))
        terminal.drain(1.0)
        return walk(terminal, seats, steps)


def report(words: str, walked: Walk, floor: Walk) -> None:
    """Print the figures of one walk."""
    slow = quantiles(walked.times, n=20)[-1]
    ratio = walked.middle / floor.middle
    print(
        f"{words:<20}{min(walked.times):8.1f}{walked.middle:8.1f}{slow:8.1f}"
        f"{walked.processor:11.1f}{ratio:8.1f}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=25)
    parser.add_argument("--seats", type=int, default=20)
    parser.add_argument("--steps", type=int, default=60)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "hoi-nghi"
        build(folder, options.rows, options.seats)
        floor = walk_bare(Path(name), options.seats, options.steps)
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
    seats = f"{options.rows * options.seats} seats, ms"
    print(f"{seats:<20}  lowest  median     95%  processor  floors")
    for words, walked in (("floor", floor), ("arrow key", plain), ("with somebody held", held)):
        report(words, walked, floor)
    print(f"target: {TARGET_MS:.0f} at the median of the arrow key")
    return 0 if plain.middle <= TARGET_MS else 1


if __name__ == "__main__":
    sys.exit(main())
