"""F2, every section of F9 and F8's papers with rows nobody would write: nothing may break."""

import re

import pytest
from screen_reading import painted
from textual.screen import ModalScreen

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.frame import ConferenceScreen
from hoinghi_tui.ui.preparation.sections import SECTIONS, section_class
from hoinghi_tui.ui.widgets.row_list import RowList
from hostile_rows import hostile_changes

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")
DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""A box of a form paints these as they are: what is saved from it is cleaned."""


@pytest.fixture
def app(session):
    session.work.act("test", lambda: list(hostile_changes()))
    return HoiNghiApp(session, "overview")


def look(app):
    """Refuse a screen on which a character stands that a terminal would obey."""
    for line in painted(app):
        assert not CONTROL.search(line), (app.screen, line)
        if not isinstance(app.screen, ModalScreen):
            assert not DIRECTION.search(line), (app.screen, line)


async def leave_dialogs(app, pilot):
    for _ in range(5):
        if not isinstance(app.screen, ModalScreen):
            return
        await pilot.press("escape")
        await pilot.pause()
    raise AssertionError(f"{app.screen} stays")


async def walk(app, pilot):
    """Move through the list in sight; every fourth row meets each hostile text somewhere."""
    rows = app.screen.query_one(RowList)
    for at in range(0, len(rows.rows), 4):
        rows.cursor = at
        await pilot.pause()
        look(app)


async def turn_to(app, pilot, section):
    await pilot.press("f9", section.key)
    await pilot.pause()
    assert isinstance(app.screen, section_class(section.name))


async def do_all(app, pilot, at):
    """Run each command of the open section on one row, and leave what it opens."""
    section = app.screen
    for command in section.COMMANDS_HERE:
        if command.action.startswith("show_section"):
            continue
        rows = section.query_one(RowList)
        rows.cursor = max(0, min(at, len(rows.rows) - 1))
        await app.run_action(command.action, section)
        await pilot.pause()
        look(app)
        await leave_dialogs(app, pilot)
        assert app.screen is section, command.action


async def switch_quickly(app, pilot):
    """Go from place to place, also narrow ones, while a thread is still at work."""
    size = app.size
    await pilot.press("f9", *"1p76p", "f2", "f9", *"3p", "f8", "f9", *"771142")
    await pilot.resize_terminal(40, 10)
    await pilot.press(*"1234567")
    await pilot.resize_terminal(*size)
    await leave_dialogs(app, pilot)


async def take_back_and_end(app, pilot):
    await pilot.press("f9", *["ctrl+z"] * 10)
    await app.workers.wait_for_complete()
    await pilot.pause()
    look(app)
    assert isinstance(app.screen, ConferenceScreen)


async def test_commands_and_haste_in_the_narrow_window(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        look(app)
        for section in (SECTIONS[0], SECTIONS[-1]):  # all seven take half a minute
            await turn_to(app, pilot, section)
            await do_all(app, pilot, 10)
        await switch_quickly(app, pilot)
        await take_back_and_end(app, pilot)


async def test_rows_in_the_wide_window(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        look(app)
        for section in SECTIONS:
            await turn_to(app, pilot, section)
            await walk(app, pilot)
        await pilot.press("f8", "5")
        await walk(app, pilot)
        await app.workers.wait_for_complete()
