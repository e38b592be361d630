"""The plan against the best contiguous plan, found by searches that know nothing of it."""

from dataclasses import replace
from functools import cache
from itertools import groupby, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.protocol import rank_of
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seat_objective import Objective, objective
from hoinghi_tui.domain.seating import apply, with_changes
from hoinghi_tui.domain.seating_plan import propose

UNITS = [Unit(id=f"U{rank}", name=f"Đơn vị {rank}", rank=rank) for rank in range(1, 9)]


def hall(rows, per_row, aisle_after, blocked=frozenset()):
    seats = classroom(rows, per_row, aisle_after, 0, 0, 0, mc=0)[1]
    return [replace(seat, blocked=seat.id in blocked) for seat in seats]


def walk(seats):
    """The open seats as people would walk them, without the code's own line."""
    line = []
    for index, (_, row) in enumerate(groupby(seats, key=lambda seat: seat.row)):
        open_ones = [seat for seat in sorted(row, key=lambda s: s.number) if not seat.blocked]
        line += open_ones if index % 2 == 0 else open_ones[::-1]
    return line


def delegates(sitters):
    """People of ``(unit, rank, receives)``, and an award for each who receives."""
    people = [
        Delegate(id=f"dv-{n:03d}", full_name="A", order=n, unit=unit, rank=rank)
        for n, (unit, rank, _) in enumerate(sitters)
    ]
    awards = [
        Award(
            id=f"kt-{n}",
            kind=AwardKind.INDIVIDUAL,
            recipient="x",
            batch=1,
            order=n,
            delegate=people[n].id,
        )
        for n, sitter in enumerate(sitters)
        if sitter[2]
    ]
    return people, awards


def shortest_way(seats, sitters):
    """The least aisle distance of a contiguous plan in protocol order.

    A search from the first seat on: leave it empty, or seat the whole next unit from it.
    """
    distances = [seat.aisle_distance for seat in walk(seats)]
    blocks = [
        [[sitter[2] for sitter in equals] for _, equals in groupby(unit, key=lambda s: s[1])]
        for _, unit in groupby(sorted(sitters, key=lambda s: s[:2]), key=lambda s: s[0])
    ]

    def way(block, seat):
        total = 0
        for equals in block:
            total += sum(sorted(distances[seat : seat + len(equals)])[: sum(equals)])
            seat += len(equals)
        return total

    @cache
    def best(block, seat):
        if block == len(blocks):
            return 0
        size = sum(map(len, blocks[block]))
        if seat + size > len(distances):
            return float("inf")
        here = way(blocks[block], seat) + best(block + 1, seat + size)
        return min(here, best(block, seat + 1))

    return best(0, 0)


def planned(seats, people, awards):
    plan = propose(seats, people, UNITS, awards)
    return with_changes(seats, apply(seats, plan))


@st.composite
def situations(draw):
    """A room of 20 to 60 seats with some blocked, and people for whom it has room."""
    rows, per_row = draw(st.integers(4, 6)), draw(st.integers(5, 10))
    seats = hall(rows, per_row, draw(st.integers(0, per_row - 1)))
    out = draw(st.sets(st.sampled_from([seat.id for seat in seats]), max_size=5))
    seats = [replace(seat, blocked=seat.id in out) for seat in seats]
    sitter = st.tuples(
        st.sampled_from([unit.id for unit in UNITS]),
        st.sampled_from([30, 40, 60, 60, 60]),
        st.sampled_from([True, False, False]),
    )
    size = draw(st.integers(len(seats) // 2, len(seats) - len(out)))
    return seats, draw(st.lists(sitter, min_size=size, max_size=size))


@settings(max_examples=150, deadline=None)
@given(situations())
def test_no_contiguous_plan_is_better(situation):
    seats, sitters = situation
    people, awards = delegates(sitters)

    found = objective(planned(seats, people, awards), people, UNITS, awards)

    assert found == Objective(aisle_distance=shortest_way(seats, sitters))


def consecutive(places):
    return max(places) - min(places) == len(places) - 1


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["U1", "U2"]), st.sampled_from([30, 60]), st.booleans()),
        min_size=1,
        max_size=5,
    ),
    st.sampled_from([(1, 6, 2), (2, 3, 1), (1, 6, 0)]),
)
def test_in_small_rooms_every_arrangement_was_tried(sitters, shape):
    seats = hall(*shape)
    people, awards = delegates(sitters)
    line = [seat.id for seat in walk(seats)]
    totals = []
    for places in permutations(range(len(line)), len(people)):
        units = {unit for unit, _, _ in sitters}
        own = ([p for p, s in zip(places, sitters, strict=True) if s[0] == u] for u in units)
        if all(map(consecutive, own)):
            taken = {line[p]: one.id for p, one in zip(places, people, strict=True)}
            room = [replace(seat, delegate=taken.get(seat.id)) for seat in seats]
            totals.append(objective(room, people, UNITS, awards).total)

    found = objective(planned(seats, people, awards), people, UNITS, awards)

    assert found.total == min(totals)


@settings(max_examples=60, deadline=None)
@given(situations())
def test_a_plan_made_again_moves_nobody(situation):
    seats, sitters = situation
    people, awards = delegates(sitters)

    once = planned(seats, people, awards)

    assert planned(once, people, awards) == once


def test_the_plan_of_the_sample_is_as_good_as_a_contiguous_one_can_be(session):
    """Everybody of the sample who is not at a table of the front or the press."""
    state = session.state
    people, seats = list(state.delegates.values()), list(state.seats.values())
    units, awards = list(state.units.values()), list(state.awards.values())
    plan = propose(seats, people, units, awards)
    after = with_changes(seats, apply(seats, plan))
    in_hall = {seat.delegate for seat in after if seat.zone is Zone.HALL}
    receives = {award.delegate for award in awards}
    sitters = [
        (state.units[one.unit].rank, rank_of(one), one.id in receives)
        for one in people
        if one.id in in_hall
    ]
    hall_seats = [seat for seat in seats if seat.zone is Zone.HALL and not seat.reserve]

    assert len(sitters) == 30
    assert not plan.notes
    assert objective(after, people, units, awards) == Objective(
        aisle_distance=shortest_way(hall_seats, sitters)
    )


def test_a_unit_steps_back_so_that_its_recipient_sits_by_the_aisle():
    seats = hall(1, 6, 2)  # A2 and A3 are by the aisle
    people, awards = delegates([("U1", 30, False), ("U2", 30, True)])
    assert sitting(planned(seats, people, awards)) == {"A1": "dv-000", "A2": "dv-001"}
    people, awards = delegates([("U1", 30, True), ("U2", 30, False)])
    assert sitting(planned(seats, people, awards)) == {"A2": "dv-000", "A3": "dv-001"}


def test_without_recipients_the_hall_is_filled_from_the_front():
    people, _ = delegates([("U1", 30, False), ("U2", 30, False)])
    assert sitting(planned(hall(1, 6, 2), people, [])) == {"A1": "dv-000", "A2": "dv-001"}


def test_of_two_recipients_the_one_called_first_sits_nearer_to_the_aisle():
    seats = hall(1, 2, 0)
    seats = [replace(seat, aisle_distance=2 - seat.number) for seat in seats]
    people, awards = delegates([("U1", 60, True), ("U1", 60, True)])
    assert sitting(planned(seats, people, awards)) == {"A1": "dv-001", "A2": "dv-000"}
    awards = [replace(award, order=-award.order) for award in awards]
    assert sitting(planned(seats, people, awards)) == {"A1": "dv-000", "A2": "dv-001"}


@pytest.mark.parametrize("receives", [False, True])
def test_of_equally_good_plans_the_one_that_moves_fewest_is_proposed(receives):
    people, awards = delegates([("U1", 30, False), ("U2", 30, receives)])
    seats = [
        replace(seat, delegate={"A1": "dv-000", "A3": "dv-001"}.get(seat.id))
        for seat in hall(1, 6, 2)
    ]
    assert planned(seats, people, awards) == tuple(seats)


def around(seats, staying, sitters):
    """Where the others sit when the first of the sitters stay on these seats."""
    people, awards = delegates(sitters)
    names = {seat: one.id for seat, one in zip(staying, people, strict=False)}
    seats = [replace(seat, delegate=names.get(seat.id)) for seat in seats]
    plan = propose(seats, people, UNITS, awards, staying=set(names.values()))
    return {seat for seat in plan.seats if seat not in names}


def test_the_order_around_who_stays_is_worth_more_than_the_aisle():
    # A3 is by the aisle, but behind the second unit.
    assert around(hall(1, 6, 2), ["A2"], [("U2", 30, False), ("U1", 30, True)]) == {"A1"}
    # A2 is by the aisle, but ahead of the first unit.
    assert around(hall(1, 6, 2), ["A3"], [("U1", 30, False), ("U2", 30, True)]) == {"A4"}


def test_nobody_of_a_unit_sits_ahead_of_another_unit_that_stays():
    sitters = [("U1", 30, False), *[("U2", 60, False)] * 3]
    assert around(hall(1, 6, 2), ["A2"], sitters) == {"A3", "A4", "A5"}


def sitting(seats):
    return {seat.id: seat.delegate for seat in seats if seat.delegate}


@pytest.mark.parametrize("per_row", [1, 2, 7])
def test_a_unit_larger_than_any_row_goes_on_in_the_next(per_row):
    seats = hall(8, per_row, 0)
    people, _ = delegates([("U1", 60, False)] * (per_row + 1))

    plan = propose(seats, people, UNITS)

    assert plan.notes == ("Đơn vị 1 đông hơn một hàng ghế nên ngồi sang hàng kế tiếp.",)
    assert list(plan.seats) == [seat.id for seat in walk(seats)[: per_row + 1]]
    assert all(seat.zone is Zone.HALL for seat in seats)
