"""How section 5 of F9 looks while the money is planned and settled."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.budget_entry import BudgetDraft
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def settled(session):
    """Half an hour after the end: one line over the estimate, one without voucher, two open."""
    lines = {line.norm: line for line in session.budget.all()}
    for norm, typed in {
        "nuoc-uong": {"unit_price": "20.000"},
        "tien-an": {"unit_price": "100.000"},
        "tai-lieu": {
            "unit_price": "15.000",
            "actual": "645.000",
            "voucher_no": "HĐ 0001234",
            "voucher_day": "15/12/2025",
        },
        "trang-tri": {"quantity": "1", "unit_price": "1.500.000", "actual": "1.350.000"},
    }.items():
        line = lines[norm]
        session.budget.change(line.id, replace(BudgetDraft.of(line), **typed))
    people = session.roster.all()
    session.roster_actions.set_off_payroll([one.id for one in people[8:14]], off=True)
    for person in people[:12]:
        session.door.check_in(person.id)
    return session


@SIZES
def test_planned_and_settled(snap_compare, settled, size):
    app = HoiNghiApp(settled, "preparation")
    assert snap_compare(app, press=["5", "down", "down"], terminal_size=size)


def test_off_payroll(snap_compare, settled):
    app = HoiNghiApp(settled, "preparation")
    assert snap_compare(app, press=["5", "h"], terminal_size=(80, 24))
