"""The frame around every screen: keys, dialogs, undo, what is told, two stations."""

import asyncio
from datetime import timedelta

import pytest
from screen_reading import painted, toasts, words
from textual.command import CommandList, CommandPalette
from textual.screen import ModalScreen
from textual.widgets import Input, TextArea

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.awards.proxy_form import ProxyForm
from hoinghi_tui.ui.frame import TABS, shortened
from hoinghi_tui.ui.help import HelpScreen
from hoinghi_tui.ui.screens import screen_class

NARROW, WIDE = (80, 24), (120, 36)
SOAI = "dv-007"


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "awards")


PATIENCE_S = 20
"""How long a busy machine may take to show what was asked for."""


class Note(ModalScreen[None]):
    """A form with a text area, as a later screen may have."""

    def compose(self):
        yield TextArea("")


async def seen(app, text):
    """Wait until a text stands on the screen; the app looks at the log ten times a second."""
    async with asyncio.timeout(PATIENCE_S):
        while not any(text in line for line in painted(app)):
            await asyncio.sleep(0.01)


async def offered(palette):
    """Wait until the palette has put what it found into its list."""
    async with asyncio.timeout(PATIENCE_S):
        while not palette.query_one(CommandList).option_count:
            await asyncio.sleep(0.01)


async def choose(pilot, query):
    """Type into the palette and take what it offers first."""
    await pilot.press("ctrl+p")
    await pilot.press(*query)
    palette = pilot.app.screen
    assert isinstance(palette, CommandPalette)
    await pilot.app.workers.wait_for_complete()
    await offered(palette)
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_every_tab_is_named_and_none_is_cut(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        bar = painted(app)[1]
    for tab in TABS:
        name = tab.title if size is WIDE or tab.mode == "awards" else tab.short
        assert f" {tab.key} {name} " in bar


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_f_key_and_a_click_open_the_same_place(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("f2")
        assert app.current_mode == "overview"
        await pilot.pause()
        await pilot.click("#tab-bar", offset=(painted(app)[1].index("F9") + 1, 0))
        assert app.current_mode == "preparation"


async def test_a_key_of_the_footer_can_be_clicked(app):
    app.session.door.check_in("dv-001")  # the day has begun
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        keys = painted(app)[-1]
        await pilot.click("#key-bar", offset=(keys.index("nhận thay"), 0))
        assert isinstance(app.screen, ProxyForm)
        await pilot.press("escape")
        app.session.door.check_in(SOAI)
        await pilot.click("#key-bar", offset=(keys.index("hoàn tác"), 0))
        await pilot.pause()
    assert set(app.session.state.attendance) == {"dv-001"}


@pytest.mark.parametrize("tab", TABS, ids=lambda tab: tab.mode)
def test_a_printed_letter_works_with_caps_lock_too(tab):
    screen = screen_class(tab.mode)
    for command in screen.COMMANDS_HERE:
        keys = command.binding().key.split(",")
        assert len(keys) == len(set(keys))
        if len(command.cap) == 1 and command.cap.isalpha():
            assert {command.cap.upper(), command.cap.lower()} <= set(keys)


async def test_undo_names_what_it_undid_and_walks_back(app):
    async with app.run_test() as pilot:
        app.session.door.check_in("dv-001")
        app.session.door.check_in(SOAI)
        told = []
        for _ in range(3):
            await pilot.press("ctrl+z")
            told += toasts(app)
    # One message at a time: a pile would cover the screen.
    assert len(told) == 3
    assert told[0] == ("information", "Đã hoàn tác: Điểm danh Đào Văn Soái")
    assert told[1][1].startswith("Đã hoàn tác: Điểm danh ")
    assert told[2] == ("warning", "Bàn này chưa lưu việc nào để hoàn tác.")
    assert not app.session.state.attendance


async def test_undo_inside_a_form_touches_nothing_saved(app):
    async with app.run_test() as pilot:
        app.session.door.check_in(SOAI)
        await pilot.press("n", "b", "ctrl+z")
        assert isinstance(app.screen, ProxyForm)
        assert app.screen.query(Input).first().value == "b"
        await pilot.press("escape")
        await app.push_screen(Note())
        await pilot.press("a", "ctrl+z")
        assert app.screen.query_one(TextArea).text == ""
    assert SOAI in app.session.state.attendance


@pytest.mark.parametrize("key", ["f2", "ctrl+p"])
async def test_a_form_with_typing_in_it_stays_open(app, key):
    async with app.run_test() as pilot:
        await pilot.press("n", "b", key)
        assert isinstance(app.screen, ProxyForm)
        assert app.screen.query(Input).first().value == "b"
        assert app.current_mode == "awards"
        assert "Esc" in toasts(app)[0][1]


@pytest.mark.parametrize("opener", ["f1", "ctrl+p"])
async def test_help_and_palette_give_way_to_a_tab(app, opener):
    async with app.run_test() as pilot:
        await pilot.press(opener)
        assert isinstance(app.screen, HelpScreen | CommandPalette)
        await pilot.press("f9")
        assert app.current_mode == "preparation"
        await pilot.press("f7")
        assert app.screen is app.conference_screen()


@pytest.mark.parametrize("key", ["f1", "ctrl+p"])
async def test_the_same_key_closes_what_it_opened(app, key):
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert app.screen is not app.conference_screen()
        await pilot.press(key)
        assert app.screen is app.conference_screen()


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_help_names_every_key_of_its_place(app, size):
    async with app.run_test(size=size) as pilot:
        for tab in TABS:
            await pilot.press(tab.key.lower())
            assert app.current_mode == tab.mode
            await pilot.press("f1")
            prose = words(app, "#help-keys")
            assert tab.title in words(app, ".dialog-title")
            here = app.conference_screen()
            for command in (*here.COMMANDS_HERE, *app.APP_COMMANDS):
                assert command.cap in prose, tab
                assert command.help in prose, tab
            await pilot.press("escape")


@pytest.mark.parametrize(
    ("query", "mode"),
    [
        ("diem danh", "door"),
        ("dieu hanh", "agenda"),
        ("in giay khen", "printing"),
        ("so do phong", "seating"),
        ("tong quan", "overview"),
        ("Chuẩn bị", "preparation"),
    ],
)
async def test_the_palette_finds_without_accents(app, query, mode):
    async with app.run_test() as pilot:
        await choose(pilot, query)
        assert app.current_mode == mode


async def test_the_palette_runs_a_command_of_the_open_place(app):
    async with app.run_test() as pilot:
        await choose(pilot, "nhan thay")
        assert isinstance(app.screen, ProxyForm)


async def test_the_palette_says_in_vietnamese_that_it_finds_nothing(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p", *"qqqqq")
        await app.workers.wait_for_complete()
        await offered(app.screen)
        await pilot.pause()
        assert any("Không có lệnh nào khớp" in line for line in painted(app))


async def test_the_colours_change_and_change_back(app):
    async with app.run_test() as pilot:
        first = app.theme
        await pilot.press("f10")
        assert app.theme != first
        await pilot.press("f10")
        assert app.theme == first


async def test_a_full_disk_is_red_on_every_screen_and_recovers(app, session, disk_full):
    async with app.run_test(size=NARROW) as pilot:
        for tab in TABS:
            await app.switch_mode(tab.mode)
            await pilot.pause()
            with disk_full():
                app.perform(lambda: session.door.check_in(SOAI))
            await pilot.pause()
            assert painted(app)[-2].strip().startswith("✗ CHƯA LƯU – ổ đĩa đầy"), tab
            assert app.screen.query_one("#status-line").has_class("-not-saved")
            assert toasts(app)[-1][0] == "error"
            app.perform(lambda: session.door.check_in(SOAI))
            await pilot.pause()
            assert "CHƯA LƯU" not in painted(app)[-2], tab
            assert not app.screen.query_one("#status-line").has_class("-not-saved")
            session.undo_last()


async def test_a_success_takes_an_older_failure_down_but_no_news(app, disk_full):
    async with app.run_test() as pilot:
        with disk_full():
            app.perform(lambda: app.session.door.check_in(SOAI))
            await pilot.pause()
            app.perform(lambda: None)
            await pilot.pause()
            assert [severity for severity, _ in toasts(app)] == ["error"]
        app.perform(lambda: app.session.door.check_in(SOAI))
        await pilot.pause()
        assert toasts(app) == []
        app.say("Mới.", "warning")
        await pilot.pause()
        app.perform(lambda: app.session.door.report_leaving(SOAI))
        await pilot.pause()
        assert toasts(app) == [("warning", "Mới.")]


async def test_a_message_does_not_follow_onto_another_tab(app):
    async with app.run_test(notifications=True) as pilot:
        app.say("Của trang này.", "error")
        await pilot.pause()
        await pilot.press("f9")
        await pilot.pause()
        assert toasts(app) == []
        assert not any("Của trang này" in line for line in painted(app))


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_last_word_of_a_long_message_is_painted(app, size):
    some = ["(Ctrl+Q)", "khác", "nghị", "HĐND&UBND", "trao", "Hội", "Sơn,", "người", "thoát", "a"]
    async with app.run_test(size=size, notifications=True) as pilot:
        for count in range(16, 46):
            app.say(" ".join(some[at * at * count % 10] for at in range(count)) + f" HẾT{count}")
            await pilot.pause()
            await pilot.pause()
            assert any(f"HẾT{count}" in line for line in painted(app))


async def test_a_narrow_dialog_leaves_no_letters_of_the_page_beside_it(app):
    async with app.run_test(size=NARROW) as pilot:
        await pilot.press("n")
        await pilot.pause()
        assert app.screen.query_one(".dialog").region.width == NARROW[0]
        await pilot.press("escape", "ctrl+p")
        await pilot.pause(0.1)
        assert app.screen.query_one("#--input").region.width == NARROW[0]


async def test_a_damaged_log_is_told_at_once(sample_folder, clock):
    log = sample_folder / "events.jsonl"
    log.write_bytes(log.read_bytes().replace(b"H'Bia", b"H'Bja", 1))
    with Session.open(sample_folder, clock=clock) as session:
        app = HoiNghiApp(session)
        async with app.run_test(size=WIDE) as pilot:
            await pilot.pause()
            [(severity, sentence)] = toasts(app)
            assert severity == "error"
            assert "dòng 2" in sentence
            assert painted(app)[-2].strip().startswith("■ CHỈ XEM")


async def test_what_was_set_aside_is_told_at_once(sample_folder, clock):
    with (sample_folder / "events.jsonl").open("ab") as log:
        log.write(b'{"seq":')
    with Session.open(sample_folder, clock=clock) as session:
        app = HoiNghiApp(session)
        async with app.run_test() as pilot:
            await pilot.pause()
            [(severity, sentence)] = toasts(app)
    assert severity == "warning"
    assert "ghi dở" in sentence


async def test_a_moved_wall_clock_is_told_once(app, clock):
    async with app.run_test() as pilot:
        clock.wall_step = lambda: timedelta(hours=1)
        app._tick()
        app._tick()
        await pilot.pause()
        assert [text for _, text in toasts(app) if "Đồng hồ" in text] == [toasts(app)[0][1]]


async def test_the_other_station_is_seen_within_three_tenths(app, desk_two):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "Có mặt 0/40" in painted(app)[-2]
        desk_two.door.check_in(SOAI)
        await seen(app, "Có mặt 1/40")


async def test_two_windows_show_the_same(session, desk_two):
    here, there = HoiNghiApp(session, "awards"), HoiNghiApp(desk_two, "overview")
    async with here.run_test(size=WIDE) as pilot:
        await pilot.press("enter", "enter")
        async with there.run_test(size=WIDE):
            await seen(there, "Trao Văn phòng")


@pytest.mark.parametrize("size", [NARROW, WIDE, (40, 24), (160, 40)])
async def test_a_hostile_title_leaves_clock_and_station_in_place(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        bar = app.screen.query_one("#title-bar")
        for title in ("[/] {{x}} =cmd() [bold]x", "H" * 500, "会議" * 60, "a\nb\x1bc"):
            bar.show(title, ("MẪU",), "Bàn [/] " + "n" * 90, "07:25:00")
            await pilot.pause()
            line = painted(app)[0]
            assert line.rstrip().endswith("07:25:00")
            assert "MẪU" in line
            assert "\x1b" not in line


@pytest.mark.parametrize(
    ("text", "room", "short"),
    [
        ("Hội nghị tổng kết", 17, "Hội nghị tổng kết"),
        ("Hội nghị tổng kết", 16, "Hội nghị tổng…"),
        ("Hội nghị", 5, "Hội…"),
        ("Hội", 2, "H…"),
        ("会議室", 4, "会…"),
        ("a \n b", 9, "a b"),
    ],
)
def test_a_text_is_shortened_between_words(text, room, short):
    assert shortened(text, room) == short


@pytest.mark.parametrize("first", ["printing", "door"])
async def test_a_second_that_passes_while_a_tab_opens_does_no_harm(session, first):
    app = HoiNghiApp(session, first)
    others = [tab.mode for tab in TABS if tab.mode != first]
    async with app.run_test() as pilot:
        for mode in others if first == "printing" else ["printing"]:
            opening = app.switch_mode(mode)
            app._tick()
            app.data_changed()
            await opening
            await pilot.pause()
            assert app.current_mode == mode
            assert app.screen.is_drawn


async def test_a_second_that_passes_while_the_program_ends_does_no_harm(session):
    app = HoiNghiApp(session, "door")
    async with app.run_test() as pilot:
        await pilot.pause()
        await app.screen.remove_children()
        app._running = False  # as Textual has it from the first step of taking an app down
        app._tick()
        app.data_changed()
        app._running = True
