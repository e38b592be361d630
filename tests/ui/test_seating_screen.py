"""The plan of the room by keyboard and mouse, and as another station changes it."""

import pytest
from screen_reading import said, text
from textual.widgets import Static

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.seating.plan_dialog import PlanDialog
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.seat_finder import SeatFinder
from hoinghi_tui.ui.seating.seat_words import state_legend
from hoinghi_tui.ui.widgets.row_list import RowList

SIZES = [(120, 36), (80, 24)]


@pytest.fixture
def other(arranged, sample_folder, clock):
    with Session.open(sample_folder, station="Bàn 2", clock=clock) as opened:
        yield opened


def person(session, seat_id):
    return session.state.seats[seat_id].delegate


def view(app):
    return app.conference_screen().query_one(RoomView)


async def opened(pilot, cursor=None):
    await pilot.pause()
    await pilot.pause()
    if cursor:
        view(pilot.app).cursor = cursor
        await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
async def test_arrows_go_from_seat_to_seat(arranged, size):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert view(app).cursor == "CT1"
        walk = []
        for key in ("down", "right", "down", "end", "home", "up", "up"):
            await pilot.press(key)
            walk.append(view(app).cursor)
        assert walk == ["A4", "A5", "B5", "B8", "B1", "A1", "MC1"]


@pytest.mark.parametrize("size", SIZES)
async def test_two_people_are_swapped_and_swapped_back(arranged, size):
    first, second = person(arranged, "A3"), person(arranged, "A2")
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=size) as pilot:
        await opened(pilot, "A3")
        await pilot.press("enter", "left")
        await pilot.pause()
        assert "Đang nhấc Phạm Văn Ân (A3)" in text(app, "#seat-place")
        assert "Esc thôi" in text(app, "#key-bar")
        await pilot.press("enter")
        await pilot.pause()
        assert (person(arranged, "A3"), person(arranged, "A2")) == (second, first)
        assert "Đang nhấc" not in text(app, "#seat-place")
        assert "Esc thôi" not in text(app, "#key-bar")
        await pilot.press("ctrl+z")
        assert (person(arranged, "A3"), person(arranged, "A2")) == (first, second)


async def test_escape_puts_back_and_nothing_is_saved(arranged):
    app = HoiNghiApp(arranged, "seating")
    saved = arranged.store.last_seq
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("enter", "right", "escape", "enter", "enter")
        await pilot.pause()
        assert arranged.store.last_seq == saved


async def test_a_locked_seat_is_not_picked_up(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("l", "enter")
        await pilot.pause()
        assert arranged.state.seats["A3"].locked
        assert "Ghế A3 đang khóa" in said(app)
        assert "đã khóa" in text(app, "#seat-place")
        await pilot.press("l", "enter")
        await pilot.pause()
        assert "Đang nhấc" in text(app, "#seat-place")


async def test_a_refused_swap_leaves_the_person_picked_up(arranged):
    app = HoiNghiApp(arranged, "seating")
    before = person(arranged, "A3")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "F4")
        await pilot.press("x")
        view(app).cursor = "A3"
        await pilot.press("enter")
        view(app).cursor = "F4"
        await pilot.press("enter")
        await pilot.pause()
        assert "Ghế F4 đang chặn" in said(app)
        assert person(arranged, "A3") == before
        assert "Đang nhấc" in text(app, "#seat-place")


async def test_a_seat_in_use_cannot_be_blocked(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("x")
        await pilot.pause()
        assert "đang có người" in said(app)
        assert not arranged.state.seats["A3"].blocked


async def test_delete_takes_a_seat_away_and_u_gives_another(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("delete")
        await pilot.pause()
        assert person(arranged, "A3") is None
        assert "Chưa có chỗ: 1" in text(app, "#room-title")
        view(app).cursor = "E5"
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, SeatFinder)
        await pilot.press("enter")
        await pilot.pause()
        assert person(arranged, "E5") == "dv-009"
        assert "Chưa có chỗ" not in text(app, "#room-title")
        await pilot.press("u")
        await pilot.pause()
        assert "đều đã có chỗ" in said(app)


async def test_who_has_no_seat_is_carried_to_a_free_one(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("delete")
        view(app).cursor = "A2"
        await pilot.press("slash", *"pham van an", "enter")
        await pilot.pause()
        assert "Đang nhấc Phạm Văn Ân" in text(app, "#seat-place")
        await pilot.press("enter")
        await pilot.pause()
        assert "đã có người" in said(app)
        await pilot.press("right", "enter")
        await pilot.pause()
        assert person(arranged, "A3") == "dv-009"


@pytest.mark.parametrize(
    ("typed", "seat"),
    [("soai", "CT3"), ("đào văn soái", "CT3"), ("b7", "B7"), ("E8", "E8"), ("TK2", "TK2")],
)
async def test_find_jumps_to_a_person_or_a_seat(arranged, typed, seat):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot)
        await pilot.press("slash")
        await pilot.pause()
        app.screen.query_one("#seat-query").value = typed
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert view(app).cursor == seat


async def test_find_goes_through_the_hits_and_escape_changes_nothing(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("slash", *"nguyen van tuan")
        await pilot.pause()
        assert len(app.screen.query_one(RowList).rows) == 2
        await pilot.press("down", "enter")
        await pilot.pause()
        assert person(arranged, view(app).cursor) in ("dv-019", "dv-027")
        there = view(app).cursor
        await pilot.press("slash", *"khongcoai", "enter", "escape")
        await pilot.pause()
        assert view(app).cursor == there


@pytest.mark.parametrize("size", SIZES)
async def test_a_plan_is_shown_before_it_is_saved(session, size):
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert "Chưa có chỗ: 38" in text(app, "#room-title")
        await pilot.press("a")
        await pilot.pause()
        assert isinstance(app.screen, PlanDialog)
        assert len(app.screen.query_one(RowList).rows) == 38
        await pilot.press("escape")
        assert not any(seat.delegate for seat in session.seating.seats())
        await pilot.press("a")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "Đã xếp chỗ cho 38 người" in said(app)
        assert session.seating.unplaced() == []
        await pilot.press("a")
        await pilot.pause()
        titles = app.screen.query_one(".dialog-title", Static)
        assert "không ai phải đổi chỗ" in str(titles.content)
        await pilot.press("enter", "escape", "ctrl+z")
        await pilot.pause()
        assert not any(seat.delegate for seat in session.seating.seats())


async def test_a_plan_without_enough_seats_cannot_be_saved(session):
    for number in range(25):
        session.roster.add(Delegate(id="", full_name=f"Khách {number}"))
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert "chưa xếp được" in str(app.screen.query_one("#plan-notes", Static).content)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PlanDialog)
        await pilot.press("escape")
        assert not any(seat.delegate for seat in session.seating.seats())


async def test_an_arrival_at_the_door_shows_at_once(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "CT3")
        assert "○ chưa đến" in text(app, "#seat-person")
        other.door.check_in("dv-007")
        app._poll()
        await pilot.pause()
        assert "● có mặt 07:25" in text(app, "#seat-person")


async def test_a_person_moved_by_another_station_is_let_go(arranged, other):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot, "A3")
        await pilot.press("enter", "right")
        other.poll()
        other.seating.swap("A3", "E1")
        app._poll()
        await pilot.pause()
        await pilot.pause()
        assert "vừa được chuyển đi" in said(app)
        assert "Đang nhấc" not in text(app, "#seat-place")
        assert person(arranged, "E1") == "dv-009"


def cell(app, seat_id):
    """Where to click on a seat, relative to the plan."""
    room = view(app)
    box = room.layout_now.boxes[seat_id]
    return box.x + 3 - int(room.scroll_offset.x), box.y - int(room.scroll_offset.y)


@pytest.mark.parametrize("size", SIZES)
async def test_the_mouse_selects_picks_up_and_puts_down(arranged, size):
    first, second = person(arranged, "A3"), person(arranged, "C2")
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.click(RoomView, offset=cell(app, "A3"))
        assert view(app).cursor == "A3"
        await pilot.click(RoomView, offset=cell(app, "A3"))
        await pilot.click(RoomView, offset=cell(app, "C2"))
        assert person(arranged, "A3") == first
        await pilot.click(RoomView, offset=cell(app, "C2"))
        await pilot.pause()
        assert (person(arranged, "A3"), person(arranged, "C2")) == (second, first)


async def test_the_mouse_drags_a_person_to_another_seat(arranged):
    dragged = person(arranged, "A3")
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await opened(pilot)
        await pilot.mouse_down(RoomView, offset=cell(app, "A3"))
        await pilot.mouse_up(RoomView, offset=cell(app, "E8"))
        await pilot.pause()
        assert person(arranged, "E8") == dragged
        assert person(arranged, "A3") is None
        assert "Đang nhấc" not in text(app, "#seat-place")


async def test_odd_names_pass_unharmed(session):
    names = ("[/]", "=cmd()", "../x", "{{x}}", "x" * 500, "Nguyễn")
    seats = [f"A{number}" for number in range(1, len(names) + 1)]
    for name, seat in zip(names, seats, strict=True):
        added = session.roster.add(Delegate(id="", full_name=name, position="[b]"))
        session.seating.move(added.id, seat)
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        for name, seat in zip(names, seats, strict=True):
            await opened(pilot, seat)
            await pilot.press("slash", "a", "escape", "enter", "escape", "a", "escape")
            await pilot.pause()
            assert view(app).card.delegate.full_name == name


async def test_the_cursor_stays_in_sight_in_a_large_room(session):
    """500 seats scroll; each step paints only the lines in sight."""
    from hoinghi_tui.domain.room_presets import classroom
    from hoinghi_tui.services.rows import deletion, insertion

    room, seats = classroom(25, 20, 10, 7, 2, 4)
    old = [deletion("seats", seat) for seat in session.seating.seats()]
    old.append(deletion("rooms", session.seating.room))
    new = [insertion("seats", seat) for seat in seats]
    session.work.act("room", lambda: [*old, insertion("rooms", room), *new])
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot)
        plan = view(app)
        for target in ("Y20", "A1", "M10", "CT1", "BC4"):
            plan.cursor = target
            await pilot.pause()
            box = plan.layout_now.boxes[target]
            x, y = plan.scroll_offset
            width, height = plan.scrollable_content_region.size
            assert x <= box.x and box.x + box.width - 1 <= x + width
            assert y <= box.y < y + height


async def test_the_light_theme_repaints_every_seat(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await opened(pilot, "A3")
        plan = view(app)
        row = plan.layout_now.boxes["B1"].y
        dark = {segment.style.color for segment in plan.render_line(row) if segment.style}
        await pilot.press("f10")
        await pilot.pause()
        light = {segment.style.color for segment in plan.render_line(row) if segment.style}
        assert dark.isdisjoint(light)


async def test_an_empty_seat_is_named_where_somebody_is_chosen_for_it(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.session.seating.vacate("A1")
        app.data_changed()
        app.screen.room_view.cursor = "A1"
        await pilot.press("u")
        await pilot.pause()
        assert isinstance(app.screen, SeatFinder)
        assert "ghế A1" in str(app.screen.query_one(".dialog-title", Static).content)


@pytest.mark.parametrize("width", [78, 112])
def test_an_empty_and_a_reserve_seat_have_different_signs_in_the_legend(width):
    legend = state_legend(width).plain
    assert "· trống" in legend
    assert "☐ dự phòng" in legend
    assert "☒ chặn" in legend
