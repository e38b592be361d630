"""An erasure that is killed at each step it takes on the disk, each time in a fresh copy.

Run: python erasure_arena.py ORIGINAL PLACE. The copies are PLACE/0, PLACE/1 …; the last one
is where it came to its end. A step is a file opened, renamed, removed, a folder made, inside
the copy; the process dies right before it. Forked, not started: hundreds fit into a minute.
"""

import os
import shutil
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import filelock  # noqa: F401 - loaded before the forks, which then need not

from hoinghi_tui.storage import Event, Op
from hoinghi_tui.storage.erasure import put_in_place, rewrite, whole_past

SECRET = "Đào Văn Soái"
STEPS = ("open", "os.rename", "os.remove", "os.mkdir", "os.rmdir")


def blank(event: Event) -> Event:
    ops = tuple(Op(op.table, op.id, op.was, {**op.set, "name": ""}) for op in event.ops if op.set)
    return replace(event, ops=ops)


def erase(folder: Path) -> None:
    with whole_past(folder) as past:
        new = rewrite(past, blank, now=datetime(2026, 4, 1, tzinfo=UTC), kind="forget", note="x")
        put_in_place(past, new, also_put={"out/receipt.txt": b"x"}, also_remove=["out/list.txt"])


def die_at(step: int, folder: Path) -> None:
    left = step

    def count(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event in STEPS and str(arguments[0]).startswith(str(folder)):
            if left == 0:
                os._exit(9)
            left -= 1

    sys.addaudithook(count)


def main() -> int:
    original, place = Path(sys.argv[1]), Path(sys.argv[2])
    step, died = 0, True
    while died:
        folder = Path(shutil.copytree(original, place / str(step)))
        child = os.fork()
        if child == 0:
            die_at(step, folder)
            erase(folder)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        died = code == 9
        step += 1
    return code


if __name__ == "__main__":
    sys.exit(main())
