"""How the papers of the whole conference look on F8, with the text of page 1."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing.page_preview import PagePreview
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
PAPERS = {"plan": "seat-plan-a4", "by-seat": "seats-by-seat", "minutes-refused": "minutes"}


@SIZES
@pytest.mark.parametrize("paper", PAPERS)
def test_page_1(snap_compare, arranged, paper, size):
    async def rest(pilot):
        place = next(at for at, one in enumerate(WHOLE_PAPERS) if one.id == PAPERS[paper])
        await pilot.press("5", *["down"] * place)
        preview = pilot.app.screen.query_one(PagePreview)
        while not preview.is_settled:
            await pilot.pause()
        await pilot.pause()

    assert snap_compare(HoiNghiApp(arranged, "printing"), run_before=rest, terminal_size=size)
