"""The list of who is introduced: its order, ticks, and who came too late for it."""

from dataclasses import replace

import pytest
from desk import SIZES, STRANGE_AT, Desk
from screen_reading import said

from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.agenda.introductions_screen import IntroductionsScreen
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def desk(session):
    return Desk(session, "agenda")


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


def place_of(lines, words):
    return next(place for place, line in enumerate(lines) if words in line)


async def test_nobody_here_says_where_people_come_from(desk):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, IntroductionsScreen())
        assert "Chưa có ai điểm danh" in desk.shown


@pytest.mark.parametrize("size", SIZES)
async def test_space_ticks_a_line_and_goes_on(desk, session, size):
    come(session, "Trịnh Bá Kiên", "Đào Văn Soái")
    async with desk.app.run_test(size=size) as pilot:
        screen = await desk.open(pilot, IntroductionsScreen())
        lines = desk.lines
        assert place_of(lines, "Trịnh Bá Kiên") < place_of(lines, "Đào Văn Soái")
        await desk.press("space")
        marks = session.state.introductions
        assert set(marks) == {id_of(session, "Trịnh Bá Kiên")}
        assert any("✔" in line and "Trịnh Bá Kiên" in line for line in desk.lines)
        assert screen.query_one(RowList).cursor == 1
        await desk.press("up", "enter")
        assert not marks


async def test_a_tick_is_taken_back_by_undo(desk, session):
    come(session, "Trịnh Bá Kiên")
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, IntroductionsScreen())
        await desk.press("space", "ctrl+z")
        assert not session.state.introductions
        assert "Đã hoàn tác: Đã giới thiệu: Trịnh Bá Kiên" in said(desk.app)


async def test_a_ticks_a_whole_group_with_those_who_are_summed(desk, session):
    unit = "VHXH"
    members = [one for one in session.state.delegates.values() if one.unit == unit]
    for one in members:
        session.door.check_in(one.id, accept_declined=True)
    come(session, "Đào Văn Soái")
    async with desk.app.run_test(size=(120, 36)) as pilot:
        screen = await desk.open(pilot, IntroductionsScreen())
        rows = screen.query_one(RowList)
        rows.cursor = 1  # the first of the unit: the chairman stands before it
        await desk.press("a")
        grouped = {key for row in rows.rows[1:] for key in row.line.delegate_ids}
        assert set(session.state.introductions) == grouped
        assert len(grouped) > 1
        await desk.press("a")
        assert not session.state.introductions


@pytest.mark.parametrize("size", SIZES)
async def test_who_comes_late_is_at_the_top_and_stays_there_when_ticked(desk, session, clock, size):
    come(session, "Trịnh Bá Kiên")
    begin_introductions(session, clock)
    clock.advance(minutes=1)
    come(session, "Đào Văn Soái")
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, IntroductionsScreen())
        lines = desk.lines
        assert place_of(lines, "GIỚI THIỆU BỔ SUNG") < place_of(lines, "Trịnh Bá Kiên")
        assert "1 người chờ giới thiệu bổ sung" in desk.shown
        await desk.press("space")
        assert set(session.state.introductions) == {id_of(session, "Đào Văn Soái")}
        lines = desk.lines
        assert place_of(lines, "Đào Văn Soái") < place_of(lines, "Trịnh Bá Kiên")
        assert "chờ giới thiệu bổ sung" not in desk.shown


async def test_what_another_station_ticks_is_seen(desk, session, desk_two):
    come(session, "Trịnh Bá Kiên")
    desk_two.poll()
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, IntroductionsScreen())
        desk_two.introductions.mark_said([id_of(session, "Trịnh Bá Kiên")])
        desk.app._poll()
        await desk.settle()
        assert "✔ 1/1 dòng" in desk.shown


async def test_nothing_is_ticked_that_is_not_saved(desk, session, disk_full):
    come(session, "Trịnh Bá Kiên")
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, IntroductionsScreen())
        with disk_full():
            await desk.press("space")
        assert not session.state.introductions
        assert "✔ 0/1 dòng" in desk.shown
        assert said(desk.app)


@pytest.mark.parametrize(("words", "size"), STRANGE_AT)
async def test_strange_names_and_readings_pass_unharmed(desk, session, words, size):
    before = session.state.delegates[id_of(session, "Trịnh Bá Kiên")]
    after = replace(before, full_name=words, reading=words)
    session.work.act("edit", lambda: list(change("delegates", before, after)))
    session.door.check_in(before.id)
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, IntroductionsScreen())
        assert "đọc:" in desk.shown
        assert "\x1b" not in desk.shown
        await desk.press("space")
        assert before.id in session.state.introductions
