"""F3 with several people marked, the orders, and the protocol moved by keys."""

from dataclasses import replace

import pytest
from screen_reading import painted, toasts, words
from textual.widgets import Input, Static

from hoinghi_tui.domain.people import Delegate, Invitation, Role, Sex, Substitute, Unit
from hoinghi_tui.ui.app import HoiNghiApp
from hoinghi_tui.ui.confirm import Confirm
from hoinghi_tui.ui.delegates.merge_people import MergePeople
from hoinghi_tui.ui.widgets.menu import Menu
from hoinghi_tui.ui.widgets.row_list import RowList
from hoinghi_tui.vietnamese import matches

SIZES = pytest.mark.parametrize("size", [(80, 24), (120, 36)], ids=["80x24", "120x36"])
HUYEN = "dv-014"


@pytest.fixture
def app(session):
    return HoiNghiApp(session, "delegates")


async def settled(pilot):
    """Wait until the search, which runs after the next painting, is done."""
    await pilot.pause()
    await pilot.pause()


def ids(app):
    return [one.id for one in app.screen.query_one(RowList).rows]


def count(app):
    return words(app, "#delegates-count")


def invitations(session, people):
    return [session.state.delegates[one].invitation for one in people]


# -- marking -------------------------------------------------------------------------------


@SIZES
async def test_marks_have_a_sign_and_are_counted(app, size):
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        first, second, *_ = (one.full_name for one in app.screen.query_one(RowList).rows)
        await pilot.press("insert", "space")
        await settled(pilot)
        assert "2 đang chọn" in count(app)
        lines = painted(app)
        assert all("✔" in next(line for line in lines if name in line) for name in (first, second))
        assert app.screen.query_one("#delegate-query", Input).value == ""


async def test_ctrl_space_marks_and_space_after_letters_is_typed(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+@", "n", "space", "v")
        await settled(pilot)
        assert app.screen.query_one("#delegate-query", Input).value == "n v"
        assert "1 đang chọn" in count(app)


async def test_marking_goes_down_and_a_second_time_takes_it_away(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown = ids(app)
        await pilot.press("insert", "insert", "up", "insert")
        assert set(app.screen.marks) == {shown[0]}


async def test_shift_and_arrow_mark_what_they_pass(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        shown = ids(app)
        await pilot.press("down", "shift+down", "shift+down")
        assert set(app.screen.marks) == set(shown[1:4])
        await pilot.press("shift+up")
        assert set(app.screen.marks) == set(shown[1:4])


async def test_marks_survive_filtering_and_sorting_and_escape_drops_them_first(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*"kinh te", "ctrl+a")
        await settled(pilot)
        marked = set(app.screen.marks)
        assert marked == set(ids(app))
        await pilot.press("ctrl+s", "backspace")
        await settled(pilot)
        assert set(app.screen.marks) == marked
        await pilot.press("escape")
        await settled(pilot)
        assert not app.screen.marks
        assert app.screen.query_one("#delegate-query", Input).value == "kinh t"
        await pilot.press("escape")
        await settled(pilot)
        assert app.screen.query_one("#delegate-query", Input).value == ""


async def test_a_mark_vanishes_with_who_is_deleted_elsewhere(app, session, desk_two):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen", "insert")
        await settled(pilot)
        assert set(app.screen.marks) == {HUYEN}
        desk_two.roster.delete(HUYEN)
        assert session.poll()
        app.data_changed()
        await settled(pilot)
        assert "đang chọn" not in count(app)


# -- acting on all -------------------------------------------------------------------------


async def test_two_keys_note_the_invitations_of_all_marked(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        people = ids(app)[:3]
        await pilot.press("insert", "insert", "insert", "ctrl+g", "2")
        await settled(pilot)
        assert invitations(session, people) == [Invitation.SENT] * 3
        assert "3 người. Ctrl+Z" in toasts(app)[-1][1]
        assert "đã gửi 3" in words(app, "#delegates-invited")
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert invitations(session, people) == [Invitation.NOT_SENT] * 3
        assert "đã gửi 0" in words(app, "#delegates-invited")


async def test_without_marks_it_is_for_the_one_under_the_cursor(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen", "ctrl+t", "3")
        await settled(pilot)
    assert session.state.delegates[HUYEN].invitation is Invitation.CONFIRMED
    assert invitations(session, ["dv-001"]) == [Invitation.NOT_SENT]


async def test_who_declines_is_asked_for_a_reason(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen", "ctrl+g", "4")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert invitations(session, [HUYEN]) == [Invitation.NOT_SENT]
        await pilot.press("ctrl+g", "4", *"om", "enter")
        await settled(pilot)
    saved = session.state.delegates[HUYEN]
    assert (saved.invitation, saved.absence_reason) == (Invitation.DECLINED, "om")


async def test_a_unit_is_chosen_by_a_few_letters(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        people = ids(app)[:2]
        await pilot.press("insert", "insert", "ctrl+t", "5", *"kinh", "enter")
        await settled(pilot)
        assert [session.state.delegates[one].unit for one in people] == ["KT", "KT"]
        # Two saved actions of two are two undos.
        await pilot.press("ctrl+z")
        await settled(pilot)
        assert "KT" not in [session.state.delegates[one].unit for one in people]


async def test_the_last_line_of_the_units_is_none(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen", "ctrl+t", "5", "up")
        await settled(pilot)
        for _ in session.state.units:
            await pilot.press("down")
        await pilot.press("enter")
        await settled(pilot)
    assert session.state.delegates[HUYEN].unit is None


async def test_a_unit_deleted_elsewhere_while_choosing_is_told(app, session, desk_two):
    unit = session.units.add(Unit(id="", name="Thôn Mới"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen", "ctrl+t", "5", *"thon moi")
        await settled(pilot)
        desk_two.poll()
        desk_two.units.delete(unit.id)
        session.poll()
        seq, before = session.store.last_seq, session.state.delegates[HUYEN]
        await pilot.press("enter")
        await settled(pilot)
        assert "hãy chọn lại đơn vị" in toasts(app)[-1][1]
        assert session.state.delegates[HUYEN] == before
    assert session.store.last_seq == seq


@pytest.mark.parametrize(
    "keys", [["ctrl+t", "5"], ["ctrl+r"], ["ctrl+g"], ["delete"]], ids=lambda keys: keys[0]
)
async def test_somebody_deleted_elsewhere_while_choosing_is_told(app, session, desk_two, keys):
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"huyen", *keys)
        await settled(pilot)
        desk_two.roster.delete(HUYEN)
        session.poll()
        seq = session.store.last_seq
        await pilot.press("2" if keys[0] in ("ctrl+r", "ctrl+g") else "enter")
        await settled(pilot)
        assert "Không còn ai" in toasts(app)[-1][1]
    assert session.store.last_seq == seq


async def test_a_role_is_given_to_all_and_then_taken_from_all(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        people = ids(app)[3:6]
        await pilot.press("down", "down", "down", "insert", "insert", "insert", "ctrl+r", "5")
        await settled(pilot)
        assert all(Role.GUEST in session.state.delegates[one].roles for one in people)
        await pilot.press("ctrl+r")
        await settled(pilot)
        assert any("Bỏ vai trò khách mời" in line for line in painted(app))
        await pilot.press("5")
        await settled(pilot)
        assert not any(Role.GUEST in session.state.delegates[one].roles for one in people)


async def test_several_are_deleted_after_one_question_that_names_them(app, session):
    added = [session.roster.add(Delegate(id="", full_name=f"Zorba {n}")).id for n in range(3)]
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"zorba", "ctrl+a", "delete")
        await settled(pilot)
        assert isinstance(app.screen, Confirm)
        assert "3 người (Zorba 0, Zorba 1, Zorba 2)" in " ".join(" ".join(painted(app)).split())
        await pilot.press("enter")
        await settled(pilot)
        assert not set(added) & set(session.state.delegates)
        assert "đang chọn" not in count(app)
        await pilot.press("ctrl+z")
        await settled(pilot)
    assert set(added) <= set(session.state.delegates)


async def test_what_is_not_saved_is_said_and_the_marks_stay(app, session, disk_full):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        people = ids(app)[:2]
        await pilot.press("insert", "insert")
        with disk_full():
            await pilot.press("ctrl+g", "2")
            await settled(pilot)
        assert toasts(app)[-1][0] == "error"
        assert invitations(session, people) == [Invitation.NOT_SENT] * 2
        assert len(app.screen.marks) == 2


async def test_a_menu_is_left_without_doing_anything(app, session):
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+t")
        await settled(pilot)
        assert isinstance(app.screen, Menu)
        await pilot.press("z", "escape")
        await settled(pilot)
        assert not isinstance(app.screen, Menu)
    assert session.store.last_seq == seq


# -- orders --------------------------------------------------------------------------------


@SIZES
async def test_by_unit_each_unit_has_a_heading_with_its_counts(app, session, size):
    for one in session.roster.all():
        if one.unit == "KT":
            session.door.check_in(one.id, accept_declined=True)
            break
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+s", "ctrl+s")
        await settled(pilot)
        people = sum(one.unit == "KT" for one in session.state.delegates.values())
        app.screen.query_one(RowList).action_first()
        await settled(pilot)
        assert any(f"PHÒNG KINH TẾ  {people} người · 1 có mặt" in line for line in painted(app))
        # What is searched for stands best first, without headings.
        await pilot.press(*"kinh te")
        await settled(pilot)
        assert not any("PHÒNG KINH TẾ" in line for line in painted(app))


async def test_by_arrival_the_last_who_came_is_first(app, session, clock):
    for person in ("dv-003", HUYEN):
        clock.advance(minutes=1)
        session.door.check_in(person)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("ctrl+s", "ctrl+s", "ctrl+s")
        await settled(pilot)
        assert ids(app)[:2] == [HUYEN, "dv-003"]
        assert "theo giờ đến" in count(app)
        app.screen.query_one(RowList).action_first()
        await settled(pilot)
        line = next(line for line in painted(app) if "Khánh Huyền" in line)
        assert line.split()[0] == "1"
        assert "07:27" in line


async def test_numbers_of_a_long_list_are_whole(app, session):
    from hoinghi_tui.ui.delegates.delegate_row import Look, Order

    person = session.roster.all()[0]
    look = Look(Order.PROTOCOL, 10_000)
    cells = look.cells(session, person, 10_000, marked=True)
    assert cells[0].text == "✔10000"
    assert len(cells[0].text) == look.columns[0].width


@pytest.mark.parametrize("order", ["protocol", "name", "unit", "arrival"])
@pytest.mark.parametrize("query", ["", "a"])
def test_there_are_as_many_cells_as_columns(session, order, query):
    from hoinghi_tui.ui.delegates.delegate_row import Look, Order

    look = Look(Order(order), 40, query)
    cells = look.cells(session, session.roster.all()[0], 1, marked=False)
    assert len(cells) == len(look.columns)


# -- what a search hit ---------------------------------------------------------------------


def underlined(app, name):
    rows = app.screen.query_one(RowList)
    for y in range(rows.size.height):
        strip = rows.render_line(y)
        if name in strip.text:
            return [part.text for part in strip if part.style and part.style.underline]
    raise AssertionError(name)


async def test_letters_that_were_hit_stand_out_also_in_a_shortened_name(app, session):
    session.roster.add(Delegate(id="", full_name="Nguyễn Phúc Hoàng Thị Tường Vân Soái"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"soai")
        await settled(pilot)
        assert underlined(app, "Đào Văn Soái") == ["Soái"]
        assert underlined(app, "N.P.H.T.T.V. Soái") == ["Soái"]


async def test_a_phone_that_was_hit_is_shown(app, session):
    phone = session.state.delegates[HUYEN].phone
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*phone)
        await settled(pilot)
        assert underlined(app, "Khánh Huyền") == [phone]


async def test_a_hit_beyond_the_end_of_the_column_is_brought_into_sight(app, session):
    person = session.state.delegates[HUYEN]
    session.roster.edit(person, replace(person, position="Chuyên viên phụ trách chuyển đổi số"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"doi so")
        await settled(pilot)
        assert underlined(app, "Khánh Huyền") == ["đổi", "số"]


# -- the protocol order --------------------------------------------------------------------


async def test_a_person_and_a_unit_are_moved_by_keys_and_undone(app, session):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        before = ids(app)
        unit = session.state.delegates[before[0]].unit
        await pilot.press("down", "ctrl+up")
        await settled(pilot)
        assert ids(app)[:2] == before[1::-1]
        assert app.screen.chosen.id == before[1]
        await pilot.press("ctrl+z", "alt+down")
        await settled(pilot)
        assert session.state.delegates[ids(app)[0]].unit != unit
        await pilot.press("ctrl+pageup")
        await settled(pilot)
        assert ids(app) == before
        await pilot.press("ctrl+home", "ctrl+up")
        await settled(pilot)
        assert "đã đứng đầu đơn vị" in toasts(app)[-1][1]


@pytest.mark.parametrize("keys", [["ctrl+s"], [*"a"]], ids=["by name", "searching"])
async def test_in_another_order_moving_is_explained(app, session, keys):
    seq = session.store.last_seq
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press(*keys, "ctrl+down", "alt+up")
        await settled(pilot)
        assert "Chỉ dời được khi" in toasts(app)[-1][1]
    assert session.store.last_seq == seq


# -- merging and substitutes ---------------------------------------------------------------


@SIZES
async def test_two_are_merged_after_seeing_them_side_by_side(app, session, size):
    twin = session.roster.add(
        Delegate(id="", full_name="Tôn Nữ Khánh Huyền", position="Bí thư Chi bộ")
    )
    async with app.run_test(size=size) as pilot:
        await pilot.press(*"khanh huyen", "ctrl+a", "ctrl+t", "7")
        await settled(pilot)
        assert isinstance(app.screen, MergePeople)
        assert app.screen.kept.id == HUYEN
        row = next(line for line in painted(app) if line.split()[:2] == ["Mã", "số"])
        assert row.split()[2:5] == [HUYEN, twin.id, HUYEN]
        await pilot.press("space")
        assert app.screen.kept.id == twin.id
        await pilot.press("space", "enter")
        await settled(pilot)
        assert twin.id not in session.state.delegates
        assert "Bí thư Chi bộ" in session.state.delegates[HUYEN].position
        assert not app.screen.marks
        await pilot.press("ctrl+z")
        await settled(pilot)
    assert twin.id in session.state.delegates


async def test_all_that_is_known_of_either_is_compared(app, session):
    substitute = Substitute(full_name="Nguyễn Ân", position="Công chức")
    twin = Delegate(
        id="", full_name="Tôn Nữ Khánh Huyền", sex=Sex.FEMALE, rank=7, given_name="Khánh",
        substitute=substitute,
    )  # fmt: skip
    session.roster.add(twin)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"khanh huyen", "ctrl+a", "ctrl+t", "7")
        await settled(pilot)
        results = {line.label: line.result for line in app.screen.query_one(RowList).rows}
    assert results["Giới tính"] == "Nữ"
    assert results["Thứ bậc"] == "7"
    assert results["Tên gọi"] == "Khánh"
    assert results["Đi thay"] == "Nguyễn Ân, Công chức"


async def test_merging_wants_exactly_two(app):
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        await pilot.press("insert", "insert", "insert", "ctrl+t", "7")
        await settled(pilot)
        assert "đúng hai người" in toasts(app)[-1][1]


async def test_a_merge_that_fails_says_why_and_stays(app, session, desk_two):
    twin = session.roster.add(Delegate(id="", full_name="Tôn Nữ Khánh Huyền"))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"khanh huyen", "ctrl+a", "ctrl+t", "7")
        await settled(pilot)
        desk_two.poll()
        desk_two.roster.delete(twin.id)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, MergePeople)
        assert "không còn" in str(app.screen.query_one("#merge-told", Static).content)


async def test_who_comes_instead_stands_in_the_list_and_on_the_card(app, session):
    person = session.state.delegates[HUYEN]
    substitute = Substitute(full_name="Nguyễn Thị Hoài Ân", position="Công chức")
    session.roster.edit(
        person, replace(person, substitute=substitute, position="Kế toán, Bí thư Chi bộ")
    )
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"khanh huyen")
        await settled(pilot)
        line = next(line for line in painted(app) if "14  Tôn Nữ Khánh Huyền" in line)
        assert "↷" in line
        assert "Ân thay" in line
        card = words(app, "#delegate-detail")
    assert "↷ Nguyễn Thị Hoài Ân, Công" in card
    # One post a line, each under the first.
    lines = card.splitlines()
    assert "Chức vụ     Kế toán" in lines
    assert " " * 12 + "Bí thư Chi bộ" in lines


async def test_what_has_no_key_of_its_own_is_a_command_for_the_palette(app, session):
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press(*"huyen")
        command = next(
            one for one in app.screen.COMMANDS_HERE if matches("giay moi da gui", one.label)
        )
        await app.screen.run_action(command.action)
        await settled(pilot)
    assert session.state.delegates[HUYEN].invitation is Invitation.SENT
