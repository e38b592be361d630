"""The disk refuses: said in words, nothing changed on screen, and on it goes afterwards."""

import errno
import subprocess
import sys
from unittest.mock import patch

import pytest

from hoinghi_tui.storage import NotSaved, disk, verify
from hoinghi_tui.storage.log_file import LogFile

SYNC = "hoinghi_tui.storage.disk.sync"


def failing(code: int):
    def fail(*_: object, **__: object) -> None:
        raise OSError(code, "injected")

    return fail


def people(store) -> list[str]:
    return list(store.table("people"))


def refused(store, save, key: str = "refused", **options: object) -> str:
    before, seq = dict(store.table("people")), store.last_seq
    with pytest.raises(NotSaved) as caught:
        save(store, key, **options)
    assert (dict(store.table("people")), store.last_seq) == (before, seq)
    assert len(str(caught.value)) > 40  # a sentence that says what to do
    return caught.value.cause


@pytest.mark.parametrize(
    ("code", "cause"),
    [
        (errno.EIO, "io_error"),
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "unwritable"),
        (errno.EFBIG, "file_too_big"),
        (errno.EDQUOT, "disk_full"),
    ],
)
def test_fsync_fails(open_store, save, log, folder, code, cause):
    store, other = open_store("Bàn 1"), open_store("Bàn 2")
    save(store, "p1")
    good = log.read_bytes()
    with patch(SYNC, failing(code)):
        assert refused(store, save) == cause
        assert log.read_bytes() == good
    save(store, "p2")
    other.refresh()
    assert people(store) == people(other) == ["p1", "p2"]
    assert verify(folder).ok


def test_fsync_fails_after_another_station_saw_the_line(open_store, save, log, folder):
    """Readers take no lock: the other screen shows the action, and then takes it back."""
    store, other = open_store("Bàn 1"), open_store("Bàn 2")
    save(store, "p1")
    seen: list[tuple[str, list[str]]] = []
    other.subscribe(lambda event: seen.append((event.kind, people(other))))

    def sync_while_other_looks(_: object) -> None:
        if not seen or seen[-1][0] == "withdrawn":
            other.refresh()
        raise OSError(errno.EIO, "injected")

    other.refresh()
    seen.clear()
    with patch(SYNC, sync_while_other_looks):
        assert refused(store, save, "lost") == "io_error"
    assert other.refresh() == []
    assert seen[:2] == [("add", ["p1", "lost"]), ("withdrawn", ["p1"])]
    assert "rút lại" in other.notices[-1]
    save(other, "p2")
    save(store, "p3")
    assert people(store) == ["p1", "p2", "p3"]
    assert verify(folder).ok


def test_fsync_and_the_cutting_off_fail_too(open_store, save, log, folder):
    """The failed line stays in the file: it must not count, neither now nor later."""
    store = open_store()
    save(store, "p1")
    good = log.read_bytes()
    with patch(SYNC, failing(errno.EIO)), patch.object(LogFile, "cut", failing(errno.EIO)):
        assert refused(store, save, "lost") == "io_error"
        assert len(log.read_bytes()) > len(good)
        assert store.refresh() == []
        assert refused(store, save, "lost") == "io_error"
    save(store, "p2")
    assert people(store) == ["p1", "p2"]
    assert b"lost" not in log.read_bytes()
    assert verify(folder).ok


def test_a_failed_line_another_station_built_on_counts_once(open_store, save, folder):
    store, other = open_store("Bàn 1"), open_store("Bàn 2")
    save(store, "p1")
    with patch(SYNC, failing(errno.EIO)), patch.object(LogFile, "cut", failing(errno.EIO)):
        refused(store, save, "late", action_id="scan-7")
    save(other, "p2")
    assert people(other) == ["p1", "late", "p2"]
    event = save(store, "late", action_id="scan-7")
    assert (event.seq, people(store)) == (2, ["p1", "late", "p2"])
    assert "nay đã có trong nhật ký" in store.notices[-1]
    assert verify(folder).ok


@pytest.mark.parametrize("written", [0, 1, 50])
def test_a_write_that_stops_halfway(open_store, save, log, folder, written):
    store = open_store()
    save(store, "p1")
    good = log.read_bytes()

    def append(self: LogFile, line: bytes, _start: int) -> None:
        self.handle.write(line[:written])
        raise OSError(errno.ENOSPC, "injected")

    with patch.object(LogFile, "append", append):
        assert refused(store, save) == "disk_full"
    assert log.read_bytes() == good
    save(store, "p2")
    assert verify(folder).ok


def test_what_was_written_is_checked_again_after_a_failure(open_store, save, log):
    """After EIO the system may have dropped pages: nothing remembered is believed."""
    store = open_store()
    save(store, "p1")
    save(store, "p2")
    with patch(SYNC, failing(errno.EIO)):
        refused(store, save)
    content = log.read_bytes()
    log.write_bytes(b"\0" * 20 + content[20:])
    with pytest.raises(Exception, match="dòng 1"):
        save(store, "p3")
    assert people(store) == ["p1", "p2"]


def test_no_space_left_on_a_small_disk(open_store, save, mount, tmp_path):
    disk_folder = tmp_path / "small"
    disk_folder.mkdir()
    mount("-t", "tmpfs", "-o", "size=128k", "none", str(disk_folder))
    folder = disk_folder / "store"
    store = open_store(folder=folder)
    save(store, "p1")
    filler = disk_folder / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(b"x" * 1024)
    number = 1
    with pytest.raises(NotSaved) as caught:
        while number < 100:
            save(store, f"p{number + 1}")
            number += 1
    assert caught.value.cause == "disk_full"
    assert len(people(store)) == store.last_seq == number
    assert verify(folder).events == number
    filler.unlink()
    save(store, "after")
    store.close()
    assert verify(folder).ok
    assert list(open_store(folder=folder).table("people"))[-1] == "after"


def test_opening_a_torn_log_on_a_full_disk(open_store, save, six_saved, log, folder):
    log.write_bytes(six_saved + b'{"v":1')
    with patch("hoinghi_tui.storage.disk.write_new", failing(errno.ENOSPC)):
        store = open_store()
        assert len(people(store)) == 6
        assert refused(store, save) == "disk_full"
        assert log.read_bytes() == six_saved + b'{"v":1'
    save(store, "p7")
    assert len(people(store)) == 7
    assert len(list((folder / "backup").glob("torn-*"))) == 1


LIMITED = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from hoinghi_tui.storage import NotSaved, Op, Store

folder = Path(sys.argv[1])
store = Store.open(folder, station="Bàn 1", now=lambda: datetime(2025, 12, 15, tzinfo=UTC))

def save(key):
    store.transact("add", lambda: [Op("t", key, None, {"id": key})])

save("a")
size = (folder / "events.jsonl").stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size + 30, resource.RLIM_INFINITY))
for attempt in range(2):
    try:
        save("b")
    except NotSaved as failure:
        assert failure.cause == "file_too_big", failure.cause
    else:
        raise SystemExit("saved beyond the limit")
    assert list(store.table("t")) == ["a"]
    assert (folder / "events.jsonl").stat().st_size == size
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
save("b")
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows không có RLIMIT_FSIZE")
def test_a_limit_on_the_size_of_files(folder):
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(folder)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    report = verify(folder)
    assert (report.ok, report.events) == (True, 2)


def test_a_folder_mounted_read_only(open_store, save, mount, folder, six_saved, log):
    mount("--bind", str(folder), str(folder))
    mount("-o", "remount,ro,bind", str(folder))
    store = open_store()
    assert len(people(store)) == 6
    assert "không cho ghi" in store.read_only
    assert refused(store, save) == "unwritable"
    mount("-o", "remount,rw,bind", str(folder))
    save(store, "p7")
    assert store.read_only is None
    assert verify(folder).ok


def test_an_empty_folder_mounted_read_only(open_store, save, mount, folder):
    folder.mkdir()
    mount("--bind", str(folder), str(folder))
    mount("-o", "remount,ro,bind", str(folder))
    store = open_store()
    assert refused(store, save) == "unwritable"
    mount("-o", "remount,rw,bind", str(folder))
    save(store, "p1")
    assert verify(folder).ok


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_log_that_cannot_be_opened_for_writing(
    open_store, save, six_saved, monkeypatch, code, folder
):
    """The same without a mount, for every system and every account."""
    to_append = LogFile._open_to_append
    monkeypatch.setattr(LogFile, "_open_to_append", failing(code))
    store = open_store()
    assert len(people(store)) == 6
    assert refused(store, save) == "unwritable"
    monkeypatch.setattr(LogFile, "_open_to_append", to_append)
    save(store, "p7")
    assert (len(people(store)), store.read_only) == (7, None)
    assert verify(folder).ok


def test_a_folder_that_cannot_be_made(open_store, tmp_path):
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(NotSaved):
        open_store(folder=tmp_path / "file" / "store")


def test_reading_fails_and_works_again(open_store, save, folder):
    store, other = open_store("Bàn 1"), open_store("Bàn 2")
    save(other, "p1")
    with patch.object(LogFile, "read", failing(errno.EIO)):
        assert store.refresh() == []
        assert "ổ đĩa báo lỗi" in store.read_only
        assert refused(store, save) == "io_error"
    assert [event.seq for event in store.refresh()] == [1]
    assert store.read_only is None
    save(store, "p2")
    assert verify(folder).ok


def test_a_log_that_cannot_be_read_does_not_open_as_an_empty_one(open_store, six_saved):
    with patch.object(LogFile, "read", failing(errno.EIO)), pytest.raises(NotSaved) as caught:
        open_store()
    assert caught.value.cause == "io_error"
    assert len(people(open_store())) == 6


def test_closing_after_a_failure_on_a_log_damaged_since(open_store, save, log):
    store = open_store()
    save(store, "p1")
    with patch(SYNC, failing(errno.EIO)):
        refused(store, save)
    log.write_bytes(b"x" + log.read_bytes()[1:])
    store.close()
    assert "nhật ký bị hỏng" in store.notices[-1]


def test_a_snapshot_that_cannot_be_written_loses_nothing(open_store, save, folder):
    store = open_store()
    save(store, "p1")
    with patch.object(disk, "write_whole", failing(errno.ENOSPC)):
        with pytest.raises(NotSaved):
            store.snapshot()
        store.close()
    assert any("db.json" in notice for notice in store.notices)
    assert people(open_store()) == ["p1"]


def test_a_snapshot_that_fails_halfway_leaves_the_old_one(open_store, save, folder):
    with open_store() as store:
        save(store, "p1")
    before = (folder / "db.json").read_bytes()
    store = open_store()
    save(store, "p2")
    with patch.object(disk, "replace", failing(errno.EIO)):
        store.close()
    assert (folder / "db.json").read_bytes() == before
    assert not (folder / "db.json.tmp").exists()
    assert people(open_store()) == ["p1", "p2"]


def test_a_damaged_log_never_pushes_out_a_good_backup(open_store, save, folder, log, clock):
    with open_store() as store:
        save(store, "p1")
    (good,) = (folder / "backup").iterdir()
    store = open_store()
    save(store, "p2")
    log.write_bytes(log.read_bytes().replace(b'"p1"', b'"p9"', 1))
    clock.advance(hours=2)
    store.close()
    assert list((folder / "backup").iterdir()) == [good]
