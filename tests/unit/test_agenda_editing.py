"""What a person types about an agenda item, and what may be changed of one that has begun."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.agenda_editing import (
    LABELS,
    ItemDraft,
    check_draft,
    new_item,
    refuse_changing,
    refuse_deleting,
)
from hoinghi_tui.domain.agenda_templates import TEMPLATE_TITLES, TemplateName, template_items
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.time_text import parse_minutes, parse_time_of_day

NOON = datetime(2025, 12, 15, 5, tzinfo=UTC)
ITEM = AgendaItem(id="ct-01", order=1, title="Khai mạc", duration_s=330, minimum_s=90, warn_s=170)


def check(draft, before=ITEM, people=("dv-001",), units=("KT",)):
    return check_draft(draft, before, people, units)


TIMES = st.times().map(lambda at: at.replace(second=0, microsecond=0))
TIME_STYLES = st.sampled_from(
    [
        "{h}h{m:02}",
        "{h:02}h{m:02}",
        "{h}:{m:02}",
        "{h:02}:{m:02}",
        "{h:02}:{m:02}:00",
        "{h}g{m:02}",
        "{h:02}g{m:02}",
        "{h} giờ {m:02}",
        "{h:02} giờ {m:02} phút",
        "{h}H{m:02}’",
        " {h} h {m:02} ",
    ]
)


@given(TIMES, TIME_STYLES)
def test_any_time_reads_back_from_any_writing(at, style):
    assert parse_time_of_day(style.format(h=at.hour, m=at.minute)) == at


@given(
    st.integers(0, 599),
    st.sampled_from(["{n}", "{n} phút", "{n}'", "{n}′", "{n}p", "{n}ph", "{h}h{m:02}", "{h}g{m:02}",
                     "{h} giờ {m} phút", "{h}:{m:02}", "0{h}:{m:02}", "0{h}:{m:02}:00"]),
)  # fmt: skip
def test_any_minutes_read_back_from_any_writing(minutes, style):
    hours, rest = divmod(minutes, 60)
    assert parse_minutes(style.format(n=minutes, h=hours, m=rest)) == minutes


@pytest.mark.parametrize(
    "typed", ["", "phút", "1h75", "-5", "1.5", "sáng", "12:30:30", "٣", "15 m"]
)
def test_what_is_no_number_of_minutes(typed):
    assert parse_minutes(typed) is None


def test_a_form_saved_untouched_changes_nothing():
    whole = replace(ITEM, extension_s=45, anchor=Anchor.HARD_START, anchor_at=time(7, 30))
    checked = check(ItemDraft.of(whole), whole)
    assert checked.record == whole
    assert checked.problems == {}


def test_a_draft_is_read_as_typed():
    draft = ItemDraft(
        title="  Tham luận:  Phòng Kinh tế ",
        kind=ItemKind.PAPER,
        minutes="0h20",
        minimum="5 phút",
        presenter="dv-001",
        unit="KT",
        anchor=Anchor.NOT_BEFORE,
        anchor_at="07g30",
        hard_end="7 giờ 55",
        documents="Báo cáo số 1; Phụ lục",
        warn="5",
        last_call="2",
    )
    checked = check(draft, new_item())
    assert checked.problems == {}
    assert checked.record == AgendaItem(
        id="",
        order=0,
        title="Tham luận: Phòng Kinh tế",
        kind=ItemKind.PAPER,
        duration_s=1200,
        minimum_s=300,
        presenter="dv-001",
        unit="KT",
        anchor=Anchor.NOT_BEFORE,
        anchor_at=time(7, 30),
        hard_end=time(7, 55),
        documents=("Báo cáo số 1", "Phụ lục"),
        warn_s=300,
        last_call_s=120,
    )


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"title": " "}, "title"),
        ({"minutes": "0"}, "minutes"),
        ({"minutes": "601"}, "minutes"),
        ({"minutes": "mười"}, "minutes"),
        ({"minutes": ""}, "minutes"),
        ({"minimum": "7"}, "minimum"),
        ({"minimum": "ít"}, "minimum"),
        ({"minutes": "1"}, "minimum"),
        ({"presenter": "dv-999"}, "presenter"),
        ({"unit": "XX"}, "unit"),
        ({"anchor_at": "25h"}, "anchor_at"),
        ({"anchor_at": "7h30"}, "anchor"),
        ({"anchor": Anchor.HARD_START}, "anchor_at"),
        ({"hard_end": "8"}, "hard_end"),
        ({"anchor": Anchor.NOT_BEFORE, "anchor_at": "8h", "hard_end": "7h30"}, "hard_end"),
        ({"warn": "61"}, "warn"),
        ({"last_call": "5"}, "last_call"),
    ],
)
def test_what_is_wrong_is_told_at_its_field_and_changes_nothing_there(typed, field):
    checked = check(replace(ItemDraft.of(ITEM), **typed))
    assert list(checked.problems) == [field]
    assert field in LABELS
    assert checked.problems[field].endswith(".")


def test_an_end_past_midnight_is_after_its_start():
    late = {"anchor": Anchor.NOT_BEFORE, "anchor_at": "23h30", "hard_end": "0h10"}
    assert check(replace(ItemDraft.of(ITEM), **late)).problems == {}


@pytest.mark.parametrize("hostile", ["[/]", "=1+1", "../x", "{{x}}", "á" * 500, "x\x1b[2J\u202e"])
def test_hostile_words_are_words(hostile):
    checked = check(replace(ItemDraft.of(ITEM), title=hostile, presenter_note=hostile))
    assert checked.problems == {}
    assert checked.record.title == checked.record.presenter_note
    assert "\x1b" not in checked.record.title


RUNNING = replace(ITEM, started_at=NOON)
DONE = replace(RUNNING, ended_at=NOON)


def test_minutes_of_a_running_item_become_its_extension():
    item = check(replace(ItemDraft.of(RUNNING), minutes="10"), RUNNING).record
    assert (item.duration_s, item.extension_s) == (330, 270)
    refuse_changing(RUNNING, RUNNING, item)


@pytest.mark.parametrize(
    "changed", [{"title": "Khác"}, {"kind": ItemKind.PAPER}, {"duration_s": 60}]
)
@pytest.mark.parametrize("current", [RUNNING, DONE])
def test_what_has_happened_is_not_rewritten(current, changed):
    with pytest.raises(Refused, match="ghi chú"):
        refuse_changing(current, current, replace(current, **changed))
    # Also when the form was opened before it began.
    with pytest.raises(Refused, match="ghi chú"):
        refuse_changing(current, ITEM, replace(ITEM, **changed))


@pytest.mark.parametrize("changed", [{"script": "Kính thưa"}, {"presenter_note": "Thay"}])
def test_script_and_note_may_still_change(changed):
    refuse_changing(DONE, DONE, replace(DONE, **changed))


def test_a_finished_item_and_one_with_a_hard_end_get_no_minutes():
    for item in (DONE, replace(RUNNING, hard_end=time(13))):
        with pytest.raises(Refused):
            refuse_changing(item, item, replace(item, extension_s=60))


def test_real_times_and_an_approved_plan_that_runs_are_not_deleted():
    approved = replace(ITEM, baseline_start=time(8), baseline_end=time(8, 5))
    refuse_deleting(ITEM, begun=True)
    refuse_deleting(approved, begun=False)
    with pytest.raises(Refused, match="bỏ qua"):
        refuse_deleting(approved, begun=True)
    for item in (RUNNING, DONE):
        with pytest.raises(Refused, match="giờ thực tế"):
            refuse_deleting(item, begun=True)


@pytest.mark.parametrize("name", TemplateName)
def test_a_template_is_an_agenda_without_people_that_the_form_takes(name):
    items = template_items(name)
    assert [item.order for item in items] == list(range(1, len(items) + 1))
    assert items[-1].kind in (ItemKind.CLOSING, ItemKind.DIRECTION)
    assert items[0].anchor_at is not None
    assert TEMPLATE_TITLES[name]
    for item in items:
        assert (item.presenter, item.presenter_note, item.unit) == (None, "", None)
        assert check(ItemDraft.of(item), item).problems == {}
        assert 0 < item.minimum_s <= item.duration_s
