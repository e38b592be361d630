"""Numbers and dates of people are found in texts however they are written; nothing else goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.birth import birth_text
from hoinghi_tui.domain.personal_data import PersonalData

KNOWN = PersonalData(["0900000010", "02203000010", "0911222333"], ["1980-07-15", "1975-03", "1966"])


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Gọi 0900000010.", "Gọi …."),
        ("0900 000 010 / 0220.3000.010", "… / …"),
        ("+84 900 000 010", "…"),
        ("(+84)900000010", "(…"),
        ("0900000010 0911222333", "… …"),
        ("09000000100911222333", "……"),
        ("900000010", "…"),
        ("số 0900000011", "số 0900000011"),
        ("sinh 15/7/1980", "sinh …"),
        ("15.07.80 và 1980-07-15", "… và …"),
        ("03/1975", "…"),
        ("16/7/1980, năm 1966, 1980", "16/7/1980, năm 1966, 1980"),
        ("QĐ 15/QĐ-UBND ngày 15/12/2025", "QĐ 15/QĐ-UBND ngày 15/12/2025"),
        ("[/] =cmd() {{x}} 😀\u202e", "[/] =cmd() {{x}} 😀\u202e"),
    ],
)
def test_what_is_known_goes_and_the_rest_stays(text: str, left: str) -> None:
    assert KNOWN.blanked(text) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Số khác: 0988777666", "Số khác: …"),
        ("Zalo +84 988 777 666", "Zalo …"),
        ("sinh năm 1966, SN: 1/2/1970", "sinh năm …, SN: …"),
        ("nộp 1.000.000.000 đồng năm 1966", "nộp 1.000.000.000 đồng năm 1966"),
        ("Nguyễn Sinh 12", "Nguyễn Sinh 12"),
    ],
)
def test_notes_lose_also_what_looks_like_a_number_or_a_birth(text: str, left: str) -> None:
    assert KNOWN.blanked_widely(text) == left


separators = st.sampled_from(["", " ", ".", "-", " - "])


@given(
    st.from_regex(r"0[35789][0-9]{8}", fullmatch=True),
    st.dates().filter(lambda day: 1900 <= day.year <= 2015),
    st.lists(separators, min_size=9, max_size=9),
    st.text(max_size=20).filter(lambda text: not any(sign.isdecimal() for sign in text)),
)
def test_no_spelling_of_a_known_value_is_left(phone, born, between, words) -> None:
    spelt = phone[0] + "".join(map("".join, zip(between, phone[1:], strict=True)))
    known = PersonalData([phone], [born.isoformat()])
    text = f"{words} {spelt} {words}{birth_text(born.isoformat())}, {born.isoformat()} {words}"
    left = known.blanked(text)
    assert not any(sign in "0123456789" for sign in left)
    assert known.blanked(left) == left
    assert left.count("…") >= 3
