"""`repair`: the good lines, or a copy that holds more, become the log again."""

import shutil

import pytest

from hoinghi_tui.storage import NotSaved, Op, backup, verify
from hoinghi_tui.storage.repair import repair


def save(store, key):
    store.transact("add", lambda: [Op("t", key, None, {"id": key})], note=key)


def bare(folder):
    """Take away the snapshot, which shows everything."""
    (folder / "db.json").unlink()
    return folder


@pytest.fixture
def folder(open_store, tmp_path):
    """Eight events; the backup holds three."""
    folder = tmp_path / "store"
    with open_store() as store:
        for number in range(3):
            save(store, f"p{number}")
    with open_store() as store:
        for number in range(3, 8):
            save(store, f"p{number}")
    assert len(backup.copies(folder / "backup")) == 1
    return folder


def lines(folder):
    return (folder / "events.jsonl").read_bytes().splitlines(keepends=True)


def spoil(folder, line):
    found = lines(folder)
    found[line - 1] = found[line - 1].replace(b'"add"', b'"odd"')
    (folder / "events.jsonl").write_bytes(b"".join(found))


def test_what_is_whole_is_left_alone(folder, clock):
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert repair(folder, now=clock.now) is None
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_the_good_lines_are_kept_when_no_copy_holds_more(folder, clock, open_store):
    good = lines(bare(folder))
    spoil(folder, 6)
    damaged = (folder / "events.jsonl").read_bytes()
    done = repair(folder, now=clock.now)
    assert (done.events, done.lines_lost, done.source) == (5, 3, "")
    assert lines(folder) == good[:5]
    assert (folder / done.damaged).read_bytes() == damaged
    assert verify(folder).ok
    with open_store() as store:
        assert store.read_only is None
        save(store, "new")
        assert len(store.table("t")) == 6


def test_a_copy_that_holds_more_is_taken(folder, clock):
    spoil(bare(folder), 2)
    done = repair(folder, now=clock.now)
    assert (done.events, done.lines_lost) == (3, 5)
    assert done.source.startswith("backup/events-00001")
    assert verify(folder).events == 3


def test_a_copy_of_another_conference_is_never_taken(folder, clock, open_store, tmp_path):
    with open_store(folder=tmp_path / "other") as other:
        for number in range(20):
            save(other, f"x{number}")
    (copy,) = backup.copies(folder / "backup")
    copy.write_bytes((tmp_path / "other" / "events.jsonl").read_bytes())
    spoil(folder, 6)
    assert repair(bare(folder), now=clock.now).events == 5
    for path in ("events.jsonl", "db.json"):
        (folder / path).unlink()
    copy.write_bytes(b"rubbish\n")
    with pytest.raises(NotSaved) as caught:
        repair(folder, now=clock.now)
    assert caught.value.cause == "no_copy"


@pytest.mark.parametrize("empty", [False, True])
def test_a_lost_log_comes_back_from_the_copy(folder, clock, empty):
    (folder / "events.jsonl").unlink()
    if empty:
        (folder / "events.jsonl").touch()
    done = repair(folder, now=clock.now)
    assert (done.events, done.lines_lost, done.damaged, done.restored) == (3, 0, "", True)
    assert "db.json" in done.notices[0]
    assert verify(folder).ok


@pytest.mark.parametrize("line", [1, 2, 6])
@pytest.mark.parametrize("copied", [False, True])
def test_what_the_tables_showed_is_kept_beyond_the_lost_lines(
    folder, clock, open_store, line, copied
):
    if not copied:
        for copy in backup.copies(folder / "backup"):
            copy.unlink()
    with open_store() as store:
        store.transact("change", lambda: [Op("t", "p7", {"n": None}, {"n": 7})])
        store.transact("remove", lambda: [Op("t", "p0", {"id": "p0"}, None)])
        before = dict(store.table("t"))
    spoil(folder, line)
    assert repair(folder, now=clock.now).restored
    assert verify(folder).ok
    with open_store() as store:
        assert store.read_only is None
        assert dict(store.table("t")) == before
        assert store.last_undoable() is None or store.last_undoable().kind == "add"


def test_the_tables_alone_are_enough(folder, clock, open_store):
    (folder / "events.jsonl").unlink()
    shutil.rmtree(folder / "backup")
    done = repair(folder, now=clock.now)
    assert (done.events, done.restored) == (0, True)
    assert verify(folder).ok
    with open_store() as store:
        assert list(store.table("t")) == [f"p{number}" for number in range(8)]
    assert len(list((folder / "backup").glob("db-*.json"))) == 1


def test_a_field_that_went_away_is_not_made_null(folder, clock, open_store):
    with open_store() as store:
        store.transact("change", lambda: [Op("t", "p0", {"n": None}, {"n": 7})])
    with open_store() as store:
        store.transact("remove", lambda: [Op("t", "p0", {"id": "p0", "n": 7}, None)])
        store.transact("add", lambda: [Op("t", "p0", None, {"id": "p0"})])
    data = (folder / "events.jsonl").read_bytes().replace(b'"remove"', b'"rem0ve"')
    (folder / "events.jsonl").write_bytes(data)
    assert repair(folder, now=clock.now).restored
    with open_store() as store:
        assert store.table("t")["p0"] == {"id": "p0"}


def test_an_open_station_never_writes_behind_a_repair(folder, clock, open_store):
    with open_store(station="Bàn 2") as other:
        spoil(bare(folder), 6)
        repair(folder, now=clock.now)
        with pytest.raises(NotSaved):
            save(other, "late")
    assert len(lines(folder)) == 5
