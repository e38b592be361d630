"""Going on without the server, at the keys: asked for, shown, ended, decided."""

from unittest.mock import patch

import pytest
from screen_reading import painted, said, words
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.palette import ConferenceCommands
from hoinghi_tui.ui.setup.offline_dialog import DropForm, OfflineDialog
from offline_desk import open_apart

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def desks(sample_folder, tmp_path, clock):
    with patch("hoinghi_tui.storage.disk.sync", lambda file: file.flush()):
        opened = [
            open_apart(sample_folder, tmp_path / name, name, clock) for name in ("Bàn 1", "Bàn 2")
        ]
        yield opened
        for session in opened:
            session.close()


def offered(app) -> set[str]:
    provider = ConferenceCommands(app.conference_screen(), None)
    return {choice.name for choice in provider._choices()}


def line(app) -> str:
    return str(app.conference_screen().query_one("#status-line").content)


async def test_a_person_is_asked_and_told_what_it_may_cost(desks, clock):
    one, two = desks
    app = HoiNghiApp(one, "door")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await pilot.pause()
        assert "Làm tiếp ngoại tuyến" not in offered(app)
        one.cable.up = False
        app.perform(lambda: one.door.check_in("dv-001"))
        await pilot.pause()
        assert "Ctrl+P" in said(app)
        assert "Làm tiếp ngoại tuyến" in offered(app)
        await app.conference_screen().run_action("go_offline")
        await pilot.pause()
        assert isinstance(app.screen, Confirm)
        assert "cùng một người có thể được đón ở hai bàn" in " ".join(
            part.strip() for part in painted(app)
        )
        await pilot.press("escape")
        assert not one.store.rejoin.apart
        await app.conference_screen().run_action("go_offline")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        app.perform(lambda: one.door.check_in("dv-001"))
        assert line(app).startswith("NGOẠI TUYẾN từ 07:25 · 1 việc chờ gửi")
        clock.advance(minutes=1)
        two.door.check_in("dv-001")
        one.cable.up = True
        app._poll()
        app._tick()
        await pilot.pause()
        assert "1 việc cần xem lại" in said(app)
        assert "1 việc cần quyết định" in line(app)
        assert "Làm tiếp ngoại tuyến" not in offered(app)
        assert "Quyết định việc ngoại tuyến" in offered(app)


def fall_out(one, two, clock) -> None:
    """Have both desks check in one person, and rename another to hostile names, while apart."""
    one.cable.up = False
    one.offline.go()
    one.door.check_in("dv-001")
    clock.advance(minutes=1)
    two.door.check_in("dv-001")
    for desk, name in ((one, "[/] =cmd() {{x}} \x1b[31m\u202eab"), (two, "N" * 500)):
        person = desk.state.delegates["dv-002"]
        desk.roster.edit(person, type(person)(id="dv-002", full_name=name, order=2))
    one.cable.up = True
    assert one.poll()


@SIZES
async def test_each_decision_is_one_key_and_both_sides_are_seen(desks, clock, size):
    one, two = desks
    fall_out(one, two, clock)
    app = HoiNghiApp(one, "door")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await app.conference_screen().run_action("decide_offline")
        await pilot.pause()
        shown = "\n".join(painted(app))
        assert "CẦN QUYẾT ĐỊNH · 2" in shown
        assert "07:25:00 · Bàn 1   (lượt sau: 07:26:00 · Bàn 2)" in shown
        assert "Esc đóng" in shown
        await pilot.press("g")
        await pilot.pause()
        assert one.state.attendance["dv-001"].station == "Bàn 1"
        assert "[/] =cmd() {{x}}" in "\n".join(painted(app))
        await pilot.press("g")
        assert "không phải hai lượt đón" in words(app, "#offline-told")
        await pilot.press("b", "enter")
        await pilot.pause()
        assert isinstance(app.screen, DropForm)  # not without a reason
        app.screen.query_one(Input).value = "bàn 2 đúng"
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, OfflineDialog)
        assert "Không còn việc nào phải quyết định." in "\n".join(painted(app))
        await pilot.press("escape")
    assert one.offline.clashes() == []
    assert one.state.delegates["dv-002"].full_name == "N" * 500
