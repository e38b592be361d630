"""How the MC's screen looks in each state of the clock."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
SECONDS = {"running": 220, "warning": 260, "last-call": 375, "overtime": 545}
"""How long the paper of seven minutes has been read."""


@pytest.fixture
def app(session):
    """The sample as it is at the door's busiest: seats given, two in three are here."""
    session.seating.apply(session.seating.propose())
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
