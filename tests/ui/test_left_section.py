"""A section that was left while it still had something to draw: it is being taken apart."""

from hoinghi_tui.ui.app import HoiNghiApp


async def test_a_section_that_was_left_draws_nothing(session):
    app = HoiNghiApp(session, "preparation")
    async with app.run_test() as pilot:
        await pilot.press("3")
        await pilot.pause()
        left = app.screen
        await left.query("#section-tabs, #body").remove()
        app.pop_screen()
        left.redraw()
        left.on_screen_resume()
        await pilot.pause()
        assert app.is_running and app.screen is not left
