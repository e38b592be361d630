"""What is true of a log in PostgreSQL alone: rights, damage, the lines themselves."""

import json
import shutil
from contextlib import nullcontext, suppress
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from hoinghi_tui.storage import Damaged, NotSaved, Op, Store
from hoinghi_tui.storage.chain import START, Codec, Position
from hoinghi_tui.storage.log import Mark, Resumed
from hoinghi_tui.storage.pg_address import read_address
from hoinghi_tui.storage.pg_connection import ANSWER_S, Connection, Link
from hoinghi_tui.storage.pg_lines import Portion
from hoinghi_tui.storage.pg_log import PgLog
from hoinghi_tui.storage.pg_schema import prepare
from hoinghi_tui.storage.remote_store import open_pg
from hoinghi_tui.storage.salvage import Salvage
from pg_server import PASSWORD

both_are_one = pytest.mark.parametrize("open_store", ["postgresql"], indirect=True)


def add(store: Store, key: str, **options: object):
    op = Op("people", key, None, {"id": key, "name": "Đào Văn Soái"})
    return store.transact("add", lambda: [op], note=f"Thêm {key}", **options)


def schema_of(url: str) -> str:
    return read_address(url).schema


class TestAddress:
    def test_our_own_option_is_taken_out_and_the_rest_left_to_libpq(self):
        address = read_address("postgresql://a:b%40@h:1/d?sslmode=verify-full&schema=x_1&port=2")
        assert address.conninfo == "postgresql://a:b%40@h:1/d?sslmode=verify-full&port=2"
        assert address.schema == "x_1"
        assert read_address("postgres://h/d").schema == "hoinghi"
        assert "b%40" not in repr(address)

    @pytest.mark.parametrize(
        "url",
        ["", "http://h/d", "host=h dbname=d", "postgresql://h/\0", "postgresql://h/d?schema=pg_x"]
        + [
            f"postgresql://h/d?schema={name}" for name in ("", "X", "a-b", "a%22;--", "đ", "x" * 99)
        ],
    )
    def test_what_is_no_address_is_refused_and_not_repeated(self, url):
        with pytest.raises(NotSaved) as caught:
            read_address(url)
        assert caught.value.cause == "server_address"
        assert len(url) < 12 or url not in str(caught.value)


class TestWhatTheServerRefuses:
    """Each with its own sentence, in which no password stands."""

    def cause(self, url: str, folder: Path, clock) -> str:
        with pytest.raises(NotSaved) as caught:
            open_pg(url, folder, station="Bàn 1", now=clock.now)
        assert "mật khẩu@" not in str(caught.value)
        assert "secret" not in str(caught.value)
        return caught.value.cause

    def test_wrong_words(self, pg_server, pg_url, tmp_path, clock):
        base = f"127.0.0.1:{pg_server.port}/postgres"
        causes = {
            f"postgresql://quan_tri:secret@{base}": "server_password",
            f"postgresql://ai_do:secret@{base}": "server_password",
            pg_url.replace("/postgres?", "/khong_co?"): "server_no_database",
            pg_server.url("chua_co"): "server_no_tables",
            f"{pg_url}&sslmode=verify-full": "server_tls",
            f"{pg_url}&sslmode=sai": "server_address",
            f"{pg_url}&password=%ZZ": "server_address",
            "postgresql://a:secret@127.0.0.1:1/d": "server_away",
        }
        assert {url: self.cause(url, tmp_path / "a", clock) for url in causes} == causes

    def test_tables_of_another_version(self, pg_server, pg_url, tmp_path, clock):
        pg_server.execute(f"UPDATE {schema_of(pg_url)}.format SET version = 2")
        assert self.cause(pg_url, tmp_path / "a", clock) == "server_format"
        with pytest.raises(NotSaved, match="bản chương trình khác"):
            prepare(pg_url)


class TestRights:
    @pytest.fixture
    def clerk(self, pg_server):
        name = "thu ký"
        pg_server.execute('DROP ROLE IF EXISTS "thu ký"')
        pg_server.execute(f"CREATE ROLE \"{name}\" LOGIN PASSWORD '{PASSWORD}'")
        yield name
        pg_server.execute(f'DROP OWNED BY "{name}"')
        pg_server.execute(f'DROP ROLE "{name}"')

    def test_a_desk_too_many_is_told_that_there_is_no_room_for_its_connections(
        self, pg_server, pg_url, clerk, tmp_path, clock
    ):
        prepare(pg_url, clerk)
        url = pg_server.url(schema_of(pg_url), user="thu%20k%C3%BD")
        pg_server.execute(f'ALTER ROLE "{clerk}" CONNECTION LIMIT 1')
        with psycopg.connect(url.partition("?")[0]), pytest.raises(NotSaved) as caught:
            open_pg(url, tmp_path, station="Bàn 49", now=clock.now)
        assert caught.value.cause == "server_crowded"
        assert "max_connections" in str(caught.value)

    def test_a_role_may_look_and_add_and_nothing_else(
        self, pg_server, pg_url, clerk, tmp_path, clock
    ):
        schema = schema_of(pg_url)
        prepare(pg_url, clerk)
        url = pg_server.url(schema, user="thu%20k%C3%BD")
        with open_pg(url, tmp_path / "a", station="Bàn 1", now=clock.now) as store:
            add(store, "a")
            assert [event.note for event in store.history()] == ["Thêm a"]
        with psycopg.connect(url.partition("?")[0], autocommit=True) as connection:
            for forbidden in (
                f"UPDATE {schema}.events SET line = ''",
                f"DELETE FROM {schema}.events",
                f"TRUNCATE {schema}.events",
                f"DROP TABLE {schema}.events",
                f"UPDATE {schema}.format SET version = 9",
                f"CREATE TABLE {schema}.other ()",
            ):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    connection.execute(forbidden)

    def test_a_role_without_rights_is_told_so(self, pg_server, pg_url, clerk, tmp_path, clock):
        url = pg_server.url(schema_of(pg_url), user="thu%20k%C3%BD")
        with pytest.raises(NotSaved) as caught:
            open_pg(url, tmp_path / "a", station="Bàn 1", now=clock.now)
        assert caught.value.cause == "server_denied"

    def test_a_role_that_may_only_look_opens_to_look(
        self, pg_server, pg_url, clerk, tmp_path, clock
    ):
        schema = schema_of(pg_url)
        prepare(pg_url, clerk)
        pg_server.execute(f'REVOKE INSERT ON {schema}.events FROM "{clerk}"')
        url = pg_server.url(schema, user="thu%20k%C3%BD")
        with open_pg(url, tmp_path / "a", station="Bàn 1", now=clock.now) as store:
            assert "không đủ quyền" in store.read_only
            with pytest.raises(NotSaved):
                add(store, "a")

    def test_preparing_again_changes_nothing_and_an_unknown_role_is_refused(self, pg_url, clerk):
        again = prepare(pg_url)
        assert (again.created, again.events, again.role) == (False, 0, None)
        assert prepare(pg_url, clerk).role == clerk
        with pytest.raises(NotSaved, match="CREATE ROLE"):
            prepare(pg_url, "không có")


@both_are_one
class TestLines:
    def test_rows_are_the_lines_a_file_would_hold(self, open_store, pg_server, pg_url):
        store = open_store()
        for key in ("a", "[/]\n\\", "Nguyễn 😀\u2028"):
            add(store, key)
        rows = pg_server.execute(f"SELECT seq, id, line FROM {schema_of(pg_url)}.events ORDER BY 1")
        scan = Codec().scan("".join(f"{line}\n" for _, _, line in rows).encode(), START)
        assert scan.flaw is None
        assert scan.events == list(reversed(store.history()))
        assert [(event.seq, event.id) for event in scan.events] == [row[:2] for row in rows]
        assert json.loads(rows[0][2])["note"] == "Thêm a"

    def test_numbers_have_no_gap_though_an_insertion_was_rolled_back(
        self, open_store, pg_url, pg_server
    ):
        store = open_store()
        add(store, "a")
        with psycopg.connect(pg_url.partition("?")[0]) as other:
            other.execute(f"INSERT INTO {schema_of(pg_url)}.events VALUES (2, 'x', '{{}}')")
            other.rollback()
        assert [add(store, key).seq for key in "bc"] == [2, 3]

    def test_a_row_that_was_edited_makes_the_log_damaged_from_there_on(
        self, open_store, pg_server, pg_url, tmp_path
    ):
        with open_store() as store:
            for key in "abcd":
                add(store, key)
        events = f"{schema_of(pg_url)}.events"
        pg_server.execute(f"UPDATE {events} SET line = replace(line, 'Soái', 'Tên') WHERE seq = 3")
        seen = open_store("Bàn 2")
        assert set(seen.table("people")) == {"a", "b"}
        assert "việc số 3" in seen.read_only
        with pytest.raises(Damaged):
            add(seen, "e")

    def test_a_row_that_was_deleted_is_missed(self, open_store, pg_server, pg_url):
        with open_store() as store:
            for key in "abcd":
                add(store, key)
        pg_server.execute(f"DELETE FROM {schema_of(pg_url)}.events WHERE seq = 2")
        seen = open_store("Bàn 2")
        assert set(seen.table("people")) == {"a"}
        assert isinstance(seen.damage, Damaged)


@both_are_one
class TestSnapshot:
    def test_a_table_that_ends_earlier_is_followed_and_the_snapshot_kept(
        self, open_store, pg_server, pg_url, tmp_path
    ):
        with open_store() as store:
            for key in "abc":
                add(store, key)
        pg_server.execute(f"DELETE FROM {schema_of(pg_url)}.events WHERE seq > 1")
        shutil.rmtree(tmp_path / "desk-0" / "offline", ignore_errors=True)
        (tmp_path / "desk-0" / "seen.jsonl").unlink(missing_ok=True)
        again = open_store()
        assert set(again.table("people")) == {"a"}
        assert "có nhiều việc hơn nhật ký" in again.notices[0]
        add(again, "d")

    def test_a_table_emptied_while_open_is_never_written_to(self, open_store, pg_server, pg_url):
        store = open_store()
        add(store, "a")
        events = f"{schema_of(pg_url)}.events"
        pg_server.execute(f"TRUNCATE {events}")
        with pytest.raises(NotSaved) as caught:
            add(store, "b")
        assert caught.value.cause == "server_replaced"
        assert set(store.table("people")) == {"a"}
        assert pg_server.execute(f"SELECT count(*) FROM {events}") == [(0,)]

    def test_a_viewer_leaves_nothing_and_saves_nothing(self, open_store, tmp_path):
        with open_store("Bàn 1") as store:
            add(store, "a")
        viewer = open_store("Bảng", read_only=True)
        assert set(viewer.table("people")) == {"a"}
        with pytest.raises(NotSaved) as caught:
            add(viewer, "b")
        assert caught.value.cause == "viewing"
        viewer.close()
        assert not (tmp_path / "desk-1").exists()


@both_are_one
def test_looking_back_a_little_asks_no_server(open_store, monkeypatch):
    with open_store() as store:
        for number in range(210):
            last = add(store, f"p{number}")
    again = open_store()
    monkeypatch.setattr("hoinghi_tui.storage.pg_connection.Link.run", None)
    assert again.last_undoable() == last
    assert [event.seq for event in again.history(100)] == list(range(210, 110, -1))


@both_are_one
def test_a_long_list_is_given_the_time_that_its_size_needs(open_store, pg_url, monkeypatch):
    """Ten thousand delegates over a poor wireless network take longer than one check-in."""
    limits: list[float] = []
    wait = Connection.wait
    monkeypatch.setattr(
        Connection,
        "wait",
        lambda self, *given, **named: limits.append(self.patience) or wait(self, *given, **named),
    )
    store = open_store()
    add(store, "a")
    del limits[:]
    rows = [Op("people", f"p{n}", None, {"id": f"p{n}", "x": "ắ" * 100}) for n in range(5000)]
    store.transact("import", lambda: rows)
    assert max(limits) > 5000 * 300 / 500_000  # three seconds for each 1.5 million bytes
    del limits[:]
    add(store, "b")
    assert set(limits) == {3.0}
    assert open_store("Bàn 2").table("people")["p4999"] == rows[-1].set


def test_a_portion_gives_what_lies_behind_a_number():
    portion = Portion(3, [b"3", b"4", b"5"])
    assert [portion.after(seq) for seq in (0, 2, 3, 5, 9)] == [
        [b"3", b"4", b"5"],
        [b"3", b"4", b"5"],
        [b"4", b"5"],
        [],
        [],
    ]


def test_a_connection_is_made_again_without_asking_for_the_name_of_the_server(pg_url, monkeypatch):
    connect, asked = Connection.connect, []

    def noting(words: str, **how: object) -> Connection:
        asked.append(conninfo_to_dict(words))
        if len(asked) == 3:
            raise psycopg.OperationalError("nobody answers")
        return connect(words, **how)

    monkeypatch.setattr(Connection, "connect", noting)
    link = Link(read_address(pg_url.replace("127.0.0.1", "localhost")), 3.0)
    for number in range(4):
        with suppress(NotSaved) if number == 2 else nullcontext():
            assert link.ask("SELECT 1") == [(1,)]
            link.close()
    assert {one["host"] for one in asked} == {"localhost"}  # what its certificate must say
    # The fourth asks anew, as the server may have got another address meanwhile.
    assert [one.get("hostaddr") for one in asked] == [None, "127.0.0.1", "127.0.0.1", None]


def test_who_opens_without_the_server_waits_no_longer_for_it_afterwards_than_others(
    tmp_path, clock
):
    address = read_address("postgresql://127.0.0.1:1/d")
    log = PgLog(address, Codec(), Salvage(tmp_path, clock.now, writable=True))
    assert log.resume(Mark(Position(3, 300, 7), "first", 1)) is Resumed.FOLLOWS
    assert log._link._patience == ANSWER_S
    log.close()
