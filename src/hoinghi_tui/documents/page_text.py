"""The first page of a Word file as lines of text, to be looked at before it is printed."""

import io
import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice, zip_longest
from typing import TYPE_CHECKING, Any

from hoinghi_tui.documents.page_lines import aligned, cells, longest_word, wrapped
from hoinghi_tui.vietnamese import printable

if TYPE_CHECKING:
    from docx.document import Document

MOST_LINES = 60
"""About as many lines of type as a sheet of paper holds."""
_DEEPEST = 4
"""Tables within tables beyond this say nothing on a terminal."""
_WIDEST_WORD = 10
"""A column gives way to a word up to so many cells wide; longer ones are broken."""


def page_text(data: bytes, width: int) -> tuple[str, ...]:
    """Return the first page of a .docx, given as bytes, in lines at most ``width`` cells wide.

    Paragraphs stand as they are aligned, cells of a table side by side; pictures, headers
    and footers are left out. The page ends at the first page break or new section, at the
    latest after ``MOST_LINES`` lines. Signs that a terminal cannot show are replaced. Empty
    for a file without text. Raises what python-docx raises for a file that is no .docx.
    """
    from docx import Document

    document = Document(io.BytesIO(data))
    lines = list(islice(_single_gaps(_body(document, width)), MOST_LINES))
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)


def _single_gaps(lines: Iterator[str]) -> Iterator[str]:
    """Leave out empty lines at the start and after another one."""
    before = ""
    for line in lines:
        if line or before:
            yield line
        before = line


def _body(document: "Document", width: int) -> Iterator[str]:
    begun = False
    for element in document.element.body.inner_content_elements:
        if _is_table(element):
            yield from _table(element, document, width, 1)
        else:
            before, ends = _until_break(element, document, begun)
            yield from _paragraph(element, before, document, width)
            if ends:
                return
        begun = True


def _until_break(element: Any, document: "Document", begun: bool) -> tuple[str, bool]:
    """Return the text of a paragraph that is on the first page, and whether that ends in it."""
    from docx.text.paragraph import Paragraph

    if begun and Paragraph(element, document).paragraph_format.page_break_before:
        return "", True
    text = ""
    for run in element.xpath("./w:r | ./w:hyperlink/w:r"):
        for part in run:
            tag = part.tag.rpartition("}")[2]
            if tag == "br" and part.type == "page" and (begun or text):
                return text, True
            text += str(part) if tag in ("t", "tab", "br", "cr", "noBreakHyphen") else ""
    section = element.xpath("./w:pPr/w:sectPr")
    return text, bool(section) and not _goes_on(section[0], document)


def _goes_on(section: Any, document: "Document") -> bool:
    """Tell whether the section after this one begins on the same page."""
    from docx.enum.section import WD_SECTION

    every = list(document.element.body.xpath("./w:p/w:pPr/w:sectPr | ./w:sectPr"))
    following = every[every.index(section) + 1 :]
    return bool(following) and following[0].start_type == WD_SECTION.CONTINUOUS


def _is_table(element: Any) -> bool:
    return str(element.tag).endswith("}tbl")


def _paragraph(element: Any, text: str, document: "Document", width: int) -> Iterator[str]:
    side = _side(element, document)
    for line in text.split("\n"):
        # A tab is a gap of unknown width: two blanks keep what stands around it apart.
        plain = printable(re.sub(r"\t+", "  ", line).replace("\xa0", " ")).rstrip()
        yield from (aligned(one, width, side) for one in wrapped(plain, width) or [""])


def _side(element: Any, document: "Document") -> str:
    """Return "left", "center" or "right", as the paragraph or its style says."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.text.paragraph import Paragraph

    paragraph = Paragraph(element, document)
    found, style = paragraph.alignment, paragraph.style
    while found is None and style is not None:
        found, style = style.paragraph_format.alignment, style.base_style
    sides = {WD_ALIGN_PARAGRAPH.CENTER: "center", WD_ALIGN_PARAGRAPH.RIGHT: "right"}
    return sides.get(found, "left") if found is not None else "left"


def _table(table: Any, document: "Document", width: int, depth: int) -> Iterator[str]:
    """Yield a table's rows, cells side by side and a blank between them."""
    if depth > _DEEPEST or width < 1:
        return
    rows = table.tr_lst[:MOST_LINES]
    edges = _edges(table, rows, width)
    for row in rows:
        columns: list[tuple[int, Sequence[str]]] = []
        at = row.grid_before
        for cell in row.tc_lst:
            after = min(at + max(1, cell.grid_span), len(edges) - 1)
            left, right = edges[min(at, after)], edges[after] - (after < len(edges) - 1)
            columns.append((left, list(_cell(cell, document, right - left, depth))))
            at = after
        yield from _side_by_side(columns)


def _side_by_side(columns: Sequence[tuple[int, Sequence[str]]]) -> Iterator[str]:
    for parts in zip_longest(*(lines for _, lines in columns), fillvalue=""):
        line = ""
        for (left, _), part in zip(columns, parts, strict=True):
            if part:
                line += " " * (left - cells(line)) + part
        yield line


def _cell(cell: Any, document: "Document", width: int, depth: int) -> Iterator[str]:
    for element in cell.inner_content_elements if width > 0 else ():
        if _is_table(element):
            yield from _table(element, document, width, depth + 1)
        else:
            yield from _paragraph(element, str(element.text), document, width)


def _edges(table: Any, rows: Sequence[Any], width: int) -> list[int]:
    """Return where the columns begin, and the end of the last, in cells from the left.

    They share the width as on paper, but the narrow get what their words need if it is there.
    """
    grid = [int(column.w or 0) for column in table.tblGrid.gridCol_lst]
    needed = [1] * max([1, len(grid), *(_across(row) for row in rows)])
    grid = [max(1, one) for one in grid] + [1] * (len(needed) - len(grid))
    for row in rows:
        at = row.grid_before
        for cell in row.tc_lst:
            if cell.grid_span == 1:
                words = "\n".join(str(one.text) for one in cell.p_lst)
                needed[at] = max(needed[at], min(longest_word(words), _WIDEST_WORD) + 1)
            at += max(1, cell.grid_span)
    spare = width - sum(needed)
    if spare < 0:
        shares = [width * one / sum(needed) for one in needed]
    else:
        paper = [width * one / sum(grid) for one in grid]
        wish = [max(0.0, one - least) for one, least in zip(paper, needed, strict=True)]
        whole = sum(wish) or 1
        shares = [least + spare * one / whole for least, one in zip(needed, wish, strict=True)]
    return [0, *(round(one) for one in accumulate(shares))]


def _across(row: Any) -> int:
    return int(row.grid_before) + sum(max(1, int(cell.grid_span)) for cell in row.tc_lst)
