"""A step that fails halfway leaves nothing out of the tables and nothing said that is not so."""

from contextlib import suppress
from unittest.mock import patch

import pytest

from hoinghi_tui.storage import Event, NotSaved
from hoinghi_tui.storage.chain import Codec
from hoinghi_tui.storage.pg_recent import Recent
from hoinghi_tui.storage.seen import FILE_NAME, Seen
from offline_desk import Desk, open_apart


@pytest.fixture
def open_desk(tmp_path, clock):
    opened = []

    def open_one(station="Bàn 1", **options) -> Desk:
        desk = Desk(tmp_path / "server", tmp_path / station, station, clock.now, **options)
        opened.append(desk)
        return desk

    yield open_one
    for desk in opened:
        desk.close()


def out_of_reach(*_):
    raise NotSaved("server_away")


def refuse_write(*_):
    raise OSError(5, "the disk fails")


def test_news_are_shown_though_the_lost_copy_cannot_be_filled_again_just_now(open_desk, tmp_path):
    one, two = open_desk("Bàn 1"), open_desk("Bàn 2")
    one.put("a", "dv-1", 1)
    (tmp_path / "Bàn 1" / FILE_NAME).unlink()
    two.put("b", "dv-2", 1)
    with patch.object(one.server, "past", out_of_reach):
        one.ledger.refresh()
    one.ledger.refresh()
    assert one.row("people", "dv-2") is not None
    assert [event.id for event in one.log.seen.past(1, 2)] == ["a", "b"]


def test_what_was_saved_is_not_said_to_be_lost_because_the_copy_cannot_be_filled(
    open_desk, tmp_path
):
    desk = open_desk()
    desk.put("a", "dv-1", 1)
    (tmp_path / "Bàn 1" / FILE_NAME).unlink()
    with patch.object(desk.server, "past", out_of_reach):
        assert desk.put("b", "dv-2", 1).seq == 2
    assert desk.row("people", "dv-2") is not None


def test_news_found_while_saving_are_shown_though_the_server_goes_in_between(open_desk):
    one = open_desk("Bàn 1")
    one.put("a", "dv-1", 1)
    one.close()
    two = open_desk("Bàn 2")
    one = open_desk("Bàn 1", up=False)  # shows what its copy holds
    two.put("b", "dv-2", 1)
    one.server.up = True
    one.server.resume(None)
    one.log._is_resumed = True  # as a log stands that was opened while it was away
    read, answers = one.server.read, [False, True]

    def now_and_then():
        return read() if answers.pop() else out_of_reach()

    with (
        patch.object(one.server, "changed", lambda *, ask=False: False),
        patch.object(one.server, "read", now_and_then),
        suppress(NotSaved),
    ):
        one.put("c", "dv-3", 1)
    one.ledger.refresh()
    assert one.row("people", "dv-2") is not None


def test_what_the_server_took_is_not_listed_as_unfit_though_the_copy_fails_meanwhile(open_desk):
    one, two = open_desk("Bàn 1"), open_desk("Bàn 2")
    one.cut()
    one.put("a", "dv-1", 1)
    one.put("b", "dv-2", 1)
    send = one.log.send_first

    def others_are_faster():
        if one.log.waiting[0].id == "b" and two.row("people", "dv-3") is None:
            two.put("c", "dv-3", 1)
        return send()

    with (
        patch.object(one.log, "send_first", others_are_faster),
        patch.object(one.log.seen, "add", refuse_write),
        pytest.raises(NotSaved),  # this machine's disk refuses; what waits stays
    ):
        one.come_back()
    one.come_back()
    assert one.rejoin.unfit == []
    assert [event.id for event in one.server.past(1, 3)] == ["a", "c", "b"]
    assert [event.id for event in one.log.seen.past(1, 3)] == ["a", "c", "b"]


def test_a_copy_that_cannot_be_read_is_told_in_words(open_desk, tmp_path, clock):
    open_desk("Bàn 2").put("a", "dv-1", 1)
    (tmp_path / "Bàn 1" / FILE_NAME).mkdir(parents=True)
    with pytest.raises(NotSaved):
        open_apart(tmp_path / "server", tmp_path / "Bàn 1", "Bàn 1", clock, up=False)
    assert open_desk("Bàn 1").row("people", "dv-1") is not None  # its server holds all


def test_a_line_that_a_full_disk_takes_in_part_does_not_cost_those_before_it(tmp_path):
    class HalfAtATime:
        def __init__(self, file):
            self.file = file

        def write(self, data):
            return self.file.write(data[: max(1, len(data) // 2)])

    seen = Seen(tmp_path / FILE_NAME, Codec(), keeps=True)
    events = [Event(seq, f"e{seq}", "", "", "act", (), "") for seq in (1, 2, 3)]
    seen.add(events[:1])
    file = seen._handle()
    with patch.object(seen, "_handle", lambda: HalfAtATime(file)):
        seen.add(events[1:])
    seen.close()
    assert [event.id for event in seen.past(1, 3)] == ["e1", "e2", "e3"]


def test_recent_events_are_told_by_their_numbers_though_one_between_cannot_be_read():
    recent = Recent()
    for seq in (1, 2, 4, 5):
        recent.add(Event(seq, f"e{seq}", "", "", "act", (), ""))
    assert [event.id for event in recent.between(4, 4)] == ["e4"]
    assert (recent.between(2, 4), recent.find("e1"), recent.is_whole) == (None, None, False)


def test_over_a_slow_network_one_call_hands_over_little_and_none_hands_over_nothing(open_desk):
    desk = open_desk()
    desk.cut()
    for number in range(3):
        desk.put(f"e{number}", f"dv-{number}", 1)
    desk.server.up = True
    with patch("hoinghi_tui.storage.rejoin._LONGEST_S", 0.0):
        assert desk.rejoin.go_on(lambda ops: "").sent == 1
    assert desk.rejoin.go_on(lambda ops: "").sent == 2
