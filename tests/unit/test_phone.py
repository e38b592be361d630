"""Phone numbers as people and spreadsheets write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.phone import (
    DIGITS_LOST,
    NO_PHONE,
    Phones,
    parse_landline,
    parse_phone,
    phones_text,
    read_phones,
)


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("0900000001", "0900000001"),
        ("900000001", "0900000001"),
        ("841234567", "0841234567"),
        ("+84 900 000 001", "0900000001"),
        ("+84 (0) 900 000 001", "0900000001"),
        ("84900000001", "0900000001"),
        ("(84)900000001", "0900000001"),
        ("'0900.000-001", "0900000001"),
        ("ĐT: 0900000001", "0900000001"),
        ("DĐ 0900000001", "0900000001"),
        ("090000001", None),
        ("9.00E+08", None),
        ("09000000011", None),
        ("٠٩٠٠٠٠٠٠٠١", None),
        ("", None),
    ],
)
def test_mobile_numbers_have_a_zero_and_nine_digits(written, phone):
    assert parse_phone(written) == phone


@pytest.mark.parametrize(
    ("written", "phone"),
    [
        ("02203000010", "02203000010"),
        ("0220 3 000 010", "02203000010"),
        ("+84 220 3000010", "02203000010"),
        ("0900000010", None),
        ("0220300001", None),
    ],
)
def test_fixed_lines_have_eleven_digits(written, phone):
    assert parse_landline(written) == phone


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("", Phones()),
        ("0900000010 / 02203000010", Phones("0900000010", "02203000010")),
        ("02203000010; 0900000010", Phones("0900000010", "02203000010")),
        ("0900000010 0912345678", Phones("0900000010", "0912345678")),
        ("0900000010 - 0912345678", Phones("0900000010", "0912345678")),
        ("0900000010\n0912345678", Phones("0900000010", "0912345678")),
        ("02203000010", Phones("", "02203000010")),
        ("9.00E+08", Phones(problem=DIGITS_LOST)),
        ("9E+08", Phones(problem=DIGITS_LOST)),
        ("9,00E+08", Phones(problem=DIGITS_LOST)),
        ("9.00000012E+08", Phones("0900000012")),
        ("+84 912 345 673 (Zalo)", Phones("0912345673")),
        ("12345", Phones(problem=NO_PHONE)),
        ("0900000010, máy lẻ 12", Phones("0900000010", problem=NO_PHONE)),
    ],
)
def test_everything_a_cell_says_is_read(written, read):
    assert read_phones(written) == read


mobiles = st.from_regex(r"0[1-9][0-9]{8}", fullmatch=True)
landlines = st.from_regex(r"02[0-9]{9}", fullmatch=True)


@given(mobiles, mobiles | landlines | st.just(""))
def test_what_is_written_for_two_numbers_is_read_back(main, other):
    if other == main:
        other = ""
    assert read_phones(phones_text(main, other)) == Phones(main, other)


@given(st.text())
def test_any_text_is_some_answer(text):
    assert read_phones(text).problem in ("", DIGITS_LOST, NO_PHONE)
