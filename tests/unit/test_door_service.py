from datetime import timedelta

import pytest

from hoinghi_tui.domain.badges import TEST_CODE, make_code
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Delegate, Means, Presence, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import deletion
from hoinghi_tui.services.session import Session

SOAI, LOAN, BANG = "dv-007", "dv-005", "dv-025"


@pytest.fixture
def desk_2(session, clock):
    with Session.open(session.folder, station="Bàn 2", clock=clock) as other:
        yield other


def code(session, person):
    return session.badges.codes()[person]


def check_ins(session):
    return [event for event in session.store.history() if event.kind == "check_in"]


def test_everybody_has_one_code_and_no_two_have_the_same(session):
    codes = session.badges.codes()
    assert codes.keys() == session.state.delegates.keys()
    assert len(set(codes.values())) == len(codes)
    assert all(len(one) == 16 and one.isdigit() for one in codes.values())
    assert session.badges.issue_missing() == 0
    assert session.badges.code_of(SOAI) == codes[SOAI]


def test_an_arrival_is_in_the_log_when_the_door_says_ok(session, clock):
    arrival = session.door.scan(code(session, SOAI))
    assert arrival.result is CheckInResult.OK
    assert arrival.delegate.full_name == "Đào Văn Soái"
    with Session.open(session.folder, read_only=True, clock=clock) as reader:
        row = reader.state.attendance[SOAI]
    assert (row.arrived_at, row.station, row.means) == (clock.now(), "Bàn 1", Means.QR)


def test_one_person_at_two_desks_is_let_in_exactly_once(session, desk_2, clock):
    badge = code(session, SOAI)
    first = session.door.scan(badge)
    at = clock.now()
    clock.advance(seconds=2)
    second = desk_2.door.scan(badge)
    assert [first.result, second.result] == [CheckInResult.OK, CheckInResult.ALREADY]
    assert (second.verdict.at, second.verdict.station) == (at, "Bàn 1")
    assert len(check_ins(session)) == 1


def test_the_slower_of_two_desks_judges_again_under_the_lock(session, desk_2, monkeypatch):
    """Both desks look before either saves: the second save must see the first."""
    badge = code(session, SOAI)
    transact = desk_2.store.transact

    def beaten(*args, **options):
        assert session.door.scan(badge).result is CheckInResult.OK
        return transact(*args, **options)

    monkeypatch.setattr(desk_2.store, "transact", beaten)
    late = desk_2.door.scan(badge)
    assert (late.result, late.verdict.station) == (CheckInResult.ALREADY, "Bàn 1")
    assert len(check_ins(session)) == 1


@pytest.mark.parametrize(
    ("seconds", "expected"), [(5, CheckInResult.REPEAT), (5.001, CheckInResult.ALREADY)]
)
def test_a_second_scan_at_the_same_desk_is_a_repeat_for_five_seconds(
    session, clock, seconds, expected
):
    badge = code(session, SOAI)
    session.door.scan(badge)
    clock.advance(seconds=seconds)
    assert session.door.scan(badge).result is expected


def test_an_undone_arrival_can_be_scanned_again_at_any_desk(session, desk_2, clock):
    badge = code(session, SOAI)
    session.door.scan(badge)
    assert desk_2.door.scan(badge).result is CheckInResult.ALREADY
    clock.advance(minutes=1)
    session.undo_last()
    again = desk_2.door.scan(badge)
    assert (again.result, again.verdict.station) == (CheckInResult.OK, "Bàn 2")


def test_what_is_no_badge_of_this_conference_is_told_apart(session):
    good = code(session, SOAI)
    wrong_check = good[:-2] + f"{(int(good[-2:]) + 1) % 100:02}"
    tag = session.state.conference.event_tag
    other_tag = f"{(int(tag) + 1) % 10_000:04}"
    unknown = next(
        secret for secret in ("0000000000", "0000000001") if secret not in session.state.badges
    )
    expected = {
        wrong_check: CheckInResult.MISREAD,
        make_code(other_tag, good[4:14]): CheckInResult.OTHER_EVENT,
        make_code(tag, unknown): CheckInResult.UNKNOWN,
    }
    assert {text: session.door.scan(text).result for text in expected} == expected
    assert not session.state.attendance
    assert session.door.holder(good) == session.state.delegates[SOAI]
    assert session.door.holder(wrong_check) is None


def test_who_declined_is_let_in_after_a_confirmation_only(session):
    assert session.door.scan(code(session, LOAN)).result is CheckInResult.DECLINED
    assert LOAN not in session.state.attendance
    assert session.door.check_in(LOAN, accept_declined=True).result is CheckInResult.OK
    assert session.state.attendance[LOAN].means is Means.MANUAL


def test_who_declined_and_comes_gets_a_free_seat_in_the_same_action(session):
    session.seating.apply(session.seating.propose())
    assert session.state.seat_of(LOAN) is None
    best = session.seating.best_free(LOAN)
    arrival = session.door.check_in(LOAN, accept_declined=True)
    assert arrival.seat == session.state.seat_of(LOAN)
    assert arrival.seat.id == best.id
    session.undo_last()
    assert session.state.seat_of(LOAN) is None
    assert LOAN not in session.state.attendance


def test_who_declined_and_comes_keeps_a_seat_held_and_stands_where_none_is_free(session):
    session.seating.apply(session.seating.propose())
    session.seating.move(LOAN, "F1")
    assert session.door.check_in(LOAN, accept_declined=True).seat.id == "F1"
    session.undo_last()
    session.undo_last()
    for seat in list(session.state.seats.values()):
        if seat.delegate is None and not seat.blocked:
            session.seating.block(seat.id)
    arrival = session.door.check_in(LOAN, accept_declined=True)
    assert (arrival.result, arrival.seat) == (CheckInResult.OK, None)


def test_a_substitute_is_noted_before_and_after_the_badge_was_scanned(session):
    vu = Substitute(full_name="  Vũ Thị  Thay ", position="Phó Trưởng phòng")
    session.door.scan(code(session, BANG))
    session.door.take_substitute(BANG, vu)
    session.door.take_substitute(LOAN, vu)
    for person in (BANG, LOAN):
        came = session.state.attendance[person].substitute
        assert came == Substitute(full_name="Vũ Thị Thay", position="Phó Trưởng phòng")
    session.undo_last()
    assert LOAN not in session.state.attendance
    with pytest.raises(Refused, match="họ và tên"):
        session.door.take_substitute(BANG, Substitute(full_name=" "))


def test_a_substitute_is_kept_when_another_desk_was_faster(session, desk_2):
    """Desk 2 has not heard yet that the delegate is in; the name must not get lost."""
    session.door.check_in(BANG)
    vu = Substitute(full_name="Vũ Thị Thay")
    arrival = desk_2.door.take_substitute(BANG, vu)
    assert arrival.result is CheckInResult.OK
    assert arrival.verdict.station == "Bàn 1"
    assert desk_2.state.attendance[BANG].substitute == vu
    assert desk_2.store.history(limit=1)[0].note == "Vũ Thị Thay đi thay Đặng Văn Bằng"


def test_a_substitute_is_checked_in_when_another_desk_has_undone_the_arrival(session, desk_2):
    session.door.check_in(BANG)
    desk_2.poll()
    session.undo_last()
    vu = Substitute(full_name="Vũ Thị Thay")
    assert desk_2.door.take_substitute(BANG, vu).verdict.station == "Bàn 2"
    assert desk_2.state.attendance[BANG].substitute == vu


def test_a_substitute_and_an_arrival_at_the_same_moment_are_both_kept(session, desk_2, monkeypatch):
    """The other desk saves between this one's look and its save."""
    transact = desk_2.store.transact

    def slow(*arguments, **options):
        session.door.check_in(BANG)
        return transact(*arguments, **options)

    monkeypatch.setattr(desk_2.store, "transact", slow)
    vu = Substitute(full_name="Vũ Thị Thay")
    arrival = desk_2.door.take_substitute(BANG, vu)
    came = desk_2.state.attendance[BANG]
    assert (arrival.result, came.station, came.substitute) == (CheckInResult.OK, "Bàn 1", vu)


def test_who_was_deleted_at_another_desk_is_refused_in_words(session, desk_2):
    person = session.roster.add(Delegate(id="", full_name="Khách Mới")).id
    desk_2.poll()
    session.roster.delete(person)
    for ask in (
        lambda: desk_2.door.check_in(person),
        lambda: desk_2.door.take_substitute(person, Substitute(full_name="Vũ Thị Thay")),
        lambda: desk_2.door.card(person),
        lambda: desk_2.door.report_leaving(person),
    ):
        with pytest.raises(Refused, match="Không có đại biểu dv-041 trong danh sách"):
            ask()


def test_leaving_is_refused_for_who_was_deleted_a_moment_ago(session, desk_2):
    person = session.roster.add(Delegate(id="", full_name="Khách Mới")).id
    session.door.check_in(person)
    desk_2.poll()
    session.roster.delete(person)
    with pytest.raises(Refused, match="trong danh sách"):
        desk_2.door.report_leaving(person)


def test_leaving_and_coming_back_keeps_the_first_arrival(session, clock):
    first = clock.now()
    session.door.scan(code(session, SOAI))
    clock.advance(minutes=30)
    session.door.report_leaving(SOAI)
    assert session.state.attendance[SOAI].state is Presence.LEFT
    with pytest.raises(Refused, match="không có trong phòng"):
        session.door.report_leaving(SOAI)
    clock.advance(minutes=30)
    back = session.door.scan(code(session, SOAI))
    assert (back.result, back.verdict.returning) == (CheckInResult.OK, True)
    assert session.state.attendance[SOAI].arrived_at == first


def test_the_card_says_where_to_sit_and_what_to_come_up_for(session):
    session.seating.move(BANG, "A1")
    card = session.door.card(BANG)
    assert (card.seat.id, card.place, card.unit.id) == ("A1", "hàng đầu, bên trái", "KT")
    assert [award.recipient for award in card.awards] == ["Phòng Kinh tế xã Đại Sơn"]
    assert [item.title for item in card.items] == ["Tham luận: Phòng Kinh tế"]
    assert session.door.card(LOAN).place == ""


def test_latest_arrivals_come_newest_first(session, clock):
    for person in (SOAI, BANG):
        session.door.check_in(person)
        clock.advance(minutes=1)
    assert [row.id for row in session.door.latest()] == [BANG, SOAI]
    assert [row.id for row in session.door.latest(1)] == [BANG]
    assert session.door.latest()[0].arrived_at == clock.now() - timedelta(minutes=1)


@pytest.mark.parametrize("query", ["soai", "dao van soai", "Dao2 Va8n Soai1", "đào văn soái"])
def test_people_are_found_as_they_are_typed(session, query):
    assert session.roster.search(query)[0].id == SOAI


def test_people_are_found_by_seat_unit_and_position_as_they_are_now(session):
    assert not session.roster.search("CT2")
    session.seating.move(SOAI, "CT2")
    assert [one.id for one in session.roster.search("CT2")] == [SOAI]
    assert SOAI in {one.id for one in session.roster.search("chu tich ubnd")}
    assert {one.unit for one in session.roster.search("phòng kinh tế")} == {"KT"}
    assert session.roster.search("") == session.roster.all()


def test_the_test_card_changes_nothing(session):
    before = session.store.last_seq
    assert session.door.scan(TEST_CODE).result is CheckInResult.TEST
    assert session.store.last_seq == before


def test_who_sat_at_the_desk_is_kept_and_told(session, desk_2):
    session.operator = "Chị Hoa"
    badge = code(session, SOAI)
    verdict = session.door.scan(badge).verdict
    assert (verdict.operator, verdict.means) == ("Chị Hoa", Means.QR)
    told = desk_2.door.scan(badge).verdict
    assert (told.result, told.station, told.operator) == (
        CheckInResult.ALREADY, "Bàn 1", "Chị Hoa",
    )  # fmt: skip
    assert session.state.attendance[SOAI].operator == "Chị Hoa"


def test_a_substitute_takes_a_seat_of_the_own_rank_in_the_same_action(session):
    session.seating.move(BANG, "A1")
    vu = Substitute(full_name="Vũ Thị Thay", position="Chuyên viên")
    seat = session.desk.offer(vu.position).seat.id
    arrival = session.door.take_substitute(BANG, vu, seat=seat)
    assert (arrival.result, arrival.seat.id) == (CheckInResult.OK, seat)
    assert arrival.verdict.substitute == vu
    assert session.state.seats["A1"].delegate is None
    assert session.store.history(1)[0].note == f"Vũ Thị Thay đi thay Đặng Văn Bằng, sang ghế {seat}"
    session.undo_last()
    assert BANG not in session.state.attendance
    assert session.state.seat_of(BANG).id == "A1"


def test_a_substitute_named_later_moves_too(session):
    session.seating.move(BANG, "A1")
    session.door.check_in(BANG)
    vu = Substitute(full_name="Vũ Thị Thay")
    assert session.door.take_substitute(BANG, vu, seat="F1").seat.id == "F1"
    assert session.door.take_substitute(BANG, vu).seat.id == "F1"


def test_a_seat_that_was_taken_meanwhile_is_refused_in_words(session, desk_2):
    session.seating.move(BANG, "A1")
    desk_2.poll()
    session.seating.move(SOAI, "F1")
    vu = Substitute(full_name="Vũ Thị Thay")
    with pytest.raises(Refused, match="Ghế F1 vừa có người"):
        desk_2.door.take_substitute(BANG, vu, seat="F1")
    assert BANG not in desk_2.state.attendance
    assert desk_2.state.seat_of(BANG).id == "A1"


def test_one_look_is_enough_to_see_what_another_desk_saved(session, desk_2):
    session.door.check_in(SOAI)
    assert desk_2.poll()
    assert desk_2.tally() == session.tally()
    assert [row.id for row in desk_2.door.latest()] == [SOAI]
    assert not desk_2.poll()


def test_a_scan_looks_at_one_person_only(session, monkeypatch):
    """Among ten thousand it must not take longer: nothing is read but what it concerns."""
    session.seating.move(SOAI, "A1")
    badge = code(session, SOAI)
    door, state = session.door, session.state
    door.check_in(BANG)
    door.card(BANG), door.card(SOAI), session.tally(), door.latest()

    def whole_table(_):
        raise AssertionError("a whole table was read")

    for kind in (type(state.delegates), type(session.store.table("delegates"))):
        monkeypatch.setattr(kind, "__iter__", whole_table)
    assert door.scan(badge).seat.id == "A1"
    assert door.card(SOAI).place == "hàng đầu, bên trái"
    assert session.tally().present == 2
    assert [row.id for row in door.latest(1)] == [SOAI]


def test_whom_another_desk_let_in_is_warned_of_each_time(session, desk_2, clock):
    badge = code(session, SOAI)
    desk_2.door.scan(badge)
    for _ in range(3):
        assert session.door.scan(badge).result is CheckInResult.ALREADY
        clock.advance(seconds=2)


def test_a_badge_left_before_the_scanner_stays_quiet(session, clock):
    badge = code(session, SOAI)
    session.door.scan(badge)
    for _ in range(3):
        clock.advance(seconds=4)
        assert session.door.scan(badge).result is CheckInResult.REPEAT


def test_who_comes_back_at_another_desk_and_is_read_twice_gets_no_warning(session, desk_2, clock):
    badge = code(session, SOAI)
    desk_2.door.scan(badge)
    desk_2.door.report_leaving(SOAI)
    clock.advance(minutes=5)
    assert session.door.scan(badge).result is CheckInResult.OK
    assert session.door.scan(badge).result is CheckInResult.REPEAT


def test_an_arrival_carries_the_action_that_saved_it(session, desk_2):
    arrival = session.door.check_in(SOAI)
    desk_2.door.check_in(BANG)
    assert (arrival.event.kind, arrival.event.note) == ("check_in", "Điểm danh Đào Văn Soái")
    named = session.door.take_substitute(SOAI, Substitute(full_name="Vũ Thị Thay"))
    assert named.event.kind == "name_substitute"
    assert session.door.scan(code(session, SOAI)).event is None
    assert session.door.scan("0000").event is None


def test_a_delegate_comes_in_person_after_the_substitute(session, clock):
    vu = Substitute(full_name="Vũ Thị Thay")
    first = session.door.take_substitute(BANG, vu)
    clock.advance(minutes=5)
    session.door.report_leaving(BANG)
    before = session.state.attendance[BANG]
    clock.advance(minutes=5)
    arrival = session.door.came_in_person(BANG)
    row = session.state.attendance[BANG]
    assert (row.substitute, row.state, row.left_at) == (None, Presence.PRESENT, None)
    assert row.arrived_at == first.verdict.at
    assert (arrival.result, arrival.verdict.at) == (CheckInResult.OK, first.verdict.at)
    assert (arrival.event.kind, arrival.event.note) == (
        "came_in_person",
        "Đặng Văn Bằng tự đến dự, thôi đi thay",
    )
    assert session.door.scan(code(session, BANG)).result is CheckInResult.REPEAT
    with pytest.raises(Refused, match="Không có ai đang đi thay Đặng Văn Bằng"):
        session.door.came_in_person(BANG)
    with pytest.raises(Refused, match="Không có ai đang đi thay"):
        session.door.came_in_person(SOAI)
    session.undo(arrival.event)
    assert session.state.attendance[BANG] == before


def test_the_badge_of_a_substitute_who_left_names_who_is_taken_to_be_back(session, clock):
    session.door.take_substitute(BANG, Substitute(full_name="Vũ Thị Thay"))
    session.door.report_leaving(BANG)
    clock.advance(minutes=5)
    back = session.door.scan(code(session, BANG))
    assert back.result is CheckInResult.OK
    assert "Tính là Vũ Thị Thay (đi thay Đặng Văn Bằng) trở lại" in back.verdict.taken_for
    assert back.event.note == "Trở lại Vũ Thị Thay (đi thay Đặng Văn Bằng)"
    session.door.report_leaving(BANG)
    other = session.door.take_substitute(BANG, Substitute(full_name="Lê Văn Khác"))
    assert (other.verdict.returning, other.verdict.taken_for) == (False, "")


def test_who_is_not_on_the_list_any_more_is_not_among_the_latest(session, clock):
    for person in (SOAI, BANG, LOAN):
        session.door.check_in(person, accept_declined=True)
        clock.advance(seconds=1)
    person = session.state.delegates[BANG]
    session.work.act("test", lambda: [deletion("delegates", person)])  # the arrival stays
    assert [row.id for row in session.door.latest(2)] == [LOAN, SOAI]
