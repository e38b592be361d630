"""Section 6 of F9: the sum, the fields, the forms, a file; what is wrong is said and kept."""

from dataclasses import replace
from decimal import Decimal

import pytest
from screen_reading import painted, said, words

from hoinghi_tui.services.par_import import read_par
from hoinghi_tui.services.rows import change
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.preparation.par_forms import ParCriterionForm, ParFieldForm
from hoinghi_tui.ui.preparation.par_screen import ParScreen
from hoinghi_tui.ui.preparation.par_source import ParPreview
from hoinghi_tui.ui.widgets.half_bar import half_bar
from hoinghi_tui.ui.widgets.row_list import RowList
from par_files import HEADER, NUMBERED, TOTAL, write


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


@pytest.fixture
def table(session, tmp_path):
    importing = session.par_index.importing
    importing.take_in(importing.read(write(tmp_path / "a.xlsx", [HEADER, *NUMBERED, TOTAL])))
    return session.par_index


@pytest.mark.parametrize(
    ("share", "bar"),
    [(None, "░░░░"), (0, "░░░░"), ("0.01", "▌░░░"), (50, "██░░"), ("99.99", "███▌"), (100, "████")],
)
def test_a_bar_is_full_only_at_a_hundred(share, bar):
    assert half_bar(None if share is None else Decimal(share), 4) == bar


async def test_an_empty_section_offers_the_frame_and_undo_takes_it_back(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        await pilot.pause()
        assert "Ctrl+O nhập bảng điểm" in " ".join(painted(app))
        await pilot.press("l")
        await pilot.pause()
        assert len(app.screen.query_one(RowList).rows) == 7
        assert "DỮ LIỆU MẪU" in words(app, "#par-total")
        await pilot.press("m", "enter")
        await pilot.pause()
        assert "DỮ LIỆU MẪU" not in words(app, "#par-total")
        await pilot.press("ctrl+z", "ctrl+z")
        assert not app.session.state.par_fields


async def test_sections_are_turned_to_and_fro(app):
    async with app.run_test() as pilot:
        for key, section in (("6", "par"), ("1", "tasks"), ("6", "par"), ("f8", None)):
            await pilot.press(key)
            await pilot.pause()
            if section:
                assert section == app.screen.SECTION
        await pilot.press("f9")
        await pilot.pause()
        assert isinstance(app.screen, ParScreen)


async def test_a_unit_says_what_it_has_to_say(app, table):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "enter")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, ParFieldForm)
        await pilot.press("tab", "tab", "tab")
        assert app.focused is form.box("strengths")
        for name, text in (("strengths", "Đúng hạn\nĐủ việc"), ("causes", "[/] {{x}}")):
            form.box(name).focus()
            form.box(name).text = text
        await pilot.press("ctrl+s")
        await pilot.pause()
        saved = table.table().fields[0].field
        assert (saved.strengths, saved.causes) == ("Đúng hạn\nĐủ việc", "[/] {{x}}")
        assert "[/] {{x}}" in words(app, "#section-detail")
        assert "chưa nêu tồn tại, hạn chế" in words(app, "#section-detail")


async def test_too_many_points_are_told_and_what_was_typed_stays(app, table):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "v", "down", "enter")
        await pilot.pause()
        form = app.screen
        assert isinstance(form, ParCriterionForm)
        form.box("self_scored").value = "4,5"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert "cao hơn điểm tối đa 4" in words(app, ".form-problem")
        assert form.box("self_scored").value == "4,5"
        form.box("self_scored").value = "3,75"
        await pilot.press("ctrl+s")
        await pilot.pause()
        # 3,75 + 1,5 + 3 + 18,25
        assert "26,5 / 30 điểm" in words(app, "#par-total")


async def test_a_file_is_looked_at_before_it_is_saved(app, table, tmp_path):
    rows = [HEADER, ("1", "Cải cách thể chế", 10, 9, None, None)]
    path = write(tmp_path / "b.xlsx", rows, title="NĂM 2024")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6")
        app.push_screen(ParPreview(app.session, read_par(path)))
        await pilot.pause()
        assert "Thêm 1 lĩnh vực, cập nhật 0" in words(app, "#preview-told")
        assert table.years() == [2025]
        await pilot.press("enter")
        await pilot.pause()
        assert table.years() == [2025, 2024]


async def test_the_report_is_made_where_the_points_are(app, table):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        made = list((app.session.folder / "out").glob("bao-cao-chi-so-cchc*.docx"))
        assert len(made) == 1
        assert made[0].name in "\n".join(painted(app))


async def test_signs_that_steer_a_terminal_do_not_reach_it(app, table):
    field = table.table().fields[0]
    hostile = "a\x1b[31m\u202eb"
    criterion = replace(field.criteria[0], title=hostile, note=hostile)
    app.session.work.act(
        "test",
        lambda: [
            *change("par_fields", field.field, replace(field.field, title=hostile, causes=hostile)),
            *change("par_criteria", field.criteria[0], criterion),
        ],
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "v")
        for key in ("home", "down"):
            await pilot.press(key)
            await pilot.pause()
            seen = "\n".join(painted(app))
            assert "a\ufffd[31m" in seen
            assert "\x1b" not in seen and "\u202e" not in seen


async def test_a_dialog_is_not_covered_by_what_was_said_before(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("6", "l")
        assert said(app)
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, ParFieldForm)
        assert not app._notifications
        assert any("Esc  thôi" in line for line in painted(app))
