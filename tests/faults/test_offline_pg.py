"""A desk goes on while a real PostgreSQL is stopped, and comes back when it is started again."""

import time

import pytest

from hoinghi_tui.storage import NotSaved, Op, Store
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.remote_store import open_pg

AT_MOST_S = 20.0


def until(holds) -> None:
    """Wait for what a thread or the server does; fails when it does not come about."""
    end = time.monotonic() + AT_MOST_S
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.01)


def name(store: Store, key: str, value: str, **options):
    row = {"id": key, "name": value}
    return store.transact("add", lambda: [Op("people", key, None, row)], note=value, **options)


@pytest.fixture
def open_desk(pg_url, tmp_path, clock):
    def open_one(station: str) -> Store:
        store = open_pg(pg_url, tmp_path / station, station=station, now=clock.now, live=True)
        store.refresh()
        return store

    return open_one


def test_a_desk_goes_on_while_the_server_is_stopped(pg_server, pg_url, open_desk):
    def stored() -> list[str]:
        schema = read_address(pg_url).schema
        found = pg_server.execute(f"SELECT id FROM {schema}.events ORDER BY seq")
        return [one for (one,) in found]

    one = open_desk("Bàn 1")
    name(one, "p1", "Lò Văn A", action_id="a")
    name(one, "p2", "Giàng Thị B", action_id="b")
    pg_server.stop()
    try:
        with pytest.raises(NotSaved) as refusal:
            name(one, "p3", "Vàng Thị C", action_id="c")
        assert refusal.value.cause == "server_away"
        one.rejoin.go_apart()
        name(one, "p3", "Vàng Thị C", action_id="c")
        name(one, "p4", "Lý Văn D", action_id="d")
        one.undo("a", action_id="undo-a")
        one.close()  # the computer is switched off and on again
        one = open_desk("Bàn 1")
        assert set(one.table("people")) == {"p2", "p3", "p4"}
        assert [event.id for event in one.history()] == ["undo-a", "d", "c", "b", "a"]
        assert one.rejoin.go_on(lambda ops: "") is None  # nobody answers
    finally:
        pg_server.start()
    two = open_desk("Bàn 2")
    name(two, "p3", "người khác", action_id="theirs")

    def is_back() -> bool:
        one.rejoin.go_on(lambda ops: "")
        return not one.rejoin.apart

    until(is_back)
    assert stored() == ["a", "b", "theirs", "d", "undo-a"]
    assert [(unfit.id, unfit.by.id) for unfit in one.rejoin.unfit] == [("c", "theirs")]
    until(lambda: two.refresh() or set(two.table("people")) == {"p2", "p3", "p4"})
    name(one, "p5", "Sùng Thị E")  # and the desk goes by its server as before
    assert {key: row["name"] for key, row in one.table("people").items()}["p3"] == "người khác"
    one.close()
    two.close()
    assert one.notices == []


def test_a_desk_opened_while_the_server_is_stopped_goes_by_it_once_it_is_back(
    pg_server, open_desk, tmp_path
):
    one = open_desk("Bàn 1")
    name(one, "p1", "Lò Văn A", action_id="a")
    one.close()
    snapshot = tmp_path / "Bàn 1" / "db.json"
    old = snapshot.read_bytes()
    one = open_desk("Bàn 1")
    name(one, "p2", "Giàng Thị B", action_id="b")
    one.close()
    snapshot.write_bytes(old)  # as a power cut leaves it, which writes no new one
    pg_server.stop()
    try:
        one = open_desk("Bàn 1")
        assert set(one.table("people")) == {"p1", "p2"}
        assert one.read_only is not None
    finally:
        pg_server.start()
    two = open_desk("Bàn 2")
    name(two, "p3", "Vàng Thị C", action_id="c")
    until(lambda: one.refresh() and one.read_only is None)
    assert name(one, "p4", "Lý Văn D", action_id="d").seq == 4
    assert [event.id for event in one.history()] == ["d", "c", "b", "a"]
    one.close()
    two.close()
    assert one.notices == []


def test_an_action_older_than_the_server_was_away_can_still_be_found_and_undone(
    pg_server, open_desk
):
    one = open_desk("Bàn 1")
    name(one, "p1", "Lò Văn A", action_id="a")
    one.close()
    pg_server.stop()
    try:
        one = open_desk("Bàn 1")
        with pytest.raises(NotSaved):
            one.undo("a")
    finally:
        pg_server.start()
    until(lambda: one.refresh() or one.read_only is None)
    assert name(one, "p1", "Lò Văn A", action_id="a").seq == 1  # it is in the log already
    assert one.undo("a").undoes == "a"
    one.close()
