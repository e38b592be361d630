"""The papers about money: what is known, blanks for the rest, and only who really came."""

import io
from dataclasses import replace
from datetime import date

import pytest
from docx import Document

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_entry import BudgetDraft
from hoinghi_tui.domain.people import Substitute
from hoinghi_tui.domain.printed import ALL
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.rows import change


@pytest.fixture
def meal(session):
    """One line for people off the payroll, of whom there are three."""
    for line in session.budget.all():
        session.budget.delete(line.id)
    session.roster_actions.set_off_payroll([p.id for p in session.roster.all()[:3]], off=True)
    return session.budget.add(
        BudgetDraft(title="Tiền ăn", source=Quantity.OFF_PAYROLL, unit_price="100.000")
    )


def render(session, paper):
    return session.printing.render(session.printing.job(paper))


def rows(session, paper):
    tables = Document(io.BytesIO(render(session, paper).data)).tables
    return [[cell.text for cell in row.cells] for row in tables[1].rows]


def test_who_did_not_come_does_not_sign_for_money(session, meal):
    first, second, away = session.roster.all()[:3]
    for person in (first, second, session.roster.all()[5]):
        session.door.check_in(person.id)
    session.door.take_substitute(second.id, Substitute(full_name="Ưng Ngữ Phượng"))
    told = rows(session, Paper.ALLOWANCES)
    names = [row[1] for row in told[1:-1]]
    assert names[0].endswith(first.full_name)
    assert names[1] == f"Ưng Ngữ Phượng\n(đi thay {second.full_name})"
    assert len(names) == 2 and not any(away.full_name in name for name in names)
    assert told[-1][3] == "200.000"
    # The list agrees with the settlement.
    assert rows(session, Paper.SETTLEMENT)[-1][4] == "200.000"
    warnings = render(session, Paper.ALLOWANCES).warnings
    assert any(one.startswith("1 người đi thay: kiểm tra") for one in warnings)


def test_nobody_signs_before_somebody_came_or_without_a_line(session, meal):
    with pytest.raises(Refused, match="Chưa có ai không hưởng lương được điểm danh"):
        session.printing.job(Paper.ALLOWANCES)
    session.budget.delete(meal.id)
    for paper in (Paper.ALLOWANCES, Paper.ESTIMATE, Paper.SETTLEMENT):
        with pytest.raises(Refused, match="Chưa có dòng kinh phí nào"):
            session.printing.job(paper)


def test_what_is_not_known_is_blank_and_told(session):
    told = rows(session, Paper.ESTIMATE)
    assert told[-1][5] == "…"
    # 40 are invited, but what the water costs nobody has said.
    assert told[1][3:6] == ["40", "…", "…"]
    text = "\n".join(
        p.text for p in Document(io.BytesIO(render(session, Paper.ESTIMATE).data)).paragraphs
    )
    assert "Số tiền bằng chữ: …./." in text
    warnings = render(session, Paper.ESTIMATE).warnings
    assert "Chưa có đơn giá: 5 dòng in “…”" in warnings
    assert "Chưa đánh dấu ai là người không hưởng lương" in warnings


def test_the_settlement_tells_vouchers_differences_and_words(session, meal):
    session.budget.change(
        meal.id,
        BudgetDraft(
            title="Tiền ăn",
            source=Quantity.OFF_PAYROLL,
            unit_price="100.000",
            actual="350.000",
            voucher_no="PC05",
            voucher_day="15/12/2025",
        ),
    )
    told = rows(session, Paper.SETTLEMENT)
    assert told[1][3:] == ["300.000", "350.000", "-50.000", "PC05, 15/12/2025"]
    data = render(session, Paper.SETTLEMENT)
    text = "\n".join(p.text for p in Document(io.BytesIO(data.data)).paragraphs)
    assert "bằng chữ: Ba trăm năm mươi nghìn đồng./." in text
    assert "1 dòng chi vượt dự toán: Tiền ăn" in data.warnings


def test_an_arrival_makes_the_printed_settlement_outdated(session, meal):
    session.printing.run(session.printing.job(Paper.SETTLEMENT))
    assert session.printing.states.to_reprint(Paper.SETTLEMENT) == []
    session.door.check_in(session.roster.all()[0].id)
    assert session.printing.states.to_reprint(Paper.SETTLEMENT) == [ALL]


def test_the_list_bears_the_day_of_the_conference_once_it_is_fixed(session, meal):

    conference = session.state.conference
    fixed = replace(conference, day=date(2025, 12, 15))
    session.work.act("test", lambda: change("conference", conference, fixed))
    session.door.check_in(session.roster.all()[0].id)
    fields = Document(io.BytesIO(render(session, Paper.ALLOWANCES).data))
    head = fields.tables[0].rows[0].cells[1].text
    assert "Đại Sơn, ngày 15 tháng 12 năm 2025" in head
