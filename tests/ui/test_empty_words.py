"""A conference made by ``new`` says on every empty page how to fill it, and says it truly."""

import pytest
from screen_reading import painted

from hoinghi_tui.resources import data_dir
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)])


async def empty_page(folder, clock, mode, size):
    """Return what a page of a blank conference says, in one line."""
    create_blank(folder, "Họp", clock=clock)
    with Session.open(folder, clock=clock) as session:
        app = HoiNghiApp(session, mode)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.pause()
            return " ".join(" ".join(painted(app)).split())


@SIZES
async def test_duties_come_from_a_source_folder(tmp_path, clock, size):
    text = await empty_page(tmp_path / "hn", clock, "preparation", size)
    assert "Chưa có việc chuẩn bị nào" in text
    for word in ("data/dai-son-2025", "hoinghi-tui", "THƯ-MỤC-MỚI", "--from", "THƯ-MỤC-NGUỒN"):
        assert word in text
    assert (data_dir() / "dai-son-2025").is_dir()


@SIZES
async def test_awards_to_print_come_from_their_page(tmp_path, clock, size):
    text = await empty_page(tmp_path / "hn", clock, "printing", size)
    assert "Chưa có khen thưởng nào để in" in text
    assert "trang F7" in text
    assert "--from" not in text
