"""`import-par` and `par`: points come in whole or not at all, and go out exactly."""

import json

import pytest

from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.cli.parser import USAGE
from par_files import HEADER, NUMBERED, TOTAL, write


@pytest.fixture
def folder(sample_folder):
    return str(sample_folder)


@pytest.fixture
def good(tmp_path):
    return str(write(tmp_path / "cchc.xlsx", [HEADER, *NUMBERED, TOTAL]))


def test_a_dry_run_saves_nothing_and_the_real_one_does(folder, good, capsys):
    assert main(["import-par", folder, good, "--dry-run"]) == DONE
    said = capsys.readouterr().out
    assert "Sẽ nhập: Chỉ số CCHC năm 2025, 2 lĩnh vực (thêm 2, cập nhật 0)." in said
    assert main(["par", folder]) == DONE
    assert "Chưa có Chỉ số CCHC năm 2025" in capsys.readouterr().out
    assert main(["import-par", folder, good, "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)["saved"] is True
    assert main(["par", folder]) == DONE
    said = capsys.readouterr().out
    assert "Chỉ số CCHC năm 2025 (tự chấm)" in said
    assert "Cộng: 26,75/30 điểm, 89,17% tự chấm" in said


def test_points_are_texts_in_json_so_that_they_stay_exact(folder, good, capsys):
    main(["import-par", folder, good])
    capsys.readouterr()
    assert main(["par", folder, "--json"]) == DONE
    answer = json.loads(capsys.readouterr().out)
    assert answer["total"]["self_scored"] == "26.75"
    assert answer["total"]["scoring"] == "self"
    assert answer["fields"][0]["criteria"][1]["self_scored"] == "1.5"
    assert {one["kind"] for one in answer["doubts"]} == {"text"}


def test_a_wrong_file_is_refused_with_every_place(folder, tmp_path, capsys):
    rows = [HEADER, (1, "Thể chế", 10, "11,5", None, None), (2, "Công vụ", -1, None, None, None)]
    path = str(write(tmp_path / "sai.xlsx", rows))
    assert main(["import-par", folder, path]) == REFUSED
    told = capsys.readouterr().err
    assert "sai.xlsx: Trang “Bảng điểm”, ô D4" in told
    assert "sai.xlsx: Trang “Bảng điểm”, ô C5" in told
    main(["par", folder, "--json"])
    assert json.loads(capsys.readouterr().out)["fields"] == []


def test_a_year_that_is_none_is_told(folder, good, capsys):
    assert main(["import-par", folder, good, "--year", "25"]) == USAGE
    assert "năm phải viết như 2025" in capsys.readouterr().err
