"""The name in a cell: honorific, remarks in brackets, capitals, look-alike letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.spreadsheets.name_cells import (
    ALL_CAPS,
    ALL_LOWER,
    FOREIGN_D,
    read_name,
    split_honorific,
    standard_honorific,
)
from hoinghi_tui.vietnamese import clean


@pytest.mark.parametrize(
    ("written", "honorific", "name"),
    [
        ("Ông Lê Văn An", "Ông", "Lê Văn An"),
        ("BÀ: Lê Thị An", "Bà", "Lê Thị An"),
        ("Ô. Lê Văn An", "Ông", "Lê Văn An"),
        ("B. Lê Thị An", "Bà", "Lê Thị An"),
        ("(Ông) Lê Văn An", "Ông", "Lê Văn An"),
        ("đ/c Lê An", "Đ/c", "Lê An"),
        ("Đ/c: Lê An", "Đ/c", "Lê An"),
        ("Đồng chí Lê An", "Đ/c", "Lê An"),
        ("Đ/c Bà Lê An", "Bà", "Lê An"),
        ("Ông (Đ/c) Lê An", "Ông", "Lê An"),
        ("Ông/Bà Lê An", "", "Lê An"),
        ("Bàng Thống", "", "Bàng Thống"),
        ("Ô Ngân", "", "Ô Ngân"),
        ("Ông", "", "Ông"),
        ("", "", ""),
    ],
)
def test_honorifics_are_split_off(written, honorific, name):
    assert split_honorific(written) == (honorific, name)


@pytest.mark.parametrize(
    ("written", "standard"),
    [("ông", "Ông"), ("BÀ.", "Bà"), ("(đ/c)", "Đ/c"), ("ô.", "Ông"), ("Ông/Bà", ""), ("TS", "TS")],
)
def test_honorifics_in_a_column_are_standardised(written, standard):
    assert standard_honorific(written) == standard


def test_what_stands_in_brackets_is_a_remark():
    cell = read_name("Bà Võ Thị Hồng Loan\n(PV)")
    assert (cell.full_name, cell.honorific, cell.remarks) == ("Võ Thị Hồng Loan", "Bà", ("PV",))


@pytest.mark.parametrize(
    ("raw", "name", "doubts"),
    [
        ("ĐOÀN THỊ THÚY HẰNG", "Đoàn Thị Thúy Hằng", (ALL_CAPS,)),
        ("lê hữu tuân", "Lê Hữu Tuân", (ALL_LOWER,)),
        ("Ông Ða\u0323\u0306ng Thế Ước", "Đặng Thế Ước", (FOREIGN_D,)),
        ("Lê Hoà An", "Lê Hoà An", ()),
        ("1. Lê Hoà An", "Lê Hoà An", ()),
        ("- Lê Hoà An", "Lê Hoà An", ()),
        ("Le\u0302 Thi\u0323 An", "Lê Thị An", ()),
    ],
)
def test_letters_are_mended_and_told(raw, name, doubts):
    cell = read_name(raw)
    assert (cell.full_name, cell.doubts) == (name, doubts)


@pytest.mark.parametrize("name", ["[/]", "=cmd()", "../x", "{{x}}", "[b]x[/b]", "x" * 500])
def test_odd_names_pass_unharmed(name):
    assert read_name(name).full_name == name


def test_nothing_is_split_where_honorifics_have_their_own_column():
    cell = read_name("Ông Ích Khiêm (con)", split=False)
    assert (cell.full_name, cell.honorific, cell.remarks) == ("Ông Ích Khiêm (con)", "", ())


@given(st.text())
def test_a_name_is_never_lost(text):
    cell = read_name(text)
    assert bool(cell.full_name) == bool(clean(text))
    assert clean(cell.full_name) == cell.full_name
