import json

import pytest
from tinydb import TinyDB, where

from hoinghi_tui.storage import Op, verify
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_connection import Link
from hoinghi_tui.storage.pg_verify import verify_pg

pytestmark = pytest.mark.parametrize("open_store", ["folder", "postgresql"], indirect=True)


def check(open_store):
    if open_store.url is None:
        return verify(open_store.folder)
    return verify_pg(open_store.url, open_store.folder)


def log_of(open_store) -> bytes:
    if open_store.url is None:
        return (open_store.folder / "events.jsonl").read_bytes()
    link = Link(read_address(open_store.url), 5.0)
    rows = link.ask("SELECT line FROM events ORDER BY seq")
    link.close()
    return "".join(f"{line}\n" for (line,) in rows).encode()


@pytest.fixture
def closed(open_store):
    """A folder with three people, one of them deleted, closed properly."""
    with open_store() as store:
        for key in ("a", "b", "c"):
            row = {"id": key, "name": f"Người {key}"}
            store.transact("add", lambda row=row: [Op("people", row["id"], None, row)])
        store.transact("drop", lambda: [Op("people", "b", store.table("people")["b"], None)])
    return open_store.folder


def test_stock_tinydb_opens_and_queries_it(closed):
    with TinyDB(closed / "db.json", encoding="utf-8") as database:
        assert database.tables() == {"people", "_meta"}
        found = database.table("people").get(where("name") == "Người c")
        assert (dict(found), found.doc_id) == ({"id": "c", "name": "Người c"}, 3)
        assert len(database.table("people")) == 2


def test_it_says_where_in_the_log_it_stands(closed, open_store):
    meta = json.loads((closed / "db.json").read_text(encoding="utf-8"))["_meta"]["1"]
    log = log_of(open_store)
    assert (meta["seq"], meta["offset"], meta["version"]) == (4, len(log), 1)
    assert meta["log"] == json.loads(log.splitlines()[0])["id"]


def test_it_is_what_the_log_folds_to(closed, open_store):
    report = check(open_store)
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


def test_an_older_one_never_replaces_a_newer_one(open_store):
    behind, ahead = open_store("Bàn 1"), open_store("Bàn 2", open_store.folder)
    behind.transact("add", lambda: [Op("people", "a", None, {"id": "a"})])
    ahead.transact("add", lambda: [Op("people", "b", None, {"id": "b"})])
    ahead.snapshot()
    behind.snapshot()
    assert check(open_store).snapshot_seq == 2


def test_it_is_not_written_again_when_nothing_is_new(closed, open_store):
    before = (closed / "db.json").stat().st_mtime_ns
    open_store().close()
    assert (closed / "db.json").stat().st_mtime_ns == before


def test_it_can_be_written_at_any_time(open_store):
    store = open_store()
    store.transact("add", lambda: [Op("people", "a", None, {"id": "a"})])
    store.snapshot()
    assert check(open_store).snapshot_seq == 1
