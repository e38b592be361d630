"""Coming in by a key, with a real client on loopback."""

import pytest
from aiohttp.test_utils import TestClient
from browsing import NewBrowser, enter, let_in, origin

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.house import House
from hoinghi_tui.server.stations import MOST_STATIONS
from manual_clock import ManualClock


async def test_the_first_page_asks_for_a_key(browser: TestClient) -> None:
    answer = await browser.get("/")
    assert answer.status == 200
    assert 'name="key"' in await answer.text()


@pytest.mark.parametrize("by", ["digits", "token", "spaced"])
async def test_a_right_key_lets_in_by_a_cookie_no_script_can_read(
    browser: TestClient, house: House, by: str
) -> None:
    key = house.keys.of(Role.MC)
    spaced = f" {key.digits[:3]} {key.digits[3:]} "
    answer = await enter(browser, {"digits": key.digits, "token": key.token, "spaced": spaced}[by])
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie
    (station,) = house.stations.all()
    told = (station.role, station.name, station.address)
    assert told == (Role.MC, "Dẫn chương trình", "127.0.0.1")
    token = cookie.partition("=")[2].partition(";")[0]
    assert house.stations.file is not None
    kept = house.stations.file.read_text()
    assert station.id in kept
    assert token not in kept
    assert (await browser.get("/", allow_redirects=False)).headers["Location"] == "/terminal"


async def test_with_tls_the_cookie_is_sent_over_tls_only(browser: TestClient, house: House) -> None:
    house.secure = True
    cookie = (await enter(browser, house.keys.of(Role.MC).digits)).headers["Set-Cookie"]
    assert cookie.startswith("__Host-hoinghi=")
    assert {"Secure", "HttpOnly", "SameSite=Strict", "Path=/"} <= set(cookie.split("; "))


async def test_a_key_that_was_used_lets_nobody_in(new_browser: NewBrowser, house: House) -> None:
    key = house.keys.of(Role.DOOR)
    first, second = await new_browser(), await new_browser()
    await let_in(first, house, Role.DOOR)
    for replayed in (key.digits, key.token):
        answer = await enter(second, replayed)
        assert answer.status == 403
        assert "đã dùng rồi" in await answer.text()
        assert "Set-Cookie" not in answer.headers
    assert len(house.stations.all()) == 1


async def test_a_thousand_wrong_keys_let_nobody_in_and_the_door_goes_on(
    new_browser: NewBrowser, house: House, clock: ManualClock
) -> None:
    door, thief = await new_browser(), await new_browser()
    await let_in(door, house, Role.DOOR)
    attacks: list[int] = []
    house.keys.on_attack = lambda: attacks.append(1)
    before = {role: house.keys.of(role).token for role in Role}
    statuses = []
    for number in range(1000):
        said = f"{number:06d}"
        while said in {house.keys.of(role).digits for role in Role}:
            said = "x" + said[1:]
        statuses.append((await enter(thief, said)).status)
        clock.advance(seconds=6)
        if number % 100 == 0:
            assert (await door.get("/")).status == 200
    assert set(statuses) == {403, 429}
    # One address has at most five tries a wait, and the waits reach a quarter of an hour.
    assert statuses.count(403) < 100
    assert attacks
    assert before.keys() == {role for role in Role if house.keys.of(role).token != before[role]}
    assert [station.role for station in house.stations.all()] == [Role.DOOR]
    assert house.journal.count == 1000


async def test_a_waiting_address_is_told_how_long_and_may_still_scan(
    browser: TestClient, house: House
) -> None:
    for _ in range(5):
        await enter(browser, "no key")
    answer = await enter(browser, house.keys.of(Role.DOOR).digits)
    assert answer.status == 429
    assert "đợi 30 giây" in await answer.text()
    assert (await enter(browser, house.keys.of(Role.DOOR).token)).status == 303


async def test_no_more_come_in_than_there_is_room_for(browser: TestClient, house: House) -> None:
    for _ in range(MOST_STATIONS):
        house.stations.admit(Role.BOARD, "10.0.0.1")
    key = house.keys.of(Role.DOOR)
    assert (await enter(browser, key.digits)).status == 503
    house.stations.cut_off(house.stations.all()[0].id)
    # The key was not used up by the refusal.
    assert (await enter(browser, key.digits)).status == 303


async def test_a_station_that_comes_in_anew_gives_its_old_place_back(
    browser: TestClient, house: House
) -> None:
    await let_in(browser, house, Role.DOOR)
    await let_in(browser, house, Role.MC)
    assert [station.role for station in house.stations.all()] == [Role.MC]


async def test_a_phone_at_the_door_goes_straight_to_its_page(
    browser: TestClient, house: House
) -> None:
    form = {"token": house.keys.of(Role.DOOR).token, "narrow": "1"}
    answer = await browser.post("/enter", data=form, headers=origin(browser), allow_redirects=False)
    assert answer.headers["Location"] == "/phone"


@pytest.mark.parametrize(
    ("role", "paths"),
    [(Role.DOOR, ["/phone", "/terminal"]), (Role.BOARD, ["/board", "/speaker", "/par"])],
)
async def test_a_station_with_several_pages_chooses_one(
    browser: TestClient, house: House, role: Role, paths: list[str]
) -> None:
    await let_in(browser, house, role)
    text = await (await browser.get("/")).text()
    assert [text.index(f'href="{path}"') for path in paths] == sorted(
        text.index(f'href="{path}"') for path in paths
    )


async def test_a_hostile_name_is_shown_as_it_is(browser: TestClient, house: House) -> None:
    name = "<script>alert(1)</script>{{ 7*7 }}\u202e\x1b[31m" + "x" * 500
    form = {"key": house.keys.of(Role.DOOR).digits, "name": name}
    await browser.post("/enter", data=form, headers=origin(browser))
    (station,) = house.stations.all()
    assert len(station.name) == 40
    assert station.name.isprintable()
    text = await (await browser.get("/")).text()
    assert "<script>alert" not in text
    assert "&lt;script&gt;alert" in text


async def test_leaving_makes_the_cookie_worth_nothing(browser: TestClient, house: House) -> None:
    await let_in(browser, house, Role.DOOR)
    cookie = browser.session.cookie_jar.filter_cookies(browser.make_url("/"))["hoinghi"].value
    answer = await browser.post("/leave", headers=origin(browser), allow_redirects=False)
    assert answer.status == 303
    assert not house.stations.all()
    again = await browser.get("/", headers={"Cookie": f"hoinghi={cookie}"})
    assert 'name="key"' in await again.text()
