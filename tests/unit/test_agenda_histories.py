"""Whatever is done to any agenda: it stays sound, is undone whole, and is the same everywhere."""

from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda_checks import flaws
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.services.session import Session
from manual_clock import ManualClock
from random_agendas import conference_of, do_anything, random_agenda

ACTIONS = 40


@st.composite
def sizes(draw):
    """Mostly agendas as they are, sometimes very short or very long ones."""
    return draw(st.one_of(st.integers(8, 20), st.integers(1, 3), st.integers(150, 200)))


def ended_later(session, now):
    """Look at times that grow and return the forecasts."""
    return [session.agenda.forecast(now + timedelta(seconds=s)) for s in (0, 1, 59, 3600)]


def worked_out(session):
    """Work the forecast out from what is stored, whatever the screens keep."""
    state = session.state
    items = list(state.agenda.values())
    return forecast_conference(state.conference, items, session.now(), session.work.zone())


def expect_monotone(views):
    for before, after in pairwise(views):
        assert after.end >= before.end
        assert after.need_to_cut >= before.need_to_cut
        for early, late in zip(before.items, after.items, strict=True):
            assert (late.start, late.end) >= (early.start, early.end)


def stopped_there(folder, lines, target, clock):
    """Open a folder whose log ends after so many lines, and return its agenda."""
    target.mkdir()
    log = (folder / "events.jsonl").read_bytes().splitlines(keepends=True)
    (target / "events.jsonl").write_bytes(b"".join(log[:lines]))
    with Session.open(target, clock=clock) as session:
        return session.agenda.items()


@settings(max_examples=12)
@given(sizes(), st.randoms(use_true_random=False))
def test_any_history(size, draw):
    clock = ManualClock()
    # Nothing is lost here when the power fails, and a disk that is waited for takes minutes.
    with TemporaryDirectory() as name, patch("hoinghi_tui.storage.disk.sync"):
        folder = conference_of(Path(name) / "hn", random_agenda(draw, size), clock)
        with (
            Session.open(folder, station="MC", clock=clock) as lectern,
            Session.open(folder, station="Thư ký", clock=clock) as desk,
        ):
            stood = {lectern.store.last_seq: lectern.agenda.items()}
            history(draw, lectern, desk, clock, stood)
        for seq in draw.sample(sorted(stood), min(4, len(stood))):
            assert stopped_there(folder, seq, folder.parent / f"{seq}", clock) == stood[seq]


def history(draw, lectern, desk, clock, stood):
    """Do anything at two stations, then undo it; keep in ``stood`` what each event led to."""
    start, first = lectern.agenda.items(), lectern.store.last_seq
    for _ in range(ACTIONS):
        clock.advance(seconds=draw.choice((0, 0.4, 1, 30, 200, 900)))
        here, there = draw.sample((lectern, desk), 2)
        do_anything(draw, here, clock)
        stood[here.store.last_seq] = here.agenda.items()
        assert flaws(here.agenda.items()) == set()
        there.poll()
        assert here.agenda.items() == there.agenda.items()
        assert here.agenda.forecast() == there.agenda.forecast() == worked_out(here)
    expect_monotone(ended_later(lectern, clock.now()))
    done = lectern.agenda.items()
    events = lectern.store.history(lectern.store.last_seq - first)
    undo_all(desk, events, stood)
    assert desk.agenda.items() == start
    # Undoing the undos, the last one first, leads back again.
    undo_all(desk, desk.store.history(len(events)), stood)
    assert desk.agenda.items() == done


def undo_all(session, events, stood):
    for event in events:
        session.undo(event)
        stood[session.store.last_seq] = session.agenda.items()
        assert flaws(session.agenda.items()) == set()
