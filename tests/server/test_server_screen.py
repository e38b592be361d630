"""The server's screen with keys pressed, and what a phone's camera reads from it."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.opening import Opened, Wanted, open_server
from hoinghi_tui.server.qr_drawing import QUIET, address_matrix, qr_lines
from hoinghi_tui.server.screen import ServerApp
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.help import HelpScreen
from hoinghi_tui.ui.widgets.big_digits import big_digits
from hoinghi_tui.ui.widgets.filled_text import FilledText
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def opened(sample_folder: Path) -> Iterator[Opened]:
    made = open_server(sample_folder, Wanted(port=0))
    made.serving.start()
    yield made
    made.serving.stop()


@pytest.fixture
async def pilot(opened: Opened) -> AsyncIterator[Pilot]:
    app = ServerApp(opened)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        yield pilot


def shows_digits(pilot: Pilot, opened: Opened, role: Role) -> bool:
    """Tell whether the digits of a role are those that are shown."""
    key = opened.house.keys.of(role)
    plain = pilot.app.query_one("#serve-code-beside", FilledText)._drawn.plain
    return big_digits(key.digits[:3], 17, 4)[0] in plain.split("\n")[0]


async def test_each_role_has_its_key_and_a_new_one_replaces_it(
    pilot: Pilot, opened: Opened
) -> None:
    for number, role in enumerate(Role, 1):
        await pilot.press(str(number))
        assert shows_digits(pilot, opened, role)
    before = [opened.house.keys.of(role) for role in Role]
    await pilot.press("n")
    after = [opened.house.keys.of(role) for role in Role]
    assert [one == other for one, other in zip(before, after, strict=True)] == [True] * 3 + [False]
    assert shows_digits(pilot, opened, Role.BOARD)


async def test_a_station_is_cut_off_only_after_the_question(pilot: Pilot, opened: Opened) -> None:
    stations = opened.house.stations
    stations.admit(Role.DOOR, "127.0.0.1", "Cửa [/]")
    second, token = stations.admit(Role.MC, "127.0.0.1")
    app = pilot.app
    app.draw()
    await pilot.press("down", "x")
    assert isinstance(app.screen, Confirm)
    await pilot.press("x", "escape")
    assert len(stations.all()) == 2
    await pilot.press("delete", "enter")
    for _ in range(1000):
        if stations.of_cookie(token) is None:
            break
        await pilot.pause()
    app.draw()
    assert [one.name for one in app.query_one("#serve-list", RowList).rows] == ["Cửa [/]"]
    assert second not in stations.all()


async def test_leaving_asks_only_while_a_station_is_there(pilot: Pilot, opened: Opened) -> None:
    station, _ = opened.house.stations.admit(Role.DOOR, "127.0.0.1")
    app = pilot.app
    await pilot.press("ctrl+q")
    assert isinstance(app.screen, Confirm)
    await pilot.press("escape")
    assert app.is_running
    await pilot.press("f1")
    await pilot.press("x", "n", "2")
    assert isinstance(app.screen, HelpScreen)
    await pilot.press("escape")
    opened.house.stations.cut_off(station.id)
    await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_guessing_and_refusals_are_told_at_the_foot(pilot: Pilot, opened: Opened) -> None:
    foot = pilot.app.query_one("#status-line")
    pilot.app.draw()
    assert "Chưa phải từ chối ai" in str(foot.render())
    opened.house.journal.note("10.0.0.9", "mã sai")
    pilot.app.draw()
    assert "Đã từ chối 1 lần" in str(foot.render())
    opened.house.keys.on_attack()
    pilot.app.draw()
    assert "mọi mã đã thay" in str(foot.render())


@pytest.mark.parametrize(
    ("url", "side"),
    [
        ("http://192.168.100.200:8000/enter#Qx7-b_R2mKz9Lw2A", 29),
        ("https://192.168.100.200:8000/enter#Qx7-b_R2mKz9Lw2A", 29),
        ("https://[2001:db8:1234:5678:9abc:def0:1234:5678]:8443/enter#Qx7-b_R2mKz9Lw2A", 33),
    ],
)
def test_a_camera_reads_the_address_from_the_drawing(url: str, side: int) -> None:
    np, zxingcpp = pytest.importorskip("numpy"), pytest.importorskip("zxingcpp")
    assert len(address_matrix(url)) == side
    lines = qr_lines(url)
    upper = [[char in "█▀" for char in line] for line in lines]
    lower = [[char in "█▄" for char in line] for line in lines]
    rows = [row for pair in zip(upper, lower, strict=True) for row in pair]
    picture = np.where(np.array(rows), 0, 255).astype("uint8").repeat(4, 0).repeat(4, 1)
    assert [found.text for found in zxingcpp.read_barcodes(picture)] == [url]
    assert not any(rows[QUIET - 1])
