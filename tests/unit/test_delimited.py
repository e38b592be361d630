"""Text files with delimiters and rows from the clipboard."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.spreadsheets.cells import UnreadableList
from hoinghi_tui.spreadsheets.delimited import read_delimited, read_text

NAME = "ds.csv"


def rows(content):
    data = content if isinstance(content, bytes) else content.encode()
    (grid,) = read_delimited(NAME, data).grids
    assert grid.name == ""
    return grid.rows


def refusal(content):
    with pytest.raises(UnreadableList) as caught:
        rows(content)
    return str(caught.value)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
def test_the_delimiter_is_found(delimiter, encoding, newline):
    lines = [
        delimiter.join(cells)
        for cells in (
            ("STT", "Họ và tên", "Chức vụ"),
            ("1", "Đào Văn Soái", '"Phó Bí thư, Chủ tịch | UBND; xã"'),
            ("2", "Vũ Thị Hòa", '"Phó\nChủ tịch"'),
        )
    ]
    assert rows(newline.join(lines).encode(encoding)) == (
        ("STT", "Họ và tên", "Chức vụ"),
        ("1", "Đào Văn Soái", "Phó Bí thư, Chủ tịch | UBND; xã"),
        ("2", "Vũ Thị Hòa", "Phó\nChủ tịch"),
    )


cell = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=20).map(str.strip)
table = st.lists(st.lists(cell.filter(bool), min_size=3, max_size=3), min_size=2, max_size=20)


@given(table, st.sampled_from(",;\t|"))
def test_what_was_written_is_read(cells, delimiter):
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(cells)
    (grid,) = read_text("x", f"sep={delimiter}\r\n{stream.getvalue()}").grids
    assert grid.rows == ((), *map(tuple, cells))


def test_the_encoding_is_told():
    text = "Họ và tên;Chức vụ\nNguyễn Thị Hòa;Bí thư Đảng ủy\n"
    assert read_delimited(NAME, text.encode()).encoding == "utf-8"
    assert read_delimited(NAME, text.encode("utf-16")).encoding == "utf-16"


def test_records_keep_their_numbers():
    text = "DANH SÁCH\n\n;;;\nSTT;Tên;x\n1;a;b\n\n2;c;d\n\n;;\n\n"
    assert rows(text) == (
        ("DANH SÁCH",),
        (),
        (),
        ("STT", "Tên", "x"),
        ("1", "a", "b"),
        (),
        ("2", "c", "d"),
    )


@pytest.mark.parametrize("line", ["sep=;", "SEP=;"])
@pytest.mark.parametrize("newline", ["\r\n", "\n"])
def test_excels_line_with_the_delimiter_is_believed(line, newline):
    assert rows(newline.join([line, "a,b;c,d", "e,f;g,h"])) == ((), ("a,b", "c,d"), ("e,f", "g,h"))


def test_a_text_that_begins_like_that_line_is_text():
    assert rows("sep=;x\na;b") == (("sep=", "x"), ("a", "b"))


def test_a_cell_with_nul_bytes_is_read_without_them():
    assert rows(("Nguyễn Văn A;Bí thư\n" * 20).encode() + b"x\0;y")[-1] == ("x", "y")


@pytest.mark.parametrize("text", ['a;b\nc;d\n"e;f\ng;h\n', 'a;b\nc;d\n"e;f\ng;h', 'a;b\nc;d\n"'])
def test_a_quote_that_is_never_closed_is_told_by_its_line(text):
    assert refusal(text).startswith("ds.csv, dòng 3: ")


def test_a_quote_closed_after_a_line_break_counts_lines_as_an_editor_does():
    assert refusal('a;"b\nc"\nd;"e').startswith("ds.csv, dòng 3: ")


def test_a_cell_beyond_the_limit_of_a_field_is_told_by_its_line():
    long = "x" * (csv.field_size_limit() + 1)
    assert refusal(f"a;b\n{long};c\n").startswith("ds.csv, dòng 2: ")


def test_bytes_that_are_no_text_are_refused():
    assert "không phải văn bản" in refusal(bytes(range(256)) * 20)


def test_too_many_columns_are_refused_by_their_row():
    assert "IW2" in refusal("a;b\n" + ";".join(["x"] * 257))


def test_empty_columns_at_the_end_are_nothing():
    assert rows("a;b" + ";" * 300) == (("a", "b"),)


def test_too_many_rows_are_refused():
    assert "A100001" in refusal("a\n" * 100_001)
    assert len(rows("a\n" * 100_000)) == 100_000


def test_the_last_column_may_end_like_our_own_mark():
    assert rows("a;end\nb;end") == (("a", "end"), ("b", "end"))


@pytest.mark.parametrize(
    "text",
    ["[/]", "../x", "{{x}}", "=cmd()", "Hoa\u0300", "x" * 500, "😀", "\u202ea", "a\x07b"],
)
def test_hostile_text_is_left_as_it_is(text):
    padding = "Nguyễn Văn A;Bí thư Đảng ủy xã Hòa Bình\n" * 5
    assert rows(f"{padding}{text};y")[-1] == (text, "y")


def test_rows_from_excel_are_read():
    text = '1\tĐào Văn Soái\t"Phó Bí thư\nChủ tịch ""UBND"""\r\n2\tHòa\t\r\n'
    (grid,) = read_text("x", text).grids
    assert grid.rows == (("1", "Đào Văn Soái", 'Phó Bí thư\nChủ tịch "UBND"'), ("2", "Hòa"))
