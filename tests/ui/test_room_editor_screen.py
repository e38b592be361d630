"""The room editor, and the presets of a conference without a room, by keys and mouse."""

import pytest
from screen_reading import said, text
from textual.widgets import Input, Static

from hoinghi_tui.domain.room import ElementKind
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.seating.editor import RoomEditorScreen
from hoinghi_tui.ui.seating.editor_view import EditorView
from hoinghi_tui.ui.seating.preset_cards import PresetCards
from hoinghi_tui.ui.seating.preset_form import PresetForm
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.seating.screen import SeatingScreen

SIZES = [(120, 36), (80, 24)]


async def editing(pilot, cursor="A1"):
    await pilot.pause()
    await pilot.pause()
    await pilot.press("r")
    await pilot.pause()
    await pilot.pause()
    assert isinstance(pilot.app.screen, RoomEditorScreen)
    pilot.app.screen.view.cursor = cursor
    await pilot.pause()


def view(app):
    return app.conference_screen().query_one(EditorView)


def row(session, letter):
    return sorted(seat.id for seat in session.seating.seats() if seat.row == letter)


@pytest.mark.parametrize("size", SIZES)
async def test_a_row_comes_and_goes_and_comes_back(arranged, size):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=size) as pilot:
        await editing(pilot, "F3")
        await pilot.press("n")
        await pilot.pause()
        assert len(row(arranged, "G")) == 8
        assert view(app).cursor == "G1"
        await pilot.press("b")
        await pilot.pause()
        assert row(arranged, "G") == []
        assert arranged.state.seats[view(app).cursor].row == "F"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert len(row(arranged, "G")) == 8
        assert "Đã hoàn tác: Bỏ dãy G" in said(app)


async def test_a_chair_is_added_at_the_end_and_taken_away(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "E2")
        await pilot.press("+")
        await pilot.pause()
        assert "E9" in arranged.state.seats
        assert view(app).cursor == "E9"
        await pilot.press("delete")
        await pilot.pause()
        assert "E9" not in arranged.state.seats


async def test_a_chair_in_use_goes_only_when_that_is_agreed(arranged):
    who = arranged.state.seats["A3"].delegate
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "A3")
        await pilot.press("delete")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("escape")
        await pilot.pause()
        assert arranged.state.seats["A3"].delegate == who
        await pilot.press("delete")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert "A3" not in arranged.state.seats
        assert [one.id for one in arranged.seating.unplaced()] == [who]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert arranged.state.seats["A3"].delegate == who


async def test_marked_seats_are_changed_together(session):
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "E1")
        await pilot.press("space", "space")
        await pilot.pause()
        assert "2 ghế đã đánh dấu" in text(app, "#editor-seat")
        await pilot.press("w")
        await pilot.pause()
        assert [s.id for s in session.seating.seats() if s.accessible] == ["E1", "E2"]
        await pilot.press("m", "x")
        await pilot.pause()
        assert all(session.state.seats[one].blocked for one in row(session, "E"))
        await pilot.press("m", "x")
        await pilot.pause()
        assert not any(session.state.seats[one].blocked for one in row(session, "E"))
        for key, flag in (("v", "reserve"), ("o", "power")):
            view(app).cursor = "D1"
            await pilot.press(key)
            await pilot.pause()
            assert getattr(session.state.seats["D1"], flag)
        assert "gần ổ điện" not in text(app, "#editor-seat")
        assert "ổ điện" in text(app, "#editor-seat")


async def test_a_seat_in_use_is_not_blocked(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "A3")
        await pilot.press("x")
        await pilot.pause()
        assert "đang có người" in said(app)
        assert not arranged.state.seats["A3"].blocked


async def test_an_aisle_is_closed_and_people_keep_their_chairs(arranged):
    before = {seat.id: seat.delegate for seat in arranged.seating.seats()}
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "C4")
        await pilot.press("i")
        await pilot.pause()
        kinds = [one.kind for one in arranged.seating.room.elements]
        assert ElementKind.AISLE not in kinds
        assert {seat.id: seat.delegate for seat in arranged.seating.seats()} == before


async def test_a_row_is_numbered_from_the_other_side(arranged):
    who = arranged.state.seats["B1"].delegate
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await editing(pilot, "B1")
        await pilot.press("s")
        await pilot.pause()
        await pilot.press("2")
        await pilot.pause()
        assert arranged.state.seats["B8"].delegate == who


async def test_a_pillar_is_put_moved_and_taken_away(session):
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "F8")
        count = len(session.seating.room.elements)
        await pilot.press("e")
        await pilot.pause()
        await pilot.press("6")
        await pilot.pause()
        pillar = session.seating.room.elements[-1]
        assert (pillar.kind, len(session.seating.room.elements)) == (ElementKind.PILLAR, count + 1)
        assert text(app, "#editor-seat").startswith("Cột")
        await pilot.press("shift+left")
        await pilot.pause()
        moved = session.seating.room.elements[-1]
        assert moved.column < pillar.column
        await pilot.press("delete")
        await pilot.pause()
        assert len(session.seating.room.elements) == count


async def test_tab_goes_through_the_fixed_things_but_not_the_aisles(session):
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot)
        seen = []
        for _ in view(app).things():
            await pilot.press("tab")
            await pilot.pause()
            seen.append(view(app).element)
        assert {one.kind for one in seen} >= {ElementKind.SCREEN, ElementKind.DOOR}
        assert ElementKind.AISLE not in {one.kind for one in seen}
        await pilot.press("right")
        await pilot.pause()
        assert view(app).element is None


async def test_the_mouse_drags_the_door_and_marks_a_block(session):
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot)
        plan = view(app)
        door = next(o for o in plan.layout_now.labels if "Cửa" in o.text)
        before = session.seating.room.elements[door.thing]
        await pilot.mouse_down(EditorView, offset=(door.x + 2, door.y))
        await pilot.mouse_up(EditorView, offset=(door.x - 28, door.y))
        await pilot.pause()
        assert session.seating.room.elements[door.thing].column < before.column
        boxes = plan.layout_now.boxes
        await pilot.mouse_down(EditorView, offset=(boxes["A1"].x + 1, boxes["A1"].y))
        await pilot.mouse_up(EditorView, offset=(boxes["B2"].x + 1, boxes["B2"].y))
        await pilot.pause()
        assert plan.marked == {"A1", "A2", "B1", "B2"}
        await pilot.press("escape")
        await pilot.pause()
        assert plan.marked == set()
        assert isinstance(app.screen, RoomEditorScreen)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, SeatingScreen)


async def test_faults_are_told_as_they_come_about(session):
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "A1")
        await pilot.pause()
        assert "không có lỗi" in text(app, "#editor-problems")
        for letter in "ABCD":
            view(app).cursor = f"{letter}1"
            await pilot.press("m", "x")
            await pilot.pause()
        await pilot.pause()
        assert "thiếu" in text(app, "#editor-title")
        assert "Thiếu" in text(app, "#editor-problems")
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, RoomEditorScreen)


# -- presets -----------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES)
async def test_a_conference_without_a_room_builds_one_right_there(bare, size):
    app = HoiNghiApp(bare, "seating")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.pause()
        assert app.screen.query_one(PresetCards).display
        await pilot.press("r", "a", "x", "enter")
        assert isinstance(app.screen, SeatingScreen)
        await pilot.press("2")
        await pilot.pause()
        assert isinstance(app.screen, PresetForm)
        app.screen.query_one("#field-rows", Input).value = "5"
        app.screen.query_one("#field-seats", Input).value = "12"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        await pilot.pause()
        assert len([s for s in bare.seating.seats() if s.row in set("ABCDE")]) == 60
        assert app.screen.query_one(RoomView).display
        assert app.screen.query_one(RoomView).cursor == "CT1"
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert bare.seating.room is None
        assert app.screen.query_one(PresetCards).display


async def test_numbers_of_which_no_room_can_be_made_are_told(bare):
    app = HoiNghiApp(bare, "seating")
    async with app.run_test(size=SIZES[1]) as pilot:
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        for typed in ("", "-1", "abc", "0", "[/]", "9999", "８"):
            app.screen.query_one("#field-rows", Input).value = "6"
            await pilot.pause()
            assert not str(app.screen.query_one(".form-problem", Static).content)
            app.screen.query_one("#field-rows", Input).value = typed
            await pilot.pause()
            assert str(app.screen.query_one(".form-problem", Static).content), typed
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert isinstance(app.screen, PresetForm), typed
            assert bare.seating.room is None


async def test_another_kind_brings_its_usual_numbers_and_words(bare):
    app = HoiNghiApp(bare, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        await pilot.press("right", "right", "right")
        await pilot.pause()
        assert str(app.screen.query_one("#label-rows", Static).content) == "Số bàn"
        assert not app.screen.query_one("#row-aisles").display


async def test_a_new_preset_asks_before_people_lose_their_seats(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot)
        await pilot.press("p")
        await pilot.pause()
        app.screen.query_one("#field-rows", Input).value = "2"
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        await pilot.press("enter")
        await pilot.pause()
        assert row(arranged, "C") == []
        assert arranged.state.seats["A1"].delegate is not None
        assert arranged.seating.unplaced()


async def test_one_edit_works_out_one_plan(arranged, monkeypatch):
    worked_out = []
    propose = arranged.seating.propose

    def counted():
        worked_out.append(1)
        return propose()

    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SIZES[0]) as pilot:
        await editing(pilot, "F3")
        await pilot.pause()
        monkeypatch.setattr(arranged.seating, "propose", counted)
        await pilot.press("n")
        await pilot.pause()
        await pilot.pause()
        assert len(row(arranged, "G")) == 8
        assert len(worked_out) == 1
