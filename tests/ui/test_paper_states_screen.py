"""F8: how it stands with each paper, printing again for a reason, and on which printer."""

from dataclasses import replace
from threading import Event
from unittest.mock import patch

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input

from hoinghi_tui.documents.pdf import PdfCancelled
from hoinghi_tui.domain.print_profile import PrintProfile
from hoinghi_tui.services import print_profiles, rows
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.print_queue import JobNews, JobState
from hoinghi_tui.services.printer import Sent
from hoinghi_tui.services.printer_choice import PrinterChoice, load_choice
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing.followed_job import FollowedJob
from hoinghi_tui.ui.printing.printer_form import PrinterForm
from hoinghi_tui.ui.printing.reprint_form import ReprintForm
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS

PRINT_FILE = "hoinghi_tui.services.printer.print_file"
NARROW, WIDE = (80, 24), (120, 36)
HOSTILE = "[/] =cmd() {{x}} \x1b[31m"


@pytest.fixture
def app(arranged):
    return HoiNghiApp(arranged, "printing")


async def settled(app, pilot):
    await app.workers.wait_for_complete()
    await pilot.pause()


def run(session, paper, ids=None, again=""):
    return session.printing.run(session.printing.job(paper, ids), again=again)


def rename(session, delegate_id, name):
    delegate = session.state.delegates[delegate_id]
    session.roster.edit(delegate, replace(delegate, full_name=name))


def rename_award(session, name):
    award = session.state.awards["kt-01"]
    session.work.act(
        "edit_award", lambda: rows.change("awards", award, replace(award, recipient=name))
    )


def count(app, paper, subject):
    return app.session.printing.states.of(paper, subject).count


# -- how it stands -----------------------------------------------------------------------


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_line_is_new_then_made_then_out_of_date(app, arranged, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "○ chưa in" in words(app, "#print-state")
        run(arranged, Paper.CERTIFICATES, ["kt-01"])
        app.screen.refresh_data()
        await pilot.pause()
        assert "✔ đã in lúc 07:25" in words(app, "#print-state")
        rename_award(arranged, HOSTILE)
        app.screen.refresh_data()
        await pilot.pause()
        assert "▲ in lúc 07:25, nay đã đổi" in words(app, "#print-state")
        assert ("▲ 1" if size == NARROW else "▲ 1 in lại") in words(app, "#print-title")
        assert any("nay đã đổi" in line for line in painted(app))
        assert sum("▲ 07:25" in line for line in painted(app)) == 1


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_papers_of_the_whole_have_a_state_too(app, arranged, size):
    run(arranged, Paper.SEAT_PLAN)
    run(arranged, Paper.PROGRAMME)
    arranged.seating.swap("A1", "D5")
    async with app.run_test(size=size) as pilot:
        place = next(at for at, one in enumerate(WHOLE_PAPERS) if one.id == "seat-plan-a4")
        await pilot.press("5", *["down"] * place)
        await pilot.pause()
        assert "▲ in lúc 07:25" in words(app, "#print-state")
        lines = painted(app)
        assert sum("▲" in line and "A4 ngang" in line for line in lines) == 1
        assert sum("✔" in line and "giờ duyệt" in line for line in lines) == 1
        await pilot.press("k")
        await settled(app, pilot)
        assert "✔ đã in lúc 07:25" in words(app, "#print-state")


async def test_what_must_be_printed_again_is_chosen_by_the_menu(app, arranged):
    run(arranged, Paper.BADGES, ["dv-001", "dv-002"])
    rename(arranged, "dv-002", "Tên đã sửa")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "f")
        assert any("Đã đổi sau khi in" in line and "1 tờ" in line for line in painted(app))
        await pilot.press("l")
        await pilot.pause()
        assert app.screen._marks == {"dv-002"}


async def test_a_unit_or_a_batch_is_chosen_by_the_menu(app, arranged):
    batch = {award.id for award in arranged.awards.in_order() if award.batch == 2}
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f", "2")
        await pilot.pause()
        assert app.screen._marks == batch
        await pilot.press("2", "f", "u", "enter")
        await pilot.pause()
        [unit] = {arranged.state.delegates[one].unit for one in app.screen._marks}
        everyone = arranged.printing.people(Paper.BADGES)
        assert app.screen._marks == {one.id for one in everyone if one.unit == unit}
        assert app.screen._marks


# -- again -------------------------------------------------------------------------------


async def test_a_second_print_asks_why_and_logs_it(app, arranged):
    run(arranged, Paper.BADGES, ["dv-001"])
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "space", "space", "p")
        await pilot.pause()
        assert isinstance(app.screen, ReprintForm)
        await pilot.press("enter")
        assert "Hãy ghi lý do" in words(app, ".form-problem")
        await pilot.press("escape")
        await settled(app, pilot)
        assert count(app, Paper.BADGES, "dv-001") == 1
        await pilot.press("p")
        await pilot.pause()
        await pilot.press(*"nhau", "enter")
        await settled(app, pilot)
    assert count(app, Paper.BADGES, "dv-001") == 2
    assert count(app, Paper.BADGES, "dv-002") == 1
    assert "1 tờ in lại: nhau" in arranged.store.history(limit=1)[0].note


async def test_a_change_is_offered_as_the_reason(app, arranged):
    run(arranged, Paper.BADGES, ["dv-001"])
    rename(arranged, "dv-001", HOSTILE)
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2", "f", "l", "p")
        await pilot.pause()
        assert app.screen.query_one(Input).value == "dữ liệu đã đổi sau khi in"
        await pilot.press("enter")
        await settled(app, pilot)
        assert "✔ đã in lúc 07:25, 2 lần" in words(app, "#print-state")


# -- PDF and printer -----------------------------------------------------------------------


async def test_making_a_pdf_is_stopped_by_escape(app):
    begun = Event()

    def convert(path, folder, *, cancel):
        begun.set()
        assert cancel.wait(30)
        raise PdfCancelled(path)

    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("space", "p")
        await settled(app, pilot)
        with patch("hoinghi_tui.documents.pdf.to_pdf", convert):
            await pilot.press("d")
            begun.wait(30)
            await pilot.pause()
            assert "Esc dừng" in words(app, "#print-result")
            assert "Esc dừng" in painted(app)[-1]
            await pilot.press("escape")
            await settled(app, pilot)
        assert "Đã dừng tạo PDF" in words(app, "#print-result")
        assert "Esc dừng" not in painted(app)[-1]


async def test_the_printer_is_chosen_once_and_remembered_on_this_machine(app):
    chosen = PrinterChoice(printer="B [/]", tray="Tray2", duplex=True)
    with (
        patch("hoinghi_tui.services.printer.printers", return_value=("A", "B [/]")),
        patch("hoinghi_tui.services.print_queue.trays", lambda name: ("Auto", "Tray2")),
    ):
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("x")
            await settled(app, pilot)
            assert isinstance(app.screen, PrinterForm)
            assert "chọn máy in ở dòng trên" in words(app, "#hint-tray")
            await pilot.press("right", "right")
            assert "Có: Auto, Tray2" in words(app, "#hint-tray")
            await pilot.press("down", *"Tray9", "ctrl+s")
            assert "không có khay đó" in words(app, ".form-problem")
            await pilot.press("backspace", "2", "down", "right", "down")
            await pilot.press("end", "backspace", "0", "ctrl+s")
            assert "từ 1 đến 99" in words(app, ".form-problem")
            await pilot.press("end", "backspace", "3", "ctrl+s")
            await pilot.pause()
            assert "Phím I nay in ra B [/]" in toasts(app)[-1][1]
            await pilot.press("space", "p")
            await settled(app, pilot)
            with patch(PRINT_FILE, side_effect=lambda path, *_, **__: Sent(path, "B [/]")) as sent:
                await pilot.press("i")
                await settled(app, pilot)
            assert sent.call_args.args[1] == replace(chosen, copies=3)
            assert "Máy in “B [/]” đã nhận" in words(app, "#print-result")
    assert load_choice() == chosen


async def test_without_a_printer_there_is_nothing_to_choose(app):
    with patch("hoinghi_tui.services.printer.printers", return_value=()):
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("x")
            await settled(app, pilot)
            assert "chưa có máy in nào" in toasts(app)[-1][1]


def test_a_job_is_asked_about_every_three_seconds_until_it_is_over(clock):
    job = FollowedJob("A-7")
    assert job.is_due(clock.now())
    assert job.look(clock.now()) == "A-7"
    clock.advance(seconds=60)
    assert not job.is_due(clock.now())  # the answer is awaited
    job.hear(JobNews(JobState.STOPPED, "Paper jam [/]"))
    told = "A-7: máy in đang dừng: kiểm tra giấy, mực, dây cắm: Paper jam [/]"
    assert job.words.plain == told
    assert job.is_due(clock.now())
    job.look(clock.now())
    job.hear(JobNews(JobState.PRINTING))
    clock.advance(seconds=2)
    assert not job.is_due(clock.now())
    clock.advance(seconds=1)
    assert job.is_due(clock.now())
    for over in (JobNews(JobState.DONE), None):
        job.hear(over)
        clock.advance(seconds=60)
        assert not job.is_due(clock.now())
        assert job.words.plain == "A-7: hệ thống in báo đã xong"


async def test_the_job_is_followed_until_it_is_over(app, clock):
    news = [JobNews(JobState.PRINTING), JobNews(JobState.DONE)]
    with (
        patch(PRINT_FILE, side_effect=lambda path, *_, **__: Sent(path, "A", "A-7")),
        patch("hoinghi_tui.services.print_queue.job_news", side_effect=news) as asked,
    ):
        async with app.run_test(size=WIDE) as pilot:
            await pilot.press("space", "p")
            await settled(app, pilot)
            await pilot.press("i")
            await settled(app, pilot)
            # The program's own seconds may come in between; they change nothing.
            for _ in range(5):
                clock.advance(seconds=3)
                app.screen.tick(clock.now())
                await settled(app, pilot)
            assert "A-7: hệ thống in báo đã xong" in words(app, "#print-result")
            assert "Máy in “A” đã nhận" in words(app, "#print-result")
    assert asked.call_count == 2


async def test_certificates_go_on_a_blank_that_is_chosen(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("v")
        assert "hoinghi-tui blanks" in toasts(app)[-1][1]
        print_profiles.save_profile(PrintProfile(name="Canon [/]", dx_mm=1.5))
        await pilot.press("v", "1", "space", "p")
        await settled(app, pilot)
        assert "phôi “Canon [/]”" in words(app, "#print-state")
        assert "giấy khen trên phôi" in words(app, "#print-result")
        await pilot.press("v", "0")
        await pilot.pause()
        assert "phôi" not in words(app, "#print-state")
