"""The conference as its MC runs it, with all that goes wrong, by two keyboards.

Late from the start, a guest who comes after the introductions, a paper that falls out, a power
cut, two who press at once, time that runs out. Every time is on paper here, by the clock that
the test moves; list, log, report and minutes must tell the same, to the second.
"""

import json
from collections.abc import Callable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as DocumentType
from moved_clock import FileClock, MovedClock, at
from two_keyboards import MC, SECRETARY, Day, Lectern, open_agenda, program, wait_for_one

from hoinghi_tui.domain.agenda import Anchor
from hoinghi_tui.services.session import Session

LATE_GUEST, GUEST_NAME = "dv-001", "Trịnh Bá Kiên"
CANCELLED = "ct-07"

DONE = {
    "ct-01": ("07:00:00", "07:31:10"),
    "ct-02": ("07:31:10", "07:36:05"),
    "ct-03": ("07:36:05", "07:47:30"),
    "ct-04": ("07:47:30", "07:55:10"),
    "ct-05": ("07:55:10", "08:24:40"),
    "ct-06": ("08:24:40", "08:33:00"),
    "ct-08": ("08:33:00", "08:41:25"),
    "ct-09": ("08:41:25", "08:50:00"),
    "ct-10": ("08:50:00", "09:12:15"),
    "ct-11": ("09:12:15", "09:30:00"),
    "ct-12": ("09:30:00", "09:44:20"),
    "ct-13": ("09:44:20", "09:52:05"),
}
"""When each item began and ended, as it is done below."""

STOOD_STILL_S = {"ct-05": 270, "ct-11": 140}
"""The power cut, and a microphone that failed."""


@pytest.fixture
def day(need_tool: Callable[[str], str], sample_folder: Path, tmp_path: Path) -> Iterator[Day]:
    """The MC at a small window, the secretary at one as large as most are, the board of both."""
    tmux, folder = need_tool("tmux"), str(sample_folder)
    clock = MovedClock(tmp_path / "clock", sample_folder, "07:25:00")
    opened = []
    for place, size in (("mc", (80, 24)), ("secretary", (120, 36)), ("board", (60, 14))):
        home = tmp_path / place
        home.mkdir()
        opened.append(Lectern(tmux, home, *size, program=program(clock)))
    day = Day(clock, folder, *opened)
    open_agenda(day)
    for lectern in (day.mc, day.secretary):
        lectern.wait_for("CHƯA BẤM GIỜ", "07:25:00")
    day.board.run("board", folder, "--speaker")
    yield day
    for lectern in opened:
        lectern.close()


def test_the_day_is_told_as_it_was_to_the_second(day: Day) -> None:
    come_late_to_the_start(day)
    introduce_who_is_here_and_who_comes_later(day)
    lose_the_power(day)
    run_over_time(day)
    leave_a_paper_out(day)
    run_out_of_time(day)
    press_at_once(day)
    lose_the_sound(day)
    come_to_the_end(day)
    check_list(day)
    check_log(day)
    check_report(day)
    check_minutes(day)


def come_late_to_the_start(day: Day) -> None:
    """Nobody had pressed "start": as of 25 minutes ago."""
    day.mc.do("b", "phút")
    day.mc.type("25")
    day.mc.wait_for("07:00")
    day.mc.do("Enter", "Mục 1/13", "ĐANG DIỄN RA")
    arrive(day, *everybody_but_the_guest(day))
    day.next("07:31:10", 2, "chào cờ")
    day.next("07:36:05", 3, "giới thiệu đại biểu")


def everybody_but_the_guest(day: Day) -> list[str]:
    people = json.loads(day.command("delegates", day.folder, "--json"))
    return [
        one["id"] for one in people if one["invitation"] != "declined" and one["id"] != LATE_GUEST
    ]


def arrive(day: Day, *people: str) -> None:
    """Let people in at the door, by the clock on the wall."""
    clock = FileClock(day.clock.file)
    with Session.open(Path(day.folder), station="Bàn 1", clock=clock) as door:
        codes = door.badges.codes()
        for one in people:
            door.door.scan(codes[one])


def introduce_who_is_here_and_who_comes_later(day: Day) -> None:
    day.mc.do("g", "GIỚI THIỆU ĐẠI BIỂU", "Phan Đình Quảng")
    assert GUEST_NAME not in day.mc.screen()
    day.mc.do("Escape", "LỜI DẪN")
    day.next("07:47:30", 4, "Khai mạc")
    day.until("07:49:00")
    arrive(day, LATE_GUEST)
    day.mc.do("g", "GIỚI THIỆU BỔ SUNG", f"○  Đồng chí {GUEST_NAME}")
    day.mc.do("Space", f"✔  Đồng chí {GUEST_NAME}")
    day.mc.do("Escape", "LỜI DẪN")
    day.next("07:55:10", 5, "Báo cáo tổng kết")


def lose_the_power(day: Day) -> None:
    """From 08:05:00 to 08:09:30 both laptops are dark; the report stood still."""
    day.until("08:05:00")
    day.mc.kill_program()
    day.secretary.kill_program()
    day.clock.stand_until("08:09:30")
    open_agenda(day)
    for lectern in (day.mc, day.secretary):
        lectern.wait_for("GIÁN ĐOẠN", "08:05", "08:09", "4′")
    day.mc.do("3", "Mục 5/13", "còn 10:10", "ĐANG DIỄN RA")
    day.secretary.wait_for("còn 10:10", "ĐANG DIỄN RA")


def run_over_time(day: Day) -> None:
    """The report does not end; the secretary writes it on the speaker's board."""
    day.until("08:17:10")
    day.mc.wait_for("CÒN DƯỚI 3 PHÚT", "còn 02:30")
    day.until("08:22:00")
    day.mc.wait_for("QUÁ GIỜ", "quá 02:20")
    day.board.wait_for(large("QUÁ GIỜ"))
    day.secretary.do("m", "NHẮN NGƯỜI NÓI")
    day.secretary.do("4", "Xin mời kết thúc")
    told = json.loads(day.command("agenda", day.folder, "--json"))["message"]
    assert (told["text"], told["station"]) == ("Xin mời kết thúc", SECRETARY)
    day.board.wait_for(large("XIN MỜI KẾT THÚC"))
    day.next("08:24:40", 6, "Văn phòng")
    day.board.wait_for(large("CÒN LẠI"))
    assert large("XIN MỜI KẾT THÚC") not in day.board.screen()


def large(text: str) -> str:
    """Write words as the board does where there is no room for large letters."""
    return "   ".join(" ".join(word) for word in text.split())


def leave_a_paper_out(day: Day) -> None:
    """The next speaker cannot come; the MC goes on too early, and takes it back."""
    day.until("08:28:00")
    day.mc.do("l", "DỰ KIẾN")
    day.mc.do("Down", "cho  Phòng Kinh tế")
    day.mc.do("k", "bỏ qua")
    day.mc.do("Escape", "LỜI DẪN", "Trung tâm")
    day.until("08:30:00")
    day.mc.do("Space", "Mục 8/13")
    day.mc.do("C-z", "Mục 6/13", "Đã hoàn tác")
    day.next("08:33:00", 8, "Trung tâm")


def run_out_of_time(day: Day) -> None:
    """The guest must speak at 09:30 sharp: what is proposed is cut, item by item."""
    day.until("08:35:00")
    clock = FileClock(day.clock.file)
    with Session.open(Path(day.folder), station="Bàn 1", clock=clock) as desk:
        desk.agenda.set_anchor("ct-12", Anchor.HARD_START, time(9, 30))
    # 08:40 paper, 08:46 break, 09:11 awards, 09:46 tasks: sixteen minutes too many.
    day.mc.wait_for("C rút 16′", "Lỡ hẹn 09:30")
    day.mc.do("c", "CẦN RÚT 16′")
    day.mc.do("1", "CẦN RÚT", "đã rút")
    day.mc.do("2", "Kịp giờ")
    day.mc.do("c", "LỜI DẪN")


def press_at_once(day: Day) -> None:
    """Both go on at once: one step is made, and whoever was later is told so."""
    day.until("08:41:25")
    both = (day.secretary, day.mc)
    for lectern in both:
        lectern.press("Space")
    for lectern in both:
        lectern.wait_for("Mục 9/13", "Giải lao")
    wait_for_one(both, "tính.")  # "… nên lần bấm này không tính."


def lose_the_sound(day: Day) -> None:
    """The microphone fails while tasks are explained."""
    day.next("08:50:00", 10, "Công bố quyết định")
    day.next("09:12:15", 11, "Triển khai nhiệm vụ")
    day.until("09:20:00")
    day.mc.do("p", "TẠM DỪNG")
    day.until("09:22:20")
    day.mc.do("p", "ĐANG DIỄN RA")


def come_to_the_end(day: Day) -> None:
    day.next("09:30:00", 12, "Phát biểu chỉ đạo")
    day.next("09:44:20", 13, "bế mạc")
    day.until("09:52:05")
    day.mc.do("e", "ĐÃ KẾT THÚC", "xong lúc 09:52")


def check_list(day: Day) -> None:
    """`agenda --json` tells what was done, also through the forecast of what is over."""
    answer = json.loads(day.command("agenda", day.folder, "--json"))
    rows = {row["id"]: row for row in answer["items"]}
    assert {key for key, row in rows.items() if row["state"] == "done"} == DONE.keys()
    assert rows[CANCELLED]["state"] == "skipped"
    for key, (begin, end) in DONE.items():
        told = (rows[key]["start"], rows[key]["end"])
        assert told == tuple(as_json(local) for local in (begin, end)), key
        assert rows[key]["paused_s"] == STOOD_STILL_S.get(key, 0), key
    assert (answer["current"], answer["next"], answer["end_local"]) == (None, None, "09:52")
    assert answer["end"] == as_json("09:52:05")
    # It was planned to end at 10:11.
    assert answer["drift_end_s"] == -(18 * 60 + 55)


def as_json(local: str) -> str:
    return at(local).isoformat().replace("+00:00", "Z")


def check_log(day: Day) -> None:
    """Who did what is in the log; nothing was lost or done twice."""
    assert json.loads(day.command("verify", day.folder, "--json"))["ok"]
    log = json.loads(day.command("log", day.folder, "--json"))
    starts = [event for event in log if event["kind"] == "start_item"]
    assert {event["station"] for event in starts} <= {MC, SECRETARY}
    # The first was dated back; one was taken back.
    begun = [begin for key, (begin, _) in DONE.items() if key != "ct-01"] + ["08:30:00"]
    told = [datetime.fromisoformat(event["at"]) for event in starts]
    assert sorted(told) == sorted(map(at, begun))


def check_report(day: Day) -> None:
    """The report on how it went, read as Word shows it, to the second."""
    document = printed(day, "agenda-report")
    text = words_of(document)
    assert "Thực tế: 07:00:00 – 09:52:05." in text
    assert "Đã thực hiện 12/13 mục" in text
    assert "bỏ qua 1 mục" in text
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    for key, (begin, end) in DONE.items():
        went = f"{begin} – {end}\n{minutes_words(at(end) - at(begin))}"
        (note,) = [row[-1] for row in rows if went in row]
        stood = STOOD_STILL_S.get(key, 0)
        assert (f"dừng {minutes_words(timedelta(seconds=stood))}" in note) == bool(stood), key


def check_minutes(day: Day) -> None:
    """The draft of the minutes tells the same instants, in hours and minutes as minutes do."""
    text = words_of(printed(day, "minutes"))
    assert "bắt đầu: 07 giờ 31 phút, ngày 15 tháng 12 năm 2025" in text
    assert "kết thúc vào 09 giờ 52 phút" in text
    for key, (begin, end) in DONE.items():
        # People were welcomed before the conference began.
        assert text.count(f"({begin[:5]} – {end[:5]})") == (key != "ct-01"), key
    held, not_held = text.split("không thực hiện:")
    assert "Tham luận: Phòng Kinh tế" not in held
    assert "Tham luận: Phòng Kinh tế" in not_held


def printed(day: Day, paper: str) -> DocumentType:
    """Print a paper and read it."""
    out = Path(day.folder) / f"{paper}.docx"
    day.command("print", day.folder, paper, "--out", str(out))
    return Document(str(out))


def words_of(document: DocumentType) -> str:
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def minutes_words(length: timedelta) -> str:
    minutes, seconds = divmod(int(length.total_seconds()), 60)
    return f"{minutes}′{seconds}″" if seconds else f"{minutes}′"
