"""What the fault tests share: a small log, and ways to break the ground under it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hoinghi_tui.storage import Event, Op, Store

Save = Callable[..., Event | None]


@pytest.fixture
def save() -> Save:
    """Return a function that saves one new row of table "people"."""

    def save_one(store: Store, key: str, **options: object) -> Event | None:
        op = Op("people", key, None, {"id": key, "name": "Đào Văn Soái"})
        return store.transact("add", lambda: [op], note=f"Thêm {key}", **options)

    return save_one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that ``open_store`` opens."""
    return tmp_path / "store"


@pytest.fixture
def log(folder: Path) -> Path:
    return folder / "events.jsonl"


@pytest.fixture
def six_saved(open_store, save, log: Path) -> bytes:
    """A log of six events "p1" … "p6", and no snapshot; returns its bytes."""
    with open_store() as store:
        for number in range(1, 7):
            save(store, f"p{number}")
        content = log.read_bytes()
    shutil.rmtree(log.parent / "backup")
    (log.parent / "db.json").unlink()
    return content


@pytest.fixture
def mount() -> Iterator[Callable[..., None]]:
    """Return a function that mounts as ``mount`` does; all is unmounted after the test."""
    if sys.platform != "linux" or os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("cần Linux, quyền root và lệnh mount")
    mounted: list[str] = []

    def do_mount(*arguments: str) -> None:
        done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
        if done.returncode:
            pytest.skip(f"mount không được phép ở đây: {done.stderr.strip()}")
        if arguments[-1] not in mounted:
            mounted.append(arguments[-1])

    yield do_mount
    for target in reversed(mounted):
        subprocess.run(["umount", "--lazy", target], check=True)
