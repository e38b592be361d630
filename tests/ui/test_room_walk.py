"""What an arrow key costs in a large room: two seats, the line below and the map, no more."""

from itertools import pairwise

import pytest
from screen_reading import painted, text

from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec
from hoinghi_tui.services.seating import Seating
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.seating.mini_map import MiniMap
from hoinghi_tui.ui.seating.room_view import RoomView

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def hall(session):
    """Twenty-five rows of twenty seats, the sample's people in the first of them."""
    spec = RoomSpec(rows=25, seats=20, aisles=(10,), presidium=7)
    session.room_editor.edit(lambda room, seats: from_preset(room, seats, spec), "Phòng lớn")
    session.seating.apply(session.seating.propose())
    return session


def view(app):
    return app.screen.query_one(RoomView)


async def at(pilot, seat):
    await pilot.pause()
    await pilot.pause()
    view(pilot.app).cursor = seat
    await pilot.pause()
    await pilot.pause()


def counted(monkeypatch, owner, name):
    """Count from now on the calls of a method by its first argument."""
    calls, real = [], getattr(owner, name)

    def noted(self, *args, **kwargs):
        calls.append(args[0] if args else None)
        return real(self, *args, **kwargs)

    monkeypatch.setattr(owner, name, noted)
    return calls


@SIZES
async def test_a_step_writes_two_seats_and_paints_their_lines_only(hall, size, monkeypatch):
    app = HoiNghiApp(hall, "seating")
    async with app.run_test(size=size) as pilot:
        await at(pilot, "C2")
        seats = counted(monkeypatch, RoomView, "seat_text")
        lines = counted(monkeypatch, RoomView, "render_line")
        measured = counted(monkeypatch, Seating, "_measure")
        mapped = counted(monkeypatch, MiniMap, "render_line")
        layouts = counted(monkeypatch, type(app.screen), "_refresh_layout")
        await pilot.press("right")
        await pilot.pause()
        assert {card.seat.id for card in seats} == {"C2", "C3"}
        height = view(app).layout_now.boxes["C3"].height
        assert len(lines) == height
        assert len(mapped) == 1
        assert measured == []
        assert layouts == []
        assert text(app, "#seat-person").startswith("C3")


async def test_the_seat_is_named_at_once_and_not_a_frame_later(hall):
    app = HoiNghiApp(hall, "seating")
    async with app.run_test(size=(120, 36)) as pilot:
        await at(pilot, "C2")
        view(app).action_go(1, 0)
        assert text(app, "#seat-person").startswith("C3")


async def test_with_somebody_held_the_cost_is_told_after_the_seats_are_painted(hall, monkeypatch):
    app = HoiNghiApp(hall, "seating")
    async with app.run_test(size=(120, 36)) as pilot:
        await at(pilot, "A3")
        await pilot.press("enter")
        await pilot.pause()
        asked = counted(monkeypatch, Seating, "cost")
        view(app).action_go(0, 1)
        assert "Đang nhấc" in text(app, "#seat-place")
        assert asked == []
        await pilot.pause()
        await pilot.pause()
        assert asked == ["A3"]
        assert "điểm trừ" in text(app, "#seat-place").partition("B3: ")[2]


@SIZES
async def test_after_a_scroll_the_next_steps_need_none(hall, size):
    app = HoiNghiApp(hall, "seating")
    async with app.run_test(size=size) as pilot:
        await at(pilot, "C1")
        offsets = []
        for _ in range(19):
            await pilot.press("right")
            offsets.append(view(app).scroll_offset.x)
        scrolls = sum(one != other for one, other in pairwise(offsets))
        assert view(app).cursor == "C20"
        assert 1 <= scrolls <= 5
        boxes, window = view(app).layout_now.boxes, view(app).scrollable_content_region
        assert boxes["C20"].x + boxes["C20"].width - 1 <= offsets[-1] + window.width


@SIZES
async def test_no_name_is_cut_at_the_edge_of_a_scrolled_room(hall, size):
    app = HoiNghiApp(hall, "seating")
    async with app.run_test(size=size) as pilot:
        await at(pilot, "D9")
        line = next(one for one in painted(app) if one.count("trống") >= 3)
        assert {word for word in line.split() if word[0] == "t"} == {"trống"}


@SIZES
async def test_the_map_follows_cursor_and_scroll_bars_also_in_the_editor(hall, size):
    app = HoiNghiApp(hall, "seating")
    async with app.run_test(size=size) as pilot:
        await at(pilot, "A1")
        await pilot.press("r")
        await at(pilot, "C2")
        plan, small = view(app), app.screen.query_one(MiniMap)
        assert small.display
        assert "đủ chỗ" in text(app, "#editor-title")
        front = small._sight
        plan.scroll_to(y=plan.max_scroll_y, animate=False)
        await pilot.pause()
        assert max(y for _, y in small._sight) > max(y for _, y in front)
        assert plan.cursor == "C2"
        await pilot.click(MiniMap, offset=(1, 12))
        await pilot.pause()
        assert hall.state.seats[plan.cursor].line in (23, 24, 25)
        assert hall.state.seats[plan.cursor] in plan.in_sight()
