import pytest
from screen_reading import painted, words

from hoinghi_tui.domain.tasks import TaskState
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


async def test_enter_moves_a_duty_on_and_ctrl_z_back(app):
    first = app.session.tasks.all()[0].id
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert app.session.state.tasks[first].state is TaskState.DOING
        await pilot.press("space")
        assert app.session.state.tasks[first].state is TaskState.DONE
        assert words(app, "#task-title").startswith("ĐÃ XONG  1 / 22 việc")
        await pilot.press("ctrl+z")
        assert app.session.state.tasks[first].state is TaskState.DOING


@SIZES
async def test_a_unit_is_named_once(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        listed = painted(app)[7 if size[0] == 80 else 11 : -5]
    assert sum("Văn hóa – Xã hội" in line for line in listed) <= 1


@SIZES
async def test_the_chosen_duty_is_written_out(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down")
        await pilot.pause()
        task = app.screen.query_one(RowList).current
        assert words(app, "#task-detail").startswith(task.title)
        assert "chưa có hạn" in words(app, "#task-detail")


@SIZES
async def test_blanks_of_the_plan_stay_blank(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        facts = words(app, "#conference-facts")
    assert "Số …" in facts
    assert "dự kiến tháng 12/2025" in facts
