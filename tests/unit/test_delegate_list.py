import pytest

from hoinghi_tui.domain.people import Invitation, Role, Unit
from hoinghi_tui.spreadsheets.cell_values import (
    parse_absence,
    parse_birth,
    parse_phone,
    parse_roles,
    split_honorific,
)
from hoinghi_tui.spreadsheets.cells import Grid, UnreadableList
from hoinghi_tui.spreadsheets.delegate_list import read_delegate_file, read_delegates
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, to_delegates, unit_problems
from hoinghi_tui.spreadsheets.headers import Column, find_layout

HEADER = ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Điện thoại", "Vai trò", "Ghi chú")


def read(*rows, header=HEADER, uncomputed=frozenset()):
    grid = Grid("DS", (header, *rows), uncomputed)
    layout = find_layout(grid)
    assert layout is not None
    return read_delegates(grid, layout)


def test_header_is_found_below_the_title_in_usual_spellings():
    rows = (
        ("UBND XÃ ĐẠI SƠN",),
        ("DANH SÁCH ĐẠI BIỂU",),
        (),
        ("Tt", "HỌ TÊN", "", "Chức danh", "cơ quan, đơn vị", "SĐT", "Nam sinh", "GHI CHU"),
    )
    layout = find_layout(Grid("DS", rows))
    assert layout is not None
    assert layout.header_row == 3
    assert layout.columns == {
        Column.NUMBER: 0,
        Column.FULL_NAME: 1,
        Column.POSITION: 3,
        Column.UNIT: 4,
        Column.PHONE: 5,
        Column.BIRTH: 6,
        Column.NOTE: 7,
    }


def test_a_title_that_holds_one_heading_is_no_header():
    assert find_layout(Grid("DS", (("Đại biểu",), ("Đơn vị", "Số lượng")))) is None


def test_one_row_becomes_one_person():
    read_list = read(
        (
            "1",
            "Đ/c  Ða\u0300o Văn\nSoái",
            "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
            "UBND xã",
            "900000007",
            "Chủ tọa; Tham luận",
            "Đi xe lăn",
        )
    )
    assert read_list.problems == ()
    assert read_list.drafts == (
        DelegateDraft(
            full_name="Đào Văn Soái",
            honorific="Đ/c",
            position="Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
            unit_text="UBND xã",
            phone="0900000007",
            roles=(Role.PRESIDIUM, Role.SPEAKER),
            note="Đi xe lăn",
            sheet="DS",
            row=2,
        ),
    )


@pytest.mark.parametrize("name", ["[/]", "=cmd()", "../x", "{{x}}", "x" * 500, "Lê Văn Hoà"])
def test_odd_names_pass_unharmed(name):
    assert read(("1", name)).drafts[0].full_name == name


def test_what_is_no_person_is_left_out():
    read_list = read(
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"),
        ("1", "Đào Văn Soái"),
        ("", "", ""),
        ("2",),
        ("Tổng số: 03 đồng chí",),
        ("3", "Tống Văn Cộng"),
        ("", "Tổng cộng 2 đại biểu"),
        (),
        ("", "NGƯỜI LẬP BIỂU"),
        ("", "Vũ Thị Ngọc Ánh"),
    )
    assert [draft.full_name for draft in read_list.drafts] == ["Đào Văn Soái", "Tống Văn Cộng"]
    assert read_list.problems == ()


def test_a_row_without_a_name_is_told():
    (problem,) = read(("1", "", "Trưởng phòng", "Phòng Kinh tế")).problems
    assert (problem.sheet, problem.row, problem.column) == ("DS", 2, "")
    assert str(problem) == "Trang “DS”, dòng 2: không có họ tên, đã bỏ qua dòng này."


def test_doubtful_cells_are_told_with_their_place():
    header = (*HEADER, "Năm sinh")
    cells = ("1", "An", "", "", "9.00E+08", "Chủ tọa, Bảo vệ", "", "31/02/1980")
    read_list = read(cells, header=header, uncomputed=frozenset({(1, 1)}))
    assert read_list.drafts[0].phone == read_list.drafts[0].birth == ""
    assert read_list.drafts[0].roles == (Role.PRESIDIUM,)
    told = {f"{problem.column}{problem.row}": problem.sentence for problem in read_list.problems}
    assert set(told) == {"B2", "E2", "F2", "H2"}
    assert "công thức chưa có kết quả" in told["B2"]
    assert "“9.00E+08” không phải số điện thoại 10 chữ số" in told["E2"]
    assert "không rõ vai trò “Bảo vệ”" in told["F2"]
    assert "“31/02/1980” không phải năm sinh" in told["H2"]


def test_an_absence_in_the_notes_declines_the_invitation():
    draft = read(("1", "An", "", "", "", "", "Báo vắng: đi công tác")).drafts[0]
    assert draft.invitation is Invitation.DECLINED
    assert draft.absence_reason == "đi công tác"


def test_an_honorific_column_leaves_the_name_alone():
    header = ("Ông/Bà", "Họ và tên")
    draft = read(("ông", "Ông Ích Khiêm"), header=header).drafts[0]
    assert (draft.honorific, draft.full_name) == ("Ông", "Ông Ích Khiêm")


def test_names_of_the_ede_carry_the_given_name_first():
    first, second = read(("1", "Bà H'Bia Niê"), ("2", "Hà Bia")).drafts
    assert first.given_name == "H'Bia"
    assert second.given_name is None


@pytest.mark.parametrize(
    ("written", "honorific", "name"),
    [
        ("Ông Lê Văn An", "Ông", "Lê Văn An"),
        ("BÀ: Lê Thị An", "Bà", "Lê Thị An"),
        ("đ/c Lê An", "Đ/c", "Lê An"),
        ("Đồng chí Lê An", "Đ/c", "Lê An"),
        ("Bàng Thống", "", "Bàng Thống"),
        ("Ông", "", "Ông"),
    ],
)
def test_honorifics_are_split_off(written, honorific, name):
    assert split_honorific(written) == (honorific, name)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("0900000001", "0900000001"),
        ("900000001", "0900000001"),
        ("+84 900 000 001", "0900000001"),
        ("84900000001", "0900000001"),
        ("(84)900000001", "0900000001"),
        ("'0900.000-001", "0900000001"),
        ("090000001", None),
        ("9.00E+08", None),
        ("09000000011", None),
        ("٠٩٠٠٠٠٠٠٠١", None),
        ("", None),
    ],
)
def test_phones_have_a_zero_and_nine_digits(written, phone):
    assert parse_phone(written) == phone


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("1980", "1980"),
        ("7/1980", "1980-07"),
        ("15/07/1980", "1980-07-15"),
        ("2.9.1978", "1978-09-02"),
        ("1980-07-15", "1980-07-15"),
        ("30/02/1980", None),
        ("20/11/76", None),
        ("80", None),
        ("khoảng 1980", None),
        ("", None),
    ],
)
def test_births_keep_their_precision(written, birth):
    assert parse_birth(written) == birth


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Chủ tọa", (Role.PRESIDIUM,)),
        ("chủ toạ, CHỦ TRÌ", (Role.PRESIDIUM,)),
        ("Thư ký Hội nghị", (Role.SECRETARY,)),
        ("Tham luận số 1 + Phóng viên", (Role.SPEAKER, Role.PRESS)),
        ("Dẫn chương trình", (Role.MC,)),
        ("MC", (Role.MC,)),
        ("Khách mời", (Role.GUEST,)),
        ("", ()),
    ],
)
def test_role_words_are_recognised(written, roles):
    assert parse_roles(written) == (roles, ())


def test_roles_on_two_lines_of_one_cell_are_two_roles():
    draft = read(("1", "An", "", "", "", "Chủ tọa\nTham luận")).drafts[0]
    assert draft.roles == (Role.PRESIDIUM, Role.SPEAKER)


@pytest.mark.parametrize(
    ("note", "reason"),
    [
        ("Báo vắng: đi công tác", "đi công tác"),
        ("báo vắng", ""),
        ("Vắng có lý do (đi công tác)", "đi công tác"),
        ("Xin vắng – nghỉ ốm", "nghỉ ốm"),
        ("Vắng mặt", ""),
        ("Không báo vắng", None),
        ("Vàng", None),
        ("", None),
    ],
)
def test_absences_give_their_reason(note, reason):
    assert parse_absence(note) == reason


def test_lists_of_several_sheets_are_read_in_their_order(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for name in ("Đào Văn Soái", "Vũ Thị Hòa"):
        sheet = book.create_sheet(name)
        sheet.append(["Họ tên", "Chức vụ"])
        sheet.append([name, "Công chức"])
    book["Sheet"].append(["Ghi chú chung"])
    book.save(tmp_path / "ds.xlsx")
    drafts = read_delegate_file(tmp_path / "ds.xlsx").drafts
    assert [(draft.full_name, draft.sheet, draft.row) for draft in drafts] == [
        ("Đào Văn Soái", "Đào Văn Soái", 2),
        ("Vũ Thị Hòa", "Vũ Thị Hòa", 2),
    ]


def test_a_file_without_a_header_or_without_people_is_refused(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_text("a;b\nc;d\n", encoding="utf-8")
    with pytest.raises(UnreadableList, match=r"ds\.csv: không thấy dòng tiêu đề.*“Họ và tên”"):
        read_delegate_file(path)
    path.write_text("STT;Họ tên\n1;\n", encoding="utf-8")
    with pytest.raises(UnreadableList, match=r"ds\.csv: dưới dòng tiêu đề không có đại biểu nào"):
        read_delegate_file(path)


UNITS = (Unit(id="KT", name="Phòng Kinh tế", aliases=("P. KT",)),)


def test_drafts_become_numbered_delegates_of_their_units():
    drafts = [
        DelegateDraft(full_name="An", unit_text="phòng kinh tế xã", phone="0900000001"),
        DelegateDraft(full_name="Ân", unit_text="P.KT", invitation=Invitation.DECLINED),
    ]
    first, second = to_delegates(drafts, UNITS, first=41, sample=True)
    assert (first.id, first.order, first.unit, first.phone) == ("dv-041", 41, "KT", "0900000001")
    assert (second.id, second.unit, second.invitation) == ("dv-042", "KT", Invitation.DECLINED)
    assert first.sample
    assert second.sample


def test_unknown_units_are_told():
    drafts = [
        DelegateDraft(full_name="An", unit_text="Phòng Y tế", sheet="DS", row=9),
        DelegateDraft(full_name="Ân", unit_text="", sheet="DS", row=10),
        DelegateDraft(full_name="Ấn", unit_text="Phòng Kinh tế"),
    ]
    unknown, blank = unit_problems(drafts, UNITS)
    assert unknown.row == 9
    assert "“Phòng Y tế” của An" in unknown.sentence
    assert "Ân chưa ghi đơn vị" in blank.sentence
    assert [delegate.unit for delegate in to_delegates(drafts, UNITS)] == [None, None, "KT"]
