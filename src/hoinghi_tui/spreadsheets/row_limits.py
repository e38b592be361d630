"""Rows on their way into a grid, and how many of them a list may have."""

from collections.abc import Sequence
from typing import NoReturn

from hoinghi_tui.spreadsheets.cells import UnreadableList, column_letters

MAX_ROWS = 100_000
MAX_COLUMNS = 256
"""Where text may stand; formatting without text may go on to the end of a sheet."""

_LAST_ROW = 1_048_576
"""The last row of a sheet in Excel (ECMA-376 part 1, 18.3.1.73)."""


class RowCollector:
    """Collects the rows of one sheet, without the blank cells and rows at their ends."""

    def __init__(self, where: str) -> None:
        self._where = where
        self._blank = 0
        self.rows: list[tuple[str, ...]] = []

    def add(self, cells: Sequence[str]) -> None:
        """Add the next row.

        Raises ``UnreadableList``, naming the place ``where``, the row and the column, when
        text stands beyond row 100,000 or column 256 (IV).
        """
        width = len(cells)
        while width and not cells[width - 1].strip():
            width -= 1
        if not width:
            self._blank += 1
            if len(self.rows) + self._blank > _LAST_ROW:
                self._refuse("có nhiều hàng hơn cả một trang Excel")
            return
        row = len(self.rows) + self._blank + 1
        if row > MAX_ROWS or width > MAX_COLUMNS:
            self._refuse(f"có chữ ở ô {column_letters(width - 1)}{row}, quá xa đầu trang")
        self.rows += [()] * self._blank
        self._blank = 0
        self.rows.append(tuple(cells[:width]))

    def _refuse(self, what: str) -> NoReturn:
        raise UnreadableList(
            f"{self._where}: {what}. Danh sách chỉ được dài tới hàng {MAX_ROWS}, rộng tới cột "
            f"{column_letters(MAX_COLUMNS - 1)}. Hãy chép riêng danh sách sang tệp mới rồi "
            "chọn tệp đó."
        )
