"""Approving, shifting, reordering and inserting."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, Anchor
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.agenda_planning import (
    approve,
    arm,
    insert,
    move,
    reorder,
    set_anchor,
    set_hard_end,
    shift_rest,
    split,
)
from hoinghi_tui.domain.agenda_refusal import AgendaReason, AgendaRefused
from hoinghi_tui.domain.forecast import forecast

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2025, 12, 15)
STARTED = {"started_at": datetime(2025, 12, 15, 1, 0, tzinfo=UTC)}


def at(hour, minute):
    return datetime(2025, 12, 15, hour, minute, tzinfo=ZONE)


def item(name, order, minutes=10, **changes):
    return AgendaItem(id=name, order=order, title="", duration_s=minutes * 60, **changes)


def four(**changes):
    return [item(name, order, **changes.get(name, {})) for order, name in enumerate("abcd", 1)]


def fold_in(items, changed):
    known = {one.id: one for one in items} | {one.id: one for one in changed}
    return sorted(known.values(), key=lambda one: one.order)


def names(items):
    return "".join(one.id for one in items)


def baselines(items):
    return [(one.baseline_start, one.baseline_end) for one in items]


def refused(reason):
    return pytest.raises(AgendaRefused, check=lambda refusal: refusal.reason is reason)


def test_approve_lays_the_items_out():
    approved = approve(four(), time(7, 30))
    assert baselines(approved) == [
        (time(7, 30), time(7, 40)),
        (time(7, 40), time(7, 50)),
        (time(7, 50), time(8, 0)),
        (time(8, 0), time(8, 10)),
    ]
    assert (approved[0].anchor, approved[0].anchor_at) == (Anchor.NOT_BEFORE, time(7, 30))


def test_approve_keeps_to_anchors_hard_ends_and_skipped_items():
    items = [
        item("a", 1),
        item("b", 2, skipped=True, baseline_start=time(6), baseline_end=time(7)),
        item("c", 3, anchor=Anchor.HARD_START, anchor_at=time(8, 0)),
        item("d", 4, hard_end=time(8, 45)),
    ]
    assert baselines(fold_in(items, approve(items, time(7, 30)))) == [
        (time(7, 30), time(7, 40)),
        (None, None),
        (time(8, 0), time(8, 10)),
        (time(8, 10), time(8, 45)),
    ]


def test_approve_again_at_another_time():
    once = approve(four(), time(7, 30))
    assert baselines(approve(once, time(8, 0)))[0] == (time(8, 0), time(8, 10))
    assert approve(once, time(7, 30)) == ()


def test_approve_makes_what_was_added_part_of_the_plan():
    (changed,) = approve([item("a", 1, is_break=True, extension_s=-120)], time(8, 0))
    assert (changed.duration_s, changed.extension_s) == (480, 0)
    assert changed.baseline_end == time(8, 8)


def test_approve_past_midnight():
    approved = approve([item("a", 1, 60), item("b", 2, 60)], time(23, 30))
    assert baselines(approved) == [(time(23, 30), time(0, 30)), (time(0, 30), time(1, 30))]


def test_approve_leaves_a_promised_start_of_the_first_item():
    items = [item("a", 1, anchor=Anchor.HARD_START, anchor_at=time(8, 0))]
    (approved,) = approve(items, time(7, 30))
    assert approved.anchor is Anchor.HARD_START
    assert approved.baseline_start == time(8, 0)


def test_approve_refused():
    with refused(AgendaReason.HAS_BEGUN):
        approve(four(a=STARTED), time(8, 0))
    with refused(AgendaReason.EMPTY):
        approve([], time(8, 0))


def test_shift_puts_off_an_item_and_all_that_follow():
    items = four(a=STARTED)
    before = forecast(on_day(items, DAY, ZONE), at(8, 5))
    (changed,) = shift_rest(items, "c", 15 * 60, before, ZONE)
    assert (changed.anchor, changed.anchor_at) == (Anchor.NOT_BEFORE, time(8, 35))
    after = forecast(on_day(fold_in(items, [changed]), DAY, ZONE), at(8, 5))
    assert after.of("b").start == before.of("b").start
    assert after.of("c").start == at(8, 35)
    assert after.of("d").start == at(8, 45)


def test_shift_refused():
    hard = {"anchor": Anchor.HARD_START, "anchor_at": time(9, 0)}
    items = four(a=STARTED, c=hard)
    view = forecast(on_day(items, DAY, ZONE), at(8, 5))
    with refused(AgendaReason.HARD_START):
        shift_rest(items, "c", 60, view, ZONE)
    with refused(AgendaReason.ALREADY_RUNNING):
        shift_rest(items, "a", 60, view, ZONE)


@pytest.mark.parametrize(
    ("name", "steps", "expected"),
    [
        ("b", 1, "acbd"),
        ("c", -1, "acbd"),
        ("a", 3, "bcda"),
        ("d", -9, "dabc"),
        ("b", 9, "acdb"),
    ],
)
def test_move(name, steps, expected):
    items = four()
    assert names(fold_in(items, move(items, name, steps))) == expected


def test_move_changes_only_what_moved():
    assert sorted(names(move(four(), "b", 1))) == ["b", "c"]
    assert move(four(), "a", -1) == ()


def test_history_is_not_rearranged():
    items = four(b=STARTED)
    with refused(AgendaReason.NO_PLACE):
        move(items, "c", -1)
    with refused(AgendaReason.NO_PLACE):
        move(items, "b", 1)
    assert names(fold_in(items, move(items, "a", 2))) == "bcad"
    assert names(fold_in(items, move(items, "d", -1))) == "abdc"


def test_reorder_with_an_old_list_of_items():
    with refused(AgendaReason.UNKNOWN_ITEM):
        reorder(four(), ["a", "b", "c"])
    with refused(AgendaReason.UNKNOWN_ITEM):
        reorder(four(), ["a", "b", "c", "c"])


def test_insert_before_an_item_and_at_the_end():
    items = four(a=STARTED)
    new = item("x", 99, baseline_start=time(1), baseline_end=time(2))
    changed = insert(items, new, before="c")
    assert names(fold_in(items, changed)) == "abxcd"
    assert baselines(one for one in changed if one.id == "x") == [(None, None)]
    assert names(fold_in(items, insert(items, new))) == "abcdx"
    assert names(insert(items, new)) == "x"


def test_insert_refused():
    with refused(AgendaReason.NO_PLACE):
        insert(four(b=STARTED), item("x", 0), before="a")
    with refused(AgendaReason.UNKNOWN_ITEM):
        insert(four(), item("x", 0), before="z")


# -- times that hold ---------------------------------------------------------------------------


def test_an_item_is_held_and_let_go():
    (held,) = set_anchor(four(), "b", Anchor.HARD_START, time(9))
    assert (held.anchor, held.anchor_at) == (Anchor.HARD_START, time(9))
    (free,) = set_anchor([held], "b", Anchor.FLOW, time(9))
    assert (free.anchor, free.anchor_at) == (Anchor.FLOW, None)
    assert set_anchor([held], "b", Anchor.HARD_START, time(9)) == ()


def test_what_cannot_be_held():
    with refused(AgendaReason.NO_TIME):
        set_anchor(four(), "b", Anchor.NOT_BEFORE, None)
    with refused(AgendaReason.ALREADY_RUNNING):
        set_anchor(four(b=STARTED), "b", Anchor.NOT_BEFORE, time(9))


def test_a_hard_end_is_the_end_that_was_named():
    items = four(a=STARTED | {"extension_s": 300})
    (ending,) = set_hard_end(items, "a", time(8, 30))
    view = forecast(on_day(fold_in(items, [ending]), DAY, ZONE), at(8, 5))
    assert view.current.proj_end == at(8, 30)
    (free,) = set_hard_end([ending], "a", None)
    assert (free.hard_end, free.duration_s) == (None, 600)
    with refused(AgendaReason.ALREADY_SKIPPED):
        set_hard_end(four(b={"skipped": True}), "b", time(9))


# -- in two parts ------------------------------------------------------------------------------


def test_split_keeps_the_time_the_minimum_and_what_was_approved():
    fields = {"minimum_s": 301, "extension_s": 120, "script": "Xin mời", "presenter": "dv-001"}
    items = fold_in(four(), approve(four(b=fields), time(7, 30)))
    before = forecast(on_day(items, DAY, ZONE), at(7, 30))
    after = fold_in(items, split(items, "b", 300, "x", "Phần hai"))
    assert names(after) == "abxcd"
    first, second = after[1:3]
    assert (first.duration_s, second.duration_s) == (300, 420)
    assert first.minimum_s + second.minimum_s == 301
    assert (first.baseline_start, first.baseline_end) == (time(7, 40), None)
    assert (second.baseline_start, second.baseline_end) == (None, time(7, 52))
    assert (second.title, second.presenter, second.script) == ("Phần hai", "dv-001", "")
    view = forecast(on_day(after, DAY, ZONE), at(7, 30))
    assert view.of("x").end == before.of("b").end
    assert (view.end, view.drift_end) == (before.end, before.drift_end)


def test_split_of_what_runs_leaves_the_rest_waiting():
    items = four(a=STARTED | {"hard_end": time(8, 20)})
    first, second, *_ = fold_in(items, split(items, "a", 240, "x", "Phần hai"))
    assert (first.started_at, first.hard_end) == (STARTED["started_at"], None)
    assert (second.started_at, second.hard_end, second.is_waiting) == (None, time(8, 20), True)


@pytest.mark.parametrize("first_s", [-60, 0, 59, 541, 600, 900])
def test_no_part_is_shorter_than_a_minute(first_s):
    with refused(AgendaReason.NO_PARTS):
        split(four(), "b", first_s, "x", "")


def test_split_refused():
    with refused(AgendaReason.NO_PLACE):
        split(four(c=STARTED), "b", 300, "x", "")
    with refused(AgendaReason.ALREADY_SKIPPED):
        split(four(b={"skipped": True}), "b", 300, "x", "")


# -- the next one ------------------------------------------------------------------------------


def test_arm_makes_an_item_the_next():
    assert names(fold_in(four(), arm(four(), "c"))) == "cabd"
    items = four(a=STARTED)
    assert names(fold_in(items, arm(items, "d"))) == "adbc"
    assert arm(items, "b") == ()


def test_arm_leaves_history_and_puts_what_was_left_behind_it():
    items = four(b=STARTED)
    after = fold_in(items, arm(items, "d"))
    assert names(after) == "bdac"
    assert forecast(on_day(after, DAY, ZONE), at(8, 5)).next.id == "d"
    with refused(AgendaReason.ALREADY_RUNNING):
        arm(items, "b")
