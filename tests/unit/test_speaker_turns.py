"""The speaker's face goes on by itself as if it were asked anew each second."""

from datetime import timedelta

import pytest

from hoinghi_tui.domain.agenda_editing import new_item
from hoinghi_tui.domain.time_text import countdown_text
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.services.speaker_board import Count, SpeakerBoard

SECOND = timedelta(seconds=1)


def face(view, now):
    """Count as a page does that was told ``view`` some time ago."""
    whole = now.replace(microsecond=0)
    if view.count is Count.DOWN:
        return countdown_text(view.to - whole)
    if view.count is Count.UP:
        return "+" + countdown_text(whole - view.to).removeprefix("0")
    return view.face


def goes_on(session, clock, seconds):
    """Compare what was known at first with what is told each second."""
    board = SpeakerBoard(session)
    known = [(clock.now(), board.view()), *((turn, board.view(turn)) for turn in board.turns())]
    for _ in range(seconds):
        view = [step for since, step in known if since <= clock.now()][-1]
        now = board.view()
        assert (view.state, view.pace, view.count) == (now.state, now.pace, now.count)
        if view.count is not Count.CLOCK:
            assert face(view, clock.now()) == now.face
        clock.advance(seconds=1)
    return known


@pytest.mark.parametrize("milliseconds", [0, 400])
def test_a_running_item_turns_amber_and_red_by_itself(session, clock, milliseconds):
    clock.advance(milliseconds=milliseconds)
    session.agenda.start("ct-07")
    left = session.agenda.forecast().current.remaining // SECOND
    clock.advance(milliseconds=250)
    assert len(goes_on(session, clock, left + 30)) == 4


def test_a_wait_turns_into_a_late_start(session, clock):
    clock.advance(minutes=-40)
    wait = session.agenda.forecast().until_next // SECOND
    known = goes_on(session, clock, wait + 10)
    assert [view.state for _, view in known] == ["BẮT ĐẦU SAU", "SẮP BẮT ĐẦU"]


def test_a_paused_face_stands_still(session, clock):
    session.agenda.start("ct-07")
    clock.advance(minutes=1)
    session.agenda.pause_or_resume()
    known = goes_on(session, clock, 20)
    assert len(known) == 1
    assert known[0][1].count is Count.STILL


def test_without_an_approved_hour_nothing_is_counted_to(tmp_path, clock):
    create_blank(tmp_path / "trong", "Hội nghị", clock=clock)
    with Session.open(tmp_path / "trong", clock=clock) as session:
        session.agenda_editor.add_item(new_item())
        known = goes_on(session, clock, 5)
        assert len(known) == 1
        assert known[0][1].count is Count.STILL
