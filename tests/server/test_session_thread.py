"""A session in its own thread: one after the other, never the event loop's time."""

import asyncio
import threading

import pytest

from hoinghi_tui.server.session_thread import SessionThread, TooBusy
from hoinghi_tui.services.session import NotAConference, Session


@pytest.fixture
async def apart(sample_folder, clock):
    thread = SessionThread(lambda: Session.open(sample_folder, clock=clock), most_waiting=2)
    yield thread
    await thread.closed()


async def test_every_use_runs_in_one_thread_that_is_not_the_loops(apart):
    seen = {await apart.run(lambda _: threading.get_ident()) for _ in range(3)}
    assert len(seen) == 1
    assert threading.get_ident() not in seen


async def test_what_is_saved_there_is_seen_by_others(apart, session):
    person = next(iter(session.state.delegates))
    arrival = await apart.run(lambda one: one.door.check_in(person))
    assert arrival.event is not None
    assert session.poll()
    assert person in session.state.attendance


async def test_the_loop_goes_on_while_the_disk_is_slow_and_too_many_are_sent_away(apart):
    let_go = threading.Event()
    slow = [asyncio.create_task(apart.run(lambda _: let_go.wait(30))) for _ in range(2)]
    await asyncio.sleep(0)
    with pytest.raises(TooBusy, match="đang bận"):
        await apart.run(lambda _: None)
    let_go.set()
    assert await asyncio.gather(*slow) == [True, True]
    assert await apart.run(lambda _: "again") == "again"


async def test_a_folder_that_could_not_be_opened_is_tried_again(tmp_path, sample_folder, clock):
    places = [tmp_path / "nowhere", sample_folder]
    thread = SessionThread(lambda: Session.open(places.pop(0), clock=clock))
    with pytest.raises(NotAConference):
        await thread.run(lambda one: one.station)
    assert await thread.run(lambda one: one.station) == "Bàn 1"
    await thread.closed()


async def test_closing_twice_waits_for_what_was_asked_and_then_takes_nothing_more(apart):
    asked = asyncio.create_task(apart.run(lambda one: one.station))
    await asyncio.sleep(0)
    apart.close()
    await apart.closed()
    assert await asked == "Bàn 1"
    with pytest.raises(RuntimeError):
        await apart.run(lambda one: one.station)


async def test_one_that_was_never_used_closes(sample_folder):
    thread = SessionThread(lambda: Session.open(sample_folder))
    await thread.closed()
