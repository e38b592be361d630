"""How overview, awards, printing, preparation, help and palette look."""

import pytest
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
SCREENS = pytest.mark.parametrize("mode", ["overview", "awards", "printing", "preparation"])


@pytest.fixture
def session_in_the_middle(session, clock):
    """Fourteen people are here, reception runs, two certificates are handed over."""
    for person in range(1, 15):
        session.door.check_in(f"dv-{person:03}")
        clock.advance(seconds=9)
    session.agenda.start_next()
    clock.advance(minutes=1)
    session.awards.hand_over(["kt-01"])
    session.awards.hand_to_proxy("kt-02", receiver="Trần Văn Bình", reason="đi công tác")
    session.undo_last()
    session.tasks.advance("cv-01")
    return session


def keep_cursors_still(app):
    for box in app.screen.query(Input):
        box.cursor_blink = False


@SIZES
@SCREENS
def test_screen(snap_compare, session_in_the_middle, mode, size):
    assert snap_compare(HoiNghiApp(session_in_the_middle, mode), terminal_size=size)


@SCREENS
def test_light(snap_compare, session_in_the_middle, mode):
    app = HoiNghiApp(session_in_the_middle, mode)
    assert snap_compare(app, press=["f10"], terminal_size=(120, 36))


@SIZES
@pytest.mark.parametrize("key", ["f1", "n"], ids=["help", "proxy"])
def test_dialog(snap_compare, session_in_the_middle, key, size):
    async def open_dialog(pilot):
        await pilot.press(key)
        keep_cursors_still(pilot.app)

    app = HoiNghiApp(session_in_the_middle, "awards")
    assert snap_compare(app, run_before=open_dialog, terminal_size=size)


@SIZES
@pytest.mark.parametrize("query", ["", "diem danh"], ids=["all", "found"])
def test_palette(snap_compare, session_in_the_middle, query, size):
    async def search(pilot):
        await pilot.press("ctrl+p")
        keep_cursors_still(pilot.app)
        await pilot.press(*query)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause(0.3)

    app = HoiNghiApp(session_in_the_middle, "awards")
    assert snap_compare(app, run_before=search, terminal_size=size)


@SIZES
def test_not_saved(snap_compare, session_in_the_middle, disk_full, size):
    app = HoiNghiApp(session_in_the_middle, "awards")

    async def fail(pilot):
        with disk_full():
            # The recipient is not in the room: the second Enter says that it is meant.
            await pilot.press("enter", "enter")

    assert snap_compare(app, run_before=fail, terminal_size=size)
