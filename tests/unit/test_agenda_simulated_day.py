"""A whole conference: a late guest, a cancelled paper, a slip, a power cut, two stations.

What was done is kept on the side, to the second, and compared with what is stored.
"""

from datetime import UTC, datetime, time, timedelta

import pytest

from hoinghi_tui.domain.agenda import Anchor, ItemState
from hoinghi_tui.domain.agenda_checks import flaws
from hoinghi_tui.services.session import Session


def utc(clock_text):
    """Return the instant of a local time of the day: "08:12:05"."""
    hour, minute, second = map(int, clock_text.split(":"))
    return datetime(2025, 12, 15, hour, minute, second, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
def until(clock):
    """Return a function that moves the clock on to a local time."""

    def move(clock_text):
        assert utc(clock_text) >= clock.now()
        clock.advance(seconds=(utc(clock_text) - clock.now()).total_seconds())

    return move


def times(agenda):
    return {item.id: (item.started_at, item.ended_at) for item in agenda.items()}


def test_a_day_with_all_that_can_go_wrong(session, desk_two, until, clock):
    agenda, desk = session.agenda, desk_two.agenda
    # 07:25: the reception began at 07:00, nobody had pressed start.
    assert agenda.unstarted()
    agenda.start_backdated(25)
    # The chairman of the superior body is late: the opening is held until 07:50.
    until("07:31:10")
    agenda.start_next(agenda.forecast())  # ct-02
    desk_two.poll()
    desk.set_anchor("ct-04", Anchor.NOT_BEFORE, time(7, 50))
    session.poll()
    until("07:36:00")
    agenda.start_next()  # ct-03
    assert agenda.forecast().of("ct-04").start == utc("07:50:00")
    until("07:51:30")
    agenda.start_next()  # ct-04
    until("07:57:00")
    agenda.start_next()  # ct-05, 20 minutes
    # The power fails at 08:02, it is back at 08:09: the report stood still.
    for _ in range(300):
        clock.advance(seconds=1)
        agenda.beat()
    session.close()
    until("08:09:00")
    with Session.open(session.folder, station="Bàn 1", clock=clock) as again:
        agenda = again.agenda
        gap = agenda.interrupted()
        assert abs(gap.since - utc("08:02:00")) <= timedelta(seconds=15)
        agenda.as_pause(utc("08:02:00"))
        assert agenda.forecast().current.proj_end == utc("08:24:00")
        # One paper is cancelled; the next is called before its turn.
        agenda.skip_or_restore("ct-07")
        until("08:24:20")
        agenda.start("ct-08")
        desk_two.poll()
        # A slip: the other station goes on too early, and back.
        until("08:25:00")
        desk.start_next(desk.forecast())
        until("08:25:20")
        desk.reopen(desk.forecast())
        again.poll()
        until("08:31:00")
        agenda.start("ct-06")
        desk_two.poll()
        desk.say("Còn 1 phút")
        again.poll()
        assert agenda.message().text == "Còn 1 phút"
        until("08:38:00")
        agenda.start_next()  # ct-09, the break
        assert agenda.message() is None
        rest = ["ct-10", "ct-11", "ct-12", "ct-13"]
        done = {}
        for item_id in rest:
            begin = agenda.forecast().current.proj_end
            clock.advance(seconds=(begin - clock.now()).total_seconds())
            agenda.start_next()
            done[item_id] = begin
        end = agenda.forecast().end
        clock.advance(seconds=(end - clock.now()).total_seconds())
        agenda.end_current()
        desk_two.poll()
        expected = {
            "ct-01": (utc("07:00:00"), utc("07:31:10")),
            "ct-02": (utc("07:31:10"), utc("07:36:00")),
            "ct-03": (utc("07:36:00"), utc("07:51:30")),
            "ct-04": (utc("07:51:30"), utc("07:57:00")),
            "ct-05": (utc("07:57:00"), utc("08:24:20")),
            "ct-08": (utc("08:24:20"), utc("08:31:00")),
            "ct-06": (utc("08:31:00"), utc("08:38:00")),
            "ct-07": (None, None),
            "ct-09": (utc("08:38:00"), done["ct-10"]),
            "ct-10": (done["ct-10"], done["ct-11"]),
            "ct-11": (done["ct-11"], done["ct-12"]),
            "ct-12": (done["ct-12"], done["ct-13"]),
            "ct-13": (done["ct-13"], end),
        }
        assert times(agenda) == times(desk) == expected
        assert flaws(agenda.items()) == set()
        assert agenda.facts().countdown == "đã xong"
        view = agenda.forecast()
        assert view.end == end
        assert view.of("ct-05").item.paused_s == 7 * 60
        assert view.of("ct-07").state is ItemState.SKIPPED
        # The break was approved to end at 08:46 and gave up by how much the day was late.
        assert done["ct-10"] == utc("08:46:00")
