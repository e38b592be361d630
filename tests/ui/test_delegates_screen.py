"""The list of delegates at the keys."""

import pytest
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Invitation, Role
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.delegate_form import DelegateForm
from hoinghi_tui.ui.import_dialog import ImportDialog
from hoinghi_tui.ui.row_list import RowList

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "[@click=app.quit]x[/]", "N" * 500)


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "delegates")


def names(app):
    return [one.full_name for one in app.screen.query_one(RowList).rows]


async def test_the_list_is_in_protocol_order_and_filters_without_accents(app, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        assert names(app) == [one.full_name for one in session.roster.all()]
        await pilot.press(*"soai")
        await pilot.pause()
        assert names(app)[0] == "Đào Văn Soái"
        await pilot.press("escape")
        await pilot.pause()
        assert len(names(app)) == 40


async def test_sorting_goes_round_and_by_name_follows_vietnamese_order(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+s")
        await pilot.pause()
        given = [name.split()[-1] for name in names(app)]
        # Ân before Đào before Hoà before Soái: letters rank a ă â b c d đ … o ô ơ … s.
        places = [given.index(word) for word in ("An", "Dung", "Đào", "Đức", "Hoà", "Soái")]
        assert places == sorted(places)


async def test_a_correction_is_saved_and_undone(app, session):
    person = session.roster.all()[0]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        app.screen.query_one("#field-position", Input).value = "Trưởng đoàn"
        app.screen.query_one("#field-roles", Input).value = "thư ký; tham luận"
        await pilot.press("ctrl+s")
        await pilot.pause()
        saved = session.state.delegates[person.id]
        assert (saved.position, saved.roles) == ("Trưởng đoàn", (Role.SECRETARY, Role.SPEAKER))
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.state.delegates[person.id] == person


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("full_name", "   ", "Hãy ghi họ và tên"),
        ("phone", "12345", "10 chữ số"),
        ("unit", "Bộ Ngoại giao", "Không có đơn vị này"),
        ("roles", "bảo vệ", "bảo vệ"),
    ],
)
async def test_a_wrong_field_is_named_and_nothing_is_saved(app, session, field, typed, said):
    before = dict(session.state.delegates)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        box = app.screen.query_one(f"#field-{field}", Input)
        box.value = typed
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        assert said in str(app.screen.query_one("#delegate-problem", Static).render())
        assert app.focused is box
    assert dict(session.state.delegates) == before


async def test_another_station_changed_the_same_field_and_what_was_typed_stays(
    app, session, sample_folder, clock
):
    person = session.roster.all()[0]
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        with Session.open(sample_folder, station="Bàn 2", clock=clock) as other:
            theirs = other.state.delegates[person.id]
            other.roster.edit(theirs, _with(theirs, position="Của bàn 2"))
        app.screen.query_one("#field-position", Input).value = "Của bàn 1"
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, DelegateForm)
        assert "Bàn 2" in str(app.screen.query_one("#delegate-problem", Static).render())
        assert app.screen.query_one("#field-position", Input).value == "Của bàn 1"
    assert session.state.delegates[person.id].position == "Của bàn 2"


def _with(delegate, **fields):
    from dataclasses import replace

    return replace(delegate, **fields)


async def test_a_new_person_is_added_with_the_unit_typed_in_part(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+n")
        await pilot.pause()
        app.screen.query_one("#field-full_name", Input).value = "Trịnh Gia Mẫn"
        app.screen.query_one("#field-unit", Input).value = "kinh te"
        app.screen.query_one("#field-invitation").focus()
        await pilot.press("right", "right", "ctrl+s")
        await pilot.pause()
    added = next(one for one in session.state.delegates.values() if "Mẫn" in one.full_name)
    assert (added.unit, added.invitation) == ("KT", Invitation.CONFIRMED)


async def test_deleting_asks_once_and_can_be_undone(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*"huyen")
        await pilot.pause()
        person = app.screen.chosen
        await pilot.press("delete", "escape")
        await pilot.pause()
        assert person.id in session.state.delegates
        await pilot.press("delete", "enter")
        await pilot.pause()
        assert person.id not in session.state.delegates
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert session.state.delegates[person.id] == person


async def test_a_list_is_shown_before_it_is_saved_as_one_action(app, session, tmp_path):
    path = tmp_path / "bo-sung.csv"
    path.write_text(
        "Họ và tên,Chức vụ,Đơn vị\nÔng Lò Văn Mới,Công chức,Phòng Kinh tế\n"
        "Bà [/] Thử,Công chức,Đội Văn nghệ\n",
        encoding="utf-8",
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
        app.screen.query_one(Input).value = str(path)
        await pilot.pause()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        shown = str(app.screen.query_one("#import-preview", Static).render())
        assert "2 người mới" in shown
        assert "Đơn vị mới: Đội Văn nghệ" in shown
        assert "[/] Thử" in shown
        assert len(session.state.delegates) == 40
        await pilot.press("enter")
        await pilot.pause()
        assert len(session.state.delegates) == 42
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert len(session.state.delegates) == 40


async def test_an_unreadable_list_is_told_and_changes_nothing(app, session, tmp_path):
    path = tmp_path / "hong.xlsx"
    path.write_bytes(b"this is no workbook")
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("ctrl+o")
        await pilot.pause()
        app.screen.query_one(Input).value = str(path)
        await pilot.pause()
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, ImportDialog)
        assert "hong.xlsx" in str(app.screen.query_one("#import-preview", Static).render())
    assert session.store.last_seq == seq


@SIZES
async def test_hostile_names_show_as_they_are(app, session, size):
    from hoinghi_tui.domain.people import Delegate

    added = [
        session.roster.add(Delegate(id="", full_name=name, position=name, note=name))
        for name in HOSTILE
    ]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("end", "ctrl+s")
        for one in added:
            app.screen.query_one(Input).value = one.full_name
            await pilot.pause()
            assert one in app.screen.query_one(RowList).rows
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one("#field-full_name", Input).value == added[-1].full_name
