import json

import pytest

from hoinghi_tui.cli import main
from hoinghi_tui.storage.pg_address import read_address
from pg_server import PASSWORD


@pytest.fixture
def url(pg_server):
    """The address of a schema that is not there yet."""
    made = pg_server.url("chua_chuan_bi")
    yield made
    pg_server.execute("DROP SCHEMA IF EXISTS chua_chuan_bi CASCADE")


def test_a_database_is_prepared_once_and_found_ready_again(url, capsys):
    assert main(["pg-init", url]) == 0
    told = capsys.readouterr()
    assert "Đã chuẩn bị cơ sở dữ liệu postgres, schema chua_chuan_bi." in told.out
    assert "hoinghi-tui new" in told.out
    assert "fsync" in told.err  # the tests' own server is quick, not safe
    assert main(["pg-init", url]) == 0
    again = capsys.readouterr()
    assert "đã sẵn sàng, có 0 việc" in again.out
    assert PASSWORD not in told.out + told.err + again.out + again.err


def test_the_next_command_is_told_for_whoever_works_daily(url, pg_server, capsys):
    pg_server.execute("CREATE ROLE \"thu ký\" LOGIN PASSWORD 'x'")
    try:
        assert main(["pg-init", url, "--role", "thu ký"]) == 0
        told = capsys.readouterr().out
        assert f"copy THƯ-MỤC 'postgresql://thu%20k%C3%BD@127.0.0.1:{pg_server.port}/" in told
        assert PASSWORD not in told
    finally:
        pg_server.execute('DROP OWNED BY "thu ký"')
        pg_server.execute('DROP ROLE "thu ký"')


def test_json_tells_what_was_done_and_whom_rights_were_given(url, pg_server, capsys):
    pg_server.execute("CREATE ROLE \"[/] bàn\" LOGIN PASSWORD 'x'")
    try:
        assert main(["pg-init", url, "--role", "[/] bàn", "--json"]) == 0
        assert json.loads(capsys.readouterr().out) == {
            "database": "postgres",
            "schema": read_address(url).schema,
            "created": True,
            "events": 0,
            "role": "[/] bàn",
            "durable": False,
        }
    finally:
        pg_server.execute('DROP OWNED BY "[/] bàn"')
        pg_server.execute('DROP ROLE "[/] bàn"')


def test_what_cannot_be_prepared_is_said_and_told_apart_by_its_code(url, pg_server, capsys):
    assert main(["pg-init", url, "--role", "'; DROP TABLE x; --"]) == 4
    assert "CREATE ROLE" in capsys.readouterr().err
    # All or nothing: the tables are not there either.
    assert pg_server.execute("SELECT to_regnamespace('chua_chuan_bi')") == [(None,)]
    assert main(["pg-init", url.replace("quan_tri:", "ai_do:")]) == 4
    assert "mật khẩu" in capsys.readouterr().err
    assert main(["pg-init", "thu-muc"]) == 2
    assert "không phải thư mục" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["pg-init", "verify"])
def test_a_command_that_saves_nothing_says_which_server_was_not_reached(command, capsys):
    assert main([command, "postgresql://thu_ky:bi-mat@127.0.0.1:9/hoinghi"]) == 4
    told = capsys.readouterr().err
    assert "Không nối được tới thu_ky@127.0.0.1:9/hoinghi" in told
    assert "Chưa lưu" not in told
    assert "bi-mat" not in told
