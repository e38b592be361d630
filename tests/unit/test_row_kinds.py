"""What the rows below a header are."""

import pytest

from hoinghi_tui.domain.people import Role
from hoinghi_tui.spreadsheets.groups import Group, heads_group, read_group
from hoinghi_tui.spreadsheets.headings import Column
from hoinghi_tui.spreadsheets.layout import Layout
from hoinghi_tui.spreadsheets.row_kinds import RowJudge, RowKind, stated_total

LAYOUT = Layout(0, 1, {Column.NUMBER: 0, Column.FULL_NAME: 1, Column.POSITION: 2, Column.PHONE: 3})


def kinds(*rows, merged=frozenset()):
    judge = RowJudge(LAYOUT, merged)
    return [judge.kind(place, row) for place, row in enumerate(rows)]


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("1", "Đào Văn Soái", "Chủ tịch"), RowKind.PERSON),
        (("", "Đào Văn Soái", "Chủ tịch"), RowKind.PERSON),
        (("1", "Đoàn Thị Hằng"), RowKind.PERSON),
        (("", "Đoàn Thị Hằng"), RowKind.PERSON),
        (("3", "Tống Văn Cộng"), RowKind.PERSON),
        (("1", "", "Trưởng phòng"), RowKind.NO_NAME),
        (("", "", ""), RowKind.BLANK),
        (("(1)", "(2)", "(3)"), RowKind.NUMBERING),
        (("A", "B", "1"), RowKind.NUMBERING),
        (("7",), RowKind.NUMBERING),
        (("7", "A"), RowKind.PERSON),
        (("TT", "Họ và tên", "Chức vụ"), RowKind.HEADER),
        (("I. THƯỜNG TRỰC ĐẢNG ỦY",), RowKind.GROUP),
        (("II", "Văn phòng HĐND&UBND"), RowKind.GROUP),
        (("", "II. Văn phòng HĐND&UBND"), RowKind.GROUP),
        (("", "Phòng Kinh tế"), RowKind.GROUP),
        (("", "Hội Phụ nữ: 05 đồng chí"), RowKind.GROUP),
        (("Tổng số: 42 đại biểu./.",), RowKind.TOTAL),
        (("", "Tổng: 40"), RowKind.TOTAL),
        (("", "Tổng cộng 2 đại biểu"), RowKind.TOTAL),
        (("(Danh sách này có 40 người)",), RowKind.TOTAL),
        (("", "NGƯỜI LẬP BIỂU", "", "CHỦ TỊCH"), RowKind.SIGNATURE),
        (("", "", "Đại Sơn, ngày … tháng … năm 2025"), RowKind.SIGNATURE),
    ],
)
def test_rows_are_told_apart(row, kind):
    assert kinds(row) == [kind]


def test_after_a_total_only_numbered_people_count():
    assert kinds(
        ("Tổng số: 03",), ("4", "Vũ Thị Hòa", "Công chức"), ("", "Vũ Thị Hòa"), ("", "", "Ký tên")
    ) == [RowKind.TOTAL, RowKind.PERSON, RowKind.SIGNATURE, RowKind.SIGNATURE]


def test_a_merged_row_with_one_text_heads_a_group():
    assert kinds(("1. Khách mời",), merged=frozenset({0})) == [RowKind.GROUP]


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("I. THƯỜNG TRỰC ĐẢNG ỦY XÃ (03 đồng chí)", Group("THƯỜNG TRỰC ĐẢNG ỦY XÃ", 3)),
        (
            "VIII. TRUNG TÂM DVSN CÔNG XÃ (Dự và đưa tin)",
            Group("TRUNG TÂM DVSN CÔNG XÃ", None, "Dự và đưa tin"),
        ),
        ("Phòng Kinh tế: 09 người", Group("Phòng Kinh tế", 9)),
        ("1/ Phòng Kinh tế", Group("Phòng Kinh tế")),
        ("Công an xã", Group("Công an xã")),
        ("III. KHÁCH MỜI", Group("KHÁCH MỜI", role=Role.GUEST)),
        ("Cơ quan báo chí", Group("Cơ quan báo chí", role=Role.PRESS)),
        ("", Group("")),
    ],
)
def test_group_headings_name_unit_count_and_note(text, group):
    assert read_group(text) == group


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        (("Tổng số: 42 đại biểu./.",), 42),
        (("", "Tổng: 40"), 40),
        (("Tổng cộng", "", "40"), 40),
        (("Tổng cộng",), None),
        (("Tổng: 99999999999",), None),
    ],
)
def test_totals_state_a_number(cells, total):
    assert stated_total(cells) == total


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("PHÒNG KINH TẾ", True),
        ("Hội Nông dân", True),
        ("Đoàn Thanh niên", True),
        ("TRƯỜNG THCS ĐẠI SƠN", True),
        ("Ban Chỉ huy Quân sự", True),
        ("ĐOÀN THỊ THÚY HẰNG", False),
        ("TRƯƠNG VĂN BÌNH", False),
        ("BAN VĂN HỘI", False),
        ("Hội nghị tổng kết", False),
        ("Nguyễn Văn An", False),
    ],
)
def test_a_name_in_capitals_is_no_unit(text, heads):
    assert heads_group(text) is heads


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (("", "", "Chủ tịch"), RowKind.NO_NAME),
        (("", "Thu Trường", "Công chức"), RowKind.PERSON),
        (("", "C. Nguyễn Văn An"), RowKind.PERSON),
        (("A", "Nguyễn Văn An"), RowKind.PERSON),
        (("", "Nguyễn Thị Lan 2 người"), RowKind.PERSON),
        (("", "Tô Văn Nam (vắng)"), RowKind.PERSON),
        (("", "ĐOÀN VĂN HỘI"), RowKind.PERSON),
        (("", "Phòng Văn Hóa Xã Hội"), RowKind.GROUP),
        (("1", "Phòng Kinh tế"), RowKind.GROUP),
        (("1.1", "Nguyễn Văn An", "Trưởng phòng"), RowKind.PERSON),
    ],
)
def test_people_are_told_from_groups_and_signatures(row, kind):
    assert kinds(row) == [kind]


def test_a_list_goes_on_after_a_groups_total():
    assert kinds(
        ("", "I. Phòng Kinh tế"),
        ("", "Nguyễn Văn An", "Trưởng phòng"),
        ("", "Cộng: 1"),
        ("", "II. Phòng Văn hóa - Xã hội"),
        ("", "Trần Thị Bình", "Trưởng phòng"),
        ("", "Tổng cộng: 2"),
        ("", "NGƯỜI LẬP BIỂU"),
        ("", "Lê Văn Lập"),
    ) == [
        *(RowKind.GROUP, RowKind.PERSON, RowKind.TOTAL, RowKind.GROUP, RowKind.PERSON),
        *(RowKind.TOTAL, RowKind.SIGNATURE, RowKind.SIGNATURE),
    ]
