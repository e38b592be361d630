"""Amounts in words, against examples of official papers and read back independently."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hoinghi_tui.domain.money_words import LARGEST, in_words, number_words

_UNITS = {
    **{"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4},
    **{"năm": 5, "lăm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9},
}


def read_back(words: str) -> int:
    """Read words as a listener does: digits add up until a scale word closes them."""
    total = billions = group = 0
    pending = None
    for word in words.split():
        if word in _UNITS:
            pending = _UNITS[word]
        elif word == "trăm":
            group, pending = group + 100 * (pending or 0), None
        elif word == "mươi":
            group, pending = group + 10 * (pending or 0), None
        elif word == "mười":
            group += 10
        elif word == "linh":
            assert pending is None
        else:
            group, pending = group + (pending or 0), None
            if word == "tỷ":
                billions, total, group = (total + group), 0, 0
            else:
                total += group * {"nghìn": 1_000, "triệu": 1_000_000}[word]
                group = 0
    return billions * 1_000_000_000 + total + group + (pending or 0)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "Không đồng"),
        (10, "Mười đồng"),
        (11, "Mười một đồng"),
        (14, "Mười bốn đồng"),
        (15, "Mười lăm đồng"),
        (21, "Hai mươi mốt đồng"),
        (24, "Hai mươi tư đồng"),
        (25, "Hai mươi lăm đồng"),
        (40, "Bốn mươi đồng"),
        (105, "Một trăm linh năm đồng"),
        (111, "Một trăm mười một đồng"),
        (1_004, "Một nghìn không trăm linh bốn đồng"),
        (702_000, "Bảy trăm linh hai nghìn đồng"),
        (1_050_000, "Một triệu không trăm năm mươi nghìn đồng"),
        (1_404_000, "Một triệu bốn trăm linh bốn nghìn đồng"),
        (2_000_000_005, "Hai tỷ không trăm linh năm đồng"),
        (1_000_000_000, "Một tỷ đồng"),
        (12_345_000_000, "Mười hai tỷ ba trăm bốn mươi lăm triệu đồng"),
    ],
)
def test_amounts_read_as_on_paper(amount, words):
    assert in_words(amount) == words


@given(st.integers(0, LARGEST) | st.integers(0, 20_000_000))
@example(LARGEST)
@example(1_000_000_001)
@example(1_000_000 * 1_000_000_000)
def test_the_words_read_back_are_the_number(number):
    words = number_words(number)
    assert read_back(words) == number
    assert "  " not in words
    assert words == words.strip()


@given(st.integers(0, LARGEST))
def test_no_two_words_stand_together_that_nobody_says(number):
    words = f" {number_words(number)} "
    wrong = ("mươi một ", "mươi năm ", "mươi bốn ", "mười mốt ", "mười tư ", "mười năm ")
    assert not any(f" {pair}" in words for pair in wrong)
    assert " một mươi " not in words
    assert " không mươi " not in words


@pytest.mark.parametrize("amount", [-1, LARGEST + 1])
def test_what_cannot_be_read_is_refused(amount):
    with pytest.raises(ValueError, match=str(amount)):
        in_words(amount)
