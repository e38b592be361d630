"""What can be shortened, in which proportion, and what it helps."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.agenda import AgendaItem, Anchor, ItemKind
from hoinghi_tui.domain.agenda_actions import extend, start
from hoinghi_tui.domain.agenda_cuts import MAY_BE_CUT, propose_cuts, share_out
from hoinghi_tui.domain.agenda_day import on_day
from hoinghi_tui.domain.forecast import forecast

DAY = date(2025, 12, 15)
EIGHT = datetime(2025, 12, 15, 8, 0, tzinfo=UTC)


def after(minutes):
    return EIGHT + timedelta(minutes=minutes)


def item(number, minutes, least=1, kind=ItemKind.PAPER, **changes):
    return AgendaItem(
        id=f"ct-{number}",
        order=number,
        title="",
        duration_s=minutes * 60,
        minimum_s=least * 60,
        kind=kind,
        is_break=kind is ItemKind.BREAK,
        **changes,
    )


def agenda(*items):
    return [replace(one, order=place) for place, one in enumerate(items, 1)]


def look(items, now=EIGHT, deadline=None):
    slots = on_day(items, DAY, UTC)
    return slots, forecast(slots, now, deadline)


def cuts(items, now=EIGHT, deadline=None):
    return propose_cuts(*look(items, now, deadline))


def minutes(found):
    return {donor.item.id: donor.minutes for donor in found.donors}


def accept(items, found):
    """Shorten as proposed, one by one."""
    known = {one.id: one for one in items}
    for donor in found.donors:
        if donor.minutes:
            (changed,) = extend(known.values(), donor.item.id, -donor.minutes * 60)
            known[changed.id] = changed
    return list(known.values())


def test_nothing_is_proposed_while_time_suffices():
    found = cuts(agenda(item(1, 10)), deadline=after(10))
    assert (found.donors, found.enough, found.need) == ((), True, timedelta())


def test_the_cut_is_shared_in_proportion_to_what_each_can_spare():
    # 9 and 3 minutes to spare, 8 to save: 6 and 2.
    items = agenda(item(1, 10, least=1), item(2, 10, least=7))
    found = cuts(items, deadline=after(12))
    assert minutes(found) == {"ct-1": 6, "ct-2": 2}
    assert found.enough
    assert [donor.spare for donor in found.donors] == [timedelta(minutes=9), timedelta(minutes=3)]
    assert look(accept(items, found), deadline=after(12))[1].need_to_cut == timedelta()


def test_seconds_over_are_a_whole_minute():
    items = agenda(item(1, 10), item(2, 10))
    found = cuts(items, EIGHT + timedelta(seconds=10), deadline=after(20))
    assert found.need == timedelta(seconds=10)
    assert found.proposed == timedelta(minutes=1)


@pytest.mark.parametrize("kind", sorted(set(ItemKind) - MAY_BE_CUT))
def test_what_must_not_be_cut_is_not(kind):
    found = cuts(agenda(item(1, 10, kind=kind), item(2, 10)), deadline=after(15))
    assert minutes(found) == {"ct-2": 5}


def test_ceremony_speeches_decisions_and_awards_are_protected():
    named = ("ceremony", "introduction", "opening", "decision", "awards", "direction", "closing")
    assert not {ItemKind(name) for name in named} & MAY_BE_CUT


def test_too_little_to_spare_is_said():
    found = cuts(agenda(item(1, 10, least=8), item(2, 10, least=9)), deadline=after(10))
    assert minutes(found) == {"ct-1": 2, "ct-2": 1}
    assert not found.enough


def test_without_a_minimum_half_an_item_stays():
    found = cuts(agenda(item(1, 10, least=0)), deadline=EIGHT)
    assert minutes(found) == {"ct-1": 5}
    assert not found.enough


def test_only_items_before_a_promised_start_help_it():
    hard = {"anchor": Anchor.HARD_START, "anchor_at": time(8, 15)}
    found = cuts(agenda(item(1, 10), item(2, 10), item(3, 10, **hard), item(4, 10)))
    assert found.need == timedelta(minutes=5)
    assert set(minutes(found)) == {"ct-1", "ct-2"}
    assert found.proposed == timedelta(minutes=5)


def test_what_helps_the_promised_start_counts_for_the_end():
    # Ten minutes late: 5 before the promised start at 8:15, and 2 more until 8:33.
    hard = {"anchor": Anchor.HARD_START, "anchor_at": time(8, 15)}
    items = agenda(item(1, 10), item(2, 10), item(3, 10, **hard), item(4, 10))
    found = cuts(items, deadline=after(33))
    assert found.need == timedelta(minutes=7)
    assert found.proposed == found.need
    assert sum(minutes(found)[key] for key in ("ct-1", "ct-2")) == 5
    assert look(accept(items, found), deadline=after(33))[1].need_to_cut == timedelta()


def test_what_waits_for_its_hour_is_not_helped_by_those_before_it():
    held = {"anchor": Anchor.NOT_BEFORE, "anchor_at": time(8, 30)}
    found = cuts(agenda(item(1, 10), item(2, 10, **held)), deadline=after(35))
    assert minutes(found) == {"ct-2": 5}


def test_a_break_that_gives_up_its_time_already_is_not_given_it_back():
    # The break is to end at 8:20 and begins at 8:15, late: shortening item 1 would lengthen it.
    rest = item(2, 10, kind=ItemKind.BREAK, baseline_start=time(8, 10), baseline_end=time(8, 20))
    items = agenda(item(1, 10), rest, item(3, 10))
    found = cuts(items, after(5), deadline=after(25))
    assert minutes(found) == {"ct-2": 2, "ct-3": 3}
    assert look(accept(items, found), after(5), after(25))[1].need_to_cut == timedelta()


def test_the_running_item_spares_what_it_has_not_used():
    # 10 minutes, at least 1, 7 are gone: three are left.
    items = agenda(item(1, 10), item(2, 10, kind=ItemKind.CLOSING))
    items = [*start(items, "ct-1", EIGHT), items[1]]
    found = cuts(items, after(7), deadline=after(15))
    assert minutes(found) == {"ct-1": 3}
    assert not found.enough


def test_an_overrun_item_has_nothing_to_spare():
    items = [*start(agenda(item(1, 10)), "ct-1", EIGHT)]
    found = cuts(items, after(12), deadline=after(11))
    assert (found.donors, found.enough) == ((), False)


@given(st.integers(0, 500), st.lists(st.integers(0, 60), max_size=30))
def test_shares_are_whole_fit_and_make_up_the_total(total, rooms):
    shares = share_out(total, rooms)
    assert sum(shares) == min(total, sum(rooms))
    for share, room in zip(shares, rooms, strict=True):
        assert 0 <= share <= room
        if sum(rooms):
            assert abs(share - min(total, sum(rooms)) * room / sum(rooms)) < 1


@st.composite
def late_agendas(draw):
    """Draw up to thirty items as approved, some anchored, looked at too late."""
    items = []
    for number in range(1, draw(st.integers(1, 30)) + 1):
        length = draw(st.integers(1, 20))
        anchor = draw(st.sampled_from([Anchor.FLOW] * 4 + list(Anchor)))
        begin = draw(st.integers(0, 240))
        items.append(
            item(
                number,
                length,
                least=draw(st.integers(0, length)),
                kind=draw(st.sampled_from(ItemKind)),
                anchor=anchor,
                anchor_at=None if anchor is Anchor.FLOW else after(begin).time(),
                hard_end=draw(st.sampled_from([None] * 6 + [after(begin + 5).time()])),
                baseline_start=after(begin).time(),
                baseline_end=after(begin + length).time(),
            )
        )
    return agenda(*items), after(draw(st.integers(0, 60))), after(draw(st.integers(0, 300)))


@given(late_agendas(), st.booleans())
def test_enough_is_enough_and_no_minute_is_taken_in_vain(made, runs):
    items, now, deadline = made
    if runs:
        begun = {one.id: one for one in start(items, "ct-1", EIGHT)}
        items = [begun.get(one.id, one) for one in items]
    found = cuts(items, now, deadline)
    left = look(accept(items, found), now, deadline)[1].need_to_cut
    assert all(timedelta() <= donor.proposed <= donor.spare for donor in found.donors)
    assert all(donor.spare >= timedelta(minutes=1) for donor in found.donors)
    assert (left == timedelta()) == found.enough
    if found.enough and len(found.donors) == 1:
        assert found.proposed - found.need < timedelta(minutes=1)
