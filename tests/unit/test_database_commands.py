"""Every command takes a conference in PostgreSQL as one in a folder, or says what to do."""

import builtins
import json
import shlex
from pathlib import Path

import pytest

from hoinghi_tui.cli import password
from hoinghi_tui.cli.main import COMMANDS, main
from hoinghi_tui.services import recent
from hoinghi_tui.services.copying import copy_conference
from hoinghi_tui.services.place import EXAMPLE_URL, Database, read_place
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import NotSaved, pg_connection
from pg_server import PASSWORD

DONE, USAGE, REFUSED, NOT_SAVED = 0, 2, 3, 4

READING = {
    "agenda": "",
    "awards": "--propose-batches 8",
    "badges": "",
    "budget": "",
    "delegates": "--search soai",
    "introductions": "",
    "log": "--limit 5",
    "par": "",
    "ready": "--json",
    "script": "",
    "seats": "--show",
    "suggest-agenda": "{url}",
    "tasks": "--remind",
    "verify": "",
}
WRITING = {
    "budget": "--xlsx {out}/kinh-phi.xlsx",
    "check-in": "--delegate dv-007 --json",
    "export": "",
    "import": "{out}/danh-sach.csv",
    "offline": "--json",
    "print": "badges",
    "seats": "--auto",
}
NOT_ON_SCREEN = {"open": "không qua ống dẫn", "board": "cửa sổ dòng lệnh"}
NEEDS_NO_CONFERENCE = {"new", "demo", "pg-init", "copy", "doctor", "templates", "serve"}
TOLD_ELSEWHERE = {
    "forget",
    "close",
    "offline",
    "import-agenda",
    "import-awards",
    "import-par",
    "blanks",
}
"""Each has a test of its own below or takes its place from ``add_folder`` like the others."""


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("hoinghi_tui.services.place.local_root", lambda: tmp_path / "may")
    monkeypatch.setattr(recent, "_note", lambda: tmp_path / "last.txt")
    return tmp_path / "may"


@pytest.fixture
def url(sample_folder: Path, pg_url: str) -> str:
    """The sample conference in a database."""
    copy_conference(sample_folder, read_place(pg_url))
    return pg_url


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str]):
    """Return what runs a command and gives exit code and output, in which no password may be."""

    def run(*words: str) -> tuple[int, str, str]:
        code = main(list(words))
        caught = capsys.readouterr()
        assert "m%E1%BA%ADt" not in caught.out + caught.err
        assert PASSWORD not in caught.out + caught.err
        return code, caught.out, caught.err

    return run


def folder_of(url: str) -> Path:
    place = read_place(url)
    assert isinstance(place, Database)
    return place.folder


def test_every_command_is_in_one_of_the_tables() -> None:
    known = {*READING, *WRITING, *NOT_ON_SCREEN, *NEEDS_NO_CONFERENCE, *TOLD_ELSEWHERE}
    assert known == set(COMMANDS)


def test_every_command_that_reads_says_the_same_as_of_a_folder(
    told, url: str, sample_folder: Path, tmp_path: Path
) -> None:
    for name, options in READING.items():
        words = [
            shlex.split(options.format(url=where, out=tmp_path)) for where in (url, sample_folder)
        ]
        code, out, err = told(name, url, *words[0])
        assert (code, out) == told(name, str(sample_folder), *words[1])[:2], (name, err)


def test_every_command_that_writes_works_on_a_database(told, url: str, tmp_path: Path) -> None:
    (tmp_path / "danh-sach.csv").write_text("Họ và tên,Đơn vị\nLê Thị Mới,Văn phòng\n", "utf-8")
    for name, options in WRITING.items():
        code, out, err = told(name, url, *shlex.split(options.format(out=tmp_path)))
        assert code == DONE, (name, out, err)
    with Session.open(read_place(url), read_only=True, live=False) as session:
        kinds = {event.kind for event in session.store.history(None)}
        names = {one.full_name for one in session.state.delegates.values()}
    assert {"check_in", "print_badges"} <= kinds
    assert "Lê Thị Mới" in names
    assert list((folder_of(url) / "out").glob("*.docx"))
    assert (tmp_path / "kinh-phi.xlsx").is_file()


@pytest.mark.parametrize("name", NOT_ON_SCREEN)
def test_a_screen_needs_a_window_there_too(told, url: str, name: str) -> None:
    code, _, err = told(name, url)
    assert code == REFUSED
    assert NOT_ON_SCREEN[name] in err


def test_a_closing_packs_the_log_as_a_folder_that_opens(told, url: str, tmp_path: Path) -> None:
    code, out, _ = told("close", url, "--anyway", "--json")
    assert code == DONE
    assert "ở các máy khác" in json.loads(out)["left_out"][0]
    archive = Path(json.loads(out)["archive"])
    assert archive.parent == folder_of(url)

    import zipfile

    with zipfile.ZipFile(archive) as packed:
        packed.extractall(tmp_path / "luu-tru")
    assert told("verify", str(tmp_path / "luu-tru"))[0] == DONE
    with (
        Session.open(tmp_path / "luu-tru", read_only=True) as old,
        Session.open(read_place(url), read_only=True, live=False) as there,
    ):
        assert old.store.whole() == there.store.whole()
        assert old.work.closed is not None
    assert told("check-in", url, "--delegate", "dv-007")[0] == REFUSED
    assert told("close", url, "--reopen")[0] == DONE
    assert told("check-in", url, "--delegate", "dv-007")[0] == DONE


def test_what_a_database_cannot_do_is_told_with_what_to_do(told, url: str) -> None:
    for words in (
        ("forget", url, "--after", "1/1/2020", "--yes"),
        ("verify", url, "--repair"),
        ("demo", url),
    ):
        code, _, err = told(*words)
        assert code in (USAGE, REFUSED, NOT_SAVED), words
        assert "hoinghi-tui copy" in err, words


def test_a_new_conference_is_made_in_a_prepared_database(told, pg_url: str, home: Path) -> None:
    assert told("delegates", pg_url)[0] == REFUSED
    code, out, _ = told("new", pg_url, "--title", "Hội nghị [/] {{x}}")
    assert code == DONE
    assert f"open {shlex.quote(str(read_place(pg_url)))}" in out
    with Session.open(read_place(pg_url), live=False) as session:
        assert session.state.conference.title == "Hội nghị [/] {{x}}"
    assert told("new", pg_url, "--title", "lần nữa")[0] == REFUSED
    assert not list(home.glob(".dang-tao-*"))


def test_next_years_conference_is_made_after_one_in_a_database(
    told, url: str, tmp_path: Path
) -> None:
    code, out, err = told("new", str(tmp_path / "nam-sau"), "--after", url, "--title", "2026")
    assert (code, "Giữ lại" in out) == (DONE, True), err


def test_a_doctor_looks_at_the_server(told, url: str) -> None:
    code, out, _ = told("doctor", url, "--json")
    findings = {one["check"]: one["level"] for one in json.loads(out)["findings"]}
    assert findings["server"] == "ok"
    assert "server_answer" in findings
    code, out, _ = told("doctor", "postgresql://127.0.0.1:1/khong-co", "--json")
    assert code == REFUSED
    findings = {one["check"]: one["level"] for one in json.loads(out)["findings"]}
    assert findings["server"] == "bad"


def test_a_template_to_be_edited_lies_on_this_machine(told, url: str) -> None:
    assert told("templates", "copy", url, "certificates")[0] == DONE
    assert list((folder_of(url) / "templates").iterdir())
    assert told("templates", "check", url)[0] == DONE


def test_tampering_on_the_server_is_found(told, url: str, pg_server) -> None:
    schema = url.partition("schema=")[2]
    pg_server.execute(
        f"UPDATE {schema}.events SET line = replace(line, 'note', 'nota') WHERE seq = 2"
    )
    pg_server.execute(f"UPDATE {schema}.events SET id = 'khac' WHERE seq = 1")
    code, out, _ = told("verify", url, "--json")
    report = json.loads(out)
    assert code == NOT_SAVED
    assert report["line"] == 2
    assert any("máy chủ" in problem for problem in report["problems"])
    assert any("số 1" in problem for problem in report["problems"])


# -- the password --------------------------------------------------------------------------


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A person at a terminal, who types what is in the list, the next answer first."""
    answers: list[str] = []
    monkeypatch.setattr(password, "can_ask", lambda: True)
    monkeypatch.setattr(password, "getpass", lambda words: answers.pop(0))
    return answers


def test_the_password_is_asked_only_when_the_server_wants_one(
    told, url: str, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = str(read_place(url))
    asked += ["sai", PASSWORD]
    assert told("delegates", plain)[0] == DONE
    assert asked == []
    asked += ["sai", "sai", "sai"]
    assert told("delegates", plain)[0] == NOT_SAVED
    asked += [""]  # whoever presses Enter gives up
    assert told("delegates", plain)[0] == NOT_SAVED
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert told("delegates", plain)[0] == DONE  # nobody was asked: the list is empty


def test_each_of_two_databases_is_asked_for_by_its_own_name(
    told, url: str, pg_server, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names: list[str] = []
    monkeypatch.setattr(password, "getpass", lambda words: names.append(words) or PASSWORD)
    target = pg_server.url("hai_noi")
    assert told("pg-init", str(read_place(target)))[0] == DONE
    assert told("copy", str(read_place(url)), str(read_place(target)))[0] == DONE
    assert len(names) == 3
    assert all("quan_tri@127.0.0.1" in name for name in names)


def test_nobody_is_asked_without_a_terminal(told, url: str) -> None:
    code, _, err = told("delegates", str(read_place(url)))
    assert code == NOT_SAVED
    assert "PGPASSWORD" in err


def test_the_last_conference_is_remembered_without_its_password(tmp_path: Path, url: str) -> None:
    place = read_place(url)
    recent.remember_conference(place)
    assert (tmp_path / "last.txt").read_text() == f"{place}\n"
    assert recent.last_conference() == place
    assert recent.nearby_conferences()[0] == place


@pytest.mark.parametrize(
    "words",
    [
        ("postgresql://u:bimat@may/hn",),
        ("demo", "hn", "postgresql://u:bimat@may/hn"),
        ("open", "postgresql:/u:bimat@may/hn"),
        ("open", "hn", "--station", "x", "postgresql://u:bimat@may/hn"),
        ("copy", "postgresql://u:bimat@may", "hn"),
        ("demo", "hn", "postgresql://u@may/hn?password=bimat"),
        ("postgres://u:bi mat@may/hn",),
    ],
)
def test_an_address_in_the_wrong_place_is_not_repeated(told, words: tuple[str, ...]) -> None:
    code, out, err = told(*words)
    assert code == USAGE
    assert "bimat" not in out + err
    assert "mat@" not in out + err


def test_what_to_type_is_said_whole(told) -> None:
    assert EXAMPLE_URL in told("open", "postgresql:/u:bimat@may/hn")[2]


def test_a_missing_extra_is_named(told, monkeypatch: pytest.MonkeyPatch) -> None:
    found = builtins.__import__

    def without(name: str, *rest: object):
        if name.partition(".")[0] == "psycopg":
            raise ImportError(name)
        return found(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    for words in (("verify", "postgresql://may/hn"), ("new", "postgresql://may/hn")):
        code, _, err = told(*words)
        assert (code, "[postgres]" in err) == (NOT_SAVED, True), err


def test_while_the_server_is_away_it_is_said_what_is_shown_and_nothing_is_copied(
    told, url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def out_of_reach(*_: object) -> None:
        raise NotSaved("server_away")

    with Session.open(read_place(url)):
        pass  # a desk of this machine has read all, and closes
    shown = told("delegates", url)
    assert shown[2] == ""
    monkeypatch.setattr(pg_connection, "connect", out_of_reach)
    code, out, err = told("delegates", url)
    assert (code, out) == shown[:2]
    assert "không trả lời" in err
    assert "chưa trả lời" in told("offline", url)[1]
    code, _, err = told("check-in", url, "--delegate", "dv-007")
    assert (code, "Ctrl+P" in err) == (NOT_SAVED, False)  # a command has no such key
    assert told("copy", url, str(tmp_path / "ban-chep"))[0] == NOT_SAVED
    assert not (tmp_path / "ban-chep").exists()
