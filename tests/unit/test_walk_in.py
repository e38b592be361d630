"""Which seat is offered to somebody who was not expected."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Role, Unit
from hoinghi_tui.domain.protocol import post_rank, protocol_order
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seating import SeatingRefused, take
from hoinghi_tui.domain.walk_in import keeps_seat, offer_seat

LEADER, CLERK = post_rank("Giám đốc Sở Nội vụ"), post_rank("Chuyên viên")


def room(rows=3, reserve_rows=1, **changes):
    """Three rows A, B, C of four seats; row C is reserve. ``changes`` are by seat."""
    _, seats = classroom(rows, 4, 2, 3, 1, 1, reserve_rows=reserve_rows)
    return [replace(seat, **changes.get(seat.id, {})) for seat in seats]


def taken(*ids):
    return {seat: {"delegate": f"dv-{seat}"} for seat in ids}


ROW = {name: [f"{name}{number}" for number in range(1, 5)] for name in "ABC"}
SHUT = {"locked": True}


def offered(seats, rank=CLERK, waiting=0):
    offer = offer_seat(seats, rank, waiting)
    return offer.seat.id if offer.seat else None, offer.place, offer.warning


def test_a_newcomer_gets_a_reserve_seat():
    seat, place, warning = offered(room())
    assert (seat[0], place[:9], warning) == ("C", "hàng cuối", "")


def test_who_leads_a_superior_body_gets_the_free_seat_nearest_to_the_front():
    assert offered(room(), LEADER) == ("A2", "hàng đầu, bên trái", "")
    assert offered(room(**taken(*ROW["A"])), LEADER)[0][0] == "B"
    only_reserve = room(**taken(*ROW["A"], *ROW["B"]))
    assert offered(only_reserve, LEADER)[0][0] == "C"


def test_without_a_free_reserve_seat_it_is_the_back_and_the_desk_is_told():
    seat, _, warning = offered(room(**taken(*ROW["C"])))
    assert seat[0] == "B"
    assert warning == "Hết ghế dự phòng, lấy ghế trống cuối phòng."
    # A room that never had reserve seats has not used them up.
    assert offered(room(reserve_rows=0))[0][0] == "C"
    assert offered(room(reserve_rows=0))[2] == ""


def test_locked_and_blocked_seats_and_tables_are_never_offered():
    shut = {seat: SHUT for row in ROW.values() for seat in row}
    assert offered(room(**shut))[0] is None
    blocked = {**shut, "B1": {"blocked": True}, "B2": {}}
    assert offered(room(**blocked))[0] == "B2"
    assert offered(room(**blocked), LEADER)[0] == "B2"


@pytest.mark.parametrize("rank", [CLERK, LEADER])
def test_a_full_room_is_told(rank):
    full = room(**taken(*ROW["A"], *ROW["B"], *ROW["C"]))
    seat, place, warning = offered(full, rank)
    assert (seat, place) == (None, "")
    assert warning.startswith("Phòng đã hết ghế: mời kê thêm ghế")


def test_a_conference_without_a_room_says_so():
    assert offered([])[2].startswith("Chưa có sơ đồ phòng")


@pytest.mark.parametrize(("waiting", "is_told"), [(11, False), (12, True), (13, True)])
def test_fewer_seats_than_people_of_the_list_are_told(waiting, is_told):
    """Twelve seats are free; the newcomer takes one of them."""
    warning = offered(room(), waiting=waiting)[2]
    told = f"Chỉ còn 12 ghế trống mà {waiting} đại biểu trong danh sách chưa có chỗ."
    assert warning == (told if is_told else "")


@given(st.data())
def test_an_offered_seat_can_be_taken_and_nobody_is_sent_away(data):
    states = st.sampled_from([{}, {"delegate": "x"}, SHUT, {"blocked": True}])
    seats = [replace(seat, **data.draw(states)) for seat in room()]
    offer = offer_seat(seats, data.draw(st.integers(1, 90)))
    free = [s for s in seats if s.zone is Zone.HALL and not (s.delegate or s.locked or s.blocked)]
    assert (offer.seat is None) == (not free)
    if offer.seat is not None:
        assert take(seats, "dv-041", offer.seat.id) == (replace(offer.seat, delegate="dv-041"),)


def test_taking_a_seat_gives_up_the_one_held_and_takes_no_seat_from_anybody():
    seats = room(A1={"delegate": "a"}, A2={"delegate": "b"}, A3=SHUT)
    changed = {seat.id: seat.delegate for seat in take(seats, "a", "B1")}
    assert changed == {"A1": None, "B1": "a"}
    assert take(seats, "a", "A1") == ()
    for seat, words in (("A2", "vừa có người"), ("A3", "đang khóa"), ("Z9", "Không có ghế Z9")):
        with pytest.raises(SeatingRefused, match=words):
            take(seats, "a", seat)


def test_a_walk_in_is_no_guest_of_honour_unless_the_post_is_a_leaders():
    def guest(number, position, *, walk_in=True):
        return Delegate(
            id=f"{number}", full_name="G", roles=(Role.GUEST,), position=position, walk_in=walk_in
        )

    host = Delegate(id="host", full_name="H", position="Chủ tịch", unit="UB")
    people = [guest(1, "Chuyên viên"), host, guest(2, "Phó Giám đốc Sở"),
              guest(3, "Chuyên viên", walk_in=False)]  # fmt: skip
    ordered = protocol_order(people, [Unit(id="UB", name="UBND", rank=1)])
    assert [one.id for one in ordered] == ["2", "3", "host", "1"]


def test_a_chair_of_the_presidium_is_kept_only_by_who_leads_a_body_too():
    chairs = {seat.id: seat for seat in room()}
    assert keeps_seat(chairs["CT1"], LEADER)
    assert not keeps_seat(chairs["CT1"], CLERK)
    assert not keeps_seat(chairs["CT1"], post_rank(""))
    assert keeps_seat(chairs["A1"], CLERK)


def test_a_locked_seat_is_not_left_and_no_seat_is_nothing_to_keep():
    chairs = {seat.id: replace(seat, locked=True) for seat in room()}
    assert keeps_seat(chairs["CT1"], CLERK)
    assert not keeps_seat(None, LEADER)
