"""Whom F3's next key is for: after the search is cleared, and after somebody is added."""

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input

from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegates.delegate_form import DelegateForm
from hoinghi_tui.ui.setup.settings_form import SettingsForm
from hoinghi_tui.ui.widgets.row_list import RowList


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "delegates")


async def settled(pilot):
    """Wait until the search, which runs after the next painting, is done."""
    await pilot.pause()
    await pilot.pause()


def cursor_line(app, name):
    return next((line for line in painted(app) if name in line), "")


@pytest.mark.parametrize("keys", [["escape"], ["backspace"] * 3], ids=["escape", "backspace"])
async def test_a_cleared_search_leaves_the_cursor_on_its_person(app, session, keys):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"van", "down", "down")
        await settled(pilot)
        person = app.screen.chosen
        first = session.roster.all()[0]
        if keys[0] == "backspace":
            # Letter by letter the search goes to the best hit; the last step stays there.
            await pilot.press("backspace", "backspace", "down", "down", "down")
            await settled(pilot)
            person, keys = app.screen.chosen, ["backspace"]
        assert person.id != first.id
        await pilot.press(*keys)
        await settled(pilot)
        assert app.screen.query_one(Input).value == ""
        assert app.screen.chosen.id == person.id
        assert cursor_line(app, person.full_name)
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one("#field-full_name", Input).value == person.full_name


async def test_another_query_goes_to_its_best_hit(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"va", "down", "down", "n")
        await settled(pilot)
        assert app.screen.query_one(RowList).cursor == 0


async def test_who_was_moved_is_said(app, session):
    before = [one.id for one in session.roster.all()]
    second = session.state.delegates[before[1]]
    unit = session.state.unit_of(second)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("down", "ctrl+up")
        await settled(pilot)
        assert toasts(app)[-1][1] == f"Đã dời lên: {second.full_name}. Ctrl+Z để hoàn tác."
        await pilot.press("ctrl+down")
        await settled(pilot)
        assert toasts(app)[-1][1] == f"Đã dời xuống: {second.full_name}. Ctrl+Z để hoàn tác."
        await pilot.press("alt+down")
        await settled(pilot)
        assert toasts(app)[-1][1] == f"Đã dời đơn vị xuống: {unit.name}. Ctrl+Z để hoàn tác."


async def test_who_cannot_be_moved_is_not_said_to_be(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+up")
        await settled(pilot)
        assert not any("Đã dời" in text for _, text in toasts(app))


@pytest.mark.parametrize("query", ["", "soai"])
async def test_the_cursor_is_on_who_was_added(app, query):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*query, "ctrl+n")
        await pilot.pause()
        app.screen.query_one("#field-full_name", Input).value = "Trần Xyz"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert app.screen.chosen.full_name == "Trần Xyz"
        assert app.screen.query_one("#delegate-query", Input).value == ""
        assert cursor_line(app, "Trần Xyz")
        assert toasts(app)[-1][1] == "Đã thêm Trần Xyz."


async def test_a_search_that_finds_who_was_added_stays(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Zorba", "ctrl+n")
        await pilot.pause()
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert app.screen.chosen.full_name == "Zorba"
        assert app.screen.query_one("#delegate-query", Input).value == "Zorba"


async def test_the_cursor_stays_on_who_was_corrected_out_of_the_search(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen")
        await settled(pilot)
        person = app.screen.chosen
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#field-full_name", Input).value = "Lò Thị Khác"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert app.screen.chosen.id == person.id
        assert cursor_line(app, "Lò Thị Khác")


@pytest.mark.parametrize("same", ["unit", "phone"])
async def test_adding_who_is_listed_is_told_once(app, session, same):
    there = session.roster.add(
        Delegate(id="", full_name="Đinh Văn Hoè", position="Cán bộ", unit="KT", phone="0900000999")
    )
    typed = {"unit": "Phòng Kinh tế"} if same == "unit" else {"phone": "0900000999"}
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+n")
        await pilot.pause()
        for name, value in {"full_name": "ĐINH VĂN HÒE", **typed}.items():
            app.screen.query_one(f"#field-{name}", Input).value = value
        seq = session.store.last_seq
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        said = f"Đã có Đinh Văn Hoè, Cán bộ ({there.id}). Ctrl+S lần nữa: vẫn thêm."
        assert words(app, ".form-problem") == said
        assert session.store.last_seq == seq
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert app.screen.chosen.full_name == "ĐINH VĂN HÒE"
        assert app.screen.chosen.id != there.id


async def test_a_namesake_elsewhere_is_added_at_once(app, session):
    session.roster.add(Delegate(id="", full_name="Đinh Văn Hoè", unit="KT"))
    count = len(session.state.delegates)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+n")
        await pilot.pause()
        app.screen.query_one("#field-full_name", Input).value = "Đinh Văn Hoè"
        await pilot.press("ctrl+s")
        await settled(pilot)
        assert not isinstance(app.screen, DelegateForm)
    assert len(session.state.delegates) == count + 1


async def test_how_to_type_a_date_fits_a_small_screen(session):
    app = HoiNghiApp(session, "preparation")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t")
        await pilot.pause()
        assert isinstance(app.screen, SettingsForm)
        app.screen.query_one("#field-when", Input).value = ""
        await pilot.pause()
        hint = words(app, "#hint-when")
        assert "15/12/2025" in hint
        assert "dự kiến 12/2025" in hint
        assert any(hint in line for line in painted(app))
