"""What was sent to whom: order, states, days that cannot be, recipients of the plan."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi_tui.domain.people import Delegate, Invitation
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.sending_editing import SendingDraft, check_draft
from hoinghi_tui.domain.sending_lines import invitation_id
from hoinghi_tui.domain.sendings import (
    PLAN,
    Progress,
    Sending,
    Way,
    in_order,
    not_addressed,
    plan_sendings,
    received,
    sent,
    taken_back,
    unconfirmed,
    unsent,
)
from hoinghi_tui.services.rows import change

TODAY = date(2025, 12, 1)
ONE = Sending(id="gui-01", recipient="Sở Nội vụ", document="Kế hoạch", order=1)


def test_the_plan_goes_to_all_recipients_but_the_archive():
    found = plan_sendings(["Sở Nội vụ", " ", "TT HĐND", "- Lưu: VT, VHXH"])
    assert [(one.id, one.recipient, one.document) for one in found] == [
        ("gui-01", "Sở Nội vụ", PLAN),
        ("gui-02", "TT HĐND", PLAN),
    ]


def test_recipients_are_known_with_or_without_accents():
    assert not_addressed(["TT Đảng uỷ", "TT HĐND"], "ke hoach", [ONE]) == [
        "TT Đảng uỷ",
        "TT HĐND",
    ]
    assert not_addressed(["SỞ NỘI VỤ"], "ke hoach", [ONE]) == []


def test_a_paper_stands_together():
    lines = [replace(ONE, id=key, document=key[0], order=at) for at, key in enumerate(("a1", "b1"))]
    late = replace(ONE, id="a2", document="a", order=9)
    assert [one.id for one in in_order([*lines, late])] == ["a1", "a2", "b1"]


def test_a_paper_is_sent_then_received_then_taken_back():
    assert ONE.progress is Progress.WAITING
    on_its_way = sent(ONE, TODAY, Way.POST)
    assert (on_its_way.progress, on_its_way.way) == (Progress.SENT, Way.POST)
    assert sent(on_its_way, TODAY, Way.UNKNOWN).way is Way.POST
    there = received(on_its_way, TODAY, "Lan")
    assert (there.progress, there.receiver) == (Progress.RECEIVED, "Lan")
    assert sent(there, date(2025, 12, 9), Way.ZALO) == there
    assert taken_back(there) == replace(ONE, way=Way.POST)
    assert unsent([ONE, on_its_way, there]) == [ONE]
    assert unconfirmed([ONE, on_its_way, there]) == [on_its_way]


def test_nothing_is_received_before_it_was_sent():
    with pytest.raises(Refused, match="chưa ghi ngày gửi"):
        received(ONE, TODAY, "")
    with pytest.raises(Refused, match="01/12/2025"):
        received(sent(ONE, TODAY, Way.HAND), date(2025, 11, 30), "")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"recipient": " "}, {"recipient"}),
        ({"document": ""}, {"document"}),
        ({"sent_on": "hôm qua"}, {"sent_on"}),
        ({"sent_on": "12/2025"}, {"sent_on"}),
        ({"sent_on": "02/12/2025"}, {"sent_on"}),
        ({"sent_on": "31/11/2025"}, {"sent_on"}),
        ({"received_on": "01/12/2025"}, {"sent_on"}),
        ({"sent_on": "01/12/2025", "received_on": "30/11/2025"}, {"received_on"}),
        ({"sent_on": "30/11/2025", "received_on": "01/12/2025"}, set()),
    ],
)
def test_days_that_cannot_be_are_told_and_change_nothing(typed, wrong):
    draft = replace(SendingDraft.of(ONE), **typed)
    checked = check_draft(draft, ONE, TODAY)
    assert set(checked.problems) == wrong
    if wrong:
        assert checked.record == ONE
    else:
        assert SendingDraft.of(checked.record) == draft


# -- the service -------------------------------------------------------------------------


def test_the_sample_knows_the_recipients_of_the_plan(session):
    assert [one.recipient for one in session.sendings.all()] == [
        *("Sở Nội vụ thành phố", "TT Đảng uỷ", "TT HĐND", "Lãnh đạo UBND"),
        *("Các phòng chuyên môn", "TT Phục vụ HCC", "TT Dịch vụ sự nghiệp công"),
    ]
    assert {one.progress for one in session.sendings.all()} == {Progress.WAITING}


def test_several_are_sent_in_one_action_on_the_local_day(session, clock):
    ids = [one.id for one in session.sendings.all()]
    assert session.sendings.moves.send(ids, Way.SYSTEM) == 7
    local = clock.now().astimezone(session.work.zone()).date()
    assert {one.sent_on for one in session.sendings.all()} == {local}
    assert session.sendings.moves.receive(ids[:1], " Nguyễn Thị Hòa ") == 1
    assert session.state.sendings[ids[0]].receiver == "Nguyễn Thị Hòa"
    session.undo_last()
    session.undo_last()
    assert len(unsent(session.sendings.all())) == 7


def test_one_that_was_not_sent_stops_the_whole_receipt(session):
    first, second, *_ = (one.id for one in session.sendings.all())
    session.sendings.moves.send([first], Way.HAND)
    with pytest.raises(Refused, match="Bấm G"):
        session.sendings.moves.receive([first, second])
    assert session.state.sendings[first].progress is Progress.SENT


def test_another_paper_goes_to_the_same_recipients_once(session):
    assert session.sendings.prepare(" Thông báo kết luận ") == 7
    with pytest.raises(Refused, match="đủ nơi nhận"):
        session.sendings.prepare("thông báo kết luận")
    with pytest.raises(Refused, match="tên văn bản"):
        session.sendings.prepare(" ")
    conference = session.state.conference
    nobody = replace(conference, recipients=("Lưu: VT",))
    session.work.act("test", lambda: change("conference", conference, nobody))
    with pytest.raises(Refused, match="nơi nhận"):
        session.sendings.prepare("Báo cáo")


def of(session, delegate):
    return next(one for one in session.sendings.lines() if one.delegate == delegate)


def first_two_uninvited(session):
    waiting = Invitation.NOT_SENT
    return [key for key, one in session.state.delegates.items() if one.invitation is waiting][:2]


def test_invitations_stand_behind_the_papers_and_their_state_is_the_delegates(session):
    lines = session.sendings.lines()
    assert [one.delegate for one in lines[:7]] == [None] * 7
    assert {one.delegate for one in lines[7:]} == set(session.state.delegates)
    for one in lines[7:]:
        waiting = session.state.delegates[one.delegate].invitation is Invitation.NOT_SENT
        assert (one.progress is Progress.WAITING) is waiting


def test_how_and_when_an_invitation_went_is_kept_beside_its_state(session, clock):
    first, second = first_two_uninvited(session)
    ids = [invitation_id(first), invitation_id(second)]
    paper = session.sendings.all()[0].id
    assert session.sendings.moves.send([*ids, paper], Way.ZALO) == 3
    assert session.state.delegates[first].invitation is Invitation.SENT
    assert (of(session, first).way, of(session, first).words) == (Way.ZALO, "đã gửi")
    clock.advance(minutes=24 * 60)
    session.sendings.moves.receive(ids[:1], "Con gái")
    told = of(session, first)
    assert (told.received_on - told.sent_on).days == 1
    assert (told.words, told.receiver) == ("đã nhận", "Con gái")
    session.sendings.moves.answer([*ids, paper], Invitation.DECLINED, "ốm")
    told = of(session, first)
    assert (told.words, told.note, told.declined) == ("báo vắng", "ốm", True)
    assert told.way is Way.ZALO
    for _ in range(3):
        session.undo_last()
    assert session.state.delegates[first].invitation is Invitation.NOT_SENT
    assert invitation_id(first) not in session.state.sendings


def test_an_invitation_taken_back_elsewhere_forgets_how_it_went(session):
    first, _ = first_two_uninvited(session)
    session.sendings.moves.send([invitation_id(first)], Way.POST)
    session.roster_actions.set_invitation([first], Invitation.NOT_SENT)
    assert of(session, first).sent_on is None
    session.roster_actions.set_invitation([first], Invitation.CONFIRMED)
    session.sendings.moves.take_back([invitation_id(first)])
    assert of(session, first).progress is Progress.WAITING
    assert invitation_id(first) not in session.state.sendings
    session.roster_actions.set_invitation([first], Invitation.SENT)
    session.sendings.moves.receive([invitation_id(first)])
    assert (of(session, first).sent_on, of(session, first).words) == (None, "đã nhận")


def test_what_was_not_sent_has_no_answer_and_papers_have_none(session):
    first, _ = first_two_uninvited(session)
    with pytest.raises(Refused, match="chưa gửi"):
        session.sendings.moves.receive([invitation_id(first)])
    with pytest.raises(Refused, match="giấy mời"):
        session.sendings.moves.answer([session.sendings.all()[0].id], Invitation.CONFIRMED)
    with pytest.raises(Refused, match="không còn"):
        session.sendings.moves.send([invitation_id("dv-999")], Way.HAND)


def test_a_sending_is_added_corrected_and_deleted(session):
    new = session.sendings.add(SendingDraft(recipient="Báo [/] =cmd()", document="Giấy mời"))
    session.sendings.change(new.id, SendingDraft(recipient="Báo ../x", document="Giấy mời"))
    assert session.state.sendings[new.id].recipient == "Báo ../x"
    session.sendings.delete(new.id)
    with pytest.raises(Refused, match="không còn"):
        session.sendings.moves.send([new.id], Way.HAND)


def test_how_an_invitation_went_goes_with_the_person_and_comes_back(session):
    first, second = first_two_uninvited(session)
    session.sendings.moves.send([invitation_id(first)], Way.HAND)
    session.roster_actions.merge(second, first)
    assert of(session, second).way is Way.HAND
    assert invitation_id(first) not in session.state.sendings
    new = session.roster.add(Delegate(id="", full_name="Khách mới")).id
    session.sendings.moves.send([invitation_id(new)], Way.POST)
    session.roster_actions.delete([new])
    assert invitation_id(new) not in session.state.sendings
    session.undo_last()
    assert of(session, new).way is Way.POST
