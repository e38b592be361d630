"""The keys of F6 that make the agenda: what they open, what is said afterwards."""

import pytest
from desk import SIZES
from screen_reading import painted, said, text

from hoinghi_tui.services.session import Session
from hoinghi_tui.services.setup import create_blank
from hoinghi_tui.ui.agenda.agenda_list import AgendaList
from hoinghi_tui.ui.agenda.comparison import ComparisonScreen
from hoinghi_tui.ui.agenda.introductions_screen import IntroductionsScreen
from hoinghi_tui.ui.agenda.item_form import ItemForm
from hoinghi_tui.ui.agenda.script_editor import ScriptArea
from hoinghi_tui.ui.agenda.source_preview import AgendaPreview
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.confirm import Confirm


def titles(session):
    return [one.title for one in session.agenda.items()]


async def settle(pilot):
    for _ in range(3):
        await pilot.pause()


def id_of(session, name):
    return next(one.id for one in session.state.delegates.values() if one.full_name == name)


def come(session, *names):
    for name in names:
        session.door.check_in(id_of(session, name), accept_declined=True)


def begin_introductions(session, clock):
    """Start items until the introductions run."""
    for _ in range(3):
        session.agenda.start_next()
        clock.advance(minutes=3)


async def test_enter_edits_the_chosen_item_and_says_so(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ItemForm)
        assert app.screen.box("title").value == "Ổn định tổ chức, chào cờ"
        app.screen.box("title").value = "Chào cờ"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert "Đã lưu mục “Ổn định tổ chức, chào cờ”" in said(app)
        assert any("Chào cờ" in line for line in painted(app))


async def test_i_puts_an_item_before_the_chosen_one(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("down", "down", "i")
        await settle(pilot)
        app.screen.box("title").value = "Văn nghệ"
        app.screen.box("minutes").value = "10"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert titles(session)[2] == "Văn nghệ"
        await pilot.press("ctrl+z")
        assert "Văn nghệ" not in titles(session)


async def test_delete_asks_and_can_be_taken_back(session):
    app = HoiNghiApp(session, "agenda")
    before = titles(session)
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("down", "delete")
        await settle(pilot)
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape", "delete")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert titles(session) == [before[0], *before[2:]]
        assert "Đã xóa mục" in said(app)
        await pilot.press("ctrl+z")
        assert titles(session) == before


async def test_what_has_begun_cannot_be_deleted_and_nothing_is_put_before_it(session):
    session.agenda.start_next()
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("delete")
        await settle(pilot)
        assert app.screen is app.conference_screen()
        await pilot.press("i")
        await settle(pilot)
        assert any("THÊM MỤC Ở CUỐI" in line for line in painted(app))


async def test_a_click_on_the_list_only_chooses(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.click(AgendaList, offset=(20, 2))
        await settle(pilot)
        assert app.screen is app.conference_screen()


async def test_w_prints_the_rest_and_names_the_file(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot)
        await pilot.press("w")
        await app.workers.wait_for_complete()
        await settle(pilot)
        [made] = (session.folder / "out").glob("*.docx")
        assert f"out/{made.name}" in said(app)


@pytest.mark.parametrize("size", SIZES)
async def test_three_times_stand_side_by_side(session, clock, size):
    session.agenda.start_next()
    clock.advance(minutes=6, seconds=12)
    session.agenda.start_next()
    clock.advance(seconds=30)
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert isinstance(app.screen, ComparisonScreen)
        lines = painted(app)
        [first] = [line for line in lines if "07:25:00–07:31:12" in line]
        assert "07:00–07:30" in first
        assert "+25′" in first
        [running] = [line for line in lines if "07:31:12–…" in line]
        assert "+1′12″" in running
        assert "–07:36" in running
        await pilot.press("escape")
        await settle(pilot)
        assert not isinstance(app.screen, ComparisonScreen)


@pytest.mark.parametrize("size", SIZES)
async def test_the_comparison_tells_of_a_pause_that_still_lasts(session, clock, size):
    session.agenda.start_next()
    session.agenda.pause_or_resume()
    clock.advance(minutes=2, seconds=5)
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await pilot.press("v")
        await settle(pilot)
        lines = painted(app)
        assert any("tạm dừng 2′5″" in line for line in lines)
        [head] = [line for line in lines if "Lệch đầu" in line]
        assert ("Dừng" in head) == (size[0] > 80)


async def test_f6_tells_how_many_wait_and_g_opens_the_list(session, clock):
    begin_introductions(session, clock)
    clock.advance(minutes=1)
    come(session, "Trịnh Bá Kiên", "Đào Văn Soái")
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert "Space mục kế  G bổ sung 2  P dừng" in painted(app)[-1]
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, IntroductionsScreen)
        await pilot.press("a", "a", "escape")  # each belongs to a body of its own
        await pilot.pause()
        await pilot.pause()
        assert "bổ sung" not in painted(app)[-1]


async def test_x_on_f6_edits_and_the_page_shows_it_filled_in(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.pause()
        await pilot.press("x")
        await pilot.pause()
        app.screen.query_one(ScriptArea).text = "Chào {số phút} {gì đó}"
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert text(app, "#script") == "Chào 30 …"


@pytest.mark.parametrize("size", SIZES)
async def test_without_an_agenda_the_page_says_how_to_begin(tmp_path, clock, size):
    create_blank(tmp_path / "hn", "Họp", clock=clock)
    with Session.open(tmp_path / "hn", clock=clock) as session:
        app = HoiNghiApp(session, "agenda")
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            assert "Chưa có chương trình" in " ".join(painted(app))
            assert "Ctrl+O lập chương trình từ mẫu" in " ".join(painted(app))
            await pilot.press("enter", "delete", "x", "z", "v", "d", "w")
            assert app.screen is app.conference_screen()
            await pilot.press("i")
            await settle(pilot)
            app.screen.box("title").value = "Khai mạc"
            app.screen.box("minutes").value = "5"
            await pilot.press("ctrl+s")
            await settle(pilot)
            assert titles(session) == ["Khai mạc"]
            await pilot.press("ctrl+o", "enter")
            await settle(pilot)
            assert isinstance(app.screen, AgendaPreview)


async def test_no_message_covers_a_dialog(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        app.say("Một lời vừa nói.")
        await pilot.press("d")
        await settle(pilot)
        assert said(app) == ""
