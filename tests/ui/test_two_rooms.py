"""F4 while another station changes the same room: people and chairs vanish under one's hands."""

from functools import partial

import pytest
from screen_reading import said, text

from hoinghi_tui.domain.room_editing import remove_row, remove_seat
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.seating.room_view import RoomView

SIZE = (80, 24)


@pytest.fixture
def other(arranged, sample_folder, clock):
    with Session.open(sample_folder, station="Bàn 2", clock=clock) as opened:
        opened.poll()
        yield opened


def view(app):
    return app.conference_screen().query_one(RoomView)


def sitter(session, seat_id):
    return session.state.seats[seat_id].delegate


def without(session, chair):
    """Take a chair away as the other station, its person's place with it."""
    session.room_editor.edit(partial(remove_seat, chair=chair), f"Bỏ ghế {chair}", vacate=True)


async def settled(pilot):
    await pilot.pause()
    await pilot.pause()


async def opened(pilot, cursor):
    await settled(pilot)
    view(pilot.app).cursor = cursor
    await settled(pilot)


async def told(pilot):
    """Let the program look at what the other station has saved."""
    pilot.app._poll()
    await settled(pilot)


async def test_the_chair_pointed_at_goes_and_the_next_one_is_named(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "E8")
        without(other, "E8")
        await told(pilot)
        now = view(app).cursor
        assert now in arranged.state.seats
        assert f"Ghế E8 không còn trong phòng. Đang chọn ghế {now}." in said(app)
        assert text(app, "#seat-person").startswith(now)
        await pilot.press("left", "enter", "x", "delete", "g", "escape")
        await settled(pilot)
        assert view(app).cursor in arranged.state.seats


async def test_the_chair_of_the_person_held_goes(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "A3")
        await pilot.press("enter", "down")
        name = arranged.state.attendee(arranged.state.delegates[sitter(arranged, "A3")]).text
        without(other, "A3")
        await told(pilot)
        assert f"{name} vừa bị bỏ chỗ. Bấm U để xếp lại." in said(app)
        assert "Đang nhấc" not in text(app, "#seat-place")
        assert view(app).cursor == "B3"


async def test_the_person_held_is_deleted(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "A3")
        held = sitter(arranged, "A3")
        await pilot.press("enter", "down")
        other.roster.delete(held)
        await told(pilot)
        assert "vừa được đưa ra khỏi danh sách" in said(app)
        await pilot.press("enter", "escape")
        await settled(pilot)
        assert held not in arranged.state.delegates


async def test_the_target_goes_before_one_has_heard_of_it(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        app.session.poll = lambda: False  # it has not heard of anything yet
        await opened(pilot, "A3")
        held = sitter(arranged, "A3")
        await pilot.press("enter")
        view(app).cursor = "E8"
        await settled(pilot)
        without(other, "E8")
        await pilot.press("enter")
        await settled(pilot)
        assert "Không có ghế E8 trong phòng" in said(app)
        assert sitter(arranged, "A3") == held
        assert "E8" not in arranged.state.seats


async def test_a_chair_found_by_typing_goes_while_the_finder_is_open(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "A3")
        await pilot.press("slash", *"e8")
        await settled(pilot)
        without(other, "E8")
        await told(pilot)
        await pilot.press("enter")
        await settled(pilot)
        assert "Ghế E8 không còn trong phòng" in said(app)
        assert view(app).cursor == "A3"


async def test_marked_chairs_and_a_whole_row_go_under_the_editor(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "A3")
        await pilot.press("r")
        await opened(pilot, "E2")
        await pilot.press("m")
        assert len(view(app).marked) == 8
        other.room_editor.edit(partial(remove_row, row="E"), "Bỏ dãy E", vacate=True)
        await told(pilot)
        assert view(app).marked == set()
        now = view(app).cursor
        assert f"Ghế E2 không còn trong phòng. Đang chọn ghế {now}." in said(app)
        before = arranged.state.seats[now].reserve
        await pilot.press("v")
        await settled(pilot)
        assert arranged.state.seats[now].reserve != before


async def test_what_one_takes_away_oneself_is_not_told_as_a_loss(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZE) as pilot:
        await opened(pilot, "A3")
        await pilot.press("r")
        await opened(pilot, "E8")
        await pilot.press("delete")
        await settled(pilot)
        assert "E8" not in arranged.state.seats
        assert "không còn trong phòng" not in said(app)
