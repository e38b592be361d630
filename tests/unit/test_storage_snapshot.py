import json

import pytest
from tinydb import TinyDB, where

from hoinghi_tui.storage import Op, verify


@pytest.fixture
def closed(open_store, tmp_path):
    """A folder with three people, one of them deleted, closed properly."""
    with open_store() as store:
        for key in ("a", "b", "c"):
            row = {"id": key, "name": f"Người {key}"}
            store.transact("add", lambda row=row: [Op("people", row["id"], None, row)])
        store.transact("drop", lambda: [Op("people", "b", store.table("people")["b"], None)])
    return tmp_path / "store"


def test_stock_tinydb_opens_and_queries_it(closed):
    with TinyDB(closed / "db.json", encoding="utf-8") as database:
        assert database.tables() == {"people", "_meta"}
        found = database.table("people").get(where("name") == "Người c")
        assert (dict(found), found.doc_id) == ({"id": "c", "name": "Người c"}, 3)
        assert len(database.table("people")) == 2


def test_it_says_where_in_the_log_it_stands(closed):
    meta = json.loads((closed / "db.json").read_text(encoding="utf-8"))["_meta"]["1"]
    log = (closed / "events.jsonl").read_bytes()
    assert (meta["seq"], meta["offset"], meta["version"]) == (4, len(log), 1)
    assert meta["log"] == json.loads(log.splitlines()[0])["id"]


def test_it_is_what_the_log_folds_to(closed, open_store):
    report = verify(closed)
    assert (report.ok, report.events, report.snapshot_seq) == (True, 4, 4)
    from_snapshot = dict(open_store().table("people"))
    (closed / "db.json").unlink()
    assert (
        dict(open_store().table("people"))
        == from_snapshot
        == {
            "a": {"id": "a", "name": "Người a"},
            "c": {"id": "c", "name": "Người c"},
        }
    )


def test_only_the_rest_of_the_log_is_folded_after_it(closed, open_store, monkeypatch):
    snapshot = (closed / "db.json").read_bytes()
    with open_store() as store:
        store.transact("add", lambda: [Op("people", "d", None, {"id": "d"})])
    (closed / "db.json").write_bytes(snapshot)
    folded = []
    from hoinghi_tui.storage.tables import Tables

    apply = Tables.apply
    monkeypatch.setattr(Tables, "apply", lambda self, op: (folded.append(op.id), apply(self, op)))
    assert set(open_store().table("people")) == {"a", "c", "d"}
    assert folded == ["d"]


def test_an_older_one_never_replaces_a_newer_one(open_store, tmp_path):
    behind, ahead = open_store("Bàn 1"), open_store("Bàn 2")
    behind.transact("add", lambda: [Op("people", "a", None, {"id": "a"})])
    ahead.transact("add", lambda: [Op("people", "b", None, {"id": "b"})])
    ahead.snapshot()
    behind.snapshot()
    assert verify(tmp_path / "store").snapshot_seq == 2


def test_it_is_not_written_again_when_nothing_is_new(closed, open_store):
    before = (closed / "db.json").stat().st_mtime_ns
    open_store().close()
    assert (closed / "db.json").stat().st_mtime_ns == before


def test_it_can_be_written_at_any_time(open_store, tmp_path):
    store = open_store()
    store.transact("add", lambda: [Op("people", "a", None, {"id": "a"})])
    store.snapshot()
    assert verify(tmp_path / "store").snapshot_seq == 1
