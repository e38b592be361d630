from dataclasses import replace

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input, Static

from hoinghi_tui.domain.awards import AwardState
from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.awards.proxy_form import ProxyForm
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.widgets.row_list import RowList

NARROW, WIDE = (80, 24), (120, 36)
SIZES = pytest.mark.parametrize("size", [NARROW, WIDE])


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "awards")


def state(app, award_id):
    return app.session.state.awards[award_id].state


def chosen(app):
    return app.screen.chosen.id


async def test_it_opens_at_the_first_award_that_waits(app):
    app.session.awards.hand_over(["kt-01", "kt-02"])
    async with app.run_test() as pilot:
        await pilot.pause()
        assert chosen(app) == "kt-03"


async def test_enter_hands_over_and_goes_on_to_the_next_that_waits(app):
    app.session.awards.hand_over(["kt-02"])
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert isinstance(app.screen, Confirm)
        assert "chưa đến" in str(app.screen.query(Static)[1].content)
        assert state(app, "kt-01") is AwardState.WAITING
        await pilot.press("escape")
        assert state(app, "kt-01") is AwardState.WAITING
        await pilot.press("enter", "enter")
        assert state(app, "kt-01") is AwardState.HANDED
        await pilot.pause()
        assert chosen(app) == "kt-03"


async def test_after_a_proxy_it_goes_on_from_there(app):
    async with app.run_test() as pilot:
        await pilot.press("down", "down", "down", "n", *"Lan", "enter", "enter", "enter")
        assert state(app, "kt-04") is AwardState.WAITING
        await pilot.press("enter")
        await pilot.pause()
        assert state(app, "kt-04") is AwardState.BY_PROXY
        assert chosen(app) == "kt-05"
        await pilot.press("n", "escape", "f2", "f7")
        await pilot.pause()
        assert chosen(app) == "kt-05"


async def test_it_never_goes_back_to_an_earlier_batch(app):
    last = app.session.awards.in_order()[-1].id
    async with app.run_test() as pilot:
        await pilot.press("end", "enter", "enter")
        await pilot.pause()
        assert state(app, last) is AwardState.HANDED
        assert app.screen.chosen.batch == 3


async def test_nothing_is_said_when_the_one_who_comes_up_is_here(app):
    app.session.door.check_in(app.session.state.awards["kt-01"].delegate)
    async with app.run_test() as pilot:
        await pilot.press("space")
        assert state(app, "kt-01") is AwardState.HANDED
        assert toasts(app) == []


async def test_who_left_is_not_called_awaited(app):
    recipient = app.session.state.awards["kt-01"].delegate
    app.session.door.check_in(recipient)
    app.session.door.report_leaving(recipient)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        line = next(line for line in painted(app) if "Văn phòng" in line)
        assert "◌ đã về" in line
        assert "chưa đến" not in line


async def test_ctrl_z_takes_the_certificate_back(app):
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "ctrl+z")
        assert state(app, "kt-01") is AwardState.WAITING


@pytest.mark.parametrize("key", ["a", "A"])
async def test_a_whole_batch(app, key):
    for award in app.session.awards.in_order()[:2]:
        app.session.door.check_in(award.delegate)
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert [state(app, f"kt-0{n}") for n in (1, 2, 3)] == [
            AwardState.HANDED,
            AwardState.HANDED,
            AwardState.WAITING,
        ]
        assert toasts(app)[0][1] == (
            "Đã trao 2 giấy khen của đợt 1. Còn lại: Trung tâm Phục vụ hành chính công xã Đại Sơn."
        )
        assert chosen(app) == "kt-03"


async def test_somebody_else_receives(app):
    async with app.run_test() as pilot:
        await pilot.press("n", *"Lan", "enter", "enter", *"om", "enter", "enter")
        kept = app.session.state.awards["kt-01"]
        assert (kept.state, kept.receiver, kept.receiver_reason) == (
            AwardState.BY_PROXY,
            "Lan",
            "om",
        )
        assert chosen(app) == "kt-02"
        await pilot.press("up")
        await pilot.pause()
        assert "Lan nhận thay (om)" in words(app, "#stage-cards")


async def test_the_form_asks_for_the_name(app):
    async with app.run_test() as pilot:
        await pilot.press("n", "enter", "enter", "enter")
        assert isinstance(app.screen, ProxyForm)
        assert "họ tên" in words(app, "#proxy-error")
        assert app.screen.focused is app.screen.query_one("#proxy-name", Input)
        await pilot.press("escape")
        assert state(app, "kt-01") is AwardState.WAITING


async def test_what_is_handed_cannot_be_given_to_another(app):
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "up", "n")
        assert not isinstance(app.screen, ProxyForm)
        await pilot.press("enter")
        assert "Đã trao cho" in toasts(app)[-1][1]


async def test_the_second_station_is_told(app, desk_two):
    async with app.run_test() as pilot:
        await pilot.pause()
        app.session.poll = lambda: False  # the timer holds app._poll itself
        desk_two.awards.hand_over(["kt-01"])
        await pilot.press("enter", "enter")
        assert "lúc 07:25" in toasts(app)[-1][1]
        assert [event.station for event in app.session.store.history(1)] == ["Bàn 2"]


@SIZES
async def test_batches_are_named_once_and_progress_is_shown(app, size):
    app.session.awards.hand_over(["kt-01"])
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        text = "\n".join(painted(app))
        for number in (1, 2, 3):
            assert f"ĐỢT {number}  " in text
        assert "ĐÃ TRAO  1 / 11" in text
        assert "▶ ĐỢT 1  1/3" in text


@SIZES
async def test_nothing_is_cut_at_the_edge(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        lines = painted(app)
        for fact in ("Người trao", "lên nhận", "chưa có số", "chưa đến", "xin kính mời"):
            assert any(fact in line for line in lines)


def give_to(app, name):
    """Have the first award name somebody else, as another station's change would."""
    award = app.session.state.awards["kt-01"]
    changed = replace(award, recipient=name, achievement=name, honorific="")
    app.session.work.act("edit", lambda: change("awards", award, changed))
    app.data_changed()


@SIZES
async def test_hostile_names_are_painted_as_they_are(app, size):
    async with app.run_test(size=size) as pilot:
        for name in ("[/]", "=cmd()", "{{x}} [b]../x", "Ng" * 250):
            give_to(app, name)
            await pilot.pause()
            assert any(name[:20] in line for line in painted(app))
            await pilot.press("n")
            assert name[:20] in str(app.screen.query(Static).first().content)
            await pilot.press("escape")


async def test_an_empty_list_says_so(app):
    gone = list(app.session.state.awards.values())
    from hoinghi_tui.services.rows import deletion

    app.session.work.act("clear", lambda: [deletion("awards", award) for award in gone])
    async with app.run_test() as pilot:
        await pilot.pause()
        assert any("Chưa có khen thưởng nào." in line for line in painted(app))
        await pilot.press("enter", "a", "n")
        assert app.screen.query_one(RowList).current is None
