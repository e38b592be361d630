"""Keys that a network delays keep the pace at which they were pressed."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.burst import Collector, Guard, Stroke, Taken
from hoinghi_tui.ui.key_clock import CALM_S, LEAST_S, MOST_S, KeyClock

CODE = make_code("1234", "0123456789")
FASTEST = 0.004
HOUR = 3600.0
"""The browser's clock begins an hour after ours."""


def delivered(presses: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return when each press arrives, by our clock: in order, as on a websocket."""
    arrived, line = float("-inf"), []
    for pressed, delay in presses:
        arrived = max(arrived, pressed + HOUR + delay)
        line.append((pressed, arrived))
    return line


@given(
    gaps=st.lists(st.floats(0.001, CALM_S * 0.99), min_size=1, max_size=30),
    data=st.data(),
)
def test_within_a_burst_the_pace_is_the_browsers_whatever_the_network_does(gaps, data):
    clock, pressed, presses = KeyClock(), 0.0, [(0.0, FASTEST)]
    for gap in gaps:
        pressed += gap
        presses.append((pressed, data.draw(st.floats(FASTEST, 1.0))))
    times = [clock.at(*one) for one in delivered(presses)]
    told = [after - before for before, after in pairwise(times)]
    assert told == pytest.approx(gaps)


@given(delays=st.lists(st.floats(FASTEST, 1.0), min_size=1, max_size=30))
def test_no_key_is_granted_more_lateness_than_a_person_would_not_feel(delays):
    clock = KeyClock()
    for pressed, arrived in delivered([(5.0 * i, delay) for i, delay in enumerate(delays)]):
        assert clock.at(pressed, arrived) <= arrived + MOST_S


def test_a_persons_keys_that_arrive_in_one_bunch_are_no_scanners_burst():
    names = ["down", "enter", "f5", "enter", "escape", "f6"]
    # the first ones are held up until the last is pressed, 0.15 s apart
    line = delivered([(0.15 * i, 0.9 - 0.15 * i) for i in range(len(names))])
    assert len({arrived for _, arrived in line}) == 1
    clock, guard, done = KeyClock(), Guard(), []
    for name, one in zip(names, line, strict=True):
        done += guard.take(Stroke(name, "", clock.at(*one)))
    done += guard.settle(line[-1][1] + 1)
    assert [stroke.name for stroke in done] == names


def test_a_code_that_the_network_holds_up_in_its_middle_is_taken_whole():
    stall, pace = 0.15, 0.002
    # The network has been seen to do that before.
    clock, codes = KeyClock(), Collector()
    for one in delivered([(0.0, FASTEST), (1.0, stall)]):
        clock.at(*one)
    presses = [(3 + pace * i, FASTEST if i < 2 else stall) for i in range(len(CODE))]
    done, looked = [], 0.0
    for digit, (pressed, arrived) in zip(CODE, delivered(presses), strict=True):
        while codes.deadline is not None and codes.deadline < arrived:
            looked = codes.deadline
            done += codes.settle(looked)
        done += codes.take(Stroke(digit, digit, clock.at(pressed, arrived)))
    done += codes.settle(arrived + 1)
    assert done == [Taken(CODE)]
    assert looked == 0.0


def test_a_page_that_is_loaded_anew_begins_a_new_clock():
    clock = KeyClock()
    assert clock.at(500.0, 1000.0) == pytest.approx(1000.0 + LEAST_S)
    assert clock.at(0.1, 1030.0) == pytest.approx(1030.0 + LEAST_S)


def test_lateness_is_forgotten_after_a_minute():
    clock = KeyClock()
    clock.at(0.0, HOUR + FASTEST)
    clock.at(1.0, HOUR + 1.0 + 0.1)
    assert clock.at(2.0, HOUR + 2.0 + FASTEST) == pytest.approx(HOUR + 2.0 + 0.1 + LEAST_S)
    assert clock.at(90.0, HOUR + 90.0 + FASTEST) == pytest.approx(HOUR + 90.0 + FASTEST + LEAST_S)
