"""The lock is held, deleted, orphaned or not to be had."""

import errno
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest

from hoinghi_tui.storage import NotSaved, verify

HOLD_BY_FILELOCK = """
import sys
from filelock import FileLock
with FileLock(sys.argv[1] + "/lock", fallback_to_soft=False):
    print("held", flush=True)
    sys.stdin.read()
"""

HOLD_BY_STORE = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hoinghi_tui.storage import Store
store = Store.open(Path(sys.argv[1]), station="Bàn 2", now=lambda: datetime.now(UTC))
with store._log.exclusive():
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(script: str, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Run ``script`` until the block ends; it holds the lock when the block begins."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        assert process.stdin is not None
        process.stdin.close()


def refused(store, save) -> str:
    before = dict(store.table("people"))
    with pytest.raises(NotSaved) as caught:
        save(store, "refused")
    assert dict(store.table("people")) == before
    return caught.value.cause


@pytest.mark.parametrize("script", [HOLD_BY_FILELOCK, HOLD_BY_STORE], ids=["filelock", "store"])
def test_held_by_another_process_for_too_long(open_store, save, folder, script):
    store = open_store()
    save(store, "p1")
    with another_process(script, folder):
        assert refused(store, save) == "lock_held"
        assert store.refresh() == []
        assert set(open_store("Bàn 3").table("people")) == {"p1"}  # readers take no lock
    save(store, "p2")
    assert verify(folder).ok


def test_released_when_its_holder_is_killed(open_store, save, folder):
    store = open_store()
    save(store, "p1")
    with another_process(HOLD_BY_STORE, folder) as holder:
        holder.kill()
        holder.wait()
    save(store, "p2")
    assert verify(folder).ok


needs_posix = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows không cho xoá tệp đang mở"
)


@needs_posix
def test_lock_file_deleted_while_held(open_store, save, folder):
    store = open_store()
    save(store, "p1")
    with another_process(HOLD_BY_STORE, folder):
        (folder / "lock").unlink()
        assert refused(store, save) == "lock_held"
        assert refused(open_store("Bàn 3"), save) == "lock_held"
    save(store, "p2")
    assert verify(folder).ok


@needs_posix
def test_a_new_lock_file_is_the_one_that_counts(open_store, save, folder):
    store = open_store()
    save(store, "p1")
    (folder / "lock").unlink()
    with another_process(HOLD_BY_FILELOCK, folder):
        assert refused(store, save) == "lock_held"
    save(store, "p2")
    assert verify(folder).ok


@pytest.mark.parametrize("code", [errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP])
def test_a_folder_on_which_locking_is_not_supported(open_store, save, folder, code):
    store = open_store()
    save(store, "p1")

    def unsupported(*_: object) -> None:
        raise OSError(code, "injected")

    with patch("filelock._descriptor._lock_fd_nonblocking", unsupported):
        assert refused(store, save) == "lock_unsupported"
        assert set(open_store("Bàn 2").table("people")) == {"p1"}
    assert not list(folder.glob("lock.*"))  # no soft lock that a crash would leave behind
    save(store, "p2")
    assert verify(folder).ok


def test_a_lock_file_that_cannot_be_opened(open_store, save, folder):
    (folder / "lock").mkdir(parents=True)
    store = open_store()
    assert refused(store, save) == "io_error"
    (folder / "lock").rmdir()
    save(store, "p1")
