"""How the dialogs about the conference and its units look."""

import pytest
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session):
    return HoiNghiApp(session)


@SIZES
def test_the_facts_with_a_day_that_is_fixed(snap_compare, app, size):
    async def fix_the_day(pilot):
        await pilot.press("t")
        await pilot.pause()
        app.screen.query_one("#field-when", Input).value = "15/12/2025"
        await pilot.pause()

    assert snap_compare(app, run_before=fix_the_day, terminal_size=size)


@SIZES
def test_the_facts_with_a_day_that_is_not(snap_compare, app, size):
    async def mistype(pilot):
        await pilot.press("t")
        await pilot.pause()
        app.screen.query_one("#field-when", Input).value = "31/02/2025"
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert snap_compare(app, run_before=mistype, terminal_size=size)


@SIZES
def test_the_units(snap_compare, app, size):
    async def move_one(pilot):
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("down", "down", "x")
        await pilot.pause()

    assert snap_compare(app, run_before=move_one, terminal_size=size)


@SIZES
def test_a_unit_with_an_alias_of_another(snap_compare, app, size):
    async def mistype(pilot):
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#field-aliases", Input).value = "P. KT"
        await pilot.press("ctrl+s")
        await pilot.pause()

    assert snap_compare(app, run_before=mistype, terminal_size=size)


@SIZES
def test_merging(snap_compare, app, size):
    async def ask(pilot):
        await pilot.press("d")
        await pilot.pause()
        await pilot.press("down", "down", "down", "g")
        await pilot.pause()

    assert snap_compare(app, run_before=ask, terminal_size=size)
