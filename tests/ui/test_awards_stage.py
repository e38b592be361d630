"""F7 on the day: calling with absentees, stand-ins, re-packing, mistaken certificates."""

import pytest
from desk import STRANGE_AT
from screen_reading import painted, said, toasts, words
from textual.events import Key

from hoinghi_tui.domain.awards import AwardState
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.awards.absent_dialog import AbsentDialog
from hoinghi_tui.ui.awards.proxy_form import ProxyForm
from hoinghi_tui.ui.confirm import Confirm

NARROW, WIDE = (80, 24), (120, 36)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])
DUC, TUAN = "kt-05", "kt-07"
"""Two of the second batch who are away."""


@pytest.fixture
def app(session):
    """Batch 1 is done, batch 2 is next, two of its four are away."""
    away = {session.state.awards[key].delegate for key in (DUC, TUAN)}
    for key in session.state.delegates:
        if key not in away:
            session.door.check_in(key, accept_declined=True)
    session.awards.call_batch(1)
    session.awards.hand_batch(1)
    return HoiNghiApp(session, "awards")


def award(app, key):
    return app.session.state.awards[key]


async def settle(pilot, *keys):
    await pilot.press(*keys)
    for _ in range(3):
        await pilot.pause()


# -- calling ---------------------------------------------------------------------------


async def test_calling_names_who_is_away_and_calls_nobody_yet(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "c")
        assert isinstance(app.screen, AbsentDialog)
        text = "\n".join(painted(app))
        assert "Đinh Công Đức" in text
        assert "Nguyễn Văn Tuấn" in text
        await settle(pilot, "escape")
        assert award(app, "kt-04").called_at is None


async def test_called_all_the_same(app):
    async with app.run_test() as pilot:
        await settle(pilot, "c", "c")
        assert all(award(app, f"kt-0{n}").state is AwardState.CALLED for n in (4, 5, 6, 7))
        assert "Đã mời đợt 2: 4 người" in said(app)


async def test_with_a_stand_in_for_each_it_is_called(app):
    async with app.run_test() as pilot:
        await settle(pilot, "c")
        for name in ("Lan", "Mai"):
            await settle(pilot, "n")
            assert isinstance(app.screen, ProxyForm)
            await settle(pilot, *name, "ctrl+s")
        assert "Không còn ai vắng" in words(app, "#absent-words")
        await settle(pilot, "enter")
        assert award(app, TUAN).state is AwardState.CALLED
        assert award(app, TUAN).receiver == "Mai"


async def test_repacked_the_others_are_called_and_the_tray_follows(app):
    async with app.run_test() as pilot:
        await settle(pilot, "c", "r")
        called = [one.id for one in app.session.awards.tray(2)]
        assert called == ["kt-04", "kt-06"]
        assert [award(app, key).order for key in called] == [1, 2]
        assert all(award(app, key).state is AwardState.CALLED for key in called)
        assert {award(app, DUC).batch, award(app, TUAN).batch} == {4}
        assert app.screen.chosen.id == "kt-04"


async def test_who_arrives_leaves_the_question(app, desk_two):
    async with app.run_test() as pilot:
        await settle(pilot, "c")
        for key in (DUC, TUAN):
            desk_two.door.check_in(award(app, key).delegate)
        app._poll()
        await settle(pilot)
        assert "Không còn ai vắng" in words(app, "#absent-words")
        await settle(pilot, "enter")
        assert award(app, DUC).state is AwardState.CALLED


async def test_a_batch_is_not_called_twice_unnoticed(app, clock):
    async with app.run_test() as pilot:
        await settle(pilot, "c", "c")
        first = award(app, DUC).called_at
        clock.advance(minutes=1)
        await settle(pilot, "c")
        assert isinstance(app.screen, Confirm)
        await settle(pilot, "escape")
        assert award(app, DUC).called_at == first
        await settle(pilot, "c", "enter", "c")
        assert award(app, DUC).called_at > first


async def test_another_station_called_it_first(app, desk_two):
    async with app.run_test() as pilot:
        await settle(pilot)
        app.session.poll = lambda: False  # the timer holds app._poll itself
        desk_two.awards.call_batch(2, despite_absent=True)
        await settle(pilot, "c")
        assert "Bàn khác vừa thay đổi" in said(app)
        assert "\n".join(painted(app)).count("ĐANG TRAO") == 1


async def test_another_station_handed_it_over_first(app, desk_two):
    async with app.run_test() as pilot:
        await settle(pilot)
        app.session.poll = lambda: False  # the timer holds app._poll itself
        desk_two.awards.hand_over(["kt-04"])
        at = desk_two.state.awards["kt-04"].handed_at
        await settle(pilot, "enter")
        assert toasts(app)[-1][0] == "warning"
        assert "Đã trao cho H'Bia Niê lúc" in said(app)
        await settle(pilot, "a")
        assert "Đã trao 1 giấy khen của đợt 2" in said(app)
        assert award(app, "kt-04").handed_at == at


# -- what the stage shows --------------------------------------------------------------


@SIZES
async def test_the_stage_names_absentees_in_one_line(app, size):
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        step = words(app, "#stage-step")
        assert "VẮNG 2" in step
        assert "Đinh Công Đức" in step
        cards = words(app, "#stage-cards").split("\n")
        numbers = [
            line.split()[0].lstrip("▌") or line.split()[1] for line in cards if "Ông" in line
        ]
        assert numbers == ["2", "3", "4"]


@pytest.mark.parametrize("size", [NARROW, WIDE, (100, 24)])
async def test_ten_cards_fit_on_a_low_screen(app, size):
    for key in ("kt-08", "kt-09", "kt-10", "kt-11"):
        app.session.awards.move(key, 2)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        cards = words(app, "#stage-cards")
        for one in app.session.awards.tray(2):
            assert one.recipient in cards
        width = app.screen.query_one("#stage-cards").content_size.width
        assert all(len(line) <= width for line in cards.split("\n"))


async def test_the_whole_call_is_read_with_l(app):
    async with app.run_test(size=NARROW) as pilot:
        await settle(pilot, "l")
        assert "Nguyễn Văn Tuấn, Công chức Địa chính" in words(app, "#calling")
        assert not app.screen.query_one("#stage-cards").display
        await settle(pilot, "escape")
        assert app.screen.query_one("#stage-cards").display


async def test_a_card_can_be_clicked(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot)
        lines = words(app, "#stage-cards").split("\n")
        at = next(n for n, line in enumerate(lines) if "Đỗ Mạnh Tường" in line)
        await pilot.click("#stage-cards", offset=(8, at))
        await settle(pilot)
        assert app.screen.chosen.id == "kt-06"


async def test_escape_goes_back_to_the_batch_on_stage(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "end")
        assert "XEM TRƯỚC" in words(app, "#stage-head")
        await settle(pilot, "escape")
        assert app.screen.chosen.id == "kt-04"


async def test_at_the_end_it_says_so(app):
    async with app.run_test(size=WIDE) as pilot:
        for key in (DUC, TUAN):
            app.session.door.check_in(award(app, key).delegate)
        await settle(pilot, "a", "a")
        assert "Đã trao xong" in words(app, "#award-foot")


# -- corrections -----------------------------------------------------------------------


async def test_a_certificate_is_taken_back(app):
    async with app.run_test() as pilot:
        await settle(pilot, "enter", "up", "u")
        assert award(app, "kt-04").state is AwardState.WAITING
        assert "trở lại khay" in said(app)


async def test_after_undoing_a_whole_batch_the_same_keys_hand_over_the_same_batch(app):
    async with app.run_test() as pilot:
        await settle(pilot, "a")
        assert app.screen.chosen_batch.number == 2
        for key in (DUC, TUAN):
            app.session.awards.proxy(key, "Lan")
        app.data_changed()
        await settle(pilot, "a")
        assert app.screen.chosen_batch.number == 3
        await settle(pilot, "ctrl+z")
        assert app.screen.chosen.id == DUC
        assert said(app).count("Đã hoàn tác") == 1
        await settle(pilot, "a")
        assert app.session.awards.tray(3)[0].id == "kt-08"
        assert award(app, TUAN).is_done


async def test_undoing_something_else_leaves_the_cursor(app):
    async with app.run_test() as pilot:
        await settle(pilot, "c", "c", "down", "down", "ctrl+z")
        assert app.screen.chosen.id == "kt-06"


async def test_who_comes_after_all_receives_in_person(app):
    app.session.awards.proxy(DUC, "Lan")
    async with app.run_test() as pilot:
        await settle(pilot, "down", "n", "backspace", "backspace", "backspace", "ctrl+s")
        assert award(app, DUC).receiver == ""


async def test_what_is_typed_right_after_enter_stands_in_the_next_line(app):
    async with app.run_test() as pilot:
        await settle(pilot, "n")
        for key in (*"Lan", "enter", *"Khoa", "enter", *"om", "enter"):
            # Faster than the form answers: a quick hand at a busy machine.
            app.post_message(Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        one = award(app, "kt-04")
        told = (one.receiver, one.receiver_position, one.receiver_reason)
        assert told == ("Lan", "Khoa", "om")


async def test_the_stand_in_is_found_among_the_delegates(app):
    async with app.run_test() as pilot:
        await settle(pilot, "n", "ctrl+l", *"tran thi dao", "enter")
        assert isinstance(app.screen, ProxyForm)
        await settle(pilot, "ctrl+s")
        assert award(app, "kt-04").receiver == "Trần Thị Đào"


async def test_both_handed_the_papers_are_noted_as_exchanged_back(app):
    async with app.run_test(size=WIDE) as pilot:
        await settle(pilot, "home", "t")
        assert "TRAO NHẦM" in words(app, "#stage-step")
        await settle(pilot, "down", "t")
        assert isinstance(app.screen, Confirm)
        await settle(pilot, "enter")
        assert "Phòng Kinh tế" in award(app, "kt-01").remark
        assert award(app, "kt-01").state is AwardState.HANDED
        await settle(pilot, "ctrl+z")
        assert award(app, "kt-01").remark == ""


async def test_one_handed_the_note_goes_to_the_other(app):
    async with app.run_test() as pilot:
        await settle(pilot, "enter", "up", "t", "down", "down", "enter", "enter")
        assert award(app, "kt-04").state is AwardState.WAITING
        assert award(app, "kt-06").state is AwardState.HANDED


async def test_an_exchange_is_given_up(app):
    async with app.run_test() as pilot:
        await settle(pilot, "t", "escape", "down", "down", "enter")
        assert award(app, "kt-06").state is AwardState.HANDED
        await settle(pilot, "t", "t", "t", "up", "t", "escape", "escape")
        assert award(app, "kt-07").order == 4


@pytest.mark.parametrize(("name", "size"), STRANGE_AT)
async def test_strange_names_on_the_stage_and_in_its_dialogs(app, name, size):
    from dataclasses import replace

    from hoinghi_tui.services.rows import change

    before = award(app, DUC)
    after = replace(
        before, recipient=name, achievement=name, certificate_no=name, receiver_reason=name
    )
    app.session.work.act("edit", lambda: change("awards", before, after))
    app.session.awards.set_presenter(2, name, [name], title=name)
    async with app.run_test(size=size) as pilot:
        await settle(pilot, "down", "l", "l", "c", "n", "escape", "escape", "t", "down", "t")
        assert isinstance(app.screen, Confirm)
        await settle(pilot, "escape", "escape", "up")
        app.session.awards.proxy(DUC, name, name, name)
        app.data_changed()
        await settle(pilot, "enter")
        assert award(app, DUC).state is AwardState.BY_PROXY
        assert award(app, DUC).recipient == name
