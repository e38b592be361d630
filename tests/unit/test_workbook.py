"""Workbooks: which sheets, cells, fonts and merged areas come in, and as what text."""

import io
import re
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill

from hoinghi_tui.spreadsheets.cells import Area, SheetLeftOut, UnreadableList
from hoinghi_tui.spreadsheets.workbook import read_workbook

NAME = "ds.xlsx"
SHEET = "xl/worksheets/sheet1.xml"


def packed(book):
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(*rows):
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def read_one(book):
    (grid,) = read_workbook(NAME, book if isinstance(book, bytes) else packed(book)).grids
    return grid


def refusal(data):
    with pytest.raises(UnreadableList) as caught:
        read_workbook(NAME, data)
    return str(caught.value)


def edited(data, edit, part=SHEET):
    """Return a package with one of its parts changed by ``edit``."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = edit(parts[part].decode()).encode()
    return zipped(parts)


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


def with_cells(cells, more_rows=""):
    """Return a workbook whose first row has these cells, written as XML."""
    rows = f'<sheetData><row r="1">{cells}</row>{more_rows}</sheetData>'
    return edited(
        packed(workbook(["x"])),
        lambda xml: re.sub("<sheetData>.*</sheetData>", lambda _: rows, xml, flags=re.DOTALL),
    )


def test_numbers_and_dates_become_the_text_people_see():
    grid = read_one(
        workbook(
            [900000001.0, 900000001, 2.5, date(1980, 7, 15), datetime(1980, 7, 15), None, True]
        )
    )
    assert grid.rows == (("900000001", "900000001", "2.5", "1980-07-15", "1980-07-15", "", "True"),)


@pytest.mark.parametrize("written", ["9.00E+08", "900000000.0", "9e8", "900000000"])
def test_a_phone_in_scientific_notation_is_whole(written):
    assert read_one(with_cells(f"<c><v>{written}</v></c>")).rows == (("900000000",),)


def test_an_error_value_is_its_word():
    assert read_one(with_cells('<c t="e"><v>#REF!</v></c>')).rows == (("#REF!",),)


@pytest.mark.parametrize(
    "text",
    [
        "[/]",
        "../x",
        "{{x}}",
        "Hoa\u0300",
        "\u00d0a\u0300o",
        "x" * 500,
        "a\nb",
        " a ",
        "😀",
        "\u202ea",
    ],
)
def test_text_is_left_as_it_is(text):
    assert read_one(workbook([text])).rows == ((text,),)


def test_a_control_character_is_read_as_what_excel_wrote_for_it():
    cell = '<c t="inlineStr"><is><t>a_x000D_\nb_x0041_</t></is></c>'
    assert read_one(with_cells(cell)).rows == (("a\r\nb_x0041_",),)


def test_text_in_the_shape_of_a_formula_is_kept():
    book = workbook()
    book.active["A1"].value = "=cmd()"
    book.active["A1"].data_type = "s"
    grid = read_one(book)
    assert grid.rows == (("=cmd()",),)
    assert not grid.uncomputed


def test_a_formula_that_was_never_calculated_is_kept_and_told():
    grid = read_one(workbook(["a", "b"], ["c", "=1+1"]))
    assert grid.rows == (("a", "b"), ("c", "=1+1"))
    assert grid.uncomputed == {(1, 1)}


@pytest.mark.parametrize("prefix", ["", "x:"])
def test_a_formula_in_a_namespace_with_a_prefix_is_seen(prefix):
    main = 'xmlns{}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    p = prefix
    sheet = (
        f"<{p}worksheet {main.format(':x' if p else '')}><{p}sheetData>"
        f'<{p}row r="1"><{p}c r="A1"><{p}f>X1</{p}f></{p}c><{p}c r="B1"><{p}v>7</{p}v></{p}c>'
        f'</{p}row></{p}sheetData><{p}mergeCells><{p}mergeCell ref="A1:A2"/></{p}mergeCells>'
        f"</{p}worksheet>"
    )
    grid = read_one(edited(packed(workbook(["x"])), lambda _: sheet))
    assert grid.rows == (("=X1", "7"),)
    assert grid.uncomputed == {(0, 0)}
    assert grid.merged == (Area(0, 0, 0, 0),)


def test_cells_that_share_a_formula_have_its_text():
    cells = (
        '<c r="A1"><f t="shared" ref="A1:B1" si="0">X1</f></c><c r="B1"><f t="shared" si="0"/></c>'
    )
    assert read_one(with_cells(cells)).rows == (("=X1", "=X1"),)


@pytest.mark.parametrize("result", ["0900000001", ""])
def test_a_formula_is_read_as_its_last_result(result):
    cells = f'<c r="A1" t="str"><f>X1</f><v>{result}</v></c><c r="B1"><v>7</v></c>'
    grid = read_one(with_cells(cells))
    assert grid.rows == ((result, "7"),)
    assert not grid.uncomputed


def test_hidden_sheets_are_told_and_empty_ones_passed_over():
    book = workbook(["thấy"])
    for title, state in (("Cũ", "hidden"), ("Rất cũ", "veryHidden")):
        hidden = book.create_sheet(title)
        hidden.append(["ẩn"])
        hidden.sheet_state = state
    book.create_sheet("Trống")
    read = read_workbook(NAME, packed(book))
    assert [grid.rows for grid in read.grids] == [(("thấy",),)]
    assert read.left_out == (SheetLeftOut("Cũ", "ẩn"), SheetLeftOut("Rất cũ", "ẩn"))
    assert not read.together


def test_a_workbook_without_text_is_refused():
    assert refusal(packed(workbook())).startswith("ds.xlsx: không có trang nào có chữ")


def test_each_sheet_has_its_own_merged_cells():
    book = workbook(["a", "", "c"], ["d"], ["e", "f"])
    book.active.merge_cells("A1:B1")
    book.active.merge_cells("C1:C3")
    other = book.create_sheet("Khác")
    other.append(["g"])
    other.append(["", "h"])
    other.merge_cells("A1:A5000")  # far below the last row with text
    first, second = read_workbook(NAME, packed(book)).grids
    assert set(first.merged) == {Area(0, 0, 0, 1), Area(0, 2, 2, 2)}
    assert second.merged == (Area(0, 0, 1, 0),)


def test_what_a_merged_cell_hides_is_not_read():
    data = edited(
        packed(workbook(["Đội A", "x"], ["Đội A", "y"], ["Đội B", "z"])),
        lambda xml: xml.replace(
            "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
        ),
    )
    assert read_one(data).rows == (("Đội A", "x"), ("", "y"), ("Đội B", "z"))


def test_merged_cells_that_overlap_without_end_are_damage():
    merged = '<mergeCell ref="A1:XFD1048576"/>' * 1000
    data = edited(
        packed(workbook(["a"])),
        lambda xml: xml.replace("</sheetData>", f"</sheetData><mergeCells>{merged}</mergeCells>"),
    )
    assert refusal(data).startswith("ds.xlsx: tệp Excel bị hỏng")


def test_blank_rows_between_are_counted_and_those_at_the_end_are_not():
    book = workbook()
    book.active["B2"] = "a"
    book.active["A5"] = "b"
    book.active["A9"] = "  "
    assert read_one(book).rows == ((), ("", "a"), (), (), ("b",))


def test_wrong_dimensions_lose_no_rows():
    data = edited(
        packed(workbook(["a"], ["b"])), lambda xml: xml.replace('ref="A1:A2"', 'ref="A1"')
    )
    assert read_one(data).rows == (("a",), ("b",))


@pytest.mark.parametrize("place", ["A100001", "IW1", "XFD1048576"])
def test_text_far_from_the_list_is_refused_by_its_place(place):
    book = workbook(["a"])
    book.active[place] = "x"
    message = refusal(packed(book))
    assert message.startswith("ds.xlsx, trang “Sheet”: ")
    assert place in message


def test_formatting_at_the_far_corner_is_no_text():
    book = workbook(["a"])
    book.active["XFD1048576"].fill = PatternFill("solid", "FFFF00")
    assert read_one(book).rows == (("a",),)


def test_a_row_number_without_end_is_refused():
    data = with_cells('<c r="A1"><v>1</v></c>', '<row r="99999999999"><c><v>2</v></c></row>')
    assert "nhiều hàng hơn" in refusal(data)


def test_cells_in_old_fonts_are_told_with_the_font():
    book = workbook(["NguyÔn V¨n A", "b", 3], ["c", None, "d"])
    book.active["A1"].font = Font(name=".VnTime")
    book.active["C1"].font = Font(name=".VnTime")
    book.active["B2"].font = Font(name=".VnTime")
    book.active["C2"].font = Font(name="VNI-Times")
    assert read_one(book).fonts == {(0, 0): ".VnTime", (1, 2): "VNI-Times"}


def test_a_run_of_text_in_an_old_font_tells_for_its_cell():
    old = '<r><rPr><rFont val=".VnTime"/></rPr><t>NguyÔn &lt;</t></r>'
    new = '<r><rPr><b/></rPr><t xml:space="preserve"> &amp; V¨n</t></r>'
    grid = read_one(with_shared_texts("<t>a</t>", old + new))
    assert grid.rows == (("a", "NguyÔn < & V¨n"),)
    assert grid.fonts == {(0, 1): ".VnTime"}


def with_shared_texts(*texts):
    """Return a workbook with these texts in its first row, in a table as Excel keeps them."""
    cells = (f'<c t="s"><v>{number}</v></c>' for number in range(len(texts)))
    with zipfile.ZipFile(io.BytesIO(with_cells("".join(cells)))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    table = "".join(f"<si>{text}</si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{main}">{table}</sst>'.encode()
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    for part, end, added in (
        (
            "[Content_Types].xml",
            b"</Types>",
            f'<Override PartName="/xl/sharedStrings.xml" ContentType="{kind}"/>',
        ),
        (
            "xl/_rels/workbook.xml.rels",
            b"</Relationships>",
            f'<Relationship Id="rIdT" Type="{relation}" Target="sharedStrings.xml"/>',
        ),
    ):
        parts[part] = parts[part].replace(end, added.encode() + end)
    return zipped(parts)


@pytest.mark.parametrize("font", ["Times New Roman", "VNTime", "Arial"])
def test_unicode_fonts_are_not_told(font):
    book = workbook(["a", "b"])
    book.active["A1"].font = Font(name=font)
    book.active["B1"].font = Font(name=".VnTime")
    assert read_one(book).fonts == {(0, 1): ".VnTime"}


def test_macros_and_links_to_other_files_are_not_opened():
    with zipfile.ZipFile(io.BytesIO(packed(workbook(["a"])))) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 macro"
    parts["xl/externalLinks/externalLink1.xml"] = b"<broken"
    assert read_one(zipped(parts)).rows == (("a",),)


def test_the_strict_kind_of_workbook_is_told():
    data = edited(
        packed(workbook(["a"])),
        lambda xml: xml.replace(
            "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            "http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        "xl/workbook.xml",
    )
    assert "Strict" in refusal(data)
    assert "*.xlsx" in refusal(data)


@pytest.mark.parametrize("length", [10, 300, 2000, 4000])
def test_a_damaged_workbook_is_refused(length):
    data = packed(workbook(["a", "b"]))[:length]
    assert refusal(data).startswith("ds.xlsx: tệp Excel bị hỏng")


def test_a_zip_that_is_no_workbook_is_refused():
    assert refusal(zipped({"x.txt": b"x"})).startswith("ds.xlsx: tệp Excel bị hỏng")
