"""The lines of the budget as a source folder tells them."""

from collections.abc import Iterable

from hoinghi_tui.domain.budget import BudgetLine, Quantity
from hoinghi_tui.domain.budget_entry import MOST
from hoinghi_tui.services.source_fields import Fields


def read_budget(tables: Iterable[tuple[int, Fields]]) -> tuple[BudgetLine, ...]:
    """Read the lines of the estimate; a number or price that is missing or 0 is not known.

    Raises ``SourceError`` naming file, place and key, also for a second line of prizes.
    """
    lines: list[BudgetLine] = []
    for number, fields in tables:
        line = _line(fields, number)
        if line.source is Quantity.PRIZES:
            if any(one.source is Quantity.PRIZES for one in lines):
                raise fields.error("quantity", "tiền thưởng đã có một dòng ở trên.")
            if line.unit_price is not None:
                raise fields.error("price", "tiền thưởng lấy từ trang F7, không có đơn giá.")
        lines.append(line)
    return tuple(lines)


def _line(fields: Fields, number: int) -> BudgetLine:
    line = BudgetLine(
        id=f"kp-{number:02d}",
        order=number,
        title=fields.text("title", None),
        source=fields.choice("quantity", Quantity, Quantity.TYPED),
        quantity=fields.integer("number", 0) or None,
        measure=fields.text("measure"),
        unit_price=fields.integer("price", 0) or None,
        norm=fields.text("norm"),
        basis=fields.text("basis"),
        note=fields.text("note"),
    )
    if (line.quantity or 0) > MOST:
        raise fields.error("number", f"lớn hơn {MOST}. Hãy xem lại.")
    fields.finish()
    return line
