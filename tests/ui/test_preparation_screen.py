"""Section 1 of F9: duties by unit and by due date, forms, marks, filters, reminders."""

from dataclasses import replace
from datetime import date

import pytest
from screen_reading import painted, words

from hoinghi_tui.domain.tasks import TaskState
from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.preparation.reminder_dialog import ReminderDialog
from hoinghi_tui.ui.preparation.task_form import TaskForm
from hoinghi_tui.ui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


@pytest.fixture
def dated(app):
    """The same a week before the day, which is fixed: what was due 15 days before is overdue."""
    conference = app.session.state.conference
    after = replace(conference, day=date(2025, 12, 22))
    app.session.work.act("test", lambda: change("conference", conference, after))
    return app


def chosen(app):
    return app.screen.query_one("#tasks", RowList).current.task


def told(app):
    return " ".join(one.message for one in app._notifications)


async def fill(pilot, **fields):
    for name, text in fields.items():
        pilot.app.screen.box(name).value = text
    await pilot.press("ctrl+s")
    await pilot.pause()


async def test_a_screen_left_open_overnight_tells_what_has_become_overdue(dated, clock):
    lines = dated.session.tasks.lines()
    due_today = sum(line.day == date(2025, 12, 15) for line in lines)
    overdue = sum(line.day < date(2025, 12, 15) for line in lines)
    assert due_today and overdue
    async with dated.run_test():
        assert f"▲ {overdue} quá hạn" in words(dated, "#task-title")
        clock.advance(days=1)
        dated._tick()
        assert f"▲ {overdue + due_today} quá hạn" in words(dated, "#task-title")


async def test_space_moves_a_duty_on_and_ctrl_z_back(app):
    first = app.session.tasks.all()[0].id
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert app.session.state.tasks[first].state is TaskState.DOING
        await pilot.press("space")
        assert app.session.state.tasks[first].state is TaskState.DONE
        assert words(app, "#task-title").startswith("ĐÃ XONG  1 / 22 việc")
        await pilot.press("ctrl+z")
        assert app.session.state.tasks[first].state is TaskState.DOING


@SIZES
async def test_a_unit_heads_its_duties_once(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        listed = painted(app)
    heads = [line for line in listed if "0/8 xong" in line]
    assert len(heads) == 1
    assert "Phòng Văn hóa - Xã hội" in heads[0] and "Bà Trần Thị Đào" in heads[0]


@SIZES
async def test_the_chosen_duty_is_written_out(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        assert words(app, "#section-detail").startswith(chosen(app).title)
        assert "Hạn trước 7 ngày – mới là đề xuất" in words(app, "#section-detail")


@SIZES
async def test_blanks_of_the_plan_stay_blank(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        facts = words(app, "#conference-facts")
    assert "Số …" in facts
    assert "dự kiến tháng 12/2025" in facts


@SIZES
async def test_by_due_date_the_most_pressing_comes_first(dated, size):
    async with dated.run_test(size=size) as pilot:
        await pilot.press("v")
        await pilot.pause()
        lines = [line.strip() for line in painted(dated)]
        at = next(at for at, line in enumerate(lines) if line.startswith("▲ QUÁ HẠN"))
        # Twenty days before the 22nd is the 2nd; today is the 15th.
        assert "Bố trí kinh phí" in lines[at + 1] and "▲ quá hạn 13 ngày" in lines[at + 1]
        await pilot.press("home")
        assert chosen(dated).title.startswith("Bố trí kinh phí")


async def test_a_duty_is_added_and_what_is_wrong_is_said(dated):
    async with dated.run_test() as pilot:
        await pilot.press("i")
        assert isinstance(dated.screen, TaskForm)
        await fill(pilot, title="In [/] {{x}}", due="23/12/2025")
        problem = words(dated, ".form-problem")
        assert "sau ngày họp 22/12/2025" in problem and "sau 5 ngày" in problem
        await fill(pilot, due="01/12/2025")
        assert "đã qua" in words(dated, ".form-problem")
        await fill(pilot, due="trước 2 ngày")
        task = chosen(dated)
        assert (task.title, task.unit, task.days_before) == ("In [/] {{x}}", "VHXH", 2)
        await pilot.press("enter")
        await fill(pilot, note="gấp")
        assert chosen(dated).note == "gấp"


async def test_marked_duties_are_changed_together(app):
    tasks = app.session.state.tasks
    async with app.run_test() as pilot:
        await pilot.press("insert", "insert", "b", "3")
        assert [tasks[one].state for one in ("cv-01", "cv-02")] == [TaskState.DONE] * 2
        await pilot.press("b", "4")
        await pilot.press(*"5/1")
        assert "đủ bốn chữ số của năm" in words(app, ".small-preview")
        app.screen.box("due").value = "trước 3 ngày"
        await pilot.press("enter")
        assert {tasks[one].days_before for one in ("cv-01", "cv-02")} == {3}
        await pilot.press("delete", "enter")
        assert "cv-01" not in tasks and "cv-02" not in tasks
        await pilot.press("ctrl+z")
        assert "cv-01" in tasks and "cv-02" in tasks


async def test_what_a_filter_hides_is_not_changed_with_the_others(app):
    tasks = app.session.state.tasks
    async with app.run_test() as pilot:
        await pilot.press("insert", "down", "space", "l", "2")  # not done: all are
        await pilot.press("b", "3")  # the marked one is done, and out of sight
        assert tasks["cv-01"].state is TaskState.DONE
        await pilot.press("b", "1")
        assert tasks["cv-01"].state is TaskState.DONE
        assert chosen(app).id != "cv-01"


async def test_a_circle_of_duties_is_refused_in_words(app):
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "c")  # what cv-04 waits for already
        await pilot.press(*"dieu hanh", "enter")
        assert "thành vòng" in told(app)
        assert app.session.state.tasks["cv-03"].depends_on == ()
        await pilot.press("c")
        await pilot.press(*"tham muu giay moi", "enter")
        assert app.session.state.tasks["cv-03"].depends_on == ("cv-01",)
        assert "chờ “Tham mưu giấy mời" in words(app, "#section-detail")


async def test_only_a_part_is_shown_until_esc(dated):
    async with dated.run_test() as pilot:
        await pilot.press("l", "4")
        # All five statements on the Index and the money were due before today, and the report.
        assert len(dated.screen.query_one("#tasks", RowList).rows) == 7
        await pilot.press("l", "d")
        assert "Đang lọc: quá hạn · " in words(dated, "#task-foot")
        await pilot.press("escape")
        assert len(dated.screen.query_one("#tasks", RowList).rows) == 22


@SIZES
async def test_a_reminder_is_copied_and_saved(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("r", "1")
        await pilot.pause()
        assert isinstance(app.screen, ReminderDialog)
        assert app.clipboard.startswith("ĐÔN ĐỐC CHUẨN BỊ HỘI NGHỊ\nKính gửi: Phòng Văn hóa")
        await pilot.press("s")
        (path,) = (app.session.folder / "out").glob("*.txt")
        assert path.read_text(encoding="utf-8-sig") == app.clipboard
        assert f"out/{path.name}" in words(app, "#reminder-told")


async def test_a_calendar_without_any_day_is_refused_in_words(app):
    async with app.run_test() as pilot:
        await pilot.press("r", "4")
        assert "cần ngày họp" in told(app)
