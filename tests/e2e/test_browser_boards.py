"""The boards in a real browser: they follow, count on without the server, and come back."""

import re
import shutil
import socket
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.services.session import Session

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from hoinghi_tui.server.house import House
    from hoinghi_tui.server.serving import Serving

Serve = Callable[[], "Serving"]
WAIT_MS = 10_000
SIZES = ((1024, 768), (1920, 1080), (800, 1280))
PEOPLE = ("dv-007", "dv-010", "dv-012", "dv-013")
HOSTILE = (
    "</h1><script>alert(1)</script><img src=x onerror=alert(1)> [/] {{x}} =cmd() \u202eabc\u2066",
    "Nguyễn Thị " * 40,
)


def clock_of_the_day() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def conference(_sample_made_once: Path, tmp_path: Path) -> Iterator[Session]:
    """The sample conference, on the machine's own clock as the server's."""
    folder = Path(shutil.copytree(_sample_made_once, tmp_path / "hoi-nghi"))
    with Session.open(folder) as session:
        yield session


@pytest.fixture
def serve(conference: Session) -> Iterator[Serve]:
    """Return a function that starts the server, and starts it again at the same address."""
    from hoinghi_tui.server.hosts import Hosts
    from hoinghi_tui.server.house import House
    from hoinghi_tui.server.journal import Journal
    from hoinghi_tui.server.keys import Keys
    from hoinghi_tui.server.serving import Serving
    from hoinghi_tui.server.stations import Stations

    houses: list[House] = []
    started: list[Serving] = []

    def start() -> Serving:
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", houses[0].hosts.port if houses else 0))
        listening.listen()
        if not houses:
            now, hosts = clock_of_the_day, Hosts(["127.0.0.1"], listening.getsockname()[1])
            houses.append(
                House(conference.folder, Stations(now), Keys(now), Journal(now), hosts, now)
            )
        started.append(Serving(houses[0], listening))
        started[-1].start()
        return started[-1]

    yield start
    for one in started:
        one.stop()


@pytest.fixture
def projector(need_tool) -> "Iterator[BrowserContext]":
    """A browser of its own; ends when anything went wrong or came from outside."""
    from playwright.sync_api import sync_playwright

    program = need_tool("chromium")
    wrong: list[str] = []
    hosts: set[str] = set()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1024, "height": 768})
        context.set_default_timeout(WAIT_MS)
        context.on("weberror", lambda error: wrong.append(str(error.error)))
        context.on("console", lambda told: wrong.append(told.text) if is_fault(told.text) else None)
        context.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        context.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
        yield context
        browser.close()
    assert wrong == []
    assert len(hosts) == 1


def is_fault(told: str) -> bool:
    """Tell what a page does wrong from a server that this test takes away."""
    return "net::ERR" not in told


def come_in(context: "BrowserContext", house: "House") -> str:
    page = context.new_page()
    address = f"http://127.0.0.1:{house.hosts.port}"
    page.goto(address)
    page.fill("#key", house.keys.of(Role.BOARD).digits)
    page.click("button[type=submit]")
    page.wait_for_url(f"{address}/")
    page.close()
    return address


def open_board(context: "BrowserContext", address: str) -> "Page":
    page = context.new_page()
    page.clock.install()
    page.goto(address)
    return page


def says(page: "Page", selector: str, words: str) -> None:
    page.wait_for_function(
        "([place, words]) => document.querySelector(place).textContent.includes(words)",
        arg=[selector, words],
    )


def lag_of(page: "Page", session: Session, person: str) -> float:
    """Save an arrival and return the seconds until the board shows it."""
    came = session.tally().present + 1
    session.door.check_in(person)
    saved = monotonic()
    page.wait_for_function(
        "came => document.getElementById('present').textContent === came", arg=str(came)
    )
    return monotonic() - saved


def test_boards_follow_and_count_on_alone_and_come_back(projector, serve, conference):
    serving = serve()
    address = come_in(projector, serving.house)
    hall = open_board(projector, f"{address}/board")
    lectern = open_board(projector, f"{address}/speaker")
    says(hall, "#greeting", "Kính chào quý đại biểu")

    # What the desks save is there at once; of four times the machine may be busy in some.
    assert min(lag_of(hall, conference, one) for one in PEOPLE) < 0.5
    name = conference.state.delegates[PEOPLE[-1]].full_name
    says(hall, ".newcomers", name)

    # Names stay what they are, and fit on every screen.
    for text in HOSTILE:
        conference.door.take_substitute("dv-008", Substitute(full_name=text, position=text))
        says(hall, ".newcomers", text[:10])
        for width, height in SIZES:
            hall.set_viewport_size({"width": width, "height": height})
            assert hall.evaluate("document.documentElement.scrollWidth") <= width
        conference.undo_last()
        says(hall, "#present", str(len(PEOPLE)))
    hall.keyboard.press("p")
    hall.wait_for_function("name => !document.body.innerText.includes(name)", arg=name)
    assert hall.url.endswith("?names=short")

    # The clock of who speaks goes on while the server is away, turns red, and it is said.
    conference.agenda.start("ct-07")
    says(lectern, "#face", "06:5")
    left = conference.agenda.forecast().current.remaining.total_seconds()
    serving.stop()
    conference.door.check_in("dv-014")
    lectern.clock.fast_forward((left + 3) * 1000)
    says(lectern, "#state", "QUÁ GIỜ")
    assert re.fullmatch(r"\+0:0\d", lectern.inner_text("#face"))
    assert "error" in lectern.get_attribute(".time", "class")
    hall.clock.fast_forward(6_000)
    says(hall, "#lost", "Mất kết nối, đang nối lại… (số liệu lúc")
    assert hall.inner_text("#present") == "4"

    # Back again, it catches up by itself.
    serving = serve()
    hall.clock.fast_forward(4_000)
    says(hall, "#present", "5")
    hall.wait_for_function("() => document.getElementById('lost').hidden")
    lectern.clock.fast_forward(4_000)
    says(lectern, "#state", "CÒN LẠI")

    # Cut off, it says so and asks for no more.
    serving.cut_off(serving.house.stations.all()[0].id)
    hall.clock.fast_forward(6_000)
    says(hall, "#lost", "Máy này đã bị ngắt")
    assert hall.inner_text("#present") == "5"
