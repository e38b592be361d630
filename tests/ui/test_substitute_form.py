from dataclasses import replace

import pytest
from desk import SIZES, STRANGE_AT, Desk, keys

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.ui.door.substitute_form import SubstituteForm
from hoinghi_tui.vietnamese import clean

SOAI = "dv-007"
"""Sits at the table of the presidium."""

DAO = "dv-010"
"""Sits in the hall."""


@pytest.fixture
def desk(session):
    session.seating.apply(session.seating.propose())
    return Desk(session)


def form(desk, session, person=SOAI):
    return SubstituteForm(session, session.door.card(person), desk.scanned.append)


@pytest.mark.parametrize("size", SIZES)
async def test_name_and_post_and_a_seat_of_the_hall_is_kept(desk, session, size):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, form(desk, session, DAO))
        assert "ĐI THAY · Trần Thị Đào" in desk.shown
        await desk.press(*keys("Bùi An"), "enter", *keys("Phó phòng"), "enter")
        assert desk.answer == (Substitute(full_name="Bùi An", position="Phó phòng"), None)


def choices(session, person, post):
    """Return the words for the seat held and for the one offered, and the id of this one."""
    kept, offer = session.state.seat_of(person), session.desk.offer(post)
    keep = f"giữ ghế {kept.id}, {session.seating.describe(kept)}"
    return keep, f"ghế {offer.seat.id}, {offer.place} (theo chức vụ)", offer.seat.id


@pytest.mark.parametrize("size", SIZES)
async def test_one_key_takes_the_seat_of_the_own_rank(desk, session, size):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, form(desk, session, DAO))
        await desk.press(*keys("Bùi An"), "enter")
        await desk.fill("Phó phòng")
        keep, take, offered = choices(session, DAO, "Phó phòng")
        assert f"● {keep}" in desk.shown
        assert f"○ {take}" in desk.shown
        await desk.press("ctrl+g")
        assert f"○ {keep}" in desk.shown
        assert f"● {take}" in desk.shown
        await desk.press("ctrl+g", "ctrl+g", "enter")
        assert desk.answer[1] == offered


@pytest.mark.parametrize("size", SIZES)
async def test_a_chair_of_the_presidium_is_left_by_whose_own_post_does_not_reach_it(
    desk, session, size
):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press(*keys("Bùi An"), "enter")
        await desk.fill("Phó phòng")
        keep, take, offered = choices(session, SOAI, "Phó phòng")
        assert "bàn chủ tọa" in keep
        assert f"○ {keep}" in desk.shown
        assert f"● {take}" in desk.shown
        await desk.press("enter")
        assert session.state.seats[offered].reserve
        assert desk.answer[1] == offered


@pytest.mark.parametrize(("post", "others"), [("Phó phòng", ["ctrl+g"]), ("Chủ tịch UBND", [])])
async def test_that_chair_is_kept_by_who_leads_too_and_by_one_key(desk, session, post, others):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press(*keys("Bùi An"), "enter", *others)
        await desk.fill(post)
        assert f"● {choices(session, SOAI, post)[0]}" in desk.shown
        await desk.press("enter")
        assert desk.answer[1] is None


async def test_an_announced_rank_counts_more_than_the_post(desk, session):
    announced = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức", rank=14)
    person = session.state.delegates[SOAI]
    session.roster.edit(person, replace(person, substitute=announced))
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press("enter", "enter")
        assert desk.answer == (announced, None)


async def test_the_seat_taken_is_the_one_of_the_post_as_typed_last(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, DAO))
        await desk.press(*keys("Bùi An"), "enter", "ctrl+g", *keys("Chủ tịch UBND"), "enter")
        assert desk.answer[1] == session.desk.offer("Chủ tịch UBND").seat.id
        assert desk.answer[1] != session.desk.offer("").seat.id


async def test_whose_delegate_has_no_seat_is_given_one(desk, session):
    session.seating.vacate(session.state.seat_of(SOAI).id)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        assert "○ chưa xếp chỗ" in desk.shown
        await desk.press(*keys("Bùi An"), "enter", "enter")
        assert desk.answer[1] == session.desk.offer().seat.id


async def test_without_a_free_seat_there_is_nothing_to_choose(desk, session):
    for seat in session.seating.seats():
        if seat.delegate is None and not seat.blocked:
            session.seating.block(seat.id)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press("ctrl+g", *keys("Bùi An"), "enter", "enter")
        assert desk.answer == (Substitute(full_name="Bùi An"), None)


async def test_who_was_announced_stands_there_and_keeps_the_rank(desk, session):
    announced = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức", rank=50)
    person = session.state.delegates[SOAI]
    session.roster.edit(person, replace(person, substitute=announced))
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press("enter", "enter")
        assert desk.answer[0] == announced


@pytest.mark.parametrize("typed", ["Ông Trần Thay", "đ/c  Trần Thay", "Trần Thay"])
async def test_the_honorific_is_no_part_of_the_name(desk, session, typed):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.fill(typed)
        await desk.press("enter", "enter")
        assert desk.answer[0] == Substitute(full_name="Trần Thay")


async def test_who_was_announced_with_an_honorific_keeps_the_rank_only(desk, session):
    announced = Substitute(full_name="Bà Nguyễn Thị Hoài Ân", position="Công chức", rank=50)
    person = session.state.delegates[SOAI]
    session.roster.edit(person, replace(person, substitute=announced))
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press("enter", "enter")
        assert desk.answer[0] == replace(announced, full_name="Nguyễn Thị Hoài Ân")


async def test_somebody_else_than_announced_does_not_take_over_the_rank(desk, session):
    announced = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức", rank=50)
    person = session.state.delegates[SOAI]
    session.roster.edit(person, replace(person, substitute=announced))
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.fill("Bùi An")
        await desk.press("enter", "enter")
        assert desk.answer[0] == Substitute(full_name="Bùi An", position="Công chức")


async def test_a_name_is_needed_and_the_post_is_not_lost(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, form(desk, session))
        await desk.press("down")
        await desk.fill("Phó phòng")
        await desk.press("enter")
        assert not desk.answers
        assert "Hãy ghi họ và tên người đi thay." in desk.shown
        assert dialog.focused is dialog.query_one("#substitute-name")
        assert dialog.query_one("#substitute-position").value == "Phó phòng"


@pytest.mark.parametrize(("text", "size"), STRANGE_AT)
async def test_strange_names_pass_unharmed(desk, session, text, size):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.fill(text)
        await desk.press("enter")
        await desk.fill(text)
        await desk.press("enter")
        assert desk.answer[0] == Substitute(full_name=clean(text), position=clean(text))
