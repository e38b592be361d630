"""Estimate and settlement as a workbook whose formulas Excel and LibreOffice recompute."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from hoinghi_tui.domain.budget import Quantity
from hoinghi_tui.domain.budget_sums import Account, WorkedLine
from hoinghi_tui.spreadsheets.cells import column_letters
from hoinghi_tui.spreadsheets.export_xlsx import thin_border, workbook_bytes
from hoinghi_tui.xml_text import legal_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

PLAN, SETTLEMENT = "Dự toán", "Quyết toán"
HEADER_ROW = 4
FIRST_ROW = 5
"""Where the lines begin; the total stands below the last of them."""
_LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
_MONEY = "#,##0"
_A4 = 9
_LINE_HEIGHT, _HIGHEST = 16, 409
"""Points; a row of Excel can be no higher."""

_PLAN_COLUMNS = (
    *(("STT", 6), ("Nội dung chi", 42), ("Đơn vị tính", 13), ("Số lượng", 11)),
    *(("Đơn giá (đồng)", 16), ("Thành tiền (đồng)", 18), ("Căn cứ, ghi chú", 42)),
)
_SETTLEMENT_COLUMNS = (
    *(("STT", 6), ("Nội dung chi", 42), ("Dự toán (đồng)", 18), ("Số lượng", 11)),
    *(("Đơn giá (đồng)", 16), ("Thực chi (đồng)", 18), ("Chênh lệch (đồng)", 18)),
    *(("Số chứng từ", 16), ("Ngày chứng từ", 14)),
)
Value = str | int | None


class Formula(str):
    """A text of ours that is a formula; every other text stays text, whatever it begins with."""

    __slots__ = ()


def budget_as_xlsx(account: Account, title: str) -> bytes:
    """Return the workbook of a budget; equal budgets give equal bytes.

    Amounts are formulas (quantity × price), totals are SUM over the lines, so that they
    follow when the office fills in or corrects a number. What is not known is an empty cell.
    What was paid is the number of the voucher, not a product.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    workbook.calculation.fullCalcOnLoad = True
    last = FIRST_ROW + len(account.lines) - 1
    rows = [_plan_row(number, one) for number, one in enumerate(account.lines, 1)]
    plan = _sheet(workbook, PLAN, title, _PLAN_COLUMNS)
    _write(plan, [*rows, _total_row(last, "F"), _each_plan(last, account)], text_columns=(2, 3, 7))
    rows = [_settled_row(number, one) for number, one in enumerate(account.lines, 1)]
    settled = _sheet(workbook, SETTLEMENT, title, _SETTLEMENT_COLUMNS)
    _write(
        settled,
        [*rows, _settled_total(last), _each_settled(last, account)],
        text_columns=(2, 8, 9),
    )
    return workbook_bytes(workbook)


# -- what stands in the rows -------------------------------------------------------------------


def _plan_row(number: int, one: WorkedLine) -> list[Value]:
    row, line = FIRST_ROW + number - 1, one.line
    is_prizes = line.source is Quantity.PRIZES
    amount: Value = one.planned if is_prizes else _product(row)
    about = "; ".join(filter(None, (line.basis, line.note)))
    return [number, line.title, line.measure, one.planned_quantity, line.unit_price, amount, about]


def _settled_row(number: int, one: WorkedLine) -> list[Value]:
    row, line = FIRST_ROW + number - 1, one.line
    typed = line.actual is not None or line.source is Quantity.PRIZES
    return [
        number,
        line.title,
        Formula(f"=IF(COUNT('{PLAN}'!F{row})=1,'{PLAN}'!F{row},\"\")"),
        one.settled_quantity,
        line.unit_price,
        one.settled if typed else _product(row),
        Formula(f'=IF(COUNT(C{row},F{row})=2,C{row}-F{row},"")'),
        line.voucher_no,
        f"{line.voucher_day:%d/%m/%Y}" if line.voucher_day else "",
    ]


def _product(row: int) -> Formula:
    """Return quantity × price, nothing while one of them is blank."""
    return Formula(f'=IF(COUNT(D{row}:E{row})=2,D{row}*E{row},"")')


def _total_row(last: int, column: str) -> list[Value]:
    return [None, "Cộng", None, None, None, _sum(column, last)]


def _settled_total(last: int) -> list[Value]:
    whole = f"AND({_complete('C', last)},{_complete('F', last)})"
    difference = Formula(f'=IF({whole},C{last + 1}-F{last + 1},"")')
    return [None, "Cộng", _sum("C", last), None, None, _sum("F", last), difference]


def _each_plan(last: int, account: Account) -> list[Value]:
    return ["", "Bình quân một đại biểu được mời", None, *_each(last, account, planned=True)]


def _each_settled(last: int, account: Account) -> list[Value]:
    return ["", "Bình quân một đại biểu có mặt", None, *_each(last, account, planned=False)]


def _each(last: int, account: Account, *, planned: bool) -> list[Value]:
    """Return the number of people, nothing, and the total for each of them."""
    count = account.counts.delegates
    row = last + 2
    known = f"AND({_complete('F', last)},COUNT(D{row})=1)"
    each = Formula(f'=IF({known},INT(F{last + 1}/D{row}),"")')
    return [count.planned if planned else count.settled, None, each]


def _sum(column: str, last: int) -> Formula:
    return Formula(f"=SUM({column}{FIRST_ROW}:{column}{last})")


def _complete(column: str, last: int) -> str:
    """Return the condition that no line of a column is blank."""
    area = f"{column}{FIRST_ROW}:{column}{last}"
    return f"COUNT({area})=ROWS({area})"


# -- how they are written ----------------------------------------------------------------------


def _sheet(
    workbook: "Workbook", name: str, title: str, columns: Sequence[tuple[str, int]]
) -> "Worksheet":
    """Begin a sheet: headings, widths, laid out for A4 paper."""
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.worksheet.properties import PageSetupProperties

    sheet: Worksheet = workbook.create_sheet(name)
    for row, text, size in ((1, f"{name} kinh phí".upper(), 14), (2, title, 12)):
        cell = sheet.cell(row, 1)
        _put_text(cell, text)
        cell.font = Font(name="Times New Roman", size=size, bold=True)
    for place, (heading, width) in enumerate(columns, 1):
        cell = sheet.cell(HEADER_ROW, place, heading)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E2F3")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = thin_border()
        sheet.column_dimensions[column_letters(place - 1)].width = width
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return sheet


def _write(
    sheet: "Worksheet", rows: Sequence[Sequence[Value]], *, text_columns: tuple[int, ...]
) -> None:
    from openpyxl.styles import Alignment, Font

    width = sheet.max_column
    for place, row in enumerate(rows):
        is_total = place >= len(rows) - 2
        for column in range(1, width + 1):
            cell = sheet.cell(FIRST_ROW + place, column)
            value = row[column - 1] if column <= len(row) else None
            is_text = column in text_columns
            cell.number_format = "@" if is_text else _MONEY
            _put(cell, value)
            cell.font = Font(name="Times New Roman", size=12, bold=is_total)
            cell.border = thin_border()
            cell.alignment = Alignment(vertical="top", wrap_text=is_text)
        _fit_height(sheet, FIRST_ROW + place, row, text_columns)


def _fit_height(
    sheet: "Worksheet", number: int, row: Sequence[Value], text_columns: tuple[int, ...]
) -> None:
    """Let a row show its longest text whole: not every program does so by itself."""
    lines = 1
    for column in text_columns:
        text = row[column - 1] if column <= len(row) else None
        width = int(sheet.column_dimensions[column_letters(column - 1)].width)
        lines = max(lines, -(-len(str(text or "")) // (width - 2)))
    if lines > 1:
        sheet.row_dimensions[number].height = min(lines * _LINE_HEIGHT, _HIGHEST)


def _put(cell: "Cell | MergedCell", value: Value) -> None:
    if isinstance(value, str) and not isinstance(value, Formula):
        _put_text(cell, value)
    elif value is not None:
        cell.value = str(value) if isinstance(value, Formula) else value


def _put_text(cell: "Cell | MergedCell", text: str) -> None:
    """Write a text that is never taken for a formula, also after somebody has edited it."""
    if text:
        cell.value = legal_text(text)[:_LONGEST]
        cell.data_type = "s"
        cell.number_format = "@"
