"""Units: add, correct, order, merge, delete, and take it all back."""

from dataclasses import replace

import pytest

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.units import find_unit
from hoinghi_tui.services.unit_entry import LABELS, UnitEntry, check_unit
from hoinghi_tui.storage import Conflict

ORDER = ["TTDU", "TTHDND", "UBND", "VHXH", "VP", "KT", "TTPVHCC", "TTDVSNC"]
HOSTILE = ("[/]", "=cmd()", "../x", "{{x}}", "N" * 500)


@pytest.fixture
def units(session):
    return session.units


def order(session):
    return [line.unit.id for line in session.units.lines()]


def everything(session):
    """All tables that name units, to compare before and after."""
    state = session.state
    tables = (state.units, state.delegates, state.tasks, state.awards, state.agenda)
    return [dict(table) for table in tables]


def test_the_list_is_in_rank_order_with_people_counted(session, units):
    lines = units.lines()
    assert [line.unit.id for line in lines] == ORDER
    assert [line.place for line in lines] == list(range(1, 9))
    counted = {line.unit.id: line.people for line in lines}
    for unit_id, people in counted.items():
        assert people == sum(one.unit == unit_id for one in session.state.delegates.values())
    assert sum(counted.values()) == 40


# -- add and correct -------------------------------------------------------------------------


def test_a_new_unit_gets_a_code_and_the_last_place(session, units):
    editing = units.adding()
    editing.save(editing.record, replace(editing.record, name=" Hội  Phụ nữ xã "))
    added = units.lines()[-1].unit
    assert (added.name, added.rank, added.id) == ("Hội Phụ nữ xã", 9, "DV1")
    session.undo_last()
    assert order(session) == ORDER


@pytest.mark.parametrize("name", ["", "  ", "\u200b"])
def test_a_unit_without_a_name_is_refused(session, units, name):
    with pytest.raises(Refused, match="tên đơn vị"):
        units.add(Unit(id="", name=name))
    assert order(session) == ORDER


@pytest.mark.parametrize("name", ["Phòng Kinh tế", "P. KT", "phong kinh te xa", "Kinh tế"])
def test_a_second_unit_of_the_same_name_is_refused(session, units, name):
    with pytest.raises(Refused, match="đang chỉ Phòng Kinh tế"):
        units.add(Unit(id="", name=name))
    assert order(session) == ORDER


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_are_kept_letter_for_letter(session, units, name):
    added = units.add(Unit(id="", name=name))
    assert session.state.units[added.id].name == name


def test_a_new_rank_makes_the_others_give_way(session, units):
    vp = session.state.units["VP"]
    units.edit(vp, replace(vp, rank=4))
    assert order(session) == ["TTDU", "TTHDND", "UBND", "VP", "VHXH", "KT", "TTPVHCC", "TTDVSNC"]
    session.undo_last()
    assert order(session) == ORDER


def test_an_alias_that_means_another_unit_is_refused(session, units):
    vp = session.state.units["VP"]
    with pytest.raises(Refused, match="đang chỉ Phòng Kinh tế"):
        units.edit(vp, replace(vp, aliases=(*vp.aliases, "P. Kinh tế")))
    assert session.state.units["VP"] == vp


def test_a_new_alias_leads_to_the_unit(session, units):
    vp = session.state.units["VP"]
    units.edit(vp, replace(vp, aliases=(*vp.aliases, "Tổ Tổng hợp")))
    assert find_unit("to tong hop", session.state.units.values()).id == "VP"


def test_two_desks_change_different_fields_and_both_stay(session, desk_two):
    mine, theirs = session.state.units["KT"], desk_two.state.units["KT"]
    session.units.edit(mine, replace(mine, short_name="KT"))
    desk_two.units.edit(theirs, replace(theirs, colour=3))
    session.poll()
    assert (session.state.units["KT"].short_name, session.state.units["KT"].colour) == ("KT", 3)


def test_two_desks_at_the_same_field_the_second_is_told(session, desk_two):
    mine, theirs = session.state.units["KT"], desk_two.state.units["KT"]
    session.units.edit(mine, replace(mine, colour=2))
    with pytest.raises(Conflict):
        desk_two.units.edit(theirs, replace(theirs, colour=3))


def test_an_alias_another_desk_has_just_given_away_is_refused(session, desk_two):
    mine, theirs = session.state.units["KT"], desk_two.state.units["VP"]
    session.units.edit(mine, replace(mine, aliases=(*mine.aliases, "Tổ Kế hoạch")))
    with pytest.raises(Refused, match="đang chỉ Phòng Kinh tế"):
        desk_two.units.edit(theirs, replace(theirs, aliases=(*theirs.aliases, "Tổ Kế hoạch")))


# -- order -----------------------------------------------------------------------------------


def test_up_and_down(session, units):
    units.move("VP", -1)
    assert order(session).index("VP") == 3
    units.move("VP", 1)
    assert order(session) == ORDER
    with pytest.raises(Refused, match="đã đứng đầu"):
        units.move("TTDU", -1)
    with pytest.raises(Refused, match="đã đứng cuối"):
        units.move("TTDVSNC", 1)


def test_the_order_of_people_follows(session, units):
    units.move("TTHDND", -1)
    assert session.roster.all()[0].unit == "TTHDND"


# -- delete ----------------------------------------------------------------------------------


def test_a_unit_that_is_named_is_not_deleted_and_it_is_said_by_what(session, units):
    before = everything(session)
    tasks = sum(task.unit == "KT" for task in session.state.tasks.values())
    people = sum(one.unit == "KT" for one in session.state.delegates.values())
    with pytest.raises(Refused, match=f"{people} đại biểu, {tasks} việc chuẩn bị.*gộp"):
        units.delete("KT")
    assert everything(session) == before


def test_an_unused_unit_is_deleted_and_brought_back(session, units):
    added = units.add(Unit(id="", name="Hội Phụ nữ xã"))
    units.delete(added.id)
    assert order(session) == ORDER
    session.undo_last()
    assert session.state.units[added.id] == added


def test_a_unit_that_got_somebody_at_another_desk_is_not_deleted(session, desk_two):
    added = session.units.add(Unit(id="", name="Hội Phụ nữ xã"))
    desk_two.poll()
    desk_two.roster.add(Delegate(id="", full_name="Lò Thị Mới", unit=added.id))
    with pytest.raises(Refused, match="1 đại biểu"):
        session.units.delete(added.id)


# -- merge -----------------------------------------------------------------------------------


def test_all_that_names_the_one_names_the_other_and_one_undo_parts_them(session, units):
    before = everything(session)
    named = {
        name: sum(row.unit in ("VP", "KT") for row in getattr(session.state, name).values())
        for name in ("delegates", "tasks", "awards", "agenda")
    }
    units.merge("VP", "KT")
    assert "VP" not in session.state.units
    for name, count in named.items():
        rows = getattr(session.state, name).values()
        assert sum(row.unit == "KT" for row in rows) == count
        assert all(row.unit != "VP" for row in rows)
    assert find_unit("Văn phòng HĐND-UBND", session.state.units.values()).id == "KT"
    assert session.undo_last().note == "Gộp Văn phòng HĐND&UBND xã vào Phòng Kinh tế"
    assert everything(session) == before


def test_a_unit_is_not_merged_into_itself_or_into_one_that_is_gone(session, desk_two):
    with pytest.raises(Refused, match="đơn vị khác"):
        session.units.merge("VP", "VP")
    desk_two.units.merge("KT", "VP")
    with pytest.raises(Refused, match="không còn"):
        session.units.merge("VP", "KT")


def test_a_full_disk_merges_nothing(session, units, disk_full):
    from hoinghi_tui.storage import NotSaved

    before = everything(session)
    with disk_full(), pytest.raises(NotSaved):
        units.merge("VP", "KT")
    assert everything(session) == before


# -- the form --------------------------------------------------------------------------------


def test_the_form_shows_a_unit_and_gives_it_back(session):
    for unit in session.state.units.values():
        found = check_unit(UnitEntry.of(unit), unit, session.state.units.values())
        assert (found.record, found.problems) == (unit, {})
    assert set(LABELS) == set(UnitEntry.__dataclass_fields__)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("name", " ", "Hãy ghi tên đơn vị"),
        ("name", "Phòng Kinh tế", "đang chỉ Phòng Kinh tế"),
        ("short_name", "Kinh tế", "đang chỉ Phòng Kinh tế"),
        ("aliases", "Tổ Tổng hợp; P. KT", "đang chỉ Phòng Kinh tế"),
        ("rank", "", "từ 1 đến"),
        ("rank", "0", "từ 1 đến"),
        ("rank", "hai", "từ 1 đến"),
        ("rank", "9" * 5000, "từ 1 đến"),
        ("rank", "²", "từ 1 đến"),
    ],
)
def test_what_is_wrong_is_said_of_its_field(session, field, text, said):
    vp = session.state.units["VP"]
    entry = replace(UnitEntry.of(vp), **{field: text})
    problems = check_unit(entry, vp, session.state.units.values()).problems
    assert said in problems.pop(field)
    assert problems == {}


def test_aliases_are_typed_with_semicolons(session):
    vp = session.state.units["VP"]
    entry = replace(UnitEntry.of(vp), aliases="VP xã ; Tổ  Tổng hợp;;", colour=4, rank="5")
    found = check_unit(entry, vp, session.state.units.values())
    assert found.problems == {}
    assert found.record == replace(vp, aliases=("VP xã", "Tổ Tổng hợp"), colour=4)
