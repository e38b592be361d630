"""The log deleted, replaced or cut while a station has it open."""

import os

import pytest

from hoinghi_tui.storage import NotSaved, verify

pytestmark = pytest.mark.skipif(
    os.name == "nt", reason="Windows không cho xoá hay thay tệp đang mở"
)


def people(store) -> list[str]:
    return list(store.table("people"))


@pytest.fixture
def store(open_store, save):
    opened = open_store()
    save(opened, "p1")
    save(opened, "p2")
    return opened


def put(log, content: bytes) -> None:
    """Replace the file as editors and synchronising programs do: by renaming over it."""
    new = log.with_suffix(".new")
    new.write_bytes(content)
    new.replace(log)


def refused(store, save) -> str:
    with pytest.raises(NotSaved) as caught:
        save(store, "refused")
    assert people(store) == ["p1", "p2"]
    return caught.value.cause


def test_deleted_then_put_back(store, save, log, folder):
    content = log.read_bytes()
    log.unlink()
    assert store.refresh() == []
    assert "bị xóa" in store.read_only
    assert refused(store, save) == "log_gone"
    assert not log.exists()
    (rescued,) = (folder / "backup").glob("rescued-*.jsonl")
    assert rescued.read_bytes() == content
    rescued.rename(log)
    save(store, "p3")
    assert (people(store), store.read_only) == (["p1", "p2", "p3"], None)
    assert verify(folder).ok


def test_replaced_by_a_copy_of_itself(store, save, log, folder, open_store):
    put(log, log.read_bytes())
    with open_store("Bàn 2") as other:
        save(other, "p3")
    assert [event.station for event in store.refresh()] == ["Bàn 2"]
    save(store, "p4")
    assert people(store) == ["p1", "p2", "p3", "p4"]
    assert verify(folder).ok


@pytest.mark.parametrize("what", ["empty", "older", "other"])
def test_replaced_by_something_else(store, save, log, folder, open_store, tmp_path, what):
    content = log.read_bytes()
    with open_store(folder=tmp_path / "other") as other:
        for number in range(5):
            save(other, f"x{number}")
    older = content.splitlines(keepends=True)[0]
    strange = (tmp_path / "other" / "events.jsonl").read_bytes()
    put(log, {"empty": b"", "older": older, "other": strange}[what])
    wrong = log.read_bytes()
    assert refused(store, save) == "log_replaced"
    assert log.read_bytes() == wrong
    assert [path.read_bytes() for path in (folder / "backup").glob("rescued-*")] == [content]
    put(log, content)
    save(store, "p3")
    assert store.read_only is None


def test_closing_over_a_strange_log_keeps_the_tables_aside(store, save, log, folder):
    put(log, b"")
    store.close()
    assert not (folder / "db.json").exists()
    (kept,) = (folder / "backup").glob("db-*.json")
    assert '"p2"' in kept.read_text(encoding="utf-8")


def test_own_actions_cut_off_in_place_are_not_given_up(store, save, log):
    content = log.read_bytes()
    with log.open("rb+") as file:
        file.truncate(len(content) - 1)
    assert refused(store, save) == "log_replaced"
    log.write_bytes(content)
    save(store, "p3")
    assert people(store) == ["p1", "p2", "p3"]


def test_rewritten_in_place_at_the_same_size_is_seen_before_writing(store, save, log):
    content = log.read_bytes()
    log.write_bytes(content[:-10] + b"x" * 10)
    assert refused(store, save) == "log_replaced"
    assert log.read_bytes().endswith(b"x" * 10)
