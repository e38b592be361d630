from threading import Event
from unittest.mock import patch

import pytest
from docx import Document
from screen_reading import painted, toasts, words

from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.pdf import find_soffice
from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.services.printer import Sent
from hoinghi_tui.services.printing import Printing
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing.commands import COMMANDS, WHOLE_COMMANDS
from hoinghi_tui.ui.printing.whole_papers import WHOLE_PAPERS

PRINT_FILE = "hoinghi_tui.services.printer.print_file"
NARROW, WIDE = (80, 24), (120, 36)


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "printing")


async def printing(app, pilot):
    """Wait until the thread is done and its answer is shown."""
    await app.workers.wait_for_complete()
    await pilot.pause()


def take(path, choice, *, cancel=None):
    """Play a printer that takes the file and tells of no job."""
    return Sent(path, choice.printer)


def files(app):
    folder = app.session.folder / "out"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def printed(app):
    return {key for key, award in app.session.state.awards.items() if award.printed_at}


async def test_what_is_marked_is_printed_and_noted(app):
    async with app.run_test() as pilot:
        await pilot.press("space", "space")
        assert "đã chọn 2" in words(app, "#print-title")
        await pilot.press("p")
        await printing(app, pilot)
        [path] = files(app)
        result = words(app, "#print-result")
        assert f"out/{path.name}" in result
        assert "Đã tạo tệp 2 giấy khen" in result
        assert "Chưa có số quyết định" in result
        assert printed(app) == {"kt-01", "kt-02"}
        assert "ĐÃ TẠO TỆP  2 / 11" in words(app, "#print-title")
        assert sum("✔ 07:25" in line for line in painted(app)) == 2
    Document(str(path))


async def test_without_a_mark_all_are_printed(app):
    async with app.run_test() as pilot:
        await pilot.press("p")
        await printing(app, pilot)
    assert len(printed(app)) == 11


async def test_all_are_marked_and_unmarked(app):
    async with app.run_test() as pilot:
        await pilot.press("a")
        assert "đã chọn 11" in words(app, "#print-title")
        await pilot.press("a")
        assert "đã chọn" not in words(app, "#print-title")


async def test_the_list_to_sign_is_printed_and_marks_stay(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("space", "k")
        await printing(app, pilot)
        [path] = files(app)
        result = words(app, "#print-result")
        assert "Đã tạo tệp ký nhận của 38 đại biểu" in result
        assert f"out/{path.name}" in result
        assert "Chưa có ngày họp" in result
        await pilot.press("1")
        assert "đã chọn 1" in words(app, "#print-title")
    assert printed(app) == set()
    assert path.name == "ky-nhan-2025-12-15.docx"
    Document(str(path))


async def test_a_second_press_while_printing_prints_once(app):
    async with app.run_test() as pilot:
        app.screen.action_print()
        app.screen.action_print()
        await printing(app, pilot)
    assert len(files(app)) == 1


async def test_printing_is_finished_on_another_screen(app):
    async with app.run_test() as pilot:
        await pilot.press("p", "f9")
        await printing(app, pilot)
    assert len(printed(app)) == 11


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (DocumentError("Mẫu “giay-khen.docx” có lỗi."), "có lỗi"),
        (MemoryError("no room"), "MemoryError"),
    ],
)
async def test_a_failure_in_the_thread_is_told(app, failure, said):
    async with app.run_test() as pilot:
        with patch.object(Printing, "render", side_effect=failure):
            await pilot.press("p")
            with patch.object(app, "_handle_exception", lambda error: None):
                await pilot.pause(0.2)
        assert said in words(app, "#print-result")
        await pilot.press("p")
        await printing(app, pilot)
    assert len(files(app)) == 1


async def test_a_full_disk_leaves_no_file(app, disk_full):
    async with app.run_test() as pilot:
        with disk_full():
            await pilot.press("p")
            await printing(app, pilot)
        assert "Chưa in được" in words(app, "#print-result")
        assert "ổ đĩa đầy" in toasts(app)[-1][1]
    assert printed(app) == set()


async def test_a_files_keys_are_there_when_what_is_shown_has_one(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "ra PDF" not in painted(app)[-1]
        with patch("hoinghi_tui.services.printer.print_file") as sent:
            await pilot.press("d", "i", "space", "p")
            await printing(app, pilot)
            assert "ra PDF" in painted(app)[-1]
            await pilot.press("2")
            await pilot.pause()
            assert "ra PDF" not in painted(app)[-1]
            assert words(app, "#print-result") == ""
            await pilot.press("d", "i")
            await printing(app, pilot)
        sent.assert_not_called()
    assert [path.suffix for path in files(app)] == [".docx"]


async def test_what_is_sent_is_the_file_of_what_is_shown_whatever_was_made_last(app):
    async with app.run_test(size=WIDE) as pilot:
        for key in ("1", "2"):
            await pilot.press(key, "space", "p")
            await printing(app, pilot)
        for key, stem in (("1", "giay-khen"), ("2", "the-dai-bieu")):
            [path] = [one for one in files(app) if one.name.startswith(stem)]
            await pilot.press(key)
            assert f"out/{path.name}" in words(app, "#print-result")
            with patch(PRINT_FILE, side_effect=take) as sent:
                await pilot.press("i")
                await printing(app, pilot)
            assert [call.args[0] for call in sent.call_args_list] == [path]
            result = words(app, "#print-result")
            assert "Máy in đã nhận" in result
            assert path.name in result


async def test_what_goes_on_is_told_with_the_name_of_the_file(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "space", "p")
        await printing(app, pilot)
        [path] = files(app)
        go_on = Event()

        def take_slowly(path, choice, *, cancel):
            go_on.wait(30)
            return take(path, choice, cancel=cancel)

        with patch(PRINT_FILE, take_slowly):
            await pilot.press("i", "1")
            await pilot.pause()
            during = words(app, "#print-result")
            go_on.set()
            await printing(app, pilot)
        assert f"Đang gửi {path.name} tới máy in" in during
        assert words(app, "#print-result") == ""
        await pilot.press("2")
        assert "Máy in đã nhận" in words(app, "#print-result")


async def test_a_missing_libreoffice_is_told(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("p")
        await printing(app, pilot)
        with patch("hoinghi_tui.documents.pdf.find_soffice", return_value=None):
            await pilot.press("d")
            await printing(app, pilot)
        assert "chưa có LibreOffice" in words(app, "#print-result")


async def test_the_word_file_becomes_a_pdf(app, need_tool):
    if find_soffice() is None:
        need_tool("soffice")
    async with app.run_test() as pilot:
        await pilot.press("space", "p")
        await printing(app, pilot)
        await pilot.press("d")
        await printing(app, pilot)
        [_, pdf] = files(app)
        assert f"out/{pdf.name}" in words(app, "#print-result")
    assert pdf.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_preview_follows_the_cursor(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("down", "down", "down")
        await pilot.pause()
        assert "H'Bia Niê" in words(app, "#print-preview")
        lines = painted(app)
        for text in ("GIẤY KHEN", "Đào Văn Soái", "Số sổ vàng: …"):
            assert any(text in line for line in lines)


def on_paper(app):
    badges = app.session.state.badges.values()
    return {badge.delegate for badge in badges if badge.printed_at}


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_badges_are_chosen_printed_and_noted(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("2", "space", "space")
        # All of it is to be seen, whatever the width.
        counted = "ĐÃ TẠO TỆP  0 / 38" + ("" if size == NARROW else " thẻ đại biểu")
        assert any(f"{counted}  đã chọn 2" in line for line in painted(app))
        assert "đã chọn 2" in words(app, "#print-title")
        await pilot.press("p")
        await printing(app, pilot)
        [path] = files(app)
        assert "Đã tạo tệp 2 thẻ đại biểu" in words(app, "#print-result")
        assert "ĐÃ TẠO TỆP  2 / 38" in words(app, "#print-title")
        assert "đã chọn" not in words(app, "#print-title")
        assert sum("✔ 07:25" in line for line in painted(app)) == 2
    assert on_paper(app) == {"dv-001", "dv-002"}
    assert path.name.startswith("the-dai-bieu-")
    assert printed(app) == set()


async def test_those_not_yet_printed_are_marked_by_one_key(app):
    async with app.run_test() as pilot:
        await pilot.press("2", "space", "p")
        await printing(app, pilot)
        await pilot.press("c")
        assert "đã chọn 37" in words(app, "#print-title")
        await pilot.press("p")
        await printing(app, pilot)
        await pilot.press("c")
        assert "đã chọn" not in words(app, "#print-title")
        assert "không còn ai chưa in" in toasts(app)[-1][1]
    assert len(on_paper(app)) == 38


async def test_invitations_show_who_has_got_one(app):
    app.session.roster_actions.set_invitation(["dv-002"], Invitation.SENT)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("3", "down")
        assert "ĐÃ GỬI  1 / 38 giấy mời" in words(app, "#print-title")
        assert any("đã gửi" in line for line in painted(app))
        assert "Ông Phan Đình Quảng" in words(app, "#print-preview")
        await pilot.press("p")
        await printing(app, pilot)
        assert "Đã tạo tệp 38 giấy mời" in words(app, "#print-result")
    assert files(app)[0].name.startswith("giay-moi-")


async def test_marks_of_each_kind_are_kept_apart(app):
    async with app.run_test() as pilot:
        await pilot.press("space", "2", "space", "space", "1")
        assert "đã chọn 1" in words(app, "#print-title")
        await pilot.press("2")
        assert "đã chọn 2" in words(app, "#print-title")


async def test_a_click_shows_another_kind(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.click("#print-papers", offset=(15, 0))
        assert "thẻ đại biểu" in words(app, "#print-title")


async def test_the_last_file_goes_to_the_printer(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("2", "space", "p")
        await printing(app, pilot)
        [path] = files(app)
        with patch(PRINT_FILE, side_effect=take) as sent:
            await pilot.press("i")
            await printing(app, pilot)
        assert [call.args[0] for call in sent.call_args_list] == [path]
        assert "Máy in đã nhận" in words(app, "#print-result")


async def test_a_missing_printer_is_told_with_the_place_of_the_file(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("space", "p")
        await printing(app, pilot)
        with patch("hoinghi_tui.services.printer.printers", return_value=()):
            await pilot.press("i")
            await printing(app, pilot)
        result = words(app, "#print-result")
        assert "chưa có máy in" in result
        assert files(app)[0].name in result.replace("\n", "")


@pytest.mark.parametrize("key", ["s", "b", "g", "t"])
async def test_the_room_is_printed_whole_whatever_is_marked(app, key):
    app.session.seating.apply(app.session.seating.propose())
    async with app.run_test() as pilot:
        await pilot.press("space", key)
        await printing(app, pilot)
        assert "chỗ ngồi của 38 người" in words(app, "#print-result")
        assert f"out/{files(app)[0].name}" in words(app, "#print-result")
        assert not printed(app)


async def test_plates_are_printed_for_the_tables_or_for_who_is_marked(app):
    app.session.seating.apply(app.session.seating.propose())
    tables = len(app.session.printing.tent_job().ids)
    async with app.run_test() as pilot:
        await pilot.press("4")
        assert f"NGỒI BÀN  {tables} / 38 biển tên" in words(app, "#print-title")
        await pilot.press("p")
        await printing(app, pilot)
        assert f"Đã tạo tệp {tables} biển tên" in words(app, "#print-result")
        await pilot.press("c")
        assert f"đã chọn {38 - tables}" in words(app, "#print-title")
        await pilot.press("a", "a", "space", "p")
        await printing(app, pilot)
        assert "Đã tạo tệp 1 biển tên" in words(app, "#print-result")


def place_of(paper):
    return next(place for place, one in enumerate(WHOLE_PAPERS) if one.id == paper)


def test_no_two_papers_have_the_same_key():
    keys = [one.key for one in WHOLE_PAPERS if one.key]
    assert all(key.isalpha() for key in keys)
    assert len(set(keys)) == len(keys)
    of_the_screen = {one.keys for one in COMMANDS if one not in WHOLE_COMMANDS}
    assert not of_the_screen & {key.lower() for key in keys}


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_papers_stand_under_the_time_they_are_needed(app, size):
    async with app.run_test(size=size) as pilot:
        await pilot.press("5")
        await pilot.pause()
        lines = [line.strip() for line in painted(app)]
        first = next(at for at, line in enumerate(lines) if line.startswith("TRƯỚC HỘI NGHỊ"))
        assert lines[first + 1].startswith("H  ○  Chương trình")
        await pilot.press("end")
        await pilot.pause()
        lines = [line.strip() for line in painted(app)]
        last = next(at for at, line in enumerate(lines) if line.startswith("SAU HỘI NGHỊ"))
        assert any("Biên bản hội nghị" in line for line in lines[last:])


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_the_plan_is_printed_on_a3_as_on_a4(app, size):
    app.session.seating.apply(app.session.seating.propose())
    async with app.run_test(size=size) as pilot:
        await pilot.press("5", *["down"] * place_of("seat-plan-a3"))
        await pilot.pause()
        lines = painted(app)
        assert any(line.strip().startswith("B ") and "A3 ngang" in line for line in lines)
        assert any("5 Chung" in line for line in lines)
        assert "Space" not in lines[-1]
        assert "P in Word" in lines[-1]
        await pilot.press("enter")
        await printing(app, pilot)
        assert "chỗ ngồi của 38 người" in words(app, "#print-result")
        await pilot.press("up")
        await pilot.pause()
        assert words(app, "#print-result") == ""
    [path] = files(app)
    assert path.name.startswith("so-do-cho-ngoi-a3-")
    section = Document(str(path)).sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)


async def test_without_a_room_the_plan_is_refused_in_words(app, bare):
    async with app.run_test() as pilot:
        await pilot.press("b")
        await printing(app, pilot)
        assert "F4" in toasts(app)[-1][1]
    assert files(app) == []


async def test_the_help_names_the_keys_of_both_sizes(app):
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("f1")
        keys = str(app.screen.query_one("#help-keys").content)
        assert "B       In sơ đồ chỗ ngồi, A3 ngang" in keys
        assert "S       In sơ đồ chỗ ngồi, A4 ngang" in keys
