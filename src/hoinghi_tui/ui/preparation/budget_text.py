"""How section 5 of F9 says money: a line in columns, a line written out, the totals."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from hoinghi_tui.domain.budget import QUANTITY_WORDS, Quantity
from hoinghi_tui.domain.budget_checks import Gap, is_over_norm, is_over_plan, is_unsettled
from hoinghi_tui.domain.budget_norms import Norm
from hoinghi_tui.domain.budget_sums import Account, Sum, WorkedLine
from hoinghi_tui.domain.money_text import amount_text
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable

_WIDTH = 12
COLUMNS = (
    Column("", 1),
    Column("Nội dung chi", 20, weight=1),
    Column("     Dự toán", _WIDTH),
    Column("  Quyết toán", _WIDTH),
    Column("     Còn lại", _WIDTH, drop=2),
    Column("Trạng thái", 14, drop=1),
)
UNKNOWN = ("○", "chưa tính được", "warning")
PLANNED = ("◐", "đã dự toán", "accent")
NO_VOUCHER = ("●", "chờ chứng từ", "accent")
OVER = ("▲", "chi vượt", "error")
DONE = ("✔", "đã quyết toán", "success")


def state_of(one: WorkedLine) -> tuple[str, str, str]:
    """Return shape, word and tone of how far a line has come."""
    if is_over_plan(one):
        return OVER
    if not is_unsettled(one):
        return DONE
    if one.settled is not None:
        return NO_VOUCHER
    return UNKNOWN if one.planned is None else PLANNED


def line_cells(one: WorkedLine) -> Sequence[Cell]:
    """Return a line as cells for ``COLUMNS``."""
    mark, word, tone = state_of(one)
    return (
        Cell(mark, tone),
        Cell(one.line.title),
        Cell(_column(one.planned)),
        Cell(_column(one.settled), "strong"),
        Cell(_column(one.difference), "error" if is_over_plan(one) else "muted"),
        Cell(word, tone),
    )


def money(amount: int | None) -> str:
    """Return an amount with its unit, "…" for one nobody knows."""
    return "…" if amount is None else f"{amount_text(amount)} đ"


def heading(account: Account) -> Content:
    """Return the totals in one line."""
    parts = [
        Content.assemble(("DỰ TOÁN ", "$muted"), *_total(account.planned)),
        Content.assemble(("QUYẾT TOÁN ", "$muted"), *_total(account.settled)),
    ]
    if account.difference is not None:
        parts.append(_difference(account.difference))
    return Content("   ").join(parts)


def sums(account: Account, gaps: Sequence[Gap], *, fixed: bool) -> Content:
    """Return the whole totals in words and for each person, and what is missing."""
    lines = [*_sum_lines("Dự toán", account.planned, account.planned_each)]
    lines += _sum_lines("Quyết toán", account.settled, account.settled_each)
    if account.lines:
        mark, words = ("■", "đã chốt số lượng") if fixed else ("□", "đổi theo số người")
        lines.append(Content.styled(f"{mark} dự toán {words}", "$accent" if fixed else "$muted"))
        lines += [Content.styled(printable(f"▲ {gap.text}"), "$warning") for gap in gaps]
    return Content("\n").join(lines)


def detail(one: WorkedLine, norm: Norm | None) -> Content:
    """Write a line out: how its amounts come about, its basis, what is doubtful."""
    return Content("\n").join(_detail(one, norm))


def _detail(one: WorkedLine, norm: Norm | None) -> Iterator[Content]:
    line = one.line
    yield Content.styled(printable(line.title), "bold")
    fixed = ", đã chốt" if line.is_fixed and line.source is not Quantity.TYPED else ""
    yield Content.assemble(
        ("Dự toán   ", "$muted"),
        _product(one, one.planned_quantity, one.planned),
        (f"  {QUANTITY_WORDS[line.source]}{fixed}", "$muted"),
    )
    paid = money(line.actual) if line.actual is not None else ""
    yield Content.assemble(
        ("Thực chi  ", "$muted"), paid or _product(one, one.settled_quantity, one.settled)
    )
    number, day = line.voucher_no, line.voucher_day
    voucher = f"{number or '…'}, ngày {f'{day:%d/%m/%Y}' if day else '…'}"
    yield Content.assemble(("Chứng từ  ", "$muted"), printable(voucher))
    if norm is not None and norm.amount is not None:
        yield Content.assemble(
            ("Định mức  ", "$muted"),
            money(norm.amount),
            ("" if norm.confirmed else "  ▲ chưa xác nhận", "$warning"),
            ("  ▲ đơn giá cao hơn" if is_over_norm(one, norm) else "", "$error"),
        )
    about = "; ".join(filter(None, (line.basis, line.note)))
    if about:
        yield Content.styled(printable(about), "$muted")


def _product(one: WorkedLine, quantity: int | None, amount: int | None) -> str:
    if one.line.source is Quantity.PRIZES:
        count = "…" if quantity is None else amount_text(quantity)
        return f"{count} mục, {money(amount)}"
    count = "…" if quantity is None else amount_text(quantity)
    named = " ".join(filter(None, (count, one.line.measure)))
    return printable(f"{named} × {money(one.line.unit_price)} = {money(amount)}")


def _sum_lines(name: str, total: Sum, each: int | None) -> Iterator[Content]:
    """Yield a whole total in words, and what it makes for each person."""
    if total.words:
        yield Content.assemble((f"{name}: ", "$muted"), total.words)
    if each is not None:
        yield Content.styled(f"bình quân {money(each)} một đại biểu", "$muted")


def _total(total: Sum) -> tuple[tuple[str, str], ...]:
    if not total.known:
        return (("…", "$warning"),)
    unknown = f" ▲ {total.unknown} chưa rõ" if total.unknown else ""
    return ((money(total.amount), "bold $foreground"), (unknown, "$warning"))


def _difference(amount: int) -> Content:
    word, tone = ("CÒN LẠI ", "$success") if amount >= 0 else ("▲ CHI VƯỢT ", "$error")
    return Content.assemble((word, "$muted"), (money(abs(amount)), f"bold {tone}"))


def _column(amount: int | None) -> str:
    return f"{'…' if amount is None else amount_text(amount):>{_WIDTH}}"
