"""The command line around the conference: help, exit codes, the log, printing, new folders."""

import json
import subprocess
import sys

import pytest
from docx import Document

from hoinghi_tui.cli.main import COMMANDS, main
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.session import Session

DONE, USAGE, REFUSED, NOT_SAVED = 0, 2, 3, 4


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    """Keep the note of the last conference out of the tester's home."""
    for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def told(capsys):
    """Return what runs a command and gives exit code, standard output and error."""

    def run(*words):
        code = main([str(word) for word in words])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_helps_with_an_example(told, name):
    code, out, _ = told(name, "--help")
    assert code == DONE
    assert out.startswith(f"Cách dùng: hoinghi-tui {name}")
    assert f"Ví dụ:\n  hoinghi-tui {name}" in out
    for english in ("usage", "options", "positional", "show this", "default"):
        assert english not in out.lower()


def test_the_program_lists_its_commands(told):
    code, out, _ = told("--help")
    assert code == DONE
    assert all(f"  {name} " in out for name in COMMANDS)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["frob"], "không nhận"),
        (["log"], "còn thiếu: DIR"),
        (["log", "x", "--limit", "-1"], "--limit"),
        (["log", "x", "--limit", "ba"], "cần một số"),
        (["log", "x", "--what"], "không hiểu: --what"),
        (["print", "x", "poster"], "LOẠI không nhận"),
        (["open", "x", "--screen", "kitchen"], "không có trang"),
        (["new", "x", "--title", "a", "--from", "b"], "không dùng cùng"),
    ],
)
def test_what_is_not_understood_is_told_in_vietnamese(told, words, said):
    code, out, err = told(*words)
    assert (code, out) == (USAGE, "")
    assert said in err
    assert "--help" in err
    assert "argument" not in err


@pytest.mark.parametrize("command", ["log", "verify", "open", "demo"])
def test_a_folder_without_a_conference_is_refused(told, tmp_path, command):
    (tmp_path / "file").write_text("x")
    for folder in ("nowhere", "file"):
        if (command, folder) == ("demo", "nowhere"):
            continue  # makes the sample there
        code, _, err = told(command, tmp_path / folder)
        assert code == REFUSED
        assert err.strip()


def test_new_makes_a_conference_with_a_room(told, tmp_path):
    code, out, _ = told("new", tmp_path / "hn", "--title", "Hội nghị [/] {{x}}")
    assert code == DONE
    assert f"hoinghi-tui open {tmp_path / 'hn'}" in out
    with Session.open(tmp_path / "hn") as session:
        assert session.state.conference.title == "Hội nghị [/] {{x}}"
        assert len(session.state.seats) > 40


def test_new_leaves_an_existing_conference_alone(told, sample_folder):
    before = (sample_folder / "events.jsonl").read_bytes()
    code, _, err = told("new", sample_folder, "--title", "Khác")
    assert code == REFUSED
    assert "đã có một hội nghị" in err
    assert (sample_folder / "events.jsonl").read_bytes() == before


def test_new_reads_the_files_of_an_office(told, tmp_path):
    assert told("new", tmp_path / "hn", "--from", sample_dir())[0] == DONE
    with Session.open(tmp_path / "hn") as session:
        assert len(session.state.delegates) == 40
        assert not session.state.conference.rehearsal_offset_s


def test_new_from_nothing_is_refused_and_makes_nothing(told, tmp_path):
    code, _, err = told("new", tmp_path / "hn", "--from", tmp_path / "none")
    assert code == REFUSED
    assert err.strip()
    assert not (tmp_path / "hn").exists()


def test_demo_is_made_once(told, tmp_path):
    folder = tmp_path / "mau"
    code, out, _ = told("demo", folder, "--no-open")
    assert code == DONE
    assert "Đã tạo" in out
    before = (folder / "events.jsonl").read_bytes()
    code, out, _ = told("demo", folder, "--no-open")
    assert code == DONE
    assert "Đã tạo" not in out
    assert (folder / "events.jsonl").read_bytes() == before
    with Session.open(folder) as session:
        assert session.facts().marks == ("MẪU", "DIỄN TẬP")


@pytest.mark.parametrize("command", ["open", "demo"])
def test_without_a_terminal_the_screen_is_refused(sample_folder, command):
    done = subprocess.run(
        [sys.executable, "-m", "hoinghi_tui", command, str(sample_folder)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == REFUSED
    assert "cửa sổ dòng lệnh" in done.stderr.decode()


def test_log_names_time_station_and_deed_newest_first(told, session):
    session.door.check_in("dv-007")
    code, out, _ = told("log", session.folder)
    first, *_, last = out.splitlines()
    assert code == DONE
    assert first.split()[1:4] == ["07:25:00", "Bàn", "1"]
    assert "Đào Văn Soái" in first
    assert "Tạo hội nghị" in last
    assert told("log", session.folder, "--limit", "1")[1].splitlines() == [first]


def test_log_as_json(told, session):
    session.door.check_in("dv-007")
    session.undo_last()
    undo, check_in, *_ = json.loads(told("log", session.folder, "--json")[1])
    assert set(undo) == {"seq", "id", "at", "station", "kind", "note", "undoes"}
    assert undo["undoes"] == check_in["id"]
    assert check_in["at"] == "2025-12-15T00:25:00.000Z"


def test_log_neutralises_what_a_terminal_would_obey(told, sample_folder, clock):
    with Session.open(sample_folder, station="\x1b[2J[/]", clock=clock) as session:
        session.door.check_in("dv-007")
    out = told("log", sample_folder)[1]
    assert "\x1b" not in out
    assert "[/]" in out


def test_a_reader_that_leaves_is_no_error(sample_folder):
    command = [sys.executable, "-m", "hoinghi_tui", "log", str(sample_folder), "--json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=30) == DONE


def test_print_writes_a_word_file_and_warns_apart(told, sample_folder, tmp_path):
    out_file = tmp_path / "khen.docx"
    code, out, err = told("print", sample_folder, "certificates", "--out", out_file)
    assert code == DONE
    assert out.strip() == f"Đã in 11 giấy khen ra {out_file}"
    assert "Lưu ý: Chưa có số quyết định" in err
    Document(str(out_file))


def test_print_as_json_for_some(told, sample_folder):
    words = ["print", sample_folder, "certificates", "--who", "kt-02", "kt-01", "--json"]
    code, out, _ = told(*words)
    answer = json.loads(out)
    assert code == DONE
    assert answer["awards"] == ["kt-01", "kt-02"]
    assert answer["file"].endswith(".docx")


def test_print_refuses_what_it_does_not_know(told, sample_folder):
    code, out, err = told("print", sample_folder, "certificates", "--who", "kt-99")
    assert (code, out) == (REFUSED, "")
    assert "kt-99" in err


def test_print_without_awards_is_refused(told, tmp_path):
    told("new", tmp_path / "hn", "--title", "Họp")
    assert told("print", tmp_path / "hn", "certificates")[0] == REFUSED


def test_a_full_disk_changes_nothing(told, sample_folder, disk_full):
    before = (sample_folder / "events.jsonl").read_bytes()
    with disk_full():
        code, out, err = told("print", sample_folder, "certificates")
    assert (code, out) == (REFUSED, "")  # the Word file itself could not be written
    assert "ổ đĩa đầy" in err
    assert (sample_folder / "events.jsonl").read_bytes() == before


def test_verify_tells_a_whole_folder_from_a_damaged_one(told, sample_folder):
    assert told("verify", sample_folder)[0] == DONE
    log = sample_folder / "events.jsonl"
    log.write_bytes(log.read_bytes().replace(b"H'Bia", b"H'Bja", 1))
    code, out, _ = told("verify", sample_folder, "--json")
    answer = json.loads(out)
    assert code == NOT_SAVED
    assert answer["ok"] is False
    assert answer["line"] == 2


def test_a_damaged_conference_is_read_but_not_written(told, sample_folder):
    log = sample_folder / "events.jsonl"
    log.write_bytes(log.read_bytes().replace(b"H'Bia", b"H'Bja", 1))
    assert told("log", sample_folder)[0] == DONE
    code, _, err = told("print", sample_folder, "certificates")
    assert code == NOT_SAVED
    assert "dòng 2" in err
