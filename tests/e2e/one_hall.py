"""One conference at all its stations: door, server, lectern, stage, phone, board, one clock."""

import os
import select
import subprocess
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import groupby
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING

from browser_desk import Desk, free_port
from moved_clock import FileClock, MovedClock
from tmux_driver import LOOK_EVERY_S, PATIENCE_S, Terminal
from two_keyboards import Lectern, program

from badge_photos import jpeg, take
from hoinghi_tui.domain.station_roles import ROLE_NAMES, Role
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.big_digits import big_digits

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

DOOR, LECTERN, PHONE, STAGE = "Cửa chính", "Bục", "Điện thoại sảnh", "Sân khấu"

PATIENCE_MS = int(PATIENCE_S * 1000)

SIZE = {"desk": (1280, 800), "board": (1920, 1080), "phone": (360, 740)}
"""Of the pages, in pixels."""

ORPHANS_END_S = 5.0
"""How long a program may live when its server was killed."""


class ServerScreen(Lectern):
    """`hoinghi-tui serve` in a terminal of its own; keys are read from its screen."""

    def __init__(self, tmux: str, home: Path, folder: Path, program: Sequence[str]) -> None:
        super().__init__(tmux, home, 120, 36, program=program)
        self._folder = folder
        self.port = free_port()
        self._read: set[str] = set()

    def start(self) -> None:
        """Serve, also again after it was killed."""
        self.run("serve", str(self._folder), "--port", str(self.port))
        self.wait_for("MÁY ĐÃ VÀO", f":{self.port}")

    def key(self, role: Role) -> str:
        """Choose a role and return the key that is then on the screen."""
        self.press(str([*Role].index(role) + 1))
        until, before = monotonic() + PATIENCE_S, ""
        while monotonic() < until:
            shown = self.wait_for(f"{ROLE_NAMES[role]}: một máy")
            digits = read_digits(shown)
            # Twice the same: not while it is being drawn.
            if len(digits) == 6 and digits == before and digits not in self._read:
                self._read.add(digits)
                return digits
            before = digits
            sleep(LOOK_EVERY_S)
        raise AssertionError(f"no new key\n{self.screen()}")

    def programs(self) -> dict[int, str]:
        """Return all processes it has started: their numbers, and what they were started as."""
        return {pid: _command(pid) for pid in _descendants(self.pid())}

    def kill(self) -> None:
        """End it as a power cut would; all that it started has to end by itself."""
        started = self.programs()
        assert any("--role=mc" in words for words in started.values()), started
        ended = {pid: os.pidfd_open(pid) for pid in started}
        until = monotonic() + ORPHANS_END_S
        os.kill(self.pid(), 9)
        try:
            for pid, handle in ended.items():
                left = max(0.0, until - monotonic())
                assert select.select([handle], [], [], left)[0], f"still there: {started[pid]}"
        finally:
            for handle in ended.values():
                os.close(handle)
        self.wait_until_closed()


def _descendants(pid: int) -> list[int]:
    found: list[int] = []
    for file in Path(f"/proc/{pid}/task").glob("*/children"):
        with suppress(OSError):  # a thread, or a program, that has just ended
            for child in map(int, file.read_text().split()):
                found += [child, *_descendants(child)]
    return found


def _command(pid: int) -> str:
    with suppress(OSError):
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode()
    return ""


def read_digits(screen: str) -> str:
    """Return the large digits on a screen; "" while there is anything else among them."""
    rows = [line for line in screen.split("\n") if set(line) & set("█▀▄")]
    return "".join(_DRAWN.get(shape, "") for shape in _shapes(rows)) if len(rows) == 4 else ""


def _shapes(rows: Sequence[str]) -> list[tuple[str, ...]]:
    """Cut drawn lines between their digits; words beside them are left out."""
    width = max(map(len, rows))
    columns = zip(*("".join(_dots(row.ljust(width))) for row in rows), strict=True)
    parts = groupby(map("".join, columns), key=lambda column: not column.strip())
    return [tuple(part) for is_gap, part in parts if not is_gap]


def _dots(row: str) -> str:
    return "".join(sign if sign in "█▀▄" else " " for sign in row)


_DRAWN = {_shapes(big_digits(sign, 5, 4))[0]: sign for sign in "0123456789"}


class Phone:
    """The page at the door in a browser that takes itself for a phone."""

    def __init__(self, context: "BrowserContext", folder: Path) -> None:
        self.page: Page = context.new_page()
        self.page.set_default_timeout(PATIENCE_MS)
        self._folder = folder

    def enter(self, port: int, key: str) -> None:
        """Come in by a key; a phone is led to its own page at once."""
        self.page.goto(f"http://127.0.0.1:{port}/")
        self.page.fill("#key", key)
        self.page.fill("#name", PHONE)
        self.page.tap("button[type=submit]")
        self.page.wait_for_url("**/phone")

    def photograph(self, code: str) -> None:
        """Take a photo of a badge."""
        photo = self._folder / "photo.jpg"
        photo.write_bytes(jpeg(take(code)))
        self.page.set_input_files("#photo", photo)

    def choose(self, query: str, name: str) -> None:
        """Search for somebody and touch the name that is found."""
        self.page.tap("#find")
        self.page.fill("#query", query)
        self.page.locator(".person", has_text=name).tap()

    def says(self, headline: str, **places: str) -> None:
        """Wait for an answer; ``places`` are ids of the page and what each has to tell."""
        wait_for_words(self.page, {"#headline": headline} | {f"#{k}": v for k, v in places.items()})

    def lose_the_answer(self) -> None:
        """Let what is asked next reach the server, and its answer be lost."""

        def lose(route: object) -> None:
            route.fetch()  # type: ignore[attr-defined]
            route.abort()  # type: ignore[attr-defined]

        self.page.route("**/phone/check-in", lose, times=1)


def wait_for_words(page: "Page", told: Mapping[str, str]) -> None:
    """Wait until each place of a page, by its selector, tells its words."""
    try:
        page.wait_for_function(
            "told => Object.entries(told).every(([place, words]) =>"
            " document.querySelector(place)?.innerText.includes(words))",
            arg=dict(told),
        )
    except Exception as late:
        raise AssertionError(f"{told} not in\n{page.inner_text('body')}") from late


class Hall:
    """All stations of one conference, and the clock on the wall."""

    def __init__(
        self, folder: Path, home: Path, clock: MovedClock, tmux: str, browser: "Browser"
    ) -> None:
        self.folder, self.clock = folder, clock
        self.wrong: list[str] = []
        self._browser = browser
        own = {name: home / name for name in ("door", "server")}
        for place in own.values():
            place.mkdir()
        self.door = Lectern(tmux, own["door"], program=program(clock))
        self.server = ServerScreen(tmux, own["server"], folder, program(clock))
        self.mc, self.stage = (self._desk() for _ in range(2))
        self.phone = Phone(
            self._context("phone", device_scale_factor=2, is_mobile=True, has_touch=True), home
        )
        self.board: Page = self._context("board").new_page()
        self.board.set_default_timeout(PATIENCE_MS)

    def _context(self, kind: str, **how: object) -> "BrowserContext":
        """Return a browser of its own that notes what goes wrong or comes from outside."""
        wide, high = SIZE[kind]
        context = self._browser.new_context(
            viewport={"width": wide, "height": high},
            color_scheme="dark",
            **how,  # type: ignore[arg-type]
        )
        context.on("weberror", lambda error: self.wrong.append(str(error.error)))
        context.on("request", lambda one: self._note_foreign(one.url))
        return context

    def _note_foreign(self, url: str) -> None:
        if not url.startswith((f"http://127.0.0.1:{self.server.port}/", "blob:", "data:")):
            self.wrong.append(url)

    def _desk(self) -> Desk:
        # The page's own times: a slow machine is no lost network.
        return Desk(self._context("desk"), SIZE["desk"], times={})

    def enter_board(self) -> None:
        """Come in by a key and open the board of the hall."""
        address = f"http://127.0.0.1:{self.server.port}/"
        self.board.goto(address)
        self.board.fill("#key", self.server.key(Role.BOARD))
        self.board.click("button[type=submit]")
        self.board.get_by_text("Bảng chào").click()

    def board_shows(self, selector: str, words: str) -> None:
        """Wait until a place of the board tells something."""
        wait_for_words(self.board, {selector: words})

    def until(self, local: str, *desks: Desk) -> None:
        """Let time go on, while somebody is at work, to an instant that these desks then show."""
        self.clock.work_until(local)
        for desk in desks:
            desk.shows(local)
        self.clock.work_until(local)

    def command(self, *words: str) -> str:
        """Run a command by the clock on the wall."""
        done = subprocess.run(
            [*program(self.clock), *words], capture_output=True, encoding="utf-8", check=True
        )
        return done.stdout

    def picture(self, name: str, shown: "Page | Terminal") -> None:
        """Keep a picture for the guides, when HOINGHI_PICTURES names a folder for them."""
        if folder := os.environ.get("HOINGHI_PICTURES"):
            if isinstance(shown, Terminal):
                (Path(folder) / f"{name}.svg").write_text(shown.picture(), encoding="utf-8")
            else:
                shown.screenshot(path=Path(folder) / f"{name}.png", animations="disabled")

    def close(self) -> None:
        """End everything that was started."""
        self.server.close()
        self.door.close()


def prepare(folder: Path, clock: MovedClock, come_later: Callable[[str], bool]) -> dict[str, str]:
    """Give out seats and badges, and let in who does not come later; returns the codes.

    They come from 07:06 on, three in two minutes.
    """
    with Session.open(folder, station="Bàn 1", clock=FileClock(clock.file)) as desk:
        desk.seating.apply(desk.seating.propose())
        desk.badges.issue_missing()
        people = [one for one in desk.roster.all() if one.invitation != "declined"]
        for place, person in enumerate(one for one in people if not come_later(one.id)):
            minutes, seconds = divmod(6 * 60 + place * 40, 60)
            clock.stand_until(f"07:{minutes:02}:{seconds:02}")
            desk.door.check_in(person.id)
        return desk.badges.codes()
