"""Moving units up and down."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.unit_order import in_rank, made_room, moved

UNITS = st.lists(st.integers(1, 6), min_size=1, max_size=8).map(
    lambda ranks: [Unit(id=f"U{n}", name=f"Đơn vị {n}", rank=rank) for n, rank in enumerate(ranks)]
)


def ids(units):
    return [unit.id for unit in in_rank(units)]


def applied(units, changes):
    """The units as they are after the changes, which must be of units as they were."""
    by_id = {unit.id: unit for unit in units}
    for before, after in changes:
        assert by_id[before.id] == before
        by_id[after.id] = after
    return list(by_id.values())


@given(UNITS, st.data(), st.sampled_from([-1, 1]))
def test_one_step_swaps_two_neighbours_and_nothing_else(units, data, step):
    order = ids(units)
    place = data.draw(st.integers(0, len(order) - 1))
    if not 0 <= place + step < len(order):
        with pytest.raises(Refused, match="đã đứng"):
            moved(units, order[place], step)
        return
    after = ids(applied(units, moved(units, order[place], step)))
    order[place], order[place + step] = order[place + step], order[place]
    assert after == order


def test_where_ranks_differ_only_the_two_are_touched():
    units = [Unit(id=f"U{rank}", name="x", rank=rank) for rank in (2, 5, 9)]
    assert {before.id for before, _ in moved(units, "U5", 1)} == {"U5", "U9"}


@given(UNITS, st.integers(1, 7))
def test_room_is_made_at_a_rank_without_changing_the_order(units, rank):
    after = applied(units, made_room(units, rank))
    assert all(unit.rank != rank for unit in after)
    assert ids(after) == ids(units)


def test_only_those_in_the_way_move():
    units = [Unit(id=f"U{rank}", name="x", rank=rank) for rank in (1, 2, 3, 5)]
    changes = made_room(units, 2)
    assert [(before.rank, after.rank) for before, after in changes] == [(2, 3), (3, 4)]
