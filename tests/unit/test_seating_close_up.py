"""Moving up on the day: the front rows fill, few move, nobody loses a seat."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Means, Presence, Role, Unit
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seating import PlanMode, moves
from hoinghi_tui.domain.seating_close_up import empty_ahead
from hoinghi_tui.domain.seating_plan import arrange

UNITS = [Unit(id="U1", name="Đơn vị 1", rank=1)]
WHEN = datetime(2025, 12, 15, 0, 30, tzinfo=UTC)


def person(name, **fields):
    return Delegate(id=name, full_name=name, unit="U1", rank=fields.pop("rank", 60), **fields)


def room(rows, per_row, **people):
    """A hall of rows A, B …; people by seat."""
    seats = classroom(rows, per_row, 0, 1, 0, 0, mc=0)[1]
    return tuple(replace(seat, delegate=people.get(seat.id)) for seat in seats)


def flagged(seats, *ids, **flags):
    return tuple(replace(seat, **flags) if seat.id in ids else seat for seat in seats)


def here(*ids, state=Presence.PRESENT):
    return {
        one: Attendance(id=one, arrived_at=WHEN, station="Bàn 1", means=Means.QR, state=state)
        for one in ids
    }


def closed_up(seats, people, came):
    return arrange(PlanMode.CLOSE_UP, seats, people, UNITS, (), came)


def test_who_sits_furthest_back_fills_the_front_and_trades_with_who_is_not_here():
    people = [person(name) for name in "abcde"]
    seats = room(3, 2, A1="a", A2="b", B1="c", B2="d", C1="e")

    plan = closed_up(seats, people, here("a", "c", "d", "e"))

    assert plan.mode is PlanMode.CLOSE_UP
    assert plan.seats == {"A1": "a", "A2": "e", "B1": "c", "B2": "d", "C1": "b"}


def test_those_who_move_keep_the_order_of_protocol():
    people = [person("a"), person("low", rank=60), person("high", rank=30)]
    seats = room(3, 3, A1="a", C1="low", C2="high")

    plan = closed_up(seats, people, here("a", "low", "high"))

    assert plan.seats == {"A1": "a", "A2": "high", "A3": "low"}


def test_seats_of_who_declined_or_left_are_filled_and_of_leaders_and_guests_are_kept():
    people = [
        person("declined", invitation=Invitation.DECLINED),
        person("left"),
        person("chief", rank=20),
        person("guest", roles=(Role.GUEST,)),
        person("rolling", wheelchair=True),
        *(person(name) for name in ("x", "y")),
    ]
    front = {"A1": "declined", "A2": "left", "A3": "chief", "A4": "guest", "A5": "rolling"}
    seats = room(2, 5, **front, B1="x", B2="y")

    plan = closed_up(seats, people, here("x", "y") | here("left", state=Presence.LEFT))

    # Along the line the front is A1, A2; both who are here change with who is not.
    assert {seat: plan.seats[seat] for seat in ("A1", "A2")} == {"A1": "x", "A2": "y"}
    assert {seat: plan.seats[seat] for seat in ("A3", "A4", "A5")} == {
        "A3": "chief",
        "A4": "guest",
        "A5": "rolling",
    }
    assert {plan.seats["B1"], plan.seats["B2"]} == {"declined", "left"}


def test_locked_blocked_and_reserve_seats_and_who_came_in_a_wheelchair_stay():
    people = [person("x"), person("locked"), person("rolling", wheelchair=True)]
    seats = room(2, 4, B1="x", B2="locked", B3="rolling")
    seats = flagged(seats, "A1", locked=True)
    seats = flagged(seats, "A2", blocked=True)
    seats = flagged(seats, "A3", reserve=True)
    seats = flagged(seats, "B2", locked=True)

    plan = closed_up(seats, people, here("x", "locked", "rolling"))

    assert plan.seats == {"A4": "x", "B2": "locked", "B3": "rolling"}


def test_while_nobody_has_come_nobody_moves():
    seats = room(2, 2, B1="x")

    plan = closed_up(seats, [person("x")], {})

    assert plan.seats == {"B1": "x"}
    assert plan.notes == ("Chưa ai trong hội trường điểm danh nên chưa có ai để dồn lên.",)


def test_the_presidium_neither_moves_nor_makes_room():
    people = [person("chair", roles=(Role.PRESIDIUM,)), person("x")]
    seats = room(2, 2, CT1="chair", B1="x")

    assert closed_up(seats, people, here("x")).seats == {"CT1": "chair", "A1": "x"}


def after(seats, plan):
    return tuple(replace(seat, delegate=plan.seats.get(seat.id)) for seat in seats)


def test_empty_seats_ahead_are_those_in_the_rows_before_the_last_one_used():
    people = [person("x"), person("late"), person("chief", rank=20)]
    seats = flagged(room(3, 3, A1="chief", A2="late", B1="x"), "A3", reserve=True)

    # A1 and A3 are kept for others, B2 and B3 stand beside x, row C behind.
    assert empty_ahead(seats, people, here("x")) == 1
    assert empty_ahead(seats, people, {}) == 0
    plan = closed_up(seats, people, here("x"))
    assert plan.seats == {"A1": "chief", "A2": "x", "B1": "late"}
    assert empty_ahead(after(seats, plan), people, here("x")) == 0


def test_who_may_not_move_makes_nobody_stay_behind():
    people = [person("x"), person("a"), person("b"), person("c")]
    seats = flagged(room(3, 3, B1="x", C1="a", C2="b", C3="c"), "C1", "C2", "C3", locked=True)

    assert closed_up(seats, people, here("x", "a", "b", "c")).seats["A1"] == "x"


def test_on_the_last_row_nobodys_seats_are_filled_first():
    people = [person("late"), person("x")]
    seats = room(2, 2, A1="late", B1="x")

    assert closed_up(seats, people, here("x")).seats == {"A1": "late", "A2": "x"}


@st.composite
def days(draw):
    rows, per_row = draw(st.integers(1, 5)), draw(st.integers(1, 5))
    seats = room(rows, per_row)
    hall = [seat.id for seat in seats if seat.zone is Zone.HALL]
    taken = draw(st.lists(st.sampled_from(hall), unique=True))
    people = [person(f"p{n}", rank=draw(st.sampled_from([30, 60]))) for n in range(len(taken))]
    names = dict(zip(taken, (one.id for one in people), strict=True))
    came = draw(st.sets(st.sampled_from(sorted(names.values())))) if names else set()
    return room(rows, per_row, **names), people, came


@settings(max_examples=200)
@given(days())
def test_the_front_rows_are_full_and_no_fewer_could_move(day):
    seats, people, came = day

    plan = closed_up(seats, people, here(*came))

    assert sorted(plan.seats.values()) == sorted(one.id for one in people)
    rows = sorted({seat.row for seat in seats if seat.zone is Zone.HALL})
    size = len([seat for seat in seats if seat.row == rows[0]])
    full, rest = divmod(len(came), size)
    wanted = [size] * full + [rest] + [0] * len(rows)

    def filled(seating):
        count = Counter(seat.row for seat in seats if seating.get(seat.id) in came)
        return [count[row] for row in rows]

    assert filled(plan.seats) == wanted[: len(rows)]
    before = filled({seat.id: seat.delegate for seat in seats})
    # Whoever leaves one row comes to another: the rows' surplus is the least that can move.
    least = sum(max(0, was - now) for was, now in zip(before, wanted, strict=False))
    assert sum(move.delegate in came for move in moves(seats, plan)) == least


@settings(max_examples=200)
@given(days(), st.data())
def test_no_seat_ahead_stays_empty_whatever_is_locked_or_kept(day, data):
    seats, people, came = day
    labels = st.sets(st.sampled_from([seat.id for seat in seats if seat.zone is Zone.HALL]))
    for flag in ("locked", "blocked", "reserve"):
        seats = flagged(seats, *data.draw(labels), **{flag: True})
    plan = closed_up(seats, people, here(*came))

    assert empty_ahead(after(seats, plan), people, here(*came)) == 0


@settings(max_examples=100)
@given(days())
def test_closing_up_twice_moves_nobody_more(day):
    seats, people, came = day
    once = closed_up(seats, people, here(*came))

    assert closed_up(after(seats, once), people, here(*came)).seats == once.seats
