"""A table as a text file that Excel opens with all its letters."""

import csv
import io

from hoinghi_tui.spreadsheets.export_table import Table
from hoinghi_tui.spreadsheets.formula_text import neutral
from hoinghi_tui.xml_text import legal_text


def table_as_csv(table: Table) -> bytes:
    """Return a .csv: UTF-8 with byte order mark, commas, CRLF, nothing that could run.

    A text file has no kind of cell that is text only, so what a spreadsheet could take for
    a formula is written behind an apostrophe; the import takes it off again.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (table.headings, *table.rows):
        writer.writerow([neutral(legal_text(text)) for text in row])
    return out.getvalue().encode("utf-8-sig")
