"""The past of a folder is written anew: same actions, valid chain, nothing left of what goes."""

from dataclasses import replace

import pytest

from hoinghi_tui.storage import Damaged, NotSaved, Op, Store, changeover, verify
from hoinghi_tui.storage.chain import START, Codec
from hoinghi_tui.storage.erasure import put_in_place, rewrite, whole_past
from hoinghi_tui.storage.repair import repair

SECRET = "0900000010"


def blank(event):
    """Take the secret out of every row and note."""

    def row(values):
        return values and {key: "" if value == SECRET else value for key, value in values.items()}

    ops = tuple(Op(op.table, op.id, row(op.was), row(op.set)) for op in event.ops)
    return replace(event, ops=ops, note=event.note.replace(SECRET, "…"))


def erase(folder, clock, **also):
    with whole_past(folder) as past:
        new = rewrite(past, blank, now=clock.now(), kind="forget", note="Đã xóa")
        put_in_place(past, new, also_put=also.pop("also_put", {}), **also)


@pytest.fixture
def folder(open_store, tmp_path):
    """A row that got the secret, changed and came back from a deletion; a copy and remains."""
    folder = tmp_path / "store"
    with open_store() as store:
        store.transact(
            "add", lambda: [Op("t", "a", None, {"id": "a", "phone": SECRET})], note=f"+ {SECRET}"
        )
        store.transact("edit", lambda: [Op("t", "a", {"phone": SECRET}, {"phone": "1"})])
        deleted = store.transact("delete", lambda: [Op("t", "a", {"id": "a", "phone": "1"}, None)])
        store.undo(deleted.id)
        store.transact("edit", lambda: [Op("t", "a", {"phone": "1"}, {"phone": SECRET})])
    for name in ("torn-1.bin", "damaged-1.jsonl", "db-1.json", "events-00001.jsonl.tmp"):
        (folder / "backup" / name).write_text(SECRET)
    (folder / "db.json.tmp").write_text(SECRET)
    log = (folder / "events.jsonl").read_bytes()
    (folder / "backup" / "rescued-1.jsonl").write_bytes(log)
    cut_off = log[:-20] + SECRET.encode()
    (folder / "backup" / "rescued-2.jsonl").write_bytes(cut_off)
    (folder / "backup" / "rescued-3.jsonl").write_text(SECRET)
    return folder


def holding(folder):
    return [path for path in folder.rglob("*") if path.is_file() and SECRET in path.read_text()]


def test_nothing_is_left_and_everything_still_fits(folder, clock, open_store):
    assert len(holding(folder)) == 11  # log, snapshot, copies and all remains
    erase(folder, clock, also_put={"out/receipt.txt": b"done"})
    assert holding(folder) == []
    report = verify(folder)
    assert (report.problems, report.warnings) == ((), ())
    assert report.events == report.snapshot_seq == 6
    assert (folder / "out" / "receipt.txt").read_bytes() == b"done"
    names = sorted(path.name.partition("-")[0] for path in (folder / "backup").iterdir())
    assert names == ["events", "rescued", "rescued"]
    for name, events in (("rescued-1.jsonl", 5), ("rescued-2.jsonl", 4)):
        scan = Codec().scan((folder / "backup" / name).read_bytes(), START)
        assert (len(scan.events), scan.flaw) == (events, None)
    assert not (folder / changeover.DECIDED).exists()
    assert not (folder / changeover.DRAFT).exists()
    with open_store() as store:
        assert (store.read_only, store.notices) == (None, [])
        assert dict(store.table("t")) == {"a": {"id": "a", "phone": ""}}
        kinds = [event.kind for event in reversed(store.history(None))]
        assert kinds == ["add", "edit", "delete", "undo", "edit", "forget"]
    assert verify(folder).ok


def test_an_action_whose_values_are_gone_is_undone_without_bringing_them_back(
    folder, clock, open_store
):
    erase(folder, clock)
    with open_store() as store:
        for event in store.history(None):
            if event.kind == "edit":
                store.undo(event.id)
                assert SECRET not in str(dict(store.table("t")))
                break
    assert verify(folder).ok
    assert holding(folder) == []


def test_its_copies_mend_the_new_log(folder, clock):
    erase(folder, clock)
    log = folder / "events.jsonl"
    log.write_bytes(log.read_bytes().replace(b'"delete"', b'"dilute"'))
    assert not verify(folder).ok
    repair(folder, now=clock.now)
    assert verify(folder).ok
    assert verify(folder).events >= 5
    assert holding(folder) == []


def test_not_while_anybody_has_the_folder_open(folder, clock, open_store):
    before = (folder / "events.jsonl").read_bytes()
    for read_only in (False, True):
        other = open_store("Bàn 2", read_only=read_only)
        with pytest.raises(NotSaved) as caught, whole_past(folder):
            pytest.fail("somebody is at work")
        assert caught.value.cause == "folder_open"
        other.close()
    assert (folder / "events.jsonl").read_bytes() == before
    with whole_past(folder), pytest.raises(NotSaved) as caught:
        open_store("Bàn 2")
    assert caught.value.cause == "being_rewritten"


def test_only_what_is_whole_is_written_anew(folder):
    log = folder / "events.jsonl"
    good = log.read_bytes()
    log.write_bytes(good.replace(b'"edit"', b'"exit"'))
    with pytest.raises(Damaged, match="dòng 2"), whole_past(folder):
        pytest.fail("it is damaged")
    log.unlink()
    with pytest.raises(NotSaved), whole_past(folder):
        pytest.fail("it is gone")


def test_a_torn_last_write_goes_for_good(folder, clock):
    with (folder / "events.jsonl").open("ab") as log:
        log.write(f'{{"v":1,"seq":6,"note":"{SECRET}'.encode())
    erase(folder, clock)
    assert verify(folder).ok
    assert holding(folder) == []


def test_a_scrub_that_breaks_the_chain_of_changes_is_found_before_anything_is_written(
    folder, clock
):
    def uneven(event):
        return blank(event) if event.seq == 1 else event

    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with whole_past(folder) as past, pytest.raises(ValueError, match="event 2"):
        rewrite(past, uneven, now=clock.now(), kind="forget", note="")
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_a_plan_from_somebody_elses_usb_reaches_nothing_outside(folder, clock, open_store):
    victim = folder.parent / "victim.txt"
    victim.write_text("mine")
    for plan in (
        b'{"put":{},"remove":["../victim.txt"]}',
        b'{"put":{"1":"../victim.txt"},"remove":[]}',
        b'{"put":{},"remove":["' + str(victim).encode() + b'"]}',
        b"rubbish",
    ):
        decided = folder / changeover.DECIDED
        decided.mkdir(exist_ok=True)
        (decided / "plan.json").write_bytes(plan)
        (decided / "1").write_text("theirs")
        with pytest.raises(NotSaved) as caught:
            open_store()
        assert caught.value.cause == "half_rewritten"
        assert victim.read_text() == "mine"
    with Store.open(folder, station="", now=clock.now, read_only=True) as store:
        assert len(store.table("t")) == 1
