"""The budget as it is saved: one action each, refused in words, followed by people and awards."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_entry import BudgetDraft
from hoinghi_tui.domain.next_conference import estimate_again
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.source_fields import SourceError

HOSTILE = "=cmd() [/] {{x}} ../x A & B <C>"


@pytest.fixture
def budget(session):
    for line in session.budget.all():
        session.budget.delete(line.id)
    return session.budget


def add(budget, title="Nước uống", **typed):
    return budget.add(BudgetDraft(title=title, **typed))


def test_a_line_is_one_action_and_one_undo(budget, session):
    line = add(budget, quantity="40", unit_price="20.000")
    assert budget.account().planned.whole == 800_000
    session.undo_last()
    assert line.id not in session.state.budget
    # The id of a line that was there is never given again.
    assert add(budget).id != line.id


def test_a_wrong_draft_changes_nothing(budget, session):
    before = session.state.changes
    with pytest.raises(Refused, match="Đơn giá: Số tiền không thể âm"):
        add(budget, unit_price="-1")
    with pytest.raises(Refused, match="Ngày chứng từ: Ngày chứng từ ở sau hôm nay"):
        add(budget, voucher_day="16/12/2025")  # the injected clock says 15 December
    assert session.state.changes == before


def test_prizes_are_never_counted_twice(budget):
    add(budget, "Tiền thưởng", source=Quantity.PRIZES)
    with pytest.raises(Refused, match="đã có một dòng"):
        add(budget, "Thưởng nữa", source=Quantity.PRIZES)


def test_an_undo_does_not_count_the_prizes_twice_either(budget, session):
    line = add(budget, "Tiền thưởng", source=Quantity.PRIZES)
    budget.delete(line.id)
    deleted = session.store.history(limit=1)[0]
    add(budget, "Thưởng", source=Quantity.PRIZES)
    with pytest.raises(Refused, match="đã có một dòng kinh phí khác"):
        session.work.undo(deleted)


def test_the_settlement_is_asked_for_once_all_is_over(session, clock):
    def asks():
        return any("quyết toán" in gap.text for gap in session.budget.gaps())

    session.door.check_in("dv-001")
    assert not asks()
    for _ in session.agenda.items():
        session.agenda.start_next()
        clock.advance(minutes=1)
    session.agenda.end_current()
    assert asks()


def test_the_next_conference_counts_its_own_people(budget, session):
    line = add(budget, source=Quantity.DELEGATES, unit_price="20.000", voucher_no="01")
    budget.fix_estimate()
    again = estimate_again(budget.find(line.id))
    assert (again.quantity, again.unit_price, again.voucher_no) == (None, 20_000, "")


def test_the_settlement_follows_the_door_and_the_estimate_does_not_once_fixed(budget, session):
    people = session.roster.all()
    session.roster_actions.set_off_payroll([one.id for one in people[:3]], off=True)
    add(budget, "Tiền ăn", source=Quantity.OFF_PAYROLL, unit_price="100.000")
    assert not budget.is_fixed
    assert budget.fix_estimate() == 1
    assert budget.is_fixed
    session.roster_actions.set_off_payroll([people[3].id], off=True)
    for person in (people[0], people[3], people[5]):
        session.door.check_in(person.id)
    [worked] = budget.account().lines
    # Three were off the payroll when the estimate was fixed; of the four now two came.
    assert (worked.planned, worked.settled, worked.difference) == (300_000, 200_000, 100_000)
    budget.follow_counts()
    assert budget.account().lines[0].planned == 400_000


def test_usual_lines_come_from_the_norms_and_without_a_price_nobody_gave(budget):
    assert budget.take_in(budget.usual()) == len(budget.all()) > 0
    prices = {line.norm: line.unit_price for line in budget.all()}
    assert prices["tien-an"] == 100_000
    assert prices["nuoc-uong"] is None
    assert budget.usual() == []


def test_a_blank_price_is_filled_from_its_norm_and_a_typed_one_stays(session):
    [meal] = [one for one in session.budget.all() if one.norm == "tien-an"]
    [offered] = session.budget.usual()
    assert (offered.id, offered.unit_price) == (meal.id, 100_000)
    assert offered.basis.startswith("Thông tư 40/2017/TT-BTC")
    session.budget.change(meal.id, BudgetDraft(title="Tiền ăn", unit_price="70.000"))
    assert session.budget.usual() == []


def test_norms_leave_what_another_desk_has_typed_meanwhile(session, desk_two):
    [meal] = [one for one in session.budget.all() if one.norm == "tien-an"]
    [water] = [one for one in session.budget.all() if one.norm == "nuoc-uong"]
    session.budget.delete(water.id)
    offered = session.budget.usual()
    typed = BudgetDraft(title="Ăn trưa", source=meal.source, unit_price="70.000", actual="5")
    desk_two.budget.change(meal.id, typed)
    assert session.budget.take_in(offered) == 1
    kept = session.budget.find(meal.id)
    assert (kept.title, kept.unit_price, kept.actual) == ("Ăn trưa", 70_000, 5)
    lines = [one.norm for one in session.budget.all()]
    assert session.budget.take_in(offered) == 0  # taken in already
    assert [one.norm for one in session.budget.all()] == lines


def test_the_conferences_own_norms_win_and_a_broken_file_is_named(budget, session):
    own = session.folder / "dinh-muc-hoi-nghi.toml"
    norm = '[[norm]]\nid="a"\ntitle="A"\nsince=2025-01-01\nsource="QĐ"\namount={}\n'
    own.write_text(norm.format("70_000"), encoding="utf-8")
    assert [line.unit_price for line in budget.usual()] == [70_000]
    own.write_text(norm.format("-5"), encoding="utf-8")
    with pytest.raises(SourceError, match=r"dinh-muc-hoi-nghi.toml.*thứ 1, khóa “amount”"):
        budget.usual()
    own.write_text(norm.format("9" * 5000), encoding="utf-8")
    assert budget.gaps()[0].text.startswith("dinh-muc-hoi-nghi.toml: tệp viết sai")


def test_lines_move_and_stop_at_the_edge(budget):
    first, second = add(budget, "Một"), add(budget, "Hai")
    budget.move(second.id, -1)
    assert [one.title for one in budget.all()] == ["Hai", "Một"]
    with pytest.raises(Refused, match="đứng cuối"):
        budget.move(first.id, 1)


def test_two_desks_may_change_different_fields_of_a_line(budget):
    line = add(budget)
    editing = budget.editing(line.id)
    budget.change(line.id, BudgetDraft(title="Nước uống", note="chai nhỏ"))
    checked = editing.check(BudgetDraft(title="Nước uống", unit_price="20.000"), line)
    editing.save(line, checked.record)
    assert (budget.find(line.id).note, budget.find(line.id).unit_price) == ("chai nhỏ", 20_000)


# -- the workbook ------------------------------------------------------------------------------


def cells(path, sheet):
    book = load_workbook(path)
    return {cell.coordinate: cell for row in book[sheet].iter_rows() for cell in row}


def test_amounts_are_formulas_and_typed_text_never_is(budget):
    add(budget, HOSTILE, quantity="3", unit_price="5", note="=1+1", voucher_no="=2")
    add(budget, "Thưởng", source=Quantity.PRIZES, actual="7", voucher_day="15/12/2025")
    path = budget.write_xlsx()
    plan, settled = cells(path, "Dự toán"), cells(path, "Quyết toán")
    assert (plan["B5"].value, plan["B5"].data_type) == (HOSTILE, "s")
    assert (settled["H5"].value, settled["H5"].data_type) == ("=2", "s")
    assert plan["F5"].value == '=IF(COUNT(D5:E5)=2,D5*E5,"")'
    assert plan["F7"].value == "=SUM(F5:F6)"
    assert plan["F6"].value is None  # no prize is known, and none is made up
    assert settled["F6"].value == 7
    assert settled["I6"].value == "15/12/2025"


def test_equal_budgets_give_equal_bytes(budget):
    add(budget, "Nước\x00", quantity="3")
    one, other = budget.write_xlsx(), budget.write_xlsx()
    assert one != other
    assert one.read_bytes() == other.read_bytes()
    assert load_workbook(io.BytesIO(one.read_bytes())).sheetnames == ["Dự toán", "Quyết toán"]


def test_an_empty_budget_is_not_written(budget, session):
    with pytest.raises(Refused, match="Chưa có dòng kinh phí"):
        budget.write_xlsx()
    assert not (session.folder / "out").exists()


def test_norms_of_the_day_the_conference_is_held(budget, session):
    assert budget.today() == date(2025, 12, 15)
    assert session.state.conference.day is None
    assert "tien-an" in budget.norms()
