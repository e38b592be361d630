"""The date of a conference as people type it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.conference_date import (
    FIRST_YEAR,
    LAST_YEAR,
    ConferenceDate,
    parse_conference_date,
    weekday_name,
)
from hoinghi_tui.domain.refusal import Refused

FIFTEENTH = date(2025, 12, 15)
DAYS = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


@pytest.mark.parametrize(
    "typed",
    [
        "15/12/2025",
        " 15 / 12 / 2025 ",
        "15-12-2025",
        "15.12.2025",
        "2025-12-15",
        "ngày 15 tháng 12 năm 2025",
        "Ngay 15 thang 12 nam 2025",
        "ngày 15/12/2025",
        "Thứ Hai, ngày 15 tháng 12 năm 2025",
        "thứ 2 15/12/2025",
    ],
)
def test_a_whole_date_is_a_fixed_day(typed):
    assert parse_conference_date(typed) == ConferenceDate(FIFTEENTH)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("", ""),
        ("  ", ""),
        ("12/2025", "tháng 12/2025"),
        ("tháng 12/2025", "tháng 12/2025"),
        ("THÁNG 12 NĂM 2025", "tháng 12/2025"),
        ("tháng 02/2026", "tháng 2/2026"),
        ("dự kiến 12/2025", "dự kiến tháng 12/2025"),
        ("Dự kiến tháng 12/2025", "dự kiến tháng 12/2025"),
        ("du kien thang 12 nam 2025", "dự kiến tháng 12/2025"),
        ("dự kiến 15/12/2025", "dự kiến 15/12/2025"),
        ("dự kiến: thứ Hai, ngày 15 tháng 12 năm 2025", "dự kiến 15/12/2025"),
    ],
)
def test_less_than_a_fixed_day_stays_words(typed, expected):
    assert parse_conference_date(typed) == ConferenceDate(None, expected)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("31/02/2025", "tháng 2/2025 có 28 ngày"),
        ("30/02/2024", "tháng 2/2024 có 29 ngày"),
        ("31/11/2025", "tháng 11/2025 có 30 ngày"),
        ("0/12/2025", "Không có ngày 0"),
        ("12/15/2025", "Không có tháng 15"),
        ("13/2025", "Không có tháng 13"),
        ("dự kiến 31/02/2025", "28 ngày"),
        ("15/12/25", "bốn chữ số"),
        ("12/25", "bốn chữ số"),
        ("15/12", "bốn chữ số"),
        ("15/12/20255", "bốn chữ số"),
        ("15/12/0025", "xem lại năm"),
        ("Thứ Ba, 15/12/2025", "là Thứ Hai"),
        ("thứ 3 15/12/2025", "là Thứ Hai"),
        ("chủ nhật 15/12/2025", "là Thứ Hai"),
        ("thứ Hai tháng 12/2025", "viết như"),
        ("2025", "viết như"),
        ("dự kiến", "viết như"),
        ("sau Tết", "viết như"),
        ("15/12/2025 hoặc 16/12/2025", "viết như"),
        ("=cmd()", "viết như"),
        ("[/]", "viết như"),
        ("9" * 5000, "viết như"),
        ("1/1/" + "9" * 5000, "bốn chữ số"),
    ],
)
def test_what_cannot_be_is_said(typed, said):
    with pytest.raises(Refused, match=said):
        parse_conference_date(typed)


@given(DAYS)
def test_a_fixed_day_comes_back_from_its_text(day):
    known = ConferenceDate(day)
    assert parse_conference_date(known.text) == known


@given(DAYS, st.sampled_from(["", "dự kiến "]))
def test_words_come_back_from_themselves(day, tentative):
    known = parse_conference_date(f"{tentative}{day.month}/{day.year}")
    assert known.day is None
    assert parse_conference_date(known.text) == known


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused_and_never_gives_both_a_day_and_words(text):
    try:
        known = parse_conference_date(text)
    except Refused:
        return
    assert known.day is None or known.expected == ""


@pytest.mark.parametrize(
    ("day", "name"),
    [(FIFTEENTH, "Thứ Hai"), (date(2025, 12, 21), "Chủ nhật"), (date(2026, 2, 28), "Thứ Bảy")],
)
def test_the_weekday(day, name):
    assert weekday_name(day) == name
