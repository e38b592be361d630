import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.vietnamese.recasing import (
    is_all_caps,
    is_all_lower,
    raise_initials,
    recase_name,
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("ĐOÀN THỊ THÚY HẰNG", "Đoàn Thị Thúy Hằng"),
        ("lê hữu tuân", "Lê Hữu Tuân"),
        ("H'BIA NIÊ", "H'Bia Niê"),
        ("H’BIA NIÊ", "H’Bia Niê"),
        ("Y-BIH ALÊO", "Y-Bih Alêo"),
        ("đ.v. soái", "Đ.V. Soái"),
        ("TRẦN THỊ A", "Trần Thị A"),
        ("  LÊ  Ý ", "  Lê  Ý "),
        (unicodedata.normalize("NFD", "ĐẶNG VĂN ÂN"), unicodedata.normalize("NFD", "Đặng Văn Ân")),
    ],
)
def test_names_in_one_case(typed, expected):
    assert recase_name(typed) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Đoàn Thị Thúy Hằng", "McDonald", "LÊ Văn An", "", " ", "[/]", "=cmd()", "=CMD()", "../x",
        "{{x}}", "N" * 500, "n" * 31, "A", "đ", "12", "TỔ 3", "UBND-01", "🎉", "王小明", "a\x00b",
        "...", "\u202eabc",
    ],
)  # fmt: skip
def test_what_is_no_name_in_one_case_stays(text):
    assert recase_name(text) == text


@given(st.text())
def test_only_the_case_ever_changes(text):
    recased = recase_name(text)
    assert recased.casefold() == text.casefold()
    assert recase_name(recased) == recased


@pytest.mark.parametrize(
    ("text", "caps", "lower"),
    [
        ("AN", True, False),
        ("ĐỖ", True, False),
        ("A1", False, False),
        ("TỔ 3", True, False),
        ("an", False, True),
        ("An", False, False),
        ("đ", False, False),
        ("12", False, False),
        ("", False, False),
        (unicodedata.normalize("NFD", "Ế"), False, False),
    ],
)
def test_case_of_a_text(text, caps, lower):
    assert is_all_caps(text) is caps
    assert is_all_lower(text) is lower


@pytest.mark.parametrize(
    ("decoded", "expected"),
    [
        ("Bùi Thị ánh", "Bùi Thị Ánh"),
        ("ông ích Khiêm", "Ông Ích Khiêm"),
        ("bùi thị ánh", "bùi thị ánh"),
        ("Lan ánh (ủy viên)", "Lan ánh (ủy viên)"),
        ("H'ê Niê", "H'ê Niê"),
        ("", ""),
    ],
)
def test_initials_that_tcvn3_lost(decoded, expected):
    assert raise_initials(decoded) == expected
