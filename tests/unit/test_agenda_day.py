"""Local times of day as instants, past midnight and over changes of the clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, Anchor
from hoinghi_tui.domain.agenda_day import agenda_day, deadline_on, on_day
from hoinghi_tui.domain.forecast import forecast

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2025, 12, 15)


def item(order, **changes):
    return AgendaItem(id=f"ct-{order}", order=order, title="", duration_s=600, **changes)


def planned(order, begin, end):
    times = {
        "baseline_start": time.fromisoformat(begin),
        "baseline_end": time.fromisoformat(end),
    }
    return item(order, **times)


def local(instant):
    return instant.astimezone(ZONE).strftime("%d %H:%M")


def test_the_day():
    early = datetime(2025, 12, 15, 18, 0, tzinfo=UTC)  # 01:00 on the 16th in Vietnam
    started = [item(1, started_at=early + timedelta(days=1)), item(2, started_at=early), item(3)]
    now = early + timedelta(days=3)
    assert agenda_day(DAY, started, now, ZONE) == DAY
    assert agenda_day(None, started, now, ZONE) == date(2025, 12, 16)
    assert agenda_day(None, [item(1)], now, ZONE) == date(2025, 12, 19)


def test_local_times_become_utc():
    (slot,) = on_day([planned(1, "07:30", "07:40")], DAY, ZONE)
    assert slot.planned_start == datetime(2025, 12, 15, 0, 30, tzinfo=UTC)
    assert slot.planned_start.tzinfo is UTC
    assert slot.anchor is None
    assert slot.hard_end is None


def test_past_midnight():
    items = [
        planned(1, "22:00", "23:30"),
        planned(2, "23:30", "00:10"),
        planned(3, "00:10", "00:40"),
        item(4, anchor=Anchor.HARD_START, anchor_at=time(0, 45), hard_end=time(1, 30)),
    ]
    slots = on_day(items, DAY, ZONE)
    assert [local(slot.planned_start) for slot in slots[:3]] == ["15 22:00", "15 23:30", "16 00:10"]
    assert local(slots[1].planned_end) == "16 00:10"
    assert local(slots[3].anchor) == "16 00:45"
    assert local(slots[3].hard_end) == "16 01:30"


def test_an_item_moved_forward_stays_on_its_day():
    slots = on_day([planned(1, "10:00", "10:30"), planned(2, "09:00", "09:30")], DAY, ZONE)
    assert [local(slot.planned_start) for slot in slots] == ["15 10:00", "15 09:00"]


def test_an_anchor_counts_only_when_the_item_is_anchored():
    (slot,) = on_day([item(1, anchor_at=time(8, 0))], DAY, ZONE)
    assert slot.anchor is None


def test_items_come_in_agenda_order():
    slots = on_day([item(2), item(1)], DAY, ZONE)
    assert [slot.item.id for slot in slots] == ["ct-1", "ct-2"]


@pytest.mark.parametrize(
    ("deadline", "first", "expected"),
    [
        (time(11, 0), "07:30", "15 11:00"),
        (time(0, 30), "19:00", "16 00:30"),
        (time(7, 0), "07:30", "15 07:00"),
    ],
)
def test_deadline(deadline, first, expected):
    slots = on_day([item(1), planned(2, first, first)], DAY, ZONE)
    assert local(deadline_on(deadline, slots, DAY, ZONE)) == expected


def test_deadline_without_plan_and_none_at_all():
    assert local(deadline_on(time(11, 0), on_day([item(1)], DAY, ZONE), DAY, ZONE)) == "15 11:00"
    assert deadline_on(None, (), DAY, ZONE) is None


def test_an_hour_lost_in_the_night_is_lost():
    """Berlin, 30 March 2025: the clock goes from 02:00 to 03:00."""
    berlin = ZoneInfo("Europe/Berlin")
    slots = on_day([planned(1, "01:50", "03:10")], date(2025, 3, 30), berlin)
    view = forecast(slots, datetime(2025, 3, 30, 1, 50, tzinfo=berlin))
    assert slots[0].planned_end - slots[0].planned_start == timedelta(minutes=20)
    assert view.drift_end == timedelta(minutes=-10)
