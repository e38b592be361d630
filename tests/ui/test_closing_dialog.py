"""Ending the conference at the keys: asked, done in a thread, told, and opened again."""

import asyncio

import pytest
from screen_reading import painted, toasts, words

from hoinghi_tui.services.closing_papers import PaperStep
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.palette import ConferenceCommands
from hoinghi_tui.ui.setup.closing_dialog import ClosingDialog

PATIENCE_S = 20
TOLD = "#closing-told"


@pytest.fixture
def app(session, monkeypatch):
    monkeypatch.setattr("hoinghi_tui.services.closing_papers.Paper", [Paper.PROGRAMME])
    return HoiNghiApp(session, "overview")


async def opened(app, pilot):
    await pilot.pause()
    await app.screen.run_action("close_conference")
    await pilot.pause()
    assert isinstance(app.screen, ClosingDialog)


async def settled(app, pilot):
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def until(condition):
    async with asyncio.timeout(PATIENCE_S):
        while not condition():
            await asyncio.sleep(0.02)


def offered(app):
    """Return the names of the commands that the palette offers."""
    return [choice.name for choice in ConferenceCommands(app.screen)._choices()]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_it_is_asked_done_and_opened_again(app, session, size):
    async with app.run_test(size=size) as pilot:
        await opened(app, pilot)
        assert "▲ Chương trình chưa bắt đầu  F6" in words(app, TOLD)
        assert "Enter  vẫn kết thúc    Esc  thôi" in "\n".join(painted(app))
        await pilot.press("enter")
        await settled(app, pilot)
        assert "✔ Đã kết thúc hội nghị." in words(app, TOLD)
        [archive] = session.folder.glob("luu-tru-*.zip")
        assert archive.name in words(app, TOLD)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "ĐÃ KẾT THÚC" in painted(app)[0]
        assert "CHỈ XEM" in words(app, "#status-line")
        names = offered(app)
        assert "Mở lại hội nghị" in names
        assert "Kết thúc hội nghị" not in names
        assert not app.saved(lambda: session.tasks.advance(session.tasks.all()[0].id))
        await pilot.pause()
        assert "đã kết thúc lúc" in toasts(app)[-1][1]

        await app.screen.run_action("reopen_conference")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert session.read_only is None
        assert "Kết thúc hội nghị" in offered(app)


async def test_another_station_notices_by_its_poll_and_refuses(session, desk_two, app):
    other = HoiNghiApp(desk_two, "door")
    async with other.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert "ĐÃ KẾT THÚC" not in painted(other)[0]
        session.closing.close(anyway=True)
        await until(lambda: "ĐÃ KẾT THÚC" in painted(other)[0])
        assert not other.saved(lambda: desk_two.tasks.advance(desk_two.tasks.all()[0].id))
        other.code_scanned("1234567890123456")  # a scan is answered, and nothing is saved
        await pilot.pause()
        assert desk_two.store.last_seq == session.store.last_seq


async def test_an_item_that_runs_must_be_ended_first(app, session):
    session.agenda.start_next()
    async with app.run_test() as pilot:
        await opened(app, pilot)
        assert "✖ Mục “" in words(app, TOLD)
        assert "Enter" not in words(app, "#closing-keys")
        await pilot.press("enter")
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ClosingDialog)
    assert session.read_only is None


async def test_esc_stops_before_the_next_paper(app, session, monkeypatch):
    began, go_on = asyncio.Event(), []

    def slow_papers(_work, _folder, _printing, step):
        step(PaperStep(1, 2, "một"))
        app.call_from_thread(began.set)
        while not go_on:
            asyncio.run(asyncio.sleep(0.01))
        step(PaperStep(2, 2, "hai"))
        yield from ()

    monkeypatch.setattr("hoinghi_tui.services.closing.make_papers", slow_papers)
    async with app.run_test() as pilot:
        await opened(app, pilot)
        await pilot.press("enter")
        await asyncio.wait_for(began.wait(), PATIENCE_S)
        await pilot.pause()
        assert "1/2  một" in words(app, TOLD)
        await pilot.press("escape")
        assert isinstance(app.screen, ClosingDialog)
        go_on.append(True)
        await settled(app, pilot)
        assert "Enter  vẫn kết thúc" in words(app, "#closing-keys")
    assert session.read_only is None
    assert not list(session.folder.glob("luu-tru-*"))


async def test_papers_that_fail_are_told_and_may_be_left_out(app, session, monkeypatch):
    monkeypatch.setattr("hoinghi_tui.services.closing.Closing.matters", lambda _: [])
    (session.folder / "out").write_bytes(b"")
    async with app.run_test() as pilot:
        await opened(app, pilot)
        assert words(app, "#closing-keys") == "Enter  kết thúc    Esc  thôi"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "1 văn bản chưa in được" in words(app, TOLD)
        assert session.read_only is None
        await pilot.press("enter")
        await settled(app, pilot)
        assert "✔ Đã kết thúc hội nghị." in words(app, TOLD)
        assert "Chưa in được" in words(app, TOLD)
