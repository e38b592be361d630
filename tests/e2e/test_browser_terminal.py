"""The whole program in a real browser: scans, a lost network, a killed server, hostile names."""

import os
import select
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browser_desk import Desk, Network, Server, free_port

from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session

if sys.platform != "linux":
    pytest.skip("đọc /proc và pidfd", allow_module_level=True)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

PACE = 500
"""Characters a second."""

READY = "hoặc gõ tên"
"""Stands in the box of the door while it is empty."""

HOSTILE = "\x1b]0;lấy trộm\x07\x1b[2JNguyễn [/] \u202eVăn A"


@pytest.fixture
def folder(_sample_made_once: Path, tmp_path: Path) -> Path:
    """The sample conference, on the machine's own clock as the server's."""
    return Path(shutil.copytree(_sample_made_once, tmp_path / "hoi-nghi"))


@pytest.fixture
def network(folder: Path, tmp_path: Path) -> "Iterator[tuple[Server, Network]]":
    """A server and the network between it and the browsers."""
    port = free_port()
    server, network = Server(folder, tmp_path / "state", port), Network(port)
    yield server, network
    network.close()
    server.kill()


@pytest.fixture
def browser(need_tool) -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    program = need_tool("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


def context_of(browser: "Browser", wrong: list[str]) -> "BrowserContext":
    """Return a browser of its own that notes what goes wrong and what comes from outside."""
    context = browser.new_context(color_scheme="dark")
    context.on("weberror", lambda error: wrong.append(str(error.error)))
    context.on("request", lambda one: None if "//127.0.0.1:" in one.url else wrong.append(one.url))
    return context


@pytest.fixture
def codes(folder: Path) -> dict[str, str]:
    """Code by person of thirty who are expected, in an order that no list has."""
    with Session.open(folder) as session:
        session.badges.issue_missing()
        found = session.badges.codes()
        expected = [
            one.id
            for one in session.work.state.delegates.values()
            if one.invitation is not Invitation.DECLINED
        ]
    people = sorted(expected, key=lambda person: found[person][::-1])[:30]
    return {person: found[person] for person in people}


def checked_in(folder: Path) -> list[str]:
    """Return who was checked in, in the order of the log; anything else scanned is a fault."""
    with Session.open(folder, read_only=True) as reader:
        events = reversed(reader.store.history(limit=None))
        scans = [one for one in events if one.kind == "check_in" or one.kind.startswith("scan_")]
    assert {one.kind for one in scans} <= {"check_in"}
    return [one.ops[0].id for one in scans]


def enter_the_door(door: Desk, server: Server, way: Network, name: str = "Cửa chính") -> None:
    door.enter(way.port, server.keys["door"], name)
    door.page.get_by_text("Cả chương trình").click()
    door.shows(READY, name)


def test_thirty_badges_at_a_scanners_pace_are_seen_at_the_lectern(codes, browser, network, folder):
    server, way = network
    wrong: list[str] = []
    door, mc = (Desk(context_of(browser, wrong)) for _ in range(2))
    mc.enter(way.port, server.keys["mc"], "Bục")
    mc.shows("F6", "Bục", "0/40")
    enter_the_door(door, server, way)

    door.scan("".join(f"{code}\r" for code in codes.values()), PACE)
    mc.shows("30/40")
    assert checked_in(folder) == [*codes]

    # Keys that a browser wants for itself.
    door.page.evaluate("window.isThatPage = true")
    door.page.keyboard.press("F3")
    door.shows("Tìm đại biểu")
    door.page.keyboard.press("F5")
    door.shows(READY)
    assert door.page.evaluate("window.isThatPage")
    door.page.keyboard.press("Alt+n")
    door.shows("Họ và tên")
    door.page.keyboard.press("Escape")
    door.shows(READY)
    door.page.keyboard.press("Control+q")
    door.says("Đã thoát")
    door.page.get_by_text("Mở lại").click()
    door.shows(READY, "30")
    assert wrong == []


def test_what_is_typed_outlives_a_lost_network_and_what_is_saved_a_killed_server(
    codes, browser, network, folder
):
    server, way = network
    wrong: list[str] = []
    door = Desk(context_of(browser, wrong))
    enter_the_door(door, server, way)
    door.page.keyboard.type(f"{next(iter(codes.values()))}\n")
    door.shows("MỜI VÀO")
    door.page.keyboard.type("nguyen van")
    door.shows("nguyen van")
    (program,) = server.programs()

    way.lose()
    door.says("Mất mạng, đang nối lại… Việc đã lưu vẫn còn")
    door.page.keyboard.type("nobody hears this")
    door.says("Chưa nối lại được: máy chủ đã tắt, hoặc mạng vẫn mất")
    sockets = door.sockets
    way.find()
    door.until(lambda: door.sockets > sockets and "nguyen van" in door.text, lambda: door.text)
    door.page.locator("#banner").wait_for(state="hidden")
    door.page.keyboard.type(" tuan")
    door.shows("nguyen van tuan")
    assert server.programs() == [program]

    ended = os.pidfd_open(program)
    server.kill()
    assert select.select([ended], [], [], 5)[0], "the program is still there"
    os.close(ended)
    door.says("Mất mạng, đang nối lại…")
    server.start()
    door.page.locator("#banner").wait_for(state="hidden")
    door.shows(READY, "1 / 40")
    assert checked_in(folder) == [*codes][:1]
    assert wrong == []


def test_a_hostile_name_and_a_second_page_do_no_harm(browser, network, folder):
    server, way = network
    with Session.open(folder) as session:
        before = next(iter(session.work.state.delegates.values()))
        after = replace(before, full_name=HOSTILE)
        session.work.act("edit_delegate", lambda: [*change("delegates", before, after)])
    wrong: list[str] = []
    context = context_of(browser, wrong)
    door = Desk(context)
    enter_the_door(door, server, way)
    title = door.page.title()
    door.page.keyboard.type("trom")
    door.shows("Nguyễn [/]", "ĐÃ ĐẾN", "F5 Đón tiếp")
    assert door.page.title() == title

    second = Desk(context)
    second.page.goto(f"http://127.0.0.1:{way.port}/terminal")
    second.shows("Nguyễn [/]", "trom")
    door.says("Máy này vừa mở chương trình ở một trang khác.")
    assert len(server.programs()) == 1
    door.page.get_by_text("Dùng ở đây").click()
    door.shows("trom")
    second.says("Máy này vừa mở chương trình ở một trang khác.")

    context.clear_cookies()
    way.find()
    door.says("Máy này đã bị ngắt, hoặc đã hết giờ.")
    assert wrong == []
