"""Tables of Word documents: which cells, captions, merged areas and fonts come in."""

import copy
import io
import re

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from hoinghi_tui.spreadsheets.cells import Area, Cancelled, UnreadableList
from hoinghi_tui.spreadsheets.word_tables import read_word_tables

NAME = "ds.docx"


def packed(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def table_in(document, rows):
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def with_table(rows):
    document = Document()
    return document, table_in(document, rows)


def read(document):
    return read_word_tables(NAME, packed(document))


def read_one(document):
    (grid,) = read(document).grids
    return grid


def refusal(data):
    with pytest.raises(UnreadableList) as caught:
        read_word_tables(NAME, data)
    return str(caught.value)


def xml(inner):
    return parse_xml(re.sub(r"^<w:\w+", rf"\g<0> {nsdecls('w')}", inner))


def test_tables_come_in_their_order_with_the_paragraph_above():
    document = Document()
    document.add_paragraph("DANH SÁCH ĐẠI BIỂU")
    document.add_paragraph("I. Khối Đảng")
    document.add_paragraph("  ")
    table_in(document, [["STT", "Họ và tên"], ["1", "Đào Văn Soái"]])
    document.add_paragraph("")
    table_in(document, [["2", "Vũ Thị Hòa"]])
    document.add_paragraph("II. Khối chính quyền")
    table_in(document, [["3", "Lò Văn Páo"]])
    file = read(document)
    assert file.together
    assert [(grid.name, grid.caption, grid.rows) for grid in file.grids] == [
        ("Bảng 1", "I. Khối Đảng", (("STT", "Họ và tên"), ("1", "Đào Văn Soái"))),
        ("Bảng 2", "", (("2", "Vũ Thị Hòa"),)),
        ("Bảng 3", "II. Khối chính quyền", (("3", "Lò Văn Páo"),)),
    ]


def test_an_empty_table_keeps_its_number():
    document = Document()
    table_in(document, [["", " "]])
    table_in(document, [["a", ""], ["", ""]])
    grid = read_one(document)
    assert (grid.name, grid.rows) == ("Bảng 2", (("a", ""),))


def test_a_document_without_tables_is_refused():
    document = Document()
    document.add_paragraph("Nguyễn Văn A")
    assert refusal(packed(document)).startswith("ds.docx: tệp Word không có bảng nào có chữ")


@pytest.mark.parametrize(
    "text",
    [
        "[/]",
        "=cmd()",
        "../x",
        "{{x}}",
        "Hoa\u0300",
        "x" * 500,
        "😀",
        "\u202ea",
        " a ",
        "a\tb",
        "</w:t>",
    ],
)
def test_text_is_left_as_it_is(text):
    assert read_one(with_table([[text]])[0]).rows == ((text,),)


def test_paragraphs_and_line_breaks_of_a_cell_are_lines():
    document, table = with_table([["Phó Bí thư\nChủ tịch"]])
    table.cell(0, 0).add_paragraph("Đại biểu HĐND")
    assert read_one(document).rows == (("Phó Bí thư\nChủ tịch\nĐại biểu HĐND",),)


def test_merged_cells_have_their_text_once():
    document, table = with_table([list("abcd"), list("efgh"), list("ijkl")])
    for first, last, text in (((0, 1), (0, 2), "B"), ((0, 0), (2, 0), "A"), ((1, 2), (2, 3), "G")):
        table.cell(*first).merge(table.cell(*last)).text = text
    grid = read_one(document)
    assert grid.rows == (("A", "B", "", "d"), ("", "f", "G", ""), ("", "j", "", ""))
    assert set(grid.merged) == {Area(0, 0, 2, 0), Area(0, 1, 0, 2), Area(1, 2, 2, 3)}


def test_a_cell_that_continues_nothing_is_a_cell():
    document, table = with_table([["a", "b"], ["c", "d"]])
    table.cell(1, 0)._tc.get_or_add_tcPr().append(xml("<w:vMerge/>"))
    grid = read_one(document)
    assert grid.rows == (("a", "b"), ("c", "d"))
    assert grid.merged == ()


def test_a_row_that_begins_further_right_keeps_its_columns():
    document, table = with_table([["a", "b", "c"], ["x", "d", "e"]])
    row = table.rows[1]._tr
    row.remove(row.tc_lst[0])
    row.get_or_add_trPr().append(xml('<w:gridBefore w:val="1"/>'))
    assert read_one(document).rows == (("a", "b", "c"), ("", "d", "e"))


def test_what_was_deleted_or_hidden_is_not_read():
    document, table = with_table([["a"], ["b"], ["c"]])
    paragraph = table.cell(0, 0).paragraphs[0]._p
    for inner in (
        "<w:del><w:r><w:delText>x</w:delText></w:r></w:del>",
        "<w:moveFrom><w:r><w:t>y</w:t></w:r></w:moveFrom>",
        "<w:ins><w:r><w:t>+</w:t></w:r></w:ins>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>z</w:t></w:r>",
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>v</w:t></w:r>',
        "<w:r><w:instrText>PAGE</w:instrText></w:r>",
        "<w:hyperlink><w:r><w:t>h</w:t></w:r></w:hyperlink>",
    ):
        paragraph.append(xml(inner))
    table.rows[1]._tr.get_or_add_trPr().append(xml("<w:del/>"))
    assert read_one(document).rows == (("a+vh",), ("c",))


def test_a_table_within_a_content_control_is_read():
    document, table = with_table([["a"]])
    control = xml("<w:sdt><w:sdtContent/></w:sdt>")
    table._tbl.addprevious(control)
    control[0].append(table._tbl)
    assert read_one(document).rows == (("a",),)


def test_a_table_within_a_cell_is_not_read():
    document, table = with_table([["a"]])
    table.cell(0, 0).add_table(1, 1).cell(0, 0).text = "x"
    assert read_one(document).rows == (("a\n",),)


def test_a_font_of_before_unicode_is_told_from_the_run_or_its_style():
    document, table = with_table([["run", "style", "none", ""], ["base", "theme", "d", "e"]])
    table.cell(0, 0).paragraphs[0].runs[0].font.name = ".VnTime"
    styles = document.styles
    old = styles.add_style("Cu", 1)
    old.font.name = "VNI-Times"
    based = styles.add_style("Dua tren", 1)
    based.base_style = old
    table.cell(0, 1).paragraphs[0].style = old
    table.cell(1, 0).paragraphs[0].style = based
    table.cell(0, 3).paragraphs[0].style = old
    table.cell(1, 1).paragraphs[0].style = old
    fonts = table.cell(1, 1).paragraphs[0].runs[0]._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:asciiTheme"), "minorHAnsi")
    assert read_one(document).fonts == {(0, 0): ".VnTime", (0, 1): "VNI-Times", (1, 0): "VNI-Times"}


def test_the_documents_own_font_counts_where_nothing_else_is_said():
    document, table = with_table([["a", "b"]])
    document.styles["Normal"].font.name = ".VnTime"
    fonts = document.styles["Normal"].element.rPr.rFonts
    for name in ("w:asciiTheme", "w:hAnsiTheme"):
        fonts.attrib.pop(qn(name), None)
    table.cell(0, 1).paragraphs[0].runs[0].font.name = "Arial"
    assert read_one(document).fonts == {(0, 0): ".VnTime"}


def test_styles_based_on_each_other_end():
    document, table = with_table([["a"]])
    one, other = (document.styles.add_style(name, 1) for name in ("M", "N"))
    one.base_style, other.base_style = other, one
    document.styles.add_style("Z", 1).font.name = ".VnTime"
    table.cell(0, 0).paragraphs[0].style = one
    assert read_one(document).fonts == {}


def long_table(rows):
    document, table = with_table([["a", "b"]])
    for _ in range(rows - 1):
        table._tbl.append(copy.deepcopy(table.rows[0]._tr))
    return document


def test_progress_is_told_and_can_stop():
    data = packed(long_table(1000))
    told = []
    read_word_tables(NAME, data, told.append)
    assert told == sorted(told)
    assert 0 <= told[0] < 0.3
    assert told[-1] == 1.0
    assert len(told) >= 1000 / 200

    def stop(share):
        if share > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_word_tables(NAME, data, stop)


@pytest.mark.parametrize("span", ["257", "999999999999"])
def test_a_row_too_wide_is_refused(span):
    document, table = with_table([["a"]])
    table.cell(0, 0)._tc.get_or_add_tcPr().append(xml(f'<w:gridSpan w:val="{span}"/>'))
    assert "256 cột" in refusal(packed(document))


def test_a_span_that_is_no_number_is_damage():
    document, table = with_table([["a"]])
    table.cell(0, 0)._tc.get_or_add_tcPr().append(xml('<w:gridSpan w:val="x"/>'))
    assert refusal(packed(document)).startswith("ds.docx: tệp Word bị hỏng")


@pytest.mark.parametrize("length", [10, 1000, 20_000])
def test_a_damaged_document_is_refused(length):
    data = packed(with_table([["a"]])[0])[:length]
    assert refusal(data).startswith("ds.docx: tệp Word bị hỏng")
