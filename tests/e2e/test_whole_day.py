"""The whole day of the sample conference, played by keyboard at 80 by 24."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tmux_driver import Terminal

from hoinghi_tui.domain.badges import make_code

LATE_GUEST = "Trịnh Gia Mẫn"
LIST = f"STT;Họ và tên;Chức vụ;Đơn vị\n1;Ông {LATE_GUEST};Công chức;Phòng Kinh tế\n"
AWARD_ITEM = "Công bố quyết định"


def command(*words: str) -> str:
    """Run a command beside the open program, as a script would."""
    done = subprocess.run(
        [sys.executable, "-m", "hoinghi_tui", *words],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """The sample conference as `demo` makes it: rehearsal, 06:55."""
    path = str(tmp_path / "hoi-nghi")
    command("demo", path, "--no-open")
    return path


@pytest.fixture
def terminal(need_tool: Callable[[str], str], tmp_path: Path) -> Iterator[Terminal]:
    """A terminal of the smallest size the program is made for."""
    opened = Terminal(need_tool("tmux"), tmp_path)
    yield opened
    opened.close()


def test_the_day_from_the_list_to_the_last_certificate(
    terminal: Terminal, folder: str, tmp_path: Path
) -> None:
    (tmp_path / "bo-sung.csv").write_text(LIST, encoding="utf-8")
    terminal.run("open", folder, "--screen", "delegates")
    import_list(terminal, tmp_path / "bo-sung.csv")
    arrange(terminal)
    scanned = scan_ten(terminal, folder)
    refuse_duplicate_and_forgery(terminal, folder, scanned)
    run_agenda_to_the_awards(terminal)
    hand_over_first_batch(terminal)

    terminal.kill_program()
    terminal.run("open", folder, "--screen", "awards")
    terminal.wait_for("ĐÃ TRAO  3 / 11", "Có mặt 10/41")

    hand_over_the_rest(terminal)
    print_certificates(terminal)
    terminal.press("C-q")
    terminal.wait_until_closed()
    check_what_was_kept(folder, scanned)


def import_list(terminal: Terminal, path: Path) -> None:
    terminal.wait_for("40")
    terminal.press("C-o")
    terminal.wait_for("NHẬP DANH SÁCH")
    terminal.type(str(path))
    terminal.press("Enter")
    terminal.wait_for(LATE_GUEST)
    terminal.press("Enter")
    terminal.wait_for("Có mặt 0/41")


def arrange(terminal: Terminal) -> None:
    terminal.press("F4")
    terminal.wait_for("MÀN HÌNH")
    terminal.press("a")
    terminal.wait_for("Enter")
    terminal.press("Enter")
    terminal.wait_for("Soái")


def scan_ten(terminal: Terminal, folder: str) -> list[str]:
    codes = json.loads(command("badges", folder, "--json"))
    room = json.loads(command("seats", folder, "--json"))
    seats = {seat["delegate"]: seat["id"] for seat in room}
    invited = [
        one["id"]
        for one in json.loads(command("delegates", folder, "--json"))
        if one["invitation"] != "declined" and one["id"] in codes
    ]
    terminal.press("F5")
    terminal.wait_for("Quét mã")
    for count, delegate in enumerate(invited[:10], 1):
        terminal.type(codes[delegate])
        terminal.press("Enter")
        terminal.wait_for("MỜI VÀO", seats[delegate], f"Có mặt {count}/41")
    return invited[:10]


def refuse_duplicate_and_forgery(terminal: Terminal, folder: str, scanned: list[str]) -> None:
    codes = json.loads(command("badges", folder, "--json"))
    first = codes[scanned[0]]
    terminal.type(first)
    terminal.press("Enter")
    # "VỪA QUÉT" within five seconds of the first scan, "ĐÃ ĐIỂM DANH" after them.
    terminal.wait_for("Đã vào lúc", "tại Bàn 1", "Có mặt 10/41")
    secrets = {code[4:14] for code in codes.values()}
    forged = next(secret for secret in map("{:010}".format, range(50)) if secret not in secrets)
    terminal.type(make_code(first[:4], forged))
    terminal.press("Enter")
    terminal.wait_for("KHÔNG HỢP LỆ", "Có mặt 10/41")


def run_agenda_to_the_awards(terminal: Terminal) -> None:
    terminal.press("F6")
    titles = [
        "Đón tiếp",
        "Ổn định",
        "Tuyên bố lý do",
        "Khai mạc",
        "Báo cáo",
        "Văn phòng",
        "Kinh tế",
        "Trung tâm",
        "Giải lao",
        AWARD_ITEM,
    ]
    terminal.wait_for("bắt đầu sau")
    for number, title in enumerate(titles, 1):
        go_on(terminal, f"{number}/13", title)


def go_on(terminal: Terminal, position: str, title: str) -> None:
    """Press Space until the agenda is there: a second press within a second is refused."""
    for _ in range(5):
        terminal.press("Space")
        try:
            terminal.wait_for(f"Mục {position}", title, patience_s=2)
        except AssertionError:
            continue
        return
    terminal.wait_for(f"Mục {position}", title)


def hand_over_first_batch(terminal: Terminal) -> None:
    terminal.press("F7")
    terminal.wait_for("ĐÃ TRAO  0 / 11")
    hand_over(terminal, range(3))


def hand_over_the_rest(terminal: Terminal) -> None:
    terminal.press("n")
    terminal.wait_for("NHẬN THAY")
    for words in ("Phạm Thị Thay", "Văn thư", "đi công tác"):
        terminal.type(words)
        terminal.wait_for(words)
        terminal.press("Enter")
    terminal.wait_for("sẽ nhận thay")
    terminal.press("Enter")
    terminal.wait_for("ĐÃ TRAO  4 / 11")
    hand_over(terminal, range(4, 11))


def hand_over(terminal: Terminal, places: range) -> None:
    """Hand over one after the other; for who is not in the room, say so a second time."""
    for done in places:
        counted = f"ĐÃ TRAO  {done + 1} / 11"
        terminal.press("Enter")
        try:
            terminal.wait_for("TRAO KHI VẮNG MẶT", patience_s=1)
        except AssertionError:
            terminal.wait_for(counted)
            continue
        terminal.press("Enter")
        terminal.wait_for(counted)


def print_certificates(terminal: Terminal) -> None:
    terminal.press("F8")
    terminal.wait_for("ĐÃ TẠO TỆP  0 / 11")
    terminal.press("p")
    terminal.wait_for("Đã tạo tệp 11 giấy khen")


def check_what_was_kept(folder: str, scanned: list[str]) -> None:
    delegates = json.loads(command("delegates", folder, "--json"))
    assert sorted(one["id"] for one in delegates if one["attendance"]) == sorted(scanned)
    assert LATE_GUEST in {one["full_name"] for one in delegates}
    assert json.loads(command("verify", folder, "--json"))["ok"]
    kinds = [event["kind"] for event in json.loads(command("log", folder, "--json"))]
    assert kinds.count("check_in") == 10
    assert len(list((Path(folder) / "out").glob("giay-khen-*.docx"))) == 1
