"""`repair`: the good lines, or a copy that holds more, become the log again."""

import pytest

from hoinghi_tui.storage import NotSaved, Op, backup, repair, verify


def save(store, key):
    store.transact("add", lambda: [Op("t", key, None, {"id": key})], note=key)


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
    good = lines(folder)
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
    spoil(folder, 2)
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
    assert repair(folder, now=clock.now).events == 5
    (folder / "events.jsonl").unlink()
    with pytest.raises(NotSaved) as caught:
        repair(folder, now=clock.now)
    assert caught.value.cause == "no_copy"


@pytest.mark.parametrize("empty", [False, True])
def test_a_lost_log_comes_back_from_the_copy(folder, clock, empty):
    (folder / "events.jsonl").unlink()
    if empty:
        (folder / "events.jsonl").touch()
    done = repair(folder, now=clock.now)
    assert (done.events, done.lines_lost, done.damaged) == (3, 0, "")
    assert "db.json" in done.notices[0]
    assert verify(folder).ok


def test_an_open_station_never_writes_behind_a_repair(folder, clock, open_store):
    with open_store(station="Bàn 2") as other:
        spoil(folder, 6)
        repair(folder, now=clock.now)
        with pytest.raises(NotSaved):
            save(other, "late")
    assert len(lines(folder)) == 5
