"""Takes the pictures of README and guides: a list coming in, the sample's day, a certificate.

Usage: python docs/pictures.py, in a checkout with the program installed. The certificate needs
LibreOffice and pdftoppm.
"""

import asyncio
import re
import subprocess
import tempfile
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from PIL import Image
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input

from hoinghi_tui.documents.pdf import to_pdf
from hoinghi_tui.resources import sample_dir
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank, create_from_source
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.board.app import BoardApp

HERE = Path(__file__).parent
SIZE = (120, 36)
LIST = HERE.parent / "tests" / "samples" / "ds_01_vanphong.xlsx"


class StillClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        self._now = self.at("06:50:00")

    @staticmethod
    def at(local: str) -> datetime:
        """Return the instant of a local time in Vietnam on the day of the pictures."""
        return datetime.fromisoformat(f"2025-12-15T{local}+07:00").astimezone(UTC)

    def set(self, local: str) -> None:
        """Stand at a local time, "07:41:12"."""
        self._now = self.at(local)

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


async def main() -> None:
    """Take in a list, play the day up to the third paper, and take pictures on the way."""
    clock = StillClock()
    await take_list(clock)
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


TURNS = ("07:00:00", "07:31:10", "07:35:50", "07:46:00", "07:51:20", "08:13:30", "08:21:40")
"""When each item really began, a little late."""

if __name__ == "__main__":
    asyncio.run(main())
