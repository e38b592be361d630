"""Sums, differences and counts of the budget: exact, and never more than is known."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.awards import Award, AwardKind, AwardState
from hoinghi_tui.domain.budget import BudgetLine, Quantity
from hoinghi_tui.domain.budget_checks import plan_gaps, settlement_gaps
from hoinghi_tui.domain.budget_norms import Norm, norms_on, usual_lines
from hoinghi_tui.domain.budget_sums import Count, Counts, account, counts_of
from hoinghi_tui.domain.people import Delegate, Invitation

AMOUNTS = st.none() | st.integers(0, 10**10)
QUANTITIES = st.none() | st.integers(0, 100_000)
COUNTS = st.builds(Count, QUANTITIES, QUANTITIES)
ALL_COUNTS = st.builds(Counts, COUNTS, COUNTS, COUNTS, st.builds(Count, AMOUNTS, AMOUNTS))
LINES = st.builds(
    BudgetLine,
    id=st.uuids().map(str),
    title=st.just("x"),
    order=st.integers(0, 5),
    source=st.sampled_from(Quantity),
    quantity=QUANTITIES,
    unit_price=AMOUNTS,
    planned=AMOUNTS,
    actual_quantity=QUANTITIES,
    actual=AMOUNTS,
)


def line(**changes):
    return replace(BudgetLine(id="kp-01", title="Nước uống"), **changes)


def award(number, prize, state=AwardState.WAITING):
    return Award(
        id=f"kt-{number}",
        kind=AwardKind.INDIVIDUAL,
        recipient="A",
        batch=1,
        order=number,
        prize=prize,
        state=state,
    )


# -- properties ----------------------------------------------------------------------------


@given(st.lists(LINES, max_size=12), ALL_COUNTS)
def test_a_total_is_the_sum_of_its_lines_and_none_while_one_is_unknown(lines, counts):
    told = account(lines, counts)
    for total, amounts in (
        (told.planned, [one.planned for one in told.lines]),
        (told.settled, [one.settled for one in told.lines]),
    ):
        known = [one for one in amounts if one is not None]
        assert total.amount == sum(known)
        assert total.known + total.unknown == len(lines)
        assert (total.whole is None) == (None in amounts or not amounts)


@given(st.lists(LINES, max_size=12), ALL_COUNTS)
def test_the_difference_of_the_totals_is_the_sum_of_the_differences(lines, counts):
    told = account(lines, counts)
    differences = [one.difference for one in told.lines]
    if told.difference is not None:
        assert told.difference == sum(differences)
        assert told.planned.whole - told.difference == told.settled.whole
    else:
        assert None in differences or not lines


@given(st.lists(LINES, max_size=12), ALL_COUNTS, st.randoms())
def test_the_order_of_storing_changes_nothing(lines, counts, random):
    shuffled = list(lines)
    random.shuffle(shuffled)
    assert account(shuffled, counts) == account(lines, counts)


@given(st.lists(LINES, min_size=1, max_size=8), ALL_COUNTS)
def test_the_cost_for_each_leaves_less_than_a_dong_for_everybody(lines, counts):
    told, people = account(lines, counts), counts.delegates.settled
    if told.settled_each is not None:
        assert 0 <= told.settled.whole - told.settled_each * people < people


@given(LINES, ALL_COUNTS)
def test_what_was_paid_is_never_worked_out_anew(one, counts):
    [worked] = account([one], counts).lines
    if one.actual is not None:
        assert worked.settled == one.actual
    elif one.source is Quantity.TYPED and one.actual_quantity is None:
        assert worked.settled is None


# -- where quantities come from --------------------------------------------------------------


def test_water_is_planned_for_who_is_invited_and_settled_for_who_came():
    counts = Counts(delegates=Count(40, 36))
    [worked] = account([line(source=Quantity.DELEGATES, unit_price=20_000)], counts).lines
    assert (worked.planned, worked.settled, worked.difference) == (800_000, 720_000, 80_000)


def test_a_typed_quantity_counts_before_the_count():
    counts = Counts(delegates=Count(40, 36))
    typed = line(source=Quantity.DELEGATES, unit_price=20_000, quantity=45, actual_quantity=38)
    [worked] = account([typed], counts).lines
    assert (worked.planned_quantity, worked.settled_quantity) == (45, 38)


@pytest.mark.parametrize(("actual", "quantity"), [(720_000, 36), (960_000, None)])
def test_a_sum_that_was_not_for_those_counted_names_no_quantity(actual, quantity):
    counts = Counts(delegates=Count(40, 36))
    typed = line(source=Quantity.DELEGATES, unit_price=20_000, actual=actual)
    [worked] = account([typed], counts).lines
    assert (worked.settled, worked.settled_quantity) == (actual, quantity)


def test_prizes_are_those_of_the_awards_and_settled_once_handed_over():
    awards = [award(1, 702_000, AwardState.HANDED), award(2, 1_404_000)]
    [worked] = account([line(source=Quantity.PRIZES)], counts_of([], [], awards)).lines
    # 702 000 + 1 404 000 planned, the first handed over.
    assert (worked.planned_quantity, worked.planned) == (2, 2_106_000)
    assert (worked.settled_quantity, worked.settled) == (1, 702_000)


def test_a_prize_nobody_knows_leaves_the_line_blank():
    told = account([line(source=Quantity.PRIZES)], counts_of([], [], [award(1, None)]))
    assert told.planned.whole is None
    assert told.planned.words == ""


def test_who_is_off_the_payroll_and_did_not_come_is_not_paid():
    people = [
        Delegate(id="1", full_name="Đến", off_payroll=True),
        Delegate(id="2", full_name="Vắng", off_payroll=True),
        Delegate(id="3", full_name="Lương"),
        Delegate(id="4", full_name="Báo vắng", invitation=Invitation.DECLINED),
        Delegate(id="5", full_name="Ngoài danh sách", walk_in=True, off_payroll=True),
    ]
    counts = counts_of(people, {"1", "3", "5"}, [])
    assert counts.off_payroll == Count(2, 2)
    assert counts.delegates == Count(4, 3)
    [worked] = account([line(source=Quantity.OFF_PAYROLL, unit_price=100_000)], counts).lines
    assert (worked.planned, worked.settled) == (200_000, 200_000)


def test_nothing_counted_is_not_known_rather_than_nobody():
    assert counts_of([], [], []) == Counts()
    people = [Delegate(id="1", full_name="A")]
    assert counts_of(people, {"1"}, []).off_payroll == Count(None, None)


# -- norms -----------------------------------------------------------------------------------


def norm(**changes):
    usual = Norm(
        id="an",
        title="Tiền ăn",
        measure="người",
        quantity=Quantity.OFF_PAYROLL,
        amount=100_000,
        since=date(2017, 7, 1),
        source="Thông tư",
        confirmed=False,
    )
    return replace(usual, **changes)


def test_the_latest_norm_in_force_counts():
    norms = [norm(), norm(amount=150_000, since=date(2025, 5, 1)), norm(since=date(2030, 1, 1))]
    assert norms_on(date(2025, 4, 30), norms)["an"].amount == 100_000
    assert norms_on(date(2025, 12, 15), norms)["an"].amount == 150_000
    assert norms_on(date(2017, 6, 30), norms) == {}


def test_usual_lines_are_offered_once():
    norms = [norm(), norm(id="nuoc", amount=None), norm(id="thuong", quantity=Quantity.PRIZES)]
    mine = [line(norm="an", unit_price=1), line(source=Quantity.PRIZES)]
    [offered] = usual_lines(norms, mine)
    assert (offered.norm, offered.unit_price, offered.id) == ("nuoc", None, "")


# -- what is still missing -------------------------------------------------------------------


def sentences(gaps):
    return tuple(gap.sentence for gap in gaps)


def test_an_empty_budget_is_told():
    assert sentences(plan_gaps(account([], Counts()), {})) == ("Chưa có dự toán kinh phí.",)
    assert settlement_gaps(account([], Counts())) == ()


def test_what_the_estimate_lacks_is_named():
    lines = [
        line(id="1", title="In ấn"),
        line(id="2", title="Tiền ăn", norm="an", unit_price=120_000, source=Quantity.OFF_PAYROLL),
    ]
    told = account(lines, counts_of([], [], [award(1, 5)]))
    gaps = sentences(plan_gaps(told, {"an": norm()}))
    assert gaps == (
        "2 dòng dự toán chưa tính được: In ấn, Tiền ăn.",
        "Chưa đánh dấu ai là người không hưởng lương.",
        "Có khen thưởng nhưng dự toán chưa có dòng tiền thưởng.",
        "1 dòng có đơn giá cao hơn định mức: Tiền ăn.",
        "1 dòng theo định mức chưa xác nhận: Tiền ăn.",
    )


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, "1 dòng chưa có số quyết toán: Nước uống."),
        ({"actual": 5}, "1 dòng thiếu số hoặc ngày chứng từ: Nước uống."),
        ({"actual": 0}, None),
        ({"actual": 5, "voucher_no": "01", "voucher_day": date(2025, 12, 16)}, None),
        (
            {
                "quantity": 1,
                "unit_price": 4,
                "actual": 5,
                "voucher_no": "01",
                "voucher_day": date(2025, 12, 16),
            },
            "1 dòng chi vượt dự toán: Nước uống.",
        ),
        (
            {
                "source": Quantity.OFF_PAYROLL,
                "unit_price": 100_000,
                "actual": 900_000,
                "voucher_no": "01",
                "voucher_day": date(2025, 12, 16),
            },
            "1 dòng khác số người thực đến: Nước uống.",
        ),
    ],
)
def test_what_the_settlement_lacks_is_named(changes, expected):
    counts = Counts(off_payroll=Count(None, 8))
    gaps = sentences(settlement_gaps(account([line(**changes)], counts)))
    assert gaps == ((expected,) if expected else ())


def test_a_person_stays_off_the_payroll_when_two_entries_are_one():
    from hoinghi_tui.domain.merging import merged

    one, other = Delegate(id="1", full_name="A"), Delegate(id="2", full_name="A", off_payroll=True)
    assert merged(one, other).off_payroll
