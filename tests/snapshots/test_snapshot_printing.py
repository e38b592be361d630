"""How the papers of the whole conference look on F8, with the text of page 1."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing.page_preview import PagePreview

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LINES = {"plan": 0, "by-seat": 2, "minutes-refused": 13}


@SIZES
@pytest.mark.parametrize("paper", LINES)
def test_page_1(snap_compare, arranged, paper, size):
    async def rest(pilot):
        await pilot.press("5", *["down"] * LINES[paper])
        preview = pilot.app.screen.query_one(PagePreview)
        while not preview.is_settled:
            await pilot.pause()
        await pilot.pause()

    assert snap_compare(HoiNghiApp(arranged, "printing"), run_before=rest, terminal_size=size)
