"""What a store promises, whatever keeps its log: a folder or a PostgreSQL database."""

import unicodedata
from datetime import timedelta

import pytest

from hoinghi_tui.storage import Conflict, NotSaved, Op

pytestmark = pytest.mark.parametrize("open_store", ["folder", "postgresql"], indirect=True)


def add(key: str, **fields: object) -> Op:
    return Op("people", key, None, {"id": key, **fields})


def change(key: str, field: str, before: object, after: object) -> Op:
    return Op("people", key, {field: before}, {field: after})


def save(store, *ops: Op, **options):
    return store.transact("edit", lambda: ops, **options)


def test_an_action_is_an_event_and_changes_the_tables(open_store):
    store = open_store()
    event = save(store, add("a", name="Đào Văn Soái"), note=lambda: "Thêm đại biểu")
    assert (event.seq, event.station, event.kind, event.note) == (
        1,
        "Bàn 1",
        "edit",
        "Thêm đại biểu",
    )
    assert event.at == "2025-12-15T00:25:00.000Z"
    assert dict(store.table("people")) == {"a": {"id": "a", "name": "Đào Văn Soái"}}
    assert (store.last_seq, store.history()) == (1, [event])
    assert dict(store.table("unknown")) == {}


def test_no_change_saves_nothing(open_store):
    store = open_store()
    assert save(store) is None
    assert (store.last_seq, open_store().history()) == (0, [])


def test_what_decide_raises_passes_through_and_saves_nothing(open_store):
    store = open_store()

    def refuse() -> list[Op]:
        raise LookupError("không có")

    with pytest.raises(LookupError, match="không có"):
        store.transact("edit", refuse)
    assert store.last_seq == 0
    assert save(store, add("a")) is not None


def test_values_json_cannot_hold_are_refused_before_anything_is_written(open_store):
    store = open_store()
    with pytest.raises(TypeError):
        save(store, add("a", thing=object()))
    assert store.last_seq == 0


def test_rows_hold_what_will_be_read_back_not_the_callers_objects(open_store):
    store = open_store()
    roles = ["chủ tọa"]
    save(store, add("a", roles=roles, pair=("x", "y")))
    roles.append("thư ký")
    assert store.table("people")["a"] == {"id": "a", "roles": ["chủ tọa"], "pair": ["x", "y"]}
    taken = store.table("people")["a"]
    save(store, change("a", "pair", ["x", "y"], None))
    assert taken["pair"] == ["x", "y"]


NASTY = ["[/]", "=cmd()", "../x", "{{x}}", "x" * 500, "\r\n\t\0\u2028", '"crc":"00000000"}\n', "😀"]


@pytest.mark.parametrize("name", [*NASTY, unicodedata.normalize("NFD", "Nguyễn Thị Ánh")])
def test_names_pass_unharmed_through_log_and_snapshot(open_store, name: str):
    store = open_store("[/] bàn")
    save(store, add(name, name=name), note=name)
    store.close()
    for _ in ("from the snapshot", "again"):
        again = open_store()
        assert again.table("people")[name] == {"id": name, "name": name}
        assert again.history()[0].note == name
        again.close()


def test_two_desks_cannot_take_the_same_row(open_store, clock):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    event = save(first, add("a"), note="Điểm danh Đào Văn Soái")
    clock.advance(seconds=5)
    with pytest.raises(Conflict, match="Bàn 1 vừa lưu “Điểm danh Đào Văn Soái”") as caught:
        save(second, add("a", station="Bàn 2"))
    assert caught.value.event == event
    assert caught.value.op == add("a", station="Bàn 2")
    assert (second.last_seq, dict(second.table("people"))) == (1, {"a": {"id": "a"}})


def test_conflict_names_the_event_that_changed_the_field_in_question(open_store):
    store = open_store()
    save(store, add("a", seat="A1", phone="1"), note="thêm")
    save(store, change("a", "seat", "A1", "A2"), note="chuyển ghế")
    save(store, change("a", "phone", "1", "2"), note="sửa số")
    with pytest.raises(Conflict, match="chuyển ghế"):
        save(store, change("a", "seat", "A1", "A3"))


def test_decide_is_asked_again_when_the_log_has_grown_and_subscribers_know_first(open_store):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    happened: list[str] = []
    second.subscribe(lambda event: happened.append(f"told of {event.station}"))

    def decide() -> list[Op]:
        happened.append(f"decide with {len(second.table('people'))}")
        if len(happened) == 1:
            save(first, add("a"))  # in the very moment between look and lock
        return [] if "a" in second.table("people") else [add("a")]

    assert second.transact("check_in", decide) is None
    assert happened == ["decide with 0", "told of Bàn 1", "decide with 1"]
    assert second.last_seq == 1


def test_what_another_station_saved_is_seen_before_deciding(open_store):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    save(first, add("a"))
    save(second, change("a", "seat", None, "A1"))
    assert second.table("people")["a"]["seat"] == "A1"


def test_a_subscriber_or_decision_that_saves_is_a_mistake(open_store):
    store = open_store()
    with pytest.raises(RuntimeError, match="must not save"):
        store.transact("edit", lambda: save(store, add("a")) and [])


def test_a_failing_subscriber_keeps_no_event_out_of_the_tables(open_store):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    second.subscribe(lambda event: {}[event.kind])
    save(first, add("a"))
    save(first, add("b"))
    with pytest.raises(KeyError):
        second.refresh()
    assert set(second.table("people")) == {"a", "b"}


def test_refresh_returns_what_other_stations_saved_once(open_store):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    saved = [save(first, add("a")), save(first, add("b"))]
    assert second.refresh() == saved
    assert second.refresh() == []
    assert first.refresh() == []
    assert dict(second.table("people")) == dict(first.table("people"))


def test_the_same_action_id_is_one_event(open_store):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    event = save(first, add("a"), action_id="scan-1")

    def never() -> list[Op]:
        raise AssertionError

    for store in (first, second):
        assert store.transact("edit", never, action_id="scan-1") == event
    first.close()
    assert open_store("Bàn 3").transact("edit", never, action_id="scan-1") == event
    assert second.last_seq == 1


def test_the_wall_clock_has_no_say_in_the_order(open_store, clock):
    store = open_store()
    save(store, add("a"))
    clock.advance(hours=-1)
    save(store, add("b"))
    clock.advance(hours=3)
    save(store, change("b", "seat", None, "A1"))
    again = open_store()
    assert [event.seq for event in again.history()] == [3, 2, 1]
    assert [event.at[11:13] for event in again.history()] == ["02", "23", "00"]
    assert dict(again.table("people")) == dict(store.table("people"))


def test_undo_restores_the_rows_exactly(open_store):
    store = open_store()
    save(store, add("a", seat="A1"), add("b", seat=None))
    before = dict(store.table("people"))
    swap = save(store, change("a", "seat", "A1", None), change("b", "seat", None, "A1"))
    undo = store.undo(swap.id, note="Hoàn tác")
    assert dict(store.table("people")) == before
    assert (undo.kind, undo.undoes, undo.note) == ("undo", swap.id, "Hoàn tác")


def test_undo_is_refused_when_a_later_action_builds_on_it(open_store):
    store = open_store()
    first = save(store, add("a", seat=None))
    later = save(store, change("a", "seat", None, "A1"), note="Xếp chỗ")
    with pytest.raises(Conflict) as caught:
        store.undo(first.id)
    assert caught.value.event == later
    assert store.last_seq == 2


def test_an_event_is_undone_once(open_store):
    store = open_store()
    save(store, add("a", n=1))
    step = save(store, change("a", "n", 1, 2))
    undo = store.undo(step.id)
    save(store, change("a", "n", 1, 2))
    with pytest.raises(Conflict) as caught:
        store.undo(step.id)
    assert caught.value.event == undo


def test_an_undo_may_be_refused_by_its_caller(open_store):
    store = open_store()
    event = save(store, add("a"))
    seen: list[Op] = []

    def refuse(ops) -> None:
        seen.extend(ops)
        raise LookupError("ghế đã có người")

    with pytest.raises(LookupError):
        store.undo(event.id, check=refuse)
    assert seen == [add("a").inverse()]
    assert set(store.table("people")) == {"a"}


def test_an_unknown_event_cannot_be_undone(open_store):
    with pytest.raises(KeyError):
        open_store().undo("no-such-event")


def test_repeated_undo_walks_back_through_this_stations_actions(open_store):
    first, second = open_store("Bàn 1"), open_store("Bàn 2")
    mine = [save(first, add("a")), save(first, add("b"))]
    other = save(second, add("c"))
    assert first.last_undoable() == mine[1]
    assert first.last_undoable("Bàn 2") is None  # not read yet
    first.refresh()
    assert first.last_undoable("Bàn 2") == other
    first.undo(mine[1].id)
    assert first.last_undoable() == mine[0]
    first.undo(mine[0].id)
    assert first.last_undoable() is None
    assert second.last_undoable() == other
    assert set(first.table("people")) == {"c"}


def test_kinds_may_be_passed_over(open_store):
    store = open_store()
    kept = store.transact("check_in", lambda: [add("a")])
    store.transact("print", lambda: [add("b")])
    assert store.last_undoable(skip={"print"}) == kept
    assert store.last_undoable(skip={"print", "check_in"}) is None


def test_undoing_an_undo_is_redo(open_store):
    store = open_store()
    event = save(store, add("a"))
    undo = store.undo(event.id)
    store.undo(undo.id)
    assert set(store.table("people")) == {"a"}
    assert store.last_undoable() == event
    store.undo(event.id)
    assert set(store.table("people")) == set()


def test_history_is_newest_first_and_reaches_the_first_event(open_store):
    store = open_store()
    for number in range(300):
        save(store, add(f"p{number}"))
    store.close()
    again = open_store()
    assert [event.seq for event in again.history(5)] == [300, 299, 298, 297, 296]
    assert len(again.history()) == 100
    assert [event.seq for event in again.history(None)] == list(range(300, 0, -1))
    assert again.history(0) == []


def test_secondary_index_follows_changes_and_reopening(open_store):
    store = open_store()
    store.add_index("people", "seat")
    save(store, add("a", seat="A1"), add("b", seat="A1"), add("c", seat=None))
    assert sorted(store.find("people", "seat", "A1")) == ["a", "b"]
    save(store, change("a", "seat", "A1", "A2"))
    assert store.find("people", "seat", "A1") == ["b"]
    assert store.find("people", "seat", "A2") == ["a"]
    assert store.find("people", "seat", "Z9") == []
    store.close()
    again = open_store()
    again.add_index("people", "seat")
    assert again.find("people", "seat", None) == ["c"]
    with pytest.raises(KeyError):
        again.find("people", "name", "x")


def test_saved_at_is_the_last_saved_action(open_store, clock):
    store = open_store()
    assert store.saved_at is None
    save(store, add("a"))
    assert store.saved_at == clock.now()
    store.close()
    saved_at = clock.now()
    clock.advance(hours=1)
    assert open_store().saved_at == saved_at


def test_an_older_log_is_lifted_and_a_newer_one_only_shown(open_store):
    def rename_field(raw: dict) -> dict:
        for op in raw["ops"]:
            op["set"]["full_name"] = op["set"].pop("name")
        return raw

    with open_store() as old:
        save(old, add("a", name="Đào"))
    with open_store(upcasters=[rename_field]) as new:
        assert new.table("people")["a"] == {"id": "a", "full_name": "Đào"}
        save(new, add("b", full_name="Soái"))
        assert [event.ops[0].set["full_name"] for event in new.history()] == ["Soái", "Đào"]
    with open_store(upcasters=[rename_field]) as again:
        assert set(again.table("people")) == {"a", "b"}
    behind = open_store()
    assert "bản chương trình mới hơn" in behind.read_only
    assert dict(behind.table("people")) == {"a": {"id": "a", "name": "Đào"}}
    with pytest.raises(NotSaved, match="cập nhật chương trình"):
        save(behind, add("c"))


def test_one_store_after_another_sees_the_same(open_store, clock):
    for number in range(5):
        with open_store(f"Bàn {number}") as store:
            assert len(store.table("people")) == number
            save(store, add(f"p{number}"))
        clock.advance(seconds=timedelta(minutes=10).total_seconds())


class TestRecords:
    def test_a_record_is_in_the_history_of_every_station_and_changes_no_row(self, open_store):
        first, second = open_store(), open_store("Bàn 2")
        first.transact("add", lambda: [Op("people", "a", None, {"id": "a"})], note="Thêm")
        first.record("refused_scan", "Mã lạ 1234…")
        second.refresh()
        assert [event.note for event in second.history()] == ["Mã lạ 1234…", "Thêm"]
        assert dict(second.table("people")) == {"a": {"id": "a"}}

    def test_a_record_is_never_what_is_undone(self, open_store):
        store = open_store()
        added = store.transact("add", lambda: [Op("people", "a", None, {"id": "a"})])
        store.record("refused_scan", "Mã lạ")
        assert store.last_undoable().id == added.id

    def test_a_record_survives_closing_and_a_full_reading(self, open_store):
        store = open_store()
        store.record("refused_scan", "Mã lạ")
        store.close()
        assert [event.note for event in open_store().history()] == ["Mã lạ"]
