import asyncio

import pytest
from desk import SIZES, STRANGE_AT, Desk

from hoinghi_tui.domain.people import Delegate, Invitation, Means, Presence
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.door.paper_list import PaperListDialog

TUAN_VP, TUAN_KT = "dv-019", "dv-027"


@pytest.fixture
def desk(session):
    session.seating.apply(session.seating.propose())
    return Desk(session)


@pytest.fixture
def numbers(session):
    """Who stands at which number of the printed list, counted here from the list itself."""
    invited = [one for one in session.roster.all() if one.invitation is not Invitation.DECLINED]
    units: dict[str | None, list[Delegate]] = {}
    for one in invited:
        units.setdefault(one.unit, []).append(one)
    return dict(enumerate((one.id for people in units.values() for one in people), 1))


async def opened(desk, pilot, session):
    return await desk.open(pilot, PaperListDialog(session, desk.scanned.append))


def came(session):
    return set(session.state.attendance)


@pytest.mark.parametrize("size", SIZES)
async def test_a_number_is_shown_and_entered(desk, session, numbers, size):
    async with desk.app.run_test(size=size) as pilot:
        await opened(desk, pilot, session)
        await desk.fill("12")
        person = session.state.delegates[numbers[12]]
        assert f"12 {person.full_name}" in desk.shown
        assert "○ chưa đến" in desk.shown
        assert not came(session)
        await desk.press("enter")
        row = session.state.attendance[person.id]
        assert (row.means, row.state) == (Means.PAPER, Presence.PRESENT)
        assert f"✔ 12 {person.full_name}" in desk.shown
        assert "ĐÃ NHẬP LẦN NÀY 1" in desk.shown
        assert desk.app.screen.focused.value == ""


async def test_a_range_means_all_of_it_and_each_is_an_action_of_its_own(desk, session, numbers):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        before = session.store.last_seq
        await desk.fill("1-3 20")
        await desk.press("enter")
        assert came(session) == {numbers[number] for number in (1, 2, 3, 20)}
        assert session.store.last_seq == before + 4
        assert "ĐÃ NHẬP LẦN NÀY 4" in desk.shown


async def test_enter_right_behind_the_number_is_not_lost(desk, session, numbers):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.press("7", "enter", "8", "enter", "9", "enter")
        assert came(session) == {numbers[number] for number in (7, 8, 9)}


async def test_who_was_in_already_is_neutral(desk, session, numbers, clock):
    session.door.check_in(numbers[5])
    clock.advance(minutes=2)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        before = [event for event in session.store.history() if event.ops]
        await desk.fill("5")
        assert "● có mặt" in desk.shown
        await desk.press("enter")
        name = session.state.delegates[numbers[5]].full_name
        assert f"● 5 {name}" in desk.shown
        assert "đã vào 07:25" in desk.shown
        assert "ĐÃ NHẬP LẦN NÀY 0 đã có từ trước 1" in desk.shown
        assert [event for event in session.store.history() if event.ops] == before


async def test_a_name_with_one_hit_is_entered_at_once(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.press(*"soai", "enter")
        assert came(session) == {"dv-007"}


@pytest.mark.parametrize(("arrows", "person"), [(["down"], TUAN_VP), (["down", "down"], TUAN_KT)])
async def test_namesakes_are_chosen_and_enter_never_guesses(desk, session, arrows, person):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.fill("nguyen van tuan")
        await desk.press(*arrows)
        await desk.press("enter")
        assert came(session) == {person}


async def test_enter_with_namesakes_asks_first(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.fill("nguyen van tuan")
        await desk.press("enter")
        assert not came(session)
        assert "2 người khớp: chọn bằng ↑ ↓ rồi Enter." in desk.shown
        assert desk.app.screen.focused.value == "nguyen van tuan"
        await desk.press("enter")
        assert came(session) == {TUAN_VP}


@pytest.mark.parametrize("typed", ["xyz", "99-120", "12;;x"])
async def test_nobody_is_said_and_nothing_changes(desk, session, typed):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.fill(typed)
        await desk.press("enter")
        assert "không có ai khớp" in desk.shown
        assert desk.app.screen.focused.value == typed
        assert not came(session)


async def test_ctrl_z_takes_back_one_after_the_other(desk, session, numbers):
    session.door.check_in(numbers[3])
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.fill("1-3")
        await desk.press("enter")
        await desk.press("ctrl+z")
        assert came(session) == {numbers[1], numbers[3]}
        name = session.state.delegates[numbers[2]].full_name
        assert f"↶ Đã gỡ {name}." in desk.shown
        assert "ĐÃ NHẬP LẦN NÀY 1" in desk.shown
        await desk.press("ctrl+z", "ctrl+z")
        assert came(session) == {numbers[3]}
        assert "Chưa có ai để gỡ" in desk.shown
        notes = [event.note for event in session.store.history() if event.undoes]
        assert all("nhập nhầm từ danh sách ký" in note for note in notes)


async def test_who_had_left_comes_back_and_keeps_the_first_arrival(desk, session, numbers, clock):
    session.door.check_in(numbers[4])
    session.door.report_leaving(numbers[4])
    arrived = session.state.attendance[numbers[4]].arrived_at
    clock.advance(minutes=30)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.press("4", "enter")
        assert session.state.attendance[numbers[4]].state is Presence.PRESENT
        await desk.press("ctrl+z")
        row = session.state.attendance[numbers[4]]
        assert (row.state, row.arrived_at) == (Presence.LEFT, arrived)


async def test_nothing_ticks_when_it_could_not_be_saved(desk, session, numbers, disk_full):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await desk.fill("1-3")
        with disk_full():
            await desk.press("enter")
            name = session.state.delegates[numbers[1]].full_name
            assert f"✖ {name}: " in desk.shown
            assert "✔ 1" not in desk.shown
            assert not came(session)
            assert desk.app.screen.focused.value == "1-3"
        await desk.press("enter")
        assert came(session) == {numbers[number] for number in (1, 2, 3)}


async def test_the_states_follow_another_desk(desk, session, numbers, clock):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(desk, pilot, session)
        await desk.fill("6")
        assert "○ chưa đến" in desk.shown
        with Session.open(session.folder, station="Bàn 2", clock=clock) as other:
            other.door.check_in(numbers[6])
        session.poll()
        dialog.query_one("#meant").refresh()
        await desk.settle()
        assert "● có mặt" in desk.shown


@pytest.mark.parametrize(("name", "size"), STRANGE_AT)
async def test_strange_names_pass_unharmed(desk, session, name, size):
    added = session.roster.add(Delegate(id="", full_name=name, position=name))
    number = next(at for at, who in enumerate(session.roster.all(), 1) if who.id == added.id)
    assert number
    async with desk.app.run_test(size=size) as pilot:
        await opened(desk, pilot, session)
        at = session.desk.paper_numbers()[added.id]
        await desk.fill(str(at))
        await desk.press("enter")
        assert came(session) == {added.id}
        await desk.fill(name)
        await desk.press("enter", "ctrl+z")
        assert not came(session)


async def test_another_window_of_the_same_desk_is_not_taken_back(desk, session, numbers, clock):
    """Its arrival reaches the log between the two of this one, under the same station."""
    with Session.open(session.folder, station=session.station, clock=clock) as other:
        check_in = session.desk.check_in_on_paper

        def and_then_another(person):
            arrival = check_in(person)
            other.door.check_in(numbers[9])
            session.poll()
            return arrival

        session.desk.check_in_on_paper = and_then_another
        async with desk.app.run_test(size=(80, 24)) as pilot:
            await opened(desk, pilot, session)
            await desk.fill("5")
            await desk.press("enter")
            assert came(session) == {numbers[5], numbers[9]}
            await desk.press("ctrl+z")
            assert came(session) == {numbers[9]}
            assert f"Đã gỡ {session.state.delegates[numbers[5]].full_name}" in desk.shown


async def test_names_get_ready_while_nobody_types(desk, session):
    prepare, ready = session.roster.prepare, asyncio.Event()

    def noted(most):
        done = prepare(most)
        if done:
            ready.set()
        return done

    session.roster.prepare = noted
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await opened(desk, pilot, session)
        await asyncio.wait_for(ready.wait(), timeout=60)
