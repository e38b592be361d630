"""The units at the keys."""

from dataclasses import replace

import pytest
from screen_reading import painted, words
from textual.widgets import Input, Static

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.setup.merge_units import MergeUnits
from hoinghi_tui.ui.setup.unit_form import ColourChoice, UnitForm
from hoinghi_tui.ui.setup.unit_list import UnitList
from hoinghi_tui.ui.setup.units_dialog import UnitsDialog

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
ORDER = ["TTDU", "TTHDND", "UBND", "VHXH", "VP", "KT", "TTPVHCC", "TTDVSNC"]
HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "[@click=app.quit]x[/]", "N" * 500)


@pytest.fixture
def app(session):
    return HoiNghiApp(session)


async def opened(pilot, at=None):
    """Open the dialog, with the cursor on the unit ``at``."""
    await pilot.pause()
    await pilot.press("d")
    await pilot.pause()
    if at is not None:
        await pilot.press(*["down"] * ORDER.index(at))


def shown(app):
    return [line.unit.id for line in app.screen.query_one(UnitList).rows]


def chosen(app):
    return app.screen.query_one(UnitList).current.unit.id


def told(app):
    return words(app, "#units-told")


@SIZES
async def test_the_units_stand_in_order_with_letter_and_people(app, size):
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        assert shown(app) == ORDER
        people = sum(one.unit == "KT" for one in app.session.state.delegates.values())
        [line] = [line for line in painted(app) if "Phòng Kinh tế" in line]
        cells = line[line.index("■ K") :].split()
        assert cells[:7] == ["■", "K", "Phòng", "Kinh", "tế", "Kinh", "tế"]
        assert cells[7] == str(people)


async def test_a_unit_goes_up_and_down_and_the_cursor_with_it(app):
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        await pilot.press("l")
        assert shown(app).index("KT") == 4
        assert chosen(app) == "KT"
        await pilot.press("X")
        assert shown(app) == ORDER
        assert told(app) == "Đã đưa Phòng Kinh tế xuống một bậc."
        await pilot.press("home", "ctrl+up")
        assert "đã đứng đầu" in told(app)


async def test_a_unit_is_corrected_and_the_correction_undone(app, session):
    before = session.state.units["KT"]
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, UnitForm)
        app.screen.query_one("#field-short_name", Input).value = "Phòng KT"
        app.screen.query_one("#field-colour").focus()
        await pilot.press("right", "right", "ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, UnitsDialog)
        assert session.state.units["KT"] == replace(before, short_name="Phòng KT", colour=2)
        assert chosen(app) == "KT"
        await pilot.press("escape")
        await pilot.press("ctrl+z")
        await pilot.pause()
    assert session.state.units["KT"] == before


async def test_a_unit_is_added_and_chosen(app, session):
    async with app.run_test() as pilot:
        await opened(pilot)
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Hoi Phu nu", "ctrl+s")
        await pilot.pause()
        assert app.screen.query_one(UnitList).current.unit.name == "Hoi Phu nu"
        assert words(app, "#units-title") == "ĐƠN VỊ · 9"
        await pilot.press("delete")
        assert shown(app) == ORDER
        assert told(app).startswith("Đã xóa Hoi Phu nu")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("name", " ", "Hãy ghi tên đơn vị"),
        ("aliases", "P. Kinh tế", "đang chỉ Phòng Kinh tế"),
        ("rank", "0", "từ 1 đến"),
    ],
)
async def test_what_is_wrong_is_said_in_the_form(app, session, name, text, said):
    before = session.state.units["VP"]
    async with app.run_test() as pilot:
        await opened(pilot, "VP")
        await pilot.press("enter")
        await pilot.pause()
        box = app.screen.query_one(f"#field-{name}", Input)
        box.value = text
        await pilot.press("ctrl+s")
        assert said in str(app.screen.query_one(".form-problem", Static).content)
        assert box.has_focus
    assert session.state.units["VP"] == before


async def test_a_unit_in_use_is_not_deleted(app, session):
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        await pilot.press("delete")
        assert "đại biểu" in told(app)
        assert "gộp" in told(app)
        assert shown(app) == ORDER


async def test_two_units_become_one_after_saying_what_that_means(app, session):
    people = sum(one.unit in ("VP", "KT") for one in session.state.delegates.values())
    async with app.run_test() as pilot:
        await opened(pilot, "VP")
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, MergeUnits)
        assert "VP" not in shown(app)
        await pilot.press(*["down"] * shown(app).index("KT"))
        assert "chuyển sang Phòng Kinh tế" in words(app, "#merge-consequence")
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app) == [unit for unit in ORDER if unit != "VP"]
        assert chosen(app) == "KT"
        assert app.screen.query_one(UnitList).current.people == people
        assert told(app).startswith("Đã gộp Văn phòng HĐND&UBND xã vào Phòng Kinh tế")


async def test_merging_can_be_given_up(app, session):
    async with app.run_test() as pilot:
        await opened(pilot, "VP")
        await pilot.press("g")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, UnitsDialog)
    assert "VP" in session.state.units


async def test_what_another_desk_changes_is_shown(app, desk_two):
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        desk_two.units.move("KT", -1)
        app.session.poll()
        app.screen.catch_up()
        assert shown(app).index("KT") == 4
        assert chosen(app) == "KT"


async def test_a_unit_another_desk_has_merged_away_is_told(app, desk_two):
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        desk_two.units.merge("KT", "VP")
        await pilot.press("l")
        assert "không còn nữa" in told(app)
        assert "KT" not in shown(app)


async def test_a_full_disk_changes_nothing_and_says_so(app, disk_full):
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        with disk_full():
            await pilot.press("l")
        assert "ổ đĩa đã đầy" in told(app)
        assert shown(app) == ORDER


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_shown_and_saved_unharmed(app, session, name):
    async with app.run_test() as pilot:
        await opened(pilot, "KT")
        await pilot.press("enter")
        await pilot.pause()
        app.screen.query_one("#field-name", Input).value = name
        app.screen.query_one("#field-short_name", Input).value = ""
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert session.state.units["KT"].name == name
        assert any(name[:20] in line for line in painted(app))
        await pilot.press("g")
        await pilot.pause()
        assert isinstance(app.screen, MergeUnits)


async def test_a_key_of_the_dialog_can_be_clicked(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        row = next(y for y, line in enumerate(painted(app)) if "N thêm" in line)
        await pilot.click(offset=(painted(app)[row].index("N thêm"), row))
        await pilot.pause()
        assert isinstance(app.screen, UnitForm)


async def test_without_units_it_is_said_how_they_come_in(tmp_path, clock):
    from hoinghi_tui.services.setup import create_blank

    create_blank(tmp_path / "hn", "Họp", clock=clock)
    with Session.open(tmp_path / "hn", clock=clock) as session:
        app = HoiNghiApp(session)
        async with app.run_test() as pilot:
            await opened(pilot)
            await pilot.press("enter", "g", "delete", "l")
            assert isinstance(app.screen, UnitsDialog)
            assert "Bấm N để thêm" in "\n".join(painted(app))


async def test_the_palette_opens_it_from_any_place(session):
    app = HoiNghiApp(session, "awards")
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("ctrl+p")
        await pilot.press(*"don vi")
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, UnitsDialog)


async def test_a_colour_is_clicked(app):
    async with app.run_test(size=(120, 36)) as pilot:
        await opened(pilot, "KT")
        await pilot.press("enter")
        await pilot.pause()
        choice = app.screen.query_one(ColourChoice)
        third = [at for at in range(choice.size.width) if choice.render().plain[at : at + 1] == "○"]
        await pilot.click(choice, offset=(third[2] + 1, 0))
        assert choice.value == 3


@pytest.mark.parametrize("size", [(80, 18), (120, 36)])
async def test_with_many_units_the_keys_stay_in_sight(app, session, size):
    from hoinghi_tui.domain.people import Unit

    for number in range(30):
        session.units.add(Unit(id="", name=f"Thôn {number}", rank=100 + number))
    async with app.run_test(size=size) as pilot:
        await opened(pilot)
        await pilot.press("end")
        await pilot.pause()
        text = "\n".join(painted(app))
        assert "Thôn 29" in text
        assert "N thêm" in text
