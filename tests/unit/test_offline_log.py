"""A desk goes on while its server is away, and everything it did is found again afterwards."""

from collections import Counter
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.storage import Conflict, NotSaved, Op
from hoinghi_tui.storage.ledger import Ledger
from hoinghi_tui.storage.tables import Tables
from manual_clock import ManualClock
from offline_desk import CutLog, Desk, by_id


@pytest.fixture
def open_desk(tmp_path, clock):
    opened = []

    def open_one(station="Bàn 1", **options) -> Desk:
        desk = Desk(tmp_path / "server", tmp_path / station, station, clock.now, **options)
        opened.append(desk)
        return desk

    yield open_one
    for desk in opened:
        desk.close()


def ids(desk: Desk) -> list[str]:
    return [event.id for event in desk.log.past(1, desk.log.position.seq)]


def truth(tmp_path, clock) -> tuple[list[str], dict]:
    """Fold the server's log from its first line, checking each precondition."""
    log = CutLog(tmp_path / "server", clock.now)
    log.resume(None)
    ledger = Ledger(log, Tables(), None)
    events = log.read().events
    for number, event in enumerate(events, 1):
        assert event.seq == number
        ledger.check(event.ops)
        ledger.fold([event])
    log.close()
    return [event.id for event in events], by_id(ledger.tables)


def test_without_being_told_to_go_on_a_desk_saves_nothing_while_the_server_is_away(open_desk):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    desk.server.up = False
    with pytest.raises(NotSaved) as refusal:
        desk.put("b", "dv-2", 1)
    assert refusal.value.cause == "server_away"
    assert desk.row("people", "dv-2") is None
    desk.server.up = True
    assert desk.put("b", "dv-2", 1).seq == 2


def test_a_desk_goes_apart_only_while_its_server_is_away(open_desk):
    desk = open_desk()
    desk.rejoin.go_apart()
    assert not desk.rejoin.apart


def test_what_was_done_apart_comes_into_the_log_in_order_with_its_own_time(
    open_desk, clock, tmp_path
):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    desk.cut()
    done_at = clock.now().isoformat()
    desk.put("b", "dv-2", 1)
    desk.put("c", "dv-2", 2)
    assert [desk.log.position.seq, ids(desk)] == [3, ["a", "b", "c"]]
    clock.advance(minutes=9)
    desk.come_back()
    assert truth(tmp_path, clock)[0] == ["a", "b", "c"]
    events = desk.log.past(2, 3)
    assert [(event.at, event.station) for event in events] == [(done_at, "Bàn 1")] * 2
    assert (desk.rejoin.since, desk.rejoin.waiting, desk.rejoin.unfit) == (None, [], [])


def test_what_others_saved_first_stays_and_ours_is_listed_with_who_was_faster(open_desk, clock):
    one, two = open_desk("Bàn 1"), open_desk("Bàn 2")
    one.cut()
    one.put("mine", "dv-1", "Bàn 1")
    one.put("other", "dv-2", "Bàn 1")
    two.put("theirs", "dv-1", "Bàn 2")
    one.come_back()
    assert ids(one) == ["theirs", "other"]
    assert one.row("people", "dv-1")["value"] == "Bàn 2"
    (unfit,) = one.rejoin.unfit
    assert (unfit.id, unfit.by.id, unfit.by.station) == ("mine", "theirs", "Bàn 2")


def test_what_was_built_on_an_action_that_did_not_fit_is_listed_with_it(open_desk):
    one, two = open_desk("Bàn 1", numbered=["people"]), open_desk("Bàn 2")
    one.cut()
    one.put("newcomer", "dv-1", "Lò Văn A")
    one.put("arrival", "dv-1", 1, table="attendance")
    one.save("seat", Op("seats", "A1", None, {"id": "A1", "delegate": "dv-1"}))
    one.put("stranger", "dv-2", 1, table="attendance")
    two.put("theirs", "dv-1", "Giàng Thị B")  # the same number, somebody else
    one.come_back()
    assert [unfit.id for unfit in one.rejoin.unfit] == ["newcomer", "arrival", "seat"]
    assert one.row("attendance", "dv-1") is None  # nobody is marked as here for a stranger
    assert ids(one) == ["theirs", "stranger"]


def test_an_undo_of_what_did_not_fit_is_listed_too(open_desk):
    one, two = open_desk("Bàn 1"), open_desk("Bàn 2")
    one.cut()
    one.put("mine", "dv-1", 1)
    one.save("undo", Op("people", "dv-1", {"id": "dv-1", "value": 1}, None), undoes="mine")
    two.put("theirs", "dv-1", 1)
    one.come_back()
    assert [unfit.id for unfit in one.rejoin.unfit] == ["mine", "undo"]
    assert one.row("people", "dv-1")["value"] == 1


def test_an_earlier_action_of_the_log_is_taken_back_while_apart(open_desk, clock, tmp_path):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    desk.cut()
    assert desk.ledger.event("a").seq == 1
    desk.save("undo", Op("people", "dv-1", {"id": "dv-1", "value": 1}, None), undoes="a")
    desk.come_back()
    assert truth(tmp_path, clock)[0] == ["a", "undo"]


def test_what_rows_do_not_tell_is_asked_before_an_action_goes_back_into_the_log(open_desk):
    desk = open_desk()
    desk.cut()
    desk.put("a", "dv-1", 1)
    desk.put("b", "dv-2", 2)
    desk.come_back(lambda ops: "Hội nghị đã kết thúc." if ops[0].id == "dv-1" else "")
    assert [(unfit.id, unfit.why) for unfit in desk.rejoin.unfit] == [
        ("a", "Hội nghị đã kết thúc.")
    ]
    assert ids(desk) == ["b"]


def test_an_answer_that_was_lost_doubles_nothing(open_desk, clock, tmp_path):
    desk = open_desk()
    desk.cut()
    for number in range(3):
        desk.put(f"e{number}", f"dv-{number}", 1)
    desk.server.up, desk.server.answers_lost = True, 1
    assert desk.rejoin.go_on(lambda ops: "") is None
    assert (desk.rejoin.apart, len(desk.rejoin.waiting)) == (True, 3)
    desk.put("later", "dv-9", 1)
    desk.come_back()
    assert truth(tmp_path, clock)[0] == ["e0", "e1", "e2", "later"]
    assert desk.rejoin.unfit == []


def test_more_than_is_handed_over_at_once_goes_in_several_calls(open_desk, clock, tmp_path):
    desk = open_desk()
    desk.cut()
    for number in range(60):
        desk.put(f"e{number}", f"dv-{number}", 1)
    desk.server.up = True
    progress = [desk.rejoin.go_on(lambda ops: "") for _ in range(3)]
    assert [(one.sent, one.left) for one in progress] == [(25, 35), (25, 10), (10, 0)]
    assert truth(tmp_path, clock)[0] == [f"e{number}" for number in range(60)]


def test_a_desk_that_was_restarted_apart_shows_what_it_knew_and_what_it_did(open_desk):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    desk.cut()
    desk.put("b", "dv-2", 2)
    shown = desk.rows()
    desk.close()
    again = open_desk(up=False)
    assert (again.rejoin.apart, again.rows(), ids(again)) == (True, shown, ["a", "b"])
    again.put("c", "dv-2", 3)
    again.come_back()
    assert ids(again) == ["a", "b", "c"]


def test_a_desk_that_is_opened_with_its_server_away_is_only_to_be_looked_at(open_desk):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    desk.close()
    again = open_desk(up=False)
    assert again.row("people", "dv-1")["value"] == 1
    assert again.log.trouble.cause == "server_away"
    with pytest.raises(NotSaved):
        again.put("b", "dv-2", 1)
    again.rejoin.go_apart()
    again.put("b", "dv-2", 1)
    again.come_back()
    assert ids(again) == ["a", "b"]


def test_a_server_that_tells_something_else_than_before_takes_nothing(open_desk, tmp_path, clock):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    desk.cut()
    desk.put("b", "dv-2", 1)
    desk.close()
    (tmp_path / "server" / "events.jsonl").unlink()
    other = open_desk("Bàn 2")
    other.put("x", "dv-1", 1)
    again = open_desk(up=False)
    again.server.up = True
    with pytest.raises(NotSaved) as refusal:
        again.rejoin.go_on(lambda ops: "")
    assert refusal.value.cause == "server_replaced"
    assert [event.id for event in again.rejoin.waiting] == ["b"]
    assert truth(tmp_path, clock)[0] == ["x"]


def test_a_full_disk_refuses_an_action_apart_and_loses_none(open_desk, disk_full):
    desk = open_desk()
    desk.cut()
    desk.put("a", "dv-1", 1)
    with disk_full(), pytest.raises(NotSaved) as refusal:
        desk.put("b", "dv-2", 1)
    assert refusal.value.cause == "disk_full"
    assert desk.row("people", "dv-2") is None
    desk.put("b", "dv-2", 1)
    desk.server.up = True
    with disk_full(), pytest.raises(NotSaved):
        desk.rejoin.go_on(lambda ops: "")
    desk.come_back()
    assert sorted(ids(desk)) == ["a", "b"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two"]),
        st.sampled_from(["put", "put", "put", "undo", "cut", "back", "lose", "restart"]),
        st.integers(0, 3),
    ),
    max_size=25,
)


class World:
    """Two desks on one log, either of which may be cut off, restarted, or left unanswered."""

    def __init__(self, folder) -> None:
        self.folder, self.clock = folder, ManualClock()
        self.desks = {name: self.open(name, up=True) for name in ("one", "two")}
        self.accepted: list[str] = []

    def open(self, name: str, *, up: bool) -> Desk:
        return Desk(self.folder / "server", self.folder / name, name, self.clock.now, up=up)

    def step(self, number: int, name: str, what: str, key: int) -> None:
        desk = self.desks[name]
        if what in ("put", "undo"):
            self.change(desk, f"{name}-{number}", what, f"r{key}", number)
        elif what == "cut":
            desk.cut()
        elif what == "back":
            desk.come_back()
        elif what == "lose":
            desk.server.up, desk.server.answers_lost = True, 1
            desk.rejoin.go_on(lambda ops: "")
            desk.server.answers_lost = 0
        elif what == "restart":
            up = desk.server.up
            desk.close()
            self.desks[name] = self.open(name, up=up)

    def change(self, desk: Desk, event_id: str, what: str, key: str, number: int) -> None:
        desk.ledger.refresh()
        row = desk.row("people", key)
        try:
            if what == "put":
                saved = desk.put(event_id, key, number)
            elif row is not None:
                saved = desk.save(event_id, Op("people", key, dict(row), None))
            else:
                return
        except (NotSaved, Conflict):
            return
        assert saved is not None
        self.accepted.append(event_id)

    def close(self) -> None:
        for desk in self.desks.values():
            desk.close()


@settings(max_examples=30)
@given(steps=STEPS)
def test_every_action_ends_in_the_log_or_in_the_list_exactly_once(tmp_path_factory, steps):
    folder = tmp_path_factory.mktemp("world")
    world = World(folder)
    with patch("hoinghi_tui.storage.disk.sync", lambda file: file.flush()):
        for number, (name, what, key) in enumerate(steps):
            world.step(number, name, what, key)
        for desk in world.desks.values():
            desk.come_back()
    in_log, rows = truth(folder, world.clock)
    listed = [unfit.id for desk in world.desks.values() for unfit in desk.rejoin.unfit]
    assert Counter(in_log) + Counter(listed) == Counter(world.accepted)
    for desk in world.desks.values():
        desk.ledger.refresh()
        assert desk.rows() == {
            name: {row["id"]: row for row in table.values()}
            for name, table in rows.items()
            if table
        }
        assert ids(desk) == in_log
    world.close()
