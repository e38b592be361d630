"""A unit that another desk deletes while a form is open is not named by what the form saves."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.rows import deletion, insertion

NEW = Unit(id="MOI", name="Ban mới", rank=90)


def forms(session):
    """Each form that names a unit, by the name of the table it saves into."""
    year = session.par_index.year
    return {
        "tasks": session.tasks.adding("MOI"),
        "checklist": session.checklist.adding(),
        "speeches": session.speeches.adding(),
        "reports": session.reports.adding(),
        "par_fields": session.par_index.adding(year),
    }


@pytest.mark.parametrize("table", ["tasks", "checklist", "speeches", "reports", "par_fields"])
def test_a_unit_deleted_meanwhile_is_refused(session, desk_two, table):
    session.work.act("unit", lambda: [insertion("units", NEW)], "Thêm")
    form = forms(session)[table]
    record = replace(form.record, title="Việc", unit="MOI")
    desk_two.poll()
    desk_two.work.act("unit", lambda: [deletion("units", NEW)], "Xóa")
    before = dict(session.store.table(table))
    with pytest.raises(Refused, match="Đơn vị"):
        form.save(form.record, record)
    assert dict(session.store.table(table)) == before
