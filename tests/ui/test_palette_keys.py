"""The palette and a key typed right after Enter: nothing else is closed, nothing is done twice."""

import pytest
from textual import events

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.palette import ConferenceCommands
from hoinghi_tui.ui.preparation.aftermath_forms import FollowUpForm


@pytest.mark.parametrize(("query", "opened"), [("zz", []), ("nhiem vu ket luan", [FollowUpForm])])
async def test_a_second_enter_closes_no_other_screen(session, query, opened):
    app = HoiNghiApp(session, "preparation")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p", *("space" if one == " " else one for one in query))
        await pilot.pause(0.5)
        await app.workers.wait_for_complete()
        for _ in range(2):
            app.post_message(events.Key("enter", None))
        for _ in range(3):
            await pilot.pause()
        assert app.is_running
        section, *above = app.screen_stack
        assert section is app.conference_screen()
        assert [type(one) for one in above] == opened


async def test_every_command_of_the_lectern_has_a_name_of_words(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test() as pilot:
        await pilot.pause()
        names = [one.name for one in ConferenceCommands(app.conference_screen(), None)._choices()]
        assert all(any(map(str.isalpha, name)) for name in names)
        assert "Thêm 1 phút cho mục đang chọn" in names
