"""The chart of arrivals: true to the figures, at every size."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App

from hoinghi_tui.domain.arrivals import ArrivalCurve, Step, arrival_curve
from hoinghi_tui.ui.widgets.arrival_chart import NOBODY, ArrivalChart, arrival_chart

SEVEN = datetime(2025, 12, 15, 0, 0, tzinfo=UTC)


def clock(instant):
    return (instant + timedelta(hours=7)).strftime("%H:%M")


def curve_of(*counts, walk_ins=0):
    """Return a curve of steps of five minutes from 07:00 on; walk-ins are among the first."""
    steps, so_far = [], 0
    for place, count in enumerate(counts):
        so_far += count
        others = 0 if place else walk_ins
        start = SEVEN + timedelta(minutes=5 * place)
        steps.append(Step(start, count - others, others, so_far))
    return ArrivalCurve(timedelta(minutes=5), tuple(steps))


def lines(curve, width, height):
    return arrival_chart(curve, clock, width, height).plain.split("\n")


def test_nobody_has_come():
    assert lines(arrival_curve([]), 40, 6) == [NOBODY]


def test_bars_have_the_height_of_their_figures():
    # Four rows of eight eighths: 8 people fill them, 4 fill two, 1 is half a row.
    rows = lines(curve_of(8, 4, 1, 0, 2, 6), 24, 6)[1:5]
    assert [row[::4] for row in rows] == ["█     ", "█    █", "██   █", "██▄ ██"]


def test_somebody_among_many_is_still_seen():
    assert lines(curve_of(1000, 1, 0, 0, 0, 0), 24, 6)[4][4] == "▁"


def test_times_stand_under_the_bar_they_belong_to():
    times = lines(curve_of(*[1] * 12), 48, 6)[-1]
    for place in range(0, 12, 2):
        assert times[4 * place : 4 * place + 5] == clock(SEVEN + timedelta(minutes=5 * place))


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (60, "9 đại biểu và 2 khách, đông nhất 07:05: 6 người"),
        (40, "11 người, đông nhất 07:05: 6"),
        (20, "11, đông nhất 07:05"),
    ],
)
def test_the_figures_stand_in_words_too(width, words):
    assert lines(curve_of(3, 6, 1, 0, 0, 1, walk_ins=2), width, 6)[0] == words


@given(
    st.lists(st.integers(0, 5000), min_size=6, max_size=20).filter(any),
    st.integers(20, 200),
    st.integers(4, 40),
)
def test_it_fits_every_size(counts, width, height):
    drawn = lines(curve_of(*counts), width, height)
    assert len(drawn) == height
    assert max(map(len, drawn)) <= width


async def test_the_widget_fills_its_place():
    class Host(App):
        CSS = "ArrivalChart { width: 1fr; height: 1fr; }"

        def compose(self):
            yield ArrivalChart()

    app = Host()
    async with app.run_test(size=(40, 8)) as pilot:
        chart = app.query_one(ArrivalChart)
        chart.show_arrivals(curve_of(3, 6, 1, 0, 0, 1), clock)
        await pilot.pause()
        assert len(str(chart.content).split("\n")) == 8
        await pilot.resize_terminal(30, 5)
        await pilot.pause()
        assert len(str(chart.content).split("\n")) == 5
