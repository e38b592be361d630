"""A server of a conference on loopback, and browsers that come to it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp.test_utils import TestClient, TestServer
from browsing import NewBrowser

from hoinghi_tui.server.hosts import Hosts
from hoinghi_tui.server.house import House
from hoinghi_tui.server.journal import Journal
from hoinghi_tui.server.keys import Keys
from hoinghi_tui.server.stations import Stations
from hoinghi_tui.server.web import make_app
from manual_clock import ManualClock


@pytest.fixture(autouse=True)
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a server remembers out of the tester's home, also of programs it starts."""
    state = tmp_path / "state"
    monkeypatch.setenv("XDG_STATE_HOME", str(state))
    monkeypatch.setattr("hoinghi_tui.server.private_files.user_state_path", lambda *_, **__: state)


@pytest.fixture
def house(tmp_path: Path, clock: ManualClock) -> House:
    """A house with nobody in it; its folder is empty."""
    now = clock.now
    state = tmp_path / "state"
    return House(
        folder=tmp_path / "hoi-nghi",
        stations=Stations(now, state / "stations.json"),
        keys=Keys(now),
        journal=Journal(now, state / "refusals.txt"),
        hosts=Hosts(["127.0.0.1"], 0),
        now=now,
    )


@pytest.fixture
async def server(house: House) -> AsyncIterator[TestServer]:
    """The application of ``house`` on a port of its own."""
    async with TestServer(make_app(house)) as started:
        yield started


@pytest.fixture
async def new_browser(server: TestServer) -> AsyncIterator[NewBrowser]:
    """Return a function that opens one more browser, with cookies of its own."""
    opened: list[TestClient] = []

    async def open_one() -> TestClient:
        browser = TestClient(server)
        opened.append(browser)
        return browser

    yield open_one
    for browser in opened:
        await browser.close()


@pytest.fixture
async def browser(new_browser: NewBrowser) -> TestClient:
    """A browser that was not let in."""
    return await new_browser()
