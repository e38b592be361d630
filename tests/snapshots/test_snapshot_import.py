"""How the preview of a list looks, view by view."""

from pathlib import Path

import pytest
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
LIST = Path(__file__).parents[1] / "samples" / "ds_01_vanphong.xlsx"


@pytest.fixture
def app(session, tmp_path, monkeypatch):
    """The program in an empty folder, for lists near at hand are offered."""
    (tmp_path / "van-phong").mkdir()
    monkeypatch.chdir(tmp_path / "van-phong")
    monkeypatch.setenv("HOME", str(tmp_path / "van-phong"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "van-phong"))
    return HoiNghiApp(session, "delegates")


@pytest.fixture
def preview(app, snap_compare):
    """Return a function that compares the preview after some keys."""

    def compare(path, size, *keys):
        async def look(pilot):
            await pilot.press("ctrl+o")
            await pilot.pause()
            app.screen.query_one(Input).value = str(path)
            for key in ("enter", *keys):
                await pilot.press(key)
                await pilot.pause()
                await app.workers.wait_for_complete()
                await pilot.pause()
            await pilot.pause()

        return snap_compare(app, run_before=look, terminal_size=size)

    return compare


@SIZES
def test_the_people_of_a_list(preview, size):
    assert preview(LIST, size, "down", "down")


@SIZES
def test_people_who_may_be_one(preview, size):
    assert preview(LIST, size, "2", "down")


@SIZES
def test_what_the_columns_are(preview, size):
    assert preview(LIST, size, "5", "down", "down")


@SIZES
def test_a_column_is_chosen_for(preview, size):
    assert preview(LIST, size, "5", "down", "enter")


@SIZES
def test_changes_to_people_known(preview, size, session, tmp_path):
    lines = ["Họ và tên,Chức vụ,Đơn vị,Điện thoại"]
    for one in list(session.state.delegates.values())[5:9]:
        unit = session.state.units[one.unit].name
        lines.append(f'{one.full_name},Chức vụ mới,"{unit}",{one.phone}')
    path = tmp_path / "sua.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert preview(path, size, "6")
