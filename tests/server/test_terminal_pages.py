"""The program in a browser: who may see it, who loses it, and who gets it back."""

import asyncio
import json
import os
import re
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from aiohttp import ClientWebSocketResponse, WSMsgType, WSServerHandshakeError
from aiohttp.test_utils import TestClient, TestServer
from browsing import let_in, origin
from programs import ECHO, python

from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server import terminal
from hoinghi_tui.server.house import House
from hoinghi_tui.server.private_files import server_state_dir
from hoinghi_tui.server.terminal_pages import TERMINALS, Terminals

PATIENCE_S = 20


class Tab:
    """One page that shows the program, as its script sees it."""

    def __init__(self, socket: ClientWebSocketResponse) -> None:
        self.socket = socket
        self.drawn = b""
        self.told: list[list[str]] = []

    async def say(self, *message: object) -> None:
        await self.socket.send_str(json.dumps(message))

    async def type(self, text: str) -> None:
        await self.say("stdin", text, 1.0)

    async def shows(self, text: str) -> str:
        """Read until this is drawn; return all that was."""
        async with asyncio.timeout(PATIENCE_S):
            while text.encode() not in self.drawn:
                assert await self._read(), f"closed; drawn: {self.drawn[-200:]!r} {self.told}"
        return self.drawn.decode()

    async def farewell(self) -> list[str]:
        """Read to the end; return the last word."""
        async with asyncio.timeout(PATIENCE_S):
            while await self._read():
                pass
        return self.told[-1]

    async def _read(self) -> bool:
        message = await self.socket.receive()
        if message.type is WSMsgType.BINARY:
            self.drawn += message.data
        elif message.type is WSMsgType.TEXT:
            self.told.append(json.loads(message.data))
        return message.type in (WSMsgType.BINARY, WSMsgType.TEXT)


OpenTab = Callable[..., Awaitable[Tab]]


@pytest.fixture
def terminals(server: TestServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Terminals:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    terminals = server.app[TERMINALS]
    terminals.command = lambda house, station: python(ECHO)
    return terminals


@pytest.fixture
async def desk(browser: TestClient, house: House, terminals: Terminals) -> TestClient:
    """The browser of a door desk that was let in."""
    await let_in(browser, house, Role.DOOR)
    return browser


async def open_tab(browser: TestClient, size: str = "width=100&height=30") -> Tab:
    return Tab(await browser.ws_connect(f"/terminal/ws?{size}", headers=origin(browser)))


def program_number(drawn: str) -> int:
    """Return the number of the process that drew everything anew."""
    return int(re.findall(r"of (\d+);", drawn)[-1])


async def until(is_so: Callable[[], bool]) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while not is_so():
            await asyncio.sleep(0.005)


# -- who may see it ---------------------------------------------------------------------


async def test_who_was_not_let_in_is_led_to_the_entry_and_gets_no_socket(browser, terminals):
    answer = await browser.get("/terminal", allow_redirects=False)
    assert (answer.status, answer.headers["Location"]) == (303, "/")
    with pytest.raises(WSServerHandshakeError) as refused:
        await open_tab(browser)
    assert refused.value.status == 401
    assert not terminals._open


async def test_a_board_has_no_program(browser, house, terminals):
    await let_in(browser, house, Role.BOARD)
    assert (await browser.get("/terminal")).status == 403
    with pytest.raises(WSServerHandshakeError) as refused:
        await open_tab(browser)
    assert refused.value.status == 403


async def test_a_foreign_page_gets_no_socket(desk, terminals):
    for headers in ({}, {"Origin": "http://evil.example"}):
        with pytest.raises(WSServerHandshakeError) as refused:
            await desk.ws_connect("/terminal/ws?width=80&height=24", headers=headers)
        assert refused.value.status == 403
    assert not terminals._open


async def test_the_page_and_all_it_asks_for_come_from_here(desk):
    answer = await desk.get("/terminal")
    text = await answer.text()
    assert answer.status == 200
    assert "script-src 'self';" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"https?://|<style|<script>| on\w+=", text)
    addresses = re.findall(r'(?:href|src)="(/[^"]+)"', text)
    style = await (await desk.get("/static/terminal.css")).text()
    addresses += re.findall(r'url\("([^"]+)"\)', style)
    assert "//" not in style
    for address in addresses:
        assert (await desk.get(address)).status == 200, address


@pytest.mark.parametrize(
    "path", ["", "/", "/js", "/js/", "/images/background.png", "/js/..%2f..%2fserver.py"]
)
async def test_nothing_else_of_the_client_is_given_out(desk, path):
    assert (await desk.get(f"/static/textual-serve{path}")).status == 404


async def test_the_programs_command_names_station_and_role(house):
    station, _ = house.stations.admit(Role.MC, "127.0.0.1", "Bục --role door")
    command = Terminals().command(house, station)
    assert command[1:5] == ["-P", "-m", "hoinghi_tui", "open"]
    assert command[5:] == [
        str(house.folder), "--station=Bục --role door", "--role=mc", "--screen=agenda",
    ]  # fmt: skip


# -- keys and drawings ------------------------------------------------------------------


async def test_keys_go_to_the_program_and_drawings_to_the_page(desk):
    tab = await open_tab(desk)
    await tab.shows("size 100x30;")
    await tab.type("Nguyễn")
    await tab.shows("typed Nguyễn;")
    await tab.say("resize", {"width": 80, "height": 24})
    await tab.shows("size 80x24;")
    await tab.say("ping", "17")
    await tab.say("blur")
    await tab.shows("blur;")
    assert tab.told == [["pong", "17"]]


async def test_thirty_codes_at_any_pace_arrive_in_their_order(desk):
    tab = await open_tab(desk)
    codes = [f"{number:016d}\r" for number in range(30)]
    for key in "".join(codes):
        await tab.type(key)
    await tab.type("<last>")
    drawn = await tab.shows("<last>")
    keys = re.findall(r"typed (.);", drawn, re.DOTALL)
    assert "".join(keys) == "".join(codes)


async def test_a_large_paste_is_taken_whole(desk):
    tab = await open_tab(desk)
    text = "Nguyễn Thị Ửng\n" * 15_000
    await tab.type(f"\x1b[200~{text}\x1b[201~")
    assert text in await tab.shows("\x1b[201~;")


async def test_a_page_that_reads_nothing_costs_little_and_is_drawn_anew(desk, terminals):
    tab = await open_tab(desk)
    await tab.shows("size")
    (program,) = terminals._open.values()
    await tab.type("flood600")  # about 40 MB
    await until(lambda: program._browser.outbox.behind)
    assert sum(len(part) for part in program._browser.outbox._drawings) <= 1024 * 1024
    await tab.shows("anew flood600")
    assert len(tab.drawn) < 40_000_000
    await tab.type("and on")
    await tab.shows("typed and on;")


# -- lost and back ----------------------------------------------------------------------


async def test_who_comes_back_in_time_finds_the_same_program_with_what_was_typed(desk):
    tab = await open_tab(desk)
    await tab.type("unsaved")
    await tab.shows("typed unsaved;")
    await tab.socket.close()
    again = await open_tab(desk, "width=90&height=28")
    drawn = await again.shows("anew unsaved")
    # nothing of the past comes before what is drawn anew
    assert drawn.startswith("anew unsaved")
    once_more = await open_tab(desk)
    assert program_number(await once_more.shows("anew")) == program_number(drawn)


async def test_who_does_not_come_back_leaves_no_program_and_gets_a_new_one(desk, terminals):
    terminals.keep_s = 0.02
    tab = await open_tab(desk)
    await tab.type("unsaved")
    await tab.shows("typed unsaved;")
    (program,) = terminals._open.values()
    number = program.process.pid
    await tab.socket.close()
    await until(lambda: program.process is None)
    with pytest.raises(ProcessLookupError):
        os.kill(number, 0)
    again = await open_tab(desk)
    assert "anew" not in await again.shows("size 100x30;")


async def test_a_page_that_comes_while_the_old_program_closes_gets_a_new_one(desk, terminals):
    tab = await open_tab(desk)
    await tab.shows("size")
    (program,) = terminals._open.values()
    old = program.process
    ending = asyncio.create_task(old.end())
    await tab.socket.close()
    again = await open_tab(desk)
    assert "anew" not in await again.shows("size 100x30;")
    assert program.process is not old
    await ending


async def test_a_second_page_takes_over_and_the_first_is_told(desk):
    first = await open_tab(desk)
    await first.type("half a name")
    await first.shows("typed half a name;")
    second = await open_tab(desk)
    await second.shows("anew half a name")
    assert (await first.farewell())[:2] == ["ended", terminal.ELSEWHERE.text]
    await second.type("!")
    await second.shows("typed !;")


# -- ends -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("leave", terminal.LEFT.text),
        ("refuse", "Thư mục này đang khóa."),
        ("fall", terminal.BROKEN.text),
    ],
    ids=["left", "refused", "fallen"],
)
async def test_a_program_that_ended_is_told_and_can_be_started_again(desk, house, typed, said):
    tab = await open_tab(desk)
    await tab.type(typed)
    kind, text, button, path = await tab.farewell()
    assert (kind, text, path) == ("ended", said, "/terminal")
    assert button
    again = await open_tab(desk)
    await again.shows("size 100x30;")


async def test_the_last_words_of_a_fallen_program_are_kept_for_its_owner_only(desk, house):
    tab = await open_tab(desk)
    await tab.type("fall")
    await tab.farewell()
    (kept,) = server_state_dir(str(house.folder)).glob("program-*.txt")
    assert kept.read_text() == "1\nTraceback: fell\n"
    assert kept.stat().st_mode & 0o077 == 0


async def test_a_program_that_cannot_be_started_is_told(desk, terminals):
    terminals.command = lambda house, station: ["/no/such/program"]
    tab = await open_tab(desk)
    assert (await tab.farewell())[1] == terminal.NOT_STARTED.text


async def test_a_station_that_is_cut_off_loses_page_and_program_at_once(desk, house, terminals):
    tab = await open_tab(desk)
    await tab.shows("size")
    (program,) = terminals._open.values()
    house.stations.cut_off(program.station.id)
    assert (await tab.farewell())[1] == terminal.CUT.text
    await until(lambda: program.process is None)
    with pytest.raises(WSServerHandshakeError):
        await open_tab(desk)


async def test_a_station_cut_off_while_its_page_is_lost_leaves_no_program(desk, house, terminals):
    tab = await open_tab(desk)
    await tab.shows("size")
    (program,) = terminals._open.values()
    await tab.socket.close()
    await until(lambda: program._browser is None)
    house.stations.cut_off(program.station.id)
    await until(lambda: program.process is None)
    assert program.station.on_cut == []


async def test_a_server_that_ends_says_so_and_takes_its_programs_along(desk, server, terminals):
    tab = await open_tab(desk)
    await tab.shows("size")
    (program,) = terminals._open.values()
    closing = asyncio.create_task(server.close())
    assert await tab.farewell() == ["closing"]
    await closing
    assert program.process is None


# -- what no page of ours sends ---------------------------------------------------------


@pytest.mark.parametrize(
    "message",
    [
        "{",
        '["stdin", 5, 1]',
        '["resize", {"width": -1, "height": 24}]',
        '["resize", {"width": 1000000000, "height": 24}]',
        b"bytes",
        "x" * 10_000_000,
    ],
    ids=["no JSON", "wrong type", "negative", "huge", "bytes", "ten megabytes"],
)
async def test_a_malformed_message_ends_its_socket_only(desk, new_browser, house, message):
    other = await new_browser()
    await let_in(other, house, Role.MC)
    beside = await open_tab(other)
    tab = await open_tab(desk)
    await tab.type("unsaved")
    await tab.shows("typed unsaved;")
    before = house.journal.count
    send = tab.socket.send_bytes if isinstance(message, bytes) else tab.socket.send_str
    with suppress(ConnectionError):  # ten megabytes are not even read
        await send(message)
    async with asyncio.timeout(PATIENCE_S):
        while await tab._read():
            pass
    await until(lambda: house.journal.count == before + 1)
    assert "trang chương trình" in house.journal.latest()[-1].reason
    await (await open_tab(desk)).shows("anew unsaved")
    await beside.type("still here")
    await beside.shows("typed still here;")


@pytest.mark.parametrize(
    "size", ["", "width=80", "width=-80&height=24", "width=a&height=b", "width=99999999&height=24"]
)
async def test_a_socket_of_no_possible_size_is_refused(desk, house, size):
    with pytest.raises(WSServerHandshakeError) as refused:
        await open_tab(desk, size)
    assert refused.value.status == 400
