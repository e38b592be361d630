"""The phone's page in a real browser that takes itself for a phone: 360 pixels wide, touched."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from socket import socket
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from badge_photos import Shot, jpeg, take
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server.photo import MOST_BYTES
from hoinghi_tui.services.session import Session

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

    from hoinghi_tui.server.serving import Serving

SOAI, HOA, LIVE, LAST = "dv-007", "dv-004", "dv-010", "dv-012"
WAIT_MS = 30_000


@pytest.fixture
def conference(_sample_made_once: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample conference with seats, on the machine's own clock as the server's."""
    folder = Path(shutil.copytree(_sample_made_once, tmp_path / "hoi-nghi"))
    with Session.open(folder) as session:
        session.seating.apply(session.seating.propose())
        yield session


@pytest.fixture
def serving(conference: Session) -> "Iterator[Serving]":
    """A server on loopback, in a thread of its own."""
    from hoinghi_tui.server.hosts import Hosts
    from hoinghi_tui.server.house import House
    from hoinghi_tui.server.journal import Journal
    from hoinghi_tui.server.keys import Keys
    from hoinghi_tui.server.serving import Serving
    from hoinghi_tui.server.stations import Stations

    listening = socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    now = partial(datetime.now, UTC)
    hosts = Hosts(["127.0.0.1"], listening.getsockname()[1])
    house = House(conference.folder, Stations(now), Keys(now), Journal(now), hosts, now)
    serving = Serving(house, listening)
    serving.start()
    yield serving
    serving.stop()


@pytest.fixture
def browser(need_tool, conference: Session, tmp_path: Path) -> "Iterator[Browser]":
    """Chromium, whose camera sees the badge of one delegate all the time."""
    from playwright.sync_api import sync_playwright

    program = need_tool("chromium")
    seen = tmp_path / "camera.mjpeg"
    seen.write_bytes(photo_of(conference, LIVE, Shot(size=(640, 480), high=440)) * 5)
    switches = [
        "--no-sandbox",
        "--use-fake-ui-for-media-stream",
        "--use-fake-device-for-media-stream",
        f"--use-file-for-fake-video-capture={seen}",
    ]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=switches)
        yield started
        started.close()


@pytest.fixture
def page(browser: "Browser", serving: "Serving") -> "Iterator[Page]":
    """The phone's page, come to by a key; ends when anything went wrong or came from outside."""
    house = serving.house
    phone = browser.new_context(
        viewport={"width": 360, "height": 740},
        device_scale_factor=2,
        is_mobile=True,
        has_touch=True,
    )
    page = phone.new_page()
    page.set_default_timeout(WAIT_MS)
    wrong: list[str] = []
    hosts: set[str] = set()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if is_fault(told.text) else None)
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    address = f"127.0.0.1:{house.hosts.port}"
    page.goto(f"http://{address}/")
    page.fill("#key", house.keys.of(Role.DOOR).digits)
    page.tap("button[type=submit]")
    page.wait_for_url("**/phone")
    yield page
    assert wrong == []
    assert hosts == {address}


def is_fault(told: str) -> bool:
    """Tell what a page does wrong from answers that this test takes away or forbids."""
    return not told.startswith("Failed to load resource")


def photo_of(session: Session, person: str, shot: Shot | None = None) -> bytes:
    return jpeg(take(session.badges.codes()[person], shot))


def expect_answer(page: "Page", tone: str, headline: str) -> None:
    page.wait_for_function(
        "([tone, headline]) => document.getElementById('answer').dataset.tone === tone"
        " && document.getElementById('headline').textContent === headline",
        arg=[tone, headline],
    )


def choose(page: "Page", query: str, name: str) -> None:
    page.tap("#find")
    page.fill("#query", query)
    page.locator(".person", has_text=name).tap()


def arrivals(session: Session) -> list[str]:
    session.poll()
    return [event.kind for event in session.store.history(None) if event.station == "Bàn đón"]


def test_a_phone_works_at_the_door_and_through_a_bad_network(page, conference, serving, tmp_path):
    names = {one.id: one.full_name for one in conference.state.delegates.values()}
    seat = conference.state.seat_of(SOAI)

    # A photo too heavy for the server is made smaller by the page, and read.
    shot = Shot(size=(3000, 4000), high=1400, tilt=0.2, turn=12, blur=3, noise=60)
    heavy = jpeg(take(conference.badges.codes()[SOAI], shot), 98)
    assert len(heavy) > MOST_BYTES
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(heavy)
    page.set_input_files("#photo", photo)
    expect_answer(page, "success", "MỜI VÀO")
    assert page.inner_text("#name") == names[SOAI]
    assert page.inner_text("#seat") == seat.id
    assert page.inner_text("#count") == f"1/{conference.tally().invited} có mặt"
    small = [box for box in boxes(page, "button, label.button") if box["height"] < 48]
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360

    # The first touch asks, the second one takes back.
    page.tap("#undo")
    assert page.inner_text("#undo") == "Gỡ Soái?"
    page.tap("#undo")
    expect_answer(page, "quiet", "ĐÃ HOÀN TÁC")
    assert page.is_disabled("#undo")
    assert arrivals(conference) == ["undo", "check_in"]

    # Without a network it is said at once, and nothing is lost or done twice.
    page.tap("#find")
    page.fill("#query", "le van hoa")
    page.wait_for_selector(".person")
    page.context.set_offline(True)
    page.locator(".person", has_text=names[HOA]).tap()
    expect_answer(page, "quiet", "CHƯA GỬI")
    page.context.set_offline(False)
    page.tap("#again")
    expect_answer(page, "success", "MỜI VÀO")
    assert page.inner_text("#name") == names[HOA]

    # An answer that is lost: sent again, it is the first one and no second arrival.
    def lose(route: "Route") -> None:
        route.fetch()
        route.abort()

    page.route("**/phone/check-in", lose)
    choose(page, names[LAST], names[LAST])
    expect_answer(page, "warning", "CHƯA BIẾT")
    assert names[HOA] in page.inner_text("#foot")
    page.unroute("**/phone/check-in")
    page.tap("#again")
    expect_answer(page, "success", "MỜI VÀO")
    assert page.inner_text("#name") == names[LAST]
    assert arrivals(conference) == ["check_in", "check_in", "undo", "check_in"]

    # The live camera takes the badge that is held before it, once.
    page.tap("#live")
    page.wait_for_function(
        "n => document.getElementById('name').textContent === n", arg=names[LIVE]
    )
    with page.expect_response("**/phone/frame"):
        pass
    page.tap("#live")
    assert page.inner_text("#headline") == "MỜI VÀO"
    assert arrivals(conference).count("check_in") == 4

    # Cut off at the server, it says so by its next look, and what to do.
    serving.cut_off(serving.house.stations.all()[0].id)
    expect_answer(page, "error", "ĐÃ NGẮT MÁY NÀY")
    assert "mã mới" in page.inner_text("#advice")


def boxes(page: "Page", what: str) -> list[dict[str, float]]:
    found = (one.bounding_box() for one in page.query_selector_all(what) if one.is_visible())
    return [box for box in found if box]
