"""Making the agenda of the sample: one action each, at one desk and at two."""

from dataclasses import replace
from datetime import time, timedelta
from random import Random

import pytest

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.agenda_editing import ItemDraft
from hoinghi_tui.domain.agenda_refusal import AgendaRefused
from hoinghi_tui.domain.agenda_templates import TemplateName, template_items
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.agenda_editor import WouldReplace
from hoinghi_tui.storage import Conflict

PAPER = ItemDraft(title="Tham luận: Thôn Đông", kind=ItemKind.PAPER, minutes="8 phút", minimum="5")


def ids(session):
    return [item.id for item in session.agenda.items()]


def draft_of(session, item_id):
    return ItemDraft.of(session.state.agenda[item_id])


def actions(session):
    return sum(1 for _ in session.store.history(None))


def test_an_item_is_added_before_another_as_one_action(session):
    before, seen = actions(session), session.agenda.items()
    added = session.agenda_editor.add(PAPER, before="ct-07")
    order = ids(session)
    assert order[order.index(added.id) + 1] == "ct-07"
    assert (added.duration_s, added.baseline_start) == (480, None)
    assert actions(session) == before + 1
    session.undo_last()
    assert session.agenda.items() == seen


def test_an_id_is_never_given_twice(session):
    last = session.agenda_editor.add(PAPER)
    assert ids(session)[-1] == last.id
    session.agenda_editor.delete(last.id)
    again = session.agenda_editor.add(PAPER)
    assert again.id != last.id


def test_a_wrong_draft_is_refused_with_its_field_and_nothing_saved(session):
    before = actions(session)
    with pytest.raises(Refused, match="Thời lượng: Ghi số phút"):
        session.agenda_editor.add(replace(PAPER, minutes="0"))
    with pytest.raises(Refused, match="Nội dung: "):
        session.agenda_editor.change("ct-01", replace(draft_of(session, "ct-01"), title=""))
    assert actions(session) == before


def test_nothing_comes_before_what_has_begun(session):
    session.agenda.start_next()
    with pytest.raises(AgendaRefused):
        session.agenda_editor.add(PAPER, before="ct-01")


def test_a_change_is_saved_and_taken_back(session):
    was = session.state.agenda["ct-06"]
    session.agenda_editor.change(
        "ct-06", replace(draft_of(session, "ct-06"), minutes="0h12", hard_end="9h")
    )
    now = session.state.agenda["ct-06"]
    assert (now.duration_s, now.hard_end, now.title) == (720, time(9), was.title)
    session.undo_last()
    assert session.state.agenda["ct-06"] == was


def test_minutes_of_the_running_item_extend_it_and_move_the_end(session, clock):
    session.agenda.start_next()
    reception = session.state.agenda["ct-01"]
    with pytest.raises(Refused, match="đang diễn ra"):  # it ends at 07:30, whatever it lasts
        session.agenda_editor.change("ct-01", replace(ItemDraft.of(reception), minutes="60"))
    clock.advance(minutes=5)
    session.agenda.start_next()
    end = session.agenda.forecast().current.proj_end
    session.agenda_editor.change("ct-02", replace(draft_of(session, "ct-02"), minutes="9"))
    item = session.state.agenda["ct-02"]
    assert (item.duration_s, item.extension_s) == (300, 240)
    assert session.agenda.forecast().current.proj_end == end + timedelta(minutes=4)


def test_two_desks_change_one_field_and_the_slower_is_told(session, desk_two):
    seen = desk_two.state.agenda["ct-06"]
    session.agenda_editor.change("ct-06", replace(ItemDraft.of(seen), title="Tham luận khác"))
    typed = replace(ItemDraft.of(seen), title="Tham luận của bàn hai", minutes="9")
    with pytest.raises(Conflict, match="Bàn 1"):
        desk_two.agenda_editor.change("ct-06", typed, seen)
    desk_two.poll()
    assert desk_two.state.agenda["ct-06"].title == "Tham luận khác"
    assert desk_two.state.agenda["ct-06"].duration_s == seen.duration_s


def test_two_desks_change_two_fields_and_both_stay(session, desk_two):
    seen = desk_two.state.agenda["ct-06"]
    session.agenda_editor.change("ct-06", replace(ItemDraft.of(seen), title="Tham luận khác"))
    desk_two.agenda_editor.change("ct-06", replace(ItemDraft.of(seen), minutes="9"), seen)
    item = desk_two.state.agenda["ct-06"]
    assert (item.title, item.duration_s) == ("Tham luận khác", 540)


def test_an_item_that_began_meanwhile_is_not_renamed(session, desk_two):
    seen = desk_two.state.agenda["ct-01"]
    session.agenda.start_next()
    with pytest.raises(Refused, match="đang diễn ra"):
        desk_two.agenda_editor.change("ct-01", replace(ItemDraft.of(seen), title="Khác"), seen)


def test_deleting_is_refused_for_real_times_and_a_plan_that_runs(session, clock):
    session.agenda.start_next()
    with pytest.raises(Refused, match="giờ thực tế"):
        session.agenda_editor.delete("ct-01")
    with pytest.raises(Refused, match="bỏ qua"):
        session.agenda_editor.delete("ct-06")


def test_a_deletion_is_taken_back_and_told_when_the_item_changed(session, desk_two):
    seen, all_items = desk_two.state.agenda["ct-06"], session.agenda.items()
    session.agenda_editor.delete("ct-06")
    assert "ct-06" not in ids(session)
    session.undo_last()
    assert session.agenda.items() == all_items
    session.agenda_editor.change("ct-06", replace(ItemDraft.of(seen), title="Đã đổi"))
    with pytest.raises(Conflict):
        desk_two.agenda_editor.delete("ct-06", seen)
    assert session.state.agenda["ct-06"].title == "Đã đổi"


def test_a_template_replaces_only_when_told_and_is_one_undo(session):
    was, before = session.agenda.items(), actions(session)
    with pytest.raises(WouldReplace, match=f"{len(was)} mục"):
        session.agenda_editor.from_template(TemplateName.MEETING)
    assert session.agenda.items() == was
    session.agenda_editor.from_template(TemplateName.MEETING, replace=True)
    assert [item.title for item in session.agenda.items()] == [
        item.title for item in template_items(TemplateName.MEETING)
    ]
    assert not set(ids(session)) & {item.id for item in was}
    assert actions(session) == before + 1
    session.undo_last()
    assert session.agenda.items() == was


def test_a_template_is_refused_once_begun_and_when_another_desk_has_edited(session, desk_two):
    seen = desk_two.agenda.items()
    session.agenda_editor.change("ct-06", replace(draft_of(session, "ct-06"), title="Mới"))
    with pytest.raises(Conflict):
        desk_two.agenda_editor.from_template(TemplateName.MEETING, replace=True, seen=seen)
    session.undo_last()
    session.agenda_editor.add(PAPER)
    with pytest.raises(Refused, match="vừa thêm"):
        desk_two.agenda_editor.from_template(TemplateName.MEETING, replace=True, seen=seen)
    session.undo_last()
    session.agenda_editor.delete("ct-13")
    with pytest.raises(Conflict):
        desk_two.agenda_editor.from_template(TemplateName.MEETING, replace=True, seen=seen)
    session.undo_last()
    session.agenda.start_next()
    with pytest.raises(Refused, match="đã bắt đầu"):
        session.agenda_editor.from_template(TemplateName.MEETING, replace=True)
    assert [item.id for item in session.agenda.items()] == [item.id for item in seen]


def test_an_item_of_an_older_version_can_be_changed_and_deleted(session):
    """Its row lacks the fields that came later, which reading fills with defaults."""
    from hoinghi_tui.storage import Op

    row = dict(session.state.rows("agenda")["ct-06"])
    old = {key: value for key, value in row.items() if key not in ("warn_s", "documents")}
    session.work.act("test", lambda: [Op("agenda", "ct-06", row, None)])
    session.work.act("test", lambda: [Op("agenda", "ct-06", None, old)])
    session.agenda_editor.change("ct-06", replace(draft_of(session, "ct-06"), warn="5"))
    assert session.state.agenda["ct-06"].warn_s == 300
    session.undo_last()
    assert session.state.agenda["ct-06"].warn_s == 180
    session.agenda_editor.delete("ct-06")
    assert "ct-06" not in ids(session)


def test_the_form_shows_checks_and_saves(session):
    form = session.agenda_editor.editing("ct-06")
    typed = replace(form.entry_of(form.record), minutes="x")
    assert form.check(typed, form.record).problems.keys() == {"minutes"}
    checked = form.check(replace(typed, minutes="11"), form.record)
    form.save(form.record, checked.record)
    assert form.current().duration_s == 660
    new = session.agenda_editor.adding("ct-07")
    new.save(new.record, new.check(PAPER, new.record).record)
    assert len(session.agenda.items()) == 14


def test_totals_are_the_forecasts_at_the_planned_start(session):
    clock_now = session.now()
    totals = session.agenda_editor.totals()
    approved = session.agenda.forecast()
    assert totals.items == len(approved.items)
    assert totals.end == approved.items[-1].planned_end
    assert totals.start == approved.items[0].planned_start
    assert totals.length == totals.end - totals.start
    assert totals.deadline is not None
    assert totals.spare == totals.deadline - totals.end
    session.agenda_editor.change("ct-06", replace(draft_of(session, "ct-06"), minutes="300"))
    longer = session.agenda_editor.totals()
    assert longer.end - totals.end > timedelta(hours=4)
    assert longer.need_to_cut > timedelta()
    assert session.now() == clock_now


def test_totals_of_no_agenda(session):
    for item in session.agenda.items():
        session.agenda_editor.delete(item.id)
    totals = session.agenda_editor.totals()
    assert (totals.items, totals.start, totals.end, totals.length) == (0, None, None, timedelta())


def test_a_full_disk_changes_nothing(session, disk_full):
    from hoinghi_tui.storage import NotSaved

    was = session.agenda.items()
    with disk_full(), pytest.raises(NotSaved):
        session.agenda_editor.from_template(TemplateName.TRAINING, replace=True)
    assert session.agenda.items() == was


def edit_at_random(editor, items, chance):
    one = chance.choice(items)
    draft = {"minutes": str(chance.randint(1, 600)), "minimum": "1"}
    match chance.randrange(4):
        case 0:
            editor.add(replace(PAPER, **draft), before=one.id)
        case 1:
            editor.change(one.id, replace(ItemDraft.of(one), title="Đổi", **draft))
        case 2:
            editor.delete(one.id)
        case 3:
            editor.from_template(chance.choice(list(TemplateName)), replace=True)


@pytest.mark.parametrize("seed", range(6))
def test_any_edits_taken_back_leave_the_agenda_as_it_was(session, seed):
    chance, was = Random(seed), session.agenda.items()
    before = actions(session)
    for _ in range(10):
        edit_at_random(session.agenda_editor, session.agenda.items(), chance)
        orders = [item.order for item in session.agenda.items()]
        assert len(set(orders)) == len(orders)
    assert session.agenda.items() != was
    for _ in range(actions(session) - before):
        session.undo_last()
    assert session.agenda.items() == was
