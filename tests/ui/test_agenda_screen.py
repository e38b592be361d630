"""The MC's screen: what it says in each state, what its keys do and refuse."""

import re
from dataclasses import replace
from datetime import time, timedelta

import pytest
from textual.widgets import Input

from hoinghi_tui.domain.agenda import Anchor, ItemState
from hoinghi_tui.services.rows import change, deletion
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.agenda_list import AgendaList
from hoinghi_tui.ui.agenda.commands import COMMANDS
from hoinghi_tui.ui.agenda.minutes_form import MinutesForm
from hoinghi_tui.ui.agenda.screen import AgendaScreen
from hoinghi_tui.ui.app import HoiNghiApp

WIDE = (120, 36)
SMALL = (80, 24)


@pytest.fixture(autouse=True)
def somebody_is_at_work(monkeypatch):
    """The clock is moved by minutes here, in which a program is open, not interrupted."""
    monkeypatch.setattr("hoinghi_tui.services.agenda_watch.GAP", timedelta(days=1))


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "agenda")


def screen_text(app):
    """All that is written on the screen, line by line."""
    width, height = app.size
    strips = app.screen._compositor.render_strips()
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
    assert all(len(line) <= width for line in lines)
    return "\n".join(lines[:height])


def keys(app):
    return screen_text(app).splitlines()[-1]


def said(app):
    return [notification.message for notification in app._notifications]


def item(session, number):
    return session.agenda.items()[number - 1]


def tick(app, session):
    app.conference_screen().tick(session.now())


async def settle(pilot):
    await pilot.pause()
    await pilot.pause()


async def begin(pilot, clock, *minutes):
    """Start one item after the other, each for so many minutes."""
    await settle(pilot)
    for span in minutes:
        await pilot.press("space")
        clock.advance(minutes=span)
    tick(pilot.app, pilot.app.session)
    await settle(pilot)


async def test_before_the_start_it_counts_down(app, clock):
    clock.advance(minutes=-30)  # 06:55, five minutes before the reception
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "SẮP BẮT ĐẦU" in text
        assert "bắt đầu sau 05:00" in text  # the status line
        assert "Kính thưa quý vị đại biểu, Ban Tổ chức" in text
        assert "KẾ TIẾP  07:30  Ổn định tổ chức, chào cờ" in text


async def test_after_the_planned_start_it_asks_to_begin(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "CHƯA BẤM GIỜ" in screen_text(app)
        assert "Space bắt đầu" in keys(app)
        assert "chưa bấm giờ" in screen_text(app)
        assert "đúng giờ" not in screen_text(app).splitlines()[-2]
        await pilot.press("space")
        await settle(pilot)
        assert "Space mục kế" in keys(app)


async def test_space_starts_and_goes_on(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 5)
        assert item(session, 1).state is ItemState.RUNNING
        await pilot.press("space")
        assert item(session, 1).state is ItemState.DONE
        assert item(session, 2).state is ItemState.RUNNING
        text = screen_text(app)
        assert "2/13  NGHI LỄ" in text
        assert "ĐANG DIỄN RA" in text
        assert "Ổn định tổ chức, chào cờ" in text
        assert "Nguyễn Đăng Khôi" in text
        assert "phải xong  07:35" in text


async def test_a_double_press_is_told_and_moves_nothing(app, session):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("space", "space")
        assert item(session, 1).state is ItemState.RUNNING
        assert item(session, 2).state is ItemState.WAITING
        assert any("vừa bắt đầu" in words for words in said(app))


async def test_a_press_on_what_another_station_has_left_is_refused(
    app, session, sample_folder, clock
):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 5)
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            other.agenda.start_next()
            clock.advance(seconds=30)
            app.conference_screen().action_next()  # before the screen has heard of it
        await settle(pilot)
        assert item(session, 2).state is ItemState.RUNNING
        assert item(session, 3).state is ItemState.WAITING
        assert any("Bàn khác" in words for words in said(app))


async def test_what_another_station_starts_is_seen(app, sample_folder, clock):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            other.agenda.start_next()
        app._poll()
        await settle(pilot)
        assert "ĐANG DIỄN RA" in screen_text(app)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (60, "▶ ĐANG DIỄN RA"),
        (121, "▲ CÒN DƯỚI 3 PHÚT"),
        (250, "▲ CÒN DƯỚI 1 PHÚT"),
        (305, "✖ QUÁ GIỜ"),
    ],
)
@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_state_is_a_word_at_both_sizes(app, session, clock, seconds, words, size):
    async with app.run_test(size=size) as pilot:
        await begin(pilot, clock, 5)
        await pilot.press("space")  # five minutes of ceremony
        clock.advance(seconds=seconds)
        tick(app, session)
        await settle(pilot)
        assert words in screen_text(app)


async def test_pause_stops_the_clock_and_says_so(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        await pilot.press("p")
        await settle(pilot)
        assert "‖ TẠM DỪNG" in screen_text(app)
        clock.advance(minutes=10)
        await pilot.press("P")
        await settle(pilot)
        assert "TẠM DỪNG" not in screen_text(app)
        assert item(session, 1).paused_s == 600


async def test_plus_and_minus_change_the_running_item(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        await pilot.press("plus", "plus", "equals_sign", "minus")
        await settle(pilot)
        assert item(session, 1).extension_s == 120
        assert "30′ +2′" in screen_text(app)


async def test_the_cursor_chooses_what_is_changed_and_the_screen_names_it(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        assert "+ − cho  Đón tiếp đại biểu" in screen_text(app)
        await pilot.press("down", "down", "down")
        await settle(pilot)
        text = screen_text(app)
        assert "+ − K J S cho  Khai mạc hội nghị" in text
        assert "XEM TRƯỚC  Khai mạc hội nghị" in text
        assert "phát biểu khai mạc hội nghị" in text
        await pilot.press("plus")
        assert item(session, 4).extension_s == 60
        assert item(session, 1).extension_s == 0
        await pilot.press("escape", "plus")
        await settle(pilot)
        assert item(session, 1).extension_s == 60
        assert "LỜI DẪN" in screen_text(app)


async def test_going_on_brings_the_cursor_back(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        await pilot.press("down", "down", "down", "space")
        await settle(pilot)
        assert app.screen.query_one(AgendaList).picked == "ct-02"
        assert "+ − cho  Ổn định tổ chức, chào cờ" in screen_text(app)


async def test_skip_and_restore_the_chosen_item(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        await pilot.press("k")  # the running item cannot be skipped
        assert item(session, 1).state is ItemState.RUNNING
        await pilot.press("down", "k")
        await settle(pilot)
        assert item(session, 2).state is ItemState.SKIPPED
        assert "bỏ qua" in screen_text(app)
        await pilot.press("k")
        assert item(session, 2).state is ItemState.WAITING


async def test_minus_at_the_minimum_is_refused_in_words(app, session):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        await pilot.press("down", "minus", "minus", "minus")
        assert item(session, 2).extension_s == -120
        assert any("ngắn nhất" in words for words in said(app))


async def test_backdate_asks_for_minutes_and_shows_the_result_first(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 10)
        await pilot.press("space", "b")
        await settle(pilot)
        assert isinstance(app.screen, MinutesForm)
        await pilot.press("4")
        await settle(pilot)
        assert app.screen.query_one(Input).value == "4"
        assert "bắt đầu lúc 07:31" in screen_text(app)
        await pilot.press("enter")
        await settle(pilot)
        assert session.agenda.clock(item(session, 2).started_at) == "07:31"
        assert item(session, 1).ended_at == item(session, 2).started_at


async def test_backdating_too_far_says_so_and_esc_changes_nothing(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 10)
        await pilot.press("space", "b", "9", "9")
        await settle(pilot)
        assert "Không thể lùi" in screen_text(app)
        await pilot.press("escape")
        await settle(pilot)
        assert item(session, 2).started_at == clock.now()


async def test_end_leaves_a_gap(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 3)
        await pilot.press("e")
        await settle(pilot)
        assert item(session, 1).state is ItemState.DONE
        assert item(session, 2).state is ItemState.WAITING
        assert "○ GIỮA HAI MỤC" in screen_text(app)
        assert "giữa hai mục ·" in screen_text(app)
        clock.advance(minutes=3)
        app._tick()
        await settle(pilot)
        assert "▲ CHƯA BẤM GIỜ" in screen_text(app)
        assert "chưa bấm giờ" in screen_text(app)
        assert "giữa hai mục" not in screen_text(app).lower()


async def test_ctrl_z_takes_a_start_back(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 3)
        await pilot.press("space", "ctrl+z")
        assert item(session, 1).state is ItemState.RUNNING
        assert "Đã hoàn tác: Bắt đầu: Ổn định tổ chức, chào cờ" in said(app)


async def test_keys_that_do_not_apply_are_left_out(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        screen = app.conference_screen()

        usual = {one.action for one in COMMANDS} - {"introductions"}

        def offered():
            return {one.action for one in screen.visible_commands()} & usual

        waiting = {"next", "more", "less", "skip", "backdate", "message", "shift"}
        assert offered() == waiting
        await begin(pilot, clock, 1)
        assert offered() == {"next", "pause", "more", "less", "backdate", "end", "message"}
        await pilot.press("down", "down")
        assert offered() >= {"jump", "shift", "skip"}
        await pilot.press("space")
        assert "reopen" in offered()
        assert "P dừng" in screen_text(app)


async def test_the_end_of_all(app, session, clock):
    for _ in range(13):
        session.agenda.start_next()
        clock.advance(minutes=5)
    session.agenda.end_current()
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "✔ ĐÃ KẾT THÚC" in text
        assert "Đã xong 08:30" in text
        assert "KẾ TIẾP  không còn mục nào" in text
        assert "nhắn" not in keys(app)
        await pilot.press("space")
        assert item(session, 13).state is ItemState.DONE


async def test_a_presenters_arrival_is_seen_at_once(app, session, sample_folder, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 5)
        assert "▲ CHƯA ĐẾN" in screen_text(app)
        assert "▲ Chưa có mặt: 07:30 Nguyễn Đăng Khôi" in screen_text(app)
        with Session.open(sample_folder, station="Bàn đón", clock=clock) as door:
            door.seating.move("dv-013", "MC1")
            door.door.check_in("dv-013")
        app._poll()
        await settle(pilot)
        assert "Nguyễn Đăng Khôi" in screen_text(app)
        assert "● đã đến · ghế MC1" in screen_text(app)


async def test_what_must_be_cut_and_missed_promises_are_told(app, session):
    session.agenda.extend("ct-11", 90)
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        assert "▲ Cần rút 11′ để kịp giờ" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_hostile_titles_scripts_and_notes_pass_unharmed(app, session, size):
    before = session.agenda.items()[0]
    after = replace(
        before,
        title="[/] =cmd() {{x}} ../x",
        script="[/bold] [red]x[/red] " + "dài " * 500,
        presenter_note="[/]" + "y" * 500,
    )
    session.work.act("test", lambda: change("agenda", before, after))
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "[/] =cmd() {{x}} ../x" in text
        assert "[/bold]" in text


async def test_a_long_script_scrolls_by_page_keys(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 5, 5)
        await pilot.press("space")  # the introduction, the longest script
        await settle(pilot)
        scroll = app.screen.query_one("#script-scroll")
        assert scroll.scroll_offset.y == 0
        await pilot.press("pagedown")
        await settle(pilot)
        assert scroll.scroll_offset.y > 0
        await pilot.press("pageup")
        await settle(pilot)
        assert scroll.scroll_offset.y == 0


async def test_on_a_small_screen_the_list_takes_turns_with_the_script(app, clock):
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, clock, 5)
        text = screen_text(app)
        assert "LỜI DẪN" in text
        assert "KẾ TIẾP" in text
        assert "DUYỆT" not in text
        assert "L các mục" in text
        await pilot.press("l")
        await settle(pilot)
        text = screen_text(app)
        assert "DUYỆT  DỰ KIẾN" in text
        assert "Giải lao" in text
        assert "LỜI DẪN" not in text
        await pilot.press("down")
        assert app.screen.query_one(AgendaList).picked == "ct-02"
        await pilot.press("escape")
        await settle(pilot)
        assert "LỜI DẪN" in screen_text(app)


async def test_the_keys_of_every_minute_are_never_left_out(app, session, clock):
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, clock, 5)
        for word in ("Space mục kế", "P dừng", "+ 1′", "− 1′", "G giới thiệu", "Ctrl+Z", "F1 trợ"):
            assert word in keys(app)
        assert "L các mục" in keys(app)
        session.agenda.extend("ct-11", 90)
        app.data_changed()
        await settle(pilot)
        for word in ("Space mục kế", "P dừng", "+ 1′", "− 1′", "G giới thiệu", "Ctrl+Z", "F1 trợ"):
            assert word in keys(app)
        assert "C rút 11′" in keys(app)


async def test_the_key_that_cuts_comes_while_the_clock_runs(app, session, clock):
    session.agenda.extend("ct-11", 79)
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 0)
        assert "C cần rút" not in keys(app)
        clock.advance(minutes=70, seconds=30)  # all the slack is used up, nobody pressed a key
        tick(app, session)
        await settle(pilot)
        need = session.agenda.forecast().need_to_cut
        assert need
        assert f"C cần rút {-(-need // timedelta(minutes=1))}′" in keys(app)


async def test_a_click_on_ctrl_z_takes_back(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 1)
        await pilot.click("#key-bar", offset=(keys(app).index("Ctrl+Z"), 0))
        await settle(pilot)
        assert item(session, 1).state is ItemState.WAITING


async def test_a_missed_promise_is_told_where_no_list_is(app, session, clock):
    before = session.agenda.items()[4]
    hard = replace(before, anchor=Anchor.HARD_START, anchor_at=time(7, 55))
    session.work.act("test", lambda: change("agenda", before, hard))
    session.agenda.extend("ct-02", 60)
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, clock, 1)
        assert "▲ Lỡ hẹn 07:55" in screen_text(app)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_a_pause_tells_since_when_and_the_times_add_up(app, session, clock, size):
    async with app.run_test(size=size) as pilot:
        session.agenda.start("ct-05")  # twenty minutes, held to no time of day
        await settle(pilot)
        clock.advance(minutes=3)
        await pilot.press("p")
        clock.advance(minutes=4, seconds=30)
        tick(app, session)
        await settle(pilot)
        assert "‖ TẠM DỪNG TỪ 07:28 · 4′30″" in screen_text(app)
        await pilot.press("p")
        clock.advance(minutes=1)
        tick(app, session)
        await settle(pilot)
        lines = screen_text(app)
        due = session.agenda.clock(clock.now() + timedelta(minutes=20 - 4))
        assert "TẠM DỪNG" not in lines
        assert "bắt đầu    07:25" in lines
        assert "dừng       4′30″" in lines
        assert re.search(f"phải xong +{due}", lines)


async def test_on_a_small_screen_the_running_item_is_high_in_the_list(app, session, clock):
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, clock, *[3] * 7)
        await pilot.press("l")
        await settle(pilot)
        await settle(pilot)
        shown = app.screen.query_one(AgendaList).region
        [here] = [at for at, line in enumerate(screen_text(app).splitlines()) if "▶ " in line[:3]]
        assert 0 < here - shown.y <= shown.height // 3


async def test_a_message_leaves_free_who_is_next(app, clock):
    async with app.run_test(size=SMALL, notifications=True) as pilot:
        await begin(pilot, clock, 3)
        app.say("Một câu dài " * 12)
        await settle(pilot)
        assert "Một câu dài" in screen_text(app)
        assert "KẾ TIẾP  07:30  Ổn định tổ chức, chào cờ" in screen_text(app)
        assert "Nguyễn Đăng Khôi" in screen_text(app)


async def test_a_second_that_changes_only_the_clock_draws_only_the_clock(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 5, 1)
        drawn = []
        for widget in app.screen.query("SteadyText"):
            widget.update = lambda *_, name=widget.id, **__: drawn.append(name)
        clock.advance(seconds=1)
        tick(app, session)
        assert set(drawn) <= {"now-clock", "now-progress"}
        assert "now-clock" in drawn


async def test_an_empty_agenda_says_what_to_do(app, session, sample_folder, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            items = other.agenda.items()
            other.work.act("test", lambda: [deletion("agenda", item) for item in items])
        app._poll()
        await settle(pilot)
        text = screen_text(app)
        assert "Chưa có chương trình" in text
        assert "Giải lao" not in text
        await pilot.press("space", "p", "k", "plus", "e", "b", "down")
        assert isinstance(app.screen, AgendaScreen)
        session.undo(session.store.history(1)[0])
        app.data_changed()
        await settle(pilot)
        assert "1/13  ĐÓN TIẾP" in screen_text(app)


async def test_a_quick_hand_changes_what_the_cursor_stands_on(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        screen = app.conference_screen()
        screen.query_one(AgendaList).action_cursor_down()
        await screen.run_action("skip")  # before the news of the moved cursor went round
        assert item(session, 2).state is ItemState.SKIPPED


async def test_while_paused_the_same_key_lets_the_clock_go_on(session):
    app = HoiNghiApp(session, "agenda")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("space")
        await pilot.pause()
        keys = app.screen.visible_commands()
        assert [one.label for one in keys if one.cap == "P"] == ["dừng"]
        await pilot.press("P")
        await pilot.pause()
        keys = app.screen.visible_commands()
        assert [one.label for one in keys if one.cap == "P"] == ["tiếp"]
