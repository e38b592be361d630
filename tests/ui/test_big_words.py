"""Large letters: every Vietnamese letter, even lines, never more than the place."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.ui.widgets.big_words import big_words

VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
ALPHABET = [unicodedata.normalize("NFC", v + t) for v in VOWELS for t in TONES] + list(
    "bcdđghklmnpqrstvxfjwz"
)


def test_every_letter_can_be_drawn_and_no_two_look_alike():
    drawn = {letter: tuple(big_words(letter, 80, 20)) for letter in ALPHABET}
    assert len(set(drawn.values())) == len(ALPHABET)


def test_marks_are_drawn_where_they_stand():
    assert big_words("ạ", 80, 20) == [
        " ▄▄▄ ",
        "█   █",
        "█▀▀▀█",
        "█   █",
        "  ▄  ",
    ]
    assert big_words("à", 80, 20)[0] == " ▀▄  "


def test_capitals_and_the_way_of_encoding_make_no_difference():
    name = "Nguyễn Thị Ưng Phượng"
    assert big_words(name, 70, 20) == big_words(name.upper(), 70, 20)
    assert big_words(unicodedata.normalize("NFD", name), 70, 20) == big_words(name, 70, 20)


def test_words_are_broken_into_even_lines():
    # Eleven letters fit 70 cells; two and two words are more even than three and one.
    rows = big_words("MA MA MA MA", 40, 20)
    assert rows[:4] == rows[5:]
    assert rows[4] == ""


@pytest.mark.parametrize("text", ["", "   ", "日本", "a\u0300\u0301\u0316", "a😀b", "x" * 30])
def test_none_when_it_cannot_be_drawn(text):
    assert big_words(text, 80, 20) is None


def test_none_when_it_does_not_fit():
    assert big_words("MA", 10, 20) is None
    assert big_words("MA", 80, 3) is None


@given(st.text(max_size=40), st.integers(1, 90), st.integers(1, 30))
def test_it_never_takes_more_than_its_place(text, width, height):
    rows = big_words(text, width, height)
    if rows is not None:
        assert len(rows) <= height
        assert max(map(len, rows)) <= width
        assert set("".join(rows)) <= set(" ▀▄█")
