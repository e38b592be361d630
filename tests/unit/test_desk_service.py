"""What the desk does for people without a valid code."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.badges import make_code
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Delegate, Means, Presence, Role, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room_map import describe
from hoinghi_tui.domain.seating import SeatingRefused
from hoinghi_tui.services.desk import AlreadyListed, Guest
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, NotSaved, verify

SOAI, LOAN, BANG = "dv-007", "dv-005", "dv-025"
HUYEN = "dv-014"
"""No award, no item of the agenda: she may be taken off the list."""
NGA = Guest("  Nguyễn Thị  Nga ", position="Chuyên viên", unit_name=" Xã  Bên ")


def tables(session):
    state = session.state
    named = ("delegates", "badges", "attendance", "seats")
    return {name: dict(state.rows(name)) for name in named}


def kinds(session):
    return [event.kind for event in session.store.history(None)]


# -- newcomers -------------------------------------------------------------------------------


def test_a_newcomer_is_listed_seated_and_checked_in_by_one_action(session, clock):
    session.operator = " Chị  Hoa "
    before, counts = tables(session), session.tally()
    seat = session.desk.offer(NGA.position).seat.id
    arrival = session.desk.walk_in(NGA, seat=seat)
    person = arrival.delegate
    assert (arrival.result, arrival.seat.id) == (CheckInResult.OK, seat)
    assert (person.id, person.full_name, person.note) == (
        "dv-041", "Nguyễn Thị Nga", "Đơn vị: Xã Bên",
    )  # fmt: skip
    assert person.walk_in
    assert person.roles == (Role.GUEST,)
    row = session.state.attendance[person.id]
    assert (row.arrived_at, row.station, row.operator, row.means) == (
        clock.now(), "Bàn 1", "Chị Hoa", Means.MANUAL,
    )  # fmt: skip
    assert (arrival.verdict.at, arrival.verdict.operator) == (clock.now(), "Chị Hoa")
    assert session.door.scan(session.badges.code_of(person.id)).result is CheckInResult.REPEAT
    after = session.tally()
    assert (after.walk_in, after.invited, after.present) == (1, counts.invited, 0)
    event = session.undo_last()
    assert (event.kind, event.note) == ("walk_in", f"Khách phát sinh Nguyễn Thị Nga, ghế {seat}")
    assert tables(session) == before
    assert session.tally() == counts


def test_one_more_from_a_unit_of_the_list_is_no_guest(session):
    person = session.desk.walk_in(Guest("Lê Văn Thêm", unit="KT"), seat=None).delegate
    assert (person.unit, person.roles, person.note) == ("KT", (), "")
    with pytest.raises(Refused, match="Đơn vị này vừa bị xóa"):
        session.desk.walk_in(Guest("Lê Văn Nữa", unit="gone"), seat=None)
    with pytest.raises(Refused, match="họ và tên"):
        session.desk.walk_in(Guest(" \u200b "), seat=None)


def test_somebody_with_a_name_of_the_list_is_asked_about(session):
    before = tables(session)
    with pytest.raises(AlreadyListed, match=r"Đào Văn Soái, .* đã có trong danh sách") as caught:
        session.desk.walk_in(Guest("ĐÀO văn  Soái"), seat=None)
    assert caught.value.delegate.id == SOAI
    assert tables(session) == before
    assert session.desk.namesake("Đào Văn Soài") is None
    other = session.desk.walk_in(Guest("Đào Văn Soái"), seat=None, even_if_listed=True)
    assert other.delegate.id == "dv-041"


def test_two_desks_do_not_enter_one_newcomer_twice(session, desk_two):
    """Desk 2 has not heard yet of what desk 1 saved a moment ago."""
    session.desk.walk_in(NGA, seat=None)
    with pytest.raises(AlreadyListed):
        desk_two.desk.walk_in(NGA, seat=None)
    assert kinds(desk_two).count("walk_in") == 1


def test_two_desks_do_not_give_away_one_seat_twice(session, desk_two):
    seat = session.desk.offer().seat.id
    assert desk_two.desk.offer().seat.id == seat
    session.desk.walk_in(NGA, seat=seat)
    with pytest.raises(SeatingRefused, match=f"Ghế {seat} vừa có người"):
        desk_two.desk.walk_in(Guest("Lê Văn Khác"), seat=seat)
    assert desk_two.desk.namesake("Lê Văn Khác") is None
    assert desk_two.desk.offer().seat.id != seat


def test_seats_are_offered_by_the_own_post_and_the_room_is_watched(session):
    assert session.desk.offer("Phó Giám đốc Sở Nội vụ").place == "hàng đầu, bên trái"
    usual = session.desk.offer("Chuyên viên")
    assert (usual.seat.reserve, usual.warning) == (True, "")
    # Nobody is seated yet, so all who have not declined still need a seat.
    needed = session.tally().invited - session.tally().declined
    hall = [seat.id for seat in session.state.seats.values() if seat.zone == "hall"]
    for seat in hall[needed + 1 :]:
        session.seating.block(seat)
    assert "Chỉ còn" not in session.desk.offer().warning
    session.seating.block(hall[needed])
    assert session.desk.offer().warning == (
        f"Chỉ còn {needed} ghế trống mà {needed} đại biểu trong danh sách chưa có chỗ."
    )


def test_hostile_names_go_through_unharmed(session):
    for name in ("[/] =cmd()", "../{{x}}", "Ẩn " * 166, "Lê\u202e 😀", "A\x1b[31mB"):
        person = session.desk.walk_in(Guest(name), seat=None).delegate
        assert session.state.delegates[person.id].full_name
        with pytest.raises(AlreadyListed):
            session.desk.walk_in(Guest(name), seat=None)
    assert verify(session.folder).ok


def test_what_is_not_saved_changes_nothing(session, disk_full):
    before = tables(session)
    with disk_full():
        for act in (
            lambda: session.desk.walk_in(NGA, seat="A1"),
            lambda: session.desk.replace_badge(SOAI),
            lambda: session.door.take_substitute(SOAI, Substitute(full_name="Vũ"), seat="A1"),
        ):
            with pytest.raises(NotSaved):
                act()
    assert tables(session) == before


# -- taking back -------------------------------------------------------------------------------


def test_an_arrival_is_taken_back_at_any_desk_whatever_happened_since(session, desk_two, clock):
    session.seating.move(SOAI, "A1")
    session.door.check_in(SOAI)
    arrival = session.store.history(1)[0]
    clock.advance(hours=3)
    session.door.take_substitute(SOAI, Substitute(full_name="Vũ Thị Thay"))
    session.door.report_leaving(SOAI)
    with pytest.raises(Conflict):
        desk_two.undo(arrival)
    desk_two.desk.take_back(SOAI, "  Bấm nhầm   người ")
    session.poll()
    assert SOAI not in session.state.attendance
    assert session.state.seat_of(SOAI).id == "A1"
    event = session.store.history(1)[0]
    assert (event.kind, event.station) == ("take_back", "Bàn 2")
    assert event.note == "Hủy điểm danh Vũ Thị Thay (đi thay Đào Văn Soái) (Bấm nhầm người)"
    assert session.tally().present == 0
    assert session.door.check_in(SOAI).result is CheckInResult.OK


def test_taking_back_needs_a_reason_and_an_arrival(session):
    session.door.check_in(SOAI)
    for person, reason, words in (
        (SOAI, " ", "lý do"),
        (BANG, "Nhầm", "chưa điểm danh"),
        ("dv-999", "Nhầm", "không còn trong danh sách"),
    ):
        with pytest.raises(Refused, match=words):
            session.desk.take_back(person, reason)
    assert SOAI in session.state.attendance


def test_what_was_taken_back_can_come_back_by_undo(session):
    session.door.check_in(SOAI)
    before = tables(session)
    session.desk.take_back(SOAI, "Nhầm")
    session.undo_last()
    assert tables(session) == before


# -- badges ------------------------------------------------------------------------------------


def test_every_earlier_badge_answers_that_it_was_replaced(session):
    first = session.desk.badge_code(SOAI)
    second = session.desk.replace_badge(SOAI)
    third = session.desk.replace_badge(SOAI)
    assert len({first, second, third}) == 3
    assert session.desk.badge_code(SOAI) == session.badges.code_of(SOAI) == third
    for old in (first, second):
        arrival = session.door.scan(old)
        assert (arrival.result, arrival.delegate.id) == (CheckInResult.REPLACED, SOAI)
    assert session.door.scan(third).result is CheckInResult.OK
    assert session.store.history(None)[-1].kind == "create"


def test_a_spare_badge_of_a_merged_entry_is_replaced_too(session):
    twin = session.roster.add(Delegate(id="", full_name="Đào Văn Soái")).id
    spare = session.desk.badge_code(twin)
    session.roster_actions.merge(SOAI, twin)
    assert session.door.holder(spare).id == SOAI
    session.desk.replace_badge(SOAI)
    assert session.door.scan(spare).result is CheckInResult.REPLACED


def test_replacing_is_one_action_and_undone_as_one(session):
    old = session.desk.badge_code(SOAI)
    before = tables(session)
    new = session.desk.replace_badge(SOAI)
    assert session.store.history(1)[0].note == "Thay thẻ của Đào Văn Soái"
    session.undo_last()
    assert tables(session) == before
    assert session.door.scan(new).result is CheckInResult.UNKNOWN
    assert session.door.scan(old).result is CheckInResult.OK


def test_a_code_is_issued_once_to_who_has_none(session):
    secret = session.state.badge_of(SOAI).id
    session.store.transact("lose", lambda: [_without_badge(session, secret)])
    assert session.badges.code_of(SOAI) is None
    code = session.desk.badge_code(SOAI)
    assert session.desk.badge_code(SOAI) == code
    assert kinds(session)[0] == "issue_badges"
    assert kinds(session).count("issue_badges") == 1
    assert code == make_code(session.state.conference.event_tag, code[4:14])
    for ask in (session.desk.badge_code, session.desk.replace_badge):
        with pytest.raises(Refused, match="không còn trong danh sách"):
            ask("dv-999")


def _without_badge(session, secret):
    from hoinghi_tui.services.rows import deletion

    return deletion("badges", session.state.badges[secret])


# -- the list signed on paper --------------------------------------------------------------------


def numbers(session):
    """The printed list, number by number, as it was before anybody came."""
    from hoinghi_tui.domain.sign_in import sign_in_groups

    groups = sign_in_groups(session.roster.all(), session.state.units, {})
    return [signer.delegate.id for group in groups for signer in group.signers]


def test_numbers_mean_the_lines_of_the_printed_list_all_day_long(session):
    printed = numbers(session)

    def meant(text):
        signers, by_number = session.desk.on_paper(text)
        assert by_number
        return [signer.delegate.id for signer in signers]

    assert meant("2") == [printed[1]]
    assert meant("1-3, 5") == [printed[0], printed[1], printed[2], printed[4]]
    # Neither a newcomer nor somebody who came after declining moves the numbers.
    session.desk.walk_in(Guest("Bùi Văn Mới", position="Giám đốc Sở"), seat=None)
    session.door.check_in(LOAN, accept_declined=True)
    everybody = f"1-{len(printed)}"
    assert meant(everybody) == printed
    assert meant(f"{len(printed)} {len(printed) + 7}") == [printed[-1]]


def test_names_and_initials_are_found_as_at_the_door(session):
    def found(text):
        signers, by_number = session.desk.on_paper(text)
        assert not by_number
        return [signer.delegate.id for signer in signers]

    assert found("soai") == [SOAI]
    assert SOAI in found("ĐVS")
    assert found("  ") == []
    assert found("xyzxyz") == []


def test_who_signs_in_anothers_place_is_told(session):
    session.door.take_substitute(SOAI, Substitute(full_name="Vũ Thị Thay"))
    [signer], _ = session.desk.on_paper("soai")
    assert signer.substitute.full_name == "Vũ Thị Thay"


def test_who_has_signed_is_in_also_after_declining(session):
    for person in (SOAI, LOAN):
        assert session.desk.check_in_on_paper(person).result is CheckInResult.OK
        row = session.state.attendance[person]
        assert (row.means, row.state) == (Means.PAPER, Presence.PRESENT)
    assert session.desk.check_in_on_paper(SOAI).verdict.means is Means.PAPER


def test_numbers_follow_the_list_when_it_changes(session):
    before = session.desk.paper_numbers()
    session.roster.delete(HUYEN)
    assert session.desk.paper_numbers() == {
        person: number - (number > before[HUYEN])
        for person, number in before.items()
        if person != HUYEN
    }


def test_two_windows_of_one_name_each_take_back_their_own(session, clock):
    with Session.open(session.folder, station=session.station, clock=clock) as other:
        mine = session.desk.check_in_on_paper(SOAI)
        other.desk.check_in_on_paper(BANG)
        session.poll()
        session.undo(mine.event)
        assert set(session.state.attendance) == {BANG}
    assert session.desk.check_in_on_paper(BANG).event is None


# -- who came in another's place ---------------------------------------------------------------


def test_a_substitute_is_a_namesake_with_whom_and_how(session):
    nam = Substitute(full_name="Lê Hoàng Nam", position="Công chức")
    person = session.state.delegates[SOAI]
    assert session.desk.namesake("Lê Hoàng Nam") is None
    session.roster.edit(person, replace(person, substitute=nam))
    announced = session.desk.namesake("lê hoàng  nam")
    assert announced.words == ("Lê Hoàng Nam", "Công chức", "được cử đi thay Đào Văn Soái")
    session.door.take_substitute(SOAI, nam)
    came = session.desk.namesake("Lê Hoàng Nam")
    assert (came.delegate.id, came.words[-1]) == (SOAI, "đang đi thay Đào Văn Soái")
    with pytest.raises(AlreadyListed, match="Công chức, đang đi thay Đào Văn Soái đã có") as caught:
        session.desk.walk_in(Guest("Lê Hoàng Nam"), seat=None)
    assert caught.value.delegate.id == SOAI
    session.door.report_leaving(SOAI)
    assert session.desk.namesake("Lê Hoàng Nam").words[-1] == "đã về, đi thay Đào Văn Soái"
    session.door.came_in_person(SOAI)
    assert session.desk.namesake("Lê Hoàng Nam") is None
    session.desk.walk_in(Guest("Lê Hoàng Nam"), seat=None)


def test_the_free_seats_are_open_and_said_where(session):
    session.seating.move(SOAI, "E1")
    session.seating.lock("E2")
    session.seating.block("E3")
    free = {one.seat.id: one.place for one in session.desk.free_seats()}
    assert not {"E1", "E2", "E3"} & free.keys()
    seats = session.state.seats
    shut = {"E1", "E2", "E3"} | {seat.id for seat in seats.values() if seat.locked or seat.blocked}
    assert free == {
        seat.id: describe(seat, seats.values()) for seat in seats.values() if seat.id not in shut
    }


def test_the_room_is_not_looked_through_for_each_free_seat(session, monkeypatch):
    looks, values = [], session.state.seats.values
    monkeypatch.setattr(session.state.seats, "values", lambda: looks.append(1) or values())
    assert len(session.desk.free_seats()) > len(looks)
    assert len(looks) == 2  # once for the seats, once for how far each zone reaches
