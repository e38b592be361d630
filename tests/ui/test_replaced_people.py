"""Who came in somebody's place is shown wherever the one replaced would be."""

import json
from dataclasses import replace

import pytest
from screen_reading import painted
from textual.widgets import Input

from hoinghi_tui.cli.main import main
from hoinghi_tui.domain.awards import AwardState
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.services.session import Session
from hoinghi_tui.spreadsheets.export_table import Entry, View, delegate_table
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.seating.seat_finder import SeatFinder

WIDE = (120, 36)
NAM = Substitute(full_name="Lê Hoàng Nam", position="Chuyên viên chính")
BANG, BIA = "dv-025", "dv-012"
"""Trưởng phòng Kinh tế, who speaks as item 7 and comes up for the unit; H'Bia Niê, honoured."""


@pytest.fixture
def replaced(session):
    """The sample with everybody seated and two people replaced."""
    session.seating.apply(session.seating.propose())
    session.door.take_substitute(BANG, NAM)
    session.door.take_substitute(BIA, Substitute(full_name="Rơ Châm Mai"))
    return session


async def shown(session, mode, *keys):
    """Return what stands on a page after some keys."""
    app = HoiNghiApp(session, mode)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        for key in keys:
            await pilot.press("space" if key == " " else key)
        await pilot.pause()
        await pilot.pause()
        return "\n".join(painted(app))


async def test_the_log_tells_it(replaced):
    replaced.door.report_leaving(BANG)
    text = await shown(replaced, "overview")
    assert "Lê Hoàng Nam đi thay Đặng Văn Bằng" in text
    assert "Báo về Lê Hoàng Nam (đi thay Đặng" in text  # cut where the column ends


async def test_the_list_and_its_card_tell_it(replaced):
    text = await shown(replaced, "delegates", *"van bang")
    assert "↷ Nam thay" in text
    assert "↷ Lê Hoàng Nam, Chuyên viên" in text  # goes on in the next line of the card
    assert "đã đến thay" in text


async def test_who_came_in_person_is_not_replaced_by_who_was_announced(session):
    before = session.state.delegates["dv-028"]
    assert before.substitute is None
    session.roster.edit(before, replace(before, substitute=NAM))
    text = await shown(session, "delegates", *"kieu thi")
    assert "↷ Nam thay" in text
    session.door.check_in("dv-028", accept_declined=True)
    text = await shown(session, "delegates", *"kieu thi")
    assert "↷" not in text


async def test_the_seat_shows_who_sits_there(replaced):
    seat = replaced.state.seat_of(BANG).id
    app = HoiNghiApp(replaced, "seating")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        app.screen.room_view.cursor = seat
        await pilot.pause()
        text = "\n".join(painted(app))
    assert "● Nam " in text  # in the plan
    assert f"{seat}   Lê Hoàng Nam   ● có mặt" in text
    assert "Chuyên viên chính" in text
    assert "đi thay Đặng Văn Bằng" in text


async def test_the_finder_of_seats_finds_both(replaced):
    app = HoiNghiApp(replaced, "seating")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await app.push_screen(SeatFinder(replaced))
        for query in ("hoang nam", "van bang"):
            app.screen.query_one(Input).value = query
            await pilot.pause()
            assert "Lê Hoàng Nam (đi thay Đặng Văn" in "\n".join(painted(app))


async def test_the_mc_reads_who_is_here(replaced, clock):
    for _ in range(7):
        replaced.agenda.start_next()
        clock.advance(minutes=5)
    text = await shown(replaced, "agenda")
    assert "Lê Hoàng Nam (đi thay Đặng Văn Bằng)   ● đã đến · ghế" in text


async def test_awards_tell_who_would_come_up(replaced):
    text = await shown(replaced, "awards", "down")
    assert "Lê Hoàng Nam (đi thay" in text
    assert "lên nhận" in text


async def test_who_came_for_a_unit_receives_but_not_for_a_person(replaced):
    awards = replaced.awards
    of_unit, of_person = replaced.state.awards["kt-02"], replaced.state.awards["kt-04"]
    assert (of_unit.delegate, of_person.delegate) == (BANG, BIA)
    assert awards.is_present(of_unit) is True
    assert awards.is_present(of_person) is False
    replaced.door.check_in("dv-017")
    awards.hand_batch(2)
    assert replaced.state.awards["kt-04"].state is AwardState.WAITING
    assert replaced.state.awards["kt-05"].state is AwardState.HANDED


async def test_handing_over_to_a_person_who_is_replaced_is_asked_about(replaced):
    text = await shown(replaced, "awards", "down", "down", "down", "enter")
    assert "Rơ Châm Mai đến thay" in text


@pytest.mark.parametrize("view", list(View))
def test_every_exported_list_tells_it(replaced, view):
    state = replaced.state
    entry = Entry(state.delegates[BANG], came=state.attendance[BANG])
    table = delegate_table(view, [entry])
    row = dict(zip(table.headings, table.rows[0], strict=True))
    assert row["Người đến thay"] == "Lê Hoàng Nam, Chuyên viên chính"
    assert table.headings.count("Người đến thay") == 1


def test_commands_tell_it(replaced, capsys):
    folder = str(replaced.folder)

    def told(*words):
        assert main([words[0], folder, *words[1:]]) == 0
        return capsys.readouterr().out

    who = "Lê Hoàng Nam (đi thay Đặng Văn Bằng)"
    assert who in told("delegates", "--search", "dang van bang")
    assert who in told("seats")
    assert f"Tham luận: Phòng Kinh tế – {who}" in told("agenda")
    seats = {seat["delegate"]: seat for seat in json.loads(told("seats", "--json"))}
    assert seats[BANG]["full_name"] == "Đặng Văn Bằng"
    assert seats[BANG]["substitute"] == "Lê Hoàng Nam"
    assert seats["dv-007"]["substitute"] is None
    items = json.loads(told("agenda", "--json"))["items"]
    assert [item["stand_in"] for item in items if item["presenter_id"] == BANG] == ["Lê Hoàng Nam"]


def test_the_log_names_who_comes_back_and_whose_arrival_is_taken_back(replaced, clock):
    who = "Lê Hoàng Nam (đi thay Đặng Văn Bằng)"
    replaced.door.report_leaving(BANG)
    clock.advance(minutes=1)
    replaced.door.check_in(BANG)
    assert replaced.store.history(1)[0].note == f"Trở lại {who}"
    replaced.desk.take_back(BANG, "nhầm người")
    assert replaced.store.history(1)[0].note == f"Hủy điểm danh {who} (nhầm người)"


def test_moving_a_seat_names_who_sits_there(replaced):
    free = next(seat.id for seat in replaced.seating.seats() if not seat.delegate)
    replaced.seating.move(BANG, free)
    with Session.open(replaced.folder, station="Bàn 2", read_only=True) as other:
        note = other.store.history(1)[0].note
    assert note == f"Lê Hoàng Nam (đi thay Đặng Văn Bằng) ngồi {free}"
