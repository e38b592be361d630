"""One step in the protocol order: exactly that step, and no more people than needed."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Role, Substitute, Unit
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.protocol_moves import move_person, move_unit
from hoinghi_tui.domain.refusal import Refused

POSTS = (
    "",
    "Bí thư Đảng ủy",
    "Phó Bí thư Đảng ủy",
    "Trưởng phòng",
    "Phó Trưởng phòng",
    "Công chức",
)
substitutes = st.none() | st.builds(
    Substitute,
    full_name=st.just("T"),
    position=st.sampled_from(POSTS),
    rank=st.none() | st.integers(1, 90),
)
some_units = st.lists(st.integers(1, 5), min_size=1, max_size=4).map(
    lambda ranks: [Unit(id=f"U{n}", name=f"Đơn vị {n}", rank=rank) for n, rank in enumerate(ranks)]
)


@st.composite
def conferences(draw):
    units = draw(some_units)
    ids = [None, "ghost", *(unit.id for unit in units)]
    count = draw(st.integers(1, 9))
    people = [
        Delegate(
            id=f"dv-{number}",
            full_name=f"Người {number}",
            order=draw(st.integers(-2, 6)),
            position=draw(st.sampled_from(POSTS)),
            rank=draw(st.none() | st.integers(1, 90)),
            unit=draw(st.sampled_from(ids)),
            roles=draw(st.sampled_from([(), (Role.GUEST,), (Role.PRESS,)])),
            substitute=draw(substitutes),
        )
        for number in range(count)
    ]
    return people, units


def ids(people):
    return [one.id for one in people]


def with_changes(rows, changes):
    after = {new.id: new for _, new in changes}
    return [after.get(row.id, row) for row in rows]


@given(conferences(), st.data(), st.sampled_from([-1, 1]))
def test_a_person_moves_by_exactly_one_place_or_is_refused(conference, data, step):
    people, units = conference
    before = ids(protocol_order(people, units))
    person = data.draw(st.sampled_from(before))
    place = before.index(person)
    try:
        changes = move_person(people, units, person, step)
    except Refused as refusal:
        assert "đã đứng" in str(refusal)
        return
    wanted = list(before)
    wanted[place], wanted[place + step] = wanted[place + step], wanted[place]
    assert ids(protocol_order(with_changes(people, changes), units)) == wanted


@given(conferences(), st.data())
def test_up_and_down_again_is_the_old_order(conference, data):
    people, units = conference
    before = ids(protocol_order(people, units))
    person = data.draw(st.sampled_from(before))
    try:
        moved = with_changes(people, move_person(people, units, person, -1))
    except Refused:
        return
    back = with_changes(moved, move_person(moved, units, person, 1))
    assert ids(protocol_order(back, units)) == before


@given(conferences(), st.data(), st.sampled_from([-1, 1]))
def test_a_unit_changes_places_with_its_neighbour(conference, data, step):
    people, units = conference
    known = {unit.id for unit in units}
    movable = [one for one in people if one.unit in known]
    assume(movable)
    mover = data.draw(st.sampled_from(movable))

    def groups(rows):
        part = [one for one in protocol_order(people, rows) if one.roles == mover.roles]
        return list(dict.fromkeys(one.unit for one in part if one.unit in known))

    before = groups(units)
    try:
        changes = move_unit(people, units, mover.id, step)
    except Refused as refusal:
        assert "đã đứng" in str(refusal)
        assert before[0 if step < 0 else -1] == mover.unit
        return
    place = before.index(mover.unit)
    wanted = list(before)
    wanted[place], wanted[place + step] = wanted[place + step], wanted[place]
    assert groups(with_changes(units, changes)) == wanted


# -- by example ----------------------------------------------------------------------------

KT = Unit(id="KT", name="Phòng Kinh tế", rank=5)
HEAD = Delegate(id="a", full_name="A", order=1, position="Trưởng phòng", unit="KT")
DEPUTY = Delegate(id="b", full_name="B", order=2, position="Phó Trưởng phòng", unit="KT")
CLERK = Delegate(id="c", full_name="C", order=3, position="Công chức", unit="KT")
CLERK_2 = Delegate(id="d", full_name="D", order=4, position="Công chức", unit="KT")
EVERYBODY = (HEAD, DEPUTY, CLERK, CLERK_2)


def test_passing_a_higher_post_takes_over_its_rank_and_changes_nobody_else():
    [(before, after)] = move_person(EVERYBODY, [KT], "c", -1)
    assert before == CLERK
    # "Phó Trưởng phòng" ranks 40; before it in the list.
    assert (after.rank, after.order) == (40, 1)


def test_going_back_drops_the_override_again():
    people = with_changes(EVERYBODY, move_person(EVERYBODY, [KT], "b", 1))
    assert next(one for one in people if one.id == "b").rank == 60
    people = with_changes(people, move_person(people, [KT], "b", -1))
    assert next(one for one in people if one.id == "b").rank is None
    assert ids(protocol_order(people, [KT])) == ["a", "b", "c", "d"]


def test_equals_trade_places():
    changes = move_person(EVERYBODY, [KT], "d", -1)
    assert [(new.id, new.rank, new.order) for _, new in changes] == [("d", None, 2)]


def test_who_has_a_substitute_moves_by_the_substitutes_rank():
    substitute = Substitute(full_name="T", position="Công chức")
    people = [replace(HEAD, substitute=substitute), DEPUTY, CLERK, CLERK_2]
    assert ids(protocol_order(people, [KT])) == ["b", "a", "c", "d"]
    [(_, after)] = move_person(people, [KT], "a", -1)
    assert (after.rank, after.substitute.rank) == (None, 40)


@pytest.mark.parametrize(("person", "step", "edge"), [("a", -1, "đầu"), ("d", 1, "cuối")])
def test_nobody_leaves_the_unit(person, step, edge):
    with pytest.raises(Refused, match=f"đã đứng {edge} đơn vị"):
        move_person(EVERYBODY, [KT], person, step)


def test_a_unit_passes_over_units_without_people_and_disturbs_few():
    first, empty = Unit(id="X", name="Trước", rank=1), Unit(id="E", name="Trống", rank=3)
    stranger = Delegate(id="x", full_name="X", unit="X")
    changes = move_unit([*EVERYBODY, stranger], [first, empty, KT], "a", -1)
    assert {new.id: new.rank for _, new in changes} == {"KT": 1, "X": 3, "E": 5}


def test_without_a_unit_there_is_nothing_to_move():
    with pytest.raises(Refused, match="chưa có đơn vị"):
        move_unit([Delegate(id="x", full_name="X")], [KT], "x", 1)
