"""The table of the design: one base agenda, one situation a row, worked out by hand."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemState
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.forecast import forecast, forecast_conference
from hoinghi_tui.domain.prediction import Pace

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DAY = date(2025, 12, 15)

# name, minutes, approved start
BASE = [
    ("A1", 10, "08:00"),
    ("A2", 20, "08:10"),
    ("A3", 30, "08:30"),
    ("A4", 15, "09:00"),
    ("A5", 30, "09:15"),
    ("A6", 15, "09:45"),
    ("A7", 5, "10:00"),
]


def at(clock):
    return datetime.combine(DAY, time.fromisoformat(clock), ZONE).astimezone(UTC)


def local(instant):
    return instant.astimezone(ZONE).strftime("%H:%M")


def minutes(number):
    return timedelta(minutes=number)


def base(**changes):
    """The base agenda, with changes by item: ``A2={"extension_s": 300}``."""
    items = []
    for order, (name, length, begin) in enumerate(BASE, start=1):
        begin_at = time.fromisoformat(begin)
        end_at = (datetime.combine(DAY, begin_at) + minutes(length)).time()
        item = AgendaItem(
            id=name,
            order=order,
            title=name,
            duration_s=length * 60,
            baseline_start=begin_at,
            baseline_end=end_at,
        )
        if name == "A4":
            item = replace(item, is_break=True, minimum_s=300)
        items.append(replace(item, **changes.get(name, {})))
    return items


def ran(begin, end=None):
    return {"started_at": at(begin), "ended_at": at(end) if end else None}


def look(now, deadline=None, **changes):
    slots = on_day(base(**changes), DAY, ZONE)
    return forecast(slots, at(now), at(deadline) if deadline else None)


def times(view, name):
    row = view.of(name)
    return local(row.start), local(row.end)


A1_DONE = {"A1": ran("08:00", "08:10")}
TWO_DONE = A1_DONE | {"A2": ran("08:10", "08:30")}


# -- the rows of the table ---------------------------------------------------------------


def test_nothing_started_and_first_item_not_before_eight():
    view = look("07:50", A1={"anchor": Anchor.NOT_BEFORE, "anchor_at": time(8, 0)})
    assert view.until_start == minutes(10)
    assert local(view.end) == "10:05"
    assert view.drift_now == view.drift_end == minutes(0)
    assert view.position == ""
    assert view.current is None
    assert view.next.id == "A1"


def test_nothing_started_at_seven_past_the_break_absorbs_it():
    view = look("08:07")
    assert times(view, "A4") == ("09:07", "09:15")
    assert local(view.end) == "10:05"
    assert view.drift_now == minutes(7)
    assert view.drift_end == minutes(0)


def test_first_item_on_time():
    view = look("08:04", A1=ran("08:00"))
    assert view.current.remaining == minutes(6)
    assert view.current.elapsed == minutes(4)
    assert view.current.progress == pytest.approx(0.4)
    assert view.drift_now == minutes(0)
    assert view.drift_end == minutes(0)
    assert view.position == "1/7"
    assert view.until_start is None


def test_first_item_overrun_by_two_minutes():
    view = look("08:12", A1=ran("08:00"))
    assert view.current.overtime == minutes(2)
    assert view.current.remaining == minutes(-2)
    assert view.current.progress == 1.0
    assert times(view, "A2")[0] == "08:12"
    assert view.drift_now == minutes(2)
    assert local(view.end) == "10:05"


def test_first_item_ended_early():
    view = look("08:06", A1=ran("08:00", "08:06"))
    assert times(view, "A4") == ("08:56", "09:11")
    assert local(view.end) == "10:01"
    assert view.drift_end == minutes(-4)
    assert view.drift_now == minutes(-4)
    assert view.position == "2/7"


def test_early_time_is_lost_before_an_item_that_may_not_start_earlier():
    anchor = {"anchor": Anchor.NOT_BEFORE, "anchor_at": time(9, 45)}
    view = look("08:06", A1=ran("08:00", "08:06"), A6=anchor)
    assert times(view, "A6") == ("09:45", "10:00")
    assert local(view.end) == "10:05"


def test_third_item_twenty_minutes_late_shortens_the_break_to_its_minimum():
    view = look("08:50", **TWO_DONE, A3=ran("08:50"))
    assert times(view, "A4") == ("09:20", "09:25")
    assert local(view.end) == "10:15"
    assert view.drift_end == minutes(10)
    assert view.conflicts == ()
    assert view.need_to_cut == minutes(0)


def test_hard_start_that_cannot_be_kept_is_a_conflict():
    hard = {"anchor": Anchor.HARD_START, "anchor_at": time(9, 45)}
    view = look("08:50", **TWO_DONE, A3=ran("08:50"), A6=hard)
    assert times(view, "A6")[0] == "09:55"
    assert view.of("A6").conflict == minutes(10)
    assert [row.id for row in view.conflicts] == ["A6"]
    assert view.need_to_cut == minutes(10)


def test_five_minutes_more_for_the_current_item():
    view = look("08:20", **A1_DONE, A2=ran("08:10") | {"extension_s": 300})
    assert local(view.current.proj_end) == "08:35"
    assert local(view.end) == "10:05"


def test_fifteen_minutes_less_puts_the_current_item_into_overtime():
    view = look("08:20", **A1_DONE, A2=ran("08:10") | {"extension_s": -900})
    assert view.current.overtime == minutes(5)
    assert local(view.current.proj_end) == "08:20"
    assert local(view.end) == "09:55"


def test_pause_does_not_count():
    view = look("08:22", **A1_DONE, A2=ran("08:10") | {"paused_s": 300})
    assert view.current.elapsed == minutes(7)
    assert view.current.remaining == minutes(13)
    assert local(view.current.proj_end) == "08:35"


def test_hard_end_leaves_what_is_left_until_then():
    view = look("08:40", **TWO_DONE, A3=ran("08:40") | {"hard_end": time(9, 0)})
    assert view.current.remaining == minutes(20)
    assert local(view.end) == "10:05"


# -- what the table leaves open ----------------------------------------------------------


def test_clock_stands_still_in_a_pause_and_the_end_moves_on():
    paused = A1_DONE | {"A2": ran("08:10") | {"paused_at": at("08:15")}}
    early, late = look("08:16", **paused), look("08:19", **paused)
    assert early.current.is_paused
    assert early.of("A2").state is ItemState.PAUSED
    assert early.current.remaining == late.current.remaining == minutes(15)
    assert late.current.proj_end - early.current.proj_end == minutes(3)


def test_pause_does_not_put_off_a_hard_end():
    held = ran("08:40") | {"hard_end": time(9, 0), "paused_s": 300}
    assert look("08:50", **TWO_DONE, A3=held).current.remaining == minutes(10)


def test_hard_end_of_an_item_that_waits_keeps_the_minimum():
    changes = {"A3": {"hard_end": time(9, 0), "minimum_s": 600}}
    assert times(look("08:25", **changes), "A3") == ("08:55", "09:05")
    assert times(look("08:05", **changes), "A3") == ("08:35", "09:00")


def test_starting_a_late_break_does_not_move_the_end():
    before = look("09:07", A1=ran("08:00", "08:37"), A2=ran("08:37", "08:37"), A3=ran("08:37"))
    running = ran("09:07")
    after = look(
        "09:07",
        A1=ran("08:00", "08:37"),
        A2=ran("08:37", "08:37"),
        A3=ran("08:37", "09:07"),
        A4=running,
    )
    assert after.current.remaining == minutes(8)
    assert after.end == before.end == at("10:05")


def test_skipped_item_takes_no_time_and_keeps_its_place():
    view = look("08:04", A1=ran("08:00"), A2={"skipped": True})
    row = view.of("A2")
    assert row.state is ItemState.SKIPPED
    assert row.length == minutes(0)
    assert row.drift is None
    assert row.planned_start == at("08:10")
    assert view.next.id == "A3"
    assert view.next.place == 3
    assert local(view.end) == "09:45"


def test_deadline_says_what_must_be_cut():
    assert look("08:04", "10:00", A1=ran("08:00")).need_to_cut == minutes(5)
    assert look("08:04", "10:30", A1=ran("08:00")).need_to_cut == minutes(0)


def test_the_larger_of_deadline_and_conflict_counts():
    hard = {"anchor": Anchor.HARD_START, "anchor_at": time(9, 45)}
    view = look("08:50", "10:03", **TWO_DONE, A3=ran("08:50"), A6=hard)
    assert view.need_to_cut == minutes(12)


def test_after_the_last_item_the_end_is_the_real_one():
    done = {name: ran(begin, begin) for name, _, begin in BASE} | {"A7": ran("10:00", "10:08")}
    view = look("11:30", **done)
    assert view.is_over
    assert local(view.end) == "10:08"
    assert view.drift_end == view.drift_now == minutes(3)
    assert view.position == "7/7"


def test_an_empty_agenda_ends_now():
    view = forecast((), at("08:00"))
    assert view.end == at("08:00")
    assert (view.current, view.next, view.drift_now, view.drift_end) == (None, None, None, None)
    assert not view.is_over
    assert view.position == ""


def test_an_agenda_nobody_approved_has_no_drift():
    plain = {name: {"baseline_start": None, "baseline_end": None} for name, _, _ in BASE}
    view = look("08:07", **plain)
    assert view.drift_now is None
    assert view.drift_end is None
    assert times(view, "A4") == ("09:07", "09:22")


def test_drift_during_an_inserted_item_is_that_of_the_next_approved_one():
    inserted = AgendaItem(
        id="new", order=1, title="", duration_s=240, started_at=at("08:10"), ended_at=None
    )
    items = [*base(A1=ran("08:00", "08:10")), replace(inserted, id="A1b")]
    view = forecast(on_day(items, DAY, ZONE), at("08:12"))
    assert view.current.row.id == "A1b"
    assert view.current.row.drift is None
    assert view.drift_now == minutes(4)


def test_an_item_out_of_turn_leaves_the_ones_before_it_waiting():
    view = look("08:12", **A1_DONE, A5=ran("08:10"))
    assert view.position == "5/7"
    assert view.next.id == "A2"
    assert times(view, "A2")[0] == "08:40"


def test_two_items_started_at_two_desks_do_not_overlap_what_follows():
    view = look("08:06", A1=ran("08:00"), A2=ran("08:05"))
    assert view.current.row.id == "A2"
    assert times(view, "A3")[0] == "08:25"


def test_fractions_of_a_second_are_cut():
    view = forecast(
        on_day(base(A1=ran("08:00")), DAY, ZONE), at("08:04") + timedelta(milliseconds=999)
    )
    assert view.now == at("08:04")
    assert view.current.remaining == minutes(6)


def test_of_an_unknown_item():
    with pytest.raises(KeyError):
        look("08:00").of("A9")


def test_forecast_conference_resolves_day_and_deadline():
    conference = Conference(title="", event_tag="1234", day=DAY, deadline=time(10, 0))
    view = forecast_conference(conference, base(A1=ran("08:00")), at("08:04"), ZONE)
    assert view.deadline == at("10:00")
    assert view.need_to_cut == minutes(5)
    assert view.drift_now == minutes(0)


def test_pressing_start_does_not_move_the_drift_of_a_break_that_makes_up():
    # A3 ended 4 minutes late; the break of 15 minutes (at least 5) gives those 4 up.
    done = {"A1": ran("08:00", "08:10"), "A2": ran("08:10", "08:30"), "A3": ran("08:30", "09:04")}
    assert look("09:04", **done).drift_now == minutes(0)
    assert look("09:04", **done, A4=ran("09:04")).drift_now == minutes(0)


@pytest.mark.parametrize(
    ("now", "pace"),
    [
        ("08:06", Pace.CALM),
        ("08:07", Pace.WARNING),
        ("08:09", Pace.LAST_CALL),
        ("08:10", Pace.LAST_CALL),
        ("08:11", Pace.OVERTIME),
    ],
)
def test_the_clock_warns_three_minutes_and_one_minute_before(now, pace):
    assert look(now, A1=ran("08:00")).current.pace is pace


@pytest.mark.parametrize(
    ("now", "pace"),
    [("08:04", Pace.CALM), ("08:05", Pace.WARNING), ("08:08", Pace.LAST_CALL)],
)
def test_an_item_may_warn_at_times_of_its_own(now, pace):
    own = ran("08:00") | {"warn_s": 300, "last_call_s": 120}
    assert look(now, A1=own).current.pace is pace


def test_what_is_due_does_not_move_in_overtime_but_with_a_pause():
    assert look("08:04", A1=ran("08:00")).current.due == at("08:10")
    assert look("08:12", A1=ran("08:00")).current.due == at("08:10")
    paused = ran("08:00") | {"paused_at": at("08:05")}
    assert look("08:08", A1=paused).current.due == at("08:13")


def test_the_wait_for_the_next_item():
    assert look("07:50", A1={"anchor": Anchor.NOT_BEFORE, "anchor_at": time(8)}).until_next == (
        minutes(10)
    )
    assert look("08:07").until_next == minutes(-7)
    assert look("08:04", A1=ran("08:00")).until_next is None
    # Between two items, early: due at the approved start although it could begin at once.
    assert look("08:06", A1=ran("08:00", "08:05")).until_next == minutes(4)


def test_an_item_that_is_held_back_longer_than_approved_is_due_then():
    held = {"anchor": Anchor.NOT_BEFORE, "anchor_at": time(8, 20)}
    assert look("08:12", **A1_DONE, A2=held).until_next == minutes(8)


def test_overdue_is_what_was_not_started_in_time():
    assert look("08:07").overdue == minutes(7)
    assert look("08:00").overdue == look("07:50").overdue == minutes(0)
    assert look("08:20", A1=ran("08:00")).overdue == minutes(0)
    assert look("08:12", A1=ran("08:00", "08:10")).overdue == minutes(2)
    assert look("08:06", A1=ran("08:00", "08:05")).overdue == minutes(0)


def test_nothing_is_due_when_all_is_over():
    done = {name: ran(begin, begin) for name, _, begin in BASE}
    assert look("11:00", **done).until_next is None
