"""Leaving the plan on the MC's screen: jumps, cuts, messages, gaps, and two stations at once."""

from dataclasses import replace
from datetime import timedelta

import pytest
from screen_reading import painted, said, text, words
from textual.widgets import Input

from hoinghi_tui.domain.agenda import Anchor, ItemState
from hoinghi_tui.domain.awards import AwardState, in_calling_order
from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.agenda.agenda_list import AgendaList
from hoinghi_tui.ui.agenda.minutes_form import MinutesForm, SplitForm
from hoinghi_tui.ui.agenda.screen import AgendaScreen
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.widgets.menu import Menu

WIDE, SMALL = (120, 36), (80, 24)
SIZES = pytest.mark.parametrize("size", [SMALL, WIDE])


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "agenda")


def item(session, number):
    return session.agenda.items()[number - 1]


def shown(app):
    return "\n".join(painted(app))


async def work_on(pilot, clock, **span):
    """Let time pass while the program is open: it ticks each half minute."""
    left = timedelta(**span)
    while left > timedelta():
        step = min(left, timedelta(seconds=30))
        clock.advance(seconds=step.total_seconds())
        left -= step
        pilot.app._tick()
    await pilot.pause()


async def begin(pilot, clock, items=1):
    """Start so many items, five minutes each, the last one just now."""
    await pilot.pause()
    for number in range(items):
        await pilot.press("space")
        if number < items - 1:
            await work_on(pilot, clock, minutes=5)
    await work_on(pilot, clock, seconds=3)


def keep_later(session, minutes=90):
    """Give an item so much that the deadline is passed; the sample ends 79 minutes before it."""
    session.agenda.extend("ct-11", minutes)


# -- out of turn ---------------------------------------------------------------------------


async def test_j_starts_the_chosen_item_and_the_cursor_stays_with_it(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("down", "down", "down", "j")
        await pilot.pause()
        assert item(session, 1).state is ItemState.DONE
        assert item(session, 4).state is ItemState.RUNNING
        assert item(session, 2).state is ItemState.WAITING
        assert app.screen.query_one(AgendaList).picked == "ct-04"
        assert "4/13  KHAI MẠC" in shown(app)


async def test_j_takes_up_what_was_left_out(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("down", "down", "k", "J")
        await pilot.pause()
        assert item(session, 3).state is ItemState.RUNNING


async def test_r_goes_back_to_what_ended_last(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        start = item(session, 1).started_at
        await pilot.press("r")
        await pilot.pause()
        assert item(session, 1).state is ItemState.RUNNING
        assert item(session, 1).started_at == start
        assert item(session, 2).state is ItemState.WAITING


@SIZES
async def test_s_puts_off_the_chosen_item_and_the_rest(app, session, clock, size):
    session.agenda.start_next()
    async with app.run_test(size=size) as pilot:
        await begin(pilot, clock, 0)
        before = [row.start for row in session.agenda.forecast().items]
        await pilot.press(*(["l"] if size == SMALL else []), "down", "down", "s")
        await pilot.pause()
        assert isinstance(app.screen, MinutesForm)
        await pilot.press("1", "0")
        await pilot.pause()
        assert f"Không sớm hơn {session.agenda.clock(before[2] + timedelta(minutes=10))}" in words(
            app, "#minutes-preview"
        )
        await pilot.press("enter")
        await pilot.pause()
        after = [row.start for row in session.agenda.forecast().items]
        assert after[2] - before[2] == timedelta(minutes=10)
        assert after[3] - before[3] == timedelta(minutes=10)
        assert item(session, 3).anchor is Anchor.NOT_BEFORE


async def test_t_parts_an_item_in_two(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("down", "down", "t")
        await pilot.pause()
        assert isinstance(app.screen, SplitForm)
        await pilot.press("4")
        assert "Phần đầu 4′, phần sau 6′" in words(app, "#minutes-preview")
        await pilot.press("down")
        app.screen.query_one("#split-title", Input).value = "[/] Phần hai"
        await pilot.press("enter")
        await pilot.pause()
        assert [one.duration_s for one in session.agenda.items()[2:4]] == [240, 360]
        assert item(session, 4).title == "[/] Phần hai"
        assert "[/] Phần hai" in shown(app)
        assert len(session.agenda.items()) == 14


async def test_a_split_that_leaves_nothing_is_not_taken(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("down", "down", "t", "1", "0", "enter")
        await pilot.pause()
        assert "Gõ số phút từ 1 đến 9." in words(app, "#minutes-preview")
        assert isinstance(app.screen, SplitForm)
        await pilot.press("escape")
        assert len(session.agenda.items()) == 13


async def test_alt_and_an_arrow_move_the_chosen_item_and_the_cursor_with_it(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("down", "down", "alt+down")
        await pilot.pause()
        assert [one.id for one in session.agenda.items()[2:4]] == ["ct-04", "ct-03"]
        assert app.screen.query_one(AgendaList).picked == "ct-03"
        await pilot.press("alt+up", "alt+up")
        await pilot.pause()
        assert [one.id for one in session.agenda.items()[1:3]] == ["ct-03", "ct-02"]
        assert app.screen.query_one(AgendaList).picked == "ct-03"


# -- nobody pressed "start" ------------------------------------------------------------------


@SIZES
async def test_an_unpressed_start_is_told_and_one_key_begins_backdated(app, session, clock, size):
    clock.advance(minutes=-21)  # 07:04, reception was due at 07:00
    async with app.run_test(size=size) as pilot:
        await work_on(pilot, clock, seconds=12)
        assert "▲ CHƯA BẤM GIỜ" in shown(app)
        assert "B lùi giờ 4′" in shown(app)
        await pilot.press("b")
        await pilot.pause()
        assert "bắt đầu lúc 07:00" in words(app, "#minutes-preview")
        await pilot.press("enter")
        await pilot.pause()
        assert item(session, 1).state is ItemState.RUNNING
        assert session.agenda.clock(item(session, 1).started_at) == "07:00"


async def test_before_the_planned_start_there_is_nothing_to_backdate(app, session, clock):
    clock.advance(minutes=-30)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("b")
        assert isinstance(app.screen, AgendaScreen)


# -- warnings ----------------------------------------------------------------------------------


async def test_each_item_warns_by_its_own_limits(app, session, clock):
    before = session.agenda.items()[4]  # twenty minutes
    after = replace(before, warn_s=600, last_call_s=90)
    session.work.act("test", lambda: change("agenda", before, after))
    session.agenda.start("ct-05")
    async with app.run_test(size=WIDE) as pilot:
        await work_on(pilot, clock, seconds=599)
        panel = app.screen.query_one("#now-panel")
        assert "▶ ĐANG DIỄN RA" in shown(app)
        await work_on(pilot, clock, seconds=1)
        assert "▲ CÒN DƯỚI 10 PHÚT" in shown(app)
        assert panel.has_class("-warning")
        await work_on(pilot, clock, seconds=510)
        assert "▲ CÒN DƯỚI 1′30″" in shown(app)
        await work_on(pilot, clock, seconds=95)
        assert "✖ QUÁ GIỜ" in shown(app)
        assert panel.has_class("-overtime")
        assert not panel.has_class("-warning")


# -- cuts ----------------------------------------------------------------------------------------


@SIZES
async def test_proposals_are_accepted_one_by_one_and_never_by_themselves(app, session, clock, size):
    keep_later(session)
    async with app.run_test(size=size) as pilot:
        await begin(pilot, clock)
        cuts = session.agenda.cuts()
        assert cuts.need
        before = [one.extension_s for one in session.agenda.items()]
        await pilot.press("c")
        await pilot.pause()
        assert "▲ CẦN RÚT" in shown(app)
        assert [one.extension_s for one in session.agenda.items()] == before
        proposed = [donor for donor in cuts.donors if donor.proposed]
        assert f"rút {proposed[0].minutes}′" in shown(app)
        await pilot.press("1")
        await pilot.pause()
        changed = {
            one.id: one.extension_s
            for one, old in zip(session.agenda.items(), before, strict=True)
            if one.extension_s != old
        }
        assert set(changed) == {proposed[0].item.id}
        assert f"✔ đã rút {proposed[0].minutes}′" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "LỜI DẪN" in shown(app)


async def test_a_number_stays_with_its_item_after_its_proposal_was_accepted(app, session, clock):
    keep_later(session)
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("c", "1")
        await pilot.pause()
        before = [one.extension_s for one in session.agenda.items()]
        assert session.agenda.cuts().need
        await pilot.press("1")  # the hand pressed twice: nobody else gives for it
        await pilot.pause()
        assert [one.extension_s for one in session.agenda.items()] == before


@SIZES
@pytest.mark.parametrize("key", ["space", "j"])
async def test_who_goes_on_has_the_new_script_before_the_eyes(app, session, clock, size, key):
    keep_later(session)
    async with app.run_test(size=size) as pilot:
        await begin(pilot, clock)
        await pilot.press("c")
        await pilot.pause()
        assert "▲ CẦN RÚT" in shown(app)
        if key == "j":
            app.screen.query_one(AgendaList).action_cursor_down()
            app.screen.query_one(AgendaList).action_cursor_down()
        await pilot.press(key)
        await pilot.pause()
        await pilot.pause()
        assert "LỜI DẪN" in shown(app)
        assert "CẦN RÚT" not in shown(app)
        assert item(session, 3 if key == "j" else 2).state is ItemState.RUNNING


async def test_all_accepted_the_deadline_is_kept_and_ctrl_z_takes_one_back(app, session, clock):
    keep_later(session)
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("c", *"123456789")
        await pilot.pause()
        assert not session.agenda.forecast().need_to_cut
        assert "✔ Kịp giờ, không cần rút" in shown(app)
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.agenda.forecast().need_to_cut
        assert "▲ CẦN RÚT" in shown(app)


async def test_with_nothing_to_cut_c_and_the_numbers_do_nothing(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        before = session.agenda.items()
        await pilot.press("c", "1", "2")
        assert session.agenda.items() == before
        assert "LỜI DẪN" in shown(app)


# -- awards and people ---------------------------------------------------------------------------


@SIZES
async def test_the_award_part_tells_when_it_will_be_done(app, session, clock, size):
    session.agenda.start("ct-10")
    for award in in_calling_order(session.state.awards.values())[:4]:
        clock.advance(seconds=50)
        done = replace(award, state=AwardState.HANDED, handed_at=clock.now())
        session.work.act("test", lambda award=award, done=done: change("awards", award, done))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        pace = session.agenda.pace()
        assert "4/11 giấy" in shown(app)
        assert f"trao xong {session.agenda.clock(pace.end)}" in shown(app)


async def test_who_is_due_soon_and_not_here_is_flagged_until_the_door_says_otherwise(
    app, session, desk_two, clock
):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await work_on(pilot, clock, minutes=1)
        assert app.screen.query_one("#next-panel").has_class("-absent")
        assert "▲ 07:30" in shown(app)
        assert "▲ CHƯA ĐẾN" in shown(app)
        desk_two.poll()
        desk_two.door.check_in("dv-013")
        app._poll()
        await pilot.pause()
        assert not app.screen.query_one("#next-panel").has_class("-absent")
        assert "● đã đến" in shown(app)


# -- words to the speaker --------------------------------------------------------------------------


async def test_usual_words_by_two_keys_own_words_and_none(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        await pilot.press("m", "3")
        await pilot.pause()
        assert session.agenda.message().text == "Còn 1 phút"
        assert "trên bảng  Còn 1 phút" in shown(app)
        await pilot.press("m", "n")
        await pilot.pause()
        await pilot.press(*"[/]", "enter")
        await pilot.pause()
        assert session.agenda.message().text == "[/]"
        assert "trên bảng  [/]" in shown(app)
        await pilot.press("m", "x")
        await pilot.pause()
        assert session.agenda.message() is None
        assert "trên bảng" not in shown(app)


# -- interruptions -------------------------------------------------------------------------------


@pytest.fixture
def gap(app, session, clock):
    """An item began, the program was open for four minutes, then nobody was there for ten."""

    async def enter(pilot):
        await begin(pilot, clock)
        await work_on(pilot, clock, minutes=4)
        clock.advance(minutes=10)
        app._tick()
        await pilot.pause()

    return enter


async def test_an_interruption_is_asked_about_once_and_then_kept_as_a_line(app, gap):
    async with app.run_test(size=WIDE) as pilot:
        await gap(pilot)
        assert isinstance(app.screen, Menu)
        assert "MÁY BỊ GIÁN ĐOẠN" in shown(app)
        await pilot.press("escape")
        app._tick()
        await pilot.pause()
        assert isinstance(app.screen, AgendaScreen)
        assert "▲ Gián đoạn 07:29–07:39 (10′)" in shown(app)
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, Menu)


async def test_it_can_be_counted_as_a_pause(app, session, gap):
    async with app.run_test(size=WIDE) as pilot:
        await gap(pilot)
        await pilot.press("3")
        await pilot.pause()
        assert item(session, 1).paused_s == 600
        assert "Gián đoạn" not in shown(app)
        app._tick()
        await pilot.pause()
        assert isinstance(app.screen, AgendaScreen)


async def test_what_is_taken_off_is_told_to_the_second(app, session, clock):
    async with app.run_test(size=SMALL) as pilot:
        await begin(pilot, clock)
        clock.advance(minutes=4, seconds=30)
        app._tick()
        await pilot.pause()
        assert "trừ ra 4′30″" in shown(app)
        await pilot.press("3")
        await pilot.pause()
        assert item(session, 1).paused_s == 270


async def test_it_can_have_gone_on_all_the_time(app, session, gap):
    async with app.run_test(size=WIDE) as pilot:
        await gap(pilot)
        before = item(session, 1)
        await pilot.press("enter")
        await pilot.pause()
        assert item(session, 1) == before
        assert session.agenda.interrupted() is None


async def test_the_start_can_be_corrected_instead(app, session, gap):
    async with app.run_test(size=WIDE) as pilot:
        await gap(pilot)
        before = item(session, 1).started_at
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, MinutesForm)
        await pilot.press("minus", "5", "enter")
        await pilot.pause()
        assert item(session, 1).started_at == before + timedelta(minutes=5)
        app._tick()
        await pilot.pause()
        assert session.agenda.interrupted() is None


async def test_a_question_answered_at_another_station_goes_away(app, session, desk_two, gap):
    async with app.run_test(size=WIDE) as pilot:
        await gap(pilot)
        desk_two.poll()
        assert desk_two.agenda.interrupted() is not None
        desk_two.agenda.as_pause(desk_two.agenda.interrupted().since)
        app._poll()
        app._tick()
        await pilot.pause()
        assert isinstance(app.screen, AgendaScreen)
        assert "Gián đoạn" not in text(app, "#agenda-alert")


async def test_a_moved_wall_clock_is_asked_about_on_this_screen(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        clock.wall_step = lambda: timedelta(minutes=7)
        app._tick()
        await pilot.pause()
        assert isinstance(app.screen, Menu)
        assert "Đồng hồ máy bị chỉnh tới 7′" in shown(app)
        assert "Theo giờ máy, 07:32" in shown(app)
        await pilot.press("1")
        app._tick()
        await pilot.pause()
        assert isinstance(app.screen, AgendaScreen)


async def test_by_the_computers_time_the_program_ends_to_be_opened_again(app, session, clock):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        clock.wall_step = lambda: timedelta(minutes=-7)
        app._tick()
        await pilot.pause()
        assert "Đồng hồ máy bị chỉnh lùi 7′" in shown(app)
        await pilot.press("2")
        await pilot.pause()
        assert not app.is_running or app._exit


# -- two stations ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "other", "sentence"),
    [
        (["r"], lambda two: two.agenda.start_next(), "Bàn khác vừa chuyển chương trình"),
        (["down", "j"], lambda two: two.agenda.start_next(), "Bàn khác vừa chuyển chương trình"),
        (["down", "plus"], lambda two: two.agenda.extend("ct-04", 3), "Bàn khác vừa đổi giờ"),
        (["down", "k"], lambda two: two.agenda.skip_or_restore("ct-04"), "Bàn khác vừa đổi giờ"),
        (["down", "alt+down"], lambda two: two.agenda.move("ct-05", 2), "Bàn khác vừa đổi thứ tự"),
    ],
)
async def test_a_press_by_an_old_picture_is_told_and_changes_nothing(
    app, session, desk_two, clock, monkeypatch, keys, other, sentence
):
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock, 2)
        await pilot.press("down")
        monkeypatch.setattr(session, "poll", lambda: False)  # the news has not come round yet
        desk_two.poll()
        other(desk_two)
        clock.advance(seconds=10)
        after = desk_two.agenda.items()
        await pilot.press(*keys)
        await pilot.pause()
        assert sentence in said(app)
        assert session.agenda.items() == after
        assert desk_two.agenda.items() == after


async def test_what_the_secretary_does_is_seen_on_the_mcs_screen(app, session, desk_two, clock):
    keep_later(session)
    async with app.run_test(size=WIDE) as pilot:
        await begin(pilot, clock)
        desk_two.poll()
        desk_two.agenda.say("Mời nói gần micro")
        desk_two.agenda.extend("ct-01", 2)
        app._poll()
        await pilot.pause()
        assert "trên bảng  Mời nói gần micro" in shown(app)
        assert "30′ +2′" in shown(app)
