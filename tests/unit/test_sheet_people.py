"""One sheet read row by row into people."""

import pytest

from hoinghi_tui.domain.people import Invitation, Role, Sex, Substitute
from hoinghi_tui.spreadsheets.cells import Area, Grid
from hoinghi_tui.spreadsheets.drafts import DelegateDraft
from hoinghi_tui.spreadsheets.layout import find_layout
from hoinghi_tui.spreadsheets.note_cells import Flag
from hoinghi_tui.spreadsheets.sheet_people import SheetPeople

HEADER = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Vai trò", "Ghi chú")


def read(*rows, header=HEADER, merged=(), **fields):
    grid = Grid("DS", (header, *rows), merged=tuple(Area(*one) for one in merged), **fields)
    return SheetPeople(grid, find_layout(grid)).read()


def person(*cells, header=HEADER):
    [draft] = read(cells, header=header).drafts
    return draft


def test_one_row_becomes_one_person():
    sheet = read(
        (
            "1",
            "Đ/c  Ða\u0300o Văn\nSoái",
            "Phó Bí thư Đảng ủy,\nChủ tịch UBND xã",
            "UBND xã",
            "900000007 / 02203000010",
            "Chủ tọa; Tham luận",
            "Đi xe lăn",
        )
    )
    assert sheet.drafts == [
        DelegateDraft(
            full_name="Đào Văn Soái",
            name_written="Đào Văn Soái",
            honorific="Đ/c",
            position="Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
            unit_text="UBND xã",
            phone="0900000007",
            phone_other="02203000010",
            roles=(Role.PRESIDIUM, Role.SPEAKER),
            roles_told=True,
            flags=(Flag.SEVERAL_POSTS, Flag.SPEAKER),
            note="Đi xe lăn",
            sheet="DS",
            row=2,
        )
    ]
    assert [problem.reason for problem in sheet.problems] == ["chữ Ð (U+00D0) thay cho Đ (U+0110)"]


@pytest.mark.parametrize("name", ["[/]", "=cmd()", "../x", "{{x}}", "x" * 500, "Lê Văn Hoà"])
def test_odd_names_pass_unharmed(name):
    assert person("1", name).full_name == name


def test_a_formula_that_was_made_text_is_the_text_again():
    assert person("1", "'=cmd()").full_name == "=cmd()"


def test_rows_that_are_no_people_are_told_with_their_reason():
    sheet = read(
        ("(1)", "(2)", "(3)"),
        ("1", "Đào Văn Soái"),
        ("", "", ""),
        ("TT", "Họ tên", "Chức vụ", "Đơn vị"),
        ("2", "", "Trưởng phòng"),
        ("3", "Vũ Thị Hòa"),
        (),
        ("Tổng số: 03 đồng chí",),
        (),
        ("", "NGƯỜI LẬP BIỂU"),
    )
    assert [draft.full_name for draft in sheet.drafts] == ["Đào Văn Soái", "Vũ Thị Hòa"]
    assert [(row.row, row.reason) for row in sheet.skipped] == [
        (1, "dòng tiêu đề cột"),
        (2, "dòng đánh số cột"),
        (4, "dòng trống"),
        (5, "dòng tiêu đề cột"),
        (6, "không có họ tên"),
        (9, "dòng tổng"),
        (11, "khối chữ ký"),
    ]
    assert [(count.row, count.count) for count in sheet.counts] == [(9, 3)]
    [problem] = sheet.problems
    assert str(problem) == "Trang “DS”, dòng 6: không có họ tên; đã bỏ qua dòng này."


def test_doubtful_cells_are_told_with_their_place():
    header = (*HEADER, "Năm sinh")
    cells = ("1", "An", "", "", "9.00E+08", "Chủ tọa, Bảo vệ", "", "31/02/1980")
    sheet = read(cells, header=header, uncomputed=frozenset({(1, 1)}))
    told = {f"{one.letters}{one.row}": (one.field, one.reason) for one in sheet.problems}
    assert told == {
        "B2": ("Họ tên", "công thức chưa có kết quả"),
        "E2": ("Điện thoại", "ký hiệu khoa học, mất chữ số"),
        "F2": ("Vai trò", "không rõ vai trò “Bảo vệ”"),
        "H2": ("Ngày sinh", "“31/02/1980” không phải năm sinh hoặc ngày/tháng/năm"),
    }
    assert sheet.drafts[0].phone == sheet.drafts[0].birth == ""


def test_groups_name_the_unit_of_those_below():
    sheet = read(
        ("I. PHÒNG KINH TẾ (02 đồng chí)",),
        ("1", "An"),
        ("2", "Bình", "", "Văn phòng"),
        ("", "II. TRUNG TÂM DVSN (Dự và đưa tin)"),
        ("1", "Chi"),
    )
    assert [(one.unit_text, one.group, one.group_note) for one in sheet.drafts] == [
        ("PHÒNG KINH TẾ", 2, ""),
        ("Văn phòng", 2, ""),
        ("TRUNG TÂM DVSN", 5, "Dự và đưa tin"),
    ]
    assert [(count.row, count.count, count.group) for count in sheet.counts] == [(2, 2, 2)]


def test_a_heading_of_guests_tells_their_role():
    sheet = read(("III. KHÁCH MỜI",), ("1", "An", "", "Sở Nội vụ", "", "", ""), header=HEADER[:5])
    assert [(one.unit_text, one.roles) for one in sheet.drafts] == [("Sở Nội vụ", (Role.GUEST,))]


def test_as_above_takes_the_cell_above():
    sheet = read(
        ("1", "An", "Công chức", "Phòng Kinh tế"),
        ("2", "Bình", "-nt-", "-nt-"),
        ("3", "Chi", "như trên", '"'),
        ("4", "Dung", "Kế toán", "nt"),
    )
    assert [(one.position, one.unit_text) for one in sheet.drafts] == [
        ("Công chức", "Phòng Kinh tế"),
        ("Công chức", "Phòng Kinh tế"),
        ("Công chức", "Phòng Kinh tế"),
        ("Kế toán", "Phòng Kinh tế"),
    ]


def test_cells_merged_downwards_count_for_each_row():
    sheet = read(
        ("1", "An", "Công chức", "Phòng Kinh tế"),
        ("2", "Bình", "Kế toán", ""),
        ("3", "Chi", "Thủ quỹ"),
        ("4", "Dung", "Văn thư", "Văn phòng"),
        merged=[(1, 3, 3, 3)],
    )
    assert [one.unit_text for one in sheet.drafts] == [*["Phòng Kinh tế"] * 3, "Văn phòng"]


def test_an_absence_in_the_notes_declines_the_invitation():
    draft = person("1", "An", "", "", "", "", "Báo vắng: đi công tác")
    assert (draft.invitation, draft.absence_reason) == (Invitation.DECLINED, "đi công tác")
    assert draft.flags == (Flag.ABSENT,)


def test_a_substitute_stands_in_the_notes_or_behind_the_name():
    behind = person("1", "Ông Trịnh Xuân Quý\n(đi thay: Nguyễn Thị Hoài Ân)")
    assert behind.full_name == "Trịnh Xuân Quý"
    assert behind.substitute == Substitute(full_name="Nguyễn Thị Hoài Ân")
    assert (behind.flags, behind.note) == ((Flag.SUBSTITUTED,), "")
    noted = person("1", "An", "", "", "", "", "Cử đ/c Lê Bình (Phó phòng) dự thay")
    assert noted.substitute == Substitute(full_name="Lê Bình", position="Phó phòng")


def test_notes_give_roles_only_where_no_column_does():
    header = ("Họ tên", "Chức vụ", "Ghi chú")
    assert person("An", "", "Tham luận", header=header).roles == (Role.SPEAKER,)
    told = person("1", "An", "", "", "", "Thư ký", "Tham luận")
    assert (told.roles, told.flags) == ((Role.SECRETARY,), (Flag.SECRETARY,))


def test_columns_of_men_and_women_tell_year_and_sex():
    header = ("Họ tên", "Năm sinh", "", "Chức vụ")
    grid = Grid("DS", (header, ("", "Nam", "Nữ"), ("An", "1980"), ("Bình", "", "1985")))
    people = SheetPeople(grid, find_layout(grid)).read().drafts
    assert [(one.birth, one.sex) for one in people] == [("1980", Sex.MALE), ("1985", Sex.FEMALE)]


def test_the_fuller_of_two_dates_counts_and_two_years_are_told():
    header = ("Họ tên", "Ngày sinh", "Năm sinh Nam")
    sheet = read(("An", "15/7/1980", "1980"), ("Bình", "15/7/1981", "1980"), header=header)
    assert [one.birth for one in sheet.drafts] == ["1980-07-15", "1981-07-15"]
    [problem] = sheet.problems
    assert (problem.row, problem.reason) == (3, "năm sinh hai cột khác nhau")


def test_post_and_unit_in_one_cell_are_parted():
    header = ("Họ tên", "Chức vụ, đơn vị")
    parted = person("An", "Trưởng phòng, Phòng Kinh tế", header=header)
    assert (parted.position, parted.unit_text) == ("Trưởng phòng", "Phòng Kinh tế")
    posts = person("An", "Phó Bí thư Đảng ủy, Chủ tịch UBND xã", header=header)
    assert posts.position == "Phó Bí thư Đảng ủy, Chủ tịch UBND xã"


def test_a_name_in_two_columns_is_one_name():
    header = ("TT", "Họ và", "Tên", "Chức vụ")
    assert person("1", "Nguyễn Văn", "An", "Công chức", header=header).full_name == "Nguyễn Văn An"


def test_an_honorific_column_leaves_the_name_alone():
    draft = person("ông", "Ông Ích Khiêm", header=("Ông/Bà", "Họ và tên"))
    assert (draft.honorific, draft.full_name) == ("Ông", "Ông Ích Khiêm")


def test_names_of_the_ede_carry_the_given_name_first():
    assert person("1", "Bà H'Bia Niê").given_name == "H'Bia"
    assert person("2", "Hà Bia").given_name is None


def test_a_caption_above_a_word_table_names_the_unit():
    grid = Grid("Bảng 1", (("TT", "Họ tên", "Chức vụ"), ("1", "An")), caption="II. PHÒNG KINH TẾ")
    assert SheetPeople(grid, find_layout(grid)).read().drafts[0].unit_text == "PHÒNG KINH TẾ"


def test_a_further_header_may_have_its_columns_elsewhere():
    sheet = read(
        ("1", "Lê Văn An", "Trưởng phòng", "Phòng Kinh tế"),
        ("STT", "Họ và tên", "Đơn vị", "Chức vụ"),
        ("2", "Lê Văn Cường", "Sở Nội vụ", "Giám đốc"),
        header=HEADER[:4],
    )
    assert [(one.position, one.unit_text) for one in sheet.drafts] == [
        ("Trưởng phòng", "Phòng Kinh tế"),
        ("Giám đốc", "Sở Nội vụ"),
    ]


def test_posts_and_phones_may_have_several_columns():
    header = ("Họ tên", "Chức vụ Đảng", "Chức vụ chính quyền", "SĐT", "Số di động")
    draft = person(
        "An", "Phó Bí thư", "Chủ tịch UBND xã", "0900000001", "0912345678", header=header
    )
    assert draft.position == "Phó Bí thư, Chủ tịch UBND xã"
    assert (draft.phone, draft.phone_other) == ("0900000001", "0912345678")


def test_names_merged_as_wide_as_their_heading_are_names():
    header = ("STT", "Họ và tên", "", "", "Chức vụ")
    merged = [(row, 1, row, 3) for row in range(4)]
    sheet = read(
        ("1", "Nguyễn Văn An"), ("2", "Trần Thị Bình"), ("3", "Lê Văn Cường", "", "", "TP"),
        header=header, merged=merged,
    )  # fmt: skip
    assert [one.full_name for one in sheet.drafts] == [
        "Nguyễn Văn An",
        "Trần Thị Bình",
        "Lê Văn Cường",
    ]


def test_where_names_have_a_column_the_participants_are_units():
    header = ("STT", "Thành phần tham dự", "Họ và tên", "Chức vụ")
    draft = person("1", "Phòng Kinh tế", "Nguyễn Văn An", "TP", header=header)
    assert (draft.full_name, draft.unit_text) == ("Nguyễn Văn An", "Phòng Kinh tế")


def test_a_unit_written_once_counts_for_those_below_and_is_told():
    sheet = read(
        ("1", "Nguyễn Văn An", "", "Phòng Kinh tế"),
        ("2", "Trần Thị Bình"),
        ("3", "Lê Văn Chi"),
        ("4", "Tạ Dũng", "", "Văn phòng"),
        ("5", "Hồ Em"),
    )
    units = [one.unit_text for one in sheet.drafts]
    assert units == [*["Phòng Kinh tế"] * 3, *["Văn phòng"] * 2]
    assert [(one.row, one.reason) for one in sheet.problems] == [(3, "đơn vị để trống")]


def test_a_unit_left_out_here_and_there_stays_blank():
    rows = (
        ("1", "Nguyễn Văn An", "", "Phòng Kinh tế"),
        ("2", "Trần Thị Bình", "", "Phòng Kinh tế"),
        ("3", "Lê Văn Chi"),
    )
    assert [one.unit_text for one in read(*rows).drafts][-1] == ""


@pytest.mark.parametrize("sign", ["\n", "; "])
def test_two_names_in_one_cell_are_told(sign):
    sheet = read(("1", f"Trần Thị Bình{sign}Lê Văn Hai"))
    assert [one.reason for one in sheet.problems] == ["có thể là hai người"]


def test_a_second_list_beside_the_first_is_told():
    header = ("STT", "Họ và tên", "Chức vụ", "", "STT", "Họ và tên", "Chức vụ")
    sheet = read(("1", "Lê An", "TP", "", "2", "Lê Bình", "PP"), header=header)
    assert "hai danh sách cạnh nhau" in sheet.problems[0].reason


@pytest.mark.parametrize(
    ("name", "unit"), [("Phòng Kinh tế", "Phòng Kinh tế"), ("Đại biểu mời", ""), ("Sheet1", "")]
)
def test_a_sheet_named_after_a_unit_tells_it(name, unit):
    grid = Grid(name, (("TT", "Họ tên", "Chức vụ"), ("1", "Lê Văn An", "Công chức")))
    assert SheetPeople(grid, find_layout(grid)).read().drafts[0].unit_text == unit
