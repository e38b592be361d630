"""The sample conference from three weeks before its day to the erased archive, by keyboard.

One desk stays open all the time, by a clock that the test moves; beside it the commands run.
What each stage must show follows from the sample's source files and from the rules.
"""

import json
import subprocess
import tomllib
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from docx import Document
from moved_clock import MovedClock
from two_keyboards import Lectern, program

from hoinghi_tui.resources import sample_dir
from par_files import whole_year, write

DAY = date(2025, 12, 15)
FIRST_GUESS = date(2025, 12, 22)
REFUSED = 3
PHONES = b"09000000"
"""All phone numbers of the sample begin like this."""
PEOPLE, RECIPIENTS, AWARDS = 40, 7, 11
WATER, MEAL = 20_000, 100_000
PRIZES = 3 * 1_404_000 + 8 * 702_000
"""0.3 of the base pay of 2,340,000 for a person, twice that for a collective."""
OFF_PAYROLL = ("Nông Thị Xuân", "Giàng A Páo")
"""The second is the one who does not come."""
MISSING, CHAIR = "dv-029", "dv-007"
AWAY = {"dv-005", "dv-028", MISSING}
"""Two have declined, one is not heard of."""
CAME = PEOPLE - len(AWAY)
FOLLOW_UP = "Rà soát thủ tục hành chính quá hạn"
CONCLUSION = "Giữ nề nếp giao ban công tác cải cách hành chính"


class Office:
    """The open desk, the commands beside it, and the clock on the wall."""

    def __init__(self, folder: Path, clock: MovedClock, desk: Lectern) -> None:
        self.folder = folder
        self.clock = clock
        self.desk = desk

    def run(self, name: str, *words: str, code: int = 0) -> str:
        """Run a command about the conference, which must answer with this exit code."""
        return self.call(name, str(self.folder), *words, code=code)

    def call(self, *words: str, code: int = 0) -> str:
        done = subprocess.run(
            [*program(self.clock), *words], capture_output=True, encoding="utf-8", check=False
        )
        assert done.returncode == code, (words, done.stdout, done.stderr)
        return done.stdout + done.stderr

    def ask(self, name: str, *words: str):
        return json.loads(self.run(name, *words, "--json"))

    def type(self, *lines: str) -> None:
        """Type lines into a form, each into the next field; a blank one is left as it is."""
        for number, line in enumerate(lines):
            if number:
                self.desk.press("Down")
            if line:
                self.desk.type(line)
                self.desk.wait_for(line)

    def turn_to(self, day: date, at: str) -> None:
        """Let the days pass until the desk shows the time."""
        self.clock.work_until(f"{day} {at}")
        self.desk.wait_for(at)

    def findings(self) -> set[str]:
        """Return what `ready` says is missing, in its words."""
        words = [str(self.folder), "--json"]
        done = subprocess.run(
            [*program(self.clock), "ready", *words], capture_output=True, encoding="utf-8"
        )
        return {
            one["text"] for one in json.loads(done.stdout)["findings"] if one["severity"] != "ready"
        }


@pytest.fixture
def office(need_tool: Callable[[str], str], tmp_path: Path) -> Iterator[Office]:
    """An office three weeks before the day, with nothing but the plan."""
    folder = tmp_path / "hoi-nghi"
    folder.mkdir()
    clock = MovedClock(tmp_path / "clock", folder, "2025-11-24 08:00:00")
    desk = Lectern(need_tool("tmux"), tmp_path, program=program(clock))
    opened = Office(folder, clock, desk)
    opened.run("new", "--from", str(sample_dir()))
    yield opened
    desk.close()


def test_from_three_weeks_before_to_the_erased_archive(office: Office, tmp_path: Path) -> None:
    office.run("ready", code=REFUSED)
    office.desk.run("open", str(office.folder))
    fix_the_day(office)
    fall_behind_and_be_reminded(office)
    receive_papers(office, tmp_path)
    stand_ready(office)
    know_the_money(office)
    decide_the_awards(office)
    load_the_index(office, tmp_path)
    office.run("ready")
    hold_the_day(office)
    settle_what_is_owed(office)
    archive = end_it(office)
    check_archive(archive, tmp_path / "giai-nen")
    change_nothing_any_more(office)
    start_the_next(office, tmp_path)
    forget(office)


# -- before the day ------------------------------------------------------------------------


def source(name: str):
    """Return what a source file of the sample says."""
    return tomllib.loads((sample_dir() / f"{name}.toml").read_text(encoding="utf-8"))


def due_days(day: date) -> list[date]:
    """Return when the duties of the sample are due."""
    signs = {"trước": -1, "sau": 1}

    def due(text: str) -> date:
        sign, number = text.split()[0], "".join(filter(str.isdigit, text))
        return day + timedelta(days=signs.get(sign, 0) * int(number or 0))

    return sorted(due(task["due"]) for task in source("tasks")["task"])


def shown_days(office: Office) -> list[date]:
    return sorted(date.fromisoformat(task["due"]) for task in office.ask("tasks"))


def fix_the_day(office: Office) -> None:
    """The day is a guess, then fixed: what is due before or after it moves with it."""
    desk = office.desk
    desk.wait_for("✖ 2 bắt buộc")
    set_day(office, f"dự kiến {FIRST_GUESS:%d/%m/%Y}", "chưa chốt")
    assert shown_days(office) == due_days(FIRST_GUESS)
    desk.wait_for("✖ 2 bắt buộc")
    set_day(office, f"{DAY:%d/%m/%Y}", "đã chốt")
    desk.wait_for("✖ 1 bắt buộc")
    assert shown_days(office) == due_days(DAY)


def set_day(office: Office, words: str, told: str) -> None:
    office.desk.do("t", "Ngày họp")
    office.desk.press("Down", "Down")
    press_until(office.desk, "C-k", "Gõ 15/12/2025")
    office.desk.type(words)
    office.desk.wait_for(words, told)
    press_until(office.desk, "C-s", "NHẬT KÝ")


def press_until(desk: Lectern, key: str, *told: str) -> None:
    """Press a command again if it came at a scanner's pace, in which none is obeyed."""
    for _ in range(5):
        desk.press(key)
        try:
            desk.wait_for(*told, patience_s=1)
        except AssertionError:
            continue
        return
    desk.wait_for(*told)


def fall_behind_and_be_reminded(office: Office) -> None:
    """Some duties are overdue; their units are reminded, and do them."""
    desk, today = office.desk, date(2025, 12, 2)
    late = sum(day < today for day in due_days(DAY))
    desk.do("F9", "0 / 22 việc")
    office.turn_to(today, "08:00:01")
    desk.wait_for(f"▲ {late} quá hạn")
    told = office.ask("tasks", "--overdue")
    assert len(told) == late
    assert "Kinh tế: 2 việc quá hạn" in office.findings()
    message = office.run("tasks", "--unit", "Phòng Kinh tế", "--remind")
    duties = source("tasks")["task"]
    mine = {task["title"] for task in duties if task["unit"] == "KT"}
    assert all(title in message for title in mine)
    others = {task["title"] for task in duties} - mine
    assert not any(title in message for title in others)
    assert "chưa nộp bài" in message

    desk.do("r", "ĐÔN ĐỐC", "Phiếu đôn đốc từng đơn vị")
    desk.do("3", "5 phiếu đôn đốc")
    desk.do("l", "LỌC VIỆC")
    desk.do("4", f"Đang lọc: quá hạn – {late} việc")
    desk.do("a", f"{late} việc đang chọn")
    desk.do("b", f"LÀM VỚI {late} VIỆC")
    desk.do("3", f"{late} / 22 việc", "Đang lọc: quá hạn – 0 việc")
    press_until(desk, "Escape", "Phòng Văn hóa - Xã hội  1/8 xong")
    assert "Không có việc nào quá hạn" in office.run("tasks", "--overdue")


def receive_papers(office: Office, tmp_path: Path) -> None:
    """A paper nobody had planned for comes, is copied, and gets a slot; a report is signed."""
    desk, file = office.desk, tmp_path / "bài đọc.docx"
    file.write_bytes(b"PK, as far as anybody looks")
    desk.do("2", "0 / 3 bài")
    desk.do("i", "THÊM BÀI THAM LUẬN")
    office.type("Tuyên truyền cải cách hành chính", "sự nghiệp", "Tạ Quang Huy")
    press_until(desk, "C-s", "0 / 4 bài")
    desk.do("n", "NHẬN BÀI: Tham luận TT DVSNC")
    desk.type(str(file))
    desk.wait_for(file.name)
    desk.do("Enter", "1 / 4 bài")
    assert (office.folder / "tai-lieu" / file.name).read_bytes() == file.read_bytes()
    assert any("TT DVSNC" in text and "chỗ" in text for text in office.findings())
    desk.do("c", "sau các tham luận")
    desk.do("Enter", "1 / 4 bài", "chưa nhận")
    items = office.ask("agenda")["items"]
    assert len(items) == 14
    assert items[8]["title"] == "Tham luận: Trung tâm Dịch vụ sự nghiệp công xã"

    desk.press("End")
    desk.do("Up", "Báo cáo tổng kết công tác cải cách hành chính năm 2025")
    for step in ("dự thảo", "đã soát", "đã ký"):
        desk.do("Space", step)
    found = office.findings()
    assert "1 báo cáo chưa ký" in found
    assert f"{RECIPIENTS} văn bản chưa gửi" in found
    assert not any("TT DVSNC" in text for text in found)


def stand_ready(office: Office) -> None:
    """What the hall needs is ticked off; the plan goes to all who are to have it."""
    desk = office.desk
    desk.do("3", "0 / 25 việc", "Khánh tiết  0/4")
    desk.do("a", "4 / 25 việc", "Khánh tiết  4/4")
    desk.do("4", f"đã gửi 0/{RECIPIENTS}")
    desk.do("a", f"đã chọn {RECIPIENTS}")
    desk.do("g", "ĐÃ GỬI HÔM NAY")
    desk.do("1", f"đã gửi {RECIPIENTS}/{RECIPIENTS}")
    found = office.findings()
    assert "21 mục hội trường chưa kiểm tra" in found
    assert not any("chưa gửi" in text for text in found)


def know_the_money(office: Office) -> None:
    """Two prices are known, the rest is not spent; who is off the payroll is told."""
    desk = office.desk
    desk.do("5", "DỰ TOÁN …")
    price(office, WATER)
    desk.do("Down", "Hỗ trợ tiền ăn")
    price(office, MEAL)
    desk.do("h", "NGƯỜI KHÔNG HƯỞNG LƯƠNG")
    for name in OFF_PAYROLL:
        desk.type(name)
        desk.wait_for(f"□  {name}")
        desk.do("Enter", f"■  {name}")
    planned = PEOPLE * WATER + len(OFF_PAYROLL) * MEAL
    press_until(desk, "C-s", f"DỰ TOÁN {dotted(planned)} đ")


def price(office: Office, amount: int) -> None:
    told = dotted(amount)
    office.desk.do("Enter", "SỬA DÒNG KINH PHÍ")
    office.desk.press("Down", "Down", "Down", "Down")
    office.desk.type(told)
    office.desk.wait_for(f"Đơn giá         {told}")
    press_until(office.desk, "C-s", f"× {told} đ")


def dotted(amount: int) -> str:
    """Write an amount as Vietnamese offices do: 1.000.000."""
    return f"{amount:,}".replace(",", ".")


def decide_the_awards(office: Office) -> None:
    """One decision for all awards; their prizes are a line of the estimate by themselves."""
    desk = office.desk
    desk.do("F7", f"{AWARDS} chưa có số")
    desk.do("q", "QUYẾT ĐỊNH KHEN THƯỞNG")
    office.type("125/QĐ-UBND", "01/12/2025")
    press_until(desk, "C-s", "Đã ghi quyết định")
    desk.do("p", "TIỀN THƯỞNG THEO MỨC", f"Cộng  {dotted(PRIZES)} đồng")
    desk.do("Enter", "Đã ghi tiền thưởng")
    told = office.run("budget", "--xlsx")
    assert dotted(PEOPLE * WATER + len(OFF_PAYROLL) * MEAL + PRIZES) in told
    assert list(office.folder.glob("out/kinh-phi*.xlsx"))


def load_the_index(office: Office, tmp_path: Path) -> None:
    """The points of the year come from a workbook: seven fields, each one point short of all."""
    table = write(tmp_path / "cchc.xlsx", whole_year(1), title="CHỈ SỐ CCHC NĂM 2025")
    office.run("import-par", str(table))
    told = office.run("par")
    assert "93/100 điểm, 93,00% tự chấm" in told
    office.desk.do("F9", "DỰ TOÁN")
    office.desk.do("6", "◐ TỰ CHẤM", "93 / 100 điểm")


# -- the day -------------------------------------------------------------------------------


def hold_the_day(office: Office) -> None:
    """All but three come; the agenda runs to its end, the awards are handed over."""
    desk = office.desk
    office.clock.work_until(f"{DAY} 07:10:00")
    office.run("seats", "--auto")
    people = {f"dv-{number:03}" for number in range(1, PEOPLE + 1)}
    office.run("check-in", "--delegate", *sorted(people - AWAY - {CHAIR}))
    desk.do("F5", "Quét mã", f"Có mặt {CAME - 1}/{PEOPLE}")
    desk.type("soai")
    desk.wait_for("Đào Văn Soái")
    desk.do("Enter", "MỜI VÀO", f"Có mặt {CAME}/{PEOPLE}")
    desk.do("F6", "Đón tiếp")
    for place in range(1, 12):
        go_on(office, place)
    hand_over(desk)
    desk.do("F6", "Mục 11/14")
    go_on(office, 12)
    desk.do("C-p", "Gõ tên lệnh")
    desk.type("nhiem vu ket luan")
    desk.wait_for("Ghi nhiệm vụ kết luận")
    desk.do("Enter", "NHIỆM VỤ GIAO")
    office.type(FOLLOW_UP, "Phòng Kinh tế", "31/01/2026")
    press_until(desk, "C-s", "Đã ghi nhiệm vụ")
    go_on(office, 13)
    go_on(office, 14)
    office.clock.work_until(f"{DAY} 09:08:00")
    desk.do("e", "ĐÃ KẾT THÚC")


def go_on(office: Office, place: int) -> None:
    """Begin the item at this place, seven minutes after the one before."""
    hour, minute = divmod(7 * 60 + 23 + 7 * place, 60)
    office.clock.work_until(f"{DAY} {hour:02}:{minute:02}:00")
    office.desk.do("Space", f"Mục {place}/14")


def hand_over(desk: Lectern) -> None:
    """Three batches; in the last somebody receives for a recipient who is away."""
    desk.do("F7", "ĐÃ TRAO  0 / 11")
    for batch, handed in ((1, 3), (2, 7)):
        desk.do("c", f"Đã mời đợt {batch}")
        desk.do("a", f"ĐÃ TRAO  {handed} / 11")
    desk.do("c", "ĐỢT 3: CÓ NGƯỜI VẮNG")
    desk.do("n", "NHẬN THAY Kiều Thị Oanh")
    for words in ("Phạm Thị Thay", "Văn thư", "đi học"):
        desk.type(words)
        desk.wait_for(words)
        desk.press("Enter")
    desk.wait_for("Không còn ai vắng")
    desk.do("Enter", "Đã mời đợt 3")
    desk.do("a", "ĐÃ TRAO  11 / 11")


# -- after the day -------------------------------------------------------------------------


def settle_what_is_owed(office: Office) -> None:
    """What is still open is told; then it is done: conclusion, money, duties."""
    desk = office.desk
    told = office.run("close", code=REFUSED)
    assert "Chưa ghi kết luận" in told
    assert f"{22 - 6} việc chuẩn bị chưa xong" in told
    desk.do("F9", "TỰ CHẤM")
    desk.do("7", "Kết luận của chủ tọa", "chưa ghi", "1 nhiệm vụ")
    desk.do("k", "KẾT LUẬN CỦA CHỦ TỌA")
    desk.type(CONCLUSION)
    desk.wait_for("1 ý")
    press_until(desk, "C-s", "đã ghi 1 ý")
    settle_money(office)
    desk.do("1", "6 / 22 việc")
    desk.do("a", "22 việc đang chọn")
    desk.do("b", "LÀM VỚI 22 VIỆC")
    desk.do("3", "22 / 22 việc")


def settle_money(office: Office) -> None:
    """Who came is counted, paid for with vouchers; what was not spent is crossed out."""
    desk = office.desk
    desk.do("5", "QUYẾT TOÁN")
    for number, what in enumerate(("Nước uống", "Hỗ trợ tiền ăn"), 1):
        voucher(desk, what, f"PC0{number}")
        desk.press("Down")
    for what in ("In, photo", "Trang trí", "Giấy khen, khung"):
        desk.do("Delete", "XÓA DÒNG", f"“{what}")
        desk.do("Enter", f"Đã xóa “{what}")
    voucher(desk, "Tiền thưởng", "PC03")
    account = office.ask("budget")
    assert account["settled"] == CAME * WATER + 1 * MEAL + PRIZES
    assert account["planned"] - account["settled"] == (PEOPLE - CAME) * WATER + 1 * MEAL


def voucher(desk: Lectern, what: str, number: str) -> None:
    """Write down by which voucher the chosen line was paid."""
    desk.do("Enter", "SỬA DÒNG KINH PHÍ", f"Nội dung chi    {what}")
    desk.press(*["Down"] * 9)
    desk.type(number)
    desk.wait_for(f"Số chứng từ     {number}")
    desk.press("Down")
    desk.type("15/12/2025")
    press_until(desk, "C-s", f"Chứng từ  {number}, ngày 15/12/2025")


def end_it(office: Office) -> Path:
    """All papers are made and packed; they tell what was done, and nothing else."""
    told = json.loads(office.run("close", "--json"))
    assert told["closed"] and not told["open"]
    office.desk.wait_for("ĐÃ KẾT THÚC")
    words = {one["paper"]: text_of(Path(one["file"])) for one in told["papers"] if one["file"]}
    for paper in ("minutes", "conclusion"):
        assert CONCLUSION in words[paper], paper
    for paper in ("minutes", "conclusion", "follow-ups"):
        assert FOLLOW_UP in words[paper], paper
    assert f"Cộng\n{PEOPLE}\n{CAME}\n" in words["attendance-report"]
    assert f"{CAME} trong số {PEOPLE} đại biểu" in words["press-brief"]
    assert dotted(CAME * WATER + MEAL + PRIZES) in words["settlement"]
    assert OFF_PAYROLL[0] in words["allowances"]
    assert OFF_PAYROLL[1] not in words["allowances"]
    assert "93,00%" in words["par-report"]
    return Path(told["archive"])


def text_of(path: Path) -> str:
    """Return all words of a Word file, also of its tables."""
    document = Document(str(path))
    cells = (cell for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join(
        [paragraph.text for paragraph in document.paragraphs] + [cell.text for cell in cells]
    )


def check_archive(archive: Path, folder: Path) -> None:
    """An independent tool finds every file of the archive as it was packed."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    listed = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    files = [one for one in folder.rglob("*") if one.is_file()]
    assert len(listed) == len(files) - 1
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    assert (folder / "tai-lieu" / "bài đọc.docx").exists()


def change_nothing_any_more(office: Office) -> None:
    """Neither a command nor a key changes what is over."""
    log = (office.folder / "events.jsonl").read_bytes()
    assert "đã kết thúc" in office.run("check-in", "--delegate", MISSING, code=REFUSED)
    office.desk.do("Space", "Hội nghị đã kết thúc")
    assert (office.folder / "events.jsonl").read_bytes() == log
    office.desk.press("C-q")
    office.desk.wait_until_closed()


def start_the_next(office: Office, tmp_path: Path) -> None:
    """Who and what serves again comes along; what was done does not."""
    office.clock.stand_until("2026-04-01 08:00:00")
    following = str(tmp_path / "hoi-nghi-2026")
    office.call("new", following, "--after", str(office.folder), "--title", "Hội nghị 2026")
    people = json.loads(office.call("delegates", following, "--json"))
    assert len(people) == PEOPLE
    assert not any(one["attendance"] for one in people)
    tasks = json.loads(office.call("tasks", following, "--json"))
    assert len(tasks) == 22
    assert {task["state"] for task in tasks} == {"open"}
    assert json.loads(office.call("awards", following, "--json"))["total"] == 0


def forget(office: Office) -> None:
    """Not before its day, then for good: no file of the folder holds a phone number."""
    office.run("forget", "--after", "02/04/2026", "--yes", code=REFUSED)
    assert PHONES in (office.folder / "events.jsonl").read_bytes()
    office.run("forget", "--after", "01/04/2026", "--yes", "--out")
    assert office.ask("verify")["ok"]
    for file in filter(Path.is_file, office.folder.rglob("*")):
        assert PHONES not in all_bytes(file), file.name


def all_bytes(file: Path) -> bytes:
    """Return what is in a file, unpacked where it is a zip, as Word files are."""
    if not zipfile.is_zipfile(file):
        return file.read_bytes()
    with zipfile.ZipFile(file) as packed:
        return b"".join(map(packed.read, packed.namelist()))
