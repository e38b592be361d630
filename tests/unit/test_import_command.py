"""`import` on the command line: sheets, columns, duplicates, and what it refuses."""

import io
import json
import sys

import pytest

from hoinghi_tui.cli.main import REFUSED, main
from hoinghi_tui.cli.parser import USAGE
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank

TWICE = (
    "Họ và tên;Chức vụ;Đơn vị;Điện thoại\n"
    "Nguyễn Tuấn;Công chức;Phòng Kinh tế;0900000001\n"
    "Nguyễn Tuấn;Công chức;Công an xã;0900000002\n"
    "Lê Hoè;Công chức;Phòng Kinh tế;0900000003\n"
    "Lê Hòe;CC;Phòng KT;0900000003\n"
)


@pytest.fixture
def folder(tmp_path):
    create_blank(tmp_path / "hoi-nghi", "Hội nghị")
    return tmp_path / "hoi-nghi"


@pytest.fixture
def run(folder, capsys):
    """Return a function that takes in a file: (exit code, output, errors)."""

    def run_command(*words):
        code = main(["import", str(folder), *map(str, words)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


@pytest.fixture
def twice(tmp_path):
    path = tmp_path / "trung.csv"
    path.write_text(TWICE, encoding="utf-8")
    return path


@pytest.fixture
def workbook(tmp_path):
    """Two lists in one workbook, an old copy among them."""
    from openpyxl import Workbook

    book = Workbook()
    lists = (("DS cũ", ("An", "Bình", "Chi")), ("DS mới", ("Dung",)), ("Khách", ("Em", "Giang")))
    for name, people in lists:
        sheet = book.create_sheet(name)
        sheet.append(["Họ tên", "Chức vụ"])
        for person in people:
            sheet.append([f"Lê Văn {person}", "Công chức"])
    book.remove(book["Sheet"])
    path = tmp_path / "nhieu-trang.xlsx"
    book.save(path)
    return path


def names(folder):
    with Session.open(folder, read_only=True) as session:
        return sorted(one.full_name for one in session.state.delegates.values())


# -- sheets and columns --------------------------------------------------------------------


def test_of_several_lists_the_fullest_that_is_no_old_copy_is_taken(run, workbook, folder):
    code, _, err = run(workbook)
    assert code == 0
    assert names(folder) == ["Lê Văn Em", "Lê Văn Giang"]
    assert "Không đọc trang “DS cũ”: danh sách khác, 3 người." in err


def test_a_sheet_is_chosen_by_its_name_or_all_by_a_star(run, workbook, folder):
    assert run(workbook, "--sheet", "DS mới")[0] == 0
    assert names(folder) == ["Lê Văn Dung"]
    answer = json.loads(run(workbook, "--sheet", "*", "--json")[1])
    assert (answer["added"], answer["unchanged"]) == (5, 1)
    assert answer["sheet"] == "DS cũ, DS mới, Khách"


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are(run, workbook, folder):
    code, _, err = run(workbook, "--sheet", "Nháp")
    assert code == REFUSED
    assert "“DS cũ”, “DS mới”, “Khách”" in err
    assert names(folder) == []


def test_columns_are_told_by_letter_or_number(run, tmp_path, folder):
    path = tmp_path / "la.csv"
    path.write_text("Cột 1,Cột 2,Cột 3\nA1,Lê Văn An,Trưởng phòng\n", encoding="utf-8")
    assert run(path)[0] == REFUSED
    code, out, _ = run(path, "--map", "Họ tên=B,Chức vụ=3", "--json")
    assert code == 0
    [person] = json.loads(out)["delegates"]
    assert (person["full_name"], person["position"]) == ("Lê Văn An", "Trưởng phòng")


def test_a_name_with_a_comma_is_one_name(run, tmp_path):
    path = tmp_path / "la.csv"
    path.write_text("A;B;C\nLê Văn An;Trưởng phòng, Phòng Kinh tế;x\n", encoding="utf-8")
    out = run(path, "--map", "Họ tên=A,Chức vụ, đơn vị=B,Ghi chú=C", "--json")[1]
    [person] = json.loads(out)["delegates"]
    assert (person["position"], person["unit_code"], person["note"]) == ("Trưởng phòng", "KT", "x")


def test_a_rank_that_is_no_number_is_told(run, twice):
    err = run(twice, "--map", "Thứ bậc=B", "--dry-run")[2]
    assert "(Thứ bậc): “Công chức” không phải số thứ bậc; đã bỏ qua." in err


@pytest.mark.parametrize(
    ("columns", "said"),
    [("Họ tên", "không rõ “Họ tên”"), ("Xyz=B", "không rõ"), ("Họ tên=1B", "không phải cột")],
)
def test_a_column_that_is_told_wrongly_is_a_usage_error(run, twice, columns, said):
    code, _, err = run(twice, "--map", columns)
    assert code == USAGE
    assert said in err


def test_a_column_that_no_sheet_has_is_refused(run, twice):
    code, _, err = run(twice, "--map", "Họ tên=ZZ")
    assert code == REFUSED
    assert "không có cột ZZ; cột cuối là D" in err


def test_a_text_file_has_no_sheets(run, twice):
    code, _, err = run(twice, "--sheet", "DS")
    assert code == REFUSED
    assert "hãy bỏ --sheet" in err


def test_what_is_taken_for_a_signature_is_said(run, tmp_path):
    path = tmp_path / "ky.csv"
    path.write_text(
        "STT,Họ và tên,Chức vụ\n1,Lê Văn An,TP\n,Tổng: 1,\n,NGƯỜI LẬP BIỂU,\n,Vũ Thị Ngọc,\n",
        encoding="utf-8",
    )
    err = run(path)[2]
    assert "Dòng 5: “Vũ Thị Ngọc” (khối chữ ký), không phải đại biểu." in err


# -- people who may be one -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "people"),
    [
        ("ask", ["Lê Hoè", "Nguyễn Tuấn", "Nguyễn Tuấn"]),
        ("merge", ["Lê Hoè", "Nguyễn Tuấn", "Nguyễn Tuấn"]),
        ("keep", ["Lê Hoè", "Lê Hòe", "Nguyễn Tuấn", "Nguyễn Tuấn"]),
    ],
)
def test_without_a_terminal_only_sure_duplicates_are_merged(run, twice, folder, how, people):
    code, out, err = run(twice, "--on-duplicate", how, "--json")
    assert code == 0
    assert names(folder) == people
    assert [(one["rows"], one["action"]) for one in json.loads(out)["duplicates"]] == [
        ([4, 5], "merge"),
        ([2, 3], "ask"),
    ]
    assert "trùng tên, khác đơn vị và số điện thoại; để riêng" in err


class Keyboard(io.StringIO):
    """Standard input of a person at a terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(("answer", "people"), [("g\n", 2), ("k\n", 3), ("\n", 3), ("", 3)])
def test_at_a_terminal_a_doubt_is_asked_about(run, twice, folder, monkeypatch, answer, people):
    monkeypatch.setattr(sys, "stdin", Keyboard(answer))
    code, _, err = run(twice)
    assert code == 0
    assert "Nguyễn Tuấn (dòng 2, 3)" in err
    assert "Là một người?" in err
    assert len(names(folder)) == people


# -- a corrected list ------------------------------------------------------------------------


def test_a_corrected_list_shows_the_difference_and_who_is_missing(run, twice, tmp_path, folder):
    run(twice)
    path = tmp_path / "sua.csv"
    path.write_text(
        "Họ và tên;Chức vụ;Đơn vị;Điện thoại\nLê Hoè;Phó phòng;Phòng Kinh tế;0900000003\n",
        encoding="utf-8",
    )
    code, out, err = run(path, "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["added"], answer["updated"]) == (0, 1)
    [changed] = answer["changes"]
    [field] = changed["fields"]
    assert (field["label"], field["before"], field["after"]) == (
        "chức vụ",
        "Công chức",
        "Phó phòng",
    )
    assert len(answer["missing"]) == 2
    assert answer["namesakes"] == []
    assert "2 người đã có không thấy trong tệp; vẫn giữ nguyên." in err
    assert len(names(folder)) == 3


def test_rows_pasted_into_standard_input_are_a_list_too(run, folder, monkeypatch):
    pasted = "1\tÔng Lê Văn An\tTrưởng phòng\n2\tBà Trần Thị Bình\tCông chức\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO(pasted))
    code, out, _ = run("-", "--json")
    assert code == 0
    assert [one["position"] for one in json.loads(out)["delegates"]] == [
        "Trưởng phòng",
        "Công chức",
    ]
    assert names(folder) == ["Lê Văn An", "Trần Thị Bình"]


def test_a_namesake_already_known_is_told_apart_from_duplicates(run, twice, tmp_path):
    run(twice)
    path = tmp_path / "sua.csv"
    path.write_text(
        "Họ và tên;Đơn vị;Điện thoại\nLê Hoè;Phòng Kinh tế;0900000009\n", encoding="utf-8"
    )
    answer = json.loads(run(path, "--dry-run", "--json")[1])
    assert answer["duplicates"] == []
    [namesake] = answer["namesakes"]
    assert (namesake["rows"], namesake["action"], namesake["merged"]) == ([2], "ask", True)
    assert namesake["reason"] == "trùng tên, khác số điện thoại"
