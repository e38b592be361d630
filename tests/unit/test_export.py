"""Lists that go out: the table, the workbook as other programs see it, the text file."""

import csv
import io
import re
import time
import zipfile
from datetime import UTC, datetime

import pytest
from openpyxl import load_workbook

from hoinghi_tui.domain.people import (
    Attendance,
    Delegate,
    Invitation,
    Means,
    Role,
    Sex,
    Substitute,
)
from hoinghi_tui.spreadsheets.export_csv import table_as_csv
from hoinghi_tui.spreadsheets.export_table import Entry, View, delegate_table
from hoinghi_tui.spreadsheets.export_xlsx import tables_as_xlsx
from hoinghi_tui.spreadsheets.formula_text import restore

FULL = Entry(
    Delegate(
        id="dv-007",
        full_name="Đào Văn Soái",
        honorific="Ông",
        position="Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
        phone="0900000010",
        phone_other="02203000010",
        birth="1980-07-15",
        sex=Sex.MALE,
        roles=(Role.PRESIDIUM, Role.SPEAKER),
        wheelchair=True,
        invitation=Invitation.DECLINED,
        absence_reason="đi công tác",
        substitute=Substitute(full_name="Nguyễn Thị Ân", position="Phó phòng"),
        note="ghi chú",
    ),
    unit="Lãnh đạo UBND xã",
    seat="A1",
)
WANTED = {
    "STT": "1",
    "Mã số": "dv-007",
    "Họ và tên": "Đào Văn Soái",
    "Danh xưng": "Ông",
    "Chức vụ": "Phó Bí thư Đảng ủy, Chủ tịch UBND xã",
    "Đơn vị": "Lãnh đạo UBND xã",
    "Điện thoại": "0900000010 / 02203000010",
    "Ngày sinh": "15/07/1980",
    "Giới tính": "Nam",
    "Vai trò": "chủ tọa, tham luận, xe lăn",
    "Giấy mời": "báo vắng",
    "Lý do vắng": "đi công tác",
    "Người đi thay": "Nguyễn Thị Ân",
    "Chức vụ người đi thay": "Phó phòng",
    "Chỗ": "A1",
    "Trạng thái": "báo vắng",
    "Ghi chú": "ghi chú",
}
HOSTILE = [
    *("=cmd()", "+84900000001", "-1", "@SUM(A1)", "[/] {{x}}", "../x", "A & B <C>", '"; x'),
    *("'=x", "'Ân", "Ẩn " * 166, "Lê 😀", "a\u202eb", "0900000001", "1980", "3e5", "TRUE"),
]


def person(name, **fields):
    return Entry(Delegate(id="dv-001", full_name=name, **fields))


def sheet_xml(data, number=1):
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(f"xl/worksheets/sheet{number}.xml").decode()


def test_every_field_has_its_column():
    table = delegate_table(View.ALL, [FULL])
    assert dict(zip(table.headings, table.rows[0], strict=True)) == WANTED


def test_rare_columns_are_there_when_anybody_needs_them():
    table = delegate_table(
        View.ALL,
        [
            person("H'Bia Niê", given_name="H'Bia", rank=0),
            person("B", substitute=Substitute(full_name="C", rank=41)),
        ],
    )
    assert table.headings[-3:] == ("Tên gọi", "Thứ bậc", "Thứ bậc người đi thay")
    assert [row[-3:] for row in table.rows] == [("H'Bia", "0", ""), ("", "", "41")]


def test_who_came_is_told_apart_from_who_was_announced():
    came = Attendance(
        id="dv-001",
        arrived_at=datetime(2025, 12, 15, 0, 41, tzinfo=UTC),
        station="Bàn 1",
        means=Means.QR,
        substitute=Substitute(full_name="Vũ Thị Hòa"),
    )
    entry = Entry(Delegate(id="dv-001", full_name="A"), came=came, arrived="07:41")
    table = delegate_table(View.PRESENT, [entry])
    row = dict(zip(table.headings, table.rows[0], strict=True))
    assert (row["Giờ đến"], row["Người đến thay"]) == ("07:41", "Vũ Thị Hòa")
    assert (row["Người đi thay"], row["Trạng thái"]) == ("", "có mặt")


# -- the workbook --------------------------------------------------------------------------


def test_a_hostile_text_is_a_text_in_the_workbook():
    table = delegate_table(View.ALL, [person(name, note=name) for name in HOSTILE])
    data = tables_as_xlsx([table])
    assert not re.search(r"<(?:\w+:)?f[ />]", sheet_xml(data))
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    for row, name in enumerate(HOSTILE, 2):
        for column in "CQ":
            cell = sheet[f"{column}{row}"]
            wanted = "''=x" if name == "'=x" else name
            assert (cell.value, cell.data_type, cell.number_format) == (wanted, "s", "@")


def test_characters_that_xml_forbids_do_not_break_the_file():
    data = tables_as_xlsx([delegate_table(View.ALL, [person("A\x00\x0b\x1b\ufffe\ud800B\rC")])])
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert sheet["C2"].value == "AB\rC"


def test_the_sheet_is_ready_to_be_read_and_printed():
    tables = [delegate_table(view, [FULL] * 3) for view in (View.ALL, View.UNIT)]
    book = load_workbook(io.BytesIO(tables_as_xlsx(tables)))
    assert book.sheetnames == ["Toàn bộ", "Theo đơn vị"]
    for sheet in book:
        assert sheet.dimensions == sheet.auto_filter.ref == "A1:Q4"
        assert (sheet.freeze_panes, sheet.print_title_rows) == ("D2", "$1:$1")
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert {cell.font.name for row in sheet for cell in row} == {"Times New Roman"}
        assert {cell.border.left.style for row in sheet for cell in row} == {"thin"}
        assert sheet["A1"].font.bold
        assert sheet["E2"].alignment.wrap_text
        assert [sheet[f"A{row}"].value for row in (2, 3, 4)] == [1, 2, 3]
        assert sheet.column_dimensions["E"].width == 36
        assert sheet.column_dimensions["G"].width == len("0900000010 / 02203000010") + 2


def test_equal_tables_are_equal_files_at_any_time(monkeypatch):
    table = delegate_table(View.ALL, [FULL])
    first = tables_as_xlsx([table])
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    monkeypatch.setattr("time.localtime", lambda *_: time.gmtime(2_000_000_000))
    assert tables_as_xlsx([table]) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert b"dcterms" not in package.read("docProps/core.xml")


# -- the text file ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", HOSTILE)
def test_no_cell_of_the_text_file_begins_like_a_formula(name):
    data = table_as_csv(delegate_table(View.ALL, [person(name)]))
    assert data.startswith(b"\xef\xbb\xbfSTT,")
    assert data.endswith(b"\r\n")
    records = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(records) == 2
    assert not any(text.startswith(("=", "+", "-", "@")) for text in records[1])
    assert restore(records[1][2]) == name
