"""Bars and titles fill their width, whenever and behind whatever tab it changes."""

import pytest
from screen_reading import painted

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.fitted_text import FittedText

NARROW, WIDE = (80, 24), (120, 36)


def fills(text):
    widths = {len(line.rstrip()) for line in str(text.content).splitlines()}
    return max(widths, default=0) == text.content_size.width


@pytest.mark.parametrize("mode", ["overview", "awards", "preparation", "door"])
async def test_a_text_is_made_anew_for_every_width(session, mode):
    app = HoiNghiApp(session, mode)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        texts = list(app.screen.query(FittedText))
        assert texts
        assert all(map(fills, texts))
        for width in (48, 42, 47):
            for text in texts:
                text.styles.width = width
            await pilot.pause()
            assert all(map(fills, texts))


@pytest.mark.parametrize(("before", "after"), [(NARROW, WIDE), (WIDE, NARROW)])
async def test_a_size_changed_behind_another_tab_leaves_no_trace(session, before, after):
    app = HoiNghiApp(session, "overview")
    async with app.run_test(size=before) as pilot:
        await pilot.press("f7", "f9")
        await pilot.resize_terminal(*after)
        for key in ("f2", "f7", "f9"):
            await pilot.press(key)
            await pilot.pause()
            assert all(map(fills, app.screen.query(FittedText)))
            assert any("━" in line for line in painted(app))
