"""What is typed about money: read exactly, and refused in words when it cannot be right."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hoinghi_tui.domain.budget import BudgetLine, Quantity
from hoinghi_tui.domain.budget_entry import LABELS, BudgetDraft, check_budget

TODAY = date(2025, 12, 20)
BLANK = BudgetLine(id="", title="")


def check(**typed):
    draft = BudgetDraft(**{"title": "Nước uống", **typed})
    return check_budget(draft, BLANK, TODAY)


@given(
    st.builds(
        BudgetLine,
        id=st.just("kp-01"),
        title=st.just("Nước"),
        quantity=st.none() | st.integers(0, 100_000),
        unit_price=st.none() | st.integers(0, 100_000),
        actual_quantity=st.none() | st.integers(0, 100_000),
        actual=st.none() | st.integers(0, 10**10),
        voucher_day=st.none() | st.dates(date(2020, 1, 1), TODAY),
    )
)
def test_what_the_form_shows_reads_back_as_it_was(line):
    checked = check_budget(BudgetDraft.of(line), line, TODAY)
    assert checked.problems == {}
    assert checked.record == line


@pytest.mark.parametrize("text", ["702.000", "702,000 đ", "702 000 đồng", "702000"])
def test_an_amount_is_read_as_people_write_it(text):
    assert check(unit_price=text).record.unit_price == 702_000


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("title", "  ", "Hãy ghi nội dung chi"),
        ("unit_price", "-5.000", "không thể âm"),
        ("actual", "−1", "không thể âm"),
        ("actual", "99.999.999.999", "nhiều nhất 10.000.000.000"),
        ("unit_price", "năm nghìn", "Ghi số tiền như"),
        ("unit_price", "=cmd()", "Ghi số tiền như"),
        ("unit_price", "1,5", "Ghi số tiền như"),
        ("quantity", "-3", "số nguyên từ 0"),
        ("quantity", "100.001", "số nguyên từ 0"),
        ("voucher_day", "21/12/2025", "sau hôm nay (20/12/2025)"),
        ("voucher_day", "31/2/2025", "Ghi ngày chứng từ"),
        ("voucher_day", "12/2025", "Ghi ngày chứng từ"),
    ],
)
def test_what_cannot_be_right_is_refused_in_words(field, text, said):
    checked = check(**{field: text})
    assert list(checked.problems) == [field]
    assert said in checked.problems[field]
    assert getattr(checked.record, field) == getattr(BLANK, field)
    assert field in LABELS


def test_an_absurd_product_is_refused():
    problems = check(quantity="100.000", unit_price="1.000.000").problems
    assert list(problems) == ["quantity"]


def test_a_voucher_of_today_is_not_of_the_future():
    assert check(voucher_day="20/12/2025").record.voucher_day == TODAY


def test_prizes_have_no_price_of_their_own():
    assert list(check(source=Quantity.PRIZES, unit_price="5.000").problems) == ["unit_price"]


def test_hostile_text_stays_text():
    checked = check(title="=cmd() [/] {{x}} \u202e\x1b[31m", note="../x", voucher_no="=1+1")
    assert checked.record.title.startswith("=cmd() [/] {{x}}")
    assert checked.record.voucher_no == "=1+1"
    assert not checked.problems
