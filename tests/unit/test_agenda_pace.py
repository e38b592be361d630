"""How fast certificates are handed over, and when that will be done."""

from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.agenda_pace import award_pace
from hoinghi_tui.domain.awards import Award, AwardKind, AwardState
from hoinghi_tui.domain.forecast import forecast

NINE = datetime(2025, 12, 15, 9, 0, tzinfo=UTC)


def after(minutes):
    return NINE + timedelta(minutes=minutes)


def awards(*handed):
    """Make batches of two; each handing over is told in minutes after nine, None: not yet."""
    return [
        Award(
            id=f"kt-{place}",
            kind=AwardKind.INDIVIDUAL,
            recipient="",
            batch=place // 2 + 1,
            order=place % 2 + 1,
            state=AwardState.WAITING if at is None else AwardState.HANDED,
            handed_at=None if at is None else after(at),
        )
        for place, at in enumerate(handed)
    ]


def pace(made, now, kind=ItemKind.AWARDS, **changes):
    item = AgendaItem(
        id="ct-1", order=1, title="", duration_s=1200, kind=kind, started_at=NINE, **changes
    )
    view = forecast(on_day([item], NINE.date(), UTC), now)
    return award_pace(made, view.current, now)


def test_the_end_follows_from_the_batches_done():
    # Two of three batches took 4 minutes each: the last one is done at 9:12.
    found = pace(awards(4, 4, 8, 8, None, None), after(9))
    assert (found.batches_done, found.batches, found.done, found.total) == (2, 3, 4, 6)
    assert (found.per_award, found.per_batch) == (timedelta(minutes=2), timedelta(minutes=4))
    assert found.end == after(12)
    assert found.beyond == -timedelta(minutes=8)


def test_within_the_first_batch_single_awards_tell():
    found = pace(awards(3, None, None, None), after(4))
    assert (found.batches_done, found.per_batch) == (0, None)
    assert found.end == after(12)


def test_a_slow_pace_is_told_before_the_time_is_over():
    found = pace(awards(10, 10, None, None, None, None), after(10))
    assert found.end == after(30)
    assert found.beyond == timedelta(minutes=10)


def test_a_batch_that_takes_longer_moves_the_end_on_never_into_the_past():
    assert pace(awards(4, 4, None, None), after(15)).end == after(15)


def test_a_pause_moves_the_end_on():
    found = pace(awards(4, 4, None, None), after(7), paused_at=after(5))
    assert found.end == after(8 + 2)


def test_what_was_handed_over_before_says_nothing_of_the_pace():
    found = pace(awards(-60, -60, 4, 4, None, None), after(5))
    assert (found.batches_done, found.done) == (2, 4)
    assert (found.per_award, found.per_batch) == (timedelta(minutes=2), timedelta(minutes=4))
    assert found.end == after(8)


def test_when_all_are_handed_over_the_end_is_now():
    found = pace(awards(4, 4), after(5))
    assert (found.end, found.batches_done) == (after(5), 1)


@pytest.mark.parametrize("made", [[], awards(None, None), awards(-60, None)])
def test_no_pace_before_the_first_is_handed_over(made):
    assert pace(made, after(5)) is None


def test_no_pace_in_another_item_or_none():
    assert pace(awards(4, None), after(5), kind=ItemKind.DECISION) is None
    assert award_pace(awards(4, None), None, after(5)) is None
