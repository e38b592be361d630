"""A conference made by ``new`` says on every empty page how to fill it, and says it truly."""

import pytest
from screen_reading import painted

from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.ui.app import HoiNghiApp


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("mode", ["printing", "preparation"])
async def test_an_empty_page_says_what_to_do(tmp_path, clock, mode, size):
    create_blank(tmp_path / "hn", "Họp", clock=clock)
    with Session.open(tmp_path / "hn", clock=clock) as session:
        app = HoiNghiApp(session, mode)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()
            text = " ".join(" ".join(painted(app)).split())
    assert "Chưa có" in text
    for word in ("data/dai-son-2025", "hoinghi-tui", "THƯ-MỤC-MỚI", "--from", "THƯ-MỤC-NGUỒN"):
        assert word in text
    assert (data_dir() / "dai-son-2025").is_dir()
