import pytest
from desk import SIZES, STRANGE_AT, Desk, keys

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.services.desk import Guest
from hoinghi_tui.ui.door.seat_chooser import SeatChooser
from hoinghi_tui.ui.door.walk_in_form import WalkInForm
from hoinghi_tui.vietnamese import clean


@pytest.fixture
def desk(session):
    session.seating.apply(session.seating.propose())
    return Desk(session)


def form(desk, session, name=""):
    return WalkInForm(session, desk.scanned.append, Guest(full_name=name))


@pytest.mark.parametrize("size", SIZES)
async def test_three_enters_and_it_is_done(desk, session, size):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, form(desk, session))
        pressed = [*keys("Vũ Văn Khách"), "enter", *keys("Cán bộ"), "enter", *keys("kt"), "enter"]
        await desk.press(*pressed)
        guest, seat, even_if_listed = desk.answer
        assert guest == Guest(full_name="Vũ Văn Khách", position="Cán bộ", unit="KT")
        assert not even_if_listed
        assert seat == session.desk.offer("Cán bộ").seat.id
        # A slow typist presses a key a second: thirty of them would be half a minute.
        assert len(pressed) < 30


async def test_with_the_name_from_the_scan_box_only_three_keys_are_needed(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="  bà  Trần Thị Mới "))
        await desk.press("enter", "enter", "enter")
        guest, _, _ = desk.answer
        assert guest == Guest(full_name="Trần Thị Mới", honorific="Bà")


async def test_the_answer_is_what_the_desk_takes(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Ông Vũ Văn Khách"))
        await desk.press("enter", *keys("Giám đốc"), "enter", *keys("Công ty Sông Hồng"), "enter")
        guest, seat, even_if_listed = desk.answer
        arrival = session.desk.walk_in(guest, seat=seat, even_if_listed=even_if_listed)
        added = arrival.delegate
        assert (added.honorific, added.full_name) == ("Ông", "Vũ Văn Khách")
        assert added.walk_in
        assert "Công ty Sông Hồng" in added.note
        assert arrival.seat.id == seat


@pytest.mark.parametrize(
    ("typed", "unit", "words"),
    [
        ("kinh te", "KT", "→ Phòng Kinh tế"),
        ("xã hội", "VHXH", "→ Phòng Văn hóa"),
        ("Công ty Sông Hồng", None, "ngoài danh sách, ghi vào ghi chú"),
    ],
)
async def test_a_unit_is_found_by_a_few_letters_or_kept_as_words(desk, session, typed, unit, words):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Vũ Văn Khách"))
        await desk.press("enter", "enter")
        await desk.fill(typed)
        assert words in desk.shown
        await desk.press("enter")
        guest, _, _ = desk.answer
        assert guest.unit == unit
        assert guest.unit_name == ("" if unit else typed)


async def test_the_seat_follows_the_post(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Vũ Văn Khách"))
        plain = session.desk.offer()
        assert f"Ghế {plain.seat.id} {plain.place}" in desk.shown
        await desk.press("enter")
        await desk.fill("Chủ tịch UBND thành phố")
        leading = session.desk.offer("Chủ tịch UBND thành phố")
        assert leading.seat.id != plain.seat.id
        assert f"Ghế {leading.seat.id} {leading.place}" in desk.shown
        await desk.press("enter", "enter")
        assert desk.answer[1] == leading.seat.id


async def test_another_free_seat_is_chosen_and_survives_more_typing(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Vũ Văn Khách"))
        await desk.press("ctrl+g")
        assert isinstance(desk.app.screen, SeatChooser)
        await desk.press(*"f3", "enter")
        assert "Ghế F3 hàng cuối, bên trái" in desk.shown
        await desk.press("enter", *keys("Chủ tịch UBND"), "enter", "enter")
        assert desk.answer[1] == "F3"


async def test_no_seat_can_be_chosen_and_esc_keeps_the_seat(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Vũ Văn Khách"))
        await desk.press("ctrl+g", "escape")
        offered = session.desk.offer().seat.id
        assert f"Ghế {offered}" in desk.shown
        await desk.press("ctrl+g", *keys("chua xep"), "enter")
        assert "chưa xếp chỗ" in desk.shown
        await desk.press("enter", "enter", "enter")
        assert desk.answer[1] is None


async def test_seats_that_are_locked_blocked_or_taken_are_not_there_to_choose(desk, session):
    session.seating.lock("F1")
    session.seating.block("F2")
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Vũ Văn Khách"))
        await desk.press("ctrl+g")
        chooser = desk.app.screen
        seats = {line.seat for line in chooser._lines}
        taken = {seat.id for seat in session.seating.seats() if seat.delegate}
        assert "F3" in seats
        assert not seats & (taken | {"F1", "F2"})
        await desk.fill("a1")
        assert "Không có ghế trống nào khớp." in desk.shown
        await desk.press("enter")
        assert desk.app.screen is chooser


async def test_a_full_room_is_said_and_the_guest_comes_in_all_the_same(desk, session):
    for seat in session.seating.seats():
        if seat.delegate is None and not seat.blocked:
            session.seating.block(seat.id)
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Vũ Văn Khách"))
        assert "chưa xếp chỗ" in desk.shown
        assert "Phòng đã hết ghế" in desk.shown
        await desk.press("enter", "enter", "enter")
        assert desk.answer[1] is None


@pytest.mark.parametrize("name", ["", "   "])
async def test_a_name_is_needed(desk, session, name):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, form(desk, session, name=name))
        await desk.press("down", "down", *keys("kt"), "enter")
        assert not desk.answers
        assert "Hãy ghi họ và tên." in desk.shown
        assert dialog.focused is dialog.query_one("#guest-name")
        assert dialog.query_one("#guest-unit").value == "kt"


@pytest.mark.parametrize("typed", ["Nguyễn Văn Tuấn", "nguyễn  văn tuấn", "Ông Nguyễn Văn Tuấn"])
async def test_a_namesake_on_the_list_is_shown_and_taken_by_a_second_enter(desk, session, typed):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name=typed))
        await desk.press("enter")
        assert "Tên này đã có trong danh sách" in desk.shown
        assert "Phó Chánh Văn phòng" in desk.shown
        assert "chưa đến" in desk.shown
        await desk.press("enter")
        assert "Tên này đã có trong danh sách" not in desk.shown
        await desk.press("enter", "enter")
        guest, seat, even_if_listed = desk.answer
        assert even_if_listed
        before = len(session.state.delegates)
        session.desk.walk_in(guest, seat=seat, even_if_listed=True)
        assert len(session.state.delegates) == before + 1


async def test_who_has_come_in_anothers_place_is_told_by_the_own_name(desk, session):
    session.door.take_substitute(
        "dv-007", Substitute(full_name="Lê Hoàng Nam", position="Công chức")
    )
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, form(desk, session, name="Lê Hoàng Nam"))
        await desk.press("enter")
        assert "Công chức · đang đi thay Đào Văn Soái · có mặt" in desk.shown


async def test_a_namesake_is_told_also_when_the_name_was_left_by_an_arrow(desk, session):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, form(desk, session, name="Nguyễn Văn Tuấn"))
        await desk.press("down", "down", "enter")
        assert not desk.answers
        assert "Tên này đã có trong danh sách" in desk.shown
        dialog.query_one("#guest-name").value = "Vũ Văn Khách"
        await desk.press("enter", "enter", "enter")
        assert not desk.answer[2]


@pytest.mark.parametrize(("text", "size"), STRANGE_AT)
async def test_strange_texts_come_back_unharmed(desk, session, text, size):
    async with desk.app.run_test(size=size) as pilot:
        dialog = await desk.open(pilot, form(desk, session))
        for name in ("name", "position", "unit"):
            dialog.query_one(f"#guest-{name}").value = text
        await desk.press("enter", "enter", "enter")
        guest, _, _ = desk.answer
        assert (guest.full_name, guest.position) == (clean(text), clean(text))
