"""Birth dates keep the precision they were written with."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.birth import (
    MONTH_FIRST,
    NO_DATE,
    SERIAL,
    Birth,
    birth_text,
    parse_birth,
    read_birth,
)


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("1980", "1980"),
        ("7/1980", "1980-07"),
        ("tháng 7 năm 1980", "1980-07"),
        ("15/07/1980", "1980-07-15"),
        ("15/7/1980.", "1980-07-15"),
        ("2.9.1978", "1978-09-02"),
        ("05-03-1974", "1974-03-05"),
        ("1980-07-15", "1980-07-15"),
        ("1980-07", "1980-07"),
        ("ngày 15 tháng 1 năm 1980", "1980-01-15"),
        ("SN 1980", "1980"),
        ("20/11/76", "1976-11-20"),
        ("1/1/05", "2005-01-01"),
        ("29.2.1988", "1988-02-29"),
        ("30/02/1980", None),
        ("29/2/1987", None),
        ("15/7", None),
        ("7/80", None),
        ("80", None),
        ("1850", None),
        ("²", None),
        ("khoảng 1980", None),
        ("", None),
    ],
)
def test_births_keep_their_precision(written, birth):
    assert parse_birth(written) == birth


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("09/13/1980", Birth("1980-09-13", MONTH_FIRST)),
        ("03/02/1977", Birth("1977-02-03")),
        ("13/13/1980", Birth("", NO_DATE)),
        # Excel itself shows 31406 as 25/12/1985.
        ("31406", Birth("1985-12-25", SERIAL)),
        ("99999", Birth("", NO_DATE)),
    ],
)
def test_doubtful_dates_say_why(written, read):
    assert read_birth(written) == read


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from([4, 7, 10]))
def test_what_is_written_is_read_back(day, length):
    value = day.isoformat()[:length]
    assert read_birth(birth_text(value)) == Birth(value)


@given(st.text() | st.from_regex(r"[0-9/.\- ]{0,12}"))
def test_any_text_is_a_date_or_none(text):
    value = parse_birth(text)
    if value is not None:
        date.fromisoformat((value + "-01-01")[:10])
