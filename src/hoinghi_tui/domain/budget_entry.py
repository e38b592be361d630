"""A line of the budget as a person types it, checked field by field."""

from dataclasses import dataclass, replace
from datetime import date

from hoinghi_tui.domain.budget import BudgetLine, Quantity
from hoinghi_tui.domain.checked import Checked
from hoinghi_tui.domain.conference_date import parse_conference_date
from hoinghi_tui.domain.money_text import LARGEST, amount_text, parse_amount
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import clean

MOST = 100_000
"""More of anything than a conference buys; a larger number is a slip of the keys."""

LABELS = {
    "title": "Nội dung chi",
    "source": "Số lượng",
    "quantity": "Số dự toán",
    "measure": "Đơn vị tính",
    "unit_price": "Đơn giá",
    "basis": "Căn cứ",
    "note": "Ghi chú",
    "actual_quantity": "Số thực chi",
    "actual": "Tiền thực chi",
    "voucher_no": "Số chứng từ",
    "voucher_day": "Ngày chứng từ",
}
"""What each field of the form is called, in the order of the form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetDraft:
    """The values of the form, texts as typed; blank is not known."""

    title: str = ""
    source: Quantity = Quantity.TYPED
    quantity: str = ""
    measure: str = ""
    unit_price: str = ""
    basis: str = ""
    note: str = ""
    actual_quantity: str = ""
    actual: str = ""
    voucher_no: str = ""
    voucher_day: str = ""

    @classmethod
    def of(cls, line: BudgetLine) -> "BudgetDraft":
        """Return the values that show ``line`` in the form."""
        return cls(
            title=line.title,
            source=line.source,
            quantity=_number_text(line.quantity),
            measure=line.measure,
            unit_price=_number_text(line.unit_price),
            basis=line.basis,
            note=line.note,
            actual_quantity=_number_text(line.actual_quantity),
            actual=_number_text(line.actual),
            voucher_no=line.voucher_no,
            voucher_day=f"{line.voucher_day:%d/%m/%Y}" if line.voucher_day else "",
        )


def check_budget(draft: BudgetDraft, before: BudgetLine, today: date) -> Checked[BudgetLine]:
    """Turn a draft into ``before`` with the typed values; fields not in the form stay.

    Wrong are: a blank title, what is no amount (below 0, not whole, more than ``LARGEST``),
    more than ``MOST`` of a thing, a price for prizes, and a voucher of a day after ``today``.
    """
    problems: dict[str, str] = {}
    typed: dict[str, object] = {
        "source": draft.source,
        "measure": clean(draft.measure),
        "basis": clean(draft.basis),
        "note": clean(draft.note),
        "voucher_no": clean(draft.voucher_no),
    }
    for name, read in (
        ("title", lambda: _title(draft.title)),
        ("quantity", lambda: _quantity(draft.quantity)),
        ("unit_price", lambda: _price(draft)),
        ("actual_quantity", lambda: _quantity(draft.actual_quantity)),
        ("actual", lambda: _money(draft.actual)),
        ("voucher_day", lambda: _day(draft.voucher_day, today)),
    ):
        try:
            typed[name] = read()
        except Refused as refusal:
            problems[name] = str(refusal)
    if draft.source is not Quantity.PRIZES:
        typed["planned"] = None
    line = replace(before, **typed)  # type: ignore[arg-type]
    for name, quantity in (("quantity", line.quantity), ("actual_quantity", line.actual_quantity)):
        if (quantity or 0) * (line.unit_price or 0) > LARGEST and not problems:
            problems[name] = f"Thành tiền lớn hơn {amount_text(LARGEST)} đồng. Hãy xem lại."
    return Checked(line, problems)


def _title(text: str) -> str:
    title = clean(text)
    if not title:
        raise Refused("Hãy ghi nội dung chi, ví dụ Nước uống.")
    return title


def _quantity(text: str) -> int | None:
    number = clean(text)
    if not number:
        return None
    amount = parse_amount(number)
    if amount is None or amount > MOST:
        raise Refused(f"Ghi số nguyên từ 0 đến {amount_text(MOST)}; chưa rõ thì để trống.")
    return amount


def _money(text: str) -> int | None:
    number = clean(text)
    if not number:
        return None
    if number.startswith(("-", "−", "–")):
        raise Refused("Số tiền không thể âm. Ghi số tiền từ 0 trở lên.")
    amount = parse_amount(number)
    if amount is None:
        raise Refused(
            f"Ghi số tiền như 50.000, nhiều nhất {amount_text(LARGEST)}; chưa rõ thì để trống."
        )
    return amount


def _price(draft: BudgetDraft) -> int | None:
    price = _money(draft.unit_price)
    if price is not None and draft.source is Quantity.PRIZES:
        raise Refused("Tiền thưởng lấy từ trang F7 nên không có đơn giá. Hãy để trống.")
    return price


def _day(text: str, today: date) -> date | None:
    try:
        told = parse_conference_date(text)
    except Refused:
        raise Refused("Ghi ngày chứng từ như 15/12/2025; chưa có thì để trống.") from None
    if told.expected:
        raise Refused("Ghi ngày chứng từ như 15/12/2025; chưa có thì để trống.")
    if told.day is not None and told.day > today:
        raise Refused(f"Ngày chứng từ ở sau hôm nay ({today:%d/%m/%Y}). Hãy xem lại.")
    return told.day


def _number_text(number: int | None) -> str:
    return "" if number is None else amount_text(number)
