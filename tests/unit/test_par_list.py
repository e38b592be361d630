"""Tables of the PAR Index from office files: numbers, merged cells, sums, and what is wrong."""

from decimal import Decimal

import pytest

from hoinghi_tui.spreadsheets.cells import UnreadableList
from hoinghi_tui.spreadsheets.par_list import read_par_file
from par_files import HEADER, NUMBERED, TOTAL, write


@pytest.fixture
def read(tmp_path):
    def read_rows(*rows, **settings):
        return read_par_file(write(tmp_path / "cchc.xlsx", rows, **settings))

    return read_rows


def told(problems):
    return [str(one) for one in problems]


def test_numbers_tell_fields_from_criteria_and_only_the_last_division_counts(read):
    found = read(HEADER, ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"), *NUMBERED, TOTAL)
    assert found.year == 2025
    assert not found.problems
    assert not found.notes
    first, second = found.fields
    assert (first.title, first.unit_text, first.maximum) == ("Cải cách thể chế", "Văn phòng", 10)
    assert [one.title for one in first.criteria] == [
        *("Đúng hạn", "Đúng thẩm quyền", "Kiểm tra văn bản"),
    ]
    assert [one.number for one in first.criteria] == ["1.1", "1.2", "2"]
    assert first.criteria[1].self_scored == Decimal("1.5")
    assert second.criteria[0].self_scored == Decimal("18.25")
    assert {one.reason for one in found.skipped} == {"dòng đánh số cột", "dòng tổng"}


def test_a_field_in_merged_cells_holds_for_all_its_criteria(read):
    header = ("Lĩnh vực", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "Đơn vị phụ trách")
    found = read(
        header,
        ("Cải cách thể chế", "Đúng hạn", 4, 4, "Văn phòng"),
        (None, "Đúng thẩm quyền", 2, 1, None),
        ("Tài chính công", "Công khai", 5, "4,5", "Kinh tế"),
        ("Cộng", None, 11, 9.5, None),
        merged=("A4:A5", "E4:E5", "A7:B7"),
    )
    assert [(one.title, one.unit_text, len(one.criteria)) for one in found.fields] == [
        ("Cải cách thể chế", "Văn phòng", 2),
        ("Tài chính công", "Kinh tế", 1),
    ]
    assert not found.problems
    assert not found.notes


def test_headings_of_points_may_stand_under_a_common_one(read):
    found = read(
        ("TT", "Lĩnh vực", "Điểm", None, None),
        (None, None, "Tối đa", "Tự chấm", "Thẩm định"),
        (1, "Cải cách thể chế", 10, 8, 7.5),
        (2, "Tài chính công", 5, 5, 5),
        merged=("C3:E3",),
    )
    assert [one.criteria[0].appraised for one in found.fields] == [Decimal("7.5"), 5]


def test_what_a_formula_leaves_is_read_as_it_shows(read):
    found = read(HEADER, (1, "Thể chế", 16, 14.299999999999999, None, None))
    assert found.fields[0].criteria[0].self_scored == Decimal("14.3")


def test_a_missing_column_is_named_with_file_sheet_row_and_cell(read):
    found = read(("STT", "Lĩnh vực", "Điểm tự chấm"), (1, "Thể chế", 5))
    assert found.file == "cchc.xlsx"
    assert told(found.problems) == [
        "Trang “Bảng điểm”, ô B3 (Lĩnh vực): bảng thiếu cột “Điểm tối đa”; thêm cột ấy vào "
        "dòng tiêu đề; điểm chưa biết thì để trống ô."
    ]


@pytest.mark.parametrize(
    ("row", "place", "reason"),
    [
        ((1, "Thể chế", 10, 11, None, None), "ô D4", "cao hơn điểm tối đa 10"),
        ((1, "Thể chế", 10, 9, "10,5", None), "ô E4", "thẩm định 10,5, cao hơn"),
        ((1, "Thể chế", 10, -1, None, None), "ô D4", "điểm “-1” nhỏ hơn 0"),
        ((1, "Thể chế", -10, None, None, None), "ô C4", "điểm “-10” nhỏ hơn 0"),
        ((1, "Thể chế", 10, "chín", None, None), "ô D4", "không đọc được điểm “chín”"),
        ((1, "Thể chế", 10, "=4+5", None, None), "ô D4", "công thức chưa được tính"),
        ((1, None, 10, 9, None, None), "ô B4", "không có tên"),
    ],
)
def test_a_wrong_cell_is_named(read, row, place, reason):
    [problem] = read(HEADER, row).problems
    assert place in str(problem)
    assert reason in str(problem)


def test_two_fields_of_one_name_are_told(read):
    rows = [(1, "Thể chế", 10, 9, None, None), (2, "THỂ  CHẾ", 5, 4, None, None)]
    [problem] = read(HEADER, *rows).problems
    assert "dòng 5: lĩnh vực “THỂ CHẾ” trùng tên với dòng 4" in str(problem)


def test_sums_that_are_wrong_are_noted_and_the_criteria_count(read):
    rows = [
        ("I", "Thể chế", 12, 9, None, None),
        ("1", "Đúng hạn", 10, 9, None, None),
        ("Tổng cộng", None, 100, 9, None, None),
    ]
    found = read(HEADER, *rows)
    assert not found.problems
    notes = told(found.notes)
    assert "ô C4 (Điểm tối đa): “Thể chế” ghi 12, cộng các tiêu chí được 10" in notes[0]
    assert "ô C6 (Điểm tối đa): dòng tổng ghi 100, cộng các tiêu chí được 10" in notes[1]


def test_a_field_named_after_a_sum_word_is_a_field(read):
    rows = [(1, "Tổng kết công tác", 10, 9, None, None), (2, "Công vụ", 5, 4, None, None)]
    assert [one.title for one in read(HEADER, *rows).fields] == ["Tổng kết công tác", "Công vụ"]


def test_hostile_words_come_through(read):
    names = ("[/] {{x}}", "=cmd()", "../x", "Ngữ " * 125, "Nguye\u0302\u0303n")
    rows = [(at, f" {name}", 1, 1, None, None) for at, name in enumerate(names, 1)]
    titles = [one.title for one in read(HEADER, *rows).fields]
    assert titles == ["[/] {{x}}", "=cmd()", "../x", ("Ngữ " * 125).strip(), "Nguyễn"]


def test_signatures_end_the_table(read):
    rows = [
        (1, "Thể chế", 10, 9, None, None),
        (None, "NGƯỜI LẬP BIỂU", None, None, None, None),
        (None, "Nguyễn Văn A", None, None, None, None),
    ]
    assert len(read(HEADER, *rows).fields) == 1


def test_a_file_without_a_table_is_refused_by_name(read):
    with pytest.raises(UnreadableList, match=r"cchc.xlsx: không thấy bảng Chỉ số CCHC"):
        read(("Họ và tên", "Chức vụ"), ("Nguyễn Văn A", "Trưởng phòng"))


def test_a_year_is_taken_from_the_sheet_or_not_at_all(read):
    row = (1, "Thể chế", 10, 9, None, None)
    assert read(HEADER, row, title="BẢNG ĐIỂM", sheet="2024").year == 2024
    assert read(HEADER, row, title="BẢNG ĐIỂM", sheet="Trang 1").year is None


def test_what_is_said_of_the_criteria_is_said_of_their_field(read):
    header = ("STT", "Lĩnh vực", "Điểm tối đa", "Ưu điểm", "Lý do mất điểm")
    found = read(
        header,
        ("I", "Thể chế", 10, "Đúng hạn\n  Đủ việc ", None),
        ("1", "Ban hành", 6, None, "Chậm một kỳ"),
        ("2", "Kiểm tra", 4, None, "Thiếu người"),
    )
    texts = found.fields[0].texts
    assert texts["strengths"] == "Đúng hạn\nĐủ việc"
    assert texts["causes"] == "Chậm một kỳ\nThiếu người"
