"""Forty people arrive in bursts at two desks, with every kind of trouble, played by keyboard."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tmux_driver import Terminal

from hoinghi_tui.domain.badges import TEST_CODE, make_code

CHIEF, DECLINED, HOMONYM = "dv-007", "dv-005", "dv-027"
FORGETFUL, LOST, MISTAKEN, EARLY = "dv-031", "dv-025", "dv-037", "dv-018"
ON_PAPER = ("dv-038", "dv-039", "dv-040")


def command(*words: str) -> str:
    """Run a command beside the open programs, as a script would."""
    done = subprocess.run(
        [sys.executable, "-m", "hoinghi_tui", *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


class Desk:
    """One desk: a terminal with the door, and what the secretary does there."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal

    def scan(self, *codes: str) -> None:
        """Let a scanner send codes, all in one go."""
        self.terminal.type("".join(f"{code}\r" for code in codes))

    def search(self, text: str, *found: str) -> None:
        self.terminal.type(text)
        self.terminal.wait_for(*found)

    def press(self, key: str, *then: str) -> None:
        self.terminal.press(key)
        if then:
            self.terminal.wait_for(*then)

    def sees(self, *words: str) -> None:
        self.terminal.wait_for(*words)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    path = str(tmp_path / "hoi-nghi")
    command("demo", path, "--no-open")
    command("seats", path, "--auto")
    return path


@pytest.fixture
def codes(folder: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(command("badges", folder, "--json"))
    return found


@pytest.fixture
def desks(
    need_tool: Callable[[str], str], folder: str, tmp_path: Path
) -> Iterator[tuple[Desk, Desk]]:
    """The first desk as large as most windows are, the second one small."""
    tmux = need_tool("tmux")
    opened = []
    for number, size in enumerate([(120, 36), (80, 24)], 1):
        home = tmp_path / f"desk-{number}"
        home.mkdir()
        terminal = Terminal(tmux, home, *size)
        terminal.run("open", folder, "--station", f"Bàn {number}", "--screen", "door")
        terminal.wait_for("Quét mã hoặc gõ tên")
        opened.append(terminal)
    first, second = opened
    yield Desk(first), Desk(second)
    for terminal in opened:
        terminal.close()


def test_forty_people_arrive_and_nobody_is_lost_or_counted_twice(
    desks: tuple[Desk, Desk], folder: str, codes: dict[str, str]
) -> None:
    first, second = desks
    try_the_scanner(first)
    crowd = scan_two_crowds(first, second, codes)
    tell_who_was_in_already(second, codes, crowd)
    people_without_a_code(first)
    people_other_than_expected(first, codes)
    refuse_what_is_no_badge(first, codes)
    replace_a_lost_badge(second, codes)
    correct_mistakes(first, second, codes)
    second.terminal.kill_program()
    sign_on_paper(first, codes)
    check_what_was_kept(folder, codes, crowd)


def try_the_scanner(desk: Desk) -> None:
    desk.press("C-k", "THẺ THỬ MÁY QUÉT")
    desk.scan(TEST_CODE)
    desk.sees("MÁY QUÉT TỐT", "Đây là thẻ thử")


def scan_two_crowds(first: Desk, second: Desk, codes: dict[str, str]) -> list[str]:
    """Both desks are sent a crowd in one burst each; both count the same."""
    apart = {CHIEF, DECLINED, HOMONYM, FORGETFUL, LOST, MISTAKEN, EARLY, *ON_PAPER}
    crowd = [one for one in codes if one not in apart and one != "dv-028"]
    half = len(crowd) // 2
    first.scan(*(codes[one] for one in crowd[:half]))
    second.scan(*(codes[one] for one in crowd[half:]))
    for desk in (first, second):
        desk.sees(f"{len(crowd)}/40", "MỜI VÀO")
    return crowd


def tell_who_was_in_already(second: Desk, codes: dict[str, str], crowd: list[str]) -> None:
    second.scan(codes[crowd[0]])
    second.sees("ĐÃ ĐIỂM DANH", "tại Bàn 1")
    second.scan(codes[crowd[-1]])
    second.sees("VỪA QUÉT", "tại Bàn 2")


def people_without_a_code(desk: Desk) -> None:
    """A letter forgotten at home, a namesake, and somebody who is on no list."""
    desk.search("dang van duc", "▶ Đặng Văn Đức")
    desk.press("Enter", "MỜI VÀO", "Đ Ặ N G")
    desk.search("tuan", "Phó Chánh Văn phòng", "Địa chính")
    desk.press("Down", "▶ Nguyễn Văn Tuấn")
    desk.press("Down")
    desk.press("Enter", "MỜI VÀO", "T U Ấ N")
    desk.search("Trần Văn Khách", "Không có ai khớp")
    desk.press("C-n", "KHÁCH MỚI", "Trần Văn Khách")
    desk.press("Enter")
    desk.terminal.type("Giám đốc")
    desk.sees("Giám đốc")
    desk.press("Enter")
    desk.terminal.type("Sở Nội vụ")
    desk.sees("Sở Nội vụ")
    desk.press("Enter", "MỜI VÀO", "Khách phát sinh")


def people_other_than_expected(desk: Desk, codes: dict[str, str]) -> None:
    """A deputy for the chief, and somebody who had declined."""
    desk.search("soai", "▶ Đào Văn Soái")
    desk.press("C-t", "ĐI THAY")
    desk.terminal.type("Lê Thị Thay")
    desk.sees("Lê Thị Thay")
    desk.press("Enter")
    desk.terminal.type("Phó Chủ tịch")
    desk.sees("Phó Chủ tịch")
    desk.press("Enter", "MỜI VÀO", "đi thay Đào Văn Soái")
    desk.scan(codes[DECLINED])
    desk.sees("ĐÃ BÁO VẮNG", "đi công tác")
    desk.press("C-y", "MỜI VÀO", "L O A N")


def refuse_what_is_no_badge(desk: Desk, codes: dict[str, str]) -> None:
    ours = codes[CHIEF][:4]
    other = "7777" if ours != "7777" else "8888"
    secrets = {code[4:14] for code in codes.values()}
    forged = next(one for one in map("{:010}".format, range(99)) if one not in secrets)
    misread = codes[LOST][:-1] + str((int(codes[LOST][-1]) + 1) % 10)
    for text, words in (
        (make_code(other, "0123456789"), "KHÁC HỘI NGHỊ"),
        (make_code(ours, forged), "KHÔNG HỢP LỆ"),
        (misread, "ĐỌC SAI"),
        ("12ế456789012345", "UNIKEY ĐANG BẬT"),
    ):
        desk.scan(text)
        desk.sees(words)


def replace_a_lost_badge(desk: Desk, codes: dict[str, str]) -> None:
    desk.search("dang van bang", "▶ Đặng Văn Bằng")
    desk.press("C-b", "THẺ ĐẠI BIỂU")
    desk.press("t", "Bấm T lần nữa")
    desk.press("t", "Đã cấp mã mới")
    desk.press("Escape", "ĐÃ ĐẾN")
    desk.press("Escape", "Quét mã hoặc gõ tên")
    desk.scan(codes[LOST])
    desk.sees("THẺ ĐÃ THAY")
    desk.search("dang van bang", "▶ Đặng Văn Bằng")
    desk.press("Enter", "MỜI VÀO")


def correct_mistakes(first: Desk, second: Desk, codes: dict[str, str]) -> None:
    """Taken back at the other desk with the reason; somebody goes home and comes back."""
    first.scan(codes[MISTAKEN])
    first.sees("MỜI VÀO", "H U Y")
    second.scan(codes[MISTAKEN])
    second.sees("ĐÃ ĐIỂM DANH")
    second.press("C-g", "GỠ ĐIỂM DANH")
    second.terminal.type("1")
    second.press("Enter", "ĐÃ HOÀN TÁC")
    first.sees("ĐÃ HOÀN TÁC")
    first.scan(codes[MISTAKEN])
    first.sees("MỜI VÀO", "H U Y")
    first.scan(codes[EARLY])
    first.sees("MỜI VÀO", "D U N G")
    first.press("C-r", "ĐÃ BÁO VỀ")
    first.scan(codes[EARLY])
    first.sees("Trở lại phòng họp")


def sign_on_paper(desk: Desk, codes: dict[str, str]) -> None:
    """The cameramen signed on paper: by name, as the list's numbers move with who declines."""
    desk.press("C-l", "DANH SÁCH KÝ")
    for number, name in enumerate(("quach thi lan", "mac van thang", "nong thi xuan"), 1):
        desk.terminal.type(name)
        desk.sees("chưa đến")
        desk.press("Enter", f"ĐÃ NHẬP LẦN NÀY  {number}")
    desk.press("Escape", "ĐÃ ĐẾN")
    desk.press("C-q")
    desk.terminal.wait_until_closed()


def check_what_was_kept(folder: str, codes: dict[str, str], crowd: list[str]) -> None:
    people = json.loads(command("delegates", folder, "--json"))
    present = {one["id"] for one in people if one["attendance"]}
    newcomers = [one for one in people if one["id"] not in codes]
    assert [one["full_name"] for one in newcomers] == ["Trần Văn Khách"]
    assert present == {one["id"] for one in people} - {"dv-028"}
    assert json.loads(command("verify", folder, "--json"))["ok"]
    log = json.loads(command("log", folder, "--json"))
    kinds = [event["kind"] for event in log]
    arrivals = [event["note"] for event in log if event["kind"] == "check_in"]
    assert kinds.count("walk_in") == 1
    assert kinds.count("take_back") == 1
    assert kinds.count("replace_badge") == 1
    # Everybody once, the mistaken one twice, and who came back once more.
    assert len(arrivals) == 39 + 1 + 1
    refused = {kind for kind in kinds if kind.startswith("scan_")}
    assert refused == {
        "scan_already",
        "scan_declined",
        "scan_misread",
        "scan_other_event",
        "scan_repeat",
        "scan_replaced",
        "scan_unknown",
    }
