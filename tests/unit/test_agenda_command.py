"""`hoinghi-tui agenda`: the table for people, the JSON for programs."""

import json
from datetime import time

import pytest

from hoinghi_tui.cli.agenda_command import moment
from hoinghi_tui.cli.main import main


@pytest.fixture
def run(session, sample_folder, clock, capsys):
    """Run items for the given minutes each, close the station, then the command."""

    def run_command(*words, ran=()):
        for minutes in ran:
            session.agenda.start_next()
            clock.advance(minutes=minutes)
        session.close()
        code = main(["agenda", str(sample_folder), *words])
        out, err = capsys.readouterr()
        return code, out, err

    return run_command


def test_json_of_a_running_agenda(run):
    # 07:25 reception, 07:31 ceremony of 5′ (one minute late); looked at at 07:33.
    code, out, _ = run("--at", "2025-12-15T07:33", "--json", ran=(6, 1))
    answer = json.loads(out)
    assert code == 0
    assert {key: answer[key] for key in answer if key != "items"} == {
        "now": "2025-12-15T00:33:00Z",
        "now_local": "07:33",
        "position": "2/13",
        "current": "ct-02",
        "remaining_s": 180,
        "drift_now_s": 60,
        "drift_end_s": 0,  # the break gives the minute back
        "end": "2025-12-15T03:11:00Z",
        "end_local": "10:11",
        "need_to_cut_s": 0,
    }
    assert len(answer["items"]) == 13
    assert answer["items"][1] == {
        "id": "ct-02",
        "number": "",
        "title": "Ổn định tổ chức, chào cờ",
        "kind": "ceremony",
        "presenter": "Nguyễn Đăng Khôi",
        "presenter_id": "dv-013",
        "stand_in": "",
        "state": "running",
        "planned_start": "2025-12-15T00:30:00Z",
        "planned_end": "2025-12-15T00:35:00Z",
        "start": "2025-12-15T00:31:00Z",
        "end": "2025-12-15T00:36:00Z",
        "planned_start_local": "07:30",
        "planned_end_local": "07:35",
        "start_local": "07:31",
        "end_local": "07:36",
        "duration_s": 300,
        "drift_s": 60,
        "conflict_s": 0,
    }


def test_a_time_of_day_is_on_the_day_the_agenda_began(run):
    _, out, _ = run("--at", "07:33", "--json", ran=(6, 1))
    assert json.loads(out)["now"] == "2025-12-15T00:33:00Z"


def test_an_instant_may_name_its_zone(run):
    _, out, _ = run("--at", "2025-12-15T00:33:00Z", "--json", ran=(6, 1))
    assert json.loads(out)["now_local"] == "07:33"


def test_before_the_start_nothing_is_current(run):
    _, out, _ = run("--at", "06:50", "--json")
    answer = json.loads(out)
    assert (answer["position"], answer["current"], answer["remaining_s"]) == (None, None, None)
    assert {item["state"] for item in answer["items"]} == {"waiting"}


def test_the_table_shows_approved_and_predicted_times(run):
    code, out, _ = run("--at", "2025-12-15T07:33", ran=(6, 1))
    lines = out.splitlines()
    assert code == 0
    assert lines[0].split() == ["DUYỆT", "DỰ", "KIẾN", "PHÚT", "LỆCH", "NỘI", "DUNG"]
    assert lines[2].split()[:5] == ["▶", "07:30", "07:31", "5′", "+1"]
    assert lines[2].endswith("Ổn định tổ chức, chào cờ – Nguyễn Đăng Khôi")
    assert lines[-1] == "Dự kiến xong 10:11 (đúng giờ)"


def test_the_table_says_what_must_be_cut(run):
    # Reception 1′ at the least, then 161′ as approved of which the break gives up 10′.
    _, out, _ = run("--at", "2025-12-15T09:30")
    assert out.splitlines()[-2:] == ["Dự kiến xong 12:02 (muộn +111′)", "Cần rút 32′ để kịp giờ."]


def test_looking_saves_nothing(run, sample_folder):
    log = sample_folder / "events.jsonl"
    before = log.read_bytes()
    run("--json")
    assert log.read_bytes() == before


@pytest.mark.parametrize("said", ["8:05", "08:05", "8h05", "08H05", "8:05:00"])
def test_a_time_is_read_as_people_write_it(said):
    assert moment(said) == time(8, 5)


def test_a_full_hour():
    assert moment("8h") == time(8)


@pytest.mark.parametrize("wrong", ["8h75", "8 giờ", "25:00", "08:15Z", "", "hôm nay lúc 8 giờ"])
def test_a_time_that_is_none_is_a_usage_error(run, wrong):
    code, out, err = run("--at", wrong)
    assert code == 2
    assert out == ""
    assert "--at" in err
    assert "Traceback" not in err


def test_a_folder_without_conference(tmp_path, capsys):
    assert main(["agenda", str(tmp_path)]) == 3
    assert "chưa có hội nghị" in capsys.readouterr().err
