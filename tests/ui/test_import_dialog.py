"""Taking in a list on screen: found, completed, pasted, read, saved as one action."""

import os
import threading

import pytest
from screen_reading import painted, toasts, words
from textual import events
from textual.widgets import Input

from hoinghi_tui.spreadsheets.cells import Cancelled
from hoinghi_tui.spreadsheets.list_source import ListSource
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegates.importing.choose_file import ImportDialog
from hoinghi_tui.ui.delegates.importing.path_input import is_list
from hoinghi_tui.ui.delegates.importing.preview import ImportPreview
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
    """Type a path and have the file read; return what is open then."""
    dialog = await opened(app, pilot)
    dialog.query_one(Input).value = str(path)
    await pilot.press("enter")
    await settled(app, pilot)
    return app.screen


async def paste(app, pilot, text):
    """Paste as a terminal does."""
    app.screen.query_one(Input).post_message(events.Paste(text))
    await settled(app, pilot)


def counts(app):
    """Return the sentence with the numbers, in parts."""
    return words(app, "#import-counts").partition("\n")[0].split("   ")


@SIZES
async def test_a_list_is_shown_before_it_is_saved_as_one_action(app, session, office, size):
    before = dict(session.state.delegates)
    async with app.run_test(size=size) as pilot:
        await read(app, pilot, office / "bo-sung.csv")
        assert counts(app) == ["2 người mới", "1 được cập nhật", "0 giữ nguyên"]
        shown = "\n".join(painted(app))
        assert "[/] Thử" in shown
        assert "+ mới" in shown
        assert "~ sửa" in shown
        assert "Đơn vị mới: Đội Văn nghệ" in shown
        assert any("Enter lưu vào danh sách" in line for line in painted(app))
        assert dict(session.state.delegates) == before
        await pilot.press("enter")
        await pilot.pause()
        assert len(session.state.delegates) == 42
        assert "2 người mới, 1 được cập nhật" in toasts(app)[-1][1]
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert dict(session.state.delegates) == before


async def test_escape_leads_back_from_the_preview_and_out_and_saves_nothing(app, session, office):
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await read(app, pilot, office / "bo-sung.csv")
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, ImportDialog)
        assert app.screen.query_one(Input).value == str(office / "bo-sung.csv")
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
        assert counts(app)[0] == "1 người mới"


async def test_enter_on_an_empty_box_takes_the_list_under_the_cursor(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.press("enter")
        await settled(app, pilot)
        assert counts(app)[0] == "2 người mới"


async def test_a_double_click_on_a_list_reads_it(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        await pilot.click("#import-files", offset=(3, 2), times=2)
        await settled(app, pilot)
        assert counts(app)[0] == "1 người mới"


async def test_the_right_arrow_goes_on_with_a_path(app, office):
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(app, pilot)
        await pilot.press(*"cu")
        await settled(app, pilot)
        await pilot.press("right")
        assert dialog.query_one(Input).value == "cu.csv"


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


@pytest.mark.parametrize("name", ["hong.xlsx", "khong-co.csv", "anh.png"])
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
        assert name in words(app, "#import-told")
        await pilot.press("backspace")
        await settled(app, pilot)
        assert words(app, "#import-told") == ""
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
        assert any("Enter lưu vào danh sách" in line for line in painted(app))
        await pilot.press("pagedown", "down")
        people = dialog.query_one("#import-people", RowList)
        assert people.cursor > 2
        await pilot.press("end")
        await pilot.pause()
        assert "Người Số 299" in "\n".join(painted(app))
        assert "ô C301" in words(app, "#import-detail")


# -- pasting -------------------------------------------------------------------------------

EXCEL = "STT\tHọ và tên\tĐơn vị\r\n1\tÔng Lò Văn Dán\tPhòng Kinh tế\r\n"


async def test_cells_copied_from_excel_are_a_list(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        assert "dán" in words(app, "#import-hint")
        await paste(app, pilot, EXCEL)
        assert "đoạn đã dán" in words(app, "#import-source")
        await pilot.press("enter")
        await pilot.pause()
    assert [one.full_name for one in session.state.delegates.values()][-1] == "Lò Văn Dán"


async def test_what_was_copied_in_the_program_is_pasted_alike(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        app.copy_to_clipboard(EXCEL)
        await pilot.press("ctrl+v")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportPreview)


async def test_a_pasted_path_stays_a_path(app, office):
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(app, pilot)
        await paste(app, pilot, f"{office / 'cu.csv'}\r\n")
        assert app.screen is dialog
        assert dialog.query_one(Input).value == str(office / "cu.csv")


async def test_pasted_chatter_is_no_list_and_says_what_one_looks_like(app, session):
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(app, pilot)
        await paste(app, pilot, "Chào chị,\nem gửi danh sách sau nhé!")
        assert app.screen is dialog
        assert "Họ và tên" in words(app, "#import-told")
        await paste(app, pilot, EXCEL)
        assert isinstance(app.screen, ImportPreview)
    assert session.store.last_seq == seq


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("C:\\ds.xlsx", False),
        ("/nhà/ds.csv\n", False),
        ("a\tb", True),
        ("a\nb", True),
        ("a\rb\r", True),
        ("\ta", True),
        ("", False),
        ("\r\n", False),
    ],
)
def test_a_list_has_tabs_or_several_lines(text, answer):
    assert is_list(text) is answer


# -- reading in a thread -------------------------------------------------------------------


class Held:
    """Holds the reading at 42 percent until the test lets it go on."""

    def __init__(self, monkeypatch):
        self.started, self.released = threading.Event(), threading.Event()
        self.cancelled = False
        really = ListSource.people

        def people(source, options=None, progress=lambda _: None):
            try:
                progress(0.42)
                self.started.set()
                assert self.released.wait(20)
                progress(0.5)
            except Cancelled:
                self.cancelled = True
                raise
            return really(source, options)

        monkeypatch.setattr(ListSource, "people", people)


@pytest.fixture
def held(monkeypatch):
    return Held(monkeypatch)


async def begin(app, pilot, path, held):
    dialog = await opened(app, pilot)
    dialog.query_one(Input).value = str(path)
    await pilot.press("enter")
    assert held.started.wait(20)
    await pilot.pause()
    return dialog


async def test_how_far_the_reading_is_shows_and_escape_stops_it(app, session, office, held):
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await begin(app, pilot, office / "cu.csv", held)
        told = words(app, "#import-told")
        assert "━" in told
        assert "42%" in told
        assert "cu.csv" in told
        await pilot.press("escape")
        held.released.set()
        await settled(app, pilot)
        assert held.cancelled
        assert app.screen is dialog
        assert "Đã dừng đọc" in words(app, "#import-told")
        await pilot.press("enter")
        await settled(app, pilot)
        assert isinstance(app.screen, ImportPreview)
    assert session.store.last_seq == seq


async def test_typing_another_path_stops_the_reading(app, office, held):
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await begin(app, pilot, office / "cu.csv", held)
        await pilot.press("backspace")
        held.released.set()
        await settled(app, pilot)
        assert held.cancelled
        assert app.screen is dialog
        assert words(app, "#import-told") == ""


async def test_what_nobody_foresaw_in_the_thread_is_told(app, office, monkeypatch):
    def people(*_):
        raise RuntimeError("hỏng")

    monkeypatch.setattr(ListSource, "people", people)
    async with app.run_test(size=(80, 24)) as pilot:
        dialog = await opened(app, pilot)
        dialog.query_one(Input).value = "cu.csv"
        await pilot.press("enter")
        await pilot.pause()
        await pilot.pause()
        assert "RuntimeError: hỏng" in words(app, "#import-told")


async def test_what_was_said_before_covers_nothing_of_a_list(app, office):
    async with app.run_test(size=(80, 24)) as pilot:
        await read(app, pilot, office / "cu.csv")
        await pilot.press("enter")
        await pilot.pause()
        assert toasts(app)
        await read(app, pilot, office / "bo-sung.csv")
        assert toasts(app) == []
