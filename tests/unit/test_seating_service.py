"""Moving people as one saved action each, also when two stations do it at once."""

from collections import Counter
from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Delegate, Invitation, Substitute
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_editing import remove_seat
from hoinghi_tui.domain.seat_state import SeatState
from hoinghi_tui.domain.seating import Plan, PlanMode, SeatingRefused
from hoinghi_tui.services.session import Session


@pytest.fixture
def other(session, sample_folder, clock):
    """A second station on the same folder; it sees the first one only when it polls."""
    with Session.open(sample_folder, station="Bàn 2", clock=clock) as opened:
        yield opened


def sitting(session):
    session.poll()
    return {seat.id: seat.delegate for seat in session.seating.seats() if seat.delegate}


def nobody_sits_twice(session):
    return max(Counter(sitting(session).values()).values(), default=1) == 1


def test_the_plan_seats_who_is_to_come_and_one_undo_takes_it_back(session):
    proposal = session.seating.proposal()
    assert len(proposal.moves) == 38
    assert session.seating.apply(proposal.plan) == 38
    assert len(sitting(session)) == 38
    assert session.seating.unplaced() == []
    session.undo_last()
    assert sitting(session) == {}


def test_moves_are_listed_in_protocol_order(session):
    order = [one.id for one in session.roster.all() if one.id not in ("dv-005", "dv-028")]
    assert [move.delegate for move in session.seating.proposal().moves] == order


def test_the_proposal_tells_the_quality_before_and_after(arranged):
    good = arranged.seating.quality()
    arranged.seating.swap("A1", "D8")
    proposal = arranged.seating.proposal()
    assert proposal.before.objective.total > good.objective.total
    assert replace(proposal.after, moved=0) == good
    assert proposal.after.moved == len(proposal.moves) == 2


def test_a_plan_that_was_overtaken_is_refused(arranged, other):
    plan = arranged.seating.propose()
    other.poll()
    other.roster.delete("dv-024")
    with pytest.raises(Refused, match="Bấm A để xếp lại"):
        arranged.seating.apply(plan)
    assert "dv-024" not in sitting(arranged).values()


def test_a_plan_without_enough_seats_is_refused_in_words(session):
    with pytest.raises(SeatingRefused, match="Thiếu 1 ghế"):
        session.seating.apply(Plan({}, unplaced=("dv-001",)))


def test_two_stations_move_one_person_at_once(arranged, other):
    """The second is told, and the person sits on one seat: where the first put them."""
    other.poll()
    arranged.seating.move("dv-010", "E1")
    with pytest.raises(Refused, match="chuyển Trần Thị Đào sang ghế E1"):
        other.seating.move("dv-010", "E8")
    for session in (arranged, other):
        assert sitting(session)["E1"] == "dv-010"
        assert "E8" not in sitting(session)
        assert nobody_sits_twice(session)


def test_two_stations_seat_one_person_at_once(session, other):
    session.seating.move("dv-010", "E1")
    with pytest.raises(Refused, match="sang ghế E1"):
        other.seating.move("dv-010", "E8")
    assert sitting(other) == {"E1": "dv-010"}


def test_two_stations_take_one_seat_at_once(session, other):
    session.seating.move("dv-010", "E1")
    with pytest.raises(Refused, match="vừa đổi người ngồi ghế E1"):
        other.seating.move("dv-011", "E1")
    assert sitting(other) == {"E1": "dv-010"}


def test_a_chair_taken_out_meanwhile_is_not_sat_on_and_no_plan_is_half_applied(session, other):
    plan = session.seating.propose()
    gone = next(seat for seat in plan.seats if session.state.seats[seat].zone is Zone.HALL)
    other.room_editor.edit(lambda room, seats: remove_seat(room, seats, gone), "Bỏ một ghế")
    with pytest.raises(Refused, match=f"Không có ghế {gone} trong phòng"):
        session.seating.move("dv-010", gone)
    with pytest.raises(Refused, match="Bấm A để xếp lại"):
        session.seating.apply(plan)
    assert sitting(session) == {}
    session.seating.apply(session.seating.propose())
    assert nobody_sits_twice(session)
    assert session.seating.unplaced() == []


def test_two_stations_swap_one_seat_at_once(arranged, other):
    other.poll()
    before = sitting(arranged)
    arranged.seating.swap("A1", "B1")
    with pytest.raises(Refused, match="ghế A1"):
        other.seating.swap("A1", "C1")
    assert sitting(other) == before | {"A1": before["B1"], "B1": before["A1"]}


def test_different_people_are_moved_by_two_stations_without_a_word(arranged, other):
    other.poll()
    arranged.seating.swap("A1", "A2")
    other.seating.swap("B1", "B2")
    assert sitting(arranged) == sitting(other)
    assert nobody_sits_twice(other)


def test_a_seat_is_locked_once_when_two_stations_lock_it(session, other):
    session.seating.lock("A1")
    other.seating.lock("A1")
    session.poll()
    assert session.state.seats["A1"].locked


def test_a_locked_seat_keeps_its_person(arranged):
    person = sitting(arranged)["A1"]
    arranged.seating.lock("A1")
    for forbidden in (
        lambda: arranged.seating.swap("A1", "B1"),
        lambda: arranged.seating.move(person, "E1"),
        lambda: arranged.seating.vacate("A1"),
        lambda: arranged.seating.may_leave("A1"),
    ):
        with pytest.raises(Refused, match=r"Ghế A1 đang khóa\. Mở khóa"):
            forbidden()
    arranged.seating.lock("A1")
    assert arranged.seating.may_leave("A1").id == person


def test_a_plan_leaves_locked_and_blocked_seats_alone(session):
    session.seating.move("dv-040", "A1")
    session.seating.lock("A1")
    session.seating.block("A2")
    session.seating.apply(session.seating.propose())
    assert sitting(session)["A1"] == "dv-040"
    assert "A2" not in sitting(session)
    assert nobody_sits_twice(session)


def test_a_seat_in_use_is_not_blocked(session):
    session.seating.move("dv-040", "A1")
    with pytest.raises(Refused, match="đang có người"):
        session.seating.block("A1")
    session.seating.vacate("A1")
    session.seating.block("A1")
    with pytest.raises(Refused, match="đang chặn"):
        session.seating.move("dv-040", "A1")
    session.seating.block("A1")
    session.seating.move("dv-040", "A1")


def test_unknown_seats_and_people_are_refused_in_words(session):
    with pytest.raises(Refused, match="Không có ghế Z9"):
        session.seating.lock("Z9")
    with pytest.raises(Refused, match="Không có ghế Z9"):
        session.seating.move("dv-001", "Z9")
    with pytest.raises(Refused, match="không còn trong danh sách"):
        session.seating.move("dv-999", "A1")
    with pytest.raises(Refused, match="Ghế A1 trống"):
        session.seating.may_leave("A1")


def test_who_declined_needs_no_seat(session):
    waiting = {delegate.id for delegate in session.seating.unplaced()}
    assert len(waiting) == 38
    assert not waiting & {"dv-005", "dv-028"}


def test_who_declined_but_came_needs_a_seat(session):
    session.door.check_in("dv-005", accept_declined=True)
    waiting = {delegate.id for delegate in session.seating.unplaced()}
    assert "dv-005" in waiting
    assert len(waiting) == 39


def test_who_declined_but_sends_somebody_needs_a_seat(session):
    away = session.state.delegates["dv-005"]
    session.roster.edit(away, replace(away, substitute=Substitute(full_name="Lê Văn Thay")))
    assert "dv-005" in {delegate.id for delegate in session.seating.unplaced()}
    assert "dv-005" in session.seating.propose(PlanMode.KEEP).seats.values()


def test_cards_follow_the_door_the_list_and_the_awards(arranged, other):
    def card(session, person):
        return next(one for one in session.seating.cards() if one.seat.delegate == person)

    assert card(arranged, "dv-007").state is SeatState.EXPECTED
    other.door.check_in("dv-007")
    arranged.poll()
    assert card(arranged, "dv-007").state is SeatState.PRESENT
    free = next(one.id for one in arranged.seating.seats() if one.delegate is None)
    arranged.seating.move("dv-005", free)
    assert card(arranged, "dv-005").state is SeatState.DECLINED
    recipients = {award.delegate for award in arranged.state.awards.values() if award.delegate}
    assert {c.seat.delegate for c in arranged.seating.cards() if c.receives} == recipients & set(
        sitting(arranged).values()
    )
    assert arranged.seating.cards() is arranged.seating.cards()


def test_namesakes_are_those_called_the_same(arranged):
    """Two are called Tuấn, two Đức; Hoà and Hòa is one name, Ân and Ấn are two."""
    named = {one.delegate.full_name for one in arranged.seating.cards() if one.namesake}
    assert named == {
        "Nguyễn Văn Tuấn",
        "Đinh Công Đức",
        "Đặng Văn Đức",
        "Lê Văn Hoà",
        "Vũ Thị Hòa",
    }


def test_a_deleted_person_leaves_no_name_on_the_plan(session):
    added = session.roster.add(Delegate(id="", full_name="Khách [/] {{x}} =cmd()"))
    session.seating.move(added.id, "E1")
    session.roster.delete(added.id)
    assert sitting(session) == {}


def test_emptying_a_seat_never_takes_the_seat_its_person_got_since(session, other):
    session.seating.move("dv-010", "A1")
    other.poll()
    session.seating.move("dv-010", "B1")
    with pytest.raises(Refused, match="Bàn khác vừa đổi người ngồi ghế A1"):
        other.seating.vacate("A1")
    assert sitting(session) == {"B1": "dv-010"}


def test_undo_never_puts_one_person_on_two_seats(session, other):
    session.seating.move("dv-010", "A1")
    session.seating.vacate("A1")
    other.poll()
    other.seating.move("dv-010", "B1")
    with pytest.raises(Refused, match="nay đã ngồi ghế B1"):
        session.undo_last()
    assert sitting(session) == {"B1": "dv-010"}


def test_undo_never_leaves_a_seat_to_nobodys_name(session):
    added = session.roster.add(Delegate(id="", full_name="Khách Mới"))
    add = session.store.history(limit=1)[0]
    session.seating.move(added.id, "E1")
    with pytest.raises(Refused, match="đang ngồi ghế E1"):
        session.undo(add)


def test_undo_of_a_move_goes_back_while_nothing_stands_in_the_way(arranged):
    before = sitting(arranged)
    arranged.seating.swap("A1", "E1")
    arranged.undo_last()
    assert sitting(arranged) == before
    arranged.seating.swap("A1", "A2")
    first = arranged.store.history(limit=1)[0]
    arranged.seating.swap("A1", "A3")
    with pytest.raises(Refused, match="nay đã ngồi ghế A3"):
        arranged.undo(first)


def test_presidium_sits_from_the_centre_out(arranged):
    seats = {seat.id: seat for seat in arranged.seating.seats()}
    assert seats["CT1"].delegate == "dv-001"
    table = {seat.delegate for seat in seats.values() if seat.zone is Zone.PRESIDIUM}
    assert table == {"dv-001", "dv-002", "dv-004", "dv-007", "dv-008"}


def test_the_log_names_who_moved(arranged):
    def last():
        return arranged.store.history(limit=1)[0].note

    arranged.seating.swap("A3", "E1")
    assert last() == "Phạm Văn Ân chuyển từ A3 sang E1"
    arranged.seating.swap("A2", "E1")
    assert last() == "Trương Ưng Ngữ chuyển từ A2 sang E1, Phạm Văn Ân chuyển từ E1 sang A2"
    arranged.seating.vacate("E1")
    assert last() == "Bỏ chỗ của Trương Ưng Ngữ"
    arranged.seating.move("dv-006", "A4")
    assert last() == "Trương Ưng Ngữ ngồi A4"
    arranged.seating.lock("A4")
    assert last() == "Khóa ghế A4"


def total(session):
    return session.seating.quality().objective.total


@pytest.mark.parametrize(("first", "second"), [("A1", "A2"), ("CT1", "D5"), ("B4", "E8")])
def test_the_cost_of_an_exchange_is_what_it_adds_to_the_objective(arranged, first, second):
    before, cost = total(arranged), arranged.seating.cost(first, second)
    arranged.seating.swap(first, second)
    assert total(arranged) - before == cost
    assert arranged.seating.cost(first, second) == -cost
    assert arranged.seating.cost(first, first) == 0


def test_the_cost_of_a_seat_that_is_not_there_is_refused(arranged):
    with pytest.raises(Refused, match="Không có ghế Z9"):
        arranged.seating.cost("A1", "Z9")


def test_a_newcomer_is_seated_without_moving_anybody(arranged):
    before = sitting(arranged)
    newcomer = arranged.roster.add(Delegate(id="", full_name="Khách [/] =cmd()", unit="VP"))
    offered = arranged.seating.best_free(newcomer.id)

    proposal = arranged.seating.proposal(PlanMode.KEEP)

    assert proposal.after.moved == 0
    assert [(move.delegate, move.to_seat) for move in proposal.moves] == [(newcomer.id, offered.id)]
    assert arranged.seating.apply(proposal.plan) == 1
    assert sitting(arranged) == before | {offered.id: newcomer.id}
    assert arranged.store.history(limit=1)[0].note == "Xếp người chưa có chỗ, 1 người mới có chỗ"


def test_the_log_tells_who_is_newly_seated_from_who_moves_and_who_gives_the_seat_up(session):
    def noted():
        session.seating.apply(session.seating.propose())
        return session.store.history(limit=1)[0].note

    assert noted() == "Tự xếp chỗ, 38 người mới có chỗ"
    session.seating.swap("A1", "D8")
    session.seating.vacate("B2")
    assert noted() == "Tự xếp chỗ, 1 người mới có chỗ, 2 người đổi chỗ"
    away = session.state.delegates[session.state.seats["CT1"].delegate]
    session.roster.edit(away, replace(away, invitation=Invitation.DECLINED))
    assert noted().endswith(", 1 người thôi giữ ghế")


def test_nobody_unknown_is_offered_a_seat(session):
    with pytest.raises(Refused, match="không còn trong danh sách"):
        session.seating.best_free("dv-999")


def leave_only_others_seats(session, row):
    """Block the free seats of a row, so that only seats of who is not here are left to fill."""
    for seat in session.seating.seats():
        if seat.row == row and seat.delegate is None:
            session.seating.block(seat.id)


def test_moving_up_is_told_by_the_seats_it_fills_and_by_who_is_here(arranged):
    leave_only_others_seats(arranged, "A")
    arranged.door.check_in("dv-040")

    proposal = arranged.seating.close_up()

    assert [one.delegate for one in proposal.moves if one.to_seat.startswith("A")] == ["dv-040"]
    assert (len(proposal.moves), proposal.absent()) == (2, 1)
    before, after = proposal.ahead
    assert after == 0 < before


def test_moving_up_is_one_action_that_survives_other_arrivals(arranged, other):
    leave_only_others_seats(arranged, "A")
    for person in ("dv-037", "dv-040"):
        arranged.door.check_in(person)
    before = sitting(arranged)
    proposal = arranged.seating.close_up()
    other.door.check_in("dv-036")

    moved = arranged.seating.apply(proposal.plan)

    after = sitting(arranged)
    assert moved == len(proposal.moves) == 4
    assert sorted(after.values()) == sorted(before.values())
    for person in ("dv-037", "dv-040"):
        assert arranged.state.seat_of(person).row == "A"
        # Whoever was to sit there has the seat in exchange.
        old = next(seat for seat, who in before.items() if who == person)
        assert before[arranged.state.seat_of(person).id] == after[old]
    arranged.undo_last()
    assert sitting(arranged) == before


def test_nobody_who_came_meanwhile_is_sent_to_the_back(arranged, other):
    leave_only_others_seats(arranged, "A")
    for person in ("dv-037", "dv-040"):
        arranged.door.check_in(person)
    before = sitting(arranged)
    proposal = arranged.seating.close_up()
    assert "dv-006" in [move.delegate for move in proposal.moves]
    other.poll()
    other.door.check_in("dv-006")

    with pytest.raises(Refused, match=r"Trương Ưng Ngữ vừa điểm danh\. Xem lại rồi làm lại"):
        arranged.seating.apply(proposal.plan)
    assert sitting(arranged) == before


def test_who_is_here_stays_seated_in_a_full_plan(arranged):
    arranged.seating.swap("A1", "D5")
    here = sitting(arranged)["D5"]
    arranged.door.check_in(here)
    plan = arranged.seating.propose()
    assert plan.seats["D5"] == here


def test_a_row_is_shifted_as_one_action(arranged):
    before = sitting(arranged)
    row = {seat: who for seat, who in before.items() if seat.startswith("D")}
    with pytest.raises(Refused, match="Đầu bên phải hàng D không đủ ghế trống"):
        arranged.seating.shift_row("D", 1)
    arranged.seating.shift_row("D", -1)
    shifted = {f"D{int(seat[1:]) - 1}": who for seat, who in row.items()}
    assert {s: w for s, w in sitting(arranged).items() if s.startswith("D")} == shifted
    assert arranged.store.history(limit=1)[0].note == "Dời hàng D sang trái 1 ghế"
    arranged.undo_last()
    assert sitting(arranged) == before


def test_a_row_that_another_station_changed_is_not_shifted(arranged, other):
    other.poll()
    other.seating.swap("D8", "E1")
    with pytest.raises(Refused, match="Bàn khác vừa đổi người ngồi ghế D8"):
        arranged.seating.shift_row("D", -1)


@pytest.mark.parametrize(
    ("part", "left", "note"),
    [
        ("C", 31, "Bỏ chỗ của 7 người, hàng C"),
        (Zone.PRESIDIUM, 33, "Bỏ chỗ của 5 người, bàn chủ tọa"),
        (None, 0, "Bỏ chỗ của 38 người, cả phòng"),
    ],
)
def test_a_part_is_cleared_as_one_action(arranged, part, left, note):
    before = sitting(arranged)
    assert arranged.seating.clear(part) == 38 - left
    assert len(sitting(arranged)) == left
    assert arranged.store.history(limit=1)[0].note == note
    arranged.undo_last()
    assert sitting(arranged) == before


def test_a_part_that_another_station_changed_is_not_cleared(arranged, other):
    other.poll()
    other.seating.swap("A1", "B1")
    before = sitting(other)
    with pytest.raises(Refused, match="Bàn khác vừa đổi người ngồi ghế A1"):
        arranged.seating.clear("A")
    assert sitting(arranged) == before


def print_badges(session, *ids):
    session.printing.run(session.printing.badge_job(ids, test_card=False), again="đổi chỗ")


def test_a_plan_tells_who_holds_a_paper_with_another_seat(arranged):
    assert arranged.seating.proposal().reprint is None
    moved = [sitting(arranged)[seat] for seat in ("A1", "D5")]
    print_badges(arranged, moved[0])

    arranged.seating.swap("A1", "D5")

    # Going back to the seat on the badge needs no new one; the other has none.
    full = arranged.seating.proposal()
    assert sorted(one.delegate for one in full.moves) == sorted(moved)
    assert full.reprint == ()
    print_badges(arranged, *moved)
    assert sorted(arranged.seating.proposal().reprint) == sorted(moved)


def test_who_lost_a_seat_that_is_on_paper_is_counted_when_seated_elsewhere(arranged):
    print_badges(arranged, "dv-040")
    seat = arranged.state.seat_of("dv-040")
    arranged.seating.vacate(seat.id)
    arranged.seating.block(seat.id)
    assert arranged.seating.proposal(PlanMode.KEEP).reprint == ("dv-040",)


def test_once_a_paper_names_a_seat_plans_keep_who_is_seated(arranged):
    assert arranged.seating.usual_mode() is PlanMode.FULL
    arranged.printing.run(arranged.printing.tent_job())
    assert arranged.seating.usual_mode() is PlanMode.FULL  # name plates name no seat
    print_badges(arranged, "dv-040")
    assert arranged.seating.usual_mode() is PlanMode.KEEP
    arranged.seating.clear()
    assert arranged.seating.usual_mode() is PlanMode.FULL
