"""What a person may do to the running agenda, and what is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.domain import agenda_actions as act
from hoinghi_tui.domain.agenda import AgendaItem, ItemState
from hoinghi_tui.domain.agenda_refusal import SENTENCES, AgendaReason, AgendaRefused
from hoinghi_tui.domain.refusal import Refused

EIGHT = datetime(2025, 12, 15, 1, 0, tzinfo=UTC)


def after(minutes):
    return EIGHT + timedelta(minutes=minutes)


def item(number, **changes):
    return AgendaItem(id=f"ct-{number}", order=number, title="", duration_s=600, **changes)


def agenda(*changes):
    return [item(number, **change) for number, change in enumerate(changes, start=1)]


def by_id(changed):
    return {one.id: one for one in changed}


def refused(reason):
    return pytest.raises(AgendaRefused, check=lambda refusal: refusal.reason is reason)


DONE = {"started_at": EIGHT, "ended_at": after(10)}
RUNNING = {"started_at": after(10)}
PAUSED = RUNNING | {"paused_at": after(14)}
SKIPPED = {"skipped": True}


def test_start_next_ends_what_runs_at_the_same_instant():
    changed = by_id(act.start_next(agenda(DONE, RUNNING, SKIPPED, {}, {}), after(22)))
    assert set(changed) == {"ct-2", "ct-4"}
    assert changed["ct-2"].ended_at == changed["ct-4"].started_at == after(22)


def test_start_next_goes_by_order_not_by_place_in_the_table():
    items = [item(2), item(1)]
    assert [one.id for one in act.start_next(items, EIGHT)] == ["ct-1"]


def test_start_next_counts_the_pause_of_a_paused_item():
    changed = by_id(act.start_next(agenda(DONE, PAUSED, {}), after(17)))
    assert changed["ct-2"].paused_at is None
    assert changed["ct-2"].paused_s == 180
    assert changed["ct-2"].ended_at == after(17)


def test_start_next_with_nothing_left():
    with refused(AgendaReason.NOTHING_TO_START):
        act.start_next(agenda(DONE, RUNNING, SKIPPED), after(20))


def test_recorded_instants_are_whole_seconds():
    (started,) = act.start_next(agenda({}), EIGHT + timedelta(milliseconds=345))
    assert started.started_at == EIGHT


def test_start_out_of_turn_and_of_a_skipped_item():
    changed = by_id(act.start(agenda(DONE, RUNNING, {}, SKIPPED), "ct-4", after(15)))
    assert set(changed) == {"ct-2", "ct-4"}
    assert changed["ct-4"].state is ItemState.RUNNING
    assert not changed["ct-4"].skipped


def test_start_ends_both_of_two_that_run():
    changed = by_id(act.start_next(agenda(RUNNING, RUNNING, {}), after(15)))
    assert [one.state for one in changed.values()] == [
        ItemState.DONE,
        ItemState.DONE,
        ItemState.RUNNING,
    ]


@pytest.mark.parametrize(
    ("item_id", "reason"),
    [
        ("ct-1", AgendaReason.ALREADY_DONE),
        ("ct-2", AgendaReason.ALREADY_RUNNING),
        ("ct-9", AgendaReason.UNKNOWN_ITEM),
    ],
)
def test_start_refused(item_id, reason):
    with refused(reason):
        act.start(agenda(DONE, RUNNING, {}), item_id, after(15))


def test_a_clock_set_back_ends_nothing_before_it_began():
    changed = by_id(act.start_next(agenda(RUNNING, {}), after(5)))
    assert changed["ct-1"].ended_at == changed["ct-2"].started_at == after(10)


def test_end_current_starts_nothing():
    (ended,) = act.end_current(agenda(DONE, RUNNING, {}), after(19))
    assert (ended.id, ended.ended_at) == ("ct-2", after(19))


def test_pause_and_resume():
    items = agenda(DONE, RUNNING)
    (paused,) = act.pause(items, after(14))
    assert paused.paused_at == after(14)
    (resumed,) = act.resume([items[0], paused], after(16))
    (again,) = act.pause([items[0], resumed], after(18))
    (resumed,) = act.resume([items[0], again], after(19))
    assert (resumed.paused_s, resumed.paused_at) == (180, None)


@pytest.mark.parametrize("action", [act.pause, act.resume, act.end_current])
def test_nothing_runs(action):
    with refused(AgendaReason.NOTHING_RUNNING):
        action(agenda(DONE, {}), after(15))


def test_nothing_runs_to_backdate():
    with refused(AgendaReason.NOTHING_RUNNING):
        act.backdate(agenda(DONE, {}), after(15), 60)


def test_pause_twice_and_resume_what_goes_on():
    with refused(AgendaReason.ALREADY_PAUSED):
        act.pause(agenda(PAUSED), after(15))
    with refused(AgendaReason.NOT_PAUSED):
        act.resume(agenda(RUNNING), after(15))


@pytest.mark.parametrize(
    ("before", "seconds", "extension"),
    [
        (RUNNING, 300, 300),
        (RUNNING, -300, -300),
        (RUNNING, -900, -600),
        ({}, 300, 300),
        ({"minimum_s": 240}, -300, -300),
        ({"minimum_s": 240}, -900, -360),
        ({"extension_s": 120}, -60, 60),
    ],
)
def test_extend(before, seconds, extension):
    (changed,) = act.extend(agenda(before), "ct-1", seconds)
    assert changed.extension_s == extension


def test_extend_never_lengthens_when_it_should_shorten():
    """An item cut below its minimum while it ran, and then reset, is not given time back."""
    (changed,) = act.extend(agenda({"minimum_s": 600, "extension_s": -300}), "ct-1", 60)
    assert changed.extension_s == -240
    with refused(AgendaReason.AT_MINIMUM):
        act.extend(agenda({"minimum_s": 600, "extension_s": -300}), "ct-1", -60)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (DONE, AgendaReason.ALREADY_DONE),
        (SKIPPED, AgendaReason.ALREADY_SKIPPED),
        ({"minimum_s": 600}, AgendaReason.AT_MINIMUM),
        (RUNNING | {"extension_s": -600}, AgendaReason.AT_MINIMUM),
    ],
)
def test_extend_refused(before, reason):
    with refused(reason):
        act.extend(agenda(before), "ct-1", -60)


def test_skip_and_unskip():
    items = agenda({})
    skipped = act.skip(items, "ct-1")
    assert skipped[0].state is ItemState.SKIPPED
    assert act.unskip(skipped, "ct-1") == tuple(items)


@pytest.mark.parametrize(
    ("before", "reason"),
    [
        (DONE, AgendaReason.ALREADY_DONE),
        (RUNNING, AgendaReason.ALREADY_RUNNING),
        (PAUSED, AgendaReason.ALREADY_RUNNING),
        (SKIPPED, AgendaReason.ALREADY_SKIPPED),
    ],
)
def test_skip_refused(before, reason):
    with refused(reason):
        act.skip(agenda(before), "ct-1")


def test_unskip_refused():
    with refused(AgendaReason.NOT_SKIPPED):
        act.unskip(agenda({}), "ct-1")


def test_backdate_moves_the_end_of_the_item_before():
    changed = by_id(act.backdate(agenda(DONE, RUNNING), after(15), 180))
    assert changed["ct-1"].ended_at == changed["ct-2"].started_at == after(7)


def test_backdate_into_a_gap_leaves_the_item_before_alone():
    items = agenda(DONE, {"started_at": after(14)})
    (changed,) = act.backdate(items, after(15), 180)
    assert (changed.id, changed.started_at) == ("ct-2", after(11))


def test_backdate_the_first_item():
    (changed,) = act.backdate(agenda(RUNNING, {}), after(15), 180)
    assert changed.started_at == after(7)


def test_backdate_the_other_way():
    changed = by_id(act.backdate(agenda(DONE, RUNNING), after(15), -120))
    assert changed["ct-1"].ended_at == changed["ct-2"].started_at == after(12)


def test_backdate_goes_by_the_item_that_ended_last():
    out_of_turn = {"started_at": after(5), "ended_at": after(10)}
    items = agenda({"started_at": EIGHT, "ended_at": after(5)}, RUNNING, out_of_turn)
    changed = by_id(act.backdate(items, after(15), 60))
    assert set(changed) == {"ct-2", "ct-3"}


def test_backdate_refused():
    with refused(AgendaReason.TOO_EARLY):
        act.backdate(agenda(DONE, RUNNING), after(15), 601)
    with refused(AgendaReason.TOO_LATE):
        act.backdate(agenda(DONE, RUNNING), after(15), -301)
    with refused(AgendaReason.TOO_LATE):
        act.backdate(agenda(DONE, PAUSED), after(15), -241)


def test_the_given_items_are_left_alone():
    items = agenda(DONE, PAUSED, {})
    copies = [replace(one) for one in items]
    act.start_next(items, after(20))
    assert items == copies


def test_every_refusal_has_its_sentence():
    assert set(SENTENCES) == set(AgendaReason)
    refusal = AgendaRefused(AgendaReason.NOTHING_RUNNING)
    assert isinstance(refusal, Refused)
    assert str(refusal) == "Chưa có mục nào đang diễn ra. Hãy bắt đầu một mục trước."


def test_advance_goes_from_what_was_seen_to_what_was_seen_next():
    changed = by_id(
        act.advance(agenda(DONE, RUNNING, {}), after(20), running="ct-2", following="ct-3")
    )
    assert changed["ct-2"].ended_at == changed["ct-3"].started_at == after(20)


def test_advance_starts_the_first_when_nothing_was_running():
    (started,) = act.advance(agenda({}, {}), EIGHT, running=None, following="ct-1")
    assert started.id == "ct-1"


@pytest.mark.parametrize(
    ("running", "following"),
    [("ct-1", "ct-2"), (None, "ct-3"), ("ct-2", "ct-4"), ("ct-2", None)],
)
def test_advance_is_refused_when_the_agenda_has_moved_on(running, following):
    with refused(AgendaReason.MOVED_ON):
        act.advance(agenda(DONE, RUNNING, {}, {}), after(20), running=running, following=following)


def test_a_second_press_within_two_seconds_is_a_slip():
    items = agenda(DONE, RUNNING, {})
    with refused(AgendaReason.JUST_STARTED):
        act.advance(items, after(10) + timedelta(seconds=1.9), running="ct-2", following="ct-3")
    act.advance(items, after(10) + timedelta(seconds=2), running="ct-2", following="ct-3")


def test_advance_at_the_end_says_there_is_nothing_to_start():
    with refused(AgendaReason.NOTHING_TO_START):
        act.advance(agenda(DONE, RUNNING), after(20), running="ct-2", following=None)


def test_expecting_the_current_item():
    act.expect_running(agenda(DONE, RUNNING), "ct-2")
    act.expect_running(agenda(DONE, {}), None)
    for seen in ("ct-1", None):
        with refused(AgendaReason.MOVED_ON):
            act.expect_running(agenda(DONE, RUNNING), seen)
