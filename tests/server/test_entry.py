"""Coming in by a key, with a real client on loopback."""

import pytest
from aiohttp.test_utils import TestClient
from browsing import enter

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.house import House


async def test_the_first_page_asks_for_a_key(browser: TestClient) -> None:
    answer = await browser.get("/")
    assert answer.status == 200
    assert 'name="key"' in await answer.text()


@pytest.mark.parametrize("by", ["digits", "token", "spaced"])
async def test_a_right_key_lets_in_by_a_cookie_no_script_can_read(
    browser: TestClient, house: House, by: str
) -> None:
    key = house.keys.of(Role.MC)
    said = {
        "digits": key.digits,
        "token": key.token,
        "spaced": f" {key.digits[:3]} {key.digits[3:]} ",
    }
    answer = await enter(browser, said[by])
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= {part.strip() for part in cookie.split(";")}
    assert "Secure" not in cookie
    (station,) = house.stations.all()
    assert (station.role, station.name, station.address) == (
        Role.MC,
        "Dẫn chương trình",
        "127.0.0.1",
    )
    token = cookie.partition("=")[2].partition(";")[0]
    kept = (house.stations.file or house.folder).read_text()
    assert station.id in kept and token not in kept
    assert (await browser.get("/", allow_redirects=False)).headers["Location"] == "/terminal"
