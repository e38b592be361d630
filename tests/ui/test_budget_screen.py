"""F9, section 5: planning, settling, who is off the payroll, what the norms offer, the papers."""

import pytest
from screen_reading import words

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_entry import BudgetDraft
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.preparation.budget_screen import BudgetScreen
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


@pytest.fixture
def few(session):
    """Two lines, of which one is linked to people off the payroll."""
    for line in session.budget.all():
        session.budget.delete(line.id)
    session.budget.add(BudgetDraft(title="[/] =cmd() {{x}}", quantity="2", unit_price="150.000"))
    session.budget.add(
        BudgetDraft(title="Tiền ăn", source=Quantity.OFF_PAYROLL, unit_price="100.000")
    )
    return session.budget


def rows(app):
    return app.screen.query_one(RowList)


async def test_a_line_is_settled_in_its_form_and_what_is_wrong_is_said(app, few):
    line = few.all()[0]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "enter")
        form = app.screen
        form.box("actual").value = "-5"
        await pilot.press("ctrl+s")
        assert "không thể âm" in words(app, ".form-problem")
        form.box("actual").value = "310.000"
        await pilot.pause()
        assert "Ba trăm mười nghìn đồng" in words(app, "#hint-actual")
        form.box("voucher_day").value = "16/12/2025"
        await pilot.press("ctrl+s")
        assert "sau hôm nay (15/12/2025)" in words(app, ".form-problem")
        assert few.find(line.id).actual is None
        form.box("voucher_day").value = "15/12/2025"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert few.find(line.id).actual == 310_000
        # 10 000 more than 2 × 150 000.
        assert "▲ 1 dòng chi vượt dự toán" in words(app, "#budget-sums")
        await pilot.press("ctrl+z")
        assert few.find(line.id).actual is None


async def test_people_off_the_payroll_are_marked_together_and_undone_at_once(app, few, session):
    people = session.roster.all()
    session.roster_actions.set_off_payroll([people[1].id], off=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "h", "enter", "down", "enter", "down", "enter", "ctrl+s")
        await pilot.pause()
        off = {one.id for one in session.roster.all() if one.off_payroll}
        assert off == {people[0].id, people[2].id}
        await pilot.press("ctrl+z")
        assert session.state.delegates[people[1].id].off_payroll
        await pilot.press("h", "ctrl+g", "escape")
        assert sum(one.off_payroll for one in session.roster.all()) == 1


async def test_the_next_name_typed_takes_the_place_of_the_one_marked(app, few, session):
    first, second = session.roster.all()[3], session.roster.all()[9]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "h", *first.full_name, "enter", *second.full_name, "enter")
        await pilot.press("ctrl+s")
        await pilot.pause()
        off = {one.id for one in session.roster.all() if one.off_payroll}
        assert off == {first.id, second.id}


async def test_the_estimate_is_fixed_and_let_go_by_one_key(app, few, session):
    session.roster_actions.set_off_payroll(["dv-001"], off=True)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "c")
        assert few.is_fixed
        assert "■ dự toán đã chốt số lượng" in words(app, "#budget-sums")
        session.roster_actions.set_off_payroll(["dv-002"], off=True)
        assert few.account().planned.whole == 2 * 150_000 + 100_000
        await pilot.press("c")
        assert few.account().planned.whole == 2 * 150_000 + 2 * 100_000


async def test_lines_are_added_moved_and_taken_away(app, few):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "i", *"Hoa", "ctrl+s")
        await pilot.press("end", "ctrl+up")
        await pilot.pause()
        assert [one.title for one in few.all()][1] == "Hoa"
        assert rows(app).current.line.title == "Hoa"
        await pilot.press("delete", "enter")
        await pilot.pause()
        assert "Hoa" not in [one.title for one in few.all()]


async def test_an_empty_budget_says_how_and_is_filled_from_the_norms(app, session):
    for line in session.budget.all():
        session.budget.delete(line.id)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("5", "enter", "p", "x", "c")
        assert isinstance(app.screen, BudgetScreen)
        await pilot.press("l")
        await pilot.pause()
        assert "Thông tư" in words(app, "#norm-source")
        await pilot.press("enter")
        await pilot.pause()
        assert len(session.budget.all()) == len(rows(app).rows) == 6


async def test_a_broken_file_of_norms_is_told_and_takes_nothing_away(app, few, session):
    own = session.folder / "dinh-muc-hoi-nghi.toml"
    own.write_text("[[norm]]\n", encoding="utf-8")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5")
        await pilot.pause()
        assert "dinh-muc-hoi-nghi.toml" in words(app, "#budget-sums")
        assert len(rows(app).rows) == 2
        await pilot.press("l")
        await pilot.pause()
        assert "còn thiếu" in words(app, ".form-problem")


async def test_papers_and_workbook_are_made_from_here(app, few, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("5", "p", "3")  # nobody off the payroll has come
        await pilot.pause()
        assert not (session.folder / "out").exists()
        await pilot.press("p", "1")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert session.printing.printed_at(Paper.ESTIMATE) is not None
        await pilot.press("x")
        await pilot.pause()
        assert (session.folder / "out" / "kinh-phi.xlsx").is_file()
