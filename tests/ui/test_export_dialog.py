"""Giving the list out from the screen: each kind of file, and what can go wrong."""

from unittest.mock import patch

import pytest
from docx import Document
from openpyxl import load_workbook
from screen_reading import painted, toasts, words

from hoinghi_tui.services.exporting import ExportJob
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "delegates")


async def settled(app, pilot):
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


def files(app):
    folder = app.session.folder / "out"
    return sorted(folder.iterdir()) if folder.is_dir() else []


@SIZES
async def test_enter_writes_the_workbook_and_says_where(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+e")
        await pilot.pause()
        lines = "\n".join(painted(app))
        for shown in ("● Excel", "○ CSV", "○ Danh sách ký nhận (Word)", "Enter  xuất"):
            assert shown in lines
        await pilot.press("enter")
        await settled(app, pilot)
        assert toasts(app)[-1][1] == "Đã xuất out/danh-sach-dai-bieu-2025-12-15.xlsx (40 đại biểu)."
    [path] = files(app)
    assert load_workbook(path)["Toàn bộ"].max_row == 41


@pytest.mark.parametrize(
    ("steps", "name"),
    [(1, "danh-sach-dai-bieu-2025-12-15.csv"), (2, "ky-nhan-2025-12-15.docx")],
)
async def test_the_arrows_choose_another_kind(app, steps, name):
    async with app.run_test() as pilot:
        await pilot.press("ctrl+e", *["right"] * steps, "enter")
        await settled(app, pilot)
        assert f"out/{name}" in toasts(app)[-1][1]
    assert [path.name for path in files(app)] == [name]
    if name.endswith(".docx"):
        Document(str(files(app)[0]))


async def test_two_presses_of_enter_write_one_file(app):
    async with app.run_test() as pilot:
        await pilot.press("ctrl+e")
        await pilot.pause()
        app.screen.action_export()
        app.screen.action_export()
        await settled(app, pilot)
    assert len(files(app)) == 1


async def test_escape_writes_nothing(app):
    async with app.run_test() as pilot:
        await pilot.press("ctrl+e", "escape")
        await settled(app, pilot)
    assert files(app) == []


async def test_a_full_disk_is_told_and_the_dialog_stays(app, disk_full):
    async with app.run_test() as pilot:
        await pilot.press("ctrl+e")
        await pilot.pause()
        with disk_full():
            await pilot.press("enter")
            await settled(app, pilot)
        assert "ổ đĩa đầy" in words(app, "#export-told")
        assert files(app) == []
        await pilot.press("enter")
        await settled(app, pilot)
    assert len(files(app)) == 1


async def test_a_failure_nobody_foresaw_is_told(app):
    async with app.run_test() as pilot:
        await pilot.press("ctrl+e")
        await pilot.pause()
        job = ExportJob("a.xlsx", 1, lambda: 1 // 0)
        with (
            patch.object(type(app.screen), "_job", lambda _: job),
            patch.object(app, "_handle_exception", lambda error: None),
        ):
            await pilot.press("enter")
            await pilot.pause(0.2)
        assert "ZeroDivisionError" in words(app, "#export-told")
