"""Three stations that check in and undo on one folder and are killed again and again.

Run: python kill_arena.py FOLDER KILLS SEED [URL]; with URL they share a PostgreSQL database and
each has a folder of its own. Each station writes a journal: "try ID WHAT"
before an action, "ok ID SEQ" when the store returned. A new process of a station first
tries the last unanswered action again under its old id, as a program does after a crash.
Stations are forked, not started, so that hundreds fit into a minute.
"""

import os
import random
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import filelock  # noqa: F401 - loaded before the forks, which then need not

from hoinghi_tui.storage import Conflict, NotSaved, Op, Store
from hoinghi_tui.storage.remote_store import open_pg

STATIONS = 3
DELEGATES = 40
LIFE_S = (0.002, 0.09)
MOST_LINES = 10  # of its journal: how long one lives that has to connect to a server first
URL = sys.argv[4] if len(sys.argv) > 4 else ""
SNAPSHOT_EVERY = 15


if URL:
    from hoinghi_tui.storage import pg_log, rejoin  # noqa: F401 - likewise


def now() -> datetime:
    return datetime.now(UTC)


class Journal:
    """What one station tried and what it was told, in a file that survives it."""

    def __init__(self, path: Path) -> None:
        lines = path.read_text().splitlines() if path.exists() else []
        tried = [line.split()[1:] for line in lines if line.startswith("try ")]
        answered = {line.split()[1] for line in lines if not line.startswith("try ")}
        self.open_action = next(
            (action for action in tried[-1:] if action[0] not in answered), None
        )
        self.count = len(tried)
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o644)

    def write(self, *words: object) -> None:
        os.write(self._file, (" ".join(map(str, words)) + "\n").encode())


def act(store: Store, journal: Journal, action_id: str, what: str) -> None:
    """Check one delegate in ("dv-001"), or take an action back ("undo:ID")."""
    verb, _, target = what.partition(":")
    row = {"id": what, "station": store.station}

    def decide() -> list[Op]:
        known = what in store.table("attendance")
        return [] if known else [Op("attendance", what, None, row)]

    try:
        if verb == "undo":
            event = store.undo(target, action_id=action_id)
        else:
            event = store.transact("check_in", decide, action_id=action_id)
    except (Conflict, NotSaved) as refusal:
        journal.write("no", action_id, type(refusal).__name__)
        return
    journal.write("ok" if event else "no", action_id, event.seq if event else "nothing")


def wish(store: Store, chance: random.Random) -> str:
    """Choose what to do next."""
    last = store.last_undoable() if chance.random() < 0.4 else None
    return f"undo:{last.id}" if last else f"dv-{chance.randrange(DELEGATES):03}"


def station(folder: Path, number: int, chance: random.Random) -> None:
    """Work until killed."""
    journal = Journal(folder / f"journal-{number}")
    name = f"Bàn {number}"
    if URL:
        store = open_pg(URL, folder / f"desk-{number}", station=name, now=now, live=False)
    else:
        store = Store.open(folder / "store", station=name, now=now, lock_timeout=30)
    if journal.open_action is not None:
        action_id, what = journal.open_action
        act(store, journal, action_id, what)
    while True:
        journal.count += 1
        action_id = f"s{number}-{journal.count}"
        what = wish(store, chance)
        journal.write("try", action_id, what)
        act(store, journal, action_id, what)
        if journal.count % SNAPSHOT_EVERY == 0:
            store.snapshot()


def start(folder: Path, number: int, chance: random.Random) -> tuple[int, float]:
    """Fork a station; return its process id and the moment it is to be killed."""
    seed, life = chance.random(), chance.uniform(*LIFE_S)
    child = os.fork()
    if child == 0:
        try:
            station(folder, number, random.Random(seed))
        finally:
            os._exit(1)  # only reached by a mistake: a station never ends by itself
    return child, time.monotonic() + life


def lines_of(journal: Path) -> int:
    return journal.read_bytes().count(b"\n") if journal.exists() else 0


def let_work(journal: Path, lines: int) -> None:
    """Wait until a station has written so many lines."""
    end = time.monotonic() + 2
    while lines_of(journal) < lines and time.monotonic() < end:
        time.sleep(0.001)


def main() -> int:
    folder, kills, chance = Path(sys.argv[1]), int(sys.argv[2]), random.Random(sys.argv[3])
    alive = {number: start(folder, number, chance) for number in range(STATIONS)}
    begun = dict.fromkeys(alive, 0)
    died = 0
    for remaining in range(kills, 0, -1):
        number = min(alive, key=lambda key: alive[key][1])
        child, end = alive.pop(number)
        if URL:
            let_work(folder / f"journal-{number}", begun[number] + chance.randrange(MOST_LINES))
            end = time.monotonic() + chance.uniform(*LIFE_S) / 10
        time.sleep(max(0.0, end - time.monotonic()))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        died += os.waitstatus_to_exitcode(status) != -signal.SIGKILL
        if remaining > STATIONS:
            begun[number] = lines_of(folder / f"journal-{number}")
            alive[number] = start(folder, number, chance)
    return died


if __name__ == "__main__":
    sys.exit(main())
