"""Taking in a list on screen: found, completed, previewed, saved as one action."""

import os

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegates.import_dialog import ImportDialog
from hoinghi_tui.ui.widgets.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])


@pytest.fixture
def office(tmp_path, monkeypatch):
    """A folder to stand in, with two lists; nothing of the machine's own home is seen."""
    folder = tmp_path / "van-phong"
    folder.mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("USERPROFILE", str(folder))
    newer, older = folder / "bo-sung.csv", folder / "cu.csv"
    newer.write_text(
        "Họ và tên,Chức vụ,Đơn vị,Điện thoại\n"
        "Ông Lò Văn Mới,Công chức,Phòng Kinh tế,0912345678\n"
        "Bà [/] Thử,Công chức,Đội Văn nghệ,12\n"
        "Đào Văn Soái,Chủ tịch,Lãnh đạo UBND xã,\n",
        encoding="utf-8",
    )
    older.write_text("Họ và tên,Đơn vị\nÔng Lò Văn Cũ,Phòng Kinh tế\n", encoding="utf-8")
    os.utime(older, (1, 1))
    return folder


@pytest.fixture
def app(session, office):
    return HoiNghiApp(session, "delegates")


async def opened(app, pilot):
    """Open the dialog and wait until it has looked for lists."""
    await pilot.pause()
    await pilot.press("ctrl+o")
    await settled(app, pilot)
    return app.screen


async def settled(app, pilot):
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def read(app, pilot, path):
    """Type a path and have the file read."""
    dialog = await opened(app, pilot)
    dialog.query_one(Input).value = str(path)
    await pilot.press("enter")
    await settled(app, pilot)
    return dialog


@SIZES
async def test_a_list_is_shown_before_it_is_saved_as_one_action(app, session, office, size):
    before = dict(session.state.delegates)
    async with app.run_test(size=size) as pilot:
        await read(app, pilot, office / "bo-sung.csv")
        assert words(app, "#import-told").split("   ") == [
            "2 người mới", "1 được cập nhật", "0 giữ nguyên",
        ]  # fmt: skip
        shown = "\n".join(painted(app))
        assert "[/] Thử" in shown
        assert "+ mới" in shown
        assert "~ cập nhật" in shown
        doubts = words(app, "#import-doubts")
        assert "Đơn vị mới: Đội Văn nghệ" in doubts
        assert "ô D3" in doubts
        assert any("Enter  lưu vào danh sách" in line for line in painted(app))
        assert dict(session.state.delegates) == before
        await pilot.press("enter")
        await pilot.pause()
        assert len(session.state.delegates) == 42
        assert "2 người mới, 1 được cập nhật" in toasts(app)[-1][1]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert dict(session.state.delegates) == before


async def test_escape_after_the_preview_saves_nothing(app, session, office):
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await read(app, pilot, office / "bo-sung.csv")
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(app.screen, ImportDialog)
    assert session.store.last_seq == seq


async def test_lists_nearby_are_offered_newest_first_and_chosen_by_arrows(app, office):
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(app, pilot)
        files = dialog.query_one("#import-files", RowList)
        assert [path.name for path, _ in files.rows] == ["bo-sung.csv", "cu.csv"]
        await pilot.press("down")
        assert dialog.query_one(Input).value == str(office / "bo-sung.csv")
        await pilot.press("down")
        assert dialog.query_one(Input).value == str(office / "cu.csv")
        await pilot.press("enter")
        await settled(app, pilot)
        assert words(app, "#import-told").startswith("1 người mới")


async def test_enter_on_an_empty_box_takes_the_list_under_the_cursor(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert words(app, "#import-told").startswith("2 người mới")


async def test_a_double_click_on_a_list_reads_it(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.click("#import-files", offset=(3, 2), times=2)
        await settled(app, pilot)
        assert words(app, "#import-told").startswith("1 người mới")


async def test_the_right_arrow_goes_on_with_a_path(app, office):
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(app, pilot)
        await pilot.press(*"cu")
        await settled(app, pilot)
        await pilot.press("right")
        assert dialog.query_one(Input).value == "cu.csv"


async def test_typing_another_path_takes_the_preview_away(app, office):
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await read(app, pilot, office / "bo-sung.csv")
        await pilot.press("backspace")
        await settled(app, pilot)
        assert not dialog.query_one("#import-people").display
        assert words(app, "#import-told") == ""
        assert words(app, "#import-doubts") == ""


async def test_the_same_list_again_says_that_nothing_is_new(app, session, office):
    async with app.run_test(size=(80, 24)) as pilot:
        await read(app, pilot, office / "cu.csv")
        await pilot.press("enter")
        await pilot.pause()
        seq = session.store.last_seq
        await read(app, pilot, office / "cu.csv")
        assert "không có gì mới" in words(app, "#import-keys")
        await pilot.press("enter")
        await pilot.pause()
        assert "Không có gì mới" in toasts(app)[-1][1]
    assert session.store.last_seq == seq


@pytest.mark.parametrize("name", ["hong.xlsx", "khong-co.csv"])
async def test_an_unreadable_list_is_told_and_changes_nothing(app, session, office, name):
    (office / "hong.xlsx").write_bytes(b"this is no workbook")
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await read(app, pilot, office / name)
        assert isinstance(app.screen, ImportDialog)
        assert name in words(app, "#import-told")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportDialog)
    assert session.store.last_seq == seq


async def test_what_cannot_be_saved_is_told_and_can_be_tried_again(app, session, office, disk_full):
    async with app.run_test(size=(80, 24)) as pilot:
        await read(app, pilot, office / "cu.csv")
        with disk_full():
            await pilot.press("enter")
            await pilot.pause()
        assert "ổ đĩa đã đầy" in words(app, "#import-told")
        assert len(session.state.delegates) == 40
        await pilot.press("enter")
        await pilot.pause()
    assert len(session.state.delegates) == 41


@SIZES
async def test_a_long_list_with_many_doubts_keeps_the_keys_in_sight(app, office, size):
    lines = [f"Người Số {number},Thôn {number},12" for number in range(300)]
    path = office / "dai.csv"
    path.write_text("Họ và tên,Đơn vị,Điện thoại\n" + "\n".join(lines), encoding="utf-8")
    async with app.run_test(size=size) as pilot:
        dialog = await read(app, pilot, path)
        assert any("Enter  lưu vào danh sách" in line for line in painted(app))
        await pilot.press("pagedown", "down")
        assert dialog.query_one("#import-people", RowList).cursor > 1
        assert dialog.focused is dialog.query_one(Input)
