"""Going on too late, going back, and time in which nobody was there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, ItemState
from hoinghi_tui.domain.agenda_actions import jump
from hoinghi_tui.domain.agenda_checks import flaws
from hoinghi_tui.domain.agenda_corrections import count_as_pause, reopen, start_backdated
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused
from hoinghi_tui.domain.agenda_seen import expect_order, expect_unchanged

EIGHT = datetime(2025, 12, 15, 1, 0, tzinfo=UTC)


def after(minutes):
    return EIGHT + timedelta(minutes=minutes)


def agenda(*changes):
    return [
        AgendaItem(id=f"ct-{number}", order=number, title="", duration_s=600, **change)
        for number, change in enumerate(changes, start=1)
    ]


def fold_in(items, changed):
    return list(({one.id: one for one in items} | {one.id: one for one in changed}).values())


def refused(reason):
    return pytest.raises(AgendaRefused, check=lambda refusal: refusal.reason is reason)


DONE = {"started_at": EIGHT, "ended_at": after(10)}
RUNNING = {"started_at": after(10)}


# -- forgotten --------------------------------------------------------------------------------


def test_the_first_item_starts_as_of_some_minutes_ago():
    (begun,) = start_backdated(agenda({}, {}), after(5), 180, running=None, following="ct-1")
    assert (begun.id, begun.started_at) == ("ct-1", after(2))


def test_the_item_before_ends_when_the_next_one_began():
    items = agenda(DONE, RUNNING, {})
    ended, begun = start_backdated(items, after(20), 120, running="ct-2", following="ct-3")
    assert ended.ended_at == begun.started_at == after(18)
    assert (ended.id, begun.id) == ("ct-2", "ct-3")


def test_a_pause_until_now_ends_with_the_item():
    items = agenda(DONE, RUNNING | {"paused_at": after(15)}, {})
    changed = start_backdated(items, after(20), 120, running="ct-2", following="ct-3")
    assert flaws(fold_in(items, changed)) == set()


def test_an_end_after_the_forgotten_start_moves_too():
    items = agenda(DONE, {})
    changed = start_backdated(items, after(11), 180, running=None, following="ct-2")
    assert [(one.id, one.ended_at) for one in changed] == [("ct-1", after(8)), ("ct-2", None)]


def test_nothing_starts_before_the_item_before_it_did():
    with refused(AgendaReason.TOO_EARLY):
        start_backdated(agenda(DONE, {}), after(11), 12 * 60, running=None, following="ct-2")


def test_a_forgotten_start_that_another_station_made_is_not_made_again():
    with refused(AgendaReason.MOVED_ON):
        start_backdated(agenda(DONE, {}, {}), after(15), 60, running=None, following="ct-1")


# -- going back -------------------------------------------------------------------------------


def test_going_back_lets_the_item_before_run_on_as_if_it_had_not_ended():
    items = agenda(DONE, RUNNING | {"paused_s": 30, "extension_s": 60}, {})
    changed = reopen(items, running="ct-2", last="ct-1")
    waiting, again = changed
    assert (again.id, again.started_at, again.ended_at) == ("ct-1", EIGHT, None)
    assert (waiting.state, waiting.paused_s, waiting.extension_s) == (ItemState.WAITING, 0, 60)
    assert flaws(fold_in(items, changed)) == set()


def test_going_back_from_the_end_and_from_a_pause():
    (again,) = reopen(agenda(DONE), running=None, last="ct-1")
    assert again.state is ItemState.RUNNING
    items = agenda(DONE, RUNNING | {"paused_at": after(12)})
    waiting, _ = reopen(items, running="ct-2", last="ct-1")
    assert waiting.state is ItemState.WAITING


def test_going_back_to_what_ended_last_not_to_what_stands_before():
    later = {"started_at": after(10), "ended_at": after(20)}
    changed = reopen(agenda(later, DONE, {}), running=None, last="ct-1")
    assert [one.id for one in changed] == ["ct-1"]


def test_going_back_refused():
    with refused(AgendaReason.NOTHING_TO_REOPEN):
        reopen(agenda(RUNNING, {}), running="ct-1", last=None)
    with refused(AgendaReason.MOVED_ON):
        reopen(agenda(DONE, RUNNING), running=None, last="ct-1")
    with refused(AgendaReason.MOVED_ON):
        reopen(
            agenda(DONE, {"started_at": after(10), "ended_at": after(12)}),
            running=None,
            last="ct-1",
        )


# -- out of turn ------------------------------------------------------------------------------


def test_a_jump_is_tied_to_what_was_running():
    ended, begun = jump(agenda(DONE, RUNNING, {}, {}), "ct-4", after(15), running="ct-2")
    assert ended.ended_at == begun.started_at == after(15)
    with refused(AgendaReason.MOVED_ON):
        jump(agenda(DONE, RUNNING, {}, {}), "ct-4", after(15), running="ct-1")
    with refused(AgendaReason.JUST_STARTED):
        jump(agenda(DONE, RUNNING, {}), "ct-3", after(10), running="ct-2")


# -- nobody was there -------------------------------------------------------------------------


def test_lost_time_becomes_a_pause():
    (changed,) = count_as_pause(agenda(DONE, RUNNING), after(13), after(20))
    assert changed.paused_s == 7 * 60


def test_at_most_the_time_the_item_ran_becomes_a_pause():
    (changed,) = count_as_pause(agenda(DONE, RUNNING | {"paused_s": 60}), EIGHT, after(20))
    assert changed.paused_s == 10 * 60


def test_no_time_lost_changes_nothing():
    assert count_as_pause(agenda(RUNNING), after(20), after(20)) == ()
    assert count_as_pause(agenda(RUNNING), after(21), after(20)) == ()


def test_a_paused_item_lost_nothing():
    with refused(AgendaReason.ALREADY_PAUSED):
        count_as_pause(agenda(RUNNING | {"paused_at": after(12)}), after(13), after(20))


# -- what was seen ----------------------------------------------------------------------------


def test_other_words_are_no_other_times():
    items = agenda({}, {})
    words = replace(items[0], title="Khai mạc", script="…", order=9, documents=("a",))
    expect_unchanged(items, words)
    for change in ({"extension_s": 60}, {"skipped": True}, {"started_at": EIGHT}):
        with refused(AgendaReason.CHANGED):
            expect_unchanged(items, replace(items[0], **change))


def test_another_order_is_noticed():
    one, other = agenda({}, {})
    expect_order([other, one], [one, other])
    with refused(AgendaReason.REORDERED):
        expect_order([replace(one, order=3), other], [one, other])
    with refused(AgendaReason.REORDERED):
        expect_order([one], [one, other])
