import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from hoinghi_tui.spreadsheets.cells import UnreadableList, column_letters
from hoinghi_tui.spreadsheets.grid import read_grids


def workbook(path, *rows, title="Sheet1"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def refusal(path):
    with pytest.raises(UnreadableList) as caught:
        read_grids(path)
    return str(caught.value)


def test_numbers_and_dates_become_the_text_people_see(tmp_path):
    path = workbook(
        tmp_path / "ds.xlsx",
        [900000001.0, 900000001, 2.5, date(1980, 7, 15), datetime(1980, 7, 15), None, True],
    )
    (grid,) = read_grids(path)
    assert grid.rows == (("900000001", "900000001", "2.5", "1980-07-15", "1980-07-15", "", "True"),)


@pytest.mark.parametrize(
    "text", ["[/]", "../x", "{{x}}", "Hoa\u0300", "\u00d0a\u0300o", "x" * 500, "a\nb", " a "]
)
def test_text_is_left_as_it_is(tmp_path, text):
    (grid,) = read_grids(workbook(tmp_path / "ds.xlsx", [text]))
    assert grid.rows == ((text,),)


def test_text_in_the_shape_of_a_formula_is_kept(tmp_path):
    book = Workbook()
    book.active["A1"].value = "=cmd()"
    book.active["A1"].data_type = "s"
    book.save(tmp_path / "ds.xlsx")
    (grid,) = read_grids(tmp_path / "ds.xlsx")
    assert grid.rows == (("=cmd()",),)
    assert not grid.uncomputed


def test_a_formula_that_was_never_calculated_is_kept_and_told(tmp_path):
    (grid,) = read_grids(workbook(tmp_path / "ds.xlsx", ["a", "b"], ["c", "=1+1"]))
    assert grid.rows == (("a", "b"), ("c", "=1+1"))
    assert grid.uncomputed == {(1, 1)}


def formula_with_result(path, result):
    """Write what Excel writes: a formula together with its last result."""
    workbook(path, ["=X1"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    before, _, after = sheet.partition("<c ")
    _, _, after = after.partition("</c>")
    cell = f'<c r="A1" t="str"><f>X1</f><v>{result}</v></c><c r="B1"><v>7</v></c>'
    parts["xl/worksheets/sheet1.xml"] = (before + cell + after).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


@pytest.mark.parametrize("result", ["0900000001", ""])
def test_a_formula_is_read_as_its_last_result(tmp_path, result):
    (grid,) = read_grids(formula_with_result(tmp_path / "ds.xlsx", result))
    assert grid.rows == ((result, "7"),)
    assert not grid.uncomputed


def test_hidden_and_empty_sheets_are_left_out(tmp_path):
    book = Workbook()
    book.active.append(["thấy"])
    hidden = book.create_sheet("Cũ")
    hidden.append(["ẩn"])
    hidden.sheet_state = "hidden"
    book.create_sheet("Trống")
    book.save(tmp_path / "ds.xlsx")
    assert [grid.rows for grid in read_grids(tmp_path / "ds.xlsx")] == [(("thấy",),)]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_csv_finds_its_delimiter(tmp_path, delimiter, mark):
    path = tmp_path / "ds.csv"
    lines = [
        delimiter.join(cells)
        for cells in (
            ("STT", "Họ và tên", "Chức vụ"),
            ("1", "Đào Văn Soái", '"Phó Bí thư, Chủ tịch | UBND; xã"'),
            ("2", "Vũ Thị Hòa", '"Phó\nChủ tịch"'),
        )
    ]
    path.write_text(mark + "\r\n".join(lines), encoding="utf-8", newline="")
    (grid,) = read_grids(path)
    assert grid.name == "ds"
    assert grid.rows == (
        ("STT", "Họ và tên", "Chức vụ"),
        ("1", "Đào Văn Soái", "Phó Bí thư, Chủ tịch | UBND; xã"),
        ("2", "Vũ Thị Hòa", "Phó\nChủ tịch"),
    )


def test_an_empty_csv_has_no_rows(tmp_path):
    (tmp_path / "ds.csv").write_bytes(b"")
    assert read_grids(tmp_path / "ds.csv")[0].rows == ()


def test_csv_in_another_encoding_names_the_line(tmp_path):
    path = tmp_path / "ds.csv"
    path.write_bytes("STT;Tên\n1;a\n2;Đào\n".encode("cp1258").replace(b"T\xean", b"Ten"))
    message = refusal(path)
    assert message.startswith("ds.csv, dòng 3:")
    assert "CSV UTF-8" in message


def test_old_workbooks_say_how_to_save_them(tmp_path):
    (tmp_path / "ds.xls").write_bytes(b"")
    assert "ds.xls" in refusal(tmp_path / "ds.xls")
    assert "*.xlsx" in refusal(tmp_path / "ds.xls")


def test_an_old_or_locked_workbook_under_a_new_name_is_recognised(tmp_path):
    (tmp_path / "ds.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 512)
    assert "mật khẩu" in refusal(tmp_path / "ds.xlsx")


@pytest.mark.parametrize("length", [0, 10, 300, 2000, 4000])
def test_a_damaged_workbook_is_refused(tmp_path, length):
    path = workbook(tmp_path / "ds.xlsx", ["a", "b"])
    path.write_bytes(path.read_bytes()[:length])
    assert refusal(path).startswith("ds.xlsx: tệp Excel bị hỏng")


def test_a_zip_that_is_no_workbook_is_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "ds.xlsx", "w") as archive:
        archive.writestr("x.txt", "x")
    assert refusal(tmp_path / "ds.xlsx").startswith("ds.xlsx: tệp Excel bị hỏng")


def test_missing_files_and_other_kinds_are_refused(tmp_path):
    assert "không thấy tệp" in refusal(tmp_path / "ds.csv")
    assert "không thấy tệp" in refusal(tmp_path / "ds.xlsx")
    assert "chỉ đọc được danh sách dạng .xlsx hoặc .csv" in refusal(tmp_path / "ds.pdf")


def test_a_folder_is_no_list(tmp_path):
    (tmp_path / "ds.csv").mkdir()
    assert "không mở được tệp" in refusal(tmp_path / "ds.csv")


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_are_named_as_in_a_spreadsheet(column, letters):
    assert column_letters(column) == letters
