"""How the door looks when it waits, answers, asks and warns."""

import pytest

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.scan_input import ScanInput

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def app(session, clock):
    session.seating.apply(session.seating.propose())
    for person in range(10, 24):
        session.door.check_in(f"dv-{person:03}")
        clock.advance(seconds=23)
    return HoiNghiApp(session, "door")


def scanning(app, *people):
    """Return what to do before the picture: scan the badges of some people."""

    async def scan(pilot):
        await pilot.pause()
        box = app.screen.query_one(ScanInput)
        for person in people:
            box.value = app.session.badges.codes()[person]
            box.submit()
            await pilot.pause()

    return scan


@SIZES
def test_waiting(snap_compare, app, size):
    assert snap_compare(app, terminal_size=size)


@SIZES
@pytest.mark.parametrize(
    "person", ["dv-025", "dv-018", "dv-005"], ids=["welcome", "already", "declined"]
)
def test_answer(snap_compare, app, person, size):
    assert snap_compare(app, run_before=scanning(app, person), terminal_size=size)


@SIZES
def test_homonyms_to_choose_from(snap_compare, app, size):
    async def search(pilot):
        await pilot.press(*"tuan", "down")

    assert snap_compare(app, run_before=search, terminal_size=size)


def test_light_colours(snap_compare, app):
    async def scan(pilot):
        await scanning(app, "dv-007")(pilot)
        await pilot.press("f10")

    assert snap_compare(app, run_before=scan, terminal_size=(120, 36))


def test_substitute(snap_compare, app):
    async def ask(pilot):
        await scanning(app, "dv-007")(pilot)
        await pilot.press("ctrl+t", *"Nam")

    assert snap_compare(app, run_before=ask, terminal_size=(80, 24))
