"""F8, tab 5: the text of page 1, made in a thread while the cursor rests."""

import io
from threading import Event
from unittest.mock import patch

import pytest
from docx import Document
from screen_reading import painted, words
from textual.widgets import Static

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.services.printing import Printing
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing import page_preview
from hoinghi_tui.ui.printing.page_preview import PagePreview
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS
from hoinghi_tui.ui.widgets.row_list import RowList

NARROW, WIDE = (80, 24), (120, 36)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
PLACES = {one.id: place for place, one in enumerate(WHOLE_PAPERS)}
A4, BY_SEAT, BY_NAME, MINUTES = (
    PLACES[paper] for paper in ("seat-plan-a4", "seats-by-seat", "seats-by-name", "minutes")
)


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr(page_preview, "_SETTLE_S", 0.01)
    monkeypatch.setattr(page_preview, "_NEXT_LOOK_S", 0.01)


@pytest.fixture
def app(arranged):
    return HoiNghiApp(arranged, "printing")


async def shown(app, pilot):
    """Wait until the page in sight is filled; return its text."""
    preview = app.screen.query_one(PagePreview)
    while not preview.is_settled:
        await pilot.pause()
    await pilot.pause()
    return words(app, "#print-preview")


async def turn_to(pilot, line):
    await pilot.press("5", "home")
    pilot.app.screen.query_one(RowList).cursor = line - 1 if line else 0
    await pilot.press(*["down"] * bool(line))


def _document(*paragraphs):
    made, out = Document(), io.BytesIO()
    for text in paragraphs:
        made.add_paragraph(text)
    made.save(out)
    return out.getvalue()


def fills():
    """Count the documents that are filled, and fill them."""
    return patch.object(Printing, "render", side_effect=lambda job: job.fill())


@SIZES
async def test_page_1_is_shown_as_text_and_nothing_is_saved(app, size):
    before = app.session.store.last_seq
    async with app.run_test(size=size) as pilot:
        await turn_to(pilot, BY_NAME)
        text = await shown(app, pilot)
        assert "DANH SÁCH CHỖ NGỒI" in text
        assert "Đại Sơn, ngày … tháng … năm …" in " ".join(text.split())
        assert any("DANH SÁCH CHỖ NGỒI" in line for line in painted(app))
    assert app.session.store.last_seq == before
    assert not (app.session.folder / "out").exists()


@SIZES
async def test_no_line_is_cut_at_the_edge(app, size):
    async with app.run_test(size=size) as pilot:
        for line in (A4, BY_SEAT):
            await turn_to(pilot, line)
            text = await shown(app, pilot)
            width = app.screen.query_one("#print-preview", Static).content_size.width
            assert max(map(len, text.split("\n"))) <= width


@SIZES
async def test_page_keys_scroll_the_page_and_leave_the_cursor_alone(app, size):
    async with app.run_test(size=size) as pilot:
        await turn_to(pilot, BY_NAME)
        await shown(app, pilot)
        preview = app.screen.query_one(PagePreview)
        await pilot.press("pagedown")
        await pilot.pause()
        assert preview.scroll_y > 0
        assert not any("DANH SÁCH CHỖ NGỒI" in line for line in painted(app))
        await pilot.press("pageup")
        await pilot.pause()
        assert preview.scroll_y == 0
        assert "DANH SÁCH CHỖ NGỒI" in words(app, "#print-preview")


async def test_page_keys_go_through_the_list_of_people_as_before(app):
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("2", "pagedown")
        await pilot.pause()
        assert app.screen.query_one("#certificates").cursor > 1


async def test_a_document_left_again_at_once_is_not_filled(app, monkeypatch):
    monkeypatch.setattr(page_preview, "_SETTLE_S", 0.5)
    async with app.run_test(size=WIDE) as pilot:
        with fills() as filled:
            await turn_to(pilot, BY_NAME)
            assert "Đang xem trang 1…" in words(app, "#print-preview")
            await shown(app, pilot)
        assert [call.args[0].kind for call in filled.call_args_list] == ["print_seats-by-name"]


async def test_keys_go_on_while_a_thread_fills_and_what_it_brings_late_is_dropped(app):
    go_on, begun = Event(), Event()

    def slowly(job):
        begun.set()
        assert go_on.wait(30)
        return job.fill()

    async with app.run_test(size=WIDE) as pilot:
        with patch.object(Printing, "render", side_effect=slowly):
            await turn_to(pilot, BY_SEAT)
            while not begun.is_set():
                await pilot.pause()
            await pilot.press("2")
            person = words(app, "#print-preview")
            go_on.set()
            await app.workers.wait_for_complete(list(app.workers))
            await pilot.pause()
        assert words(app, "#print-preview") == person
        assert "DANH SÁCH" not in person


async def test_coming_back_shows_the_page_at_once_until_something_is_saved(app):
    async with app.run_test(size=WIDE) as pilot:
        with fills() as filled:
            await turn_to(pilot, BY_SEAT)
            page = await shown(app, pilot)
            await pilot.press("down")
            await shown(app, pilot)
            times = filled.call_count
            await pilot.press("up")
            assert words(app, "#print-preview") == page
            assert filled.call_count == times
            first = app.session.roster.all()[0]
            app.session.door.check_in(first.id)
            app.screen.refresh_data()
            assert words(app, "#print-preview") == page
            await shown(app, pilot)
            assert filled.call_count == times + 1


async def test_what_changed_is_seen_and_the_place_is_kept(app):
    async with app.run_test(size=NARROW) as pilot:
        await turn_to(pilot, BY_SEAT)
        await shown(app, pilot)
        await pilot.press("pagedown")
        await pilot.pause()
        place = app.screen.query_one(PagePreview).scroll_y
        with patch.object(Printing, "render", return_value=Rendered(_document("MỚI", *["x"] * 59))):
            app.session.door.check_in("dv-001")
            app.screen.refresh_data()
            assert "MỚI" in await shown(app, pilot)
        assert app.screen.query_one(PagePreview).scroll_y == place > 0


@SIZES
async def test_a_refusal_is_said_in_words(bare, size):
    app = HoiNghiApp(bare, "printing")
    async with app.run_test(size=size) as pilot:
        await turn_to(pilot, A4)
        text = await shown(app, pilot)
        assert "▲ Chưa in được:" in text
        assert "F4" in text
        await turn_to(pilot, MINUTES)
        assert "PgDn" not in words(app, "#print-state")
        assert "Hội nghị chưa bắt đầu" in await shown(app, pilot)


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (DocumentError("Mẫu “[/]” có lỗi."), "Mẫu “[/]” có lỗi."),
        (MemoryError("[/] no room"), "MemoryError: [/] no room"),
    ],
)
async def test_a_failure_in_the_thread_is_said(app, failure, said):
    async with app.run_test(size=WIDE) as pilot:
        with (
            patch.object(Printing, "render", side_effect=failure),
            patch.object(app, "_handle_exception", lambda error: None),
        ):
            await turn_to(pilot, BY_SEAT)
            assert said in await shown(app, pilot)


async def test_hostile_text_is_shown_as_it_is(app):
    hostile = "[/] [red]đỏ[/red] =cmd() {{x}}"
    with patch.object(Printing, "render", return_value=Rendered(_document(hostile))):
        async with app.run_test(size=WIDE) as pilot:
            await turn_to(pilot, BY_SEAT)
            assert await shown(app, pilot) == hostile
            assert any(hostile in line for line in painted(app))


async def test_a_page_without_a_word_is_told(app):
    with patch.object(Printing, "render", return_value=Rendered(_document())):
        async with app.run_test(size=WIDE) as pilot:
            await turn_to(pilot, BY_SEAT)
            assert "chưa có chữ nào" in await shown(app, pilot)


async def test_the_page_is_made_anew_for_another_width(app):
    async with app.run_test(size=WIDE) as pilot:
        await turn_to(pilot, BY_SEAT)
        wide = await shown(app, pilot)
        await pilot.resize_terminal(*NARROW)
        await pilot.pause()
        narrow = await shown(app, pilot)
        assert max(map(len, narrow.split("\n"))) < max(map(len, wide.split("\n")))
