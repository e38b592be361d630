"""How the list of delegates looks, and its two dialogs."""

from dataclasses import replace

import pytest
from textual.widgets import Input

from hoinghi_tui.domain.people import Delegate, Substitute
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


@SIZES
def test_by_unit_with_people_marked(snap_compare, app, session, size):
    person = session.state.delegates["dv-012"]
    substitute = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức")
    session.roster.edit(person, replace(person, substitute=substitute))

    async def mark(pilot):
        await pilot.press("ctrl+s", "ctrl+s")
        await pilot.pause()
        await pilot.press("ctrl+home", "insert", "insert", "down", "down")
        await pilot.pause()

    assert snap_compare(app, run_before=mark, terminal_size=size)


@SIZES
def test_what_can_be_done_to_several(snap_compare, app, size):
    async def open_menu(pilot):
        await pilot.press("insert", "insert", "ctrl+t")
        await pilot.pause()

    assert snap_compare(app, run_before=open_menu, terminal_size=size)


@SIZES
def test_two_side_by_side(snap_compare, app, session, size):
    session.roster.add(
        Delegate(
            id="",
            full_name="Trần Thị Đào",
            position="Bí thư Chi bộ",
            phone="0911222333",
            birth="1980-07-15",
            note="ăn chay",
        )
    )

    async def merge(pilot):
        await pilot.press(*"tran thi dao", "ctrl+a", "ctrl+t", "7")
        await pilot.pause()

    assert snap_compare(app, run_before=merge, terminal_size=size)


def test_nobody_yet(snap_compare, tmp_path, clock):
    from hoinghi_tui.services.session import Session
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "trong", "Hội nghị mới", clock=clock)
    with Session.open(tmp_path / "trong", clock=clock) as empty:
        assert snap_compare(HoiNghiApp(empty, "delegates"), terminal_size=(80, 24))
