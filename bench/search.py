"""How long the list of delegates takes at each key: searching and sorting a large list.

Run: python bench/search.py [--people 10000]. A conference is made in a temporary folder;
then what people type is searched for as if typed key by key, the list is searched again
after one person was changed, and sorted anew. Printed are medians; of a typed text its
slowest key.
Targets: a key within 100 ms, the limit under which an answer feels instant (Nielsen,
Usability Engineering, 1993, chapter 5). Exit code 1 when one is missed.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from unittest.mock import patch

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.roster_reader import RosterReader
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.spreadsheets.drafts import DelegateList
from people import drafts

INSTANT_MS = 100.0
TYPED = ("soai", "nguyen van", "Đào Văn", "dvs", "ddaof", "phong kinh te", "0912", "zzz")
"""By name, in part, with accents, by initials, in Telex, by unit, by phone, nobody."""
ROUNDS = 5


def milliseconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return (time.perf_counter() - begin) * 1000


def slowest_key(session: Session, text: str) -> float:
    """Return the median of the slowest search while ``text`` is typed key by key."""

    def one_search(typed: str) -> float:
        # What was found is kept until somebody changes; here it is searched for each time.
        session.roster._found.clear()
        return milliseconds(lambda: session.roster.search(typed))

    def one_key(end: int) -> float:
        return median(one_search(text[:end]) for _ in range(ROUNDS))

    return max(map(one_key, range(1, len(text) + 1)))


def changed(session: Session, number: int) -> None:
    """Correct one person, as a form does; nobody waits for the disk here."""
    person: Delegate = session.roster.all()[number]
    session.roster.edit(person, replace(person, note=f"{person.note}."))


def after_a_change(session: Session) -> float:
    times = []
    for number in range(ROUNDS):
        changed(session, number)
        times.append(milliseconds(lambda: session.roster.search("soai")))
    return median(times)


def measure(session: Session) -> dict[str, float]:
    """Return the median milliseconds of each measurement; a new reader knows no order."""
    found = {"first search": milliseconds(lambda: session.roster.search("s"))}
    found |= {f"a key of “{text}”": slowest_key(session, text) for text in TYPED}
    found["after a correction"] = after_a_change(session)
    for name, sort in (("protocol", RosterReader.all), ("name", RosterReader.by_name)):
        # Protocol's order underlies the others: each new reader works out both.
        readers = [RosterReader(session.work) for _ in range(ROUNDS)]
        found[f"sort by {name}"] = median(milliseconds(partial(sort, one)) for one in readers)
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=10_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, patch("hoinghi_tui.storage.disk.sync"):
        folder = Path(name) / "hoi-nghi"
        create_blank(folder, "Hội nghị đo")
        with Session.open(folder) as session:
            people = DelegateList(drafts(options.people))
            taken_in = milliseconds(lambda: session.roster.take_in(people, source="bench"))
            found = measure(session)
    print(f"{options.people:,} people, milliseconds, median")
    for what, time_ms in (("take in", taken_in), *found.items()):
        print(f"{what:<24} {time_ms:9.1f}")
    missed = [what for what, took in found.items() if "a key of" in what and took > INSTANT_MS]
    print(f"missed: {', '.join(missed)}" if missed else "targets met")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
