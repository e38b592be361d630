"""A desk at the door without its server: what it may do, and what a person decides afterwards."""

from dataclasses import replace
from unittest.mock import patch

import pytest

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import change
from hoinghi_tui.storage import NotSaved
from offline_desk import open_apart


@pytest.fixture
def open_desk(sample_folder, tmp_path, clock):
    opened = []

    def open_one(station="Bàn 1", *, up=True):
        session = open_apart(sample_folder, tmp_path / station, station, clock, up=up)
        opened.append(session)
        return session

    with patch("hoinghi_tui.storage.disk.sync", lambda file: file.flush()):
        yield open_one
        for session in opened:
            session.close()


@pytest.fixture
def one(open_desk):
    return open_desk("Bàn 1")


@pytest.fixture
def two(open_desk):
    return open_desk("Bàn 2")


def cut(session) -> None:
    session.cable.up = False
    session.offline.go()


def come_back(session) -> None:
    session.cable.up = True
    while session.store.rejoin.apart:
        assert session.poll()


def change_phone(session, phone: str) -> None:
    before = session.state.delegates["dv-001"]
    session.work.act(
        "edit_delegate",
        lambda: change("delegates", before, replace(before, phone=phone)),
        f"Sửa điện thoại {before.full_name}",
    )


def closing_ops(session):
    before = session.state.conference
    return change("conference", before, replace(before, closed_at=session.now()))


def test_a_conference_in_a_folder_knows_nothing_of_going_on_alone(session):
    assert session.facts().offline is None
    assert not session.offline.may_go
    with pytest.raises(Refused):
        session.offline.go()


def test_while_the_server_is_away_nothing_is_saved_and_the_way_on_is_told(one):
    one.cable.up = False
    with pytest.raises(NotSaved, match="Làm tiếp ngoại tuyến"):
        one.door.check_in("dv-001")
    assert "dv-001" not in one.state.attendance
    assert one.offline.may_go


def test_a_desk_does_not_go_on_alone_while_its_server_answers(one):
    assert not one.offline.may_go
    with pytest.raises(Refused):
        one.offline.go()


def test_the_line_tells_since_when_and_how_much_waits(one, clock):
    cut(one)
    one.door.check_in("dv-001")
    clock.advance(minutes=4)
    one.door.check_in("dv-002")
    facts = one.facts().offline
    assert (facts.since, facts.waiting, facts.undecided) == ("07:25", 2, 0)
    assert one.facts().tally.here == 2
    come_back(one)
    facts = one.facts().offline
    assert (facts.since, facts.waiting, facts.is_away) == ("", 0, False)
    assert one.store.notices[-1] == "Đã nối lại máy chủ. Đã gửi 2 việc."


def test_the_last_action_is_taken_back_while_apart_and_so_is_an_earlier_one(one, two):
    one.door.check_in("dv-001")
    cut(one)
    one.door.check_in("dv-002")
    one.undo_last()
    one.undo_last()
    assert one.facts().tally.here == 0
    come_back(one)
    two.poll()
    assert two.facts().tally.here == 0


def test_of_two_arrivals_of_one_person_the_earlier_is_kept_by_one_key(one, two, clock):
    cut(one)
    clock.advance(minutes=1)
    two.door.check_in("dv-001")
    clock.advance(minutes=1)
    one.door.check_in("dv-001")
    come_back(one)
    (clash,) = one.offline.clashes()
    assert clash.arrivals == ("07:26:00 · Bàn 2", "07:27:00 · Bàn 1")
    one.offline.keep_earlier(clash.id)
    assert one.state.attendance["dv-001"].station == "Bàn 2"
    assert one.offline.clashes() == []
    assert "07:26:00 · Bàn 2" in one.store.history(1)[0].note


def test_our_earlier_arrival_takes_the_place_of_the_later_one(one, two, clock):
    cut(one)
    one.door.check_in("dv-001")
    clock.advance(minutes=1)
    two.door.check_in("dv-001")
    come_back(one)
    (clash,) = one.offline.clashes()
    one.offline.keep_earlier(clash.id)
    two.poll()
    assert two.state.attendance["dv-001"].station == "Bàn 1"


def test_an_action_is_done_again_on_todays_row_which_is_shown_before(one, two):
    cut(one)
    change_phone(one, "0911111111")
    change_phone(two, "0922222222")
    come_back(one)
    (clash,) = one.offline.clashes()
    (difference,) = clash.redo
    assert (difference.now, difference.then) == ("0922222222", "0911111111")
    one.offline.redo(clash.id)
    two.poll()
    assert two.state.delegates["dv-001"].phone == "0911111111"
    assert one.store.history(1)[0].id == clash.id


def test_dropping_needs_a_reason_which_stands_in_the_log(one, two):
    cut(one)
    change_phone(one, "0911111111")
    change_phone(two, "0922222222")
    come_back(one)
    (clash,) = one.offline.clashes()
    with pytest.raises(Refused):
        one.offline.drop(clash.id, " ")
    one.offline.drop(clash.id, "Bàn 2 đúng")
    event = one.store.history(1)[0]
    assert (event.kind, event.ops) == ("offline_drop", ())
    assert "Bàn 2 đúng" in event.note
    with pytest.raises(Refused):
        one.offline.drop(clash.id, "lần nữa")


def test_an_action_of_a_person_who_was_deleted_cannot_be_done_again(one, two):
    guest = two.roster.add(Delegate(id="", full_name="Lò Văn A")).id
    one.poll()
    cut(one)
    one.door.check_in(guest)
    two.roster.delete(guest)
    come_back(one)
    (clash,) = one.offline.clashes()
    assert clash.why
    assert clash.cannot_redo
    with pytest.raises(Refused):
        one.offline.redo(clash.id)
    assert guest not in one.state.attendance


def test_a_newcomer_gets_another_number_apart_than_those_that_others_give(one, two):
    cut(one)
    mine = one.roster.add(Delegate(id="", full_name="Lò Văn A"))
    theirs = two.roster.add(Delegate(id="", full_name="Giàng Thị B"))
    one.door.check_in(mine.id)
    again = one.roster.add(Delegate(id="", full_name="Lò Văn C"))
    come_back(one)
    assert one.offline.clashes() == []
    names = {one.state.delegates[known.id].full_name for known in (mine, theirs, again)}
    assert names == {"Lò Văn A", "Giàng Thị B", "Lò Văn C"}


def test_a_closed_conference_takes_nothing_in_and_says_so(one, two):
    cut(one)
    one.door.check_in("dv-001")
    two.work.act("close", lambda: closing_ops(two), "Kết thúc")
    come_back(one)
    (clash,) = one.offline.clashes()
    assert "kết thúc" in clash.why


def test_a_decision_that_was_broken_off_is_not_made_twice(one, two):
    cut(one)
    change_phone(one, "0911111111")
    change_phone(two, "0922222222")
    come_back(one)
    (clash,) = one.offline.clashes()
    with (
        patch.object(type(one.store.rejoin), "decide", side_effect=NotSaved("disk_full")),
        pytest.raises(NotSaved),
    ):
        one.offline.redo(clash.id)
    before = one.store.last_seq
    one.offline.drop(clash.id, "đổi ý")  # the log has it already: it was done again
    assert one.store.last_seq == before
    assert one.offline.clashes() == []


def test_a_second_window_of_the_machine_is_refused_clearly(one, open_desk):
    second = open_desk()
    second.cable.up = False
    with pytest.raises(NotSaved) as refusal:
        second.offline.go()
    assert refusal.value.cause == "offline_elsewhere"
    cut(one)  # and the first one still may
    assert one.store.rejoin.apart


def test_no_window_ends_the_conference_while_another_still_has_to_hand_over(one, open_desk):
    cut(one)
    change_phone(one, "0911111111")
    with patch("hoinghi_tui.storage.rejoin._PATIENCE_S", 0.0):
        second = open_desk("Bàn 1")  # as the dialog does that ends a conference
    with pytest.raises(Refused, match="ngoại tuyến"):
        second.closing.close(anyway=True)
    assert second.work.closed is None


def test_no_paper_is_made_for_an_end_that_the_server_cannot_be_told(one):
    one.cable.up = False
    with pytest.raises(NotSaved, match="không trả lời"):
        one.closing.close(anyway=True)
    assert not (one.folder / "out").exists()


def test_a_restarted_desk_shows_all_and_its_snapshot_only_what_the_server_knows(
    open_desk, tmp_path
):
    one = open_desk()
    one.door.check_in("dv-001")
    one.close()
    one = open_desk()
    one.door.check_in("dv-002")
    cut(one)
    one.door.check_in("dv-003")
    one.close()
    snapshot = (tmp_path / "Bàn 1" / "db.json").read_text()
    assert snapshot.count('"arrived_at"') == 1
    again = open_desk(up=False)
    assert again.facts().tally.here == 3
    assert again.facts().offline.waiting == 1
    come_back(again)
    assert [event.seq for event in again.store.history(3)] == [
        again.store.last_seq - back for back in range(3)
    ]
