"""Tables as an Excel workbook that is ready to be filtered and printed."""

import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from hoinghi_tui.deterministic_zip import deterministic_zip
from hoinghi_tui.spreadsheets.cells import column_letters
from hoinghi_tui.spreadsheets.export_table import Table
from hoinghi_tui.spreadsheets.formula_text import neutral
from hoinghi_tui.xml_text import legal_text

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST = 6, 36
"""Widths of columns, in characters; what is longer is wrapped."""
_FILTER_BUTTON = 4
_A4 = 9
_MARGINS_CM = {"left": 1.5, "right": 1.5, "top": 2.0, "bottom": 1.5, "header": 0.8, "footer": 0.8}
_INCH_CM = 2.54
_LONGEST = 32_767
"""Characters that a cell of Excel can hold."""
_SAVED_WHEN = re.compile("<dcterms:(created|modified).*?</dcterms:\\1>")


def tables_as_xlsx(tables: Sequence[Table]) -> bytes:
    """Return a workbook with one sheet for each table; equal tables give equal bytes.

    All people's texts are cells of text, never formulas, and stay so when somebody edits
    them in Excel; only the first column is numbers. Openpyxl writes everything but the rows:
    ten thousand people in four views took it fifteen seconds, and take two written here.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    rows: dict[str, str] = {}
    for number, table in enumerate(tables, 1):
        sheet = workbook.create_sheet(table.title)
        _write_header(sheet, table)
        _set_up(sheet, table)
        rows[f"xl/worksheets/sheet{number}.xml"] = _rows_xml(table, *_body_styles(sheet))
    return deterministic_zip(_with_rows(_saved(workbook), rows))


def workbook_bytes(workbook: "Workbook") -> bytes:
    """Return a workbook that openpyxl wrote whole; equal contents give equal bytes."""
    return deterministic_zip(_with_rows(_saved(workbook), {}))


# -- what openpyxl writes --------------------------------------------------------------------


def _write_header(sheet: "Worksheet", table: Table) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    for column, text in enumerate(table.headings, 1):
        cell = sheet.cell(1, column, text)
        cell.font = Font(name="Times New Roman", size=12, bold=True)
        cell.fill = PatternFill("solid", fgColor="D9E2F3")
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        cell.border = thin_border()


def _set_up(sheet: "Worksheet", table: Table) -> None:
    """Freeze and repeat the header, fit widths, and lay the sheet out for A4 paper."""
    from openpyxl.worksheet.header_footer import HeaderFooterItem
    from openpyxl.worksheet.properties import PageSetupProperties

    last = f"{column_letters(len(table.headings) - 1)}{len(table.rows) + 1}"
    sheet.freeze_panes = "D2"  # number, id and name stay in sight too
    sheet.auto_filter.ref = f"A1:{last}"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.oddFooter = HeaderFooterItem()
    sheet.oddFooter.center.text = "&P/&N"
    for side, centimetres in _MARGINS_CM.items():
        setattr(sheet.page_margins, side, centimetres / _INCH_CM)
    for place, heading in enumerate(table.headings):
        word = max(map(len, heading.split()), default=0)  # the heading itself is wrapped
        longest = max((len(row[place]) for row in table.rows), default=0)
        width = min(max(longest + 2, word + _FILTER_BUTTON, _NARROWEST), _WIDEST)
        sheet.column_dimensions[column_letters(place)].width = width


def _body_styles(sheet: "Worksheet") -> tuple[int, int]:
    """Return the workbook's numbers of the styles for numbers and for texts."""
    from openpyxl.cell import Cell
    from openpyxl.styles import Alignment, Font

    number, text = Cell(sheet, row=1, column=1), Cell(sheet, row=1, column=1)
    for cell in (number, text):
        cell.font = Font(name="Times New Roman", size=12)
        cell.border = thin_border()
    number.alignment = Alignment(horizontal="center", vertical="top")
    text.alignment = Alignment(vertical="top", wrap_text=True)
    text.number_format = "@"  # Excel's own mark of a cell that holds text, whatever is typed
    return number.style_id, text.style_id


def thin_border() -> "Border":
    """Return the border of every cell of our tables."""
    from openpyxl.styles import Border, Side

    line = Side(style="thin", color="808080")
    return Border(left=line, right=line, top=line, bottom=line)


def _saved(workbook: "Workbook") -> bytes:
    workbook.properties.creator = "hoinghi-tui"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


# -- the rows --------------------------------------------------------------------------------


def _rows_xml(table: Table, number_style: int, text_style: int) -> str:
    """Return the rows below the header as SpreadsheetML (ECMA-376 part 1, 18.3.1.73)."""
    letters = [column_letters(place) for place in range(len(table.headings))]
    lines: list[str] = []
    for row, (number, *texts) in enumerate(table.rows, 2):
        lines.append(f'<row r="{row}"><c r="A{row}" s="{number_style}"><v>{number}</v></c>')
        for letter, text in zip(letters[1:], texts, strict=True):
            start = f'<c r="{letter}{row}" s="{text_style}"'
            lines.append(f"{start}{_text_xml(text)}" if text else f"{start}/>")
        lines.append("</row>")
    return "".join(lines)


def _text_xml(text: str) -> str:
    # An apostrophe that could be one of `neutral` is doubled, as the import takes it off.
    kept = neutral(text) if text.startswith("'") else text
    legal = escape(legal_text(kept)[:_LONGEST], {"\r": "&#13;"})
    return f' t="inlineStr"><is><t xml:space="preserve">{legal}</t></is></c>'


def _with_rows(data: bytes, rows: Mapping[str, str]) -> bytes:
    """Put the rows into the sheets, and take out at what time the file was made."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name in rows:
                part = _sheet_xml(part.decode(), rows[name]).encode()
            elif name == "docProps/core.xml":
                part = _SAVED_WHEN.sub("", part.decode()).encode()
            target.writestr(name, part)
    return out.getvalue()


def _sheet_xml(sheet: str, rows: str) -> str:
    """Add the rows; Excel's green corners on numbers that are text are spared people."""
    area = sheet.partition('<autoFilter ref="')[2].partition('"')[0]
    sheet = re.sub('<dimension ref="[^"]*"', f'<dimension ref="{area}"', sheet, count=1)
    error = f'<ignoredError sqref="{area}" numberStoredAsText="1"/>'
    head, end_of_rows, rest = sheet.partition("</sheetData>")
    rest = rest.replace("</worksheet>", f"<ignoredErrors>{error}</ignoredErrors></worksheet>")
    return f"{head}{rows}{end_of_rows}{rest}"
