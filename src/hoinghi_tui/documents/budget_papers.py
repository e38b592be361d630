"""The papers about money: estimate (dự toán), settlement (quyết toán), list of allowances."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_checks import Gap
from hoinghi_tui.domain.budget_sums import Account, WorkedLine
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.domain.money_words import in_words
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.titles import post_with_unit


@dataclass(frozen=True, slots=True)
class Paid:
    """Who is paid an allowance: the person who came, the unit of whose place it is."""

    attendee: Attendee
    unit: Unit | None
    sample: bool


@dataclass(frozen=True, slots=True)
class Allowances:
    """What is paid to each person off the payroll who came; ``each`` None is not known."""

    content: str
    each: int | None
    people: Sequence[Paid]

    @property
    def total(self) -> int | None:
        """The money for all of them."""
        return None if self.each is None else self.each * len(self.people)


# -- estimate ----------------------------------------------------------------------------


def estimate_fields(account: Account, conference: Conference) -> dict[str, Any]:
    """Return the fields of the estimate; while a line is unknown the total is blank."""
    return {
        **_head(conference),
        "budget": or_blank(conference.budget.strip()),
        "basis": or_blank(conference.basis.strip()),
        "lines": [
            {
                "number": number,
                "title": or_blank(one.line.title),
                "measure": one.line.measure,
                "quantity": _money(one.planned_quantity),
                "price": "" if _is_prizes(one) else _money(one.line.unit_price),
                "amount": _money(one.planned),
                "note": "; ".join(filter(None, (one.line.basis, one.line.note))),
            }
            for number, one in enumerate(account.lines, 1)
        ],
        "total": _money(account.planned.whole),
        "words": or_blank(account.planned.words),
        "each": _money(account.planned_each),
        **_signed(conference),
    }


def estimate_warnings(
    account: Account, conference: Conference, gaps: Sequence[Gap]
) -> tuple[str, ...]:
    """Name what is blank in the estimate; ``gaps`` are those of ``budget_checks``."""
    quantities = ["số lượng"] * sum(one.planned_quantity is None for one in account.lines)
    prices = ["đơn giá"] * sum(
        one.line.unit_price is None for one in account.lines if not _is_prizes(one)
    )
    rows = blank_warnings([*quantities, *prices], "dòng")
    return (*_head_warnings(conference), *rows, *_sentences(gaps), *_sample(conference.sample))


# -- settlement --------------------------------------------------------------------------


def settlement_fields(account: Account, conference: Conference) -> dict[str, Any]:
    """Return the fields of the settlement; what is not known is blank, never worked out."""
    return {
        **_head(conference),
        "budget": or_blank(conference.budget.strip()),
        "present": _money(account.counts.delegates.settled),
        "lines": [
            {
                "number": number,
                "title": or_blank(one.line.title),
                "quantity": _money(one.settled_quantity),
                "planned": _money(one.planned),
                "settled": _money(one.settled),
                "difference": _money(one.difference),
                "voucher": _voucher(one),
                "note": one.line.note,
            }
            for number, one in enumerate(account.lines, 1)
        ],
        "planned": _money(account.planned.whole),
        "settled": _money(account.settled.whole),
        "difference": _money(account.difference),
        "words": or_blank(account.settled.words),
        "each": _money(account.settled_each),
        **_signed(conference),
    }


def settlement_warnings(
    account: Account, conference: Conference, gaps: Sequence[Gap]
) -> tuple[str, ...]:
    """Name what is blank in the settlement; ``gaps`` are those of ``budget_checks``."""
    present = account.counts.delegates.settled
    head = () if present else ("Chưa điểm danh ai: số đại biểu có mặt in “…”",)
    return (*_head_warnings(conference), *head, *_sentences(gaps), *_sample(conference.sample))


def _voucher(one: WorkedLine) -> str:
    """Return number and day of the voucher; nothing was paid without one but 0 đồng."""
    day, number = one.line.voucher_day, one.line.voucher_no
    if not number and day is None:
        return "" if one.settled == 0 else BLANK
    return f"{or_blank(number)}, {f'{day:%d/%m/%Y}' if day else BLANK}"


# -- allowances --------------------------------------------------------------------------


def allowance_fields(paid: Allowances, conference: Conference) -> dict[str, Any]:
    """Return the fields of the list on which people off the payroll sign for their money."""
    total = paid.total
    return {
        **_head(conference, is_sample=any(one.sample for one in paid.people)),
        "date": letterhead_fields(conference, conference.day)["date"],
        "content": or_blank(paid.content),
        "when": or_blank(conference.when.text),
        "place": or_blank(conference.where),
        "people": [
            {
                "number": number,
                "name": or_blank(one.attendee.titled),
                "post": or_blank(post_with_unit(one.attendee.position, one.unit)),
                "instead_of": f"đi thay {one.attendee.replaces}" if one.attendee.replaces else "",
                "amount": _money(paid.each),
            }
            for number, one in enumerate(paid.people, 1)
        ],
        "total": _money(total),
        "words": BLANK if total is None else in_words(total),
        **_signed(conference),
    }


def allowance_warnings(paid: Allowances, conference: Conference) -> tuple[str, ...]:
    """Name what is blank in the list, and who came instead: perhaps on the payroll."""
    return (*_head_warnings(conference), *_allowance_warnings(paid, conference))


def _allowance_warnings(paid: Allowances, conference: Conference) -> Iterator[str]:
    if paid.each is None:
        yield f"Chưa có mức chi mỗi người: {len(paid.people)} dòng in “{BLANK}”"
    if conference.day is None:
        yield f"Chưa có ngày họp: 1 chỗ in “{BLANK}”"
    instead = sum(bool(one.attendee.replaces) for one in paid.people)
    if instead:
        yield f"{instead} người đi thay: kiểm tra người ấy có hưởng lương từ ngân sách không"
    yield from _sample(conference.sample or any(one.sample for one in paid.people))


# -- what they share ---------------------------------------------------------------------


def _head(conference: Conference, *, is_sample: bool = False) -> dict[str, Any]:
    return {
        "notice": SAMPLE_NOTICE if conference.sample or is_sample else "",
        **letterhead_fields(conference, None),
        "title": or_blank(conference.title_on_paper),
    }


def _signed(conference: Conference) -> dict[str, Any]:
    lines = signature_lines(conference.issuer, conference.signer_title)
    return {
        "signature": [or_blank(line) for line in lines],
        "signer": or_blank(conference.signer),
    }


def _head_warnings(conference: Conference) -> tuple[str, ...]:
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "nguồn kinh phí": conference.budget.strip(),
        "người ký": conference.signer.strip(),
    }
    return blank_warnings((label for label, value in present.items() if not value), "chỗ")


def _sentences(gaps: Sequence[Gap]) -> tuple[str, ...]:
    return tuple(gap.sentence.removesuffix(".") for gap in gaps)


def _sample(is_sample: bool) -> tuple[str, ...]:
    return sample_warning(is_sample)


def _money(number: int | None) -> str:
    return BLANK if number is None else amount_text(number)


def _is_prizes(one: WorkedLine) -> bool:
    return one.line.source is Quantity.PRIZES
