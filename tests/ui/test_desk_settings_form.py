import pytest
from desk import SIZES, Desk

from hoinghi_tui.services.desk_settings import DeskSettings
from hoinghi_tui.ui.door.desk_settings_form import DeskSettingsForm


@pytest.fixture
def desk(session):
    return Desk(session)


@pytest.mark.parametrize("size", SIZES)
async def test_every_setting_is_set_by_keys_alone(desk, size):
    async with desk.app.run_test(size=size) as pilot:
        await desk.open(pilot, DeskSettingsForm(DeskSettings(), desk.scanned.append))
        await desk.fill(" Trần Thị  Lan ")
        await desk.press("enter", "space")
        await desk.press("down", "space")
        await desk.press("enter", "space")
        await desk.press("down", "backspace", "2", "enter")
        assert desk.answer == DeskSettings(
            sound=False,
            scan_everywhere=True,
            hide_names=False,
            camera=2,
            operator="Trần Thị Lan",
        )


async def test_what_was_set_stands_there_and_ctrl_s_keeps_it(desk):
    settings = DeskSettings(
        sound=False, scan_everywhere=True, hide_names=False, camera=3, operator="Lan"
    )
    async with desk.app.run_test(size=(80, 24)) as pilot:
        await desk.open(pilot, DeskSettingsForm(settings, desk.scanned.append))
        assert "□ báo bằng tiếng" in desk.shown
        assert "■ nhận thẻ" in desk.shown
        assert "□ ẩn tên" in desk.shown
        await desk.press("ctrl+s")
        assert desk.answer == settings


async def test_a_camera_that_is_no_number_is_said_and_nothing_is_lost(desk):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        dialog = await desk.open(pilot, DeskSettingsForm(DeskSettings(), desk.scanned.append))
        dialog.query_one("#operator").value = "Lan"
        for typed in ("", "x", "10", "-1", "٣", "9" * 50):
            dialog.query_one("#operator").focus()
            dialog.query_one("#camera").value = typed
            await desk.press("ctrl+s")
            assert not desk.answers, typed
            assert "Số webcam từ 0 đến 9" in desk.shown
            assert dialog.focused is dialog.query_one("#camera"), typed
            assert dialog.query_one("#operator").value == "Lan"


async def test_settings_of_a_later_version_are_not_lost(desk):
    async with desk.app.run_test(size=(80, 24)) as pilot:
        settings = DeskSettings(operator="[/] =cmd()")
        await desk.open(pilot, DeskSettingsForm(settings, desk.scanned.append))
        await desk.press("ctrl+s")
        assert desk.answer == settings
