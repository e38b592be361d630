import pytest
from screen_reading import painted
from textual.command import CommandPalette

from hoinghi_tui.ui.kiosk import KioskApp
from hoinghi_tui.ui.widgets.scan_input import ScanInput


@pytest.fixture
def app(session):
    return KioskApp(session)


async def test_a_kiosk_shows_the_door_and_no_other_place(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        shown = "\n".join(painted(app))
        assert "SẴN SÀNG ĐÓN ĐẠI BIỂU" in shown
        assert "Tổng quan" not in shown
        assert "Ctrl+Q" not in shown
        assert "Ctrl+P" not in shown


async def test_no_single_key_leads_away(app):
    async with app.run_test(size=(80, 24)) as pilot:
        for key in ("f2", "f3", "f9", "ctrl+p", "ctrl+q", "ctrl+c"):
            await pilot.press(key)
            await pilot.pause()
            assert app.is_running, key
            assert app.current_mode == "door", key
            assert not isinstance(app.screen, CommandPalette)
            assert not app._notifications, key


async def test_two_keys_within_three_seconds_end_it(app, clock):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        assert app.is_running
        await pilot.press("ctrl+q")
        clock.advance(seconds=3)
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert not app.is_running


async def test_too_late_a_second_key_only_edits_the_box(app, clock):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"ab", "left")
        await pilot.press("ctrl+q")
        clock.advance(seconds=3.001)
        await pilot.press("ctrl+d")
        await pilot.pause()
        assert app.is_running
        assert app.screen.query_one(ScanInput).value == "a"


async def test_the_help_does_not_tell_how_to_leave(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        shown = "\n".join(painted(app))
        assert "TRỢ GIÚP" in shown
        assert "Ctrl+D" not in shown
        assert "Thoát" not in shown


async def test_people_are_checked_in_as_on_the_usual_door(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"soai", "enter")
        await pilot.pause()
        assert list(app.session.state.attendance) == ["dv-007"]


SECRETARYS = ("ctrl+y", "ctrl+z", *(f"ctrl+{letter}" for letter in "bgntrls"), "f12")


async def test_a_guest_can_do_nothing_that_is_the_secretarys(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"soai", "enter")
        await pilot.pause()
        saved = app.session.store.last_seq
        for key in SECRETARYS:
            await pilot.press(key)
            await pilot.pause()
            assert app.screen is app.conference_screen(), key
            assert list(app.session.state.attendance) == ["dv-007"], key
            assert app.session.store.last_seq == saved, key
            assert not app._notifications, key


async def test_the_help_tells_guests_what_they_need(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("f1")
        await pilot.pause()
        shown = "\n".join(painted(app))
        assert "mời gặp thư ký" in shown
        assert "Ctrl+G" not in shown
        assert "Ctrl+B" not in shown


async def test_a_guest_who_had_declined_is_sent_to_the_desk_and_reads_no_reason(app):
    async with app.run_test(size=(120, 36)) as pilot:
        app.screen.scan(app.session.badges.codes()["dv-005"])
        await pilot.pause()
        await pilot.press("ctrl+y")
        await pilot.pause()
        shown = "\n".join(painted(app))
        assert "ĐÃ BÁO VẮNG" in shown
        assert "Mời sang bàn đón tiếp" in shown
        assert "Lý do" not in shown
        assert "Ctrl+" not in shown.replace("Ctrl+O", "").replace("Ctrl+K", "")
        assert not app.session.state.attendance
