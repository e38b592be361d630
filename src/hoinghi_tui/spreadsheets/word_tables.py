"""The tables of Word documents, .docx, read into grids of text."""

from collections.abc import Iterator
from typing import Any, NoReturn

from hoinghi_tui.spreadsheets.cells import (
    Area,
    Grid,
    ListFile,
    Progress,
    UnreadableList,
    no_progress,
)
from hoinghi_tui.spreadsheets.metered import MeteredBytes
from hoinghi_tui.spreadsheets.package_guard import check_package, refuse_damaged
from hoinghi_tui.spreadsheets.row_limits import MAX_COLUMNS, MAX_ROWS
from hoinghi_tui.spreadsheets.word_cells import (
    CELL,
    PARAGRAPH,
    ROW,
    TABLE,
    LegacyFonts,
    attribute,
    cell_text,
    children,
    has,
    has_element,
    paragraph_text,
)

SAVE_AS_DOCX = (
    "Hãy mở bằng Word, chọn Tệp → Lưu thành (Save As), kiểu “Word Document (*.docx)”, "
    "bỏ mật khẩu nếu có, rồi chọn tệp mới."
)
"""What to do about a document of another kind."""

BROKEN_DOCUMENT = (
    "tệp Word bị hỏng hoặc không đúng kiểu .docx. Hãy mở bằng Word, lưu lại rồi thử lần nữa."
)
_TICK = 100
_MOST_ABOVE = 12
"""How many paragraphs above a table are kept: a letterhead, a title, what it goes with."""
_OPENING = 0.3
"""The part of the progress that opening the document takes."""


def read_word_tables(name: str, data: bytes, progress: Progress = no_progress) -> ListFile:
    """Read the tables of a document's body in their order, as pieces of one list.

    ``data`` are the bytes of the file ``name``. A table within a cell of another is not
    read, nor are text boxes, headers and footers. Raises ``UnreadableList`` when the document
    is damaged, protected, too big, or has no table with text, and ``Cancelled`` when
    ``progress`` does.
    """
    from docx import Document  # costs 56 ms
    from docx.exceptions import PythonDocxError
    from docx.opc.exceptions import OpcError

    with refuse_damaged(BROKEN_DOCUMENT, name, OpcError, PythonDocxError):
        check_package(name, data)
        file = MeteredBytes(data, lambda share: progress(share * _OPENING), passes=1)
        document = Document(file)
        body = document.element.body
        fonts = LegacyFonts(body, document.styles.element)
        rows = _RowCount(name, body, progress)
        tables = enumerate(_headed_tables(body), 1)
        grids = [
            _TableReading(table, fonts, rows).grid(f"Bảng {number}", above)
            for number, (table, above) in tables
        ]
    grids = [grid for grid in grids if grid.rows]
    if not grids:
        raise UnreadableList(
            f"{name}: tệp Word không có bảng nào có chữ. Danh sách phải nằm trong một bảng; "
            "hãy chuyển chữ thành bảng (Chèn → Bảng) hoặc sao chép danh sách rồi dán."
        )
    return ListFile(tuple(grids), together=True)


def _headed_tables(body: Any) -> Iterator[tuple[Any, tuple[str, ...]]]:
    """Yield each table with the last paragraphs since the table before that have text."""
    above: list[str] = []
    for block in children(body, PARAGRAPH, TABLE):
        if block.tag == TABLE:
            yield block, tuple(above)
            above = []
        elif text := paragraph_text(block).strip():
            above = [*above[1 - _MOST_ABOVE :], text]


class _RowCount:
    """Counts the rows of all tables: for the progress, and for the limit of a list."""

    def __init__(self, name: str, body: Any, progress: Progress) -> None:
        self._name = name
        self._progress = progress
        self._all = max(1, sum(1 for _ in body.iter(ROW)))
        self._done = 0

    def next(self) -> None:
        """Count one more row."""
        self._done += 1
        if self._done > MAX_ROWS:
            self._refuse()
        if self._done % _TICK == 0:
            self._progress(_OPENING + (1 - _OPENING) * self._done / self._all)

    def check_width(self, columns: int) -> None:
        """Refuse a row with more columns than a list may have."""
        if columns > MAX_COLUMNS:
            self._refuse()

    def _refuse(self) -> NoReturn:
        raise UnreadableList(
            f"{self._name}, hàng {self._done} trong các bảng: bảng quá lớn. Danh sách chỉ "
            f"được dài {MAX_ROWS} hàng, rộng {MAX_COLUMNS} cột. "
            "Hãy chép riêng danh sách sang tệp mới rồi chọn tệp đó."
        )


class _TableReading:
    """The reading of one table; python-docx's own ``row.cells`` costs the square of its rows."""

    def __init__(self, table: Any, fonts: LegacyFonts, count: _RowCount) -> None:
        self._table = table
        self._legacy = fonts
        self._count = count
        self._rows: list[list[str]] = []
        self._fonts: dict[tuple[int, int], str] = {}
        self._areas: list[Area] = []
        self._open: dict[int, int] = {}
        """Which area, by its index, a cell merged downwards goes on with, by column."""

    def grid(self, name: str, above: tuple[str, ...]) -> Grid:
        for row in children(self._table, ROW):
            self._count.next()
            if not has(row, "trPr/del"):  # deleted, but still tracked
                self._add_row(row)
        while self._rows and not any(text.strip() for text in self._rows[-1]):
            self._rows.pop()
        last = len(self._rows) - 1
        areas = (area._replace(bottom=min(area.bottom, last)) for area in self._areas)
        merged = tuple(area for area in areas if area.top <= last and area[:2] != area[2:])
        rows, caption = tuple(map(tuple, self._rows)), above[-1] if above else ""
        return Grid(name, rows, frozenset(), self._fonts, merged, caption, above)

    def _add_row(self, row: Any) -> None:
        number = len(self._rows)
        cells = [""] * _number(attribute(row, "trPr/gridBefore"), 0)
        goes_on: dict[int, int] = {}
        for cell in children(row, CELL):
            left = len(cells)
            width = _number(attribute(cell, "tcPr/gridSpan"), 1)
            self._count.check_width(left + width)
            cells += [""] * width
            is_merged = has_element(cell, "tcPr/vMerge")
            above = self._open.get(left) if is_merged and not _starts(cell) else None
            if above is not None:
                self._areas[above] = self._areas[above]._replace(bottom=number)
                goes_on[left] = above
                continue
            if is_merged:
                goes_on[left] = len(self._areas)
            self._areas.append(Area(number, left, number, left + width - 1))
            self._take(cell, number, left, cells)
        self._open = goes_on
        self._rows.append(cells)

    def _take(self, cell: Any, row: int, column: int, cells: list[str]) -> None:
        cells[column] = cell_text(cell)
        font = self._legacy.of_cell(cell) if self._legacy.any else ""
        if font:
            self._fonts[row, column] = font


def _starts(cell: Any) -> bool:
    return attribute(cell, "tcPr/vMerge") == "restart"


def _number(written: str | None, default: int) -> int:
    """Return a count of columns, at least one; a hostile one is cut before it costs memory."""
    return default if written is None else max(1, min(int(written), MAX_COLUMNS + 1))
