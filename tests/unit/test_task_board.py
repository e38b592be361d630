"""Duties as a list: who is in charge, what waits for what, filters and groups."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.task_board import (
    Show,
    TaskFilter,
    by_due,
    by_unit,
    owed,
    task_lines,
    unit_heads,
)
from hoinghi_tui.domain.task_due import Urgency
from hoinghi_tui.domain.task_links import circle, holds_up, refuse_circle, waits_for
from hoinghi_tui.domain.tasks import Phase, Task, TaskState

DAY, TODAY = date(2025, 12, 15), date(2025, 12, 5)
UNITS = {
    "VP": Unit(id="VP", name="Văn phòng", rank=2),
    "KT": Unit(id="KT", name="Kinh tế", rank=1),
}
PEOPLE = {
    one.id: one
    for one in (
        Delegate(id="1", full_name="Một", unit="VP", position="Công chức Văn phòng"),
        Delegate(id="2", full_name="Hai", unit="VP", position="Chánh Văn phòng"),
        Delegate(id="3", full_name="Ba", unit="VP", position="Phó Chánh Văn phòng"),
        Delegate(id="4", full_name="Bốn", unit="KT", position="Chuyên viên"),
    )
}

TASKS = st.lists(
    st.builds(
        Task,
        id=st.just(""),
        title=st.just("t"),
        unit=st.sampled_from(["VP", "KT", "gone", None]),
        kind=st.sampled_from(["văn bản", ""]),
        days_before=st.none() | st.integers(-5, 20),
        state=st.sampled_from(TaskState),
        phase=st.sampled_from(Phase),
    ),
    max_size=12,
)
LINKS = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 7)), max_size=14)


def numbered(tasks):
    return {f"cv-{at}": replace(one, id=f"cv-{at}", order=at) for at, one in enumerate(tasks)}


def linked(pairs):
    """Return seven duties; what number 7 is waited for is gone."""
    waits = {at: tuple(f"cv-{on}" for one, on in pairs if one == at) for at in range(7)}
    return {
        f"cv-{at}": Task(id=f"cv-{at}", title=f"Việc {at}", depends_on=waits[at]) for at in waits
    }


def reachable(tasks, start):
    """Return all a duty waits for, however far: closed under one step, nothing cleverer."""
    found = set(tasks[start].depends_on) & set(tasks)
    while True:
        more = found | {on for one in found for on in tasks[one].depends_on if on in tasks}
        if more == found:
            return found
        found = more


@given(LINKS)
def test_a_circle_is_found_when_and_only_when_there_is_one(pairs):
    tasks = linked(pairs)
    for start in tasks:
        way = circle(tasks, start)
        assert bool(way) == (start in reachable(tasks, start))
        if way:
            assert way[0] == start
            for one, on in zip(way, (*way[1:], start), strict=True):
                assert on in tasks[one].depends_on


def test_a_circle_is_refused_by_the_names_of_its_duties():
    tasks = linked([(0, 1), (1, 2), (2, 0)])
    with pytest.raises(Refused, match="“Việc 0” → “Việc 1” → “Việc 2” → “Việc 0”"):
        refuse_circle(tasks, ["cv-0"])
    with pytest.raises(Refused, match="không thể chờ chính nó"):
        refuse_circle(linked([(3, 3)]), ["cv-3"])


def test_only_what_is_there_and_not_done_is_waited_for():
    tasks = linked([(0, 1), (0, 2), (0, 7)])
    tasks["cv-2"] = Task(id="cv-2", title="xong", state=TaskState.DONE)
    assert waits_for(tasks["cv-0"], tasks) == (tasks["cv-1"],)
    assert holds_up(tasks["cv-1"], tasks.values()) == (tasks["cv-0"],)


def test_the_head_of_a_unit_is_in_charge_unless_somebody_is_named():
    assert unit_heads(PEOPLE.values(), UNITS.values()) == {"VP": PEOPLE["2"]}
    tasks = numbered(
        [
            Task(id="", title="a", unit="VP"),
            Task(id="", title="b", unit="VP", owner="1"),
            Task(id="", title="c", unit="KT"),
            Task(id="", title="d", unit="VP", owner="gone"),
        ]
    )
    lines = task_lines(tasks, UNITS, PEOPLE, DAY, TODAY)
    # A mere member of the list is not said to head the unit.
    assert [(line.task.title, line.owner and line.owner.id) for line in lines] == [
        ("c", None),
        ("a", "2"),
        ("b", "1"),
        ("d", "2"),
    ]


@given(TASKS, st.none() | st.just(DAY))
def test_groups_hold_every_duty_once(tasks, day):
    lines = task_lines(numbered(tasks), UNITS, PEOPLE, day, TODAY)
    grouped = [line.task.id for group in by_unit(lines) for line in group.lines]
    assert sorted(grouped) == sorted(line.task.id for line in lines)
    timed = by_due(lines)
    assert sorted(line.task.id for _, each in timed for line in each) == sorted(
        line.task.id for line in lines
    )
    assert [one for one, _ in timed] == [one for one in Urgency if one in dict(timed)]
    for one, each in timed:
        assert all(line.urgency is one for line in each)
        days = [line.day for line in each if line.day]
        assert days == sorted(days)


@given(TASKS, st.sampled_from(Show), st.sampled_from([None, "VP"]), st.sampled_from([None, ""]))
def test_a_filter_lets_through_what_it_says(tasks, show, unit, kind):
    lines = task_lines(numbered(tasks), UNITS, PEOPLE, DAY, TODAY)
    wanted = TaskFilter(show, unit, kind)
    for line in lines:
        late = not line.task.is_done and line.day is not None and line.day < TODAY
        near = (
            not line.task.is_done
            and line.day is not None
            and TODAY <= line.day <= TODAY + timedelta(days=3)
        )
        said = {
            Show.ALL: True,
            Show.UNDONE: not line.task.is_done,
            Show.PRESSING: late or near,
            Show.OVERDUE: late,
            Show.WAITING: False,
        }[show]
        mine = unit in (None, line.task.unit) and kind in (None, line.task.kind)
        assert wanted.fits(line) == (said and mine)


@given(TASKS)
def test_a_unit_owes_what_it_has_not_done_before_the_day(tasks):
    known = numbered(tasks)
    lines = task_lines(known, UNITS, PEOPLE, DAY, TODAY)
    expected = {
        key
        for key, one in known.items()
        if one.unit == "VP" and one.state is not TaskState.DONE and one.phase is Phase.BEFORE
    }
    assert {line.task.id for line in owed(lines, "VP")} == expected
