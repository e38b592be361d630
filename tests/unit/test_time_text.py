"""How times and spans are written."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hoinghi_tui.domain.time_text import (
    clock_text,
    countdown_text,
    delta_text,
    drift_text,
    length_text,
    parse_time_of_day,
)

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (200, "03:20"),
        (-125, "−02:05"),
        (3725, "1:02:05"),
        (-3725, "−1:02:05"),
        (3599, "59:59"),
        (3600, "1:00:00"),
        (0, "00:00"),
        (0.9, "00:00"),
        (-0.1, "−00:01"),
        (36000, "10:00:00"),
    ],
)
def test_countdown(seconds, expected):
    assert countdown_text(timedelta(seconds=seconds)) == expected


@pytest.mark.parametrize(
    ("seconds", "words", "mark"),
    [
        (240, "muộn +4′", "+4"),
        (299, "muộn +4′", "+4"),
        (-180, "sớm −3′", "−3"),
        (-239, "sớm −3′", "−3"),
        (59, "đúng giờ", ""),
        (-59, "đúng giờ", ""),
        (60, "muộn +1′", "+1"),
        (-60, "sớm −1′", "−1"),
        (0, "đúng giờ", ""),
        (5400, "muộn +90′", "+90"),
    ],
)
def test_drift(seconds, words, mark):
    assert drift_text(timedelta(seconds=seconds)) == words
    assert delta_text(timedelta(seconds=seconds)) == mark


def test_no_baseline_no_drift():
    assert drift_text(None) == delta_text(None) == ""


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        (420, "7′"),
        (90, "1′30″"),
        (45, "45″"),
        (0, "0′"),
        (5400, "90′"),
        (-300, "−5′"),
        (-0.5, "0′"),
    ],
)
def test_length(seconds, expected):
    assert length_text(timedelta(seconds=seconds)) == expected


def test_clock():
    instant = datetime(2025, 12, 15, 1, 12, 5, tzinfo=UTC)
    assert clock_text(instant, ZONE) == "08:12"
    assert clock_text(instant, ZONE, seconds=True) == "08:12:05"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("7:30", time(7, 30)),
        ("07h30", time(7, 30)),
        (" 11 H 30 ", time(11, 30)),
        ("7h", time(7)),
        ("00:00", time(0)),
        ("23h59", time(23, 59)),
        ("24:00", None),
        ("7h60", None),
        ("7", None),
        ("7:3", None),
        ("730", None),
        ("", None),
        ("sáng", None),
    ],
)
def test_a_time_of_day_as_offices_write_it(typed, read):
    assert parse_time_of_day(typed) == read
