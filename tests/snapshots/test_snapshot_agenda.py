"""How the MC's screen looks in each state of the clock."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hoinghi_tui.domain.awards import AwardState, in_calling_order
from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
SECONDS = {"running": 220, "warning": 260, "last-call": 375, "overtime": 545}
"""How long the paper of seven minutes has been read."""

SEATED = ("C3", "C5", "D8", "A4", "CT1", "CT2")
"""Seats for some of those who present, whatever the plan would give them."""


@pytest.fixture(autouse=True)
def somebody_is_at_work(monkeypatch):
    """The clock is moved by minutes here, in which a program is open, not interrupted."""
    monkeypatch.setattr("hoinghi_tui.services.agenda_watch.GAP", timedelta(days=1))


@pytest.fixture
def app(session):
    """The sample as it is at the door's busiest: two in three are here, presenters seated."""
    presenters = dict.fromkeys(item.presenter for item in session.agenda.items() if item.presenter)
    for delegate_id, seat in zip(presenters, SEATED, strict=False):
        session.seating.move(delegate_id, seat)
    for delegate_id in list(session.state.delegates)[:26]:
        session.door.check_in(delegate_id, accept_declined=True)
    return HoiNghiApp(session, "agenda")


def begin_second_paper(session, clock):
    for minutes in (6, 6, 11, 4, 21, 8, 0):
        session.agenda.start_next()
        clock.advance(minutes=minutes)


@SIZES
def test_nothing_running(snap_compare, app, size):
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_before_the_start(snap_compare, app, clock, size):
    clock.advance(minutes=-30)
    assert snap_compare(app, terminal_size=size)


@SIZES
@pytest.mark.parametrize("state", SECONDS)
def test_a_paper(snap_compare, app, session, clock, state, size):
    begin_second_paper(session, clock)
    clock.advance(seconds=SECONDS[state])
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_paused(snap_compare, app, session, clock, size):
    begin_second_paper(session, clock)
    clock.advance(minutes=3)
    session.agenda.pause_or_resume()
    clock.advance(seconds=75)
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_looking_ahead_with_one_item_skipped_and_too_much_time_given(
    snap_compare, app, session, clock, size
):
    begin_second_paper(session, clock)
    session.agenda.skip_or_restore("ct-08")
    session.agenda.extend("ct-11", 90)
    assert snap_compare(app, press=["l", "down", "down", "down"], terminal_size=size)


@SIZES
def test_what_could_be_cut_with_one_proposal_accepted(snap_compare, app, session, clock, size):
    begin_second_paper(session, clock)
    clock.advance(seconds=100)
    session.agenda.extend("ct-11", 90)

    async def look(pilot):
        await pilot.press("c", "1")
        app.clear_notifications()

    assert snap_compare(app, run_before=look, terminal_size=size)


@SIZES
def test_the_award_part_with_a_message_to_the_speaker(snap_compare, app, session, clock, size):
    begin_second_paper(session, clock)
    for minutes in (7, 7, 10):
        clock.advance(minutes=minutes)
        session.agenda.start_next()
    for award in in_calling_order(session.state.awards.values())[:7]:
        clock.advance(seconds=55)
        hand_over(session, award, clock.now())
    session.agenda.say("Mời đợt 2 chuẩn bị")
    assert snap_compare(app, terminal_size=size)


def hand_over(session, award, now):
    done = replace(award, state=AwardState.HANDED, handed_at=now)
    session.work.act("test", lambda: change("awards", award, done))


@SIZES
def test_asking_about_an_interruption(snap_compare, app, session, clock, monkeypatch, size):
    monkeypatch.setattr("hoinghi_tui.services.agenda_watch.GAP", timedelta(minutes=1))
    begin_second_paper(session, clock)
    clock.advance(minutes=3)
    assert snap_compare(app, terminal_size=size)


@SIZES
def test_an_interruption_put_off(snap_compare, app, session, clock, monkeypatch, size):
    monkeypatch.setattr("hoinghi_tui.services.agenda_watch.GAP", timedelta(minutes=1))
    begin_second_paper(session, clock)
    clock.advance(minutes=3)
    assert snap_compare(app, press=["escape"], terminal_size=size)


@SIZES
def test_choosing_words_for_the_speaker(snap_compare, app, session, clock, size):
    begin_second_paper(session, clock)
    session.agenda.say("Còn 3 phút")
    assert snap_compare(app, press=["m"], terminal_size=size)
