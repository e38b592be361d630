"""Which row of a sheet is the header and what each of its columns holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.spreadsheets.cells import Grid
from hoinghi_tui.vietnamese import fold


class Column(StrEnum):
    """What a column of a delegate list holds."""

    NUMBER = "number"
    FULL_NAME = "full_name"
    HONORIFIC = "honorific"
    POSITION = "position"
    UNIT = "unit"
    PHONE = "phone"
    BIRTH = "birth"
    ROLES = "roles"
    NOTE = "note"


HEADERS: Mapping[Column, tuple[str, ...]] = {
    Column.NUMBER: ("STT", "TT", "Số TT", "Số thứ tự"),
    Column.FULL_NAME: (
        *("Họ và tên", "Họ tên", "Họ tên đại biểu", "Họ và tên đại biểu", "Tên đại biểu"),
        *("Đại biểu", "Họ, tên", "Họ và tên người dự", "Thành phần tham dự"),
    ),
    Column.HONORIFIC: ("Danh xưng", "Ông/Bà", "Ông (bà)", "Xưng hô"),
    Column.POSITION: (
        *("Chức vụ", "Chức danh", "Chức vụ, chức danh", "Chức danh, chức vụ"),
        *("Chức vụ công tác", "Chức vụ hiện nay"),
    ),
    Column.UNIT: (
        *("Đơn vị", "Cơ quan", "Cơ quan, đơn vị", "Đơn vị công tác", "Cơ quan công tác"),
        *("Nơi công tác", "Tên đơn vị", "Thành phần", "Phòng, ban"),
    ),
    Column.PHONE: (
        *("Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Số ĐT", "Điện thoại liên hệ"),
        *("Di động", "Điện thoại di động", "ĐTDĐ", "Số di động"),
    ),
    Column.BIRTH: ("Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh"),
    Column.ROLES: ("Vai trò", "Nhiệm vụ", "Vai trò tại hội nghị", "Nhiệm vụ tại hội nghị"),
    Column.NOTE: ("Ghi chú",),
}
"""The headings offices use; accents, capitals and punctuation do not count."""

_ROWS_SEARCHED = 40
_FEWEST_HEADINGS = 2


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a sheet's header is and which column (from 0) holds what."""

    header_row: int
    columns: Mapping[Column, int]


def heading_key(text: str) -> str:
    """Return a key under which spellings of one heading meet."""
    return "".join(char for char in fold(text) if char.isalnum())


_BY_KEY = {heading_key(name): column for column, names in HEADERS.items() for name in names}


def find_layout(grid: Grid) -> Layout | None:
    """Return the layout of the first row that names people and something about them.

    The header is the first of the top 40 rows with a heading for the full name and one
    more; of two columns with one meaning the first counts. None when there is no such row.
    """
    for row, cells in enumerate(grid.rows[:_ROWS_SEARCHED]):
        columns: dict[Column, int] = {}
        for index, text in enumerate(cells):
            column = _BY_KEY.get(heading_key(text))
            if column is not None:
                columns.setdefault(column, index)
        if Column.FULL_NAME in columns and len(columns) >= _FEWEST_HEADINGS:
            return Layout(row, columns)
    return None
