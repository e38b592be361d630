"""How the room editor and the presets look."""

import pytest

from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec
from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


async def settle(pilot):
    await pilot.pause()
    await pilot.pause()


@SIZES
def test_the_editor_with_marked_seats(snap_compare, arranged, size):
    async def edit(pilot):
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        pilot.app.screen.view.cursor = "E1"
        await pilot.press("space", "space", "w")
        await settle(pilot)
        await pilot.press("o", "m", "down", "x")
        await settle(pilot)
        await pilot.press("space", "space", "up")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(arranged, "seating"), run_before=edit, terminal_size=size)


@SIZES
def test_a_fixed_thing_is_chosen(snap_compare, arranged, size):
    async def choose(pilot):
        await settle(pilot)
        await pilot.press("r")
        await settle(pilot)
        await pilot.press("tab")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(arranged, "seating"), run_before=choose, terminal_size=size)


@SIZES
def test_a_conference_without_a_room(snap_compare, bare, size):
    assert snap_compare(HoiNghiApp(bare, "seating"), run_before=settle, terminal_size=size)


@SIZES
def test_the_numbers_of_a_preset(snap_compare, bare, size):
    async def ask(pilot):
        await settle(pilot)
        await pilot.press("3")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(bare, "seating"), run_before=ask, terminal_size=size)


@SIZES
def test_who_is_here_moves_up(snap_compare, arranged, size):
    for number in range(20, 36):
        arranged.door.check_in(f"dv-{number:03d}")

    async def propose(pilot):
        await settle(pilot)
        await pilot.press("k")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(arranged, "seating"), run_before=propose, terminal_size=size)


@SIZES
def test_only_some_seats_stand_out(snap_compare, arranged, size):
    async def choose(pilot):
        await settle(pilot)
        await pilot.press("f", *"khen thuong", "enter")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(arranged, "seating"), run_before=choose, terminal_size=size)


@SIZES
def test_a_large_room_with_its_map(snap_compare, session, size):
    spec = RoomSpec(rows=25, seats=20, aisles=(10,), presidium=7)
    session.room_editor.edit(lambda room, seats: from_preset(room, seats, spec), "Phòng lớn")
    session.seating.apply(session.seating.propose())

    async def go(pilot):
        await settle(pilot)
        pilot.app.screen.room_view.cursor = "M10"
        await settle(pilot)

    assert snap_compare(HoiNghiApp(session, "seating"), run_before=go, terminal_size=size)
