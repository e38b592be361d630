"""The objective's four figures, each counted by hand and against a count of all pairs."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Delegate, Role, Unit
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seat_objective import Objective, objective

UNITS = [Unit(id=f"U{rank}", name=f"Đơn vị {rank}", rank=rank) for rank in (1, 2, 3)]
CHIEF = Delegate(id="chief", full_name="A", unit="U1", position="Trưởng phòng")
CLERK = Delegate(id="clerk", full_name="B", unit="U1", position="Công chức")
TWIN = Delegate(id="twin", full_name="C", unit="U1", position="Công chức")
OTHER = Delegate(id="other", full_name="D", unit="U2", position="Trưởng phòng")
PEOPLE = [CHIEF, CLERK, TWIN, OTHER]
EMPTY = classroom(2, 4, 2, 3, 0, 0)[1]
"""Two rows A1–A4 and B1–B4, the aisle after the second seat; the line ends at B1."""


def seated(**people):
    return tuple(replace(seat, delegate=people.get(seat.id)) for seat in EMPTY)


def measure(seats, people=PEOPLE, awards=()):
    return objective(seats, people, UNITS, awards)


def award(number, delegate):
    return Award(
        id=f"kt-{number}",
        kind=AwardKind.INDIVIDUAL,
        recipient="x",
        batch=1,
        order=number,
        delegate=delegate,
    )


def test_the_right_order_has_no_faults():
    assert measure(seated(A1="chief", A2="clerk", A3="twin", A4="other")) == Objective()


def test_equals_are_never_in_the_wrong_order():
    assert measure(seated(A1="chief", A2="twin", A3="clerk")) == Objective()


def test_two_clerks_ahead_of_their_chief_are_two_wrong_ranks():
    assert measure(seated(A2="clerk", A3="twin", A4="chief")) == Objective(rank_inversions=2)


def test_a_unit_ahead_of_another_is_one_fault_however_many_people_it_has():
    seats = seated(A1="other", A2="chief", A3="clerk", A4="twin")
    assert measure(seats) == Objective(unit_inversions=1)


def test_the_line_turns_at_the_end_of_a_row():
    assert measure(seated(A4="chief", B4="clerk", B1="other")) == Objective()
    assert measure(seated(A4="chief", B1="clerk", B4="other")) == Objective(unit_splits=1)
    assert measure(seated(A4="clerk", B4="chief")) == Objective(rank_inversions=1)


def test_the_presidium_is_measured_from_its_centre():
    table = [replace(one, roles=(Role.PRESIDIUM,)) for one in (CHIEF, CLERK)]
    assert measure(seated(CT1="chief", CT2="clerk"), table) == Objective()
    assert measure(seated(CT1="clerk", CT2="chief"), table) == Objective(rank_inversions=1)


def test_two_chairs_of_one_prestige_have_no_order():
    level = [replace(seat, prestige=1) for seat in seated(CT1="clerk", CT2="chief")]
    assert measure(level) == Objective()


def test_a_unit_is_split_by_people_not_by_empty_seats():
    assert measure(seated(A1="chief", A4="clerk", B1="other")).unit_splits == 0
    assert measure(seated(A1="chief", A2="other", A3="clerk")).unit_splits == 1


def test_people_of_no_unit_split_but_are_not_split():
    strangers = [Delegate(id=f"x{n}", full_name="X") for n in (1, 2)]
    seats = seated(A1="x1", A2="chief", A3="x2")
    assert measure(seats, [*PEOPLE, *strangers]).unit_splits == 0


def test_a_unit_stands_where_its_middle_one_sits():
    # One of three sits far behind; the unit is split but still ahead of the other.
    seats = seated(A1="chief", A2="clerk", A3="other", B1="twin")
    assert measure(seats) == Objective(unit_splits=1)


def test_guests_of_a_unit_stand_ahead_of_its_hosts_and_split_nothing():
    guest = replace(TWIN, roles=(Role.GUEST,))
    people = [CHIEF, guest, OTHER]
    assert measure(seated(A1="twin", A2="other", A3="chief"), people).unit_splits == 0
    assert measure(seated(A1="chief", A2="twin"), people) == Objective(unit_inversions=1)


def test_a_wheelchair_on_an_accessible_seat_is_in_nobodys_order():
    rolling = replace(CHIEF, wheelchair=True)
    seats = seated(A1="clerk", B1="chief")
    assert measure(seats, [rolling, CLERK]) == Objective(rank_inversions=1)
    seats = [replace(seat, accessible=seat.id == "B1") for seat in seats]
    assert measure(seats, [rolling, CLERK]) == Objective()
    assert measure(seats, [rolling, CLERK], [award(1, "chief")]).aisle_distance == 1


def test_the_aisle_distance_of_recipients_is_summed():
    awards = [award(n, who) for n, who in enumerate(["chief", "clerk", None])]
    # A1 and A4 are one seat from the aisle, A2 beside it.
    assert measure(seated(A1="chief", A2="clerk", A4="twin"), awards=awards).aisle_distance == 1
    assert measure(seated(A1="chief", A4="clerk"), awards=awards).aisle_distance == 2


def test_people_who_were_deleted_do_not_count():
    seats = seated(A1="gone", A2="chief")
    assert measure(seats, awards=[award(1, "gone")]) == Objective(aisle_distance=1)
    assert measure(seated(A3="gone", A4="chief")) == Objective()


@pytest.mark.parametrize(
    ("figures", "total"), [((1, 0, 0, 0), 100), ((0, 1, 0, 0), 20), ((0, 0, 1, 0), 10)]
)
def test_the_total_weighs_the_figures(figures, total):
    assert Objective(*figures).total == total
    assert Objective(*figures[:3], 7).total == total + 7


@given(
    st.lists(
        st.tuples(st.sampled_from(["U1", "U2", "U3"]), st.integers(1, 3)), min_size=1, max_size=12
    )
)
def test_all_pairs_are_counted(sitters):
    """Against a count of every pair, as the definitions read."""
    seats = classroom(1, len(sitters), 0, 0, 0, 0, mc=0)[1]
    people = [
        Delegate(id=f"p{n}", full_name="A", unit=unit, rank=rank)
        for n, (unit, rank) in enumerate(sitters)
    ]
    room = [replace(seat, delegate=f"p{n}") for n, seat in enumerate(seats)]
    places = {unit: [n for n, (own, _) in enumerate(sitters) if own == unit] for unit, _ in sitters}
    middle = {unit: own[(len(own) - 1) // 2] for unit, own in places.items()}

    found = measure(room, people)

    pairs = list(combinations(sitters, 2))
    assert found.rank_inversions == sum(a[0] == b[0] and a[1] > b[1] for a, b in pairs)
    assert found.unit_inversions == sum(
        middle[a] > middle[b] for a, b in combinations(sorted(places), 2)
    )
    assert found.unit_splits == sum(own[-1] - own[0] >= len(own) for own in places.values())
