"""F9's papers and reports: received, put into the agenda, moved on, at both sizes."""

import asyncio

import pytest
from desk import STRANGE
from screen_reading import painted, said, words
from textual.widgets import Input

from hoinghi_tui.domain.speeches import ReportState, Speech
from hoinghi_tui.services import received_files
from hoinghi_tui.services.received_files import Handed
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.help import HelpScreen
from hoinghi_tui.ui.preparation import receive_dialog
from hoinghi_tui.ui.preparation.receive_dialog import ReceiveDialog
from hoinghi_tui.ui.preparation.slot_chooser import SlotChooser
from hoinghi_tui.ui.preparation.speeches_forms import ReportForm, SpeechForm
from hoinghi_tui.ui.preparation.speeches_screen import SpeechesScreen
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def app(session, monkeypatch, tmp_path):
    folder = tmp_path / "tai-ve"
    folder.mkdir()
    (folder / "bai.docx").write_bytes(b"khong phai Word")
    monkeypatch.setattr(receive_dialog, "usual_folders", lambda: (folder,))
    return HoiNghiApp(session, "preparation")


async def settle(pilot, *keys):
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    for _ in range(3):
        await pilot.pause()


def papers(app):
    return app.session.speeches.all()


async def test_all_that_is_owed_is_seen_and_each_dialog_is_left_without_a_trace(app):
    before = len(app.session.store.history(None))
    async with app.run_test() as pilot:
        await settle(pilot, "2")
        assert isinstance(app.screen, SpeechesScreen)
        seen = "\n".join(painted(app))
        assert "0 / 3 bài" in seen
        assert "0 / 2 báo cáo" in seen
        assert seen.count("chưa nhận") == 3
        assert "Hoàng Thị Mỹ Dung" in words(app, "#speech-detail")
        for key, dialog in {
            "enter": SpeechForm,
            "n": ReceiveDialog,
            "c": SlotChooser,
            "i": SpeechForm,
            "b": ReportForm,
            "delete": Confirm,
            "f1": HelpScreen,
        }.items():
            await settle(pilot, key)
            assert isinstance(app.screen, dialog)
            assert any("Esc" in line for line in painted(app))
            await settle(pilot, "escape")
            assert isinstance(app.screen, SpeechesScreen)
    assert len(app.session.store.history(None)) == before


async def test_the_cursor_goes_to_a_paper_just_added(app):
    before = {one.id for one in papers(app)}
    async with app.run_test() as pilot:
        await settle(pilot, "2", "i", *"Bài mới", "ctrl+s")
        (added,) = (one for one in papers(app) if one.id not in before)
        assert app.screen.chosen == added
        await settle(pilot, "n")
        assert isinstance(app.screen, ReceiveDialog)


async def test_a_file_near_at_hand_is_copied_and_undone(app, session):
    async with app.run_test() as pilot:
        await settle(pilot, "2", "n")
        await settle(pilot, "enter")
        assert (session.folder / "tai-lieu" / "bai.docx").read_bytes() == b"khong phai Word"
        assert papers(app)[0].file.path == "tai-lieu/bai.docx"
        assert "1 / 3 bài" in "\n".join(painted(app))
        (session.folder / "tai-lieu" / "bai.docx").unlink()
        await settle(pilot, "f2", "f9")
        assert "mất tệp" in "\n".join(painted(app))
        assert "không còn ở chỗ đã ghi" in words(app, "#speech-detail")
        await settle(pilot, "ctrl+z")
        assert papers(app)[0].file is None


async def test_a_path_that_is_wrong_is_told_and_what_was_typed_stays(app, tmp_path):
    huge = tmp_path / "phim.mp4"
    with huge.open("wb") as file:
        file.truncate(2 * 1024**3)
    async with app.run_test() as pilot:
        await settle(pilot, "2", "n")
        for typed, told in {
            str(huge): "2,0 GB",
            str(tmp_path): "là một thư mục",
            "../không có.docx": "Không mở được",
            "x" * 500: "tên quá dài",
        }.items():
            box = app.screen.query_one(Input)
            box.value = typed
            await settle(pilot, "enter")
            assert told in words(app, "#receive-told")
            assert box.value == typed
        # Left where it is, even that is received.
        app.screen.query_one(Input).value = str(huge)
        await settle(pilot, "tab", "right", "enter")
        assert papers(app)[0].file.path == str(huge)
    assert not (app.session.folder / "tai-lieu").exists()


async def test_a_copy_is_stopped_by_esc_and_leaves_nothing(app, session, monkeypatch):
    import threading

    begun, go_on = threading.Event(), threading.Event()

    def slow(folder, source, progress):
        begun.set()
        assert go_on.wait(10)
        progress(0.5)
        raise AssertionError

    monkeypatch.setattr(receive_dialog, "copy_in", slow)
    async with app.run_test() as pilot:
        await settle(pilot, "2", "n")
        await pilot.press("enter")
        await asyncio.to_thread(begun.wait, 10)
        await pilot.press("escape")
        go_on.set()
        await settle(pilot)
        assert "Đã dừng" in words(app, "#receive-told")
        await settle(pilot, "escape")
        assert isinstance(app.screen, SpeechesScreen)
        assert papers(app)[0].file is None


async def test_what_cannot_be_noted_is_not_left_in_the_folder(app, session, monkeypatch):
    first = papers(app)[0]
    async with app.run_test() as pilot:
        await settle(pilot, "2", "n")
        session.speeches.delete(first.id)
        await settle(pilot, "enter")
        assert "bị xóa ở bàn khác" in words(app, "#receive-told")
    assert list((session.folder / "tai-lieu").iterdir()) == []


async def test_sheets_of_paper_are_received_and_taken_back(app):
    async with app.run_test() as pilot:
        await settle(pilot, "2", "n", "down", "enter")
        assert papers(app)[0].file.is_on_paper
        assert "bản giấy" in "\n".join(painted(app))
        await settle(pilot, "n", "down", "down", "enter")
        assert papers(app)[0].file is None


async def test_a_paper_loses_its_place_and_gets_a_new_item(app, session):
    first = papers(app)[0].id
    items = len(session.agenda.items())
    session.speeches.receive(first, Handed("", 0))
    async with app.run_test(size=(120, 36)) as pilot:
        await settle(pilot, "2", "c", "end")
        await settle(pilot, *["down"] * 20, "enter")
        assert session.state.speeches[first].item is None
        seen = "\n".join(painted(app))
        assert "chưa có chỗ" in seen
        assert "chưa có bài" in seen
        await settle(pilot, "c", "down", "enter")
        assert len(session.agenda.items()) == items + 1
        assert session.state.speeches[first].item == session.agenda.items()[8].id
        await settle(pilot, "ctrl+z")
        assert len(session.agenda.items()) == items


async def test_an_empty_place_gets_a_paper_filled_in_beforehand(app, session):
    last = papers(app)[-1]
    session.speeches.delete(last.id)
    async with app.run_test() as pilot:
        await settle(pilot, "2", "end")
        await settle(pilot, "enter")
        assert app.screen.box("unit").value == last.unit
        assert app.screen.box("speaker").value == last.speaker
        await settle(pilot, "ctrl+s")
        added = papers(app)[-1]
        assert (added.unit, added.speaker, added.item) == (last.unit, last.speaker, last.item)
        assert added.id != last.id


async def test_a_report_moves_on_and_a_paper_does_not(app, session):
    async with app.run_test() as pilot:
        await settle(pilot, "2", "space")
        assert {one.state for one in session.reports.all()} == {ReportState.NONE}
        await settle(pilot, "down", "down", "down", "space", "space")
        assert session.reports.all()[0].state is ReportState.REVIEWED
        await settle(pilot, "space")
        assert "1 / 2 báo cáo" in "\n".join(painted(app))
        assert words(app, "#speech-detail").count("▲") == 0


async def test_a_file_is_shown_and_a_failure_told(app, session, monkeypatch):
    shown = []
    first = papers(app)[0]
    session.speeches.receive(first.id, Handed("tai-lieu/bai.docx", 3))
    monkeypatch.setattr(received_files, "open_file", shown.append)
    async with app.run_test() as pilot:
        await settle(pilot, "2", "o")
        assert shown == [session.folder / "tai-lieu" / "bai.docx"]
        monkeypatch.undo()
        await settle(pilot, "o")
        assert "Không mở được tệp" in said(app)


async def test_strange_names_go_through_unharmed(app, session):
    for name in STRANGE:
        added = session.speeches.add(Speech(id="", title=name, speaker_name=name, note=name))
        handed = Handed(f"tai-lieu/{received_files.safe_name(name)}", 5)
        session.speeches.receive(added.id, handed)
    before = papers(app)
    async with app.run_test() as pilot:
        await settle(pilot, "2", "down", "down", "down")
        for key in ("enter", "n", "c", "delete", "enter", "n"):
            await settle(pilot, key)
            await settle(pilot, "escape", "down")
    assert papers(app) == before


async def test_an_empty_section_says_what_to_do_next(app, session):
    for one in papers(app):
        session.speeches.delete(one.id)
    for report in session.reports.all():
        session.reports.delete(report.id)
    for item in [one for one in session.agenda.items() if one.kind == "paper"]:
        session.agenda_editor.delete(item.id)
    async with app.run_test() as pilot:
        await settle(pilot, "2")
        assert "Bấm I để ghi một bài" in "\n".join(painted(app))
        assert app.screen.query_one(RowList).current is None
        await settle(pilot, "n", "c", "o", "space", "delete", "enter")
        assert isinstance(app.screen, SpeechesScreen)
