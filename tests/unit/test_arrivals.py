"""When people came, in steps that fit a chart."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.arrivals import FEWEST, MOST, arrival_curve

SEVEN = datetime(2025, 12, 15, 0, 0, tzinfo=UTC)
"""07:00 in Vietnam."""
INSTANTS = st.lists(
    st.datetimes(datetime(2025, 12, 1), datetime(2026, 1, 10)).map(
        lambda at: at.replace(tzinfo=UTC)
    ),
    max_size=60,
)


def at(minutes, seconds=0):
    return SEVEN + timedelta(minutes=minutes, seconds=seconds)


def counts(curve):
    return [step.count for step in curve.steps]


def test_nobody_has_come():
    curve = arrival_curve([])
    assert curve.steps == ()
    assert curve.total == curve.walk_ins == 0
    assert curve.peak is None


def test_five_minutes_a_step_from_a_round_time_on():
    curve = arrival_curve([at(3), at(4, 59), at(5), at(12), at(29, 59)])
    assert curve.length == timedelta(minutes=5)
    assert curve.steps[0].start == at(0)
    assert counts(curve) == [2, 1, 1, 0, 0, 1]
    assert [step.so_far for step in curve.steps] == [2, 3, 4, 4, 4, 5]


def test_walk_ins_are_counted_apart_and_in_the_whole():
    curve = arrival_curve([at(0), at(26)], [at(1), at(27)])
    assert [(step.invited, step.walk_in) for step in (curve.steps[0], curve.steps[-1])] == [
        (1, 1),
        (1, 1),
    ]
    assert (curve.total, curve.walk_ins) == (4, 2)


def test_the_first_of_equal_peaks_counts():
    curve = arrival_curve([at(1), at(2), at(11), at(12), at(27)])
    assert curve.peak.start == at(0)


def test_a_quick_burst_has_finer_steps():
    assert arrival_curve([at(0), at(10)]).length == timedelta(minutes=2)
    assert arrival_curve([at(0), at(6)]).length == timedelta(minutes=1)


def test_one_arrival_alone_does_not_fill_the_chart():
    assert counts(arrival_curve([at(7, 30)])) == [1] + [0] * (FEWEST - 1)


def test_a_late_comer_makes_longer_steps():
    assert arrival_curve([at(0), at(95)]).length == timedelta(minutes=5)
    assert arrival_curve([at(0), at(100)]).length == timedelta(minutes=10)
    assert arrival_curve([at(0), at(240)]).length == timedelta(minutes=15)


def test_midnight_is_a_time_like_any_other():
    midnight = datetime(2025, 12, 14, 17, 0, tzinfo=UTC)  # 00:00 in Vietnam
    curve = arrival_curve([midnight - timedelta(minutes=13), midnight + timedelta(minutes=14)])
    assert curve.steps[0].start == midnight - timedelta(minutes=15)
    assert counts(curve) == [1, 0, 0, 0, 0, 1]


@given(INSTANTS, INSTANTS)
def test_nobody_is_lost_and_it_always_fits(invited, walk_ins):
    curve = arrival_curve(invited, walk_ins)
    assert curve.total == len(invited) + len(walk_ins)
    assert curve.walk_ins == len(walk_ins)
    assert not curve.steps or FEWEST <= len(curve.steps) <= MOST
    starts = [step.start for step in curve.steps]
    assert all(b - a == curve.length for a, b in pairwise(starts))
    for step in curve.steps:
        inside = [one for one in invited if step.start <= one < step.start + curve.length]
        assert step.invited == len(inside)


@given(INSTANTS, st.randoms())
def test_the_order_of_the_rows_does_not_matter(invited, random):
    shuffled = invited[:]
    random.shuffle(shuffled)
    assert arrival_curve(shuffled) == arrival_curve(invited)
