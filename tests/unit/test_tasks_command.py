"""`tasks`: duties, overdue ones, reminders and the calendar at the command line."""

import json
from dataclasses import replace
from datetime import date

import pytest

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session


@pytest.fixture
def folder(session):
    """A conference of which the day is long over, so that the real clock finds all overdue."""
    conference = session.state.conference
    after = replace(conference, day=date(2020, 12, 21))
    session.work.act("test", lambda: change("conference", conference, after))
    session.tasks.advance("cv-01")
    return session.folder


def as_json(capsys, *words):
    assert main(["tasks", *map(str, words), "--json"]) == DONE
    return json.loads(capsys.readouterr().out)


def test_all_duties_with_day_state_and_owner(folder, capsys):
    rows = as_json(capsys, folder)
    assert len(rows) == 22
    first = rows[0]
    assert (first["id"], first["unit"], first["state"]) == ("cv-01", "VHXH", "doing")
    assert (first["due"], first["urgency"], first["proposed"]) == ("2020-12-14", "overdue", True)
    assert first["owner"] == "Bà Trần Thị Đào, Trưởng phòng"
    assert main(["tasks", str(folder)]) == DONE
    told = capsys.readouterr().out
    assert "Văn phòng HĐND&UBND xã\n  ○ Chuẩn bị tham luận" in told
    assert "◐ Tham mưu giấy mời" in told
    assert told.endswith("Đã xong 0/22 việc, 22 quá hạn.\n")


def test_one_unit_and_what_is_overdue(folder, capsys):
    rows = as_json(capsys, folder, "--unit", "phòng kinh tế", "--overdue")
    assert {row["unit"] for row in rows} == {"KT"}
    with Session.open(folder) as session:
        session.tasks.set_due([row["id"] for row in rows], "")
    assert as_json(capsys, folder, "--unit", "KT", "--overdue") == []
    assert len(as_json(capsys, folder, "--unit", "KT")) == len(rows) == 4
    assert main(["tasks", str(folder), "--unit", "KT", "--overdue"]) == DONE
    assert capsys.readouterr().out == "Không có việc nào quá hạn.\n"


def test_an_unknown_unit_is_refused_with_those_there_are(folder, capsys):
    assert main(["tasks", str(folder), "--unit", "Phòng [/] lạ"]) == REFUSED
    told = capsys.readouterr().err
    assert "Phòng [/] lạ" in told and "Kinh tế" in told


def test_reminders_are_text_to_paste_or_json(folder, capsys):
    assert main(["tasks", str(folder), "--unit", "TTPVHCC", "--remind"]) == DONE
    told = capsys.readouterr().out
    assert told.startswith("ĐÔN ĐỐC CHUẨN BỊ HỘI NGHỊ\nKính gửi: Trung tâm Phục vụ hành chính công")
    assert "1. " in told and "quá hạn" in told
    (one,) = as_json(capsys, folder, "--unit", "TTPVHCC", "--remind")
    assert (one["unit"], one["overdue"], len(one["tasks"])) == ("TTPVHCC", 2, 2)
    assert len(as_json(capsys, folder, "--remind")) >= 5
    assert main(["tasks", str(folder), "--unit", "TTDU", "--remind"]) == REFUSED


def test_due_days_go_into_a_calendar_file(folder, capsys, tmp_path):
    out = tmp_path / "han.ics"
    assert as_json(capsys, folder, "--ics", out) == {"file": str(out)}
    assert out.read_bytes().count(b"BEGIN:VEVENT") == 22
    assert main(["tasks", str(folder), "--ics", str(tmp_path / "han.txt")]) == REFUSED
