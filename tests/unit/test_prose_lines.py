"""Lists typed as lines of a message, as they come by Zalo."""

import pytest

from hoinghi_tui.spreadsheets.cells import Grid, UnreadableList
from hoinghi_tui.spreadsheets.delegate_list import read_pasted_delegates
from hoinghi_tui.spreadsheets.prose_lines import in_columns

MESSAGE = """Danh sách đại biểu Phòng Kinh tế dự họp
1. Ông Nguyễn Văn Đạo - Trưởng phòng - 0900 000 017
2. Bà Bùi Thị Huệ – Phó Trưởng phòng – 0900000019
3/ Đ/c Trần Thị Mỵ - Kế toán

Khách mời:
4) Ông Lê Văn Khách - Phó Giám đốc Sở Nội vụ
"""


def test_a_message_is_read_line_by_line():
    people = read_pasted_delegates(MESSAGE)
    assert [(one.full_name, one.honorific, one.position, one.phone) for one in people.drafts] == [
        ("Nguyễn Văn Đạo", "Ông", "Trưởng phòng", "0900000017"),
        ("Bùi Thị Huệ", "Bà", "Phó Trưởng phòng", "0900000019"),
        ("Trần Thị Mỵ", "Đ/c", "Kế toán", ""),
        ("Lê Văn Khách", "Ông", "Phó Giám đốc Sở Nội vụ", ""),
    ]
    assert people.drafts[-1].unit_text == "Khách mời"


def test_each_line_is_parted_in_its_own_way():
    people = read_pasted_delegates(
        "1) Nguyễn Văn An - Trưởng phòng - 0912345678\n"
        "2. Bà Trần Thị Bình (Phó phòng) 0912 345 679\n"
        "3. Lê Văn Chi, chuyên viên, 0912 345 680\n"
    )
    assert [(one.full_name, one.position, one.phone, one.note) for one in people.drafts] == [
        ("Nguyễn Văn An", "Trưởng phòng", "0912345678", ""),
        ("Trần Thị Bình", "", "0912345679", "Phó phòng"),
        ("Lê Văn Chi", "chuyên viên", "0912345680", ""),
    ]


def test_names_alone_are_a_list_too():
    people = read_pasted_delegates("1. Nguyễn Văn An\n2. Trần Thị Bình\n3. Lê Văn Chi")
    assert [one.full_name for one in people.drafts] == [
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Lê Văn Chi",
    ]


def test_commas_part_where_no_dash_does():
    people = read_pasted_delegates("Nguyễn Văn An, Trưởng phòng\nTrần Thị Bình, Công chức")
    assert [one.position for one in people.drafts] == ["Trưởng phòng", "Công chức"]


@pytest.mark.parametrize(
    "rows", [(), (("a", "b"),), (("Đào Văn Soái",), ("Vũ Thị Hòa",)), ((), ("x",))]
)
def test_other_sheets_stay_as_they_are(rows):
    grid = Grid("", rows)
    assert in_columns(grid) is grid


def test_a_message_that_names_nobody_is_refused():
    with pytest.raises(UnreadableList):
        read_pasted_delegates("Kính gửi các đồng chí\nMai họp lúc 7 giờ 30")
