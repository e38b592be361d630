import pytest
from desk import SIZES, STRANGE, Desk

from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.ui.door.take_back_form import REASONS, TakeBackForm

SOAI = "dv-007"


@pytest.fixture
def desk(session):
    session.operator = "Nguyễn Thị Lan"
    session.door.check_in(SOAI)
    return Desk(session)


def form(desk, session):
    return TakeBackForm(session, session.door.card(SOAI), desk.scanned.append)


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_what_is_taken_back(desk, session, size):
    named = Substitute(full_name="Bùi An", position="Phó phòng")
    session.door.take_substitute(SOAI, named)
    session.door.report_leaving(SOAI)
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, form(desk, session))
        assert "GỠ ĐIỂM DANH · Đào Văn Soái" in desk.shown
        assert "Đã vào lúc 07:25:00 · tìm tên · Bàn 1 · người trực Nguyễn Thị Lan" in desk.shown
        assert "Đi thay: Bùi An, Phó phòng" in desk.shown
        assert "Đã báo về lúc 07:25:00" in desk.shown


@pytest.mark.parametrize("number", [1, 2, 3])
async def test_a_number_is_a_whole_reason_after_enter(desk, session, number):
    async with desk.app.run_test() as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press(str(number))
        assert not desk.answers
        assert f"→ {REASONS[number - 1]}" in desk.shown
        await desk.press("enter")
        assert desk.answer == REASONS[number - 1]


@pytest.mark.parametrize(
    ("typed", "reason"), [("  khách về nhầm ", "khách về nhầm"), ("4", "4"), ("12", "12")]
)
async def test_own_words_are_a_reason(desk, session, typed, reason):
    async with desk.app.run_test() as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.fill(typed)
        await desk.press("enter")
        assert desk.answer == reason


async def test_without_a_reason_it_stays(desk, session):
    async with desk.app.run_test() as pilot:
        await desk.open(pilot, form(desk, session))
        await desk.press("space", "enter")
        assert not desk.answers
        assert "Hãy ghi lý do" in desk.shown
        await desk.press("escape")
        assert desk.answer is None


@pytest.mark.parametrize("text", STRANGE, ids=range(len(STRANGE)))
async def test_strange_reasons_come_back_unharmed(desk, session, text):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, form(desk, session))
        dialog.query_one("#reason").value = text
        await desk.press("enter")
        # NFC, and without what cannot be seen: as everything typed is kept.
        from hoinghi_tui.vietnamese import clean

        assert desk.answer == clean(text)
