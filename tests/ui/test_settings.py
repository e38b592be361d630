"""The conference's facts at the keys."""

from dataclasses import replace
from datetime import date

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input, Static

from hoinghi_tui.domain.conference_date import ConferenceDate
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.setup.settings_form import SettingsForm, date_hint
from hoinghi_tui.ui.widgets.row_list import RowList

HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "[@click=app.quit]x[/]", "N" * 500)


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "preparation")


def problem(app):
    return str(app.screen.query_one(".form-problem", Static).content)


def box(app, name):
    return app.screen.query_one(f"#field-{name}", Input)


async def opened(pilot, key="t"):
    await pilot.pause()
    await pilot.press(key)
    await pilot.pause()
    assert isinstance(pilot.app.screen, SettingsForm)


async def test_number_and_date_are_typed_saved_and_shown_at_once(app, session):
    before = session.state.conference
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("down", *"5/KH", "down", "end", *["backspace"] * 25, *"15/12/2025")
        assert words(app, "#hint-when") == "→ Thứ Hai, ngày 15 tháng 12 năm 2025 (đã chốt)"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert not isinstance(app.screen, SettingsForm)
        assert words(app, "#conference-facts").startswith("Số 5/KH   Ngày 15/12/2025")
        saved = session.state.conference
        assert saved == replace(before, number="5/KH", day=date(2025, 12, 15), expected="")
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.state.conference == before


@pytest.mark.parametrize("size", [(80, 16), (120, 36)])
async def test_all_fields_can_be_reached_and_the_keys_stay_in_sight(app, size):
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        for label in app.screen.LABELS.values():
            here = app.screen.query_one(".form-row.-here .form-label", Static)
            assert str(here.content) == label
            assert any(label in line for line in painted(app))
            assert any("Ctrl+S  lưu" in line for line in painted(app))
            await pilot.press("down")
            await pilot.pause()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("title", " ", "Hãy ghi tên hội nghị"),
        ("when", "31/02/2025", "28 ngày"),
        ("deadline", "sáng", "11:30"),
    ],
)
async def test_what_is_wrong_is_said_and_nothing_typed_is_lost(app, session, name, text, said):
    before = session.state.conference
    async with app.run_test() as pilot:
        await opened(pilot)
        box(app, "number").value = "77"
        box(app, name).value = text
        await pilot.press("ctrl+s")
        assert said in problem(app)
        assert box(app, name).has_focus
        assert box(app, "number").value == "77"
    assert session.state.conference == before


async def test_escape_saves_nothing(app, session):
    before = session.state.conference
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("down", *"99", "escape")
        await pilot.pause()
        assert not isinstance(app.screen, SettingsForm)
    assert session.state.conference == before


async def test_another_field_changed_at_another_desk_stays(app, session, desk_two):
    async with app.run_test() as pilot:
        await opened(pilot)
        theirs = desk_two.state.conference
        desk_two.settings.edit(theirs, replace(theirs, place="Nhà văn hóa"))
        await pilot.press("down", *"5", "ctrl+s")
        await pilot.pause()
        assert not isinstance(app.screen, SettingsForm)
    saved = session.state.conference
    assert (saved.number, saved.place) == ("5", "Nhà văn hóa")


async def test_the_same_field_changed_at_another_desk_is_told_and_asked(app, session, desk_two):
    async with app.run_test() as pilot:
        await opened(pilot)
        theirs = desk_two.state.conference
        desk_two.settings.edit(theirs, replace(theirs, number="6", place="Nhà văn hóa"))
        await pilot.press("down", *"5", "ctrl+s")
        await pilot.pause()
        assert "Bàn 2 vừa lưu" in problem(app)
        assert "Số văn bản nay là “6”" in problem(app)
        assert (box(app, "number").value, box(app, "place").value) == ("5", "Nhà văn hóa")
        assert session.state.conference.number == "6"
        await pilot.press("ctrl+s")
        await pilot.pause()
    saved = session.state.conference
    assert (saved.number, saved.place) == ("5", "Nhà văn hóa")


async def test_a_full_disk_keeps_the_form_open(app, session, disk_full):
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("down", *"5")
        with disk_full():
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert "ổ đĩa đã đầy" in problem(app)
        assert session.state.conference.number == ""
        await pilot.press("ctrl+s")
        await pilot.pause()
    assert session.state.conference.number == "5"


async def test_hostile_text_is_shown_and_saved_unharmed(app, session):
    async with app.run_test() as pilot:
        for text in HOSTILE:
            await opened(pilot)
            for name in ("title", "chair", "superior"):
                box(app, name).value = text
            await pilot.press("ctrl+s")
            await pilot.pause()
            saved = session.state.conference
            assert (saved.title, saved.chair, saved.superior) == (text, text, text)
            await opened(pilot)
            assert box(app, "title").value == text
            await pilot.press("escape")
            await pilot.pause()
            assert app.screen is app.conference_screen()


async def test_the_finding_about_number_and_day_opens_the_form(session):
    app = HoiNghiApp(session)
    async with app.run_test() as pilot:
        await pilot.pause()
        places = [finding.place for finding in app.screen.query_one("#readiness", RowList).rows]
        await pilot.press(*["down"] * places.index("settings"), "enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsForm)
        assert app.current_mode == "overview"


async def test_the_footer_names_the_keys(session):
    app = HoiNghiApp(session)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "T thông tin" in painted(app)[-1]
        assert "D đơn vị" in painted(app)[-1]
        assert "Ctrl+Z hoàn tác" in painted(app)[-1]


async def test_the_palette_opens_it_from_any_place(session):
    app = HoiNghiApp(session, "awards")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.press(*"thong tin hoi nghi")
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, SettingsForm)
        assert app.current_mode == "awards"
        await pilot.press("f2")
        assert toasts(app)[-1][0] == "warning"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "trống thì in “…”"),
        ("12/2025", "→ tháng 12/2025, ngày chưa chốt: giấy tờ in “…”"),
        ("dự kiến 12/2025", "→ dự kiến tháng 12/2025, ngày chưa chốt"),
        ("dự kiến 15/12/2025", "→ dự kiến 15/12/2025, ngày chưa chốt"),
        ("5/2/2026", "→ Thứ Năm, ngày 05 tháng 02 năm 2026 (đã chốt)"),
        ("sau Tết", "→ sau Tết, ngày chưa chốt"),
        ("trước Tết", "viết như 15/12/2025"),
    ],
)
def test_a_date_is_explained_while_it_is_typed(typed, said):
    assert said in date_hint(typed, ConferenceDate(None, "sau Tết")).plain


async def test_an_empty_conference_is_filled_in(tmp_path, clock):
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "hn", "Họp", clock=clock)
    with Session.open(tmp_path / "hn", clock=clock) as session:
        app = HoiNghiApp(session)
        async with app.run_test() as pilot:
            await opened(pilot)
            box(app, "place").value = "UBND xã"
            await pilot.press("ctrl+s")
            await pilot.pause()
        assert session.state.conference.place == "UBND xã"
