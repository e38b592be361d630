"""What is done to several people at once, the protocol order, and merging, as saved actions."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Delegate, Invitation, Role
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.storage import NotSaved

HUYEN = "dv-014"
"""Tôn Nữ Khánh Huyền: no award, no item of the agenda."""


def last_note(session):
    return session.store.history(limit=1)[0].note


@pytest.fixture
def some(session):
    """Three people."""
    return [one.id for one in session.roster.all()[5:8]]


# -- several at once -----------------------------------------------------------------------


def test_invitations_of_several_are_one_action_with_one_undo(session, some):
    before = dict(session.state.delegates)
    seq = session.store.last_seq
    for person in some:
        one = session.state.delegates[person]
        session.roster.edit(one, replace(one, invitation=Invitation.NOT_SENT))
    seq = session.store.last_seq
    assert session.roster_actions.set_invitation(some, Invitation.SENT) == 3
    assert session.store.last_seq == seq + 1
    assert last_note(session) == "Giấy mời → đã gửi: 3 người"
    assert {session.state.delegates[one].invitation for one in some} == {Invitation.SENT}
    session.undo_last()
    assert {session.state.delegates[one].invitation for one in some} == {Invitation.NOT_SENT}
    untouched = before.keys() - set(some)
    assert all(session.state.delegates[one] == before[one] for one in untouched)


def test_a_reason_goes_with_declining_and_leaves_with_it(session):
    actions = session.roster_actions
    actions.set_invitation([HUYEN], Invitation.DECLINED, "  họp   tỉnh ")
    assert session.state.delegates[HUYEN].absence_reason == "họp tỉnh"
    assert last_note(session) == "Giấy mời → báo vắng: Tôn Nữ Khánh Huyền"
    actions.set_invitation([HUYEN], Invitation.DECLINED)
    assert session.state.delegates[HUYEN].absence_reason == "họp tỉnh"
    actions.set_invitation([HUYEN], Invitation.CONFIRMED)
    assert session.state.delegates[HUYEN].absence_reason == ""


def test_what_changes_nothing_saves_nothing(session, some):
    session.roster_actions.set_invitation(some, Invitation.SENT)
    seq = session.store.last_seq
    assert session.roster_actions.set_invitation(some, Invitation.SENT) == 0
    assert session.store.last_seq == seq


def test_a_unit_for_several_and_none(session, some):
    session.roster_actions.set_unit(some, "KT")
    assert {session.state.delegates[one].unit for one in some} == {"KT"}
    session.roster_actions.set_unit(some[:1], None)
    assert session.state.delegates[some[0]].unit is None
    with pytest.raises(Refused, match="hãy chọn lại đơn vị"):
        session.roster_actions.set_unit(some, "KHONG-CO")


def test_roles_are_added_and_removed_without_touching_others(session, some):
    session.roster_actions.add_role(some, Role.GUEST)
    with_guest = {one: session.state.delegates[one].roles for one in some}
    assert all(roles.count(Role.GUEST) == 1 for roles in with_guest.values())
    session.roster_actions.add_role(some, Role.SPEAKER)
    session.roster_actions.remove_role(some, Role.GUEST)
    for one in some:
        assert Role.SPEAKER in session.state.delegates[one].roles
        assert Role.GUEST not in session.state.delegates[one].roles
    assert last_note(session) == "Bỏ vai trò khách mời: 3 người"


def test_deleting_several_takes_all_that_hangs_on_them_and_brings_it_back(session):
    added = [session.roster.add(Delegate(id="", full_name=f"Khách {n}")).id for n in range(3)]
    session.seating.move(added[0], "D5")
    session.door.check_in(added[1])
    assert session.roster_actions.delete(added) == 3
    assert not set(added) & set(session.state.delegates)
    assert session.state.seats["D5"].delegate is None
    session.undo_last()
    assert set(added) <= set(session.state.delegates)
    assert session.state.seats["D5"].delegate == added[0]
    assert added[1] in session.state.attendance


def test_one_who_receives_an_award_keeps_all_on_the_list(session):
    recipient = next(award.delegate for award in session.state.awards.values() if award.delegate)
    before = dict(session.state.delegates)
    with pytest.raises(Refused, match="khen thưởng"):
        session.roster_actions.delete([HUYEN, recipient])
    assert dict(session.state.delegates) == before


def test_who_was_deleted_elsewhere_is_passed_over(session, desk_two, some):
    added = desk_two.roster.add(Delegate(id="", full_name="Khách"))
    session.poll()
    desk_two.roster.delete(added.id)
    assert session.roster_actions.set_unit([added.id, HUYEN], "KT") == 1
    with pytest.raises(Refused, match="Không còn ai"):
        session.roster_actions.set_unit([added.id], "KT")


def test_a_full_disk_changes_nobody(session, some, disk_full):
    before = dict(session.state.delegates)
    with disk_full(), pytest.raises(NotSaved):
        session.roster_actions.add_role(some, Role.MC)
    assert dict(session.state.delegates) == before


# -- the protocol order --------------------------------------------------------------------


def test_a_person_goes_up_one_place_and_back_by_undo(session):
    before = [one.id for one in session.roster.all()]
    person = next(
        one.id
        for above, one in zip(session.roster.all(), session.roster.all()[1:], strict=False)
        if above.unit == one.unit == "KT" and not (above.roles or one.roles)
    )
    place = before.index(person)
    session.roster_actions.move(person, -1)
    after = [one.id for one in session.roster.all()]
    assert after[place - 1] == person
    assert sorted(after) == sorted(before)
    session.undo_last()
    assert [one.id for one in session.roster.all()] == before


def test_a_unit_goes_down_one_place(session):
    units = list(dict.fromkeys(one.unit for one in session.roster.all()))
    first = session.roster.all()[0]
    assert session.roster_actions.move_unit(first.id, 1) == session.state.units[first.unit].name
    assert list(dict.fromkeys(one.unit for one in session.roster.all()))[:2] == units[1::-1]
    session.undo_last()
    assert list(dict.fromkeys(one.unit for one in session.roster.all())) == units


# -- merging -------------------------------------------------------------------------------


@pytest.fixture
def twin(session):
    """Tôn Nữ Khánh Huyền once more, with what only this entry knows."""
    return session.roster.add(
        Delegate(id="", full_name="Tôn Nữ Khánh Huyền", position="Kế toán", note="ăn chay")
    ).id


def test_all_that_hangs_on_the_other_becomes_the_survivors(session, twin):
    from hoinghi_tui.services.rows import change

    badge = session.badges.code_of(twin)
    session.seating.move(twin, "D5")
    session.door.check_in(twin)
    award = next(iter(session.state.awards.values()))
    session.work.act("x", lambda: change("awards", award, replace(award, delegate=twin)))
    item = next(iter(session.state.agenda.values()))
    session.work.act("x", lambda: change("agenda", item, replace(item, presenter=twin)))
    before = {name: dict(session.state.rows(name)) for name in ("delegates", "badges", "seats")}
    session.roster_actions.merge(HUYEN, twin)
    assert twin not in session.state.delegates
    assert session.state.delegates[HUYEN].note.endswith("ăn chay")
    assert session.state.seats["D5"].delegate == HUYEN
    assert session.state.attendance[HUYEN].arrived_at is not None
    assert twin not in session.state.attendance
    assert session.state.awards[award.id].delegate == HUYEN
    assert session.state.agenda[item.id].presenter == HUYEN
    assert session.door.scan(badge).delegate.id == HUYEN
    assert session.door.scan(session.badges.code_of(HUYEN)).delegate.id == HUYEN
    assert sum(one.is_current for one in session.state.badges_of(HUYEN)) == 1
    session.undo_last()
    for name, rows in before.items():
        assert dict(session.state.rows(name)) == rows
    assert session.state.awards[award.id].delegate == twin
    assert session.state.attendance[twin].id == twin


def test_either_badge_opens_the_door_once(session, twin, clock):
    mine, theirs = session.badges.code_of(HUYEN), session.badges.code_of(twin)
    session.roster_actions.merge(HUYEN, twin)
    assert session.badges.code_of(HUYEN) == mine
    assert session.door.scan(theirs).result is CheckInResult.OK
    clock.advance(minutes=1)
    assert session.door.scan(mine).result is CheckInResult.ALREADY


def test_the_survivors_seat_stays_and_the_other_one_is_free(session, twin):
    session.seating.move(HUYEN, "D5")
    session.seating.move(twin, "D6")
    session.roster_actions.merge(HUYEN, twin)
    assert session.state.seat_of(HUYEN).id == "D5"
    assert session.state.seats["D6"].delegate is None
    session.undo_last()
    assert session.state.seat_of(twin).id == "D6"


def test_merging_is_refused_for_one_person_or_one_who_is_gone(session, desk_two, twin):
    with pytest.raises(Refused, match="hai người khác nhau"):
        session.roster_actions.merge(HUYEN, HUYEN)
    desk_two.poll()
    desk_two.roster.delete(twin)
    with pytest.raises(Refused, match="không còn"):
        session.roster_actions.merge(HUYEN, twin)
    assert HUYEN in session.state.delegates


def test_an_addition_is_not_undone_while_a_merged_badge_counts_on_it(session, twin):
    added = session.roster.add(Delegate(id="", full_name="Tôn Nữ Khánh Huyền", position="Kế toán"))
    addition = session.store.history(limit=1)[0]
    other = session.roster.add(Delegate(id="", full_name="Tôn Nữ Khánh Huyền"))
    session.roster_actions.merge(added.id, other.id)
    with pytest.raises(Refused, match="mã thẻ"):
        session.undo(addition)
