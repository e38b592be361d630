"""The log cut off, overwritten, damaged: recovered or read-only, never truncated silently."""

import shutil
from unittest.mock import patch

import pytest

from hoinghi_tui.storage import Damaged, verify
from hoinghi_tui.storage.log_file import LogFile


def people(store) -> list[str]:
    return list(store.table("people"))


def names(count: int) -> list[str]:
    return [f"p{number}" for number in range(1, count + 1)]


def files_of(folder) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("with_snapshot", [False, True])
def test_cut_within_the_last_two_lines(open_store, save, log, folder, six_saved, with_snapshot):
    lines = six_saved.splitlines(keepends=True)
    snapshot = b""
    if with_snapshot:
        open_store().close()
        with open_store() as store:
            store.snapshot()
        snapshot = (folder / "db.json").read_bytes()
    start, middle = (len(b"".join(lines[:number])) for number in (4, 5))
    # With a snapshot what counts is which lines are whole: each end of one, and bytes between.
    edges = {size for end in (start, middle, len(six_saved)) for size in range(end - 2, end + 3)}
    sizes = range(start, len(six_saved))
    for size in [size for size in sizes if not with_snapshot or size % 5 == 0 or size in edges]:
        shutil.rmtree(folder)
        folder.mkdir()
        log.write_bytes(six_saved[:size])
        if snapshot:
            (folder / "db.json").write_bytes(snapshot)
        whole = 4 if size < middle else 5
        good = b"".join(lines[:whole])
        with open_store() as store:
            assert people(store) == names(whole)
            assert store.read_only is None
            torn = [path.read_bytes() for path in (folder / "backup").glob("torn-*")]
            assert torn == ([six_saved[len(good) : size]] if size > len(good) else [])
            told = " ".join(store.notices)
            assert ("ghi dở" in told, "nhiều việc hơn nhật ký" in told) == (
                size > len(good),
                with_snapshot,
            )
            assert log.read_bytes() == good
            save(store, "next")
        assert verify(folder).ok
        if with_snapshot:
            (kept,) = (folder / "backup").glob("db-*.json")
            assert kept.read_bytes() == snapshot


TAILS = {
    "NUL page": b"\0" * 4096,
    "NUL line": b"\0" * 100 + b"\n",
    "random": bytes(range(128, 256)) * 3,
    "random lines": b"\xff\xfe\n\x01\x02\nrubbish\n",
    "text without end": b"garbage",
    "half an event": b'{"v":1,"seq":7,"id":"abc","at":"2025-12',
    "event with unwritten page": b'{"v":1,"seq":7,' + b"\0" * 512 + b',"crc":"00000000"}\n',
    "blank line": b"\n",
}


@pytest.mark.parametrize("tail", TAILS.values(), ids=TAILS)
def test_nul_and_garbage_tails_are_put_away_and_told(
    open_store, save, log, folder, six_saved, tail
):
    log.write_bytes(six_saved + tail)
    store = open_store()
    assert (people(store), store.read_only, len(store.notices)) == (names(6), None, 1)
    assert [path.read_bytes() for path in (folder / "backup").glob("torn-*")] == [tail]
    assert log.read_bytes() == six_saved
    save(store, "p7")
    assert people(open_store()) == names(7)


def test_a_tail_left_by_a_station_killed_while_others_work(open_store, save, log, folder):
    store = open_store()
    save(store, "p1")
    with log.open("ab") as killed:
        killed.write(b'{"v":1,"seq":2,"id"')
    assert store.refresh() == []
    assert store.notices == []  # perhaps that station is only slow
    save(store, "p2")
    assert len(store.notices) == 1
    assert verify(folder).ok


def test_any_bit_flipped_in_the_middle_makes_it_read_only(open_store, save, log, six_saved):
    lines = six_saved.splitlines(keepends=True)
    start = len(b"".join(lines[:3]))
    for place in range(start, start + len(lines[3])):
        broken = bytearray(six_saved)
        broken[place] ^= 1 << (place % 8)
        log.write_bytes(broken)
        store = open_store()
        assert people(store) == names(3)
        assert "dòng 4" in store.read_only
        with pytest.raises(Damaged) as caught:
            save(store, "next")
        assert caught.value.line == 4
        store.close()
        assert log.read_bytes() == broken


def test_damage_before_the_snapshot_still_shows_everything(open_store, save, log, folder):
    with open_store() as store:
        for name in names(5):
            save(store, name)
    with open_store() as store:
        save(store, "p6")
        saved = log.read_bytes()
        snapshot = (folder / "db.json").read_bytes()
    (folder / "db.json").write_bytes(snapshot)  # of the first five, as after a crash
    log.write_bytes(saved.replace(b'"id":"p2"', b'"id":"p3"'))
    before = files_of(folder)
    store = open_store()
    assert people(store) == names(6)
    assert "dòng 2" in store.read_only
    with pytest.raises(Damaged):
        save(store, "p7")
    assert [event.seq for event in store.history()][:3] == [6, 5, 4]
    store.close()
    assert files_of(folder) == before
    assert verify(folder).line == 2


@pytest.mark.parametrize("place", [2, 5])
def test_a_last_or_middle_line_that_was_whole_is_never_taken_for_torn(
    open_store, log, six_saved, place
):
    lines = six_saved.splitlines(keepends=True)
    lines[place] = lines[place].replace("Soái".encode(), b"Soai")
    log.write_bytes(b"".join(lines))
    store = open_store()
    assert f"dòng {place + 1}" in store.read_only
    assert people(store) == names(place)
    store.close()
    assert log.read_bytes() == b"".join(lines)


def test_a_middle_line_removed(open_store, save, log, six_saved):
    lines = six_saved.splitlines(keepends=True)
    log.write_bytes(b"".join(lines[:2] + lines[3:]))
    store = open_store()
    assert (people(store), len(store.history())) == (names(2), 2)
    with pytest.raises(Damaged, match="dòng 3"):
        save(store, "next")


def test_damage_while_open_stops_writing_until_it_is_repaired(open_store, save, log, folder):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    save(first, "p1")
    second.refresh()
    save(first, "p2")
    good = log.read_bytes()
    log.write_bytes(good.replace(b'"seq":2', b'"seq":3'))
    assert second.refresh() == []
    assert "dòng 2" in second.read_only
    with pytest.raises(Damaged):
        save(second, "p3")
    assert people(second) == names(1)
    log.write_bytes(good)
    save(second, "p3")
    assert people(second) == names(3)
    assert verify(folder).ok


def test_a_line_read_while_it_was_being_written_is_not_taken_for_damage(open_store, save):
    """A drive on the network may show the end of a line before its middle."""
    store, other = open_store("Bàn 1"), open_store("Bàn 2")
    save(other, "p1")
    read, early = LogFile.read, []

    def read_too_early(self: LogFile, start: int, length: int | None = None) -> bytes:
        data = read(self, start, length)
        if length is None and not early:
            early.append(data)
            return data.replace("Soái".encode(), b"     ")
        return data

    with patch.object(LogFile, "read", read_too_early):
        assert [event.seq for event in store.refresh()] == [1]
    assert early
    assert store.read_only is None


@pytest.mark.parametrize("left", [1, 5])
def test_a_log_shorter_than_the_snapshot_is_followed_and_told(
    open_store, save, log, folder, six_saved, left
):
    with open_store() as store:
        assert len(people(store)) == 6
        store.snapshot()
    snapshot = (folder / "db.json").read_bytes()
    log.write_bytes(b"".join(six_saved.splitlines(keepends=True)[:left]))
    store = open_store()
    assert people(store) == names(left)
    assert store.read_only is None
    assert "nhiều việc hơn nhật ký" in store.notices[0]
    assert [path.read_bytes() for path in (folder / "backup").glob("db-*")] == [snapshot]
    save(store, "next")
    store.close()
    assert verify(folder).ok
    assert open_store().notices == []


@pytest.mark.parametrize("empty", [True, False])
def test_without_any_log_the_snapshot_is_shown_and_nothing_written(
    open_store, save, log, folder, six_saved, empty
):
    open_store().close()
    log.unlink()
    if empty:
        log.touch()
    before = files_of(folder)
    store = open_store()
    assert people(store) == names(6)
    assert "events.jsonl" in store.read_only
    with pytest.raises(Exception, match="đưa tệp"):
        save(store, "next")
    assert {**files_of(folder), **before} == files_of(folder)
    assert log.exists() is empty
    log.write_bytes(six_saved)
    save(store, "p7")
    assert (people(store), store.read_only) == (names(7), None)


def test_a_snapshot_of_another_log_is_put_away(open_store, save, log, folder, tmp_path, six_saved):
    with open_store(folder=tmp_path / "other") as other:
        for number in range(3):
            save(other, f"x{number}")
    shutil.copy(tmp_path / "other" / "db.json", folder / "db.json")
    store = open_store()
    assert people(store) == names(6)
    assert "thuộc một nhật ký khác" in store.notices[0]
    assert store.read_only is None
