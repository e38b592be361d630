"""The boards as pages: what the streams tell, to whom, and what is said when all fails."""

import asyncio
import json
import re
import threading
from pathlib import Path

import pytest
from browsing import let_in

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.public_names import Names
from hoinghi_tui.domain.station_roles import Role
from hoinghi_tui.server import board_pages
from hoinghi_tui.server.board_feed import NOT_OPEN, BoardFeed, Viewer
from hoinghi_tui.server.board_frames import Kind, Shown, frame
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.theme import DARK, LIGHT
from hostile_rows import HOSTILE
from par_files import HEADER, NUMBERED, TOTAL, write

SOAI, HOA = "dv-007", "dv-008"
SERVER = Path(board_pages.__file__).parent
LONG_S = 20


def files_of(folder):
    """Return every file below a folder with its content and its time."""
    return {
        path.relative_to(folder): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


class Stream:
    """Reads the events of one board."""

    def __init__(self, response):
        self.response = response

    async def next(self):
        """Return name and data of the next event; None when the stream has ended."""
        told = {}
        async with asyncio.timeout(LONG_S):
            while line := await self.response.content.readline():
                if line == b"\n":
                    return told["event"], json.loads(told["data"])
                name, _, value = line.decode().rstrip("\n").partition(": ")
                told[name] = value
        return None

    async def __aiter__(self):
        while (event := await self.next()) is not None:
            yield event

    async def frame(self, fits=lambda _: True):
        """Return the next frame that fits."""
        while (event := await self.next()) is not None:
            if event[0] == "show" and fits(event[1]["frame"]):
                return event[1]["frame"]
        raise AssertionError("the stream has ended")


@pytest.fixture
def opened(monkeypatch, clock):
    """Let the boards go by the test's clock; returns the sessions they open."""
    sessions = []

    def open_one(house):
        sessions.append(Session.open(house.folder, clock=clock, read_only=True))
        return sessions[-1]

    monkeypatch.setattr(board_pages, "open_for_reading", open_one)
    return sessions


@pytest.fixture
async def board(browser, house, opened):
    """Return a function that listens to a board in a browser that was let in."""
    await let_in(browser, house, Role.BOARD)

    async def listen(path="/board"):
        where, _, query = path.partition("?")
        return Stream(await browser.get(f"{where}/live?{query}"))

    return listen


async def test_the_hall_is_told_what_the_desks_save(board, session, clock):
    stream = await board()
    first = await stream.frame()
    assert first["stage"] == "welcome"
    assert ["Xin mời quý đại biểu đến bàn đón tiếp", "strong"] in first["below"]
    session.door.check_in(SOAI)
    clock.advance(minutes=1)
    session.agenda.start_next()
    told = await stream.frame(lambda one: one["stage"] == "day" and one["agenda"][0]["now"])
    assert (told["present"], told["invited"]) == (1, session.tally().invited)
    assert told["counted"] == "đại biểu đã đến"
    assert told["agenda"][0]["label"] == "▶ ĐANG DIỄN RA"
    assert told["newcomers"]["others"][0]["name"] == "Ông Đào Văn Soái"
    session.undo_last()
    session.undo_last()
    assert (await stream.frame(lambda one: one["stage"] == "welcome"))["title"] == first["title"]


async def test_the_newest_is_welcomed_for_some_seconds(board, session, clock):
    session.door.check_in(SOAI)
    stream = await board()
    told = await stream.frame()
    assert told["newcomers"]["title"] == "★ XIN KÍNH MỜI ÔNG"
    assert told["newcomers"]["fresh"]["name"] == "Đào Văn Soái"
    clock.advance(seconds=9)
    told = await stream.frame(lambda one: one["newcomers"]["fresh"] is None)
    assert told["newcomers"]["title"] == "VỪA ĐẾN"


async def test_names_are_told_as_far_as_is_asked(board, browser, session):
    session.door.check_in(SOAI)
    session.door.take_substitute(HOA, Substitute(full_name="Lê Hoàng Nam", position="Thanh tra"))
    told = json.dumps(await (await board("/board?names=short")).frame(), ensure_ascii=False)
    assert "Ông S." in told
    for secret in ("Soái", "Hoàng", "Thanh tra", "Vũ Thị"):
        assert secret not in told
    told = json.dumps(await (await board("/board?names=none")).frame(), ensure_ascii=False)
    for secret in ("S.", "N.", "Ông", "Soái", "Hoàng"):
        assert secret not in told
    for path in ("/board", "/board/live"):
        assert (await browser.get(f"{path}?names=ai-do")).status == 400


async def test_the_lectern_is_told_how_the_clock_goes_on(board, session, clock):
    stream = await board("/speaker")
    session.agenda.start("ct-07")
    session.agenda.say("Còn <b>một</b> phút")
    told = await stream.frame(lambda one: one["message"] != "")
    left = session.agenda.forecast().current.remaining.total_seconds()
    now = clock.now().timestamp() * 1000
    assert [step["tone"] for step in told["steps"]] == ["foreground", "warning", "error"]
    assert told["steps"][0]["to"] == now + left * 1000
    assert [step["state"] for step in told["steps"]] == ["CÒN LẠI", "CÒN LẠI", "QUÁ GIỜ"]
    assert told["message"] == "Còn <b>một</b> phút"
    assert told["presenter"] == "Đặng Văn Bằng"


async def test_the_index_is_told(board, session, tmp_path):
    stream = await board("/par")
    told = await stream.frame()
    assert told["bars"] == []
    assert told["nothing"].startswith("Chưa có Chỉ số CCHC")
    index = session.par_index.importing
    index.take_in(index.read(write(tmp_path / "par.xlsx", (HEADER, *NUMBERED, TOTAL)), 2025))
    told = await stream.frame(lambda one: one["bars"])
    assert (told["share"], told["scored"]) == ("89,17%", "◐ TỰ CHẤM")  # 26,75 of 30
    assert told["bars"][0] == {
        "name": "1. Cải cách thể chế",
        "points": "8,5/10",
        "words": "85,00%",
        "share": 0.85,
        "tone": "accent",
    }


def test_the_last_line_of_units_stands_for_all_that_have_none(session):
    session.door.check_in(SOAI)
    session.door.check_in(HOA)
    units = frame(session, Shown(Kind.HALL))["units"]

    def counted(line):
        return [int(figure) for figure in line["count"].split("/")]

    for shown in range(1, len(units) + 1):
        lines = [*units[: shown - 1], units[shown - 1]["last"]]
        came, invited = map(sum, zip(*map(counted, lines), strict=True))
        assert (came, invited) == (2, session.tally().invited)


def test_hostile_names_come_as_text_in_which_nothing_is_hidden(session):
    for name in filter(str.strip, HOSTILE):
        session.door.take_substitute(HOA, Substitute(full_name=name))
        text = json.dumps(frame(session, Shown(Kind.HALL)), ensure_ascii=False)
        assert text.isprintable()
        session.undo_last()


async def test_a_page_holds_no_names_and_no_script_of_its_own(browser, house, session):
    session.door.check_in(SOAI)
    await let_in(browser, house, Role.BOARD)
    for path in ("/board?names=short", "/speaker", "/par"):
        answer = await browser.get(path)
        text = await answer.text()
        assert answer.status == 200
        assert "Soái" not in text
        assert not re.search(r"<script(?![^>]*src=)| style=| on\w+=", text)
    for file in (SERVER / "static").glob("board*"):
        source = file.read_text(encoding="utf-8")
        assert not re.search(
            r"https?://|innerHTML|outerHTML|insertAdjacent|document\.write", source
        )


async def test_two_boards_read_by_one_session_that_never_writes(board, opened, session):
    before = files_of(session.folder)
    hall, lectern = await board(), await board("/speaker")
    await hall.frame()
    await lectern.frame()
    assert len(opened) == 1
    assert files_of(session.folder) == before
    session.door.check_in(SOAI)
    await hall.frame(lambda one: one["stage"] == "day")
    assert len(opened) == 1


@pytest.mark.parametrize("role", [*Role])
async def test_every_role_may_look(browser, house, role):
    await let_in(browser, house, role)
    for kind in Kind:
        assert (await browser.get(f"/{kind}")).status == 200


async def test_nobody_looks_who_was_not_let_in(browser):
    for path in ("/board", "/board/live", "/speaker/live", "/par/live"):
        answer = await browser.get(path, allow_redirects=False)
        assert (answer.status, answer.headers["Location"]) == (303, "/")


async def test_a_station_that_is_cut_off_hears_nothing_more(board, house, session):
    stream = await board()
    await stream.frame()
    (station,) = house.stations.all()
    assert station.sockets == 1
    house.stations.cut_off(station.id)
    assert "end" not in [name async for name, _ in stream]
    assert station.sockets == 0


async def test_a_page_that_takes_no_bytes_is_given_up(monkeypatch):
    class Full:
        async def write(self, _):
            await asyncio.Event().wait()

    monkeypatch.setattr(board_pages, "SLOW_S", 0.01)
    with pytest.raises(TimeoutError):
        await board_pages._send(Full(), "beat", {})


async def test_a_station_with_too_many_streams_loses_the_oldest(board, house, session):
    streams = [await board("/speaker") for _ in range(board_pages.MOST_STREAMS + 1)]
    for stream in streams[1:]:
        await stream.frame()
    told = [event async for event in streams[0]]
    assert told[-1] == ("end", {"words": board_pages.TOO_MANY})
    (station,) = house.stations.all()
    assert station.sockets == board_pages.MOST_STREAMS


async def test_without_a_conference_it_is_said_and_waited_for(board, house, request):
    stream = await board()
    while (await stream.next())[1]["trouble"] != NOT_OPEN:
        pass
    assert str(house.folder) not in NOT_OPEN
    request.getfixturevalue("sample_folder")
    while (event := await stream.next())[0] != "show":
        pass
    assert event[1]["beat"]["trouble"] == ""
    assert event[1]["frame"]["stage"] == "welcome"


async def test_a_damaged_log_is_said_and_its_repair_taken_up(board, session, monkeypatch):
    monkeypatch.setattr("hoinghi_tui.server.board_feed.REOPEN_S", 0.0)
    session.door.check_in(SOAI)
    stream = await board()
    await stream.frame()
    log = session.folder / "events.jsonl"
    whole = log.read_bytes()
    log.unlink()
    told = await stream.frame(lambda one: "○ chưa có dữ liệu mới" in one["marks"])
    assert told["present"] == 1
    log.write_bytes(whole)
    told = await stream.frame(lambda one: "○ chưa có dữ liệu mới" not in one["marks"])
    assert told["present"] == 1


async def test_figures_that_are_old_are_told_to_be(session, clock, monkeypatch):
    monkeypatch.setattr("hoinghi_tui.server.board_feed.LATE_S", 0.05)
    stuck, is_stuck = threading.Event(), threading.Event()

    class Slow(Session):
        def poll(self):
            if is_stuck.is_set():
                stuck.wait(LONG_S)
            return super().poll()

    feed = BoardFeed(lambda: Slow.open(session.folder, clock=clock, read_only=True))
    viewer = Viewer(Shown(Kind.HALL, Names.FULL))
    feed.join(viewer)
    await viewer.news.wait()
    assert feed.beat()["late"] is False
    is_stuck.set()
    async with asyncio.timeout(LONG_S):
        while not feed.beat()["late"]:
            await asyncio.sleep(0)
    stuck.set()
    await feed.close()
    assert viewer.is_ended


def test_the_colours_are_those_of_the_terminal():
    css = (SERVER / "static" / "board.css").read_text(encoding="utf-8")
    blocks = re.findall(r"^body[.\w]* \{(.*?)\n\}", css, re.MULTILINE | re.DOTALL)
    for theme, block in zip((DARK, LIGHT), blocks, strict=True):
        own = dict(re.findall(r"--([\w-]+): (#\w+)", block))
        variables = theme.variables
        assert own["border"] in variables.values()
        for name in ("muted", "title-bar", "title-text", "on-accent"):
            assert own[name] == variables[name]
        for name in ("background", "surface", "panel", "foreground", "accent", "success"):
            assert own[name] == getattr(theme, name)
        assert (own["warning"], own["error"]) == (theme.warning, theme.error)
