"""Which rows are the header and which column holds what."""

import pytest

from hoinghi_tui.spreadsheets.cells import Area, Grid
from hoinghi_tui.spreadsheets.guessed_layout import guess_layout
from hoinghi_tui.spreadsheets.headings import HEADINGS, NAMES, Column, column_named, column_of
from hoinghi_tui.spreadsheets.layout import Layout, find_layout, is_header


def grid(*rows, merged=()):
    return Grid("DS", rows, merged=tuple(Area(*one) for one in merged))


def test_header_is_found_below_the_title_in_usual_spellings():
    layout = find_layout(
        grid(
            ("UBND XÃ ĐẠI SƠN",),
            ("DANH SÁCH ĐẠI BIỂU",),
            (),
            ("Tt", "HỌ TÊN", "", "Chức danh", "cơ quan, đơn vị", "SĐT", "Nam sinh", "GHI CHU"),
        )
    )
    assert layout == Layout(
        3,
        4,
        {
            Column.NUMBER: 0,
            Column.FULL_NAME: 1,
            Column.POSITION: 3,
            Column.UNIT: 4,
            Column.PHONE: 5,
            Column.BIRTH: 6,
            Column.NOTE: 7,
        },
    )


def test_a_title_that_holds_one_heading_is_no_header():
    assert find_layout(grid(("Đại biểu",), ("Đơn vị", "Số lượng"))) is None


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Số\nTT", Column.NUMBER),
        ("HO VA TEN", Column.FULL_NAME),
        ("Họ và tên, chức danh khoa học", Column.FULL_NAME),
        ("Chức vụ trong Đảng, chính quyền", Column.POSITION),
        ("Số điện thoại liên hệ (Zalo)", Column.PHONE),
        ("Chức vụ, đơn vị công tác", Column.POSITION_UNIT),
        ("Nguyễn Văn An", None),
        ("", None),
        ("Đơn vị nào đăng ký chậm thì gửi lại danh sách trước ngày mai để tổng hợp", None),
    ],
)
def test_headings_in_other_words(heading, column):
    assert column_of(heading) == column


def test_every_heading_means_one_thing_and_every_column_can_be_named():
    for column, headings in HEADINGS.items():
        assert {column_of(heading) for heading in headings} == {column}
    for column, name in NAMES.items():
        assert column_named(name) is column


def test_a_header_of_two_rows_tells_men_from_women():
    layout = find_layout(
        grid(
            ("STT", "Họ và tên", "Năm sinh", "", "Chức vụ"),
            ("", "", "Nam", "Nữ", ""),
            ("1", "An", "1980"),
            merged=[(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 3), (0, 4, 1, 4)],
        )
    )
    assert (layout.header_row, layout.first_row) == (0, 2)
    assert layout.columns[Column.BIRTH_MALE] == 2
    assert layout.columns[Column.BIRTH_FEMALE] == 3
    assert layout.columns[Column.POSITION] == 4


def test_a_header_of_two_rows_needs_no_merged_cells():
    layout = find_layout(
        grid(("TT", "Họ tên", "Năm sinh", "", "SĐT"), ("", "", "Nam", "Nữ"), ("1", "An", "1980"))
    )
    assert layout.first_row == 2
    assert (layout.columns[Column.BIRTH_FEMALE], layout.columns[Column.PHONE]) == (3, 4)


def test_a_person_below_one_header_row_is_no_header():
    layout = find_layout(grid(("TT", "Họ tên", "Giới tính"), ("1", "An", "Nam")))
    assert layout.first_row == 1


def test_surname_and_given_name_may_have_a_column_each():
    for header in (("TT", "Họ và", "Tên", "Chức vụ"), ("TT", "Họ đệm", "Tên", "Chức vụ")):
        layout = find_layout(grid(header))
        assert (layout.columns[Column.FULL_NAME], layout.columns[Column.GIVEN_PART]) == (1, 2)
    merged = find_layout(grid(("TT", "Họ và tên", "", "Chức vụ"), merged=[(0, 1, 0, 2)]))
    assert merged.columns[Column.GIVEN_PART] == 2


def test_a_lone_heading_of_the_given_name_is_the_name():
    assert find_layout(grid(("STT", "Tên", "Chức vụ"))).columns[Column.FULL_NAME] == 1


def test_a_person_corrects_what_a_column_is():
    layout = find_layout(grid(("TT", "Họ tên", "Ghi chú", "Khác")))
    chosen = layout.with_columns({Column.POSITION: 2, Column.NUMBER: None})
    assert chosen.columns == {Column.FULL_NAME: 1, Column.POSITION: 2}


def test_a_repeated_header_is_told_from_a_person():
    layout = find_layout(grid(("TT", "Họ tên", "Chức vụ")))
    assert is_header(("TT", "HỌ TÊN", "CHỨC VỤ"), layout)
    assert not is_header(("1", "Nguyễn Văn Nam", "Công chức"), layout)


def test_a_list_without_a_header_is_told_by_its_cells():
    layout = guess_layout(
        grid(
            ("1", "Ông Nguyễn Văn An", "Trưởng phòng", "Phòng Kinh tế", "0900000001", "1980"),
            ("2", "Bà Trần Thị Bình", "Công chức", "Văn phòng", "0900000002", "1985"),
            ("3", "H'Bia Niê", "Phó Chủ tịch UBND xã", "UBND xã", "", ""),
        ),
        {},
    )
    assert layout == Layout(
        0,
        0,
        {
            Column.FULL_NAME: 1,
            Column.PHONE: 4,
            Column.BIRTH: 5,
            Column.NUMBER: 0,
            Column.POSITION: 2,
            Column.UNIT: 3,
        },
    )


def test_cells_that_are_no_names_give_no_layout():
    assert guess_layout(grid(("a", "b"), ("c", "d")), {}) is None
    assert guess_layout(grid(("Phòng Kinh tế", "9"), ("Văn phòng Đảng ủy", "8")), {}) is None


def test_a_column_told_by_a_person_is_believed_and_what_stands_above_is_a_header():
    sheet = grid(("Cột 1", "Cột 2", "Cột 3"), ("A1", "Lê Văn An", "x"), ("A2", "Trần Bình", "y"))
    layout = guess_layout(sheet, {Column.FULL_NAME: 1, Column.NOTE: 2})
    assert layout == Layout(0, 1, {Column.FULL_NAME: 1, Column.NOTE: 2})


def test_a_first_name_in_small_letters_is_no_header():
    sheet = grid(
        ("Ông trần văn bé", "Trưởng phòng"), ("Nguyễn Văn An", "Phó phòng"), ("Lê Văn Bình", "x")
    )
    assert guess_layout(sheet, {}).first_row == 0


def test_a_second_column_of_a_kind_is_read_when_the_first_was_given_another_meaning_by_hand():
    from hoinghi_tui.spreadsheets.cells import ListFile
    from hoinghi_tui.spreadsheets.delegate_list import ReadOptions, read_delegates
    from hoinghi_tui.spreadsheets.headings import Column

    header = ("Họ và tên", "Chức vụ", "Chức vụ")
    grid = Grid("DS", (header, ("Nguyễn Văn An", "1", "Trưởng phòng")))
    chosen = ReadOptions(columns={Column.NUMBER: 1})
    [draft] = read_delegates(ListFile((grid,)), "tệp", chosen).drafts
    assert draft.position == "Trưởng phòng"
