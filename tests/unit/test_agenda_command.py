"""`hoinghi-tui agenda`: the table for people, the JSON for programs."""

import json
from datetime import time

import pytest

from hoinghi_tui.cli.agenda_command import moment
from hoinghi_tui.cli.main import main
from hoinghi_tui.domain.agenda import ItemKind


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
        "next": "ct-03",
        "remaining_s": 180,
        "pace": "warning",
        "overdue_s": 0,
        "drift_now_s": 60,
        "drift_end_s": 0,  # the break gives the minute back
        "end": "2025-12-15T03:11:00Z",
        "end_local": "10:11",
        "deadline": "2025-12-15T04:30:00Z",
        "need_to_cut_s": 0,
        "cuts": {"enough": True, "donors": []},
        "award_pace": None,
        "message": None,
        "absent": [
            {"item": "ct-03", "presenter": "Nguyễn Đăng Khôi", "whereabouts": "awaited"},
            {"item": "ct-04", "presenter": "Đào Văn Soái", "whereabouts": "awaited"},
        ],
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
        "unit": None,
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
        "extension_s": 0,
        "minimum_s": 180,
        "paused_s": 0,
        "anchor": "not_before",
        "anchor_at_local": "07:30:00",
        "hard_end_local": None,
        "warn_s": 180,
        "last_call_s": 60,
        "documents": [],
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
    assert "Dự kiến xong 10:11 (đúng giờ)" in lines
    assert lines[-1] == "Chưa có mặt: Đào Văn Soái (07:46 Khai mạc hội nghị)"


def test_the_table_says_what_must_be_cut(run):
    # Reception 1′ at the least, then 161′ as approved of which the break gives up 10′.
    _, out, _ = run("--at", "2025-12-15T09:30")
    # Of the items after the break, which gives all it has, only the tasks can be shortened.
    # What the four before it and the tasks can spare is 8, 2, 2, 2 and 15.
    lines = out.splitlines()
    first = lines.index("Dự kiến xong 12:02 (muộn +111′)")
    assert lines[first + 1] == "Cần rút 32′ để kịp giờ."
    proposals = [line.split(":")[0].strip() for line in lines[first + 2 : first + 8]]
    assert proposals == [
        "Đề nghị rút 8′ (rút được 8′)",
        *["Đề nghị rút 2′ (rút được 2′)"] * 3,
        "Đề nghị rút 15′ (rút được 15′)",
        "Rút hết vẫn chưa đủ",
    ]
    assert "Chưa bấm giờ, đã quá 150′: Đón tiếp đại biểu" in lines


def test_the_table_tells_message_pace_and_lateness(session, sample_folder, clock, run):
    awards = next(one for one in session.agenda.items() if one.kind is ItemKind.AWARDS)
    session.agenda.start(awards.id)
    session.agenda.say("Còn [1] phút")
    clock.advance(minutes=5)
    session.awards.hand_over([award.id for award in session.awards.batches()[0].awards])
    pace = session.agenda.pace()
    code, out, _ = run("--at", "07:30")
    assert code == 0
    assert "Đang nhắc người nói: Còn [1] phút" in out.splitlines()
    assert f"đợt 1/3: theo nhịp này xong {session.clock_text(pace.end, seconds=False)}" in out


def test_the_json_tells_message_and_pace(session, clock, run):
    awards = next(one for one in session.agenda.items() if one.kind is ItemKind.AWARDS)
    session.agenda.start(awards.id)
    session.agenda.say("Còn 1 phút")
    clock.advance(minutes=5)
    session.awards.hand_over([award.id for award in session.awards.batches()[0].awards])
    _, out, _ = run("--at", "07:30", "--json")
    answer = json.loads(out)
    assert answer["message"] == {
        "text": "Còn 1 phút",
        "sent_at": "2025-12-15T00:25:00Z",
        "station": "Bàn 1",
    }
    assert answer["award_pace"]["per_batch_s"] == 300
    assert (answer["award_pace"]["batches_done"], answer["award_pace"]["batches"]) == (1, 3)


def test_what_could_be_cut_is_told_to_programs(run):
    _, out, _ = run("--at", "2025-12-15T09:00", "--json")
    answer = json.loads(out)
    donors = answer["cuts"]["donors"]
    assert answer["cuts"]["enough"] is True
    assert sum(donor["proposed_s"] for donor in donors) == answer["need_to_cut_s"] == 120


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
