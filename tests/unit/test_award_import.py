"""Lists of awards as offices send them: read, matched to delegates, taken in as one action."""

from datetime import date

import pytest
from docx import Document

from agenda_files import document, workbook
from award_files import HEAD, annex
from hoinghi_tui.domain.awards import AwardKind, Dossier
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import insertion
from hoinghi_tui.spreadsheets.award_list import read_award_file
from hoinghi_tui.spreadsheets.award_preamble import kind_in, read_preamble
from hoinghi_tui.spreadsheets.cells import UnreadableList


def test_an_annex_is_read_with_its_decision_sections_and_prizes(tmp_path):
    read = read_award_file(annex(tmp_path / "kem-qd.xlsx"))
    assert not read.problems
    assert [(row.kind, row.recipient, row.prize) for row in read.rows] == [
        (AwardKind.COLLECTIVE, "Thanh tra nhân dân xã", 1_404_000),
        (AwardKind.INDIVIDUAL, "Trần Văn Ngoài", 702_000),
        (AwardKind.INDIVIDUAL, "H'Bia Niê", 702_000),
        (AwardKind.HOUSEHOLD, "Hộ ông Lò Văn Hiến", 1_053_000),
    ]
    assert {row.decision_no for row in read.rows} == {"512/QĐ-UBND"}
    assert {row.decision_day for row in read.rows} == {date(2025, 12, 10)}
    assert {row.level for row in read.rows} == {"UBND xã Đại Sơn"}
    assert {row.title for row in read.rows} == {"Giấy khen"}
    person = read.rows[2]
    assert (person.honorific, person.position) == ("Bà", "Công chức")
    assert person.unit_text == "Phòng Văn hóa - Xã hội"
    assert [row.listed for row in read.rows] == [1, 2, 3, 4]
    assert "Tổng cộng" in " ".join(row.text for row in read.skipped)


def test_tables_of_a_document_are_one_list(tmp_path):
    rows = [["TT", "Tên tập thể", "Thành tích"], ["1", "Phòng Kinh tế", "Cải cách tốt"]]
    read = read_award_file(document(tmp_path / "qd.docx", rows))
    assert [(row.kind, row.recipient) for row in read.rows] == [
        (AwardKind.COLLECTIVE, "Phòng Kinh tế")
    ]


def decision_in_word(path):
    """A decision's annex in Word: the decision above, a table for each kind under a heading."""
    made = Document()
    for text in [
        "DANH SÁCH",
        "Tập thể, cá nhân đã có thành tích xuất sắc trong cải cách hành chính năm 2025",
        "(Kèm theo Quyết định số 512/QĐ-UBND ngày 10/12/2025 của Chủ tịch UBND xã Đại Sơn)",
    ]:
        made.add_paragraph(text)
    for heading, rows in [
        (
            "I. TẬP THỂ",
            [["TT", "Tên tập thể", "Hình thức"], ["1", "Phòng Kinh tế xã", "Giấy khen"]],
        ),
        (
            "II. CÁ NHÂN",
            [["TT", "Họ và tên", "Chức vụ"], ["1", "Đ/c Đặng Văn Bằng", "Trưởng phòng"]],
        ),
        (
            "III. HỘ",
            [["TT", "Họ và tên chủ hộ", "Địa chỉ"], ["1", "Hộ bà Lò Thị Hiến", "Thôn Đoài"]],
        ),
    ]:
        made.add_paragraph(heading)
        table = made.add_table(rows=0, cols=3)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    made.save(str(path))
    return path


def test_what_stands_above_the_tables_of_a_document_holds_for_all(session, tmp_path):
    imported = session.award_import.read(decision_in_word(tmp_path / "qd.docx"))
    kinds = [AwardKind.COLLECTIVE, AwardKind.INDIVIDUAL, AwardKind.HOUSEHOLD]
    assert [row.kind for row in imported.rows] == kinds
    assert {row.decision_no for row in imported.rows} == {"512/QĐ-UBND"}
    assert {row.decision_day for row in imported.rows} == {date(2025, 12, 10)}
    because = "Đã có thành tích xuất sắc trong cải cách hành chính năm 2025"
    assert {row.achievement for row in imported.rows} == {because}
    economy = next(a for a in session.awards.in_order() if a.recipient.startswith("Phòng Kinh tế"))
    assert imported.known == {1: economy.id}


def test_what_is_not_signed_yet_has_no_number(tmp_path):
    told = read_preamble(["Kèm theo Quyết định số     /QĐ-UBND ngày    tháng 12 năm 2025"])
    assert (told.decision_no, told.decision_day) == ("", None)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("I. TẬP THỂ", AwardKind.COLLECTIVE),
        ("B. Cá nhân (08 người)", AwardKind.INDIVIDUAL),
        ("Hộ gia đình", AwardKind.HOUSEHOLD),
        ("Danh sách tập thể, cá nhân", None),
        ("Phòng Kinh tế", None),
        ("", None),
    ],
)
def test_a_heading_tells_who_is_honoured(text, kind):
    assert kind_in(text) is kind


@pytest.mark.parametrize(
    ("cells", "place", "said"),
    [
        ([1, "", "Công chức", "Tốt", ""], "ô B2", "không có tên"),
        ([1, "Lê Văn An", "", "Tốt", "bảy trăm"], "ô E2", "bảy trăm"),
        ([1, "Lê Văn An", "", "Tốt", "99999999999999"], "ô E2", "99999999999999"),
    ],
)
def test_bad_cells_are_named_and_nothing_is_taken_in(session, tmp_path, cells, place, said):
    path = workbook(tmp_path / "loi.xlsx", [HEAD, cells], sheet="DS")
    imported = session.award_import.read(path)
    [problem] = imported.problems
    assert problem.place == place
    assert said in str(problem)
    before = dict(session.state.rows("awards"))
    with pytest.raises(Refused, match=r"loi\.xlsx: Trang “DS”"):
        session.award_import.take_in(imported)
    assert dict(session.state.rows("awards")) == before


def test_a_file_without_awards_is_refused(tmp_path):
    path = workbook(tmp_path / "khac.xlsx", [["Nội dung", "Thời gian"], ["Khai mạc", "8h"]])
    with pytest.raises(UnreadableList, match=r"khac\.xlsx"):
        read_award_file(path)


def test_an_annex_updates_what_is_known_and_adds_the_rest(session, tmp_path):
    was = session.awards.in_order()
    known = next(award for award in was if award.recipient == "H'Bia Niê")
    imported = session.award_import.read(annex(tmp_path / "kem-qd.xlsx"))
    assert imported.known == {3: known.id}
    taken = session.award_import.take_in(imported)
    assert (taken.added, taken.updated) == (3, 1)
    now = session.state.awards[known.id]
    assert (now.decision_no, now.prize, now.dossier) == ("512/QĐ-UBND", 702_000, Dossier.DECIDED)
    assert (now.batch, now.order) == (known.batch, known.order)
    added = [award for award in session.awards.in_order() if award.id not in {a.id for a in was}]
    assert [a.kind for a in added] == [
        AwardKind.COLLECTIVE,
        AwardKind.INDIVIDUAL,
        AwardKind.HOUSEHOLD,
    ]
    assert min(a.batch for a in added) == max(a.batch for a in was) + 1
    outsider = added[1]
    assert (outsider.recipient, outsider.delegate) == ("Trần Văn Ngoài", None)
    session.undo_last()
    assert session.awards.in_order() == was


def test_taking_the_same_file_in_again_changes_nothing(session, tmp_path):
    path = annex(tmp_path / "kem-qd.xlsx")
    session.award_import.take_in(session.award_import.read(path))
    once = session.awards.in_order()
    taken = session.award_import.take_in(session.award_import.read(path))
    assert (taken.added, taken.updated) == (0, 0)
    assert session.awards.in_order() == once


def test_who_is_not_on_the_list_is_told_and_allowed(session, tmp_path):
    imported = session.award_import.read(annex(tmp_path / "kem-qd.xlsx"))
    asked = {one.written: one for one in imported.questions}
    assert "không có trong danh sách" in asked["Trần Văn Ngoài"].reason
    assert asked["Trần Văn Ngoài"].proposed is None
    assert "tập thể" in asked["Thanh tra nhân dân xã"].reason
    assert "H'Bia Niê" not in asked


def test_two_of_one_name_are_told_apart_by_unit_or_asked(session, tmp_path):
    twins = [
        Delegate(id=f"dv-9{n}", full_name="Lê Văn Trùng", unit=unit, order=900 + n)
        for n, unit in enumerate(["KT", "VHXH"])
    ]
    session.work.act("add", lambda: [insertion("delegates", one) for one in twins])
    rows = [
        [1, "Lê Văn Trùng", "Công chức, Phòng Kinh tế", "Tốt", ""],
        [2, "Lê Văn Trùng", "", "Tốt", ""],
    ]
    imported = session.award_import.read(workbook(tmp_path / "trung.xlsx", [HEAD, *rows]))
    sure, doubtful = (imported.matches[row.listed] for row in imported.rows)
    assert (sure.presenter, sure.doubt) == ("dv-90", "")
    assert doubtful.presenter is None
    assert set(doubtful.candidates) == {"dv-90", "dv-91"}
    session.award_import.take_in(imported, {2: "dv-91"})
    got = [a.delegate for a in session.awards.in_order() if a.recipient == "Lê Văn Trùng"]
    assert sorted(got) == ["dv-90", "dv-91"]


def test_a_row_twice_is_told(session, tmp_path):
    rows = [[1, "Lê Văn An", "", "Tốt", ""], [2, "Lê Văn An", "", "Tốt", ""]]
    imported = session.award_import.read(workbook(tmp_path / "hai.xlsx", [HEAD, *rows]))
    assert any("trùng với dòng 2" in str(note) for note in imported.table.notes)


def test_an_import_is_refused_when_awards_changed_since_it_was_read(session, desk_two, tmp_path):
    path = annex(tmp_path / "kem-qd.xlsx")
    imported = desk_two.award_import.read(path)
    session.award_import.take_in(session.award_import.read(path))
    with pytest.raises(Refused, match="đọc lại tệp"):
        desk_two.award_import.take_in(imported)


@pytest.mark.parametrize("name", ["[/]", "=1+1", "{{x}}", "../x", "A" * 500, "Lê 🎉 An"])
def test_hostile_names_go_through_unharmed(session, tmp_path, name):
    path = workbook(tmp_path / "la.csv.xlsx", [HEAD])
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.active.append([1, None, "", "Tốt", ""])
    cell = book.active.cell(2, 2)
    cell.value, cell.data_type = name, "s"
    book.save(path)
    session.award_import.take_in(session.award_import.read(path))
    assert name in {award.recipient for award in session.state.awards.values()}
