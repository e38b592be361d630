"""How the speaker's board looks from the lectern."""

import pytest

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.board.speaker import SpeakerApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LEFT = {"on-time": 320, "warning": 160, "overtime": -125}
"""Seconds that are left of a paper of seven minutes."""


@pytest.fixture
def board(session, clock):
    app = SpeakerApp(lambda: Session.open(session.folder, clock=clock, read_only=True))
    app._keys_until = clock.now()
    yield app
    app.session.close()


def paper(session, clock, left):
    session.agenda.start("ct-07")
    clock.advance(seconds=session.agenda.forecast().current.remaining.total_seconds() - left)


@SIZES
@pytest.mark.parametrize("state", LEFT)
def test_a_paper(snap_compare, board, session, clock, state, size):
    paper(session, clock, LEFT[state])
    assert snap_compare(board, terminal_size=size)


@SIZES
@pytest.mark.parametrize("message", ["Còn 1 phút", "Xin mời kết thúc"], ids=["short", "long"])
def test_a_message(snap_compare, board, session, clock, message, size):
    paper(session, clock, 45)
    session.agenda.say(message)
    assert snap_compare(board, terminal_size=size)


@SIZES
def test_before_the_start(snap_compare, board, clock, size):
    clock.advance(minutes=-30)
    assert snap_compare(board, terminal_size=size)


@SIZES
def test_paused_in_the_light(snap_compare, board, session, clock, size):
    paper(session, clock, 240)
    session.agenda.pause_or_resume()
    assert snap_compare(board, press=["f10"], terminal_size=size)
