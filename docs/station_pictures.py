# ruff: noqa: E402 - the tests' helpers are no package
"""Takes the pictures of several machines at one conference: server, browser, phone, board, offline.

Usage: python docs/station_pictures.py, in a checkout installed with ".[dev]". Needs Chromium, which
is shown a server on this machine's own loopback.
"""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

HERE = Path(__file__).parent
TESTS = HERE.parent / "tests"
sys.path[:0] = [str(TESTS), str(TESTS / "e2e")]

from browser_desk import Desk, free_port
from moved_clock import MovedClock
from pictures import StillClock, nothing, take
from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright
from textual.pilot import Pilot

import badge_photos
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.server.hosts import Hosts
from hoinghi_tui.server.house import House
from hoinghi_tui.server.journal import Journal
from hoinghi_tui.server.keys import Key, Keys
from hoinghi_tui.server.opening import Opened
from hoinghi_tui.server.screen import ServerApp
from hoinghi_tui.server.stations import Stations
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_from_source
from hoinghi_tui.ui.app import HoiNghiApp
from offline_desk import open_apart

LAPTOP = "192.168.1.20"
SHOWN = "480071"
"""The digits in the pictures; real ones are made by chance."""
COLOURS = 64
TURNS = ("07:00:00", "07:31:10", "07:35:50", "07:46:00")
"""When the first items began."""


def prepare(folder: Path, clock: StillClock) -> dict[str, str]:
    """Let thirty people in and begin the agenda; returns the codes of all badges."""
    create_from_source(folder, sample_dir(), clock=clock)
    with Session.open(folder, station="Bàn 1", clock=clock) as session:
        session.seating.apply(session.seating.propose())
        clock.set(TURNS[0])
        session.agenda.start_next()
        for number, person in enumerate(list(session.state.delegates)[:30]):
            clock.set(f"07:{5 + number // 2:02}:{12 + number % 2 * 31}")
            session.door.check_in(person)
        for local in TURNS[1:]:
            clock.set(local)
            session.agenda.start_next()
        clock.set("07:52:20")
        return session.badges.codes()


# -- in the browser -------------------------------------------------------------------------


@contextmanager
def served(folder: Path, clock: Path, home: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Run `serve`; yields its address and the digits of each role."""
    port = free_port()
    words = [str(TESTS / "e2e" / "moved_clock.py"), str(clock), "serve", str(folder)]
    server = subprocess.Popen(
        [sys.executable, *words, "--port", str(port), "--json"],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"XDG_STATE_HOME": str(home)},
    )
    try:
        assert server.stdout is not None
        keys: dict[str, str] = {}
        while len(keys) < len(Role):
            fact = json.loads(server.stdout.readline())
            if "digits" in fact:
                keys[fact["role"]] = fact["digits"]
        yield f"http://127.0.0.1:{port}/", keys
    finally:
        server.terminate()
        server.communicate(timeout=20)


def come_in(page: Page, url: str, key: str, name: str) -> None:
    """Let a browser in by a key."""
    page.goto(url)
    page.fill("#key", f"{key[:3]} {key[3:]}")
    page.fill("#name", name)


def shot(page: Page) -> Image.Image:
    """Return what a page shows."""
    return Image.open(BytesIO(page.screenshot(animations="disabled"))).convert("RGB")


def keep(picture: Image.Image, name: str) -> None:
    """Write a picture with few colours, so that it is small."""
    picture.quantize(COLOURS, dither=Image.Dither.NONE).save(HERE / name, optimize=True)


def take_phone(browser: Browser, url: str, key: str, badge: bytes) -> None:
    """Take the entry and the welcome of a delegate, side by side, as a phone shows them."""
    size = {"width": 360, "height": 700}
    phone = browser.new_context(
        viewport=size, device_scale_factor=1.5, is_mobile=True, has_touch=True, color_scheme="dark"
    )
    page = phone.new_page()
    come_in(page, url, SHOWN, "Cửa chính")
    entry = shot(page)
    page.fill("#key", key)
    page.tap("button[type=submit]")
    page.wait_for_url("**/phone")
    page.set_input_files("#photo", {"name": "the.jpg", "mimeType": "image/jpeg", "buffer": badge})
    page.get_by_text("MỜI VÀO").wait_for()
    welcome = shot(page)
    both = Image.new("RGB", (entry.width * 2 + 36, entry.height), "#808890")
    both.paste(entry, (0, 0))
    both.paste(welcome, (entry.width + 36, 0))
    keep(both, "dien-thoai.png")


def take_board(browser: Browser, url: str, key: str) -> None:
    """Take the board of the hall as a projector shows it."""
    context = browser.new_context(viewport={"width": 1280, "height": 720}, color_scheme="dark")
    page = context.new_page()
    come_in(page, url, key, "Máy chiếu")
    page.click("button[type=submit]")
    page.get_by_text("Bảng chào").click()
    page.locator("#day:not([hidden])").wait_for()
    page.wait_for_selector("#board:not(.told)")  # the keys are told for some seconds
    keep(shot(page), "bang-trinh-duyet.png")


def take_lectern(browser: Browser, url: str, key: str) -> None:
    """Take the program of the MC in a browser."""
    desk = Desk(browser.new_context(color_scheme="dark"), (1160, 760))
    come_in(desk.page, url, key, "Bục")
    desk.page.click("button[type=submit]")
    desk.shows("Khai mạc", "07:52")
    desk.page.wait_for_timeout(1000)  # what was received is painted a moment later
    keep(shot(desk.page), "trinh-duyet.png")


def take_browsers(home: Path) -> None:
    """Take what browsers show of one conference by one clock that stands still."""
    folder = home / "hoi-nghi"
    codes = prepare(folder, StillClock())
    clock = MovedClock(home / "clock", folder, "07:52:20")
    clock.work_until("07:52:20")
    program = shutil.which("chromium")
    with served(folder, clock.file, home / "state") as (url, keys), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        badge = badge_photos.jpeg(badge_photos.take(codes["dv-031"]))
        take_phone(browser, url, keys["door"], badge)
        take_board(browser, url, keys["board"])
        take_lectern(browser, url, keys["mc"])
        browser.close()


# -- in a terminal --------------------------------------------------------------------------


class Answering:
    """Stands for the server that would be behind the screen."""

    def is_running(self) -> bool:
        """Return that it runs."""
        return True


async def take_server() -> None:
    """Take the server's own screen: the key for the door, four stations, one refusal."""
    clock = StillClock()
    keys = Keys(clock.now)
    for number, role in enumerate(Role):
        until = clock.at("06:59:00")
        keys._keys[role] = Key(role, f"{int(SHOWN) + number}", f"Qx7-b_R2mKz9Lw{number}A", until)
    house = House(
        Path("x"),
        Stations(clock.now),
        keys,
        Journal(clock.now),
        Hosts([LAPTOP], 8000, "https"),
        clock.now,
    )
    for last, role, name, minute in (
        (31, Role.DOOR, "Cửa chính", 44),
        (32, Role.DOOR, "Điện thoại chị Hoa", 45),
        (40, Role.MC, "Bục", 47),
        (50, Role.BOARD, "Máy chiếu", 48),
    ):
        clock.set(f"06:{minute}:00")
        station, _ = house.stations.admit(role, f"192.168.1.{last}", name)
        station.sockets = 1
    house.journal.note("192.168.1.77", "mã sai")
    clock.set("06:50:00")
    mark = sha256(b"an example").digest().hex(":").upper()
    opened = Opened(
        house,
        Answering(),  # type: ignore[arg-type]
        LAPTOP,
        f"https://{LAPTOP}:8000",
        mark,
        "Hội nghị tổng kết công tác cải cách hành chính năm 2025",
        ZoneInfo("Asia/Ho_Chi_Minh"),
    )
    await take(ServerApp(opened), "may-chu.svg", nothing)


async def take_offline(home: Path) -> None:
    """Take a desk without its server, and what a person has to decide once it is back."""
    clock = StillClock()
    folder = home / "hoi-nghi"
    prepare(folder, clock)
    (one, two) = (open_apart(folder, home / name, name, clock) for name in ("Bàn 1", "Bàn 2"))
    people = list(one.state.delegates)
    one.cable.up = False
    one.poll()
    one.offline.go()
    clock.set("07:53:10")
    one.door.check_in(people[31])
    clock.set("07:53:40")
    one.door.check_in(people[32])
    app = HoiNghiApp(one, "door")
    code = one.badges.codes()[people[33]]

    async def scan(pilot: Pilot[None]) -> None:
        await pilot.press(*code, "enter")

    await take(app, "ngoai-tuyen.svg", scan)
    clock.set("07:54:30")
    two.door.check_in(people[31])
    one.cable.up = True
    one.poll()
    clock.set("07:58:00")

    async def decide(pilot: Pilot[None]) -> None:
        await app.conference_screen().run_action("decide_offline")
        await pilot.pause()

    app = HoiNghiApp(one, "door")
    await take(app, "quyet-dinh.svg", decide)
    for session in (one, two):
        session.close()


def main() -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as temporary:
        home = Path(temporary)
        asyncio.run(take_server())
        (home / "apart").mkdir()
        asyncio.run(take_offline(home / "apart"))
        take_browsers(home)


if __name__ == "__main__":
    main()
