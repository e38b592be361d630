import json

import pytest

from hoinghi_tui.storage import Event, NotSaved, Op, verify
from hoinghi_tui.storage.chain import START, Codec

ADD = Op("t", "a", None, {"id": "a", "n": 1})


@pytest.fixture
def folder(open_store, tmp_path):
    with open_store() as store:
        store.transact("add", lambda: [ADD])
        store.transact("step", lambda: [Op("t", "a", {"n": 1}, {"n": 2})])
        store.transact("step", lambda: [Op("t", "a", {"n": 2}, {"n": 3})])
    return tmp_path / "store"


def test_a_good_folder(folder):
    report = verify(folder)
    assert report.ok
    assert (report.events, report.snapshot_seq, report.line) == (3, 3, None)
    assert report.problems == report.warnings == ()


def test_it_changes_nothing_and_needs_no_snapshot(folder):
    (folder / "db.json").unlink()
    before = sorted(folder.rglob("*"))
    assert verify(folder).ok
    assert sorted(folder.rglob("*")) == before


def test_damage_is_told_with_its_line(folder):
    log = folder / "events.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"n":2}}', b'"n":7}}'))
    report = verify(folder)
    assert not report.ok
    assert report.line == 2
    assert "dòng 2" in report.problems[0]


def test_a_torn_end_is_only_a_warning(folder):
    with (folder / "events.jsonl").open("ab") as log:
        log.write(b'{"v":1,"se')
    report = verify(folder)
    assert (report.ok, report.line, len(report.warnings)) == (True, 4, 1)


def test_a_snapshot_that_shows_something_else(folder):
    from hoinghi_tui.storage import snapshot

    found = snapshot.load(folder, 1)
    found.memory["t"]["1"]["n"] = 99
    snapshot.save(folder, found)
    assert "db.json khác với kết quả dựng lại" in verify(folder).problems[0]


def test_a_snapshot_of_another_log(folder, open_store, tmp_path):
    with open_store(folder=tmp_path / "other") as other:
        other.transact("add", lambda: [Op("t", "z", None, {"id": "z"})])
    (folder / "db.json").write_bytes((tmp_path / "other" / "db.json").read_bytes())
    assert "không khớp" in verify(folder).problems[0]


def test_an_unreadable_snapshot_is_only_a_warning(folder):
    (folder / "db.json").write_text("{")
    assert verify(folder).ok
    assert "db.json bị hỏng" in verify(folder).warnings[0]


def made(folder, *events: Event) -> None:
    codec, data, position = Codec(), b"", START
    for event in events:
        line, position = codec.encode(event, position)
        data += line
    (folder / "events.jsonl").write_bytes(data)
    (folder / "db.json").unlink()


def test_a_sealed_log_whose_preconditions_fail_or_ids_repeat(folder):
    at = "2025-12-15T00:25:00.000Z"
    first = Event(1, "x", at, "Bàn 1", "add", (ADD,))
    made(folder, first, Event(2, "x", at, "Bàn 1", "add", (ADD,)))
    report = verify(folder)
    assert [problem.split(" ")[1] for problem in report.problems] == ["2", "2"]
    assert report.line is None


def test_without_a_log_there_is_nothing_to_verify(tmp_path):
    with pytest.raises(NotSaved):
        verify(tmp_path)


def test_the_log_is_plain_json_lines(folder):
    lines = (folder / "events.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["seq"] for line in lines] == [1, 2, 3]


def test_a_station_that_saves_meanwhile_is_no_damage(folder, open_store, monkeypatch):
    """Whatever comes first, the log that is read reaches as far as the snapshot."""
    from pathlib import Path

    read = Path.read_bytes

    def read_then_work(path):
        content = read(path)
        monkeypatch.undo()
        with open_store(station="Bàn 2") as other:
            other.transact("add", lambda: [Op("t", "b", None, {"id": "b"})])
        return content

    monkeypatch.setattr(Path, "read_bytes", read_then_work)
    assert verify(folder).problems == ()
