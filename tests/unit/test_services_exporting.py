"""Exporting from the sample: names of files, sheets, what is in them, what goes wrong."""

import csv
from unittest.mock import patch

import pytest
from docx import Document
from openpyxl import load_workbook

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.exporting import Form
from hoinghi_tui.spreadsheets.export_table import View
from hoinghi_tui.storage import NotSaved


def names(path, sheet):
    rows = load_workbook(path)[sheet].iter_rows(min_row=2, values_only=True)
    return [row[2] for row in rows]


@pytest.fixture
def exporting(session):
    return session.exporting


def test_a_workbook_has_a_sheet_for_each_view_of_anybody(session, exporting, clock):
    first, second = session.roster.all()[:2]
    session.door.check_in(second.id)
    clock.advance(minutes=2)
    session.door.check_in(first.id)
    before = session.store.history(1)
    exported = exporting.run(exporting.list_job(Form.XLSX))
    assert session.store.history(1) == before  # nothing of the conference has changed
    assert exported.path == session.folder / "out" / "danh-sach-dai-bieu-2025-12-15.xlsx"
    assert exported.people == 40
    book = load_workbook(exported.path)
    assert book.sheetnames == [
        "Toàn bộ", "Theo đơn vị", "Theo tên", "Có mặt", "Chưa đến", "Báo vắng",
    ]  # fmt: skip
    assert names(exported.path, "Toàn bộ") == [one.full_name for one in session.roster.all()]
    assert names(exported.path, "Theo tên") == [one.full_name for one in session.roster.by_name()]
    assert names(exported.path, "Có mặt") == [second.full_name, first.full_name]
    heads, *rows = book["Có mặt"].iter_rows(values_only=True)
    assert [row[heads.index("Giờ đến")] for row in rows] == ["07:25", "07:27"]
    declined = [
        one.full_name for one in session.roster.all() if one.invitation is Invitation.DECLINED
    ]
    assert names(exported.path, "Báo vắng") == declined
    assert len(names(exported.path, "Chưa đến")) == 40 - 2 - len(declined)


def test_one_view_alone(session, exporting):
    job = exporting.list_job(Form.CSV, View.UNIT)
    assert job.file_name == "danh-sach-theo-don-vi-2025-12-15.csv"
    text = exporting.run(job).path.read_text(encoding="utf-8-sig")
    records = list(csv.reader(text.splitlines()))
    assert [row[2] for row in records[1:]] == [one.full_name for one in session.roster.by_unit()]


def test_a_view_of_nobody_is_refused(exporting):
    with pytest.raises(Refused, match="“có mặt”"):
        exporting.list_job(Form.XLSX, View.PRESENT)


def test_an_empty_conference_has_nothing_to_export(tmp_path, clock):
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "hn", "Họp", clock=clock)
    with Session.open(tmp_path / "hn", clock=clock) as session:
        with pytest.raises(Refused, match="Chưa có đại biểu nên"):
            session.exporting.list_job(Form.XLSX)
        with pytest.raises(DocumentError, match="Chưa có đại biểu"):
            session.exporting.sign_in_job().fill()


def test_what_somebody_may_have_open_is_never_replaced(exporting):
    first = exporting.run(exporting.list_job(Form.XLSX)).path
    first.write_bytes(b"changed by hand")
    second = exporting.run(exporting.list_job(Form.XLSX)).path
    assert second.name == "danh-sach-dai-bieu-2025-12-15-2.xlsx"
    assert first.read_bytes() == b"changed by hand"


def test_a_place_of_choice_is_replaced_whole(exporting, tmp_path, disk_full):
    path = tmp_path / "a.xlsx"
    job = exporting.list_job(Form.XLSX)
    assert exporting.run(job, path).path == path
    whole = path.read_bytes()
    with disk_full(), pytest.raises(NotSaved, match="ổ đĩa đầy"):
        exporting.run(job, path)
    assert path.read_bytes() == whole
    locked = patch(
        "hoinghi_tui.services.files_out.write_whole", side_effect=PermissionError(13, "locked")
    )
    with locked, pytest.raises(NotSaved, match="đang mở"):
        exporting.run(job, path)


@pytest.mark.parametrize("name", ["a.xls", "a", "a.csv", "none/a.xlsx"])
def test_a_wrong_place_is_refused(exporting, tmp_path, name):
    with pytest.raises(Refused):
        exporting.run(exporting.list_job(Form.XLSX), tmp_path / name)
    assert list(tmp_path.glob("**/a*")) == []


def test_the_sign_in_list_holds_who_is_to_come(session, exporting):
    exported = exporting.run(exporting.sign_in_job())
    assert exported.path.name == "ky-nhan-2025-12-15.docx"
    declined = sum(
        one.invitation is Invitation.DECLINED for one in session.state.delegates.values()
    )
    assert declined
    assert exported.people == 40 - declined
    table = Document(str(exported.path)).tables[1]
    numbers = [row.cells[0].text for row in table.rows]
    assert [text for text in numbers if text.isdecimal()] == [
        str(number) for number in range(1, exported.people + 1)
    ]


def test_the_conference_may_bring_its_own_list(session, exporting):
    own = session.folder / "templates" / "danh-sach-ky-nhan.docx"
    own.parent.mkdir()
    document = Document()
    document.add_paragraph("MẪU RIÊNG {{ total }}")
    document.save(str(own))
    path = exporting.run(exporting.sign_in_job()).path
    assert Document(str(path)).paragraphs[0].text.startswith("MẪU RIÊNG 3")
