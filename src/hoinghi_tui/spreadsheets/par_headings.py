"""The headings over the columns of a table of the PAR Index, and where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.spreadsheets.cells import Grid
from hoinghi_tui.spreadsheets.headings import by_heading_key, column_meant, first_columns
from hoinghi_tui.vietnamese import clean


class ParColumn(StrEnum):
    """What a column holds; the value is what it is called in a warning."""

    NUMBER = "STT"
    FIELD = "Lĩnh vực"
    CRITERION = "Tiêu chí"
    MAXIMUM = "Điểm tối đa"
    SELF = "Điểm tự chấm"
    APPRAISED = "Điểm thẩm định"
    UNIT = "Đơn vị phụ trách"
    STRENGTHS = "Ưu điểm"
    SHORTCOMINGS = "Tồn tại, hạn chế"
    CAUSES = "Nguyên nhân"
    SOLUTIONS = "Giải pháp"
    NOTE = "Ghi chú"


POINTS = (ParColumn.MAXIMUM, ParColumn.SELF, ParColumn.APPRAISED)
TEXT_COLUMNS = {
    "strengths": ParColumn.STRENGTHS,
    "shortcomings": ParColumn.SHORTCOMINGS,
    "causes": ParColumn.CAUSES,
    "solutions": ParColumn.SOLUTIONS,
}

_HEADINGS: Mapping[ParColumn, tuple[str, ...]] = {
    ParColumn.NUMBER: ("STT", "TT", "Số TT", "Số thứ tự", "Thứ tự", "Mã", "Mục"),
    ParColumn.FIELD: (
        *("Lĩnh vực", "Tên lĩnh vực", "Nội dung", "Chỉ số thành phần", "Nội dung đánh giá"),
        *("Lĩnh vực/Tiêu chí", "Lĩnh vực, tiêu chí", "Tên lĩnh vực, tiêu chí"),
        *("Lĩnh vực/Tiêu chí/Tiêu chí thành phần", "Lĩnh vực, tiêu chí, tiêu chí thành phần"),
    ),
    ParColumn.CRITERION: (
        *("Tiêu chí", "Tên tiêu chí", "Tiêu chí thành phần", "Nội dung tiêu chí"),
        *("Tiêu chí, tiêu chí thành phần", "Tiêu chí/Tiêu chí thành phần", "Tiêu chí đánh giá"),
    ),
    ParColumn.MAXIMUM: ("Điểm tối đa", "Tối đa", "Điểm chuẩn", "Thang điểm", "Điểm max"),
    ParColumn.SELF: ("Điểm tự chấm", "Tự chấm", "Điểm tự đánh giá", "Tự đánh giá", "Xã tự chấm"),
    ParColumn.APPRAISED: (
        *("Điểm thẩm định", "Thẩm định", "Kết quả thẩm định", "Điểm đạt được sau thẩm định"),
        *("Hội đồng thẩm định", "Điểm được công nhận", "Điểm công bố"),
    ),
    ParColumn.UNIT: (
        *("Đơn vị phụ trách", "Đơn vị", "Đơn vị chủ trì", "Cơ quan chủ trì", "Phụ trách"),
        *("Đơn vị thực hiện", "Cơ quan phụ trách", "Bộ phận phụ trách", "Chủ trì"),
    ),
    ParColumn.STRENGTHS: ("Ưu điểm", "Kết quả đạt được", "Mặt được"),
    ParColumn.SHORTCOMINGS: ("Tồn tại, hạn chế", "Tồn tại", "Hạn chế", "Khuyết điểm"),
    ParColumn.CAUSES: ("Nguyên nhân", "Lý do mất điểm", "Nguyên nhân mất điểm"),
    ParColumn.SOLUTIONS: ("Giải pháp", "Giải pháp khắc phục", "Biện pháp khắc phục"),
    ParColumn.NOTE: ("Ghi chú", "Tài liệu kiểm chứng", "Giải trình", "Chú thích"),
}
_BY_KEY = by_heading_key(_HEADINGS)

# A longer heading that begins so is understood: "Điểm tự chấm năm 2025".
_BEGINNINGS = (
    ("diem toi da", ParColumn.MAXIMUM),
    ("diem tu cham", ParColumn.SELF),
    ("diem tu danh gia", ParColumn.SELF),
    ("ket qua tu cham", ParColumn.SELF),
    ("diem tham dinh", ParColumn.APPRAISED),
    ("linh vuc", ParColumn.FIELD),
    ("tieu chi", ParColumn.CRITERION),
    ("don vi", ParColumn.UNIT),
)
_LONGEST = 60
_ROWS_SEARCHED = 40


@dataclass(frozen=True, slots=True)
class ParLayout:
    """Where the table stands: its header and first row (from 0), and what each column holds.

    ``name`` is the column of the titles. Where fields and criteria share one column, which
    is which is told by their numbers.
    """

    header: int
    first_row: int
    columns: Mapping[ParColumn, int]
    name: ParColumn

    @property
    def has_both(self) -> bool:
        """Whether fields and criteria have a column each."""
        return ParColumn.FIELD in self.columns and ParColumn.CRITERION in self.columns

    def cell(self, cells: Sequence[str], column: ParColumn) -> str:
        """Return the cleaned text of a row in a column, "" where there is none."""
        place = self.columns.get(column)
        return clean(cells[place]) if place is not None and place < len(cells) else ""


def find_par_layout(grid: Grid) -> ParLayout | None:
    """Return the layout of the first row that heads fields or criteria and something beside.

    The headings of points may stand in the next row, under a common "Điểm". None when no
    such row is among the top 40.
    """
    for row, cells in enumerate(grid.rows[:_ROWS_SEARCHED]):
        columns = columns_of(cells)
        name = next((c for c in (ParColumn.FIELD, ParColumn.CRITERION) if c in columns), None)
        below = columns_of(grid.rows[row + 1]) if row + 1 < len(grid.rows) else {}
        second = {column: place for column, place in below.items() if column in POINTS}
        if name is None or len(columns) + len(second) < 2:
            continue
        return ParLayout(row, row + 1 + bool(second), {**second, **columns}, name)
    return None


def columns_of(cells: Sequence[str]) -> dict[ParColumn, int]:
    """Return what each column's heading means; of two with one meaning the first counts."""
    return first_columns(cells, lambda text: column_meant(text, _BY_KEY, _BEGINNINGS, _LONGEST))
