"""Rows that an older version wrote, without the fields that came later, are worked with as any."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Role
from hoinghi_tui.domain.tasks import Phase
from hoinghi_tui.services.rows import to_row
from hoinghi_tui.storage import Conflict, Op

TASK = {"id": "cv-900", "title": "Giấy mời", "unit": None, "kind": "", "order": 900, "due": None}


@pytest.fixture
def old(session):
    """The sample with a duty and a person of a version that knew less."""
    person = {**to_row(session.roster.all()[0]), "id": "dv-900", "full_name": "Ông Già"}
    del person["off_payroll"]
    task = {**TASK, "state": "open", "note": ""}
    rows = [Op("tasks", "cv-900", None, task), Op("delegates", "dv-900", None, person)]
    session.work.act("old", lambda: rows, "cũ")
    return session


def test_a_new_field_is_set_taken_back_and_set_again(old):
    for _ in range(2):
        old.roster_actions.set_off_payroll(["dv-900"], off=True)
        assert old.state.delegates["dv-900"].off_payroll
        old.undo_last()
        assert not old.state.delegates["dv-900"].off_payroll
    first = next(iter(old.state.tasks))
    for _ in range(2):
        old.tasks.toggle_wait("cv-900", first)
        old.undo_last()
        before = old.tasks.find("cv-900")
        old.tasks.edit(before, replace(before, phase=Phase.AFTER))
        old.undo_last()
    assert old.tasks.find("cv-900") == replace(before, depends_on=())


def test_what_is_old_can_be_deleted_merged_and_brought_back(old):
    before = old.store.table("tasks")["cv-900"]
    old.tasks.delete(["cv-900"])
    old.undo_last()
    assert old.store.table("tasks")["cv-900"] == before
    old.roster_actions.delete(["dv-900"])
    old.undo_last()
    other = old.roster.all()[0].id
    old.roster_actions.set_off_payroll([other], off=True)
    old.roster_actions.merge("dv-900", other)
    assert old.state.delegates["dv-900"].off_payroll
    assert other not in old.state.delegates


def test_another_desks_change_is_still_a_conflict(old, desk_two):
    seen = old.tasks.find("cv-900")
    desk_two.tasks.edit(seen, replace(seen, phase=Phase.AFTER))
    with pytest.raises(Conflict):
        old.tasks.edit(seen, replace(seen, phase=Phase.AFTER, title="Khác"))
    person = old.state.delegates["dv-900"]
    desk_two.roster_actions.add_role(["dv-900"], Role.PRESS)
    with pytest.raises(Conflict):
        old.roster.edit(person, replace(person, roles=(Role.MC,), off_payroll=True))
