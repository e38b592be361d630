import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.vietnamese import clean, fold


@pytest.mark.parametrize(
    ("dirty", "expected"),
    [
        ("", ""),
        ("   ", ""),
        ("\u00d0ào Văn Soái", "Đào Văn Soái"),
        ("\u0189ào \u0256ình \u00f0ức", "Đào đình đức"),
        ("D\u0335a\u0300o", "Đào"),
        (unicodedata.normalize("NFD", "Nguyễn Thị Thuý Hường"), "Nguyễn Thị Thuý Hường"),
        ("Hoà", "Hoà"),
        ("Hòa", "Hòa"),
        ("\ufeffĐào\u200b Văn\u00ad Soái\u200f", "Đào Văn Soái"),
        ("\u2068Đào\u2069 \u202eVăn\u202c", "Đào Văn"),
        ("Đào\u00a0Văn\u3000Soái\u2003", "Đào Văn Soái"),
        ("Đào\r\nVăn\u2028Soái\tA\x0bB\x85C", "Đào Văn Soái A B C"),
        ("Đà\x00o\x1b[31m", "Đào[31m"),
        ("a\u0301\u0302n", "ấn"),
        ("a\u0323\u0302n", "ận"),
        ("e\u0302\u0301\u0301", "ế"),
        ("ấ\u0301", "ấ"),
        ("u\u0301\u031b", "ứ"),
        ("\u0301 An", "An"),
        ("Ho\u200ba\u0300", "Hoà"),
        ("\ud83d\ude00", "😀"),
        ("An\ud83d", "An\ufffd"),
    ],
)
def test_clean_table(dirty, expected):
    assert clean(dirty) == expected


@pytest.mark.parametrize(
    "text",
    [
        "[/]",
        "=cmd()",
        "../x",
        "{{x}}",
        "A & B <C>",
        "H'Bia Niê",
        "H’Bia – “Niê” …",
        "Trần Thị 𝒳 🎉",
        "👩\u200d🔬 Lan",
        "❤\ufe0f 1\ufe0f\u20e3",
        "Số: /KH-UBND",
        "Иван Петров 王小明",
        "x" * 500,
    ],
)
def test_clean_leaves_what_is_meant(text):
    assert clean(text) == text


def test_selector_and_joiner_beside_letters_vanish():
    assert clean("An\ufe0f Bì\u200dnh") == "An Bình"


@given(st.text())
def test_clean_is_idempotent_and_ignores_the_encoding(text):
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    assert clean(unicodedata.normalize("NFD", text)) == once


@given(
    st.text(
        alphabet=st.sampled_from("aeAuoĐdD \u0300\u0301\u0302\u0306\u031b\u0323\u0335\ufe0f\u200d❤")
    )
)
def test_clean_is_idempotent_on_marks(text):
    once = clean(text)
    assert clean(once) == once
    assert clean(unicodedata.normalize("NFD", text)) == once


@given(st.text(alphabet=st.characters()))
def test_clean_can_always_be_saved(text):
    clean(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đào Văn Soái", "dao van soai"),
        ("NGUYỄN THỊ THUÝ", "nguyen thi thuy"),
        ("Ước Ươm Ăn Ấm Ổi Ỹ", "uoc uom an am oi y"),
        ("Phòng Văn hóa – Xã hội", "phong van hoa - xa hoi"),
        ("H’Bia Niê", "h'bia nie"),
        ("“An”", '"an"'),
        ("İstanbul Straße", "istanbul strasse"),
        ("", ""),
    ],
)
def test_fold_table(text, expected):
    assert fold(text) == expected


@given(st.text())
def test_fold_is_idempotent_and_ignores_the_encoding(text):
    once = fold(text)
    assert fold(once) == once
    assert fold(unicodedata.normalize("NFD", text)) == once
    assert fold(clean(text)) == once
