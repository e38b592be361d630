"""How long from a key to the painted result in a list of 10,000, over a real terminal.

    python bench/keystroke.py [--people 10000] [--rounds 3]

The program runs in a pseudo-terminal of 120 by 36. Queries are typed key by key into F3; a
key's time ends with the arrival of the screen that shows how many people fit, which was
worked out beforehand. Keys that leave that number as it was cannot be told and do not count.
Printed: median, 95th percentile and slowest key, and the program's peak memory.
Targets: 50 ms at the 95th percentile, 120 MiB. Exit code 1 when one is missed.
"""

import argparse
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles

from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.spreadsheets.drafts import DelegateList
from people import drafts
from terminal import Terminal

TARGET_MS, TARGET_MIB = 50.0, 120.0
TYPED = ("soai", "nguyen van an", "Đào", "dvs", "phong kinh te", "0900001", "tran thi thu ha")


class Sight:
    """Waits for words among what is painted; Textual writes a text of one style at a stretch."""

    def __init__(self, words: str) -> None:
        self._words = words.encode()
        self._painted = bytearray()

    def __call__(self, part: bytes) -> bool:
        """Take in what arrived and tell whether the words have been painted."""
        self._painted.extend(part)
        return self._words in self._painted


def counts(folder: Path) -> dict[str, int]:
    """Return how many people fit each beginning of each query."""
    with Session.open(folder, read_only=True) as session:
        found = session.roster.search
        return {
            text[:end]: len(found(text[:end])) for text in TYPED for end in range(1, len(text) + 1)
        }


def type_queries(terminal: Terminal, known: dict[str, int], total: int) -> list[float]:
    """Type each query once; return the milliseconds of each key that changed the number."""
    times: list[float] = []
    for text in TYPED:
        before = total
        for end in range(1, len(text) + 1):
            query = text[:end]
            fit = known[query]
            sent = terminal.type(text[end - 1])
            if fit == before or query != query.strip():
                continue
            arrived = terminal.read_until(Sight(f"{fit} / {total} đại biểu"))
            times.append((arrived - sent) * 1000)
            before = fit
        terminal.type("\x1b")
        # With no query the number stands alone, not behind a slash.
        terminal.read_until(Sight(f"m{total} đại biểu"))
    return times


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "hoi-nghi"
        create_blank(folder, "Hội nghị đo")
        with Session.open(folder) as session:
            session.roster.take_in(DelegateList(drafts(options.people)), source="bench")
        known = counts(folder)
        program = str(Path(sys.executable).with_name("hoinghi-tui"))
        times: list[float] = []
        with Terminal([program, "open", str(folder), "--screen", "delegates"], Path(name)) as term:
            term.read_until(Sight(f"{options.people} đại biểu"))
            for _ in range(options.rounds):
                times += type_queries(term, known, options.people)
            memory = term.peak_memory_mib()
    slow = quantiles(times, n=20)[-1]
    print(f"{options.people:,} people, {len(times)} keys, milliseconds")
    print(f"median                  {median(times):9.1f}")
    print(f"95th percentile         {slow:9.1f}  (target at most {TARGET_MS:.0f})")
    print(f"slowest                 {max(times):9.1f}")
    print(f"peak memory, MiB        {memory:9.1f}  (target at most {TARGET_MIB:.0f})")
    return 0 if slow <= TARGET_MS and memory <= TARGET_MIB else 1


if __name__ == "__main__":
    sys.exit(main())
