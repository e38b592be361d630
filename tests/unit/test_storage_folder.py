"""What is true of a store whose log is a file of its folder."""

import pytest

from hoinghi_tui.storage import NotSaved, Op
from hoinghi_tui.storage.file_log import FileLog


def add(key: str) -> Op:
    return Op("people", key, None, {"id": key})


def save(store, *ops: Op):
    return store.transact("edit", lambda: ops)


def test_refresh_looks_only_at_the_files_size_when_nothing_changed(open_store, monkeypatch):
    store = open_store()
    save(store, add("a"))
    monkeypatch.setattr("hoinghi_tui.storage.log_file.LogFile.read", None)
    assert store.refresh() == []


def test_the_last_action_is_found_without_reading_far_back(open_store, monkeypatch):
    """The taking in of a long list, a while ago, must not be read again for it."""
    store = open_store()
    for number in range(20):
        last = save(store, add(f"p{number}"))
    read, past = [], FileLog.past
    monkeypatch.setattr(
        FileLog,
        "past",
        lambda log, first, end: read.append(end - first + 1) or past(log, first, end),
    )
    assert store.last_undoable() == last
    assert sum(read) <= 4
    del read[:]
    assert [event.seq for event in store.history(None)] == list(range(20, 0, -1))
    assert sum(read) == 20


def test_a_folder_opened_for_viewing_is_not_touched(open_store, tmp_path):
    folder = tmp_path / "store"
    with open_store() as store:
        save(store, add("a"))
    with (folder / "events.jsonl").open("ab") as log:
        log.write(b'{"v":1,"seq":2,"id"')
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    viewer = open_store(read_only=True)
    assert set(viewer.table("people")) == {"a"}
    assert "chỉ để xem" in viewer.read_only
    with pytest.raises(NotSaved) as caught:
        save(viewer, add("b"))
    assert caught.value.cause == "viewing"
    viewer.close()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_viewing_a_folder_that_is_not_there_makes_none(open_store, tmp_path):
    viewer = open_store(read_only=True)
    assert (viewer.last_seq, viewer.refresh()) == (0, [])
    assert not (tmp_path / "store").exists()
    writer = open_store()
    save(writer, add("a"))
    assert [event.seq for event in viewer.refresh()] == [1]


def test_a_full_disk_refuses_a_record_like_any_action(open_store, disk_full):
    store = open_store()
    with disk_full(), pytest.raises(NotSaved):
        store.record("refused_scan", "Mã lạ")
    assert store.history() == []
