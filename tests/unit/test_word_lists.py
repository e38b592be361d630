"""A list that a Word document spreads over several tables and pages."""

import pytest

from hoinghi_tui.services.roster_merge import plan_import
from hoinghi_tui.spreadsheets.cells import Area, Grid, ListFile
from hoinghi_tui.spreadsheets.delegate_list import read_delegates

HEADER = ("TT", "Họ và tên", "Chức vụ", "Ghi chú")


@pytest.fixture
def people():
    """Tables as the Word reader hands them on; the second goes on with the first."""
    tables = (
        Grid("Bảng 1", (("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),)),
        Grid(
            "Bảng 2",
            (
                HEADER,
                ("1", "Ông Lê An", "Trưởng phòng", "Tham luận"),
                ("2", "Bà Vũ Bình", "", "-nt-"),
            ),
            caption="I. PHÒNG KINH TẾ (02 đồng chí)",
        ),
        Grid(
            "Bảng 3",
            (
                ("1", "Ông Đỗ Chi", "Chánh\nVăn phòng", ""),
                HEADER,
                ("2", "Ông Tạ Dũng", "Công chức", ""),
                ("II. KHÁCH MỜI", "", "", ""),
                ("3", "Bà Hồ Em", "Phó Giám đốc Sở Nội vụ", ""),
                ("Tổng cộng: 05 đại biểu", "", "", ""),
            ),
            merged=(Area(3, 0, 3, 3), Area(5, 0, 5, 3)),
            caption="VĂN PHÒNG HĐND&UBND XÃ",
        ),
        Grid("Bảng 4", (("NGƯỜI LẬP BIỂU", "CHỦ TỊCH"),)),
    )
    return read_delegates(ListFile(tables, together=True), "ds.docx")


def test_nobody_above_a_repeated_header_is_lost(people):
    assert [(one.full_name, one.unit_text) for one in people.drafts] == [
        ("Lê An", "PHÒNG KINH TẾ"),
        ("Vũ Bình", "PHÒNG KINH TẾ"),
        ("Đỗ Chi", "VĂN PHÒNG HĐND&UBND XÃ"),
        ("Tạ Dũng", "VĂN PHÒNG HĐND&UBND XÃ"),
        ("Hồ Em", "KHÁCH MỜI"),
    ]
    assert people.drafts[1].note == "Tham luận"


def test_a_total_counts_over_all_tables(people):
    assert plan_import(people, (), ()).problems == ()


def test_what_is_no_list_is_left_out_and_the_place_of_each_row_is_told(people):
    assert [sheet.name for sheet in people.left_out] == ["Bảng 1", "Bảng 4"]
    assert [(one.sheet, one.row, one.reason) for one in people.skipped] == [
        ("Bảng 2", 1, "dòng tiêu đề cột"),
        ("Bảng 3", 2, "dòng tiêu đề cột"),
        ("Bảng 3", 4, "dòng nhóm đơn vị"),
        ("Bảng 3", 6, "dòng tổng"),
    ]


def test_a_table_of_the_same_width_that_names_nobody_is_no_part_of_the_list():
    tables = (
        Grid("Bảng 1", (("TT", "Họ và tên", "Chức vụ"), ("1", "Lê Văn An", "Trưởng phòng"))),
        Grid("Bảng 2", (("TT", "Nội dung", "Thời gian"), ("1", "Ổn định tổ chức", "7h30"))),
    )
    people = read_delegates(ListFile(tables, together=True), "ds.docx")
    assert [one.full_name for one in people.drafts] == ["Lê Văn An"]
    assert [one.name for one in people.left_out] == ["Bảng 2"]
