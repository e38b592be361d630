"""Counts and order that are followed event by event agree with counting everybody."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Invitation, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.tally import tally, tally_by_unit
from hoinghi_tui.services.desk import Guest
from hoinghi_tui.services.known import known
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict, NotSaved

PEOPLE = ["dv-001", "dv-005", "dv-007", "dv-025"]


def agrees(session: Session) -> None:
    state = session.state
    people, came, units = state.delegates.values(), state.attendance, state.units.values()
    assert session.tally() == tally(people, came)
    counted = session.tally()
    assert counted.invited == counted.present + counted.declined + counted.not_arrived
    assert session.door.by_unit() == tally_by_unit(people, came, units)
    latest = session.door.latest(100)
    assert sorted(row.id for row in latest) == sorted(came)
    assert all(a.arrived_at >= b.arrived_at for a, b in pairwise(latest))
    assert [row.id for row in session.door.latest(2)] == [row.id for row in latest[:2]]


def decline(session: Session, person: str) -> None:
    before = known(session.state, person)
    session.roster.edit(before, replace(before, invitation=Invitation.DECLINED, unit="KT"))


ACTIONS: dict[str, Callable[[Session, str], object]] = {
    "arrive": lambda s, p: s.door.check_in(p, accept_declined=True),
    "leave": lambda s, p: s.door.report_leaving(p),
    "take back": lambda s, p: s.desk.take_back(p, "Nhầm"),
    "decline": decline,
    "walk in": lambda s, p: s.desk.walk_in(
        Guest("Khách", unit="TTDU"), seat=None, even_if_listed=True
    ),
    "delete": lambda s, p: s.roster.delete(p),
    "add": lambda s, p: s.roster.add(Delegate(id="", full_name="Mới", unit="VP")),
    "undo": lambda s, p: s.undo_last(),
    "refused": lambda s, p: s.door.scan("1234567890123456"),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTIONS)), st.sampled_from(PEOPLE)), max_size=12))
def test_following_agrees_with_counting(_sample_made_once, clock, actions):
    with TemporaryDirectory() as place:
        folder = Path(shutil.copytree(_sample_made_once, Path(place) / "hoi-nghi"))
        with (
            Session.open(folder, clock=clock) as session,
            Session.open(folder, station="Bàn 2", clock=clock) as other,
        ):
            agrees(session)
            agrees(other)
            for name, person in actions:
                clock.advance(seconds=7)
                try:
                    ACTIONS[name](session, person)
                except (Refused, Conflict):
                    continue
                agrees(session)
            other.poll()
            agrees(other)
            assert other.tally() == session.tally()
        with Session.open(folder, clock=clock, read_only=True) as again:
            agrees(again)


def test_what_was_not_saved_is_not_counted(session, disk_full):
    before = session.tally()
    with disk_full(), pytest.raises(NotSaved):
        session.door.check_in("dv-007")
    assert session.tally() == before
    agrees(session)


def test_a_unit_that_is_gone_leaves_its_people_to_nobody(session):
    session.roster.add(Delegate(id="", full_name="Một Mình", unit="KT"))
    session.units.add(Unit(id="", name="Ban Mới"))
    agrees(session)


def test_a_unit_whose_only_newcomer_was_taken_back_is_still_shown(session):
    """The list shows a heading for it and asks for its counts."""
    unit = session.units.add(Unit(id="", name="Ban Mới"))
    person = session.desk.walk_in(Guest("Khách", unit=unit.id), seat=None).delegate.id
    session.desk.take_back(person, "Nhầm")
    agrees(session)
    assert unit.id in [one.unit.id for one in session.door.by_unit() if one.unit]
