"""How the start screen looks."""

from pathlib import PurePosixPath

import pytest

from hoinghi_tui.ui.start.start import StartApp

NEARBY = [
    PurePosixPath("/home/vanphong/tong-ket-cchc-2025"),
    PurePosixPath("/home/vanphong/so-ket-6-thang"),
]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
@pytest.mark.parametrize("nearby", [[], NEARBY], ids=["first", "nearby"])
def test_start(snap_compare, tmp_path, nearby, size):
    app = StartApp(nearby=nearby, demo=tmp_path / "mau")
    assert snap_compare(app, terminal_size=size)


def test_new_conference(snap_compare, tmp_path):
    async def ask(pilot):
        await pilot.press("3")
        pilot.app.screen.query_one("#folder").value = "/home/vanphong/hoi-nghi"
        for field in pilot.app.screen.query("Input"):
            field.cursor_blink = False

    app = StartApp(nearby=[], demo=tmp_path / "mau")
    assert snap_compare(app, run_before=ask, terminal_size=(80, 24))
