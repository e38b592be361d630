"""An erasure that is stopped leaves all as it was or all erased, and can be repeated."""

import errno
import os
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from erasure_arena import SECRET, erase

from hoinghi_tui.storage import NotSaved, changeover, disk, verify

ARENA = Path(__file__).with_name("erasure_arena.py")


@pytest.fixture
def original(open_store, save, folder):
    """Six people, a copy of the log and a list that was given out."""
    for first in (1, 4):
        with open_store() as store:
            for number in range(first, first + 3):
                save(store, f"p{number}")
    (folder / "backup" / "torn-1.bin").write_text(SECRET)
    (folder / "out").mkdir()
    (folder / "out" / "list.txt").write_text(SECRET)
    return folder


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def holding(folder: Path) -> list[str]:
    return sorted(path for path, data in contents(folder).items() if SECRET.encode() in data)


def shown(store) -> list[str]:
    return [row["name"] for row in store.table("people").values()]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để giết hàng chục tiến trình")
def test_killed_at_any_step_all_is_old_or_all_is_new(original, tmp_path, open_store):
    place = tmp_path / "copies"
    done = subprocess.run(
        [sys.executable, str(ARENA), str(original), str(place)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    folders = sorted(place.iterdir(), key=lambda path: int(path.name))
    assert len(folders) > 20  # it really died at many places
    ends = []
    for folder in folders:
        with open_store(folder=folder, read_only=True) as looked:
            seen = set(shown(looked))
            assert len(seen) == 1  # never a row with and a row without
        with open_store(folder=folder) as store:
            assert (store.read_only, store.notices) == (None, [])
            is_new = store.history(1)[0].kind == "forget"
            assert shown(store) == ["" if is_new else SECRET] * 6
        assert verify(folder).ok
        assert not (folder / changeover.DECIDED).exists()
        assert (folder / "out" / "receipt.txt").exists() is is_new
        if is_new:
            assert holding(folder) == []
        else:
            assert (folder / "out" / "list.txt").exists()
            erase(folder)
            assert holding(folder) == []
            assert verify(folder).ok
            assert not (folder / changeover.DRAFT).exists()
        ends.append(is_new)
    assert ends == sorted(ends)  # old up to the decision, new from there on
    assert not ends[0]
    assert ends[-1]


def test_a_full_disk_changes_nothing(original):
    before = contents(original)
    real, failed = disk.sync, 0
    while True:
        left = failed

        def sync(file) -> None:
            nonlocal left
            if left == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            left -= 1
            real(file)

        with patch.object(disk, "sync", sync):
            try:
                erase(original)
            except NotSaved as failure:
                assert failure.cause == "disk_full"
                assert contents(original) == before
                failed += 1
            else:
                break
    assert failed >= 5  # each of the new files was refused once
    assert holding(original) == []


def test_a_disk_that_fails_behind_the_decision_is_caught_up_with(original, open_store):
    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "injected")

    real = disk.replace

    def replace(source: Path, target: Path) -> None:
        fail() if target.name == "db.json" else real(source, target)

    with patch.object(disk, "replace", replace), pytest.raises(NotSaved) as caught:
        erase(original)
    assert caught.value.cause == "half_rewritten"
    assert verify(original).problems == ()  # the log is new, the snapshot is not looked at
    assert len(verify(original).warnings) == 1
    with patch.object(disk, "replace", replace), pytest.raises(NotSaved):
        open_store(folder=original)
    with open_store(folder=original) as store:
        assert shown(store) == [""] * 6
    assert holding(original) == []
    assert verify(original).ok


def test_a_folder_linked_elsewhere_is_refused_before_anything_is_decided(original, tmp_path):
    elsewhere = tmp_path / "elsewhere"
    (original / "backup").rename(elsewhere)
    try:
        (original / "backup").symlink_to(elsewhere, target_is_directory=True)
    except OSError:
        pytest.skip("hệ này không cho tạo liên kết")
    before = contents(original)
    with pytest.raises(NotSaved):
        erase(original)
    assert contents(original) == before
    assert not (original / changeover.DECIDED).exists()
