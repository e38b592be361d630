"""Takes the pictures of README and guides: a list, the sample before, on and after its day.

Usage: python docs/pictures.py, in a checkout with the program installed. The certificate needs
LibreOffice and pdftoppm.
"""

import asyncio
import re
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from PIL import Image
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.domain.aftermath import Broadcast, NewsKind
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase, TaskState
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank, create_from_source
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.board.app import BoardApp

HERE = Path(__file__).parent
SIZE = (120, 36)
LIST = HERE.parent / "tests" / "samples" / "ds_01_vanphong.xlsx"
DAY = date(2025, 12, 15)
"""The day of the conference in all pictures."""


class StillClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self._now = self.at("06:50:00")

    @staticmethod
    def at(local: str, day: date = DAY) -> datetime:
        """Return the instant of a local time in Vietnam."""
        return datetime.fromisoformat(f"{day}T{local}+07:00").astimezone(UTC)

    def set(self, local: str, day: date = DAY) -> None:
        """Stand at a local time, "07:41:12"."""
        self._now = self.at(local, day)

    def now(self) -> datetime:
        """Return where the clock stands."""
        return self._now

    def wall_step(self) -> timedelta:
        """Return that nobody moved it."""
        return timedelta()


async def take(app: App[None], name: str, act: Callable[[Pilot[None]], Awaitable[None]]) -> None:
    """Open the program, do something there, and keep its picture."""
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        await act(pilot)
        await pilot.pause()
        picture = app.export_screenshot(title="hoinghi-tui")
    # Fonts are the reader's own, never fetched; and spaces at the start of a text count.
    picture = re.sub(r"@font-face\s*\{[^}]*\}\s*", "", picture)
    picture = picture.replace("<text ", '<text xml:space="preserve" ')
    (HERE / name).write_text(picture, encoding="utf-8")


async def take_list(clock: StillClock) -> None:
    """Take the picture of an office's list before it is saved."""

    async def read(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+o")
        await pilot.pause()
        pilot.app.screen.query_one(Input).value = str(LIST)
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()

    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "hoi-nghi"
        create_blank(folder, "Hội nghị tổng kết công tác cải cách hành chính")
        with Session.open(folder, clock=clock) as session:
            await take(HoiNghiApp(session, "delegates"), "nhap-danh-sach.svg", read)


async def nothing(pilot: Pilot[None]) -> None:
    """Only look."""
    await pilot.pause()


async def take_board(folder: Path, clock: StillClock) -> None:
    """Take the picture of the board in the hall, a moment after somebody has come in."""
    board = BoardApp(lambda: Session.open(folder, clock=clock, read_only=True))
    await take(board, "bang-chao.svg", nothing)
    board.session.close()


async def take_stage(session: Session, clock: StillClock) -> None:
    """Take the picture of the second batch on stage: one handed, somebody receives instead."""
    awards = session.awards
    decide_awards(session)
    for person in session.roster.all():
        if person.id not in session.state.attendance:
            session.door.check_in(person.id, accept_declined=True)
    for local in ("08:31:30", "08:39:00", "08:52:10"):
        clock.set(local)
        session.agenda.start_next()
    awards.call_batch(1)
    clock.set("08:55:20")
    awards.hand_batch(1)
    first, second, *_ = awards.tray(2)
    awards.proxy(second.id, "Bùi Đức Ấn", "Phó Trưởng phòng", "đi công tác")
    clock.set("08:56:00")
    awards.call_batch(2)
    clock.set("08:57:10")
    awards.hand_over([first.id])
    await take(HoiNghiApp(session, "awards"), "khen-thuong.svg", nothing)


def decide_awards(session: Session) -> None:
    """Note a decision, and number the certificates."""
    every = [award.id for award in session.awards.in_order()]
    session.awards.set_decision(every, "1250/QĐ-UBND", date(2025, 12, 10))
    session.awards.number_certificates("01")


def take_certificate(session: Session) -> None:
    """Take the picture of a certificate as it is printed, small enough for a guide."""
    award = session.awards.in_order()[3]
    job = session.printing.certificate_job([award.id])
    printed = session.printing.run(job)
    pdf = to_pdf(printed.path, printed.path.parent)
    png = pdf.with_suffix("")
    draw = ["pdftoppm", "-r", "90", "-singlefile", "-png", str(pdf), str(png)]
    subprocess.run(draw, check=True)
    picture = Image.open(png.with_suffix(".png"))
    picture.quantize(32).save(HERE / "giay-khen.png", optimize=True)


async def take_preparation(clock: StillClock) -> None:
    """Take pictures of the duties before the day, and of what is lacking on its eve."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "hoi-nghi"
        clock.set("08:15:00", DAY - timedelta(days=12))
        create_from_source(folder, sample_dir(), clock=clock)
        with Session.open(folder, clock=clock) as session:
            facts = session.state.conference
            session.settings.edit(facts, replace(facts, day=DAY, number="25/KH-UBND"))
            session.tasks.set_state(["cv-08", "cv-13", "cv-12"], TaskState.DONE)
            session.tasks.set_state(["cv-01", "cv-09"], TaskState.DOING)
            await take(HoiNghiApp(session, "preparation"), "chuan-bi.svg", nothing)
            clock.set("16:40:00", DAY - timedelta(days=1))
            prepare(session)
            await take(HoiNghiApp(session, "overview"), "san-sang.svg", nothing)
    clock.set("06:50:00")


def prepare(session: Session) -> None:
    """Do most of what there is to do before the day; one unit still owes its paper."""
    decide_awards(session)
    session.seating.apply(session.seating.propose())
    for paper in (Paper.BADGES, Paper.CERTIFICATES):
        session.printing.run(session.printing.job(paper))
    session.tasks.set_state(list(session.state.tasks)[:-3], TaskState.DONE)
    for speech in session.speeches.all()[:-1]:
        session.speeches.receive(speech.id, None)
    for report in session.reports.all():
        for _ in ("draft", "reviewed", "signed"):
            session.reports.advance(report.id)
    session.checklist.tick([one.id for one in session.checklist.all()[:-4]])


async def take_aftermath(session: Session, clock: StillClock) -> None:
    """Take the picture of what is owed after the day, most of it done the next morning."""
    waiting = [one.id for one in session.awards.in_order() if not one.is_done]
    session.awards.hand_over(waiting)
    for local in ("09:14:30", "09:31:00", "09:52:20"):
        clock.set(local)
        session.agenda.start_next()
    clock.set("10:04:00")
    session.agenda.end_current()
    session.aftermath.write_conclusion(
        "Giữ nề nếp giao ban cải cách hành chính hằng tháng\nCông khai kết quả giải quyết hồ sơ"
    )
    for title, unit, due in (
        ("Rà soát, đơn giản hóa thủ tục trong lĩnh vực đất đai", "KT", "31/01/2026"),
        ("Công khai kết quả giải quyết hồ sơ hằng tháng", "TTPVHCC", "05/01/2026"),
    ):
        session.tasks.add(TaskDraft(title=title, unit=unit, due=due), Phase.AFTER)
    session.aftermath.add(
        Broadcast(
            id="",
            channel="Đài truyền thanh xã",
            kind=NewsKind.RADIO,
            day=DAY,
            at=time(17, 0),
        )
    )
    clock.set("08:20:00", DAY + timedelta(days=1))
    for paper in (Paper.ATTENDANCE_REPORT, Paper.AGENDA_REPORT, Paper.MINUTES, Paper.PRESS_BRIEF):
        session.printing.run(session.printing.job(paper))

    async def show(pilot: Pilot[None]) -> None:
        await pilot.press("7")

    await take(HoiNghiApp(session, "preparation"), "sau-hoi-nghi.svg", show)


async def main() -> None:
    """Take in a list, prepare, play the day and the morning after, taking pictures on the way."""
    clock = StillClock()
    await take_list(clock)
    await take_preparation(clock)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "hoi-nghi"
        create_from_source(folder, sample_dir(), clock=clock)
        with Session.open(folder, clock=clock) as session:
            session.seating.apply(session.seating.propose())
            people = list(session.state.delegates)
            clock.set(TURNS[0])
            session.agenda.start_next()
            for number, person in enumerate(people[:30]):
                clock.set(f"07:{5 + number // 2:02}:{12 + number % 2 * 31}")
                session.door.check_in(person)
            clock.set("07:21:40")
            await take(HoiNghiApp(session, "seating"), "so-do.svg", nothing)
            code = session.badges.codes()[people[30]]

            async def scan(pilot: Pilot[None]) -> None:
                await pilot.press(*code, "enter")

            await take(HoiNghiApp(session, "door"), "don-tiep.svg", scan)
            await take_board(folder, clock)
            for local in TURNS[1:]:
                clock.set(local)
                session.agenda.start_next()
            clock.set("08:26:20")
            session.agenda.continue_running()  # nobody was away: only the clock was moved

            await take(HoiNghiApp(session, "agenda"), "chuong-trinh.svg", nothing)
            await take_stage(session, clock)
            take_certificate(session)
            await take_aftermath(session, clock)


TURNS = ("07:00:00", "07:31:10", "07:35:50", "07:46:00", "07:51:20", "08:13:30", "08:21:40")
"""When each item really began, a little late."""

if __name__ == "__main__":
    asyncio.run(main())
