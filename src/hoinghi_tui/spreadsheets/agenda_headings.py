"""The headings offices write over the columns of a programme, and where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.spreadsheets.cells import Grid
from hoinghi_tui.spreadsheets.headings import by_heading_key, column_meant, first_columns
from hoinghi_tui.vietnamese import fold


class AgendaColumn(StrEnum):
    """What a column of a programme holds; the value is what it is called in a warning."""

    NUMBER = "TT"
    TIME = "Thời gian"
    START = "Bắt đầu"
    END = "Kết thúc"
    LENGTH = "Thời lượng"
    TITLE = "Nội dung"
    PRESENTER = "Người thực hiện"
    CHAIR = "Chủ trì"
    SCRIPT = "Lời dẫn"
    NOTE = "Ghi chú"


_HEADINGS: Mapping[AgendaColumn, tuple[str, ...]] = {
    AgendaColumn.NUMBER: ("TT", "STT", "Số TT", "Số thứ tự", "Thứ tự", "Mục"),
    AgendaColumn.TIME: ("Thời gian", "Giờ", "Thời điểm", "TG", "Khung giờ"),
    AgendaColumn.START: ("Bắt đầu", "Từ", "Giờ bắt đầu", "Từ giờ"),
    AgendaColumn.END: ("Kết thúc", "Đến", "Giờ kết thúc", "Đến giờ"),
    AgendaColumn.LENGTH: ("Thời lượng", "Số phút", "Phút", "Thời gian (phút)", "Tổng thời gian"),
    AgendaColumn.TITLE: ("Nội dung", "Công việc", "Hoạt động", "Chương trình", "Phần việc"),
    AgendaColumn.PRESENTER: (
        *("Người thực hiện", "Trình bày", "Thực hiện", "Phụ trách", "Báo cáo viên", "Phân công"),
        *("Đơn vị thực hiện", "Đơn vị, cá nhân thực hiện", "Cá nhân, đơn vị thực hiện"),
        *("Chủ trì/Trình bày", "Chủ trì, thực hiện", "Đơn vị trình bày", "Đại biểu"),
    ),
    AgendaColumn.CHAIR: ("Chủ trì", "Người chủ trì", "Điều hành", "Người điều hành", "Chủ tọa"),
    AgendaColumn.SCRIPT: ("Lời dẫn", "Lời dẫn chương trình", "Lời MC", "Kịch bản"),
    AgendaColumn.NOTE: ("Ghi chú", "GC", "Chú thích", "Chuẩn bị", "Yêu cầu chuẩn bị"),
}
_BY_KEY = by_heading_key(_HEADINGS)

# A longer heading that begins so is understood: "Nội dung chương trình hội nghị".
_BEGINNINGS = (
    ("noi dung", AgendaColumn.TITLE),
    ("thoi luong", AgendaColumn.LENGTH),
    ("thoi gian", AgendaColumn.TIME),
    ("nguoi", AgendaColumn.PRESENTER),
    ("trinh bay", AgendaColumn.PRESENTER),
    ("phan cong", AgendaColumn.PRESENTER),
    ("chu tri", AgendaColumn.CHAIR),
    ("loi dan", AgendaColumn.SCRIPT),
    ("ghi chu", AgendaColumn.NOTE),
)
_LONGEST = 50
_ROWS_SEARCHED = 40
_WHEN = frozenset({AgendaColumn.TIME, AgendaColumn.START, AgendaColumn.LENGTH})


@dataclass(frozen=True, slots=True)
class AgendaLayout:
    """Which row (from 0) is the first below the header, and which column holds what."""

    first_row: int
    columns: Mapping[AgendaColumn, int]

    def cell(self, cells: Sequence[str], column: AgendaColumn) -> str:
        """Return the text of a row in a column, "" where there is none."""
        place = self.columns.get(column)
        return cells[place] if place is not None and place < len(cells) else ""


def agenda_column_of(text: str) -> AgendaColumn | None:
    """Return what a heading says its column holds; None for any other text."""
    column = column_meant(text, _BY_KEY, _BEGINNINGS, _LONGEST)
    is_length = column is AgendaColumn.TIME and "phut" in fold(text)
    return AgendaColumn.LENGTH if is_length else column


def find_agenda_layout(grid: Grid) -> AgendaLayout | None:
    """Return the layout below the first row that names contents and their time.

    A second header row with "Từ" and "Đến" under the time is recognised. None when no such
    row is among the top 40.
    """
    for row, cells in enumerate(grid.rows[:_ROWS_SEARCHED]):
        columns = _columns(cells)
        below = _columns(grid.rows[row + 1]) if row + 1 < len(grid.rows) else {}
        if AgendaColumn.TITLE not in columns:
            continue
        if AgendaColumn.START in below and AgendaColumn.TITLE not in below:
            columns.pop(AgendaColumn.TIME, None)
            return AgendaLayout(row + 2, columns | below)
        if _WHEN & columns.keys():
            return AgendaLayout(row + 1, columns)
    return None


def repeats_header(cells: Sequence[str], layout: AgendaLayout) -> bool:
    """Tell whether a row is the header again, as at the top of each page in Word."""
    return layout.columns.items() <= _columns(cells).items()


def _columns(cells: Sequence[str]) -> dict[AgendaColumn, int]:
    """Return what each column's heading means; of two with one meaning the first counts."""
    return first_columns(cells, agenda_column_of)
