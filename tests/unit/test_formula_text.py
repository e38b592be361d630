"""Formulas made harmless in text files, and read back letter for letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.spreadsheets.formula_text import neutral, restore

SIGNS = "=+-@\t\r\n＝＋－＠"
texts = st.text() | st.text(alphabet="'=+-@\t\rÂ ")


@given(texts)
def test_what_is_made_harmless_comes_back(text):
    assert restore(neutral(text)) == text


@given(texts)
def test_nothing_written_begins_like_a_formula(text):
    assert not neutral(text).startswith(tuple(SIGNS))


@pytest.mark.parametrize("sign", SIGNS)
def test_each_sign_is_put_behind_an_apostrophe(sign):
    assert neutral(f"{sign}cmd()") == f"'{sign}cmd()"


@pytest.mark.parametrize("text", ["", "'", "Đào Văn Soái", "'Ân", "H'Bia", "a=b", "0900000001"])
def test_other_texts_are_left_alone(text):
    assert neutral(text) == text
    assert restore(text) == text
