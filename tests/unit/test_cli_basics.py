"""The command line around the conference: help, exit codes, the log, printing, new folders."""

import errno
import json
import os
import shlex
import subprocess
import sys
from typing import ClassVar

import pytest
from docx import Document

from hoinghi_tui.cli.main import COMMANDS, main
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services import recent
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import disk

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
        (["board", "x", "--names", "all"], "không có cách"),
        (["new", "x", "--title", "a", "--from", "b"], "không dùng cùng"),
    ],
)
def test_what_is_not_understood_is_told_in_vietnamese(told, words, said):
    code, out, err = told(*words)
    assert (code, out) == (USAGE, "")
    assert said in err
    assert "--help" in err
    assert "argument" not in err


@pytest.mark.parametrize("command", ["log", "verify", "open", "board", "demo"])
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


@pytest.mark.parametrize("command", ["open", "board", "demo"])
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
    assert first.split()[1:5] == ["15/12/2025", "07:25:00", "Bàn", "1"]
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
    code, _, err = told("print", tmp_path / "hn", "certificates")
    assert code == REFUSED
    assert "chưa có khen thưởng" in err


def test_a_full_disk_changes_nothing(told, sample_folder, disk_full):
    before = (sample_folder / "events.jsonl").read_bytes()
    with disk_full():
        code, out, err = told("print", sample_folder, "certificates")
    assert (code, out) == (NOT_SAVED, "")  # the Word file itself could not be written
    assert "ổ đĩa đầy" in err
    assert list((sample_folder / "out").iterdir()) == []
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


@pytest.mark.parametrize("command", ["log", "delegates", "agenda", "seats", "badges"])
def test_a_damaged_conference_is_never_shown_without_a_word(told, sample_folder, command):
    assert told("badges", sample_folder)[0] == DONE
    log = sample_folder / "events.jsonl"
    log.write_bytes(log.read_bytes().replace(b"H'Bia", b"H'Bja", 1))
    code, out, err = told(command, sample_folder, "--json")
    assert code == DONE
    assert json.loads(out)
    assert "hỏng ở dòng 2" in err
    assert "verify THƯ-MỤC --repair" in err


def test_a_lost_log_is_told_and_new_makes_it_no_worse(told, sample_folder):
    (sample_folder / "events.jsonl").unlink()
    before = (sample_folder / "db.json").read_bytes()
    code, out, err = told("delegates", sample_folder, "--json")
    assert (code, len(json.loads(out))) == (DONE, 40)
    assert "events.jsonl" in err
    code, _, err = told("verify", sample_folder)
    assert code == NOT_SAVED
    assert "backup" in err
    assert told("new", sample_folder)[0] == REFUSED
    assert (sample_folder / "db.json").read_bytes() == before
    assert not (sample_folder / "events.jsonl").exists()


def test_repair_brings_a_damaged_conference_back(told, sample_folder):
    log = sample_folder / "events.jsonl"
    total = log.read_bytes().count(b"\n")
    log.write_bytes(log.read_bytes().replace(b"H'Bia", b"H'Bja", 1))
    assert len(list((sample_folder / "backup").glob("events-*"))) == 0
    code, out, _ = told("verify", sample_folder, "--repair")
    assert code == DONE
    assert f"giữ được 1 việc, mất {total - 1} dòng" in out
    assert told("verify", sample_folder)[0] == DONE
    assert told("verify", sample_folder, "--repair", "--json")[0] == DONE


def test_repair_when_only_the_copies_are_left(told, sample_folder):
    assert told("badges", sample_folder)[0] == DONE
    assert list((sample_folder / "backup").glob("events-*"))
    (sample_folder / "events.jsonl").unlink()
    (sample_folder / "db.json").unlink()
    code, _, err = told("log", sample_folder)
    assert code == REFUSED
    assert "--repair" in err
    assert told("verify", sample_folder, "--repair")[0] == DONE
    assert told("log", sample_folder)[0] == DONE


@pytest.mark.parametrize("allowed", [0, 1, 3, 5])
def test_a_creation_that_stops_halfway_leaves_nothing(told, tmp_path, monkeypatch, allowed):
    left = [allowed]
    sync = disk.sync

    def fill_up(file):
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(file)

    monkeypatch.setattr(disk, "sync", fill_up)
    code, out, err = told("demo", tmp_path / "a" / "mau", "--no-open")
    assert (code, out) == (NOT_SAVED, "")
    assert "ổ đĩa đã đầy" in err
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()


def test_a_folder_with_other_things_in_it_may_become_a_conference(told, tmp_path):
    folder = tmp_path / "hn"
    folder.mkdir()
    (folder / "danh-sach.txt").write_text("x")
    (folder / "events.jsonl").touch()  # what an older version left behind
    assert told("log", folder)[0] == REFUSED
    assert told("demo", folder, "--no-open")[0] == DONE
    assert told("verify", folder)[0] == DONE
    assert {path.name for path in folder.iterdir()} <= {
        "danh-sach.txt",
        "events.jsonl",
        "db.json",
        "lock",
        "backup",
    }


def test_demo_promises_nothing_about_a_folder_it_cannot_open(told, tmp_path):
    (tmp_path / "events.jsonl").write_bytes(b"x\n")
    code, out, _ = told("demo", tmp_path, "--no-open")
    assert (code, out) == (REFUSED, "")


@pytest.mark.parametrize("station", ["", " \u200b ", "\x1b"])
def test_a_station_without_a_name_is_a_usage_error(told, sample_folder, station):
    code, _, err = told("badges", sample_folder, "--station", station)
    assert code == USAGE
    assert "tên bàn" in err


def test_a_station_is_named_in_clean_text(told, sample_folder, monkeypatch):
    monkeypatch.setenv("HOINGHI_STATION", "B\udcff\x1b]0;b\a")
    assert told("check-in", sample_folder, "--delegate", "dv-001")[0] == DONE
    with Session.open(sample_folder) as session:
        assert session.store.history(1)[0].station == "B\ufffd]0;b"


@pytest.mark.skipif(os.name == "nt", reason="Windows có quy tắc ngoặc kép riêng")
def test_a_command_that_is_suggested_can_be_pasted(told, tmp_path):
    folder = tmp_path / "neu [x] 'y'"
    _, out, _ = told("new", folder)
    suggested = out.splitlines()[-1].partition(":")[2]
    assert shlex.split(suggested) == ["hoinghi-tui", "open", str(folder)]


def test_what_check_in_lacks_is_named_as_the_help_does(told, sample_folder):
    code, _, err = told("check-in", sample_folder)
    assert code == USAGE
    assert "MÃ" in err
    assert "CODE" not in err


def test_an_unknown_delegate_is_not_called_a_bad_code(told, sample_folder):
    code, out, err = told("check-in", sample_folder, "--delegate", "nope")
    assert (code, out) == (REFUSED, "")
    assert err.startswith("Không có đại biểu nope trong danh sách")
    assert len(err.splitlines()) == 1


class Chooser:
    """Stands for the page to choose a conference: somebody looks and leaves."""

    seen: ClassVar[list[str]] = []

    def __init__(self, problem=""):
        self.seen.append(problem)

    def run(self):
        return None


@pytest.fixture
def chooser(monkeypatch):
    monkeypatch.setattr(Chooser, "seen", [])
    monkeypatch.setattr("hoinghi_tui.ui.start.start.StartApp", Chooser)
    monkeypatch.setattr("hoinghi_tui.cli.open_command.has_terminal", lambda: True)
    return Chooser.seen


def test_the_first_start_lets_choose_even_inside_a_conference(
    told, sample_folder, monkeypatch, chooser
):
    monkeypatch.chdir(sample_folder)
    assert told()[0] == DONE
    recent._note().parent.mkdir(parents=True)
    recent._note().write_text("\n")
    assert told()[0] == DONE
    assert chooser == ["", ""]


def test_a_last_conference_that_is_broken_lets_choose_another(told, tmp_path, chooser):
    (tmp_path / "events.jsonl").write_bytes(b'{"v":1,"seq":1}\n')
    recent.remember_conference(tmp_path)
    assert told()[0] == DONE
    assert "hỏng ở dòng 1" in chooser[0]


def test_a_window_gets_a_refusal_between_words_and_a_command_whole(monkeypatch, capsys):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    assert main(["verify", "postgresql://thu_ky@127.0.0.1:9/hoinghi"]) == 4
    told = capsys.readouterr().err
    assert all(len(line) <= 40 for line in told.splitlines())
    assert " ".join(told.split()).startswith("Không nối được tới thu_ky@127.0.0.1:9/hoinghi. Hãy ")
    assert main(["open", "/khong-co/thu-muc-dai-de-phai-xuong-dong"]) == 3
    assert "hoinghi-tui new /khong-co/thu-muc-dai-de-phai-xuong-dong\n" in capsys.readouterr().err
