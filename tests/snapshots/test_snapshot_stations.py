"""How the program of each role looks: its frame, its first place, and a place it looks at."""

import pytest

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.station_app import StationApp


@pytest.fixture
def at(arranged, clock):
    """Fourteen people are here and the reception runs; return what opens a role's program."""
    for person in range(1, 15):
        arranged.door.check_in(f"dv-{person:03}")
        clock.advance(seconds=9)
    arranged.agenda.start_next()
    clock.advance(minutes=1)
    opened = []

    def at(role, station):
        session = Session.open(arranged.folder, station=station, role=role, clock=clock)
        opened.append(session)
        return StationApp(session, served=True)

    yield at
    for session in opened:
        session.close()


async def still(pilot):
    """Wait until looks in a row show the same: a place that was just opened lays itself out."""
    last, same = "", 0
    for _ in range(200):
        await pilot.pause(0.05)
        now = pilot.app.export_screenshot()
        same = same + 1 if now == last else 0
        last = now
        if same == 3:
            return


@pytest.mark.parametrize(
    ("role", "station", "keys"),
    [
        (Role.DOOR, "Cửa chính", []),
        (Role.DOOR, "[/] Cửa chính {{x}} của hội trường lớn", ["f3"]),
        (Role.MC, "Bục", []),
        (Role.MC, "Bục", ["f7"]),
        (Role.AWARDS, "Sân khấu", []),
        (Role.AWARDS, "Sân khấu", ["f6"]),
    ],
    ids=["door", "door-people", "mc", "mc-awards", "awards", "awards-agenda"],
)
def test_station(snap_compare, at, role, station, keys):
    async def go(pilot):
        for key in keys:
            await pilot.press(key)
        await still(pilot)
        # What was drawn before its place had its size is drawn anew by the next second's tick.
        pilot.app._tick()
        await still(pilot)
        for box in pilot.app.screen.query("Input"):
            box.cursor_blink = False

    assert snap_compare(at(role, station), run_before=go, terminal_size=(80, 24))


@pytest.mark.parametrize("role", [Role.MC, Role.AWARDS], ids=["mc", "awards"])
def test_wide(snap_compare, at, role):
    assert snap_compare(at(role, "Máy 2"), terminal_size=(120, 36))
