import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.vietnamese import clean, matches
from hoinghi_tui.vietnamese.highlight import match_spans

SOAI = "Đào Văn Soái"


def marked(query: str, text: str) -> str:
    """The text with what was hit in brackets."""
    shown, last = "", 0
    for start, end in match_spans(query, text):
        shown += text[last:start] + "<" + text[start:end] + ">"
        last = end
    return shown + text[last:]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("soai", SOAI, "Đào Văn <Soái>"),
        ("so", SOAI, "Đào Văn <So>ái"),
        ("dao soai", SOAI, "<Đào> Văn <Soái>"),
        ("soai dao", SOAI, "<Đào> Văn <Soái>"),
        ("dvs", SOAI, "<Đ>ào <V>ăn <S>oái"),
        ("ĐVS", SOAI, "<Đ>ào <V>ăn <S>oái"),
        ("vs", SOAI, "Đào <V>ăn <S>oái"),
        ("ddaof", SOAI, "<Đào> Văn Soái"),
        ("Dao2 Soai1", SOAI, "<Đào> Văn <Soái>"),
        ("soa phong", SOAI, "Đào Văn <Soá>i"),
        ("an anh", "An Văn Anh", "<An> Văn <Anh>"),
        ("hoa", "Lê Hòa Bình", "Lê <Hòa> Bình"),
        ("b", "H'Bia Niê", "H'<B>ia Niê"),
        ("hbi", "H'Bia Niê", "<H'Bi>a Niê"),
        ("hb", "Ê H’Bia", "Ê <H’B>ia"),
        ("678", "0912.345.678", "0912.345.<678>"),
        ("345 678", "0912345678", "0912<345678>"),
        ("091", "0912345678", "<091>2345678"),
        ("0912345678", "+84 912 345 678", "+84 <912 345 678>"),
        ("[/]", "An [/] Bé", "An <[/]> Bé"),
        ("bình thu", "Phòng Bình Thuận", "Phòng <Bình> <Thu>ận"),
    ],
)
def test_what_a_search_marks(query, text, expected):
    assert marked(query, text) == expected


@pytest.mark.parametrize("query", ["", "  ", "xyz", "[/]", "99"])
def test_nothing_is_marked_where_nothing_is_hit(query):
    assert match_spans(query, SOAI) == ()


def test_spans_count_the_characters_of_a_decomposed_text():
    text = unicodedata.normalize("NFD", SOAI)
    expected = unicodedata.normalize("NFD", "<Đào> Văn <Soá>i")
    assert marked("dao soa", text) == expected


texts = st.text(st.sampled_from("aăâdđeêioôơuưyáàảãạấếộsvnhAĐVSH 0123456789'.-[]\u0301\u200b"))


@given(st.one_of(st.text(), texts), st.one_of(st.text(), texts))
def test_spans_are_sorted_apart_and_within_the_text(query, text):
    last = -1
    for start, end in match_spans(query, text):
        assert last < start < end <= len(text)
        last = end


@given(texts, texts)
def test_what_matches_shows_why(query, text):
    query, text = clean(query), clean(text)
    if query and matches(query, text):
        assert match_spans(query, text)


NAME_WORDS = ("Đào", "Văn", "Soái", "Hoà", "Hòa", "H'Bia", "An", "Anh")


# Of a query the first 32 words count.
@given(st.lists(st.sampled_from(NAME_WORDS), max_size=32))
def test_a_name_searched_for_as_it_stands_is_marked_word_by_word(words):
    text = " ".join(words)
    assert marked(text, text) == " ".join(f"<{word}>" for word in words)
