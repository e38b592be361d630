"""F9, section 3: ticking off, what is missing, the form, the usual list, the paper."""

import pytest
from screen_reading import toasts, words
from textual.content import Content

from hoinghi_tui.services.rows import deletion
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.printing.print_run import PrintRun
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


def rows(app):
    return app.screen.query_one(RowList)


async def test_a_line_and_a_group_are_ticked_hidden_and_undone(app, session):
    session.operator = "Nguyễn Thị Hòa"
    first = session.checklist.all()[0]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3", "space")
        assert session.state.checklist[first.id].checked_by == "Nguyễn Thị Hòa"
        assert "✔ đã có – Nguyễn Thị Hòa" in words(app, "#section-detail")
        await pilot.press("space", "a")
        group = [one for one in session.checklist.all() if one.group == first.group]
        assert all(one.is_checked for one in group)
        await pilot.press("v")
        assert first.id not in {one.id for one in rows(app).rows}
        assert len(rows(app).rows) == 25 - len(group)
        await pilot.press("ctrl+z")
        assert len(rows(app).rows) == 25


async def test_a_line_is_added_to_the_group_with_letters_that_are_no_markup(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "i", *"[/]{{x}}", "ctrl+s")
        await pilot.pause()
        [new] = [one for one in session.checklist.all() if one.title == "[/]{{x}}"]
        assert new.group == session.checklist.all()[0].group
        await pilot.press("i", "ctrl+s")
        assert "Hãy ghi cần chuẩn bị gì" in words(app, ".form-problem")


async def test_an_empty_list_says_how_and_is_filled_by_one_key(app, session):
    items = session.checklist.all()
    session.work.act("test", lambda: [deletion("checklist", one) for one in items])
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3", "enter", "p", "l")
        await pilot.pause()
        assert len(rows(app).rows) == len(items)
        assert not list((session.folder / "out").glob("*"))


async def test_the_list_is_printed_and_the_file_named(app, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("3", "p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        [made] = (session.folder / "out").glob("danh-muc-hoi-truong-*.docx")
        assert made.name in words(app, "#section-printed")
        await pilot.press("down")
        assert not app.screen.query_one("#section-printed").display


async def test_a_section_is_not_left_while_its_paper_is_on_the_way(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("3")
        run = app.screen.query_one(PrintRun)
        run._begin("Đang in…")
        await pilot.press("4")
        assert app.screen.SECTION == "checklist"
        assert toasts(app)[-1][1].startswith("Đang in.")
        run._end(Content("xong"))
        await pilot.press("4")
        await pilot.pause()
        assert app.screen.SECTION == "sendings"
