"""`ready` tells what is missing, and by its exit code whether the conference can be held."""

import json
from dataclasses import replace
from datetime import date

from hoinghi_tui.cli import main


def test_a_blocker_is_an_exit_code_of_three(sample_folder, capsys):
    assert main(["ready", str(sample_folder)]) == 3
    first, *lines = capsys.readouterr().out.splitlines()
    assert "bắt buộc" in first
    assert "✖ Còn để trống: ngày họp  (F2, phím T)" in lines
    assert any(line.startswith("▲ ") and line.endswith("(F4)") for line in lines)
    assert "▲ 2 báo cáo chưa ký  (F9, mục 2)" in lines


def test_what_is_only_missing_is_told_and_no_failure(session, capsys):
    before = session.state.conference
    session.settings.edit(before, replace(before, day=date(2025, 12, 15)))
    session.awards.set_decision(session.state.awards, "12/QĐ-UBND", date(2025, 12, 10))
    session.close()
    assert main(["ready", str(session.folder)]) == 0
    first, *lines = capsys.readouterr().out.splitlines()
    assert first.startswith("Còn thiếu ")
    assert "bắt buộc" not in first
    assert not any(line.startswith("✖") for line in lines)


def test_a_template_that_cannot_be_used_blocks(sample_folder, capsys):
    (sample_folder / "templates").mkdir()
    (sample_folder / "templates" / "giay-moi.docx").write_bytes(b"PK")
    assert main(["ready", str(sample_folder)]) == 3
    assert "✖ Mẫu riêng giay-moi.docx không in được  (F8)" in capsys.readouterr().out


def test_json_names_place_and_section(sample_folder, capsys):
    main(["ready", str(sample_folder), "--json"])
    answer = json.loads(capsys.readouterr().out)
    assert answer["ready"] is False
    tasks = next(one for one in answer["findings"] if one["section"] == "tasks")
    assert (tasks["severity"], tasks["place"]) == ("missing", "preparation")
