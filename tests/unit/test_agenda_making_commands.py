"""`import-agenda` and `suggest-agenda` on the command line."""

import io
import json
import sys
from datetime import timedelta

import pytest

from agenda_files import running_order, workbook, year_end
from hoinghi_tui.cli.main import DONE, REFUSED, main
from hoinghi_tui.services.session import Session

HEAD = ["Thời gian", "Nội dung", "Người thực hiện"]


@pytest.fixture
def told(capsys):
    """Return what runs a command and gives exit code, standard output and error."""

    def run(*words):
        code = main([str(word) for word in words])
        caught = capsys.readouterr()
        return code, caught.out, caught.err

    return run


def titles(folder):
    with Session.open(folder, read_only=True) as session:
        return [item.title for item in session.agenda.items()]


def test_a_dry_run_shows_all_and_saves_nothing(told, sample_folder, tmp_path):
    was = titles(sample_folder)
    path = year_end(tmp_path / "tong-ket.xlsx")
    code, out, err = told("import-agenda", sample_folder, path, "--dry-run")
    assert code == DONE
    assert out.startswith("Sẽ nhập: 12 mục, 150 phút.\n07:00   30′  Đón tiếp     Đón")
    assert "Tham luận: Phòng Kinh tế – Đặng Văn Bằng, " in out
    assert "Dòng 17: “Đ/c Trương Bá Lạ” không có trong danh sách đại biểu; giữ làm ghi chú." in err
    assert "ô B21 (Thời gian): không rõ lúc xong; tạm lấy 5 phút." in err
    assert titles(sample_folder) == was


def test_an_agenda_is_replaced_only_when_told(told, sample_folder, tmp_path):
    was = titles(sample_folder)
    path = running_order(tmp_path / "kich-ban.docx")
    code, _, err = told("import-agenda", sample_folder, path)
    assert (code, titles(sample_folder)) == (REFUSED, was)
    assert "13 mục. Thêm --replace" in err
    code, out, _ = told("import-agenda", sample_folder, path, "--replace")
    assert code == DONE
    assert out.startswith("Đã nhập: 4 mục, 42 phút.")
    assert titles(sample_folder) == [
        *("Ổn định", "Báo cáo sơ kết", "Ý kiến phát biểu", "Kết luận của chủ tọa")
    ]


def test_problems_are_told_by_file_sheet_and_cell_and_nothing_saved(told, sample_folder, tmp_path):
    was = titles(sample_folder)
    rows = [HEAD, ["8h - 8h30", "A", ""], ["8h20 - 9h", "B", ""]]
    path = workbook(tmp_path / "ct.xlsx", rows)
    code, out, err = told("import-agenda", sample_folder, path, "--replace")
    assert (code, titles(sample_folder)) == (REFUSED, was)
    assert out.startswith("Chưa nhập")
    assert "ct.xlsx: Trang “Chương trình”, ô A3 (Thời gian): bắt đầu 08h20 khi" in err
    code, out, _ = told("import-agenda", sample_folder, path, "--json", "--dry-run")
    answer = json.loads(out)
    assert (code, answer["saved"]) == (REFUSED, False)
    assert [one["cell"] for one in answer["problems"]] == ["A3"]


def test_the_answer_in_json(told, sample_folder, tmp_path):
    path = year_end(tmp_path / "tong-ket.xlsx")
    code, out, _ = told("import-agenda", sample_folder, path, "--replace", "--json")
    answer = json.loads(out)
    assert (code, answer["saved"], len(answer["items"])) == (DONE, True, 12)
    first = answer["items"][0]
    assert (first["minutes"], first["kind"], first["not_before"]) == (30, "reception", "07:00:00")
    assert first["source"] == {"sheet": "Chương trình", "row": 9}
    assert [one["written"] for one in answer["questions"]] == [
        *("Đ/c Trương Bá Lạ", "Đ/c Bí thư Đảng ủy")
    ]


class Terminal(io.StringIO):
    def isatty(self):
        return True


@pytest.mark.parametrize(
    ("typed", "chosen"), [("\n", "Trịnh Bá Kiên"), ("0\n", None), ("9\n", "Trịnh Bá Kiên")]
)
def test_at_a_terminal_doubts_are_asked(told, sample_folder, tmp_path, monkeypatch, typed, chosen):
    rows = [HEAD, ["8h - 8h10", "Phát biểu chỉ đạo", "Đ/c Bí thư Đảng ủy"]]
    path = workbook(tmp_path / "ct.xlsx", rows)
    monkeypatch.setattr(sys, "stdin", Terminal(typed))
    code, _, err = told("import-agenda", sample_folder, path, "--replace")
    assert code == DONE
    assert "“Đ/c Bí thư Đảng ủy”: chỉ ghi chức vụ" in err
    with Session.open(sample_folder, read_only=True) as session:
        [item] = session.agenda.items()
        named = session.state.delegates[item.presenter].full_name if item.presenter else None
        assert named == chosen


def test_a_file_that_is_no_programme_is_refused(told, sample_folder, tmp_path):
    path = workbook(tmp_path / "ds.xlsx", [["Họ và tên"], ["Đào Văn Soái"]])
    code, _, err = told("import-agenda", sample_folder, path)
    assert code == REFUSED
    assert "ds.xlsx" in err
    assert told("import-agenda", sample_folder, tmp_path / "khong-co.xlsx")[0] == REFUSED


def test_suggestions_are_shown_and_applied_when_told(told, session, clock, tmp_path):
    from hoinghi_tui.resources import sample_dir
    from hoinghi_tui.services.setup import create_from_source

    new = tmp_path / "nam-sau"
    create_from_source(new, sample_dir(), clock=clock)
    code, _, err = told("suggest-agenda", new, session.folder)
    assert code == REFUSED  # nothing has taken place there yet
    assert "Hãy chọn" in err
    clock.advance(minutes=5)
    for _ in range(3):
        session.agenda.start_next()
        clock.advance(minutes=8)
    session.agenda.end_current()
    code, out, _ = told("suggest-agenda", new, session.folder)
    assert code == DONE
    line = next(line for line in out.splitlines() if line.startswith("Ổn định"))
    assert line.split()[-6:] == ["5′", "5′", "8′", "8′", "cùng", "tên"]
    assert "Thêm --apply" in out
    with Session.open(new, read_only=True) as unchanged:
        assert unchanged.state.agenda["ct-02"].duration_s == 300
    code, out, _ = told("suggest-agenda", new, session.folder, "--apply", "--json")
    answer = json.loads(out)
    assert (code, answer["applied"]) == (DONE, 2)
    with Session.open(new, read_only=True) as changed:
        assert timedelta(seconds=changed.state.agenda["ct-02"].duration_s) == timedelta(minutes=8)
