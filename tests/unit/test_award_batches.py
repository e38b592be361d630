"""Batches: as wide as the stage, none lost, none twice, tray and stage in one order."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from hoinghi_tui.domain.award_aisles import aisle_order
from hoinghi_tui.domain.award_batches import (
    WIDEST,
    changed,
    last_batch,
    move,
    of_batch,
    propose,
    reorder,
    repack,
)
from hoinghi_tui.domain.award_levels import level_rank
from hoinghi_tui.domain.award_swaps import Swap, exchange
from hoinghi_tui.domain.awards import Award, AwardKind, AwardState, Dossier
from hoinghi_tui.domain.certificate_numbers import give_numbers
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Seat, Zone

AT = datetime(2025, 12, 15, 1, 30, tzinfo=UTC)


def made(number: int, batch: int, order: int, **facts: object) -> Award:
    facts.setdefault("kind", AwardKind.INDIVIDUAL)
    return Award(
        id=f"kt-{number:02d}", recipient=f"Người {number}", batch=batch, order=order, **facts
    )


@st.composite
def lists(draw):
    """Awards in batches without gaps; of each batch some first ones may be handed over."""
    awards = []
    for batch in range(1, draw(st.integers(1, 4)) + 1):
        size, done = draw(st.integers(1, 6)), draw(st.integers(0, 3))
        for order in range(1, size + 1):
            handed = {"state": AwardState.HANDED, "handed_at": AT} if order <= done else {}
            awards.append(
                made(
                    len(awards) + 1,
                    batch,
                    order,
                    kind=draw(st.sampled_from(AwardKind)),
                    level=draw(st.sampled_from(["", "UBND xã Đại Sơn", "UBND thành phố"])),
                    presenter=draw(st.sampled_from(["", "A", "B"])),
                    **handed,
                )
            )
    return awards


def applied(awards, changes):
    after = {award.id: award for award in changes}
    return [after.get(award.id, award) for award in awards]


def assert_whole(before, after):
    """No award is lost or in two places; each batch counts from 1 without a gap."""
    assert sorted(a.id for a in after) == sorted(a.id for a in before)
    assert {a.id: a.recipient for a in after} == {a.id: a.recipient for a in before}
    for number in {award.batch for award in after}:
        assert [a.order for a in of_batch(after, number)] == list(
            range(1, len(of_batch(after, number)) + 1)
        )


@given(lists(), st.integers(1, WIDEST))
def test_proposed_batches_fit_the_stage_and_keep_everybody(awards, width):
    proposal = propose(awards, width)
    after = applied(awards, [one.after for one in proposal])
    assert_whole(awards, after)
    begun = {award.batch for award in awards if award.is_done}
    proposed = {one.batch for one in proposal}
    assert not proposed & begun
    for number in proposed:
        batch = of_batch(after, number)
        assert len(batch) <= width
        assert len({(a.kind, level_rank(a.level)) for a in batch}) == 1
    order = [(level_rank(a.level), list(AwardKind).index(a.kind)) for a in after_in_order(proposal)]
    assert order == sorted(order)


def after_in_order(proposal):
    return [one.after for one in sorted(proposal, key=lambda one: (one.batch, one.order))]


@given(st.integers(1, 60), st.integers(1, WIDEST))
def test_batches_of_one_group_differ_by_one_at_most(count, width):
    proposal = propose([made(n, 1, n) for n in range(1, count + 1)], width)
    sizes = [sum(one.batch == n for one in proposal) for n in {one.batch for one in proposal}]
    assert len(sizes) == -(-count // width)
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("width", [0, -1, WIDEST + 1])
def test_no_stage_is_so_wide(width):
    with pytest.raises(Refused, match="Sân khấu"):
        propose([made(1, 1, 1)], width)


def test_the_order_of_the_decision_holds_in_a_proposal():
    awards = [made(1, 1, 1, listed=3), made(2, 1, 2, listed=1), made(3, 1, 3, listed=2)]
    assert [one.award.id for one in propose(awards, 8)] == ["kt-02", "kt-03", "kt-01"]


@given(lists(), st.data())
def test_moving_loses_nobody_and_leaves_what_is_handed_over(awards, data):
    one = data.draw(st.sampled_from(awards))
    batch = data.draw(st.integers(1, last_batch(awards) + 1))
    order = data.draw(st.none() | st.integers(1, 7))
    try:
        after = applied(awards, move(awards, one.id, batch, order))
    except Refused:
        return
    assert_whole(awards, after)
    now = next(award for award in after if award.id == one.id)
    assert now.batch == batch
    assert order is None or now.order == order
    stayed = {a.id: (a.batch, a.order) for a in awards if a.is_done}
    assert {a.id: (a.batch, a.order) for a in after if a.id in stayed} == stayed


@given(lists(), st.randoms(use_true_random=False))
def test_reordering_gives_the_order_asked_for(awards, random):
    batch = [a for a in of_batch(awards, 1) if not a.is_done]
    done = [a.id for a in of_batch(awards, 1) if a.is_done]
    ids = [award.id for award in batch]
    random.shuffle(ids)
    after = applied(awards, reorder(awards, 1, done + ids))
    assert_whole(awards, after)
    assert [award.id for award in of_batch(after, 1)] == done + ids


@pytest.mark.parametrize("ids", [[], ["kt-01"], ["kt-01", "kt-01"], ["kt-01", "kt-02", "kt-09"]])
def test_an_order_that_names_others_is_refused(ids):
    with pytest.raises(Refused, match="Đợt 1 vừa thay đổi"):
        reorder([made(1, 1, 1), made(2, 1, 2)], 1, ids)


def test_who_has_received_keeps_the_place():
    awards = [made(1, 1, 1, state=AwardState.HANDED, handed_at=AT), made(2, 1, 2)]
    with pytest.raises(Refused, match="Người 1 đã nhận"):
        reorder(awards, 1, ["kt-02", "kt-01"])


@given(lists(), st.data())
def test_repacking_closes_up_and_puts_absentees_last(awards, data):
    batch = data.draw(st.integers(1, last_batch(awards)))
    waiting = [award.id for award in of_batch(awards, batch) if not award.is_done]
    assume(waiting)
    away = data.draw(st.sets(st.sampled_from(waiting)))
    late = data.draw(st.sampled_from([batch, last_batch(awards) + 1]))
    after = applied(awards, repack(awards, batch, away, late))
    assert_whole(awards, after)
    here = [a.id for a in of_batch(awards, batch) if a.id not in away]
    end = [a.id for a in of_batch(awards, batch) if a.id in away]
    if late == batch:
        assert [a.id for a in of_batch(after, batch)] == here + end
    else:
        assert [a.id for a in of_batch(after, batch)] == here
        assert [a.id for a in of_batch(after, late)] == end


@given(lists(), st.data())
def test_exchanging_twice_changes_nothing_but_remarks(awards, data):
    first, second = data.draw(st.lists(st.sampled_from(awards), min_size=2, max_size=2))
    assume(first.id != second.id)
    once = exchange(first, second, "08:41")
    twice = exchange(once.first, once.second, "08:42")
    assert replace(twice.first, remark="") == first
    assert replace(twice.second, remark="") == second
    assert_whole(awards, applied(awards, [once.first, once.second]))


def test_what_is_exchanged_follows_from_what_happened():
    waiting, other = made(1, 1, 1), made(2, 1, 2)
    done = replace(other, state=AwardState.HANDED, handed_at=AT)
    places = exchange(waiting, other, "08:41")
    assert (places.swap, places.first.order, places.second.order) == (Swap.PLACES, 2, 1)
    notes = exchange(waiting, done, "08:41")
    assert (notes.swap, notes.first.state, notes.second.state) == (
        Swap.NOTES,
        AwardState.HANDED,
        AwardState.WAITING,
    )
    papers = exchange(replace(waiting, state=AwardState.HANDED, handed_at=AT), done, "08:41")
    assert papers.swap is Swap.PAPERS
    assert papers.first.remark == "Trao nhầm với Người 2, đã đổi lại lúc 08:41"
    with pytest.raises(Refused):
        exchange(waiting, waiting, "08:41")


@given(lists(), st.integers(0, 9999))
def test_numbers_follow_the_places_on_the_tray(awards, first):
    after = give_numbers(awards, f"{first:03d}/2025")
    numbers = [int(award.certificate_no.removesuffix("/2025")) for award in after]
    assert numbers == list(range(first, first + len(numbers)))
    places = [(award.batch, award.order) for award in after]
    assert places == sorted(places)
    assert not any(award.is_done for award in after)


def test_numbers_keep_their_zeros_and_what_stands_around():
    awards = [made(n, 1, n) for n in (1, 2, 3)]
    told = [a.certificate_no for a in give_numbers(awards, " GK09/2025 ")]
    assert told == ["GK09/2025", "GK10/2025", "GK11/2025"]
    with pytest.raises(Refused, match="chữ số"):
        give_numbers(awards, "số")


def seat(label: str, line: int, to_aisle: int) -> Seat:
    return Seat(
        id=label,
        zone=Zone.HALL,
        row=label[0],
        number=int(label[1:]),
        column=float(label[1:]),
        line=line,
        aisle_distance=to_aisle,
    )


def test_front_rows_and_aisle_seats_come_up_first():
    awards = [made(n, 1, n, delegate=f"dv-{n}") for n in (1, 2, 3, 4)]
    seats = {"dv-1": seat("B1", 2, 0), "dv-2": seat("A1", 1, 2), "dv-3": seat("A3", 1, 0)}
    assert aisle_order(awards, seats) == ("kt-03", "kt-02", "kt-01", "kt-04")


def test_a_signed_decision_is_not_put_in_the_order_of_seats():
    awards = [made(n, 1, n, delegate=f"dv-{n}", listed=n, dossier=Dossier.DECIDED) for n in (1, 2)]
    seats = {"dv-1": seat("B1", 2, 0), "dv-2": seat("A1", 1, 0)}
    assert aisle_order(awards, seats) == ("kt-01", "kt-02")


def test_only_what_differs_is_changed():
    awards = [made(1, 1, 1), made(2, 1, 2)]
    assert changed(awards, awards) == []


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        (("Chủ tịch nước", "Huân chương Lao động"), ("Thủ tướng Chính phủ", "Bằng khen")),
        (("Thủ tướng Chính phủ", "Bằng khen"), ("Bộ trưởng Bộ Nội vụ", "Bằng khen")),
        (("Bộ Nội vụ", "Bằng khen"), ("UBND thành phố Hà Nội", "Bằng khen")),
        (("UBND thành phố Hà Nội", "Bằng khen"), ("Sở Nội vụ", "Giấy khen")),
        (("Sở Nội vụ", "Giấy khen"), ("UBND xã Đại Sơn", "Giấy khen")),
    ],
)
def test_higher_levels_come_first(higher, lower):
    assert level_rank(*higher) < level_rank(*lower)
