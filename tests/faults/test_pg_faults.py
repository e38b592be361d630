"""What happens to a conference in PostgreSQL when the ground under it breaks."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from tcp_proxy import Cable

from hoinghi_tui.storage import Conflict, NotSaved, Op, Store
from hoinghi_tui.storage.chain import Codec, Position
from hoinghi_tui.storage.events import Event
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_verify import verify_pg
from hoinghi_tui.storage.remote_store import open_pg

KILLS = 60
STATIONS = 3
ARENA = Path(__file__).with_name("kill_arena.py")
AT_MOST_S = 10.0


def until(holds) -> None:
    """Wait for what a thread or the server does; fails when it does not come about."""
    end = time.monotonic() + AT_MOST_S
    while not holds():
        assert time.monotonic() < end, "it never came about"
        time.sleep(0.01)


@pytest.fixture
def desk(pg_url, tmp_path, clock):
    """Return a function that opens one more desk, by default with a thread that watches."""
    opened = []

    def open_one(station: str = "Bàn 1", url: str = pg_url, **options) -> Store:
        folder = tmp_path / f"desk-{len(opened)}"
        store = open_pg(url, folder, station=station, now=clock.now, **options)
        opened.append(store)
        store.refresh()  # a screen would: it starts the watching
        return store

    yield open_one
    for store in opened:
        store.close()


@pytest.fixture
def ids(pg_server, pg_url):
    """Return a function that asks the server which events there are."""
    schema = read_address(pg_url).schema

    def ask() -> list[str]:
        return [one for (one,) in pg_server.execute(f"SELECT id FROM {schema}.events ORDER BY seq")]

    return ask


@pytest.fixture
def cable(pg_server):
    made = Cable(pg_server.port)
    yield made
    made.close()


@pytest.fixture
def cabled(pg_server, pg_url, cable) -> str:
    return pg_url.replace(f":{pg_server.port}/", f":{cable.port}/")


@contextmanager
def table_locked(pg_server, pg_url):
    """Hold a lock that lets everybody read and nobody add."""
    schema = read_address(pg_url).schema
    with psycopg.connect(pg_server.url().partition("?")[0]) as other:
        other.execute(f"LOCK TABLE {schema}.events IN EXCLUSIVE MODE")
        yield
        other.rollback()


class Saver(threading.Thread):
    """Saves one action at a desk of its own, as a store belongs to one thread."""

    def __init__(self, save, url: str, folder: Path, clock, **options) -> None:
        super().__init__()
        self._work = (save, url, folder, clock, options)
        self.result: object = None
        self.start()

    def run(self) -> None:
        save, url, folder, clock, options = self._work
        with open_pg(url, folder, station="Bàn 2", now=clock.now, live=False) as store:
            try:
                self.result = save(store, "x", **options)
            except NotSaved as failure:
                self.result = failure


# -- the server ends ----------------------------------------------------------------------


def test_a_server_that_falls_over_loses_nothing_and_is_found_again(desk, save, pg_server, ids):
    store = desk()
    save(store, "a", action_id="a")
    pg_server.stop()
    try:
        with pytest.raises(NotSaved) as caught:
            save(store, "b", action_id="b")
        assert caught.value.cause == "server_away"
        began = time.monotonic()
        for _ in range(1000):
            store.refresh()
        assert time.monotonic() - began < 1.0  # a screen looks ten times a second
        assert "không trả lời" in store.read_only
        assert set(store.table("people")) == {"a"}
        assert [event.note for event in store.history()] == ["Thêm a"]
    finally:
        pg_server.start()
    until(lambda: store.read_only is None)
    assert save(store, "b", action_id="b").seq == 2
    assert ids() == ["a", "b"]


def test_a_desk_that_opens_while_the_server_is_away_shows_what_it_last_knew(
    pg_server, pg_url, save, tmp_path, clock
):
    def opened() -> Store:
        return open_pg(pg_url, tmp_path / "a", station="Bàn 1", now=clock.now)

    with opened() as store:
        save(store, "a")
    pg_server.stop()
    try:
        with opened() as store:
            assert set(store.table("people")) == {"a"}
            assert "không trả lời" in store.read_only
            with pytest.raises(NotSaved):
                save(store, "b")
            store.refresh()
            pg_server.start()
            until(lambda: store.refresh() or store.read_only is None)
            assert save(store, "b").seq == 2
    finally:
        if not (pg_server.data / "postmaster.pid").exists():
            pg_server.start()


def end_all(pg_server) -> None:
    pg_server.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = %s",
        "hoinghi-tui",
    )


def test_connections_that_were_ended_are_made_again_without_a_word(desk, save, pg_server, ids):
    store = desk()
    save(store, "a", action_id="a")
    end_all(pg_server)
    until(lambda: store.read_only is None)
    save(store, "b", action_id="b")
    assert ids() == ["a", "b"]
    assert store.notices == []


def test_a_connection_ended_in_the_midst_of_saving_saves_once(
    save, pg_server, pg_url, ids, tmp_path, clock
):
    waiting = (
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'hoinghi-tui' "
        "AND wait_event_type = 'Lock'"
    )
    with table_locked(pg_server, pg_url):
        saver = Saver(save, pg_url, tmp_path / "x", clock, action_id="x")
        until(lambda: pg_server.execute(waiting))
        first = pg_server.execute(waiting)
        end_all(pg_server)
        until(lambda: pg_server.execute(waiting) not in ([], first))  # it tries once more
    saver.join()
    assert isinstance(saver.result, Event)
    assert ids() == ["x"]


# -- the way to it is cut -----------------------------------------------------------------


@pytest.mark.parametrize("action_id", ["chosen", None])
@pytest.mark.parametrize("what", ["lose_answer", "lose_request"])
def test_a_connection_cut_in_the_midst_of_saving_saves_once(
    desk, save, cable, cabled, ids, what, action_id
):
    store = desk(url=cabled)
    first = save(store, "a")
    cable.arm(what, "Thêm b")
    second = save(store, "b", action_id=action_id)
    assert cable.happened.is_set()
    assert ids() == [first.id, second.id]
    assert store.read_only is None


def test_a_request_that_arrives_late_is_not_saved_a_second_time(desk, save, cable, cabled, ids):
    store = desk(url=cabled)
    cable.arm("delay_request", "late")
    assert save(store, "a", action_id="late").seq == 1
    save(store, "b", action_id="next")
    assert b"INSERT" not in cable.deliver()  # the tag of a statement that did something
    assert ids() == ["late", "next"]


@pytest.mark.parametrize("what", ["lose_answer", "lose_request"])
def test_what_nobody_knows_is_said_so_and_known_later(desk, save, cable, cabled, ids, what):
    """Cut, and out of reach: the person is told the truth, and repeating it is one event."""
    store = desk(url=cabled)
    cable.arm(what, "unsure", then_down=True)
    with pytest.raises(NotSaved, match="Chưa rõ") as caught:
        save(store, "a", action_id="unsure")
    assert caught.value.cause == "server_away"
    assert set(store.table("people")) == set()
    cable.up()
    until(lambda: store.read_only is None)
    if what == "lose_answer":
        until(lambda: store.refresh() or "a" in store.table("people"))
        assert "nay đã có trong nhật ký" in store.notices[-1]
    assert save(store, "a", action_id="unsure").seq == 1
    assert ids() == ["unsure"]


@pytest.mark.skipif(not hasattr(signal, "SIGSTOP"), reason="cần SIGSTOP")
def test_a_server_that_is_silent_keeps_nobody_waiting(desk, save, pg_server, monkeypatch, ids):
    """The network takes its packets, so that neither TCP nor its own timeouts help."""
    monkeypatch.setattr("hoinghi_tui.storage.pg_connection.ANSWER_S", 0.8)
    store = desk()
    save(store, "a", action_id="a")
    backends = pg_server.execute(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'hoinghi-tui'"
    )
    for (pid,) in backends:
        os.kill(pid, signal.SIGSTOP)
    try:
        os.kill(pg_server.pid, signal.SIGSTOP)
        began = time.monotonic()
        with pytest.raises(NotSaved):
            save(store, "b", action_id="b")
        assert time.monotonic() - began < 4.5
        began = time.monotonic()
        assert store.refresh() == []
        with pytest.raises(NotSaved):
            save(store, "b", action_id="b")  # now it is known to be away
        assert time.monotonic() - began < 0.2
    finally:
        for pid in (*(pid for (pid,) in backends), pg_server.pid):
            os.kill(pid, signal.SIGCONT)
    until(lambda: store.refresh() or store.read_only is None)
    save(store, "b", action_id="b")
    assert ids() == ["a", "b"]


# -- desks among each other ---------------------------------------------------------------


def test_of_two_desks_with_the_same_person_one_is_told_who_was_faster(
    pg_url, save, tmp_path, clock, ids
):
    people = [f"dv-{number}" for number in range(30)]
    told: dict[str, list[tuple[str, object]]] = {}
    both = threading.Barrier(2)

    def work(station: str, other: str) -> None:
        folder = tmp_path / station
        with open_pg(pg_url, folder, station=station, now=clock.now, live=False) as store:
            answers = told.setdefault(station, [])
            for person in people:
                both.wait()
                try:
                    save(store, person)
                except Conflict as conflict:
                    assert conflict.event.station == other
                    assert conflict.event.note == f"Thêm {person}"
                    answers.append((person, "late"))
                else:
                    answers.append((person, "saved"))

    desks = [threading.Thread(target=work, args=pair) for pair in (("A", "B"), ("B", "A"))]
    for one in desks:
        one.start()
    for one in desks:
        one.join()
    assert len(ids()) == len(people)
    results = Counter(told["A"] + told["B"])
    assert results == Counter([(one, word) for one in people for word in ("saved", "late")])


@pytest.fixture
def short_locks(monkeypatch):
    monkeypatch.setattr("hoinghi_tui.storage.pg_connection.LOCK_WAIT", "100ms")


def test_a_lock_that_is_held_too_long_is_refused_in_words_and_saves_nothing(
    short_locks, desk, save, pg_server, pg_url, ids
):
    store = desk()
    with table_locked(pg_server, pg_url), pytest.raises(NotSaved) as caught:
        save(store, "a", action_id="a")
    assert caught.value.cause == "server_busy"
    assert ids() == []
    assert store.read_only is None
    assert save(store, "a", action_id="a").seq == 1


def test_a_desk_that_never_comes_back_keeps_no_other_from_saving(
    short_locks, desk, save, pg_server, pg_url, ids
):
    """It waits in line when it lost, behind one that holds the place and is gone."""
    first, second = desk("Bàn 1"), desk("Bàn 2")
    asked = []

    def decide() -> list[Op]:
        if not asked:
            save(first, "a", action_id="a")  # in the very moment between look and saving
        asked.append(len(second.table("people")))
        return [Op("people", "b", None, {"id": "b"})]

    with psycopg.connect(pg_server.url().partition("?")[0]) as gone:
        gone.execute("SELECT pg_advisory_lock(7, hashtext(%s))", (read_address(pg_url).schema,))
        second.transact("add", decide, action_id="b")
    assert asked == [0, 1]
    assert ids() == ["a", "b"]


def test_what_another_desk_saves_is_told_by_the_server(desk, save, monkeypatch):
    monkeypatch.setattr("hoinghi_tui.storage.pg_watch.POLL_S", 3600.0)
    first, second = desk("Bàn 1"), desk("Bàn 2")
    save(first, "a")
    until(lambda: second.refresh())
    save(second, "b")
    until(lambda: first.refresh())
    assert set(first.table("people")) == set(second.table("people")) == {"a", "b"}


def test_a_notification_that_is_lost_is_made_good_by_looking(
    desk, pg_server, pg_url, monkeypatch, clock
):
    monkeypatch.setattr("hoinghi_tui.storage.pg_watch.POLL_S", 0.05)
    store = desk()
    event = Event(1, "silent", "2025-12-15T00:25:00.000Z", "Bàn 2", "note", (), "không báo")
    line, _ = Codec().encode(event, Position())
    table = f"{read_address(pg_url).schema}.events"
    pg_server.execute(f"INSERT INTO {table} VALUES (1, 'silent', %s)", line[:-1].decode())
    until(lambda: store.refresh() == [event])


def test_a_log_replaced_while_open_is_told_and_not_written_to(desk, save, pg_server, pg_url):
    store = desk()
    save(store, "a")
    pg_server.execute(f"TRUNCATE {read_address(pg_url).schema}.events")
    end_all(pg_server)
    until(
        lambda: (
            store.refresh() or (store.read_only is not None and "không còn là" in store.read_only)
        )
    )
    with pytest.raises(NotSaved):
        save(store, "b")
    assert set(store.table("people")) == {"a"}


# -- programs end -------------------------------------------------------------------------


@pytest.mark.skipif(not hasattr(os, "fork"), reason="cần fork để giết nhiều tiến trình")
def test_nothing_acknowledged_is_lost_or_doubled_by_killed_programs(pg_url, tmp_path, ids):
    from test_kill import journal

    done = subprocess.run(
        [sys.executable, str(ARENA), str(tmp_path), str(KILLS), "2025-12-15", pg_url],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    saved, refused, tried = journal(tmp_path)
    assert len(saved) > KILLS / 2  # they really worked between two deaths
    places = {one: number for number, one in enumerate(ids(), start=1)}
    assert {one: places.get(one) for one in saved} == saved
    assert len(places) == len(ids())
    assert places.keys() <= tried
    assert not places.keys() & refused
    report = verify_pg(pg_url, tmp_path / "nobody")
    assert (report.problems, report.events) == ((), len(places))
