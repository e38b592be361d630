"""When duties are due: read, told, moved with the conference, refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.conference_date import ConferenceDate, likely_day
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_due import (
    MOST_DAYS,
    SOON_DAYS,
    Due,
    Urgency,
    due_day,
    parse_due,
    refuse_unlikely,
    urgency,
)
from hoinghi_tui.domain.tasks import Phase, Task, TaskState

DAY = date(2025, 12, 15)
TODAY = date(2025, 11, 24)
DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
RELATIVE = st.integers(-MOST_DAYS, MOST_DAYS)
DUES = st.one_of(DAYS.map(Due), RELATIVE.map(lambda days: Due(days_before=days)), st.just(Due()))


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("", Due()),
        ("  ", Due()),
        ("trước 5 ngày", Due(days_before=5)),
        ("TRUOC 5 NGAY", Due(days_before=5)),
        ("tru\u031bo\u031b\u0301c 5 nga\u0300y", Due(days_before=5)),
        ("trước hội nghị 5 ngày", Due(days_before=5)),
        ("trước ngày họp 05 ngày", Due(days_before=5)),
        ("5 ngày trước hội nghị", Due(days_before=5)),
        ("trước 2 tuần", Due(days_before=14)),
        ("sau 3 ngày", Due(days_before=-3)),
        ("sau hội nghị 1 tuần", Due(days_before=-7)),
        ("ngày họp", Due(days_before=0)),
        ("10/12/2025", Due(date(2025, 12, 10))),
        ("ngày 10 tháng 12 năm 2025", Due(date(2025, 12, 10))),
        ("thứ Tư, 10/12/2025", Due(date(2025, 12, 10))),
    ],
)
def test_a_day_is_read_as_people_write_it(typed, due):
    assert parse_due(typed) == due


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("31/11/2025", "Không có ngày 31"),
        ("12/2025", "Hạn ghi như"),
        ("dự kiến 12/2025", "Hạn ghi như"),
        ("trước năm ngày", "Hạn ghi như"),
        ("tuần sau", "Hạn ghi như"),
        ("trước 999 ngày", "366 ngày"),
        ("thứ Hai, 10/12/2025", "là Thứ Tư"),
        ("=cmd()", "Hạn ghi như"),
        ("[/]{{x}}", "Hạn ghi như"),
    ],
)
def test_what_is_no_day_is_said_in_a_sentence(typed, words):
    with pytest.raises(Refused, match=words):
        parse_due(typed)


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(typed):
    try:
        due = parse_due(typed)
    except Refused:
        return
    assert parse_due(due.text) == due


@given(DUES)
def test_what_is_shown_is_read_back(due):
    assert parse_due(due.text) == due


@given(RELATIVE, DAYS, st.integers(-200, 200))
def test_a_relative_day_moves_with_the_conference(days_before, day, moved):
    task = Task(id="cv-1", title="t", days_before=days_before)
    before, after = due_day(task, day), due_day(task, day + timedelta(days=moved))
    assert after - before == timedelta(days=moved)
    assert day - before == timedelta(days=days_before)
    assert due_day(task, None) is None


@given(DAYS, st.none() | DAYS)
def test_a_fixed_day_stays(due, day):
    assert due_day(Task(id="cv-1", title="t", due=due), day) == due


@pytest.mark.parametrize(
    ("when", "day"),
    [
        (ConferenceDate(DAY), DAY),
        (ConferenceDate(None, "dự kiến 15/12/2025"), DAY),
        (ConferenceDate(None, "dự kiến tháng 12/2025"), None),
        (ConferenceDate(None, "tháng 12/2025"), None),
        (ConferenceDate(None, "khi nào đủ điều kiện"), None),
        (ConferenceDate(), None),
    ],
)
def test_a_tentative_day_counts_and_a_month_is_none(when, day):
    assert likely_day(when) == day


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (-1, Urgency.OVERDUE),
        (0, Urgency.SOON),
        (SOON_DAYS, Urgency.SOON),
        (SOON_DAYS + 1, Urgency.LATER),
    ],
)
def test_pressing_is_what_is_due_within_days(left, expected):
    task = Task(id="cv-1", title="t", days_before=10)
    today = DAY - timedelta(days=10 + left)
    assert urgency(task, DAY, today) is expected
    done = Task(id="cv-1", title="t", days_before=10, state=TaskState.DONE)
    assert urgency(done, DAY, today) is Urgency.DONE
    assert urgency(task, None, today) is Urgency.UNDATED


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (Due(date(2025, 11, 23)), "Hạn 23/11/2025 đã qua, hôm nay 24/11/2025"),
        (Due(days_before=22), "“trước 22 ngày” là ngày 23/11/2025: đã qua"),
        (Due(date(2025, 12, 16)), "sau ngày họp 15/12/2025.*“sau 5 ngày”"),
    ],
)
def test_a_day_that_is_over_or_after_the_conference_is_refused(due, words):
    with pytest.raises(Refused, match=words):
        refuse_unlikely(due, Phase.BEFORE, DAY, TODAY)


@pytest.mark.parametrize(
    ("due", "phase", "day"),
    [
        (Due(TODAY), Phase.BEFORE, DAY),
        (Due(DAY), Phase.BEFORE, DAY),
        (Due(days_before=-5), Phase.BEFORE, DAY),
        (Due(date(2026, 6, 30)), Phase.AFTER, DAY),
        (Due(date(2026, 6, 30)), Phase.BEFORE, None),
        (Due(days_before=100), Phase.BEFORE, None),
        (Due(), Phase.BEFORE, DAY),
    ],
)
def test_what_is_meant_so_is_allowed(due, phase, day):
    refuse_unlikely(due, phase, day, TODAY)
