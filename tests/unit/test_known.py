"""What another desk deleted while somebody was choosing it, told under the lock."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.refusal import Refused

HUYEN = "dv-014"


@pytest.fixture
def gone(session, desk_two):
    """The id of a unit that the second desk still believes to be there."""
    unit = session.units.add(Unit(id="", name="Thôn Mới"))
    desk_two.poll()
    session.units.delete(unit.id)
    assert unit.id in desk_two.state.units
    return unit.id


def refused_by(session, action):
    seq = session.store.last_seq
    with pytest.raises(Refused, match="hãy chọn lại đơn vị"):
        action()
    session.poll()
    assert session.store.last_seq == seq


def test_nobody_is_added_to_it(session, desk_two, gone):
    newcomer = Delegate(id="", full_name="Khách Mới", unit=gone)
    refused_by(session, lambda: desk_two.roster.add(newcomer))


def test_nobody_is_corrected_into_it(session, desk_two, gone):
    before = desk_two.state.delegates[HUYEN]
    refused_by(session, lambda: desk_two.roster.edit(before, replace(before, unit=gone)))


def test_not_several_at_once(session, desk_two, gone):
    refused_by(session, lambda: desk_two.roster_actions.set_unit([HUYEN], gone))


def test_a_unit_that_is_there_is_taken(session, desk_two, gone):
    before = desk_two.state.delegates[HUYEN]
    desk_two.roster.edit(before, replace(before, unit="KT", position="Kế toán"))
    session.poll()
    assert session.state.delegates[HUYEN].unit == "KT"
