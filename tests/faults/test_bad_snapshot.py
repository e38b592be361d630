"""``db.json`` is only a copy: whatever it is, the tables come from the log."""

import json
import shutil

import pytest
from tinydb import TinyDB

from hoinghi_tui.storage import verify

SNAPSHOTS = {
    "empty": lambda good: b"",
    "garbage": lambda good: b"\x00\xffrubbish",
    "half": lambda good: good[: len(good) // 2],
    "one byte short": lambda good: good[:-2],
    "list": lambda good: b"[1, 2, 3]",
    "empty object": lambda good: b"{}",
    "number": lambda good: b"7",
    "rows that are no rows": lambda good: good.replace(b'{"id":"p1"', b'["id","p1"', 1),
    "newer version": lambda good: good.replace(b'"version":1', b'"version":2'),
    "nested deeply": lambda good: b"[" * 100_000,
    "name changed": lambda good: good.replace("Đào".encode(), "Đàp".encode(), 1),
    "mark moved": lambda good: good.replace(b'"seq":6', b'"seq":5'),
}


@pytest.fixture
def snapshot(open_store, six_saved, folder):
    open_store().close()
    return folder / "db.json"


def check(open_store, save, folder) -> list[str]:
    store = open_store()
    assert list(store.table("people")) == [f"p{number}" for number in range(1, 7)]
    assert {row["name"] for row in store.table("people").values()} == {"Đào Văn Soái"}
    assert store.read_only is None
    told = list(store.notices)
    save(store, "p7")
    store.close()
    report = verify(folder)
    assert (report.ok, report.snapshot_seq, report.warnings) == (True, 7, ())
    return told


@pytest.mark.parametrize("spoil", SNAPSHOTS.values(), ids=SNAPSHOTS)
def test_a_bad_snapshot_is_set_aside_told_and_made_again(open_store, save, folder, snapshot, spoil):
    bad = spoil(snapshot.read_bytes())
    assert bad != snapshot.read_bytes()
    snapshot.write_bytes(bad)
    (told,) = check(open_store, save, folder)
    assert "db.json" in told
    assert [path.read_bytes() for path in (folder / "backup").glob("db-*.json")] == [bad]


def test_a_missing_snapshot_is_no_news(open_store, save, folder, snapshot):
    snapshot.unlink()
    assert check(open_store, save, folder) == []


def test_a_snapshot_changed_by_another_program_does_not_count(open_store, save, folder, snapshot):
    with TinyDB(snapshot, encoding="utf-8") as database:
        database.table("people").update({"name": "Người khác"})
    assert len(check(open_store, save, folder)) == 1


def test_a_folder_in_its_place_harms_nobody(open_store, save, snapshot):
    snapshot.unlink()
    snapshot.mkdir()
    store = open_store()
    assert len(store.table("people")) == 6
    save(store, "p7")
    store.close()
    assert any("Chưa ghi được" in notice for notice in store.notices)
    shutil.rmtree(snapshot)
    assert len(open_store().table("people")) == 7


def test_an_unfinished_draft_is_overwritten(open_store, save, folder, snapshot):
    (folder / "db.json.tmp").write_bytes(b"half a snap")
    with open_store() as store:
        save(store, "p7")
    assert json.loads(snapshot.read_text(encoding="utf-8"))["_meta"]["1"]["seq"] == 7
    assert not (folder / "db.json.tmp").exists()
