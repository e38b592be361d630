"""The checklist of hall and equipment: order, quantities, ticks, the usual list."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hoinghi_tui.domain.checklist import (
    CheckItem,
    HeadCounts,
    Per,
    in_order,
    quantity_text,
    remaining_of,
    ticked,
)
from hoinghi_tui.domain.checklist_editing import CheckDraft, check_draft
from hoinghi_tui.domain.people import Invitation
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.usual_checklist import usual_checklist
from hoinghi_tui.storage import Conflict

AT = datetime(2025, 12, 14, 9, 0, tzinfo=UTC)


def item(key, group="", order=0, **more):
    return CheckItem(id=key, title=key, group=group, order=order, **more)


def test_a_group_stands_together_where_its_first_line_is():
    lines = [item("c", "A", 3), item("a", "A", 1), item("b", "B", 2), item("d", "B", 4)]
    assert [one.id for one in in_order(lines)] == ["a", "c", "b", "d"]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"per": Per.DELEGATE}, "40"),
        ({"per": Per.AWARD}, "11"),
        ({"per": Per.AWARD, "quantity": "12 (một dự phòng)"}, "12 (một dự phòng)"),
        ({}, ""),
    ],
)
def test_a_quantity_is_what_was_typed_else_counted(more, said):
    assert quantity_text(item("a", **more), HeadCounts(40, 11)) == said


def test_nobody_on_the_list_is_no_quantity():
    assert quantity_text(item("a", per=Per.DELEGATE), HeadCounts()) == ""


def test_who_ticked_first_stays():
    first = ticked(item("a"), AT, "Lan")
    assert ticked(first, AT.replace(hour=10), "Minh") == first


def test_a_unit_owes_what_it_brings_and_nobody_has_ticked():
    lines = [item("a", unit="VP"), item("b", unit="VP", checked_at=AT), item("c", unit="VHXH")]
    assert [one.id for one in remaining_of(lines, "VP")] == ["a"]
    assert remaining_of(lines, None) == []


def test_a_draft_needs_a_title_and_a_unit_that_is_there():
    before = item("a", unit="VP")
    checked = check_draft(CheckDraft(title=" ", unit="X"), before, {"VP"})
    assert set(checked.problems) == {"title", "unit"}
    assert checked.record == replace(before)


# -- the service -------------------------------------------------------------------------


def test_the_sample_has_what_the_issue_names(session):
    told = " ".join(one.title.casefold() for one in session.checklist.all())
    for word in (
        *("màn hình", "loa", "micro", "phông", "cờ", "bàn", "nước", "khung giấy khen", "khay"),
        *("máy in", "giấy", "mực", "điện"),
    ):
        assert word in told, word
    assert {one.unit for one in session.checklist.all()} == {"VP", "VHXH"}
    assert not any(one.is_checked or one.quantity for one in session.checklist.all())


def test_quantities_follow_the_list_of_people(session):
    water = next(one for one in session.checklist.all() if one.title == "Nước uống")
    before = int(session.checklist.quantity(water))
    coming = next(
        key
        for key, one in session.state.delegates.items()
        if one.invitation is not Invitation.DECLINED
    )
    session.roster_actions.set_invitation([coming], Invitation.DECLINED)
    assert int(session.checklist.quantity(water)) == before - 1


def test_a_tick_names_who_and_when_and_is_one_undo(session, clock):
    session.operator = "Lan"
    ids = [one.id for one in session.checklist.all()[:3]]
    assert session.checklist.tick(ids[:1]) is True
    clock.advance(minutes=5)
    assert session.checklist.tick(ids) is True
    first, second, _ = (session.state.checklist[key] for key in ids)
    assert first.checked_by == second.checked_by == "Lan"
    assert (second.checked_at - first.checked_at).total_seconds() == 300
    assert session.checklist.progress().done == 3
    assert session.checklist.tick(ids) is False
    assert session.checklist.progress().done == 0
    session.undo_last()
    assert session.state.checklist[ids[0]] == first


def test_an_old_tick_is_not_overwritten_by_another_desk(session, desk_two):
    key = session.checklist.all()[0].id
    seen = session.state.checklist[key]
    session.checklist.change(key, CheckDraft(title="Phông mới"), seen)
    desk_two.poll()
    with pytest.raises(Conflict):
        desk_two.checklist.change(key, CheckDraft(title="Phông khác"), seen)
    assert desk_two.state.checklist[key].title == "Phông mới"


def test_lines_are_added_to_their_group_and_ids_are_never_given_twice(session):
    group = next(iter(session.checklist.by_group()))
    new = session.checklist.add(CheckDraft(title="Lọ hoa [/] =cmd()", group=group))
    shown = session.checklist.all()
    assert [one.group for one in shown].index(group) < shown.index(new)
    assert shown[shown.index(new) + 1].group != group
    session.checklist.delete(new.id)
    assert session.checklist.add(CheckDraft(title="Hoa")).id > new.id


def test_what_is_gone_is_refused(session):
    key = session.checklist.all()[0].id
    session.checklist.delete(key)
    for act in (
        lambda: session.checklist.tick([key]),
        lambda: session.checklist.delete(key),
        lambda: session.checklist.editing(key),
    ):
        with pytest.raises(Refused, match="không còn"):
            act()


def test_the_usual_list_fills_what_is_missing_and_names_only_units_there_are(session):
    with pytest.raises(Refused, match="đã có đủ"):
        session.checklist.add_usual()
    every = session.checklist.all()
    session.checklist.delete(every[4].id)
    assert session.checklist.add_usual() == 1
    assert {one.title for one in session.checklist.all()} == {one.title for one in every}
    assert all(one.unit is None for one in usual_checklist(frozenset()))
