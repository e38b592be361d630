from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.awards import Award, AwardKind
from hoinghi_tui.domain.people import Delegate, Role, Unit
from hoinghi_tui.domain.room_presets import classroom
from hoinghi_tui.domain.seat_quality import Quality, quality
from hoinghi_tui.domain.seating import apply, propose, with_changes

UNITS = [Unit(id="U1", name="Đơn vị 1", rank=1), Unit(id="U2", name="Đơn vị 2", rank=2)]
CHIEF = Delegate(id="chief", full_name="A", unit="U1", position="Trưởng phòng")
CLERK = Delegate(id="clerk", full_name="B", unit="U1", position="Công chức")
TWIN = Delegate(id="twin", full_name="C", unit="U1", position="Công chức")
OTHER = Delegate(id="other", full_name="D", unit="U2", position="Trưởng phòng")
PEOPLE = [CHIEF, CLERK, TWIN, OTHER]
EMPTY = classroom(2, 4, 2, 3, 0, 0)[1]


def seated(**people):
    return tuple(replace(seat, delegate=people.get(seat.id)) for seat in EMPTY)


def measure(seats, **options):
    return quality(seats, PEOPLE, UNITS, **options)


def test_the_right_order_has_no_faults():
    assert measure(seated(A1="chief", A2="clerk", A3="twin", A4="other")) == Quality(0, 0)


def test_equals_are_never_in_the_wrong_order():
    assert measure(seated(A1="chief", A2="twin", A3="clerk")).rank_inversions == 0


def test_every_pair_in_the_wrong_order_counts():
    # Both clerks sit before their chief, and somebody of the second unit before all three.
    assert measure(seated(A1="other", A2="clerk", A3="twin", A4="chief")).rank_inversions == 5


def test_the_line_turns_at_the_end_of_a_row():
    assert measure(seated(A4="chief", B4="clerk", B1="other")).rank_inversions == 0
    assert measure(seated(A4="chief", B1="clerk", B4="other")).rank_inversions == 1


def test_the_presidium_is_measured_from_its_centre():
    high, low = (replace(p, roles=(Role.PRESIDIUM,)) for p in (CHIEF, CLERK))

    def inversions(seats):
        return quality(seats, [high, low], UNITS).rank_inversions

    assert inversions(seated(CT1="chief", CT2="clerk")) == 0
    assert inversions(seated(CT1="clerk", CT2="chief")) == 1


def test_a_unit_is_split_by_people_not_by_empty_seats():
    assert measure(seated(A1="chief", A4="clerk", B1="other")).split_units == 0
    assert measure(seated(A1="chief", A2="other", A3="clerk")).split_units == 1


def test_people_of_no_unit_split_but_are_not_split():
    strangers = [Delegate(id=f"x{n}", full_name="X") for n in (1, 2)]
    seats = seated(A1="x1", A2="chief", A3="x2")

    assert quality(seats, [*PEOPLE, *strangers], UNITS).split_units == 0


def test_moved_counts_who_had_another_seat():
    before = seated(A1="chief", A2="clerk", A3="twin")
    after = seated(A1="clerk", A2="chief", A3="twin", A4="other")

    assert measure(after, before=before).moved == 2
    assert measure(after).moved == 0


def test_the_aisle_distance_of_recipients_is_summed():
    awards = [
        Award(
            id=f"kt-{n}",
            kind=AwardKind.INDIVIDUAL,
            recipient="x",
            batch=1,
            order=n,
            delegate=delegate,
        )
        for n, delegate in enumerate(["chief", "clerk", None])
    ]

    # A1 and A4 are one seat from the aisle, A2 beside it.
    assert measure(seated(A1="chief", A2="clerk", A4="twin"), awards=awards).aisle_distance == 1
    assert measure(seated(A1="chief", A4="clerk"), awards=awards).aisle_distance == 2


def test_people_who_were_deleted_do_not_count():
    assert measure(seated(A1="gone", A2="chief")) == Quality(0, 0)


@given(st.lists(st.sampled_from(["U1", "U2", None]), max_size=8), st.data())
def test_a_proposed_plan_has_no_faults(units, data):
    posts = st.sampled_from([CHIEF.position, CLERK.position, "Bí thư Đảng ủy"])
    roles = st.sampled_from([(), (Role.PRESIDIUM,), (Role.GUEST,)])
    people = [
        Delegate(
            id=f"dv-{n}",
            full_name="A",
            unit=unit,
            position=data.draw(posts),
            roles=data.draw(roles),
        )
        for n, unit in enumerate(units)
    ]

    after = with_changes(EMPTY, apply(EMPTY, propose(EMPTY, people, UNITS)))

    assert quality(after, people, UNITS) == Quality(0, 0)
