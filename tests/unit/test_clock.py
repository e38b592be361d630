"""The clock of the program: nothing sets it, sleep counts, eight hours are eight hours."""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

import pytest

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.forecast import forecast
from hoinghi_tui.services import clock as clocks
from hoinghi_tui.services.clock import ShiftedClock, SystemClock

START = datetime(2025, 12, 15, 1, 0, tzinfo=UTC)


class Machine:
    """A computer whose running time and wall clock a test moves."""

    def __init__(self) -> None:
        self.running_s = 12345.678
        self.wall = START

    def pass_time(self, seconds):
        self.running_s += seconds
        self.wall += timedelta(seconds=seconds)


@pytest.fixture
def machine(monkeypatch):
    made = Machine()

    class WallClock(datetime):
        @classmethod
        def now(cls, tz=None):
            return made.wall.astimezone(tz)

    monkeypatch.setattr(clocks, "_running_seconds", lambda: made.running_s)
    monkeypatch.setattr(clocks, "datetime", WallClock)
    return made


def test_a_wall_clock_that_is_set_is_told_and_does_not_count(machine):
    clock = SystemClock()
    machine.pass_time(600)
    machine.wall -= timedelta(minutes=10)
    machine.pass_time(60)
    assert clock.now() == START + timedelta(minutes=11)
    assert clock.wall_step() == -timedelta(minutes=10)


def test_a_rehearsal_hears_of_it_too(machine):
    clock = ShiftedClock(SystemClock(), timedelta(hours=1))
    machine.wall += timedelta(seconds=3)
    assert clock.now() == START + timedelta(hours=1)
    assert clock.wall_step() == timedelta(seconds=3)


@pytest.mark.skipif(not hasattr(time, "CLOCK_BOOTTIME"), reason="only Linux has this clock")
def test_sleep_counts(monkeypatch):
    asked = []
    monkeypatch.setattr(time, "clock_gettime", lambda clock: asked.append(clock) or 7.5)
    assert clocks._running_seconds() == 7.5
    assert asked == [time.CLOCK_BOOTTIME]


def test_eight_hours_of_ticks_do_not_drift(machine):
    """Ticks come late and unevenly, the wall clock is set, the laptop sleeps: each counts once."""
    draw = Random(8)
    clock, eight_hours = SystemClock(), timedelta(hours=8)
    item = AgendaItem(id="a", order=1, title="", duration_s=8 * 3600, started_at=START)
    slots = on_day([item], START.date(), UTC)
    left = []
    while machine.running_s - 12345.678 < eight_hours.total_seconds():
        machine.pass_time(draw.uniform(0.9, 1.3))
        if draw.random() < 0.001:
            machine.wall += timedelta(seconds=draw.uniform(-3600, 3600))
        if draw.random() < 0.0005:
            machine.pass_time(300)
        now = clock.now()
        passed = timedelta(seconds=machine.running_s - 12345.678)
        assert abs(now - START - passed) <= timedelta(milliseconds=1)
        if int(machine.running_s) % 5 == 0:
            view = forecast(slots, now)
            assert view.current.elapsed + view.current.remaining == eight_hours
            left.append(view.current.remaining)
    assert all(after <= before for before, after in pairwise(left))
    assert len(left) > 1000
