"""What holds for every agenda, however long and however it has run so far."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemState
from hoinghi_tui.domain.agenda_actions import end_current, extend, skip, start_next, unskip
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.agenda_planning import approve
from hoinghi_tui.domain.forecast import forecast

DAY = date(2025, 12, 15)
EIGHT = datetime.combine(DAY, time(8), UTC)
ZERO = timedelta()

seconds = st.integers(0, 900)


@st.composite
def items(draw, anchored=True):
    """An item of at most a quarter of an hour, so that 40 of them fit into a day."""
    duration = draw(seconds)
    is_break = draw(st.booleans())
    item = AgendaItem(
        id="",
        order=0,
        title="",
        duration_s=duration,
        minimum_s=draw(st.integers(0, duration)),
        is_break=is_break,
        extension_s=draw(st.integers(-duration, 600)),
        skipped=draw(st.integers(0, 5)) == 0,
    )
    if anchored:
        anchor = draw(st.sampled_from(Anchor))
        hour = st.builds(time, st.integers(8, 18), st.integers(0, 59))
        item = replace(
            item,
            anchor=anchor,
            anchor_at=draw(hour) if anchor is not Anchor.FLOW else None,
            hard_end=draw(st.one_of(st.none(), st.none(), hour)),
        )
    return item


def agendas(anchored=True, longest=12):
    return st.lists(items(anchored), min_size=1, max_size=longest).map(
        lambda made: [
            replace(item, id=f"ct-{place:03}", order=place) for place, item in enumerate(made, 1)
        ]
    )


@st.composite
def running_agendas(draw):
    """An agenda of which some items are over and perhaps one runs or is paused."""
    agenda = fold_in([], draw(agendas()))
    if any(not item.skipped for item in agenda):
        agenda = fold_in(agenda, approve(agenda, time(8)))
    now = EIGHT
    for _ in range(draw(st.integers(0, len(agenda)))):
        if not any(item.is_waiting for item in agenda):
            break
        now += timedelta(seconds=draw(seconds))
        agenda = fold_in(agenda, start_next(agenda, now))
    now += timedelta(seconds=draw(seconds))
    running = [item for item in agenda if item.is_running]
    if running and draw(st.booleans()):
        agenda = fold_in(agenda, [replace(running[0], paused_at=now)])
    return agenda, now


def fold_in(agenda, changed):
    known = {item.id: item for item in agenda} | {item.id: item for item in changed}
    return list(known.values())


def look(agenda, now):
    return forecast(on_day(agenda, DAY, UTC), now)


@given(running_agendas())
def test_nothing_that_waits_starts_before_the_one_it_follows_ends(made):
    agenda, now = made
    view = look(agenda, now)
    waiting = [row for row in view.items if row.state is ItemState.WAITING]
    for before, after in pairwise(waiting):
        assert after.start >= before.end
    assert all(row.start >= view.now and row.length >= ZERO for row in waiting)
    if waiting and view.current:
        assert waiting[0].start >= view.current.proj_end >= view.now
    if waiting:
        assert view.end == waiting[-1].end


@given(running_agendas())
def test_anchors_hold_to_the_second(made):
    agenda, now = made
    view = look(agenda, now)
    free = view.current.proj_end if view.current else None
    if free is None:
        free = max([view.now, *(i.ended_at for i in agenda if i.ended_at)])
    for slot, row in zip(on_day(agenda, DAY, UTC), view.items, strict=True):
        if row.state is not ItemState.WAITING:
            continue
        if slot.anchor is None:
            assert row.start == free
        else:
            assert row.start == max(free, slot.anchor)
        if row.item.anchor is Anchor.HARD_START:
            assert row.conflict == max(ZERO, free - slot.anchor)
        else:
            assert row.conflict == ZERO
        free = row.end


@given(running_agendas(), st.integers(0, 7200))
def test_the_end_never_comes_nearer_by_waiting(made, later):
    agenda, now = made
    early, late = look(agenda, now), look(agenda, now + timedelta(seconds=later))
    assert late.end >= early.end
    assert late.need_to_cut >= early.need_to_cut
    for before, after in zip(early.items, late.items, strict=True):
        assert after.start >= before.start
        assert after.end >= before.end


@given(running_agendas(), st.data())
def test_skip_then_unskip_is_identity(made, data):
    agenda, now = made
    waiting = [item.id for item in agenda if item.is_waiting]
    if not waiting:
        return
    chosen = data.draw(st.sampled_from(waiting))
    skipped = fold_in(agenda, skip(agenda, chosen))
    assert fold_in(skipped, unskip(skipped, chosen)) == agenda
    assert look(skipped, now).end <= look(agenda, now).end


@given(agendas())
def test_drift_is_zero_while_all_is_on_time(agenda):
    if all(item.skipped for item in agenda):
        return
    agenda = fold_in(agenda, approve(agenda, time(8)))
    # Planned times have no day: beyond twelve hours nobody can tell the next one (agenda_day).
    assume(look(agenda, EIGHT).end - EIGHT < timedelta(hours=12))
    approved = [row for row in look(agenda, EIGHT).items if row.state is ItemState.WAITING]
    for due in approved:
        before = look(agenda, due.planned_start)
        agenda = fold_in(agenda, start_next(agenda, due.planned_start))
        begun = look(agenda, due.planned_start)
        assert begun.current.row.id == due.id
        ended = look(agenda, due.planned_end)
        for view in (before, begun, ended):
            assert view.drift_now == view.drift_end == ZERO
            assert all(row.drift in (None, ZERO) for row in view.items)
        agenda = fold_in(agenda, end_current(agenda, due.planned_end))


@given(running_agendas())
def test_starting_when_forecast_moves_nothing(made):
    agenda, now = made
    before = look(agenda, now)
    if before.next is None:
        return
    instant = before.next.start
    expected = look(agenda, instant)
    after = look(fold_in(agenda, start_next(agenda, instant)), instant)
    if expected.next.start == instant:
        assert after.end == expected.end


@given(agendas(anchored=False), st.integers(-30, 30), st.data())
def test_a_minute_is_a_minute(agenda, number, data):
    """What is given to an item that flows is what its length gains, unless cut at its floor."""
    waiting = [item for item in agenda if item.is_waiting and item.extension_s >= 0]
    if not waiting or number == 0:
        return
    chosen = data.draw(st.sampled_from(waiting))
    if chosen.duration_s + chosen.extension_s + number < chosen.minimum_s:
        return
    before = look(agenda, EIGHT)
    after = look(fold_in(agenda, extend(agenda, chosen.id, number)), EIGHT)
    assert after.of(chosen.id).length - before.of(chosen.id).length == timedelta(seconds=number)
    assert after.end - before.end == timedelta(seconds=number)


@settings(max_examples=15)
@given(agendas(anchored=False, longest=200), st.integers(0, 3600))
def test_long_agendas(agenda, late):
    now = EIGHT + timedelta(seconds=late)
    view = look(agenda, now)
    waiting = [item for item in agenda if item.is_waiting]
    total = sum(item.duration_s + item.extension_s for item in waiting)
    assert view.end - now == timedelta(seconds=total)
    assert len(view.items) == len(agenda)
