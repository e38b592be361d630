"""How the plan of the room looks, with people in it and without."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def half_full(session, clock):
    """Everybody has a seat, half of them have come, one seat is locked and one blocked."""
    session.seating.apply(session.seating.propose())
    session.seating.lock("B4")
    session.seating.block("F8")
    for number in range(1, 40, 2):
        clock.advance(seconds=10)
        session.door.check_in(f"dv-{number:03d}")
    session.door.report_leaving("dv-011")
    return session


async def settle(pilot):
    await pilot.pause()
    await pilot.pause()


@SIZES
def test_people_in_the_room(snap_compare, half_full, size):
    async def choose(pilot):
        await settle(pilot)
        await pilot.press("down", "down")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(half_full, "seating"), run_before=choose, terminal_size=size)


@SIZES
def test_somebody_is_picked_up(snap_compare, half_full, size):
    async def pick(pilot):
        await settle(pilot)
        await pilot.press("down", "enter", "right", "right")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(half_full, "seating"), run_before=pick, terminal_size=size)


@SIZES
def test_a_proposed_plan(snap_compare, half_full, size):
    half_full.seating.swap("C1", "D6")

    async def propose(pilot):
        await settle(pilot)
        await pilot.press("a")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(half_full, "seating"), run_before=propose, terminal_size=size)


@SIZES
def test_finding_somebody(snap_compare, half_full, size):
    async def find(pilot):
        await settle(pilot)
        await pilot.press("slash", *"van")
        await settle(pilot)

    assert snap_compare(HoiNghiApp(half_full, "seating"), run_before=find, terminal_size=size)


def test_light_theme(snap_compare, half_full):
    async def switch(pilot):
        await settle(pilot)
        await pilot.press("f10")
        await settle(pilot)

    app = HoiNghiApp(half_full, "seating")
    assert snap_compare(app, run_before=switch, terminal_size=(120, 36))


def test_nobody_has_a_seat_yet(snap_compare, session):
    app = HoiNghiApp(session, "seating")
    assert snap_compare(app, run_before=settle, terminal_size=(80, 24))
