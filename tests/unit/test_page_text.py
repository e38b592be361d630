import io

import pytest
from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.documents.page_lines import aligned, cells, wrapped
from hoinghi_tui.documents.page_text import MOST_LINES, page_text

HOSTILE = ["[/]", "[red]đỏ[/red]", "=cmd()", "../x", "{{x}}", "e\u0302\u0301 NFD", "“…”"]


def read(document, width=40):
    out = io.BytesIO()
    document.save(out)
    return page_text(out.getvalue(), width)


def filled(table, *rows):
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


@pytest.fixture
def document():
    return Document()


def test_paragraphs_stand_as_they_are_aligned(document):
    document.add_paragraph("trái")
    document.add_paragraph("giữa").alignment = WD_ALIGN_PARAGRAPH.CENTER
    document.add_paragraph("phải").alignment = WD_ALIGN_PARAGRAPH.RIGHT
    assert read(document, 20) == ("trái", " " * 8 + "giữa", " " * 16 + "phải")


def test_a_style_says_how_its_paragraphs_and_those_of_its_heirs_are_aligned(document):
    base = document.styles.add_style("Base", 1)
    base.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    document.styles.add_style("Heir", 1).base_style = base
    document.add_paragraph("ký tên", style="Heir")
    assert read(document, 10) == ("    ký tên",)


def test_a_long_paragraph_is_broken_at_blanks(document):
    document.add_paragraph("Căn cứ Luật Thi đua, khen thưởng")
    assert read(document, 16) == ("Căn cứ Luật Thi", "đua, khen thưởng")


def test_a_line_break_and_a_tab_of_word_are_seen(document):
    document.add_paragraph("một\nhai\tba")
    assert read(document) == ("một", "hai  ba")


def test_cells_of_a_row_stand_side_by_side(document):
    filled(document.add_table(2, 2), ("Họ và tên", "Ghế"), ("Đào Văn Soái", "A1"))
    first, second = read(document, 40)
    assert first.split() == ["Họ", "và", "tên", "Ghế"]
    assert first.index("Ghế") == second.index("A1")


def test_a_merged_cell_takes_the_room_of_all_it_covers(document):
    table = filled(document.add_table(2, 3), ("", "", ""), ("a", "b", "c"))
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Thường trực Đảng ủy xã"
    assert read(document, 30)[-2] == "Thường trực Đảng ủy xã"


def test_a_table_in_a_cell_stands_within_it(document):
    outer = filled(document.add_table(1, 2), ("", "bên phải"))
    inner = outer.cell(0, 0).add_table(1, 2)
    filled(inner, ("trong", "này"))
    text = "\n".join(read(document, 40))
    assert all(word in text for word in ("trong", "này", "bên phải"))


def test_tables_without_end_in_each_other_are_left_out(document):
    cell = document.add_table(1, 1).cell(0, 0)
    for _ in range(60):
        cell = cell.add_table(1, 1).cell(0, 0)
    cell.text = "sâu"
    document.add_paragraph("sau bảng")
    assert read(document) == ("sau bảng",)


def test_more_columns_than_cells_of_the_terminal_do_no_harm(document):
    filled(document.add_table(1, 60), ["xa"] * 60)
    assert all(cells(line) <= 20 for line in read(document, 20))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_goes_through_unharmed(document, hostile):
    document.add_paragraph(hostile)
    document.add_table(1, 1).cell(0, 0).text = hostile
    assert read(document) == (hostile, hostile)


def test_what_a_terminal_would_obey_is_replaced(document):
    document.add_paragraph("a\u202eb\u200bc\u0085d\xa0e")
    assert read(document) == ("a�b�c�d e",)


def test_a_word_of_500_letters_is_broken_anywhere(document):
    document.add_paragraph("x" * 500)
    assert read(document, 40) == ("x" * 40,) * 12 + ("x" * 20,)


def test_an_empty_file_says_nothing(document):
    assert read(document) == ()
    document.add_paragraph("")
    document.add_table(1, 1)
    assert read(document) == ()


def test_the_page_ends_at_a_page_break(document):
    paragraph = document.add_paragraph("trang một")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("trang hai")
    document.add_paragraph("cũng trang hai")
    assert read(document) == ("trang một",)


def test_the_page_ends_before_a_paragraph_that_begins_one(document):
    document.add_paragraph("trang một")
    document.add_paragraph("trang hai").paragraph_format.page_break_before = True
    assert read(document) == ("trang một",)


@pytest.mark.parametrize(
    ("kind", "seen"),
    [(WD_SECTION.NEW_PAGE, ("một",)), (WD_SECTION.CONTINUOUS, ("một", "hai"))],
)
def test_the_page_ends_with_a_section_unless_the_next_goes_on(document, kind, seen):
    document.add_paragraph("một")
    document.add_section(kind)
    document.add_paragraph("hai")
    assert tuple(line for line in read(document) if line) == seen


def test_the_page_ends_after_as_many_lines_as_fit_on_paper(document):
    for number in range(MOST_LINES * 2):
        document.add_paragraph(str(number))
    assert read(document) == tuple(str(number) for number in range(MOST_LINES))


@given(st.text(max_size=80), st.integers(2, 30))
def test_no_line_is_wider_than_asked_and_no_letter_is_lost(text, width):
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "width"), [("ế", 1), ("e\u0302\u0301", 1), ("会议", 4), ("", 0), ("A1", 2)]
)
def test_accents_take_no_cell_and_east_asian_letters_two(text, width):
    assert cells(text) == width


def test_a_line_wider_than_its_room_is_not_moved():
    assert aligned("dài hơn", 3, "right") == "dài hơn"
