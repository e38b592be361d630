"""What a browser does at the entry."""

from collections.abc import Awaitable, Callable

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.house import House

NewBrowser = Callable[[], Awaitable[TestClient]]
"""Opens one more browser, with cookies of its own."""


def origin(browser: TestClient) -> dict[str, str]:
    """Return the header by which a browser says that its page came from this server."""
    return {"Origin": str(browser.make_url("/")).rstrip("/")}


async def enter(browser: TestClient, key: str) -> ClientResponse:
    """Send a key as the entry page does; returns the answer, not what it leads to."""
    return await browser.post(
        "/enter", data={"key": key}, headers=origin(browser), allow_redirects=False
    )


async def let_in(browser: TestClient, house: House, role: Role) -> None:
    """Let a browser in by a right key."""
    assert (await enter(browser, house.keys.of(role).digits)).status == 303
