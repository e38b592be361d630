"""How long from the command to the first painted door, beside a Textual hello world.

Both programs run in a real pseudo-terminal, in turn, so that a busy machine slows both.
Printed: the median milliseconds of each and their ratio; the target is at most 1.6.

    python bench/startup.py [--runs 15] [--screen door] [--folder DIR]
"""

import argparse
import re
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from terminal import Terminal

TARGET = 1.6

HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("Hello, World!")

Hello().run()
"""

SIGHT = {"door": "Quét mã", "overview": "Tổng quan"}
"""Words that are on the screen once it is painted."""

ESCAPE = re.compile(rb"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07]*\x07|\x1bP.*?\x1b\\")


def main() -> int:
    """Measure, print, and return 1 when the ratio misses the target."""
    arguments = parse()
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.folder or Path(temporary) / "hoi-nghi"
        program = [str(Path(sys.executable).with_name("hoinghi-tui"))]
        if not folder.exists():
            subprocess.run([*program, "demo", str(folder), "--no-open"], check=True)
        ours = [*program, "open", str(folder), "--screen", arguments.screen]
        hello = [sys.executable, "-c", HELLO]
        words = SIGHT[arguments.screen]
        times: dict[str, list[float]] = {"hello": [], "ours": []}
        # The first run of each only fills the disk cache.
        for turn in range(arguments.runs + 1):
            spent = {
                "hello": until_painted(hello, "Hello, World!", Path(temporary)),
                "ours": until_painted(ours, words, Path(temporary)),
            }
            for name, milliseconds in spent.items():
                times[name] += [milliseconds] if turn else []
    return report(arguments.screen, times)


def report(screen: str, times: dict[str, list[float]]) -> int:
    """Print medians and ratio."""
    medians = {name: statistics.median(values) for name, values in times.items()}
    ratio = medians["ours"] / medians["hello"]
    print(f"hello world         {medians['hello']:7.1f} ms  (min {min(times['hello']):.1f})")
    print(f"hoinghi-tui {screen:8}{medians['ours']:7.1f} ms  (min {min(times['ours']):.1f})")
    print(f"ratio               {ratio:7.2f}     (target ≤ {TARGET}, {len(times['ours'])} runs)")
    return 0 if ratio <= TARGET else 1


def until_painted(command: list[str], words: str, home: Path) -> float:
    """Start a program in a new terminal; return the milliseconds until ``words`` appear."""
    painted = bytearray()

    def seen(part: bytes) -> bool:
        painted.extend(part)
        return words.encode() in ESCAPE.sub(b"", bytes(painted))

    with Terminal(command, home) as terminal:
        return (terminal.read_until(seen) - terminal.started) * 1000


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=15)
    parser.add_argument("--screen", choices=sorted(SIGHT), default="door")
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
