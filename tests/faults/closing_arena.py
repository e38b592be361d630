"""Close one conference again and again, killed before each step that touches the disk.

Run: python closing_arena.py FOLDER. Prints how often it died; what lies in the folder is
looked at after each death. The closings are forked, so that all deaths fit into seconds.
"""

import os
import shutil
import signal
import sys
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from unittest.mock import patch

import filelock  # noqa: F401 - loaded before the forks, which then need not

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services import closing, exporting, printing  # noqa: F401 - the same
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import disk, verify

CLOSING = "hoinghi_tui.services.closing"


def no_list(*_: object) -> None:
    raise Refused("Chưa có đại biểu")


def killed_at(step: int, call: Callable[..., object], done: list[object]) -> Callable[..., object]:
    def counted(*arguments: object, **options: object) -> object:
        done.append(call)
        if len(done) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*arguments, **options)

    return counted


def close_and_die(folder: Path, step: int) -> None:
    """Close the conference; die before the disk call number ``step``, if there are so many."""
    done: list[object] = []
    with (
        Session.open(folder) as session,
        patch(f"{CLOSING}.make_papers", lambda *_: ()),
        patch(f"{CLOSING}.tables_workbook", lambda _: b"rows"),
        patch.object(exporting.Exporting, "list_job", no_list),
        patch.object(disk, "sync", killed_at(step, disk.sync, done)),
        patch.object(disk, "replace", killed_at(step, disk.replace, done)),
        patch("shutil.copyfile", killed_at(step, shutil.copyfile, done)),
        patch("shutil.rmtree", killed_at(step, shutil.rmtree, done)),
    ):
        report = session.closing.close(anyway=True)
        os._exit(0 if report.archive else 1)


def check(folder: Path) -> bool:
    """Make sure that nothing is half; tell whether the conference is closed."""
    assert verify(folder).ok
    with Session.open(folder, read_only=True) as session:
        is_closed = session.work.closed is not None
        named = [event.note for event in session.store.history(None) if event.kind == "close"]
    for path in folder.glob("luu-tru-*.zip"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            log = archive.read("events.jsonl")
        if is_closed and path.name in named[0]:
            assert (folder / "events.jsonl").read_bytes().startswith(log)
            return True
    assert not is_closed
    return False


def main() -> int:
    folder = Path(sys.argv[1])
    for step in count(1):
        child = os.fork()
        if child == 0:
            try:
                close_and_die(folder, step)
            finally:
                os._exit(2)  # only reached by a mistake
        _, status = os.waitpid(child, 0)
        code = os.waitstatus_to_exitcode(status)
        is_closed = check(folder)
        if code == 0:
            assert is_closed
            print(step - 1)
            return 0
        assert code == -signal.SIGKILL, code
        if is_closed:
            with Session.open(folder) as session:
                session.closing.reopen()
    return 1


if __name__ == "__main__":
    sys.exit(main())
