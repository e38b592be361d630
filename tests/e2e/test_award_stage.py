"""The award part as it is played on stage, with all that goes wrong, by one keyboard.

Two recipients are away: one comes late and receives after the others, one sends somebody. A batch
is noted as handed over too early, two certificates go to each other's recipients, one is printed
again because it was creased. What list, log and receipt tell afterwards must be what was done.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from docx import Document
from moved_clock import FileClock, MovedClock, at
from tmux_driver import Terminal
from two_keyboards import program

from hoinghi_tui.services.session import Session

STATION = "Sân khấu"
BEGINS = "08:50:00"
COMES_LATE = "Nguyễn Văn Tuấn"
SENDS_SOMEBODY = "Kiều Thị Oanh"
PROXY = ("Phạm Thị Thay", "Văn thư", "đi công tác")
SWAPPED = ("Hà Xuân Lộc", "Chu Thị Ngoan")
CREASED = "Nông Thị Xuân"
WHY_AGAIN = "bị nhàu góc"

CALLING_ORDER = (
    "Văn phòng HĐND&UBND xã Đại Sơn",
    "Phòng Kinh tế xã Đại Sơn",
    "Trung tâm Phục vụ hành chính công xã Đại Sơn",
    "H'Bia Niê",
    "Đinh Công Đức",
    "Đỗ Mạnh Tường",
    SENDS_SOMEBODY,
    *SWAPPED,
    CREASED,
    COMES_LATE,
)
"""As the sample has it, the one who comes late at the end."""
SIZES = (3, 3, 4, 1)
"""Of the batches as they were handed over."""

HANDED = {
    **dict.fromkeys(CALLING_ORDER[:3], "08:51:10"),
    **dict.fromkeys(CALLING_ORDER[3:6], "08:53:30"),
    **dict.fromkeys(CALLING_ORDER[6:10], "08:55:20"),
    COMES_LATE: "08:59:00",
}
"""When each certificate left the tray, by the clock on the wall."""

STEPS = (
    ("call_batch", "08:50:00"),
    ("hand_over", "08:51:10"),
    ("repack_batch", "08:52:00"),
    ("call_batch", "08:52:00"),
    *[("hand_over", "08:53:30")] * 3,
    ("proxy", "08:54:00"),
    ("call_batch", "08:54:00"),
    ("hand_over", "08:54:00"),
    ("undo", "08:54:00"),
    ("hand_over", "08:55:20"),
    ("exchange_awards", "08:56:10"),
    ("print_certificates", "08:57:00"),
    ("call_batch", "08:58:00"),
    ("hand_over", "08:59:00"),
)
"""What was done at the stage, and when."""


@dataclass(frozen=True)
class Stage:
    """The keyboard at the stage, the conference, and the clock on the wall."""

    terminal: Terminal
    folder: str
    clock: MovedClock

    def do(self, key: str, *then: str) -> str:
        """Press a key and wait for its answer."""
        self.terminal.press(key)
        return self.terminal.wait_for(*then)

    def write(self, words: str) -> None:
        """Type a line and end it."""
        self.terminal.type(words)
        self.terminal.wait_for(words)
        self.terminal.press("Enter")

    def until(self, local: str) -> None:
        """Let the clock go on to a time, which then stands on the screen."""
        self.clock.work_until(local)
        self.terminal.wait_for(local)

    def command(self, *words: str) -> str:
        """Run a command by the same clock."""
        done = subprocess.run(
            [*program(self.clock), *words], capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout


@pytest.fixture
def stage(need_tool: Callable[[str], str], sample_folder: Path, tmp_path: Path) -> Iterator[Stage]:
    """Everybody is in the hall but two who are to receive; the certificates are printed."""
    clock = MovedClock(tmp_path / "clock", sample_folder, BEGINS)
    with desk(sample_folder, clock) as bureau:
        for person in bureau.roster.all():
            if person.full_name not in (COMES_LATE, SENDS_SOMEBODY):
                bureau.door.check_in(person.id)
        bureau.printing.run(bureau.printing.certificate_job(None))
    terminal = Terminal(need_tool("tmux"), tmp_path, program=program(clock))
    terminal.run("open", str(sample_folder), "--station", STATION, "--screen", "awards")
    terminal.wait_for("ĐÃ TRAO  0 / 11", BEGINS)
    yield Stage(terminal, str(sample_folder), clock)
    terminal.close()


def desk(folder: Path, clock: MovedClock) -> Session:
    """Open the conference at the door, by the clock on the wall."""
    return Session.open(folder, station="Bàn 1", clock=FileClock(clock.file))


def test_the_award_part_is_told_as_it_was(stage: Stage) -> None:
    hand_the_first_batch(stage)
    call_the_second_without_its_absentee(stage)
    note_the_third_too_early(stage)
    put_two_mistaken_certificates_right(stage)
    print_a_creased_one_again(stage)
    hand_to_the_one_who_came_late(stage)
    stage.terminal.press("C-q")
    stage.terminal.wait_until_closed()
    check_list(stage)
    check_log(stage)
    check_receipt(stage)


def hand_the_first_batch(stage: Stage) -> None:
    stage.do("c", "Đã mời đợt 1: 3 người")
    stage.until("08:51:10")
    stage.do("a", "Đã trao 3 giấy khen của đợt 1", "ĐÃ TRAO  3 / 11")


def call_the_second_without_its_absentee(stage: Stage) -> None:
    """The absentee goes to a batch at the end; the others close up and come one by one."""
    stage.until("08:52:00")
    stage.do("c", "ĐỢT 2: CÓ NGƯỜI VẮNG", "1 người sẽ được gọi", COMES_LATE)
    stage.do("r", "Đã mời đợt 2: 3 người", "ĐỢT 4")
    stage.until("08:53:30")
    for handed in (4, 5, 6):
        stage.do("Enter", f"ĐÃ TRAO  {handed} / 11")


def note_the_third_too_early(stage: Stage) -> None:
    """Somebody receives for the absentee; "handed over" is taken back, then true."""
    stage.until("08:54:00")
    stage.do("c", "ĐỢT 3: CÓ NGƯỜI VẮNG", SENDS_SOMEBODY)
    stage.do("n", f"NHẬN THAY {SENDS_SOMEBODY}")
    for words in PROXY:
        stage.write(words)
    stage.terminal.wait_for("Không còn ai vắng")
    stage.do("Enter", "Đã mời đợt 3: 4 người")
    stage.do("a", "ĐÃ TRAO  10 / 11")
    stage.do("C-z", "Đã hoàn tác", "ĐÃ TRAO  6 / 11")
    stage.until("08:55:20")
    stage.do("a", "ĐÃ TRAO  10 / 11")


def put_two_mistaken_certificates_right(stage: Stage) -> None:
    """Both were handed the other's certificate and have exchanged them since."""
    stage.until("08:56:10")
    first, second = SWAPPED
    stage.do("Up", f"▌  4  Bà {CREASED}")
    stage.do("Up", f"▌  3  Bà {second}")
    stage.do("t", "TRAO NHẦM:")
    stage.do("Up", f"▌  2  Ông {first}")
    stage.do("t", "TRAO NHẦM?", "đã nhận nhầm giấy khen của nhau")
    stage.do("Enter", "Đã ghi: trao nhầm, đã đổi lại")


def print_a_creased_one_again(stage: Stage) -> None:
    """It is not printed again without a reason."""
    stage.until("08:57:00")
    stage.do("F8", CALLING_ORDER[0], "P in Word")
    stage.terminal.press(*["Down"] * CALLING_ORDER.index(CREASED))
    stage.do("Space", "■")
    stage.do("p", "IN LẠI 1 TỜ ĐÃ IN", f"{CREASED}.")
    stage.write(WHY_AGAIN)
    stage.terminal.wait_for("Đã tạo tệp 1 giấy khen")


def hand_to_the_one_who_came_late(stage: Stage) -> None:
    stage.until("08:58:00")
    with desk(Path(stage.folder), stage.clock) as door:
        (award,) = (one for one in door.awards.in_order() if one.recipient == COMES_LATE)
        assert award.delegate
        door.door.check_in(award.delegate)
    stage.do("F7", "ĐÃ TRAO  10 / 11")
    stage.do("Escape", f"▌  1  Ông {COMES_LATE}", "● có mặt")
    stage.do("c", "Đã mời đợt 4: 1 người")
    stage.until("08:59:00")
    stage.do("Enter", "ĐÃ TRAO  11 / 11", "Đã trao xong lúc 08:59")


def check_list(stage: Stage) -> None:
    """`awards --json` tells who received what, when, in which batch, and what went wrong."""
    told = json.loads(stage.command("awards", stage.folder, "--json"))
    assert (told["handed"], told["total"]) == (11, 11)
    assert tuple(len(batch["awards"]) for batch in told["batches"]) == SIZES
    awards = [award for batch in told["batches"] for award in batch["awards"]]
    assert tuple(award["recipient"] for award in awards) == CALLING_ORDER
    assert {one["recipient"]: datetime.fromisoformat(one["handed_at"]) for one in awards} == {
        name: at(local) for name, local in HANDED.items()
    }
    for award in awards:
        by_proxy = award["recipient"] == SENDS_SOMEBODY
        assert award["state"] == ("by_proxy" if by_proxy else "handed")
        assert award["receiver"] == (PROXY[0] if by_proxy else "")
        assert ("Trao nhầm" in award["remark"]) == (award["recipient"] in SWAPPED)


def check_log(stage: Stage) -> None:
    """Every step is in the log once, at its time and of its station, the one undone as well."""
    assert json.loads(stage.command("verify", stage.folder, "--json"))["ok"]
    log = json.loads(stage.command("log", stage.folder, "--json"))
    mine = [event for event in reversed(log) if event["station"] == STATION]
    told = [(event["kind"], datetime.fromisoformat(event["at"])) for event in mine]
    assert told == [(kind, at(local)) for kind, local in STEPS]
    notes = {event["kind"]: event["note"] for event in mine}
    assert all(name in notes["exchange_awards"] for name in SWAPPED)
    assert COMES_LATE in notes["repack_batch"]
    assert PROXY[0] in notes["proxy"] and SENDS_SOMEBODY in notes["proxy"]
    assert WHY_AGAIN in notes["print_certificates"]
    (undo,) = (event for event in mine if event["kind"] == "undo")
    (undone,) = (event for event in mine if event["id"] == undo["undoes"])
    assert (undone["kind"], datetime.fromisoformat(undone["at"])) == ("hand_over", at("08:54:00"))


def check_receipt(stage: Stage) -> None:
    """Who signs for the absentee stands on the list to sign."""
    out = Path(stage.folder) / "ky-nhan.docx"
    stage.command("print", stage.folder, "award-receipt", "--out", str(out))
    (table,) = (one for one in Document(str(out)).tables if "Ký nhận" in one.rows[0].cells[-1].text)
    (line,) = (row.cells[1].text for row in table.rows if SENDS_SOMEBODY in row.cells[1].text)
    assert f"{PROXY[0]}, {PROXY[1]} nhận thay" in line
