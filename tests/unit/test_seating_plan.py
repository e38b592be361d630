"""The plan of the whole room: who sits where and why, and what it says when it cannot be done."""

from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import (
    Attendance,
    Delegate,
    Invitation,
    Means,
    Presence,
    Role,
    Substitute,
    Unit,
)
from hoinghi_tui.domain.protocol import post_rank
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seating import (
    Move,
    PlanMode,
    SeatingRefused,
    apply,
    moves,
    with_changes,
)
from hoinghi_tui.domain.seating_plan import arrange, best_free, propose

UNITS = [Unit(id=f"U{rank}", name=f"Đơn vị {rank}", rank=rank) for rank in (1, 2, 3)]
POSTS = [
    "Bí thư Đảng ủy",
    "Phó Bí thư",
    "Chủ tịch UBND xã",
    "Trưởng phòng",
    "Phó phòng",
    "Công chức",
]


def person(number, **fields):
    return Delegate(id=f"dv-{number:03d}", full_name=f"Đại biểu {number}", order=number, **fields)


def room(rows=2, per_row=4, **numbers):
    sizes = {"presidium": 3, "secretaries": 1, "press": 1, "aisle_after": per_row // 2} | numbers
    return classroom(rows, per_row, **sizes)[1]


def change(seats, **by_id):
    return tuple(replace(seat, **by_id.get(seat.id, {})) for seat in seats)


def snake(seats):
    """The hall's seat numbers as people would walk them, without the code's own line."""
    walk = []
    labels = sorted({seat.row for seat in seats if seat.zone is Zone.HALL})
    for index, label in enumerate(labels):
        numbers = sorted(seat.number for seat in seats if seat.row == label)
        walk += [f"{label}{n}" for n in (numbers if index % 2 == 0 else reversed(numbers))]
    return walk


def part(delegate):
    """Guests before hosts, the press last, as VIETNAMESE.md has it."""
    if Role.GUEST in delegate.roles:
        return 0
    return 2 if Role.PRESS in delegate.roles else 1


delegate_lists = st.lists(
    st.builds(
        dict,
        unit=st.sampled_from(["U1", "U2", "U3", None]),
        position=st.sampled_from(POSTS),
        roles=st.lists(st.sampled_from(Role), max_size=2, unique=True).map(tuple),
        invitation=st.sampled_from(Invitation),
    ),
    max_size=20,
).map(lambda people: [person(number, **fields) for number, fields in enumerate(people)])


@st.composite
def rooms(draw):
    seats = room(draw(st.integers(1, 5)), draw(st.integers(1, 6)))
    flags = st.sampled_from(
        [{}, {}, {}, {}, {"blocked": True}, {"locked": True}, {"reserve": True}]
    )
    return tuple(replace(seat, **draw(flags)) for seat in seats)


@settings(max_examples=200)
@given(rooms(), delegate_lists, st.randoms(use_true_random=False))
def test_everybody_is_placed_once_or_told(seats, people, shuffler):
    plan = propose(seats, people, UNITS)

    seated = list(plan.seats.values())
    closed = {seat.id for seat in seats if seat.locked or seat.blocked}
    assert len(seated) == len(set(seated))
    assert not closed & plan.seats.keys()
    assert {p.id for p in people} == set(seated) | set(plan.unplaced)
    assert not set(seated) & set(plan.unplaced)
    open_hall = sum(s.zone is Zone.HALL and s.id not in closed for s in seats)
    if len(people) <= open_hall:
        assert {p.id for p in people} == set(seated)
    if plan.unplaced:
        hall_taken = sum(s.id in plan.seats for s in seats if s.zone is Zone.HALL)
        assert hall_taken == open_hall

    mixed_people, mixed_seats = list(people), list(seats)
    shuffler.shuffle(mixed_people)
    shuffler.shuffle(mixed_seats)
    assert propose(mixed_seats, mixed_people, reversed(UNITS)) == plan


@settings(max_examples=200)
@given(rooms(), delegate_lists)
def test_units_are_contiguous_along_the_snake_line(seats, people):
    plan = propose(seats, people, UNITS)
    by_id = {p.id: p for p in people}

    walk = [by_id[plan.seats[seat]] for seat in snake(seats) if seat in plan.seats]
    blocks = [block for block, _ in groupby(walk, key=lambda p: (part(p), p.unit or "U9"))]
    assert blocks == sorted(set(blocks))


@settings(max_examples=200)
@given(rooms(), delegate_lists)
def test_the_presidium_descends_from_the_centre_out(seats, people):
    plan = propose(seats, people, UNITS)
    by_id = {p.id: p for p in people}

    table = [seat.id for seat in seats if seat.zone is Zone.PRESIDIUM and seat.id in plan.seats]
    sitting = [by_id[plan.seats[seat]] for seat in sorted(table)]  # CT1, CT2, CT3

    assert all(Role.PRESIDIUM in p.roles for p in sitting)
    ranks = [(part(p), post_rank(p.position)) for p in sitting]
    assert ranks == sorted(ranks)


@given(rooms(), delegate_lists)
def test_applying_a_plan_gives_the_plan_and_its_moves(seats, people):
    plan = propose(seats, people, UNITS)
    if plan.unplaced:
        with pytest.raises(SeatingRefused, match=f"Thiếu {len(plan.unplaced)} ghế"):
            apply(seats, plan)
        return

    after = with_changes(seats, apply(seats, plan))

    assert {s.id: s.delegate for s in after if s.delegate} == plan.seats
    assert moves(after, plan) == ()
    assert apply(after, plan) == ()
    assert {m.delegate: m.to_seat for m in moves(seats, plan)} == {
        delegate: seat for seat, delegate in plan.seats.items()
    }
    assert propose(after, people, UNITS).seats == plan.seats


def test_each_role_has_its_table():
    people = [
        person(1, roles=(Role.PRESIDIUM,), position="Phó Chủ tịch UBND xã"),
        person(2, roles=(Role.PRESIDIUM,), position="Bí thư Đảng ủy"),
        person(3, roles=(Role.SECRETARY,)),
        person(4, roles=(Role.MC,)),
        person(5, roles=(Role.PRESS,)),
        person(6, roles=(Role.SPEAKER,)),
    ]

    assert propose(room(), people, UNITS).seats == {
        "CT1": "dv-002",
        "CT2": "dv-001",
        "TK1": "dv-003",
        "MC1": "dv-004",
        "BC1": "dv-005",
        "A1": "dv-006",
    }


def test_the_presidium_ranks_by_post_before_unit():
    # The chairman of the People's Committee is Phó Bí thư: he precedes the HĐND's deputy.
    deputy = person(1, unit="U2", position="Phó Chủ tịch HĐND xã", roles=(Role.PRESIDIUM,))
    chairman = person(
        2, unit="U3", position="Phó Bí thư Đảng ủy, Chủ tịch UBND xã", roles=(Role.PRESIDIUM,)
    )

    plan = propose(room(), [deputy, chairman], UNITS)

    assert plan.seats == {"CT1": "dv-002", "CT2": "dv-001"}


def test_whom_a_table_cannot_hold_sits_in_the_hall_and_is_told():
    people = [person(n, roles=(Role.SECRETARY,)) for n in (1, 2)]

    plan = propose(room(), people, UNITS)

    assert plan.seats == {"TK1": "dv-001", "A1": "dv-002"}
    assert plan.notes == ("Bàn thư ký thiếu 1 ghế, đã xếp xuống hội trường.",)


def test_leaders_come_first_in_their_unit():
    people = [
        person(1, unit="U2", position="Công chức"),
        person(2, unit="U2", position="Trưởng phòng"),
        person(3, unit="U1", position="Công chức"),
    ]

    assert propose(room(), people, UNITS).seats == {"A1": "dv-003", "A2": "dv-002", "A3": "dv-001"}


def test_recipients_sit_nearer_to_the_aisle_among_their_equals():
    people = [person(n, unit="U1", position="Công chức") for n in (2, 3, 4)]
    leader = person(1, unit="U1", position="Trưởng phòng")
    award = Award(
        id="kt-01", kind=AwardKind.INDIVIDUAL, recipient="x", batch=1, order=1, delegate="dv-004"
    )
    seats = room(1, 8)

    plan = propose(seats, [leader, *people], UNITS, [award])

    # A4 is beside the aisle; the leader keeps the first seat.
    assert plan.seats == {"A1": "dv-001", "A2": "dv-002", "A3": "dv-003", "A4": "dv-004"}
    first = replace(award, delegate="dv-002")
    assert propose(seats, [leader, *people], UNITS, [first]).seats["A4"] == "dv-002"


def test_locked_and_blocked_seats_keep_their_state():
    seats = change(
        room(),
        A1={"locked": True},
        A2={"locked": True, "delegate": "dv-003"},
        A3={"blocked": True, "delegate": "dv-002"},
    )
    people = [person(n, unit="U1") for n in (1, 2, 3)]

    plan = propose(seats, people, UNITS)

    assert plan.seats == {"A2": "dv-003", "A4": "dv-001", "B4": "dv-002"}
    assert moves(seats, plan) == (Move("dv-001", None, "A4"), Move("dv-002", "A3", "B4"))


def test_a_locked_seat_of_somebody_deleted_is_cleared():
    seats = change(room(), A1={"locked": True, "delegate": "dv-099"})

    plan = propose(seats, [], UNITS)

    assert moves(seats, plan) == (Move("dv-099", "A1", None),)


def test_reserve_seats_are_the_last_resort():
    seats = change(room(1, 4), A1={"reserve": True})

    assert "A1" not in propose(seats, [person(n) for n in range(3)], UNITS).seats
    assert "A1" in propose(seats, [person(n) for n in range(4)], UNITS).seats


def test_a_full_plan_seats_nobody_who_declined_unless_somebody_comes_or_the_seat_is_locked():
    away = person(1, unit="U1", invitation=Invitation.DECLINED)
    coming = person(2, unit="U2")
    seats = change(room(1, 3), A1={"delegate": "dv-001"}, A2={"delegate": "dv-002"})

    def full(one, seats=seats, came=None):
        return arrange(PlanMode.FULL, seats, [one, coming], UNITS, (), came)

    plan = full(away)
    assert list(plan.seats.values()) == ["dv-002"]
    assert plan.unplaced == ()
    assert plan.notes == (
        "1 đại biểu báo vắng thôi giữ ghế. Ai cử người đi thay thì ghi rồi xếp lại.",
    )
    instead = replace(away, substitute=Substitute(full_name="Lê Văn Thay"))
    locked = change(seats, A1={"locked": True})
    for kept in (full(instead), full(away, locked), full(away, came=present("dv-001"))):
        assert set(kept.seats.values()) == {"dv-001", "dv-002"}
        assert kept.notes == ()
    # Who held no seat loses none.
    assert full(away, room(1, 3)).notes == ()


def test_who_declined_gets_a_hall_seat_for_the_substitute_not_one_at_the_table():
    away = person(1, unit="U1", roles=(Role.PRESIDIUM,), invitation=Invitation.DECLINED)

    assert propose(room(1, 2, presidium=1), [away], UNITS).seats == {"A1": "dv-001"}


def test_too_few_seats_change_nothing_and_say_so():
    seats = room(1, 2)
    plan = propose(seats, [person(n) for n in range(5)], UNITS)

    assert plan.unplaced == ("dv-002", "dv-003", "dv-004")
    with pytest.raises(SeatingRefused, match=r"Thiếu 3 ghế nên chưa xếp được\. Thêm ghế"):
        apply(seats, plan)


def test_as_few_reserve_seats_are_opened_as_will_do():
    seats = change(room(1, 4), A1={"reserve": True}, A2={"reserve": True})

    assert propose(seats, [person(n) for n in range(3)], UNITS).seats.keys() == {"A1", "A3", "A4"}
    assert propose(seats, [person(1)], UNITS).seats.keys() == {"A3"}


def test_two_presidium_chairs_of_one_rank_are_filled_by_number_and_told():
    seats = change(room(), CT1={"prestige": 2}, CT2={"prestige": 1}, CT3={"prestige": 1})
    table = [person(n, roles=(Role.PRESIDIUM,)) for n in (1, 2)]

    plan = propose(seats, table, UNITS)

    assert plan.seats == {"CT2": "dv-001", "CT3": "dv-002"}
    assert plan.notes == ("Ghế CT2 và CT3 bàn chủ tọa cùng thứ tự ưu tiên nên xếp theo số ghế.",)


def test_a_room_without_a_hall_seats_its_tables_and_says_what_is_missing():
    seats = tuple(seat for seat in room() if seat.zone is not Zone.HALL)
    people = [person(1, roles=(Role.PRESIDIUM,)), person(2), person(3)]

    plan = propose(seats, people, UNITS)

    assert plan.seats == {"CT1": "dv-001"}
    assert plan.unplaced == ("dv-002", "dv-003")
    assert propose((), people, UNITS).unplaced == ("dv-001", "dv-002", "dv-003")


def test_a_room_of_locked_seats_keeps_its_people_and_says_to_unlock():
    seats = tuple(replace(seat, locked=True) for seat in change(room(), A1={"delegate": "dv-001"}))

    plan = propose(seats, [person(1), person(2)], UNITS)

    assert plan.seats == {"A1": "dv-001"}
    assert plan.unplaced == ("dv-002",)
    assert "mở khóa ghế trống" in plan.problem


def test_a_wheelchair_takes_the_accessible_seat_nearest_to_its_place():
    seats = change(room(3, 4), A4={"accessible": True}, C1={"accessible": True})
    people = [person(n, unit="U1") for n in range(8)]
    people += [person(8, unit="U2", wheelchair=True), person(9, unit="U2")]

    plan = propose(seats, people, UNITS)

    # Eight come before: the ninth seat of the line is C1, the tenth C2.
    assert plan.seats["C1"] == "dv-008"
    assert plan.seats["A4"] == "dv-003"
    assert plan.notes == ("Đơn vị 1 đông hơn một hàng ghế nên ngồi sang hàng kế tiếp.",)


def test_a_wheelchair_without_an_accessible_seat_is_seated_and_told():
    seats = change(room(), A1={"accessible": True, "reserve": True})
    rolling = [person(n, wheelchair=True) for n in (1, 2)]

    plan = propose(seats, rolling, UNITS)

    assert plan.seats == {"A1": "dv-001", "A2": "dv-002"}
    assert plan.notes == (
        "1 đại biểu đi xe lăn chưa có ghế phù hợp. "
        "Bấm R, W đánh dấu ghế hội trường xe lăn vào được rồi xếp lại.",
    )


def test_many_large_units_are_counted_after_the_third():
    units = [Unit(id=f"U{n}", name=f"Đơn vị {n}", rank=n) for n in range(1, 6)]
    people = [person(10 * n + m, unit=f"U{n}") for n in range(1, 6) for m in range(2)]

    plan = propose(room(10, 1), people, units)

    assert plan.notes == (
        "Đơn vị 1, Đơn vị 2, Đơn vị 3 và 2 đơn vị khác đông hơn một hàng ghế "
        "nên ngồi sang hàng kế tiếp.",
    )


def present(*ids):
    when = datetime(2025, 12, 15, 0, 30, tzinfo=UTC)
    return {
        one: Attendance(id=one, arrived_at=when, station="Bàn 1", means=Means.QR) for one in ids
    }


def test_on_the_day_who_is_here_stays_and_the_others_find_their_place_around():
    seats = change(
        room(2, 4),
        A1={"delegate": "dv-002"},
        A2={"delegate": "dv-001"},
        A3={"delegate": "dv-004"},
    )
    people = [
        person(1, unit="U1", rank=30),
        person(2, unit="U1", rank=60),
        person(3, unit="U2", rank=30),
        person(4, unit="U2", rank=60),
    ]
    here = present("dv-002", "dv-004")

    plan = arrange(PlanMode.FULL, seats, people, UNITS, (), here)

    # dv-001 keeps A2: nearer the front is no seat. dv-003 must sit behind a subordinate.
    assert plan.seats == {"A1": "dv-002", "A2": "dv-001", "A3": "dv-004", "A4": "dv-003"}
    gone = {"dv-002": replace(here["dv-002"], state=Presence.LEFT)}
    freed = arrange(PlanMode.FULL, seats, people, UNITS, (), here | gone).seats
    assert freed == {"A1": "dv-001", "A2": "dv-002", "A3": "dv-004", "A4": "dv-003"}


@settings(max_examples=100)
@given(rooms(), delegate_lists, delegate_lists)
def test_keeping_moves_nobody_and_seats_who_needs_a_seat(seats, people, newcomers):
    plan = propose(seats, people, UNITS)
    if plan.unplaced:
        return
    before = with_changes(seats, apply(seats, plan))
    newcomers = [replace(one, id=f"x-{n}") for n, one in enumerate(newcomers)]

    kept = arrange(PlanMode.KEEP, before, [*people, *newcomers], UNITS)

    assert kept.mode is PlanMode.KEEP
    assert plan.seats.items() <= kept.seats.items()
    coming = {one.id for one in newcomers if one.invitation is not Invitation.DECLINED}
    new = set(kept.seats.values()) - set(plan.seats.values())
    assert new | set(kept.unplaced) == coming
    if kept.unplaced:
        free = {s.id for s in seats if s.zone is Zone.HALL and not (s.locked or s.blocked)}
        assert free <= kept.seats.keys()


def test_a_newcomer_sits_with_the_own_unit_where_a_seat_is_free_even_a_reserve_one():
    people = [person(n, unit=f"U{1 + n // 3}", rank=60) for n in range(6)]
    seats = change(
        room(2, 4),
        **{s: {"delegate": f"dv-{n:03d}"} for n, s in enumerate(["A1", "A2", "A3"])},
        A4={"reserve": True},
        **{s: {"delegate": f"dv-{n:03d}"} for n, s in enumerate(["B4", "B3", "B2"], 3)},
    )
    first, second = person(8, unit="U1", rank=60), person(9, unit="U2", rank=70)

    plan = arrange(PlanMode.KEEP, seats, [*people, first, second], UNITS)

    assert (plan.seats["A4"], plan.seats["B1"]) == ("dv-008", "dv-009")
    assert best_free(seats, [*people, first, second], UNITS, "dv-008").id == "A4"
    assert best_free(seats, [*people, first, second], UNITS, "dv-009").id == "B1"
    # Who has a seat is offered another one.
    assert best_free(seats, people, UNITS, "dv-000").id == "A4"


def test_a_wheelchair_that_stays_puts_nobody_in_the_wrong_order():
    seats = change(room(1, 4), A3={"delegate": "dv-001", "accessible": True})
    people = [person(1, unit="U1", wheelchair=True), person(2, unit="U2")]

    assert best_free(seats, people, UNITS, "dv-002").id == "A1"
    walking = [replace(people[0], wheelchair=False), people[1]]
    assert best_free(seats, walking, UNITS, "dv-002").id == "A4"


def test_the_best_free_seat_of_a_table_member_is_at_the_table():
    seats = change(room(), CT1={"delegate": "dv-001"})
    people = [person(n, roles=(Role.PRESIDIUM,)) for n in (1, 2)]

    assert best_free(seats, people, UNITS, "dv-002").id == "CT2"
    full = tuple(replace(seat, blocked=True) for seat in seats)
    assert best_free(full, people, UNITS, "dv-002") is None


def test_keeping_without_enough_seats_names_those_who_declined():
    seats = change(room(1, 1), A1={"delegate": "dv-001"})
    absent = person(1, invitation=Invitation.DECLINED)

    plan = arrange(PlanMode.KEEP, seats, [absent, person(2)], UNITS)

    assert plan.seats == {"A1": "dv-001"}
    assert plan.unplaced == ("dv-002",)
    assert plan.notes == ("Còn 1 đại biểu báo vắng giữ ghế: bỏ chỗ của họ rồi xếp lại.",)


def test_a_full_plan_moves_nobody_when_it_would_gain_nothing():
    # Two equals of one unit, on seats from which nobody is nearer to an aisle.
    people = [person(1, unit="U1"), person(2, unit="U1")]
    seats = change(room(), A2={"delegate": "dv-002"}, B3={"delegate": "dv-001"})

    assert moves(seats, arrange(PlanMode.FULL, seats, people, UNITS)) == ()


def test_a_full_plan_moves_people_to_the_table_and_the_seats_they_need_though_no_figure_tells():
    chair = person(1, roles=(Role.PRESIDIUM,))
    rolling = person(2, wheelchair=True)
    seats = change(
        room(presidium=1),
        A1={"delegate": "dv-001"},
        A2={"delegate": "dv-002"},
        B1={"accessible": True},
    )

    plan = arrange(PlanMode.FULL, seats, [chair, rolling], UNITS)

    assert plan.seats == {"CT1": "dv-001", "B1": "dv-002"}
    blocked = change(seats, A2={"delegate": "dv-002", "blocked": True}, B1={"accessible": False})
    assert arrange(PlanMode.FULL, blocked, [chair, rolling], UNITS).seats["A1"] == "dv-002"
