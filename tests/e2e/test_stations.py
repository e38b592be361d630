"""A conference at all its stations at once, and the server that is killed in the middle of it.

The secretary receives people at the server's own machine, a colleague with a phone in the lobby,
the MC stands at the lectern and somebody at the stage with a browser each, a projector shows the
board. Every time is on paper here, by the clock that the test moves; what the log tells
afterwards must be what was done, each thing once.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from moved_clock import MovedClock, at
from one_hall import DOOR, LECTERN, PHONE, STAGE, Hall, prepare

from hoinghi_tui.domain.station_roles import Role

if sys.platform != "linux":
    pytest.skip("đọc /proc và pidfd", allow_module_level=True)

if TYPE_CHECKING:
    from playwright.sync_api import Browser

BEGINS = "07:28:00"
READY = "hoặc gõ tên"
"""Stands in the box of the door while it is empty."""

SOAI, DAO, HOA, KHOI, HUYEN, QUY = "dv-007", "dv-010", "dv-008", "dv-013", "dv-014", "dv-020"
COME_LATER = (SOAI, DAO, HOA, KHOI, HUYEN, QUY)
INVITED, IN_THE_HALL = 40, 32
"""Of forty who were invited two have declined; all but six of the others are in."""

ARRIVED = {SOAI: DOOR, DAO: PHONE, HOA: PHONE, KHOI: DOOR, HUYEN: DOOR, QUY: PHONE}
"""Where each was received first."""

BEGUN = ("07:48:00", "07:53:00", "08:12:30", "08:20:10", "08:27:00", "08:34:00")
"""When the items from the fourth to the break began."""

STEPS = (
    ("check_in", DOOR, "07:28:20"),
    ("scan_already", PHONE, "07:28:40"),
    ("check_in", PHONE, "07:29:00"),
    ("scan_already", DOOR, "07:29:20"),
    ("start_backdated", LECTERN, "07:30:00"),
    ("start_item", LECTERN, "07:31:00"),
    ("extend_item", LECTERN, "07:31:00"),
    ("extend_item", LECTERN, "07:31:00"),
    ("check_in", PHONE, "07:33:00"),
    # The server is away.
    ("check_in", DOOR, "07:34:00"),
    ("check_in", DOOR, "07:36:30"),
    # The server is back.
    ("scan_already", PHONE, "07:36:30"),
    ("check_in", PHONE, "07:36:40"),
    ("start_item", LECTERN, "07:38:00"),
    *[("start_item", LECTERN, local) for local in BEGUN],
    ("end_item", LECTERN, "08:44:00"),
    ("start_item", LECTERN, "08:46:00"),
    ("call_batch", STAGE, "08:47:00"),
    ("hand_over", STAGE, "08:48:30"),
)
"""All that was saved, in order: what, where, when."""


@pytest.fixture
def browser(need_tool: Callable[[str], str]) -> "Iterator[Browser]":
    from playwright.sync_api import sync_playwright

    program = need_tool("chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def clock(sample_folder: Path, tmp_path: Path) -> MovedClock:
    return MovedClock(tmp_path / "clock", sample_folder, "07:05:00")


@pytest.fixture
def codes(sample_folder: Path, clock: MovedClock) -> dict[str, str]:
    """The badges of all; most have come in since six minutes past seven."""
    codes = prepare(sample_folder, clock, COME_LATER.__contains__)
    clock.stand_until(BEGINS)
    return codes


@pytest.fixture
def hall(
    need_tool: Callable[[str], str],
    monkeypatch: pytest.MonkeyPatch,
    sample_folder: Path,
    tmp_path: Path,
    clock: MovedClock,
    codes: dict[str, str],
    browser: "Browser",
) -> Iterator[Hall]:
    """The server and the door are open, lectern, phone and board have come in by their keys."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    hall = Hall(sample_folder, tmp_path, clock, need_tool("tmux"), browser)
    try:
        hall.door.run("open", str(sample_folder), "--station", DOOR, "--screen", "door")
        hall.server.start()
        port = hall.server.port
        hall.mc.enter(port, hall.server.key(Role.MC), LECTERN)
        hall.phone.enter(port, hall.server.key(Role.DOOR))
        hall.enter_board()
        yield hall
    finally:
        hall.close()


def test_a_conference_at_all_its_stations(hall: Hall, codes: dict[str, str]) -> None:
    before = json.loads(hall.command("log", str(hall.folder), "--json", "--limit", "1"))
    receive(hall, codes)
    run_the_agenda(hall)
    lose_the_server(hall, codes)
    come_back(hall, codes)
    go_on_to_the_awards(hall)
    hand_over_awards(hall)
    cut_the_phone_off(hall)
    close_the_server(hall)
    check_people(hall)
    check_log(hall, before[0]["seq"])
    assert hall.wrong == []


def scan(hall: Hall, code: str, *then: str) -> None:
    hall.door.type(code)
    hall.door.press("Enter")
    hall.door.wait_for(*then)


def counted(hall: Hall, people: int) -> None:
    """Wait until lectern and board count as many."""
    hall.mc.shows(f"{people}/{INVITED}")
    hall.board_shows("#present", str(people))


def receive(hall: Hall, codes: dict[str, str]) -> None:
    """The same badge at both doors: the second one is told when, and where, it came first."""
    hall.door.wait_for(READY, f"{IN_THE_HALL}/{INVITED}")
    counted(hall, IN_THE_HALL)
    hall.until("07:28:20", hall.mc)
    scan(hall, codes[SOAI], "MỜI VÀO", f"{IN_THE_HALL + 1}/{INVITED}")
    hall.board_shows(".newcomers", "Đào Văn Soái")
    hall.picture("bang-chao", hall.board)
    counted(hall, IN_THE_HALL + 1)

    hall.until("07:28:40", hall.mc)
    hall.phone.photograph(codes[SOAI])
    hall.phone.says("ĐÃ ĐIỂM DANH", name="Đào Văn Soái", fact=f"Đã vào lúc 07:28:20 tại {DOOR}")
    hall.picture("dien-thoai-da-vao", hall.phone.page)
    hall.until("07:29:00", hall.mc)
    hall.phone.photograph(codes[DAO])
    hall.phone.says("MỜI VÀO", name="Trần Thị Đào", count=f"{IN_THE_HALL + 2}/{INVITED}")
    hall.picture("dien-thoai", hall.phone.page)
    hall.until("07:29:20", hall.mc)
    scan(hall, codes[DAO], "ĐÃ ĐIỂM DANH", f"Đã vào lúc 07:29:00 tại {PHONE}")
    counted(hall, IN_THE_HALL + 2)
    hall.picture("cua", hall.door)


def run_the_agenda(hall: Hall) -> None:
    """The lectern says that it began half an hour ago, goes on a minute late, gives two more."""
    press = hall.mc.page.keyboard.press
    hall.until("07:30:00", hall.mc)
    press("b")
    hall.mc.shows("phút")
    hall.mc.page.keyboard.type("30", delay=40)
    hall.mc.shows("07:00")
    press("Enter")
    hall.mc.shows("Mục 1/13", "còn 00:00")
    hall.door.wait_for("Mục 1/13")
    hall.board_shows("#agenda", "Đón tiếp đại biểu")

    hall.until("07:31:00", hall.mc)
    press("Space")
    hall.mc.shows("Mục 2/13", "còn 05:00")
    hall.board_shows("#agenda", "Ổn định tổ chức")
    press("+")
    hall.mc.shows("còn 06:00")
    press("+")
    hall.mc.shows("còn 07:00")
    hall.until("07:33:00", hall.mc)
    hall.door.wait_for("Mục 2/13", "còn 05:00")
    hall.board_shows("#agenda", "07:31 – 07:38")
    hall.picture("bang-chuong-trinh", hall.board)
    hall.picture("dan-chuong-trinh", hall.mc.page)
    hall.picture("may-chu", hall.server)


def lose_the_server(hall: Hall, codes: dict[str, str]) -> None:
    """An answer is lost with it; the door at the server's machine goes on."""
    hall.phone.lose_the_answer()
    hall.phone.choose("vu thi hoa", "Vũ Thị Hòa")
    hall.phone.says("CHƯA BIẾT")
    counted(hall, IN_THE_HALL + 3)
    hall.server.kill()
    hall.mc.says("Mất mạng, đang nối lại…")
    hall.picture("mat-mang", hall.mc.page)
    hall.phone.page.tap("#again")
    hall.phone.says("CHƯA BIẾT", net="mất mạng")
    hall.picture("dien-thoai-mat-mang", hall.phone.page)
    hall.until("07:34:00")
    scan(hall, codes[KHOI], "MỜI VÀO", f"{IN_THE_HALL + 4}/{INVITED}")
    hall.until("07:36:30")
    scan(hall, codes[HUYEN], "MỜI VÀO", f"{IN_THE_HALL + 5}/{INVITED}", "còn 01:30")


def come_back(hall: Hall, codes: dict[str, str]) -> None:
    """Everybody goes on by the cookie of before; what the phone asks again is not done again."""
    hall.server.start()
    hall.mc.page.locator("#banner").wait_for(state="hidden")
    hall.mc.shows("07:36:30", "Mục 2/13", "còn 01:30")
    counted(hall, IN_THE_HALL + 5)
    hall.phone.page.tap("#again")
    hall.phone.says("ĐÃ ĐIỂM DANH", name="Vũ Thị Hòa", fact=f"Đã vào lúc 07:33:00 tại {PHONE}")
    hall.until("07:36:40", hall.mc)
    hall.phone.photograph(codes[QUY])
    hall.phone.says("MỜI VÀO", name="Ngô Thị Quý")
    hall.until("07:38:00", hall.mc)
    hall.mc.page.keyboard.press("Space")
    hall.mc.shows("Mục 3/13")
    hall.door.wait_for("Mục 3/13", f"{IN_THE_HALL + 6}/{INVITED}")


def go_on_to_the_awards(hall: Hall) -> None:
    """The break is ended before its time, and nothing is on for two minutes.

    Meanwhile a station at the stage is let in by a key of the second server.
    """
    hall.stage.enter(hall.server.port, hall.server.key(Role.AWARDS), STAGE)
    press = hall.mc.page.keyboard.press
    for place, local in enumerate(BEGUN, 4):
        hall.until(local)
        press("Space")
        hall.mc.shows(f"Mục {place}/13")
    hall.until("08:44:00")
    press("e")
    hall.mc.shows("GIỮA HAI MỤC")
    hall.until("08:46:00")
    press("Space")
    hall.mc.shows("Mục 10/13", "còn 25:00")
    hall.door.wait_for("Mục 10/13")


def hand_over_awards(hall: Hall) -> None:
    """The first batch, seen at the lectern and at the door."""
    hall.stage.shows("ĐÃ TRAO  0 / 11")
    hall.until("08:47:00", hall.stage)
    hall.stage.page.keyboard.press("c")
    hall.stage.shows("Đã mời đợt 1: 3 người")
    hall.until("08:48:30", hall.stage)
    hall.stage.page.keyboard.press("a")
    hall.stage.shows("Đã trao 3 giấy khen của đợt 1", "ĐÃ TRAO  3 / 11")
    hall.mc.shows("3/11 giấy")
    hall.picture("san-khau", hall.stage.page)
    hall.picture("dan-khen-thuong", hall.mc.page)
    hall.door.press("F7")
    hall.door.wait_for("ĐÃ TRAO  3 / 11")


def cut_the_phone_off(hall: Hall) -> None:
    """The phone is put away; nobody can use what it was let in by."""
    hall.server.do("Down", PHONE)
    hall.picture("may-chu-cac-may", hall.server)
    hall.server.do("x", "NGẮT MÁY NÀY?", f"{PHONE} (Bàn đón) đóng ngay")
    hall.picture("ngat-may", hall.server)
    hall.server.press("Enter")
    hall.phone.says("ĐÃ NGẮT MÁY NÀY")
    hall.picture("dien-thoai-bi-ngat", hall.phone.page)
    hall.phone.page.tap("#anew")
    hall.phone.page.get_by_text("Nhập mã vào").wait_for()
    hall.mc.shows("Mục 10/13")


def close_the_server(hall: Hall) -> None:
    hall.server.do("C-q", "DỪNG MÁY CHỦ?")
    hall.server.press("Enter")
    hall.server.wait_until_closed()
    hall.mc.says("Máy chủ đã tắt. Việc đã lưu vẫn còn")
    hall.door.press("C-q")
    hall.door.wait_until_closed()


def check_people(hall: Hall) -> None:
    people = json.loads(hall.command("delegates", str(hall.folder), "--json"))
    came = {one["id"]: one["attendance"] for one in people if one["attendance"]}
    assert len(came) == IN_THE_HALL + len(COME_LATER)
    assert {one: came[one]["station"] for one in COME_LATER} == ARRIVED


def check_log(hall: Hall, since: int) -> None:
    """Each thing that was said to be saved is in the log once, and nothing else is."""
    assert json.loads(hall.command("verify", str(hall.folder), "--json"))["ok"]
    log = json.loads(hall.command("log", str(hall.folder), "--json"))
    told = [
        (event["kind"], event["station"], datetime.fromisoformat(event["at"]))
        for event in reversed(log)
        if event["seq"] > since
    ]
    assert told == [(kind, station, at(local)) for kind, station, local in STEPS]
    assert Counter(event["id"] for event in log).most_common(1)[0][1] == 1
