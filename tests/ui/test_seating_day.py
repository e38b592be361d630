"""The plan of the room on the day: what a change costs, plans that keep seats, filters."""

from dataclasses import replace
from datetime import timedelta

from screen_reading import painted, said, text
from textual.widgets import Static

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.room_editing import from_preset
from hoinghi_tui.domain.room_presets_halls import RoomSpec
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.seating.filter_list import FilterList
from hoinghi_tui.ui.seating.mini_map import MiniMap, seat_cells
from hoinghi_tui.ui.seating.plan_dialog import PlanDialog
from hoinghi_tui.ui.seating.room_view import RoomView
from hoinghi_tui.ui.widgets.row_list import RowList

LARGE, SMALL = (120, 36), (80, 24)


def view(app):
    return app.conference_screen().query_one(RoomView)


def person(session, seat_id):
    return session.state.seats[seat_id].delegate


def title(app):
    return str(app.screen.query_one(".dialog-title", Static).content)


async def opened(pilot, cursor=None):
    await pilot.pause()
    await pilot.pause()
    if cursor:
        view(pilot.app).cursor = cursor
        await pilot.pause()


async def test_the_cost_that_is_told_is_what_the_exchange_then_costs(arranged):
    before = arranged.seating.quality().objective.total
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot, "A3")
        await pilot.press("enter")
        await pilot.pause()
        assert "Đang nhấc" in text(app, "#seat-place")
        view(app).cursor = "D5"
        await pilot.pause()
        told = text(app, "#seat-place")
        await pilot.press("enter")
        await pilot.pause()
        after = arranged.seating.quality().objective.total
        assert after > before
        assert f"D5: ▲ thêm {after - before} điểm trừ" in told
        await pilot.press("enter")
        view(app).cursor = "A3"
        await pilot.pause()
        assert f"A3: ▼ bớt {after - before} điểm trừ" in text(app, "#seat-place")


async def test_the_sum_and_its_parts_are_shown(arranged):
    faults = arranged.seating.quality().objective
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot, "CT1")
        line = text(app, "#seat-place")
        assert f"điểm trừ {faults.total} = ngược thứ bậc {faults.rank_inversions}" in line
        assert f"★ cách lối đi {faults.aisle_distance}" in line


async def test_those_seated_stay_where_only_newcomers_are_placed(arranged):
    arranged.seating.swap("A1", "D5")
    new = arranged.roster.add(Delegate(id="", full_name="Người Mới"))
    before = {seat.id: seat.delegate for seat in arranged.seating.seats() if seat.delegate}
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert title(app).startswith("TỰ XẾP CHỖ")
        assert "đổi chỗ" in title(app)
        await pilot.press("g")
        await pilot.pause()
        assert title(app) == "XẾP NGƯỜI CHƯA CÓ CHỖ · 1 người xếp mới"
        assert len(app.screen.query_one(RowList).rows) == 1
        await pilot.press("enter")
        await pilot.pause()
        assert arranged.state.seat_of(new.id) is not None
        assert {one: person(arranged, one) for one in before} == before


async def test_printed_badges_are_left_alone_at_first_and_warned_of(arranged, clock):
    moved = person(arranged, "A1")
    arranged.seating.swap("A1", "D5")
    printed(arranged, moved, clock)
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot)
        await pilot.press("a")
        await pilot.pause()
        assert title(app).startswith("XẾP NGƯỜI CHƯA CÓ CHỖ")
        await pilot.press("g")
        await pilot.pause()
        notes = str(app.screen.query_one("#plan-notes", Static).content)
        assert "1 người có giấy đã in ghi ghế khác: lưu xong phải in lại" in notes


async def test_people_who_are_here_move_up_after_a_look(arranged, clock):
    for one in ("dv-030", "dv-031", "dv-032"):
        arranged.door.check_in(one)
    # Only chairs of who is not here are left to fill.
    for seat in arranged.seating.seats():
        if seat.row == "A" and seat.delegate is None:
            arranged.seating.block(seat.id)
    app = HoiNghiApp(arranged, "seating")
    before = {seat.id: seat.delegate for seat in arranged.seating.seats()}
    expected = arranged.seating.close_up().moves
    here = {"dv-030", "dv-031", "dv-032"}
    up = sum(move.delegate in here for move in expected)
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot)
        await pilot.press("k")
        await pilot.pause()
        assert isinstance(app.screen, PlanDialog)
        assert title(app).startswith(f"DỒN CHỖ LÊN TRÊN · {up} người dời lên · ")
        assert title(app).endswith(f"{len(expected) - up} người không có mặt lùi xuống")
        figures = str(app.screen.query_one("#plan-quality", Static).content)
        # A measure of the whole room would weigh chairs of people who are not here.
        assert figures.startswith("Ghế trống phía trước ")
        assert figures.endswith(" → 0")
        assert len(app.screen.query_one(RowList).rows) == len(expected) > 0
        await pilot.press("enter")
        await pilot.pause()
        for move in expected:
            assert person(arranged, move.to_seat) == move.delegate
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert {seat.id: seat.delegate for seat in arranged.seating.seats()} == before


async def test_the_best_free_seat_is_found_and_taken(arranged):
    who = person(arranged, "D5")
    best = arranged.seating.best_free(who).id
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot, "D5")
        await pilot.press("g")
        await pilot.pause()
        assert view(app).cursor == best
        await pilot.press("enter")
        await pilot.pause()
        assert person(arranged, best) == who


async def test_a_row_is_shifted_and_cleared(arranged):
    first, second = person(arranged, "D3"), person(arranged, "D4")
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot, "D4")
        await pilot.press("shift+left")
        await pilot.pause()
        assert (person(arranged, "D2"), person(arranged, "D3")) == (first, second)
        await pilot.press("shift+right", "shift+right")
        await pilot.pause()
        assert (person(arranged, "D3"), person(arranged, "D4")) == (first, second)
        assert "không đủ ghế trống" in said(app)
        await pilot.press("c")
        await pilot.pause()
        await pilot.press("1")
        await pilot.pause()
        assert all(person(arranged, f"D{number}") is None for number in range(1, 9))
        assert person(arranged, "C4") is not None


async def test_a_filter_leaves_the_others_in_the_background(arranged):
    app = HoiNghiApp(arranged, "seating")
    awarded = {award.delegate for award in arranged.state.awards.values()}
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot, "CT1")
        await pilot.press("f", *"khen thuong", "enter")
        await pilot.pause()
        await pilot.pause()
        seats = [seat for seat in arranged.seating.seats() if seat.delegate in awarded]
        assert f"Lọc nhận khen thưởng: {len(seats)} ghế" in text(app, "#room-title")
        assert view(app)._dimmed == {s.id for s in arranged.seating.seats()} - {s.id for s in seats}
        await pilot.press("escape")
        await pilot.pause()
        await pilot.pause()
        assert "Lọc" not in text(app, "#room-title")
        assert not view(app)._dimmed


async def test_of_thirty_units_each_is_found_and_no_letter_chooses_by_itself(session):
    """Letters run out after 26, and stand for states and awards nowhere."""
    units = [Unit(id=f"x{one}", name=f"Đơn vị số {one:02}", rank=50 + one) for one in range(30)]
    people = [
        Delegate(id=f"p{one}", full_name=f"Lê Thị {one}", unit=f"x{one}") for one in range(30)
    ]
    session.work.act(
        "test",
        lambda: [
            insertion(table, row)
            for table, rows in (("units", units), ("delegates", people))
            for row in rows
        ],
        "ba mươi đơn vị",
    )
    for seat, one in zip(("A1", "A2", "B5"), ("p0", "p17", "p29"), strict=True):
        session.seating.move(one, seat)
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, "CT1")
        for number, seat in (("00", "A1"), ("17", "A2"), ("29", "B5")):
            await pilot.press("f", *f"don vi so {number}")
            assert isinstance(app.screen, FilterList)
            await pilot.press("enter")
            await pilot.pause()
            await pilot.pause()
            assert f"Lọc Đơn vị số {number}: 1 ghế" in text(app, "#room-title")
            assert seat not in view(app)._dimmed
            assert len(view(app)._dimmed) == len(session.state.seats) - 1
        await pilot.press("f")
        await pilot.pause()
        rows = app.screen.query_one(RowList)
        assert [one.words for one in rows.rows][-30:] == [one.name for one in units]
        await pilot.press(*["down"] * (len(rows.rows) - 1))
        await pilot.pause()
        assert "Đơn vị số 29" in " ".join(painted(app))
        await pilot.press("escape")
        assert "Lọc Đơn vị số 29" in text(app, "#room-title")


async def test_a_large_room_has_a_map_beside_it(session):
    spec = RoomSpec(rows=25, seats=20, aisles=(10,), presidium=7)
    session.room_editor.edit(lambda room, seats: from_preset(room, seats, spec), "Phòng lớn")
    app = HoiNghiApp(session, "seating")
    async with app.run_test(size=SMALL) as pilot:
        await opened(pilot, "A1")
        await pilot.pause()
        small = app.screen.query_one(MiniMap)
        assert small.display
        top = small._sight
        view(app).cursor = "Y20"
        await pilot.pause()
        await pilot.pause()
        assert small._sight != top
        await pilot.click(MiniMap, offset=(1, 3))
        await pilot.pause()
        assert session.state.seats[view(app).cursor].line in (5, 6, 7)


async def test_a_room_that_fits_needs_no_map(arranged):
    app = HoiNghiApp(arranged, "seating")
    async with app.run_test(size=LARGE) as pilot:
        await opened(pilot)
        assert not app.screen.query_one(MiniMap).display


def test_each_cell_of_the_map_holds_two_columns_and_two_lines(session):
    seats = [seat for seat in session.seating.seats() if seat.row in ("A", "B")]
    corner = [min(seats, key=lambda seat: (seat.line, seat.column))]
    cells = seat_cells(corner)
    assert len(cells) == 1
    assert next(iter(cells.values())) in "▘▝▖▗"


def printed(session, delegate, clock):
    """Note that a delegate's badge is on paper."""
    badge = next(b for b in session.state.badges.values() if b.delegate == delegate)
    done = replace(badge, printed_at=clock.now() - timedelta(hours=1))
    session.work.act("print", lambda: list(change("badges", badge, done)))
