"""The preview of a list: its views, columns put right, duplicates decided, old fonts, sheets."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from screen_reading import painted, words
from textual.widgets import Input

from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegates.importing.choose_file import ImportDialog
from hoinghi_tui.ui.delegates.importing.meaning_picker import MeaningPicker
from hoinghi_tui.ui.delegates.importing.preview import ImportPreview
from hoinghi_tui.ui.delegates.importing.preview_views import PreviewViews
from hoinghi_tui.vietnamese.legacy import Legacy
from legacy_typing import encode_legacy

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
SMALL = (80, 24)


@pytest.fixture
def app(session, tmp_path, monkeypatch):
    """The program, in a folder with no list but those a test writes."""
    (tmp_path / "van-phong").mkdir()
    monkeypatch.chdir(tmp_path / "van-phong")
    monkeypatch.setenv("HOME", str(tmp_path / "van-phong"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "van-phong"))
    return HoiNghiApp(session, "delegates")


@pytest.fixture
def csv(tmp_path):
    """Return a function that writes a list as text."""

    def write(*lines):
        path = tmp_path / "ds.csv"
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return write


@pytest.fixture
def workbook(tmp_path):
    """Return a function that writes sheets, told by name, in a font."""

    def write(font="Arial", **sheets):
        book = Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for row in rows:
                sheet.append(row)
            for cells in sheet:
                for cell in cells:
                    cell.font = Font(name=font)
        path = tmp_path / "ds.xlsx"
        book.save(path)
        return path

    return write


async def settled(app, pilot):
    await pilot.pause()
    await app.workers.wait_for_complete()
    await pilot.pause()
    await pilot.pause()


async def press(app, pilot, *keys):
    """Press keys one by one, waiting for the thread after each."""
    for key in keys:
        await pilot.press(key)
        await settled(app, pilot)


async def previewed(app, pilot, path):
    await pilot.pause()
    await press(app, pilot, "ctrl+o")
    app.screen.query_one(Input).value = str(path)
    await press(app, pilot, "enter")
    assert isinstance(app.screen, ImportPreview)
    return app.screen


def records(app):
    """Return what the view in sight lists."""
    return app.screen.query_one(PreviewViews).rows.rows


def cells(app):
    """Return the texts of the view in sight, row by row."""
    rows = app.screen.query_one(PreviewViews).rows
    return [[cell.text for cell in rows._cells(record)] for record in rows.rows]


def tabs(app):
    return [part.strip() for part in words(app, "#import-tabs").replace("\n", "  ").split("  ")]


def newest(session, count=1):
    return list(session.state.delegates.values())[-count:]


# -- the views -----------------------------------------------------------------------------

DOUBTS = (
    "DANH SÁCH ĐẠI BIỂU",
    "Họ và tên,Chức vụ,Đơn vị,Điện thoại,Ngày sinh",
    "Ông Lò Văn Một,Công chức,Phòng Kinh tế,12,1980",
    "Bà Lò Thị Hai,Công chức,Phòng Kinh tế,0912345678,",
    "Tổng: 02 người",
)


@SIZES
async def test_a_cell_to_look_at_is_marked_and_spelled_out_with_its_place(app, csv, size):
    async with app.run_test(size=size) as pilot:
        await previewed(app, pilot, csv(*DOUBTS))
        [first, second] = cells(app)
        assert first[0] == "▲   3"
        assert first[4] == "▲"
        assert second[0] == "    4"
        assert second[4] == "0912345678"
        detail = words(app, "#import-detail")
        assert detail.startswith("▲ ô D3 (Điện thoại): ")
        assert "sinh 1980" in detail
        await press(app, pilot, "down")
        assert "▲" not in words(app, "#import-detail")
        assert "Lò Thị Hai" in words(app, "#import-detail")


@SIZES
async def test_the_views_are_opened_by_number_tab_and_mouse(app, csv, size):
    async with app.run_test(size=size) as pilot:
        await previewed(app, pilot, csv(*DOUBTS))
        assert tabs(app) == [
            "1 Người 2", "2 Trùng 0", "3 Lưu ý 1", "4 Bỏ qua 3", "5 Cột 5", "6 Không thấy 40",
        ]  # fmt: skip
        await press(app, pilot, "4")
        assert cells(app) == [
            ["dòng 1", "tiêu đề", "DANH SÁCH ĐẠI BIỂU"],
            ["dòng 2", "dòng tiêu đề cột", "Họ và tên · Chức vụ · Đơn vị · Điện thoại · Ngày sinh"],
            ["dòng 5", "dòng tổng", "Tổng: 02 người"],
        ]
        await press(app, pilot, "shift+tab")
        assert cells(app)[0][:2] == ["▲ ô D3", "Điện thoại"]
        await press(app, pilot, "tab", "tab")
        assert [row[3] for row in cells(app)] == [
            "Họ tên", "Chức vụ", "Đơn vị", "Điện thoại", "Ngày sinh",
        ]  # fmt: skip
        await press(app, pilot, "6")
        assert len(records(app)) == 40
        await press(app, pilot, "9", "tab")
        assert [row[1] for row in cells(app)] == ["Lò Văn Một", "Lò Thị Hai"]
        await pilot.click("#import-tabs", offset=(16, 0))
        await settled(app, pilot)
        assert records(app) == ()
        assert "Không có ai trùng tên." in "\n".join(painted(app))


async def test_what_changes_about_people_known_is_told_field_by_field(app, session, csv):
    known = session.state.delegates["dv-010"]
    unit = session.state.units[known.unit].name
    path = csv(
        "Họ và tên,Chức vụ,Đơn vị,Điện thoại",
        f'{known.full_name},Chức vụ mới,"{unit}",{known.phone}',
    )
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, path)
        change = f"chức vụ: {known.position} → Chức vụ mới"
        assert change in words(app, "#import-detail").replace("\n", " ")
        assert "6 Cập nhật 1" in tabs(app)
        await press(app, pilot, "6")
        assert cells(app) == [["   2", known.full_name, change]]


async def test_hostile_cells_stand_there_unharmed(app, session, csv):
    path = csv(
        "Họ và tên,Chức vụ,Đơn vị,Ghi chú",
        "[/] Thử [bold],=cmd('/c'),../../x,{{ x }}",
        f"{'Dài ' * 125},{'x' * 500},{'y ' * 250},\x1b[31m\u202e",
    )
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, path)
        for key in "12345678":
            await press(app, pilot, key, "end", "home")
        assert all("\x1b" not in line and "\u202e" not in line for line in painted(app))
        await press(app, pilot, "enter")
    first, second = newest(session, 2)
    assert (first.full_name, first.position) == ("[/] Thử [bold]", "=cmd('/c')")
    assert second.position == "x" * 500


# -- columns -------------------------------------------------------------------------------

ODD = ("TT,Họ và tên,Việc làm,Nơi làm", "1,Ông Lò Văn Một,Công chức,Phòng Kinh tế")


async def test_a_column_is_put_right_from_a_list_of_meanings(app, session, csv):
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, csv(*ODD))
        await press(app, pilot, "5", "end")
        assert cells(app)[3] == ["D", "Nơi làm", "Phòng Kinh tế", "(không dùng)"]
        await press(app, pilot, "enter")
        assert isinstance(app.screen, MeaningPicker)
        await press(app, pilot, "down", "down", "down", "enter")
        assert cells(app)[3][3] == "Đơn vị"
        await press(app, pilot, "1")
        assert cells(app)[0][3] == "Kinh tế"
        await press(app, pilot, "enter")
    [one] = newest(session)
    assert session.state.units[one.unit].name == "Phòng Kinh tế"


async def test_arrows_change_a_column_to_what_no_other_is_and_delete_drops_it(app, csv):
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, csv(*ODD))
        await press(app, pilot, "5", "down", "down", "right")
        assert [row[3] for row in cells(app)][1:] == ["Họ tên", "Chức vụ", "(không dùng)"]
        await press(app, pilot, "left", "right", "down", "right")
        assert [row[3] for row in cells(app)][1:] == ["Họ tên", "Chức vụ", "Đơn vị"]
        await press(app, pilot, "delete")
        assert [row[3] for row in cells(app)][1:] == ["Họ tên", "Chức vụ", "(không dùng)"]


async def test_without_names_there_is_no_list_and_the_last_reading_stays(app, session, csv):
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, csv(*ODD))
        await press(app, pilot, "5", "down", "delete")
        assert "không thấy cột họ tên" in words(app, "#import-told")
        assert cells(app)[1][3] == "Họ tên"
        await press(app, pilot, "ctrl+s")
    assert newest(session)[0].full_name == "Lò Văn Một"


async def test_escape_in_the_list_of_meanings_changes_nothing(app, csv):
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, csv(*ODD))
        await press(app, pilot, "5", "enter", "down", "escape")
        assert cells(app)[0][3] == "STT"


# -- people who may be one -----------------------------------------------------------------

NAMESAKES = (
    "Họ và tên,Chức vụ,Đơn vị,Điện thoại",
    "Ông Lò Văn Một,Chuyên viên,Phòng Kinh tế,0912345671",
    "Ông Lò Văn Một,Công chức,Văn phòng,0912345672",
    "Bà Lò Thị Hai,Chuyên viên,Phòng Kinh tế,0912345673",
    "Bà Lò Thị Hai,Phó Chủ tịch,Hội Nông dân,0912345673",
)


@SIZES
async def test_people_who_may_be_one_stand_side_by_side(app, csv, size):
    async with app.run_test(size=size) as pilot:
        await previewed(app, pilot, csv(*NAMESAKES))
        await press(app, pilot, "2")
        assert [(row[0], row[1], row[3]) for row in cells(app)] == [
            ("Lò Thị Hai", "dòng 4, 5", "● gộp"),
            ("Lò Văn Một", "dòng 2, 3", "? để riêng"),
        ]
        await press(app, pilot, "down")
        table = words(app, "#import-detail").splitlines()
        assert table[1].split() == ["dòng", "2", "dòng", "3"]
        assert table[3].split() == ["Chức", "vụ", "Chuyên", "viên", "Công", "chức"]
        assert table[5].split() == ["Điện", "thoại", "0912345671", "0912345672"]


async def test_answers_are_worked_in_and_outlive_another_reading(app, session, csv):
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, csv(*NAMESAKES))
        assert words(app, "#import-counts").startswith("3 người mới")
        await press(app, pilot, "2", "k", "down", "g")
        assert [row[3] for row in cells(app)] == ["○ để riêng", "● gộp"]
        assert words(app, "#import-counts").startswith("3 người mới")
        await press(app, pilot, "space")
        assert [row[3] for row in cells(app)] == ["○ để riêng", "○ để riêng"]
        assert words(app, "#import-counts").startswith("4 người mới")
        await press(app, pilot, "5", "down", "delete", "2")
        assert [row[3] for row in cells(app)] == ["○ để riêng", "○ để riêng"]
        await press(app, pilot, "enter")
    names = [one.full_name for one in newest(session, 4)]
    assert names == ["Lò Văn Một", "Lò Văn Một", "Lò Thị Hai", "Lò Thị Hai"]


async def test_somebody_known_is_compared_with_the_row(app, session, csv):
    known = session.state.delegates["dv-007"]
    path = csv(
        "Họ và tên,Chức vụ,Đơn vị,Điện thoại",
        f"{known.full_name},Công chức,Phòng Văn hóa – Xã hội,0912345678",
    )
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, path)
        await press(app, pilot, "2")
        assert cells(app)[0][1] == "dòng 2 và đã có"
        assert "đã có (dv-007)" in words(app, "#import-detail")
        await press(app, pilot, "g", "enter")
    assert session.state.delegates["dv-007"].phone == "0912345678"
    assert len(session.state.delegates) == 40


async def test_a_double_click_answers_and_never_saves(app, session, csv):
    seq = session.store.last_seq
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, csv(*NAMESAKES))
        await pilot.click("#import-people", offset=(8, 2), times=2)
        await settled(app, pilot)
        assert isinstance(app.screen, ImportPreview)
        await press(app, pilot, "2")
        await pilot.click("#import-questions", offset=(8, 2), times=2)
        await settled(app, pilot)
        assert [row[3] for row in cells(app)] == ["● gộp", "● gộp"]
    assert session.store.last_seq == seq


# -- sheets --------------------------------------------------------------------------------


async def test_another_sheet_or_all_of_them_are_read_on_a_key(app, session, workbook):
    head = ("Họ và tên", "Chức vụ", "Đơn vị")
    path = workbook(
        Dang=[head, ("Lò Văn Một", "Công chức", "Phòng Kinh tế")],
        UBND=[
            head,
            ("Lò Văn Hai", "Công chức", "Phòng Kinh tế"),
            ("Lò Văn Ba", "Công chức", "Phòng Kinh tế"),
        ],
    )
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, path)
        assert words(app, "#import-source").endswith("trang “UBND” (2/2)")
        await press(app, pilot, "t")
        assert words(app, "#import-source").endswith("mọi trang (2)")
        assert len(records(app)) == 3
        await press(app, pilot, "t")
        assert words(app, "#import-source").endswith("trang “Dang” (1/2)")
        assert [line.after.full_name for line in records(app)] == ["Lò Văn Một"]
        await press(app, pilot, "4")
        assert cells(app)[0] == ["trang", "danh sách khác, 2 người", "UBND"]
        await press(app, pilot, "enter")
    assert newest(session)[0].full_name == "Lò Văn Một"


async def test_columns_put_right_are_of_one_sheet_only(app, workbook):
    path = workbook(
        A=[("Họ và tên", "Chức vụ", "Khác"), ("Lò Văn Một", "Công chức", "Phòng Kinh tế")],
        B=[("Họ và tên", "Chức vụ", "Khác"), ("Lò Văn Hai", "Công chức", "ăn chay")],
    )
    async with app.run_test(size=SMALL) as pilot:
        screen = await previewed(app, pilot, path)
        await press(app, pilot, "5", "end", "right")
        assert screen._preview.options.columns != {}
        await press(app, pilot, "t")
        assert screen._preview.options.columns == {}
        assert [row[3] for row in cells(app)] == ["Họ tên", "Chức vụ", "(không dùng)"]


# -- old fonts -----------------------------------------------------------------------------


def in_old_letters(*rows):
    return [[encode_legacy(text, Legacy.TCVN3) for text in row] for row in rows]


async def test_texts_in_an_old_font_are_shown_before_and_after_and_can_be_left(app, workbook):
    people = in_old_letters(("Nguyễn Văn Hùng", "Trưởng phòng", "Thôn Đông"))
    path = workbook(font=".VnTime", DS=[("Ho va ten", "Chuc vu", "Don vi"), *people])
    before = encode_legacy("Nguyễn Văn Hùng", Legacy.TCVN3)
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, path)
        told = words(app, "#import-counts")
        assert f"Phông cũ TCVN3: “{before}” → “Nguyễn Văn Hùng” (3 ô)" in told
        assert records(app)[0].after.full_name == "Nguyễn Văn Hùng"
        await press(app, pilot, "7")
        assert ["A2", before, "Nguyễn Văn Hùng"] in cells(app)
        await press(app, pilot, "f")
        assert "để nguyên" in words(app, "#import-counts")
        assert records(app)[0].after.full_name != "Nguyễn Văn Hùng"
        await press(app, pilot, "f")
        assert records(app)[0].after.full_name == "Nguyễn Văn Hùng"


async def test_a_list_that_says_nothing_without_its_font_stays_as_it_was_read(app, workbook):
    rows = in_old_letters(("Họ và tên", "Chức vụ"), ("Nguyễn Văn Hùng", "Trưởng phòng"))
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, workbook(font=".VnTime", DS=rows))
        await press(app, pilot, "f")
        assert "Vẫn giữ cách đọc đang xem" in words(app, "#import-told")
        assert records(app)[0].after.full_name == "Nguyễn Văn Hùng"


# -- the way through -----------------------------------------------------------------------


async def test_keys_are_offered_where_they_apply(app, csv):
    async with app.run_test(size=(120, 36)) as pilot:
        await previewed(app, pilot, csv(*ODD))
        keys = words(app, "#import-keys")
        assert keys.startswith("Enter lưu vào danh sách")
        assert not any(word in keys for word in ("gộp", "trang khác", "chữ cũ", "bỏ cột"))
        await press(app, pilot, "5")
        keys = words(app, "#import-keys")
        assert "Enter chọn nghĩa" in keys
        assert "Ctrl+S lưu vào danh sách" in keys


async def test_the_lines_fit_a_window_made_smaller(app, csv):
    async with app.run_test(size=(120, 36)) as pilot:
        await previewed(app, pilot, csv(*DOUBTS))
        await pilot.resize_terminal(80, 24)
        await settled(app, pilot)
        assert any("Enter lưu vào danh sách" in line for line in painted(app))
        assert all(len(line.rstrip()) <= 80 for line in words(app, "#import-tabs").splitlines())


async def test_the_next_list_after_a_look_back(app, session, csv, tmp_path):
    path = csv(*ODD)
    other = tmp_path / "khac.csv"
    other.write_text("Họ và tên,Chức vụ\nLò Văn Khác,Công chức\n", encoding="utf-8")
    async with app.run_test(size=SMALL) as pilot:
        await previewed(app, pilot, path)
        await press(app, pilot, "escape")
        assert isinstance(app.screen, ImportDialog)
        app.screen.query_one(Input).value = str(other)
        await press(app, pilot, "enter", "enter")
    assert newest(session)[0].full_name == "Lò Văn Khác"
    assert len(session.state.delegates) == 41
