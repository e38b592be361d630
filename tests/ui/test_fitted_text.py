"""Bars and titles fill their width, whenever and behind whatever tab it changes."""

import pytest
from screen_reading import painted

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.fitted_text import FittedText

NARROW, WIDE = (80, 24), (120, 36)


def fills(text):
    """Tell whether a line that ends in a bar ends where its place ends; others may be shorter."""
    lines = str(text.content).splitlines()
    width = max((len(line.rstrip()) for line in lines), default=0)
    ends_in_bar = any(line.endswith("━") for line in lines)
    return width == text.content_size.width if ends_in_bar else width <= text.content_size.width


def shown(app):
    return [text for text in app.screen.query(FittedText) if text.size.width]


@pytest.mark.parametrize("mode", ["overview", "awards", "preparation", "door"])
async def test_a_text_is_made_anew_for_every_width(session, mode):
    app = HoiNghiApp(session, mode)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        texts = shown(app)
        assert any("━" in str(text.content) for text in texts)
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
            assert all(map(fills, shown(app)))
            assert any("━" in line for line in painted(app))
