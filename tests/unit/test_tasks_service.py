"""Keeping the duties: each change one action, undone as one, and safe at two desks."""

from dataclasses import replace
from datetime import date

import pytest

from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_board import Show, TaskFilter
from hoinghi_tui.domain.task_editing import TaskDraft
from hoinghi_tui.domain.tasks import Phase, TaskState
from hoinghi_tui.services.rows import change
from hoinghi_tui.services.session import Session
from hoinghi_tui.storage import Conflict

STRANGE = ["[/]", "=cmd()", "../x", "{{x}}", "Ng" * 250, "No\u0302ng 👍 \u202e"]


@pytest.fixture
def tasks(session):
    """The duties three weeks before a conference of which the day is fixed."""
    conference = session.state.conference
    after = replace(conference, day=date(2026, 1, 5))
    session.work.act("test", lambda: change("conference", conference, after))
    return session.tasks


def test_the_sample_has_every_duty_with_its_unit(session):
    lines = session.tasks.lines()
    assert len(lines) == 22
    assert all(line.unit is not None for line in lines)
    assert {line.unit.id for line in lines} == {"VHXH", "VP", "KT", "TTPVHCC", "TTDVSNC"}


@pytest.mark.parametrize("title", STRANGE)
def test_a_duty_is_added_as_typed_and_taken_back(session, title):
    before = session.tasks.all()
    task = session.tasks.add(TaskDraft(title=title, unit="VP", kind="kinh phí", note=title))
    assert session.state.tasks[task.id] == task
    assert task.order > max(one.order for one in before)
    session.undo_last()
    assert session.tasks.all() == before
    assert session.tasks.add(TaskDraft(title="khác")).id != task.id


def test_what_is_wrong_is_named_and_nothing_is_saved(tasks, session):
    seq = session.store.last_seq
    for draft, words in (
        (TaskDraft(title=" "), "Nội dung"),
        (TaskDraft(title="x", unit="none"), "Đơn vị"),
        (TaskDraft(title="x", owner="none"), "Người phụ trách"),
        (TaskDraft(title="x", due="hôm nào"), "Hạn xong: Hạn ghi như"),
        (TaskDraft(title="x", due="01/12/2025"), "đã qua"),
        (TaskDraft(title="x", due="06/01/2026"), "sau ngày họp 05/01/2026"),
    ):
        with pytest.raises(Refused, match=words):
            tasks.add(draft)
    with pytest.raises(Refused, match="đã qua"):
        tasks.set_due(["cv-01", "cv-02"], "trước 40 ngày")
    assert session.store.last_seq == seq


def test_a_day_that_has_passed_does_not_hinder_another_correction(tasks, session, clock):
    task = tasks.add(TaskDraft(title="x", due="16/12/2025"))
    clock.advance(minutes=60 * 24 * 3)
    editing = tasks.editing(task.id)
    checked = editing.check(replace(editing.entry_of(task), note="đã nhắc"), task)
    assert not checked.problems
    editing.save(task, checked.record)
    assert session.state.tasks[task.id].note == "đã nhắc"
    assert tasks.line(task.id).days_left == -2


def test_a_proposed_day_is_decided_on_when_somebody_types_one(tasks, session):
    before = session.state.tasks["cv-01"]
    proposed = replace(before, days_before=10, due_proposed=True)
    session.work.act("test", lambda: change("tasks", before, proposed))
    editing = tasks.editing("cv-01")
    same = editing.check(replace(editing.entry_of(proposed), note="n"), proposed).record
    assert same.due_proposed
    other = editing.check(replace(editing.entry_of(proposed), due="trước 9 ngày"), proposed).record
    assert (other.days_before, other.due_proposed) == (9, False)


def test_the_days_move_with_the_conference(tasks, session):
    tasks.set_due(["cv-01"], "trước 5 ngày")
    assert tasks.line("cv-01").day == date(2025, 12, 31)
    conference = session.state.conference
    later = replace(conference, day=None, expected="dự kiến 12/01/2026")
    session.work.act("test", lambda: change("conference", conference, later))
    assert tasks.line("cv-01").day == date(2026, 1, 7)
    unknown = replace(session.state.conference, expected="dự kiến tháng 1/2026")
    session.work.act("test", lambda: change("conference", session.state.conference, unknown))
    assert tasks.line("cv-01").day is None


def test_many_are_changed_by_one_action(tasks, session):
    ids = ["cv-01", "cv-02", "cv-03"]
    for act, field, value in (
        (lambda: tasks.set_state(ids, TaskState.DONE), "state", TaskState.DONE),
        (lambda: tasks.set_due(ids, "trước 7 ngày"), "days_before", 7),
        (lambda: tasks.set_unit(ids, "KT"), "unit", "KT"),
        (lambda: tasks.set_kind(ids, "kinh phí"), "kind", "kinh phí"),
    ):
        before, seq = session.tasks.all(), session.store.last_seq
        assert 0 < act() <= 3
        assert session.store.last_seq == seq + 1
        assert {getattr(session.state.tasks[one], field) for one in ids} == {value}
        session.undo_last()
        assert session.tasks.all() == before
    assert tasks.set_unit(["cv-01"], "VHXH") == 0


def test_who_gets_a_duty_of_another_unit_is_its_head(tasks, session):
    person = next(one for one in session.roster.all() if one.unit == "VHXH")
    before = session.state.tasks["cv-01"]
    session.work.act("test", lambda: change("tasks", before, replace(before, owner=person.id)))
    tasks.set_unit(["cv-01"], "KT")
    assert session.state.tasks["cv-01"].owner is None


def test_duties_never_wait_in_a_circle(tasks, session):
    before = tasks.lines(TaskFilter(Show.WAITING))
    assert tasks.toggle_wait("cv-05", "cv-01")
    assert tasks.toggle_wait("cv-07", "cv-05")
    with pytest.raises(Refused, match="thành vòng"):
        tasks.toggle_wait("cv-01", "cv-07")
    with pytest.raises(Refused, match="chính nó"):
        tasks.toggle_wait("cv-01", "cv-01")
    now = {line.task.id for line in tasks.lines(TaskFilter(Show.WAITING))}
    assert now - {line.task.id for line in before} == {"cv-05", "cv-07"}
    assert not tasks.toggle_wait("cv-07", "cv-05")


def test_undo_does_not_close_a_circle(tasks, session):
    tasks.toggle_wait("cv-05", "cv-01")
    tasks.toggle_wait("cv-05", "cv-01")
    taken_back = session.store.history(1)[0]
    tasks.toggle_wait("cv-01", "cv-05")
    with pytest.raises(Refused, match="thành vòng"):
        session.work.undo(taken_back)
    assert session.state.tasks["cv-05"].depends_on == ()


def test_nothing_waits_for_what_was_deleted(tasks, session):
    tasks.toggle_wait("cv-05", "cv-01")
    before = tasks.all()
    assert tasks.delete(["cv-01", "cv-07"]) == 2
    assert session.state.tasks["cv-05"].depends_on == ()
    session.undo_last()
    assert tasks.all() == before


def test_what_another_desk_deleted_is_refused_and_what_it_changed_conflicts(tasks, session, clock):
    with Session.open(session.folder, station="Bàn 2", clock=clock) as other:
        before = session.state.tasks["cv-01"]
        other.tasks.edit(before, replace(before, title="bàn hai"))
        with pytest.raises(Conflict):
            tasks.edit(before, replace(before, title="bàn một"))
        other.tasks.delete(["cv-02"])
        with pytest.raises(Refused, match="không còn nữa"):
            tasks.set_state(["cv-01", "cv-02"], TaskState.DONE)
        assert session.state.tasks["cv-01"].state is TaskState.OPEN


def test_reminders_list_only_what_is_still_owed(tasks, session):
    mine = [one.id for one in tasks.all() if one.unit == "KT"]
    tasks.set_state(mine[1:], TaskState.DONE)
    tasks.add(TaskDraft(title="việc sau hội nghị", unit="KT"), Phase.AFTER)
    (reminder,) = tasks.reminders(["KT"])
    assert [line.task.id for line in reminder.lines] == mine[:1]
    tasks.set_state(mine, TaskState.DONE)
    assert not any(one.lines for one in tasks.reminders(["KT"]))
    assert tasks.reminders(["TTDU"]) == []
    with pytest.raises(Refused, match="Không còn việc nào"):
        tasks.reminder_message(["TTDU"])
