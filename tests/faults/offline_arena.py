"""A desk that is killed at each durable step of going on alone, working, coming back and deciding.

Run: python offline_arena.py FOLDER. For every step there is, a desk is killed right before or
right after it, its next run somewhere else, and a third run ends the work. Then every action must
be in the log exactly once, or its refusal, and nothing may wait. Prints how many runs were killed.
"""

import os
import random
import sys
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

import filelock  # noqa: F401 - loaded before the forks, which then need not

from hoinghi_tui.storage import Event, Op, disk
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.tables import Tables
from manual_clock import ManualClock
from offline_desk import CutLog, Desk, by_id

KILLED = 9
CLOCK = ManualClock()
IN_LOG = ["a", "theirs", "b", "undo-a", "e", "c", "d-bo"]
"""What the log must hold in the end: "c" was done again, "d" was built on it and dropped."""


def flush(file) -> None:
    """Stand for a sync: a killed process leaves behind what the system has taken."""
    file.flush()


def die_at(moment: int) -> None:
    """End this process like kill -9 at a moment; each sync has one before and one behind it."""
    passed = 0

    def sync(file) -> None:
        nonlocal passed
        for act in (lambda: None, lambda: flush(file)):
            act()
            if passed == moment:
                os._exit(KILLED)
            passed += 1

    disk.sync = sync


def drop(desk: Desk, unfit) -> None:
    """Leave an action undone, with a line in the log that says so."""
    drop_id = f"{unfit.id}-bo"

    def draft() -> Event:
        seq = desk.log.position.seq + 1
        return Event(seq, drop_id, CLOCK.now().isoformat(), desk.station, "drop", ())

    desk.ledger.save(draft, drop_id)
    desk.rejoin.decide(unfit, "dropped")


def redo(desk: Desk, unfit) -> None:
    """Do an action again, under its own id, on the row as it is today."""
    if not desk.rejoin.is_in_log(unfit.id):
        desk.put(unfit.id, "dv-3", "ours after all")
    desk.rejoin.decide(unfit, "redone")


def the_other_desk(folder: Path) -> None:
    desk = Desk(folder / "server", folder / "other", "Bàn 2", CLOCK.now)
    desk.put("theirs", "dv-3", "theirs")
    desk.close()


def undo_a(desk: Desk) -> None:
    row = {"id": "dv-1", "value": 1}
    desk.save("undo-a", Op("people", "dv-1", row, None), undoes="a")


def decide(desk: Desk) -> None:
    for unfit in desk.rejoin.unfit:
        (redo if unfit.id == "c" else drop)(desk, unfit)


STEPS = [
    lambda desk, _: desk.put("a", "dv-1", 1),
    lambda desk, _: desk.cut(),
    lambda desk, _: desk.put("b", "dv-2", 2),
    lambda desk, _: undo_a(desk),
    lambda desk, _: desk.put("c", "dv-3", "ours"),
    lambda desk, _: desk.put("d", "dv-3", "ours, again"),
    lambda desk, _: desk.put("e", "dv-2", 5),
    lambda _, folder: the_other_desk(folder),
    lambda desk, _: desk.come_back(),
    lambda desk, _: decide(desk),
]
CUT, BACK = 1, 8


def work(folder: Path) -> None:
    """Do what is left of the steps, the one that was broken off once more."""
    journal = folder / "done"
    done = journal.read_text().count("\n") if journal.exists() else 0
    desk = Desk(folder / "server", folder / "desk", "Bàn 1", CLOCK.now, up=not CUT < done < BACK)
    for step in STEPS[done:]:
        step(desk, folder)
        with journal.open("a") as file:
            file.write("done\n")
    desk.close()


def run(folder: Path, moment: int | None) -> bool:
    """Let a desk work in a process of its own; tell whether it was killed."""
    child = os.fork()
    if child == 0:
        try:
            if moment is not None:
                die_at(moment)
            work(folder)
            os._exit(0)
        except BaseException:  # noqa: BLE001 - a child must not go on as the parent
            traceback.print_exc()
        finally:
            os._exit(1)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in (0, KILLED), (folder, moment)
    return code == KILLED


def check(folder: Path) -> None:
    """Everything is in the log once and in order, and the desk shows what the log says."""
    log = CutLog(folder / "server", CLOCK.now)
    log.resume(None)
    ledger = Ledger(log, Tables(), None)
    events = log.read().events
    for event in events:
        ledger.check(event.ops)
        ledger.fold([event])
    assert [event.id for event in events] == IN_LOG, [event.id for event in events]
    desk = Desk(folder / "server", folder / "desk", "Bàn 1", CLOCK.now)
    assert not desk.rejoin.apart
    assert (desk.rejoin.waiting, desk.rejoin.unfit) == ([], [])
    assert desk.rows() == by_id(ledger.tables)
    desk.close()
    log.close()


def main() -> int:
    disk.sync = flush
    folder, chance, kills, moment = Path(sys.argv[1]), random.Random("2025-12-15"), 0, 0
    while True:
        place = folder / str(moment)
        place.mkdir()
        if not run(place, moment):
            break
        kills += 1 + run(place, chance.randrange(40))
        run(place, None)
        check(place)
        moment += 1
    check(place)
    print(kills)
    return 0


if __name__ == "__main__":
    sys.exit(main())
