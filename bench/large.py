"""What a very long list costs one desk: opening, memory, searching, a check-in, the files.

    python bench/large.py [--people 10000,100000]

Each size is a conference made in a temporary folder, without a room; what a desk does is
measured in a process of its own, so that its memory is its own. Then the same conference in
a PostgreSQL of the bench's own (fsync on), opened by a desk that was never there and by one
that has a snapshot. Nothing here has a target: docs/scale.md says what follows from it.
"""

import argparse
import gc
import multiprocessing as mp
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from unittest.mock import patch

from desks import memory_mib
from hoinghi_tui.services.copying import copy_conference
from hoinghi_tui.services.place import read_place
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.spreadsheets.drafts import DelegateList
from hoinghi_tui.storage.pg_schema import prepare
from people import drafts

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from pg_server import programs, running

SCANS = 100
PREPARED_AT_ONCE, PREPARE_EVERY_S = 100, 0.05
"""How the door gets ready (``ui/door/screen.py``)."""
_PATIENCE_S = 900
Figures = dict[str, float]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", default="10000,100000")
    parser.add_argument("--folder", type=Path, default=Path.cwd(), help="on the disk to measure")
    options = parser.parse_args()
    sizes = [int(size) for size in options.people.split(",")]
    print(f"load: {' '.join(f'{load:.1f}' for load in os.getloadavg())}")
    found: list[Figures] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(dir=options.folder, prefix="bench-") as name:
            found.append(measure(Path(name), size))
    print(f"{'delegates':44}" + "".join(f"{size:>12,}" for size in sizes))
    for what in found[0]:
        print(f"{what:44}" + "".join(f"{figures.get(what, 0):12,.1f}" for figures in found))
    return 0


def measure(home: Path, size: int) -> Figures:
    """Return all figures of one size, in the order they are told."""
    os.environ["XDG_DATA_HOME"] = str(home / "own")
    folder = home / "hoi-nghi"
    figures = make(folder, size)
    figures["events.jsonl, MB"] = (folder / "events.jsonl").stat().st_size / 1e6
    figures["db.json, MB"] = (folder / "db.json").stat().st_size / 1e6
    figures |= apart(at_a_desk, folder)
    figures |= apart(get_ready, folder)
    (folder / "db.json").unlink()
    figures["open without a snapshot, s"] = apart(open_only, folder)["s"]
    bin_folder = programs()
    if bin_folder is None:
        return figures
    with running(bin_folder, durable=True) as server:
        prepare(server.url())
        place = read_place(server.url())
        figures["copy into PostgreSQL, s"] = seconds(lambda: copy_conference(folder, place))
        size_there = server.execute("SELECT pg_total_relation_size('hoinghi.events')")[0][0]
        figures["table and indexes in PostgreSQL, MB"] = size_there / 1e6
        os.environ["XDG_DATA_HOME"] = str(home / "new-desk")
        figures["PostgreSQL: first opening, s"] = apart(open_only, server.url())["s"]
        figures["PostgreSQL: opening again, s"] = apart(open_only, server.url())["s"]
        there = apart(at_a_desk, server.url())
        figures["PostgreSQL: check-in, ms"] = there["check-in, ms"]
        figures["PostgreSQL: a desk's memory, MiB"] = there["memory, searched and scanned, MiB"]
        figures["PostgreSQL: its addresses, MiB"] = there["addresses taken at most, MiB"]
    return figures


def make(folder: Path, size: int) -> Figures:
    """Make the conference; nobody waits for the disk."""
    with patch("hoinghi_tui.storage.disk.sync"):
        create_blank(folder, "Hội nghị đo")
        with Session.open(folder) as session:
            people = DelegateList(drafts(size))
            taken = seconds(lambda: session.roster.take_in(people, source="bench"))
            issued = seconds(session.badges.issue_missing)
    return {"take in a list, s": taken, "issue all badges, s": issued}


def apart(work: Callable[[str], Figures], place: object) -> Figures:
    """Do something in a process of its own and return what it found."""
    context = mp.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply_async(work, (str(place),)).get(_PATIENCE_S)


def open_only(place: str) -> Figures:
    """Open and close, as a desk does that was never at this place or was there before."""
    begun = time.perf_counter()
    session = Session.open(read_place(place), station="Bàn đo")
    took = time.perf_counter() - begun
    session.close()
    return {"s": took}


def at_a_desk(place: str) -> Figures:
    """Open, search, list, check people in, follow another desk, write the snapshot."""
    figures: Figures = {}
    opened: list[Session] = []
    figures["open from the snapshot, s"] = seconds(
        lambda: opened.append(Session.open(read_place(place), station="Bàn đo"))
    )
    session = opened[0]
    gc.collect()
    figures["memory when opened, MiB"] = memory_mib(os.getpid())
    search = session.roster.search
    figures["first search, ms"] = 1000 * seconds(lambda: search("s"))
    figures["next key, two letters, ms"] = fresh(session, "ng")
    figures["next key, a whole name, ms"] = fresh(session, "nguyen van an")
    figures["sort the list by name, s"] = seconds(session.roster.by_name)
    figures |= scans(session)
    figures["search after a correction, ms"] = after_a_correction(session)
    figures["memory, searched and scanned, MiB"] = memory_mib(os.getpid())
    figures["addresses taken at most, MiB"] = most_addresses_mib()
    figures["write the snapshot, s"] = seconds(session.store.snapshot)
    session.close()
    return figures


def get_ready(place: str) -> Figures:
    """Make ready for searching bit by bit, as the door does while nobody waits."""
    steps = []
    with Session.open(read_place(place), station="Bàn đo", read_only=True) as session:
        is_ready = False
        while not is_ready:
            begun = time.perf_counter()
            is_ready = session.roster.prepare(PREPARED_AT_ONCE)
            steps.append(time.perf_counter() - begun)
    return {
        "getting ready to search, s of work": sum(steps),
        "getting ready, with its pauses, s": sum(steps) + len(steps) * PREPARE_EVERY_S,
        "getting ready, slowest step, ms": 1000 * max(steps),
    }


def fresh(session: Session, text: str) -> float:
    """Return the milliseconds of a search that is not remembered, the median of three."""
    times = []
    for _ in range(3):
        session.roster._found.clear()
        times.append(seconds(lambda: session.roster.search(text)))
    return 1000 * median(times)


def scans(session: Session) -> Figures:
    """Check people in; then what the screen asks after each of them."""
    codes = list(session.badges.codes().values())[:SCANS]
    session.door.scan(codes[0])
    session.facts()
    check_in, counts = [], []
    for code in codes[1:]:
        check_in.append(seconds(lambda code=code: session.door.scan(code)))
        counts.append(seconds(lambda: (session.facts(), session.door.by_unit())))
    return {
        "check-in, ms": 1000 * median(check_in),
        "check-in, slowest, ms": 1000 * max(check_in),
        "counts after it, ms": 1000 * median(counts),
    }


def most_addresses_mib() -> float:
    """Return what ``ui/station_driver.MOST_MEMORY`` bounds in a program of a browser (Linux)."""
    status = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return int(next(line for line in status if line.startswith("VmPeak")).split()[1]) / 1024


def after_a_correction(session: Session) -> float:
    from dataclasses import replace

    person = session.roster.all()[0]
    session.roster.edit(person, replace(person, note="."))
    return 1000 * seconds(lambda: session.roster.search("soai"))


def seconds(action: Callable[[], object]) -> float:
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
