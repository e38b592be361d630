"""How the list of delegates looks, and its two dialogs."""

import pytest
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session, clock):
    session.seating.apply(session.seating.propose())
    for number in range(1, 12):
        clock.advance(seconds=20)
        session.door.check_in(f"dv-{number:03d}")
    return HoiNghiApp(session, "delegates")


@SIZES
def test_everybody(snap_compare, app, size):
    async def look(pilot):
        await pilot.press("down", "down")
        await pilot.pause()

    assert snap_compare(app, run_before=look, terminal_size=size)


@SIZES
def test_searching(snap_compare, app, size):
    async def search(pilot):
        await pilot.press(*"tuan")
        await pilot.pause()

    assert snap_compare(app, run_before=search, terminal_size=size)


@SIZES
def test_the_form_with_a_wrong_field(snap_compare, app, size):
    async def mistype(pilot):
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#field-phone", Input).value = "12345"
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert snap_compare(app, run_before=mistype, terminal_size=size)


def test_nobody_yet(snap_compare, tmp_path, clock):
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "trong", "Hội nghị mới", clock=clock)
    with Session.open(tmp_path / "trong", clock=clock) as empty:
        assert snap_compare(HoiNghiApp(empty, "delegates"), terminal_size=(80, 24))
