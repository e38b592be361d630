"""The headings offices write over the columns of a list of awards, and where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.spreadsheets.cells import Grid
from hoinghi_tui.spreadsheets.headings import by_heading_key, column_meant, first_columns
from hoinghi_tui.vietnamese import clean


class AwardColumn(StrEnum):
    """What a column of a list of awards holds; the value is what it is called in a warning."""

    NUMBER = "TT"
    RECIPIENT = "Họ và tên"
    COLLECTIVE = "Tên tập thể"
    HOUSEHOLD = "Hộ gia đình"
    KIND = "Đối tượng"
    HONORIFIC = "Danh xưng"
    POSITION = "Chức vụ"
    UNIT = "Đơn vị"
    POSITION_UNIT = "Chức vụ, đơn vị"
    REPRESENTATIVE = "Người lên nhận"
    ACHIEVEMENT = "Thành tích"
    TITLE = "Hình thức khen thưởng"
    LEVEL = "Cấp khen"
    DECISION_NO = "Số quyết định"
    DECISION_DAY = "Ngày quyết định"
    CERTIFICATE_NO = "Số vào sổ"
    PRIZE = "Tiền thưởng"
    PRESENTER = "Người trao"


_HEADINGS: Mapping[AwardColumn, tuple[str, ...]] = {
    AwardColumn.NUMBER: ("TT", "STT", "Số TT", "Số thứ tự", "Thứ tự"),
    AwardColumn.RECIPIENT: (
        *("Họ và tên", "Họ tên", "Họ, tên", "Cá nhân", "Tên cá nhân", "Họ và tên cá nhân"),
        *("Họ tên/Tên tập thể", "Tên tập thể, cá nhân", "Tập thể, cá nhân", "Người nhận"),
        *("Tên cá nhân, tập thể", "Họ tên, tên tập thể", "Họ và tên, tên tập thể", "Tên"),
        *("Tập thể/cá nhân", "Cá nhân, tập thể", "Họ và tên/Tên tập thể", "Đối tượng được khen"),
    ),
    AwardColumn.COLLECTIVE: ("Tên tập thể", "Tập thể", "Tên đơn vị được khen"),
    AwardColumn.HOUSEHOLD: ("Hộ gia đình", "Tên hộ", "Tên hộ gia đình", "Chủ hộ", "Họ tên chủ hộ"),
    AwardColumn.KIND: ("Đối tượng", "Loại", "Loại đối tượng"),
    AwardColumn.HONORIFIC: ("Danh xưng", "Ông/Bà", "Ông (bà)", "Xưng hô"),
    AwardColumn.POSITION: ("Chức vụ", "Chức danh", "Nghề nghiệp"),
    AwardColumn.UNIT: (
        *("Đơn vị", "Đơn vị công tác", "Cơ quan", "Cơ quan, đơn vị", "Nơi công tác", "Tên đơn vị"),
        *("Địa chỉ", "Nơi ở", "Cơ quan công tác"),
    ),
    AwardColumn.POSITION_UNIT: (
        *("Chức vụ, đơn vị", "Chức vụ, đơn vị công tác", "Chức vụ, nơi công tác"),
        *("Chức danh, đơn vị công tác", "Chức vụ, cơ quan", "Chức vụ và đơn vị công tác"),
    ),
    AwardColumn.REPRESENTATIVE: (
        *("Người lên nhận", "Đại diện", "Đại diện nhận", "Người đại diện", "Đại diện lên nhận"),
    ),
    AwardColumn.ACHIEVEMENT: (
        *("Thành tích", "Nội dung khen thưởng", "Thành tích đạt được", "Lý do khen thưởng"),
        *("Tóm tắt thành tích", "Nội dung thành tích", "Nội dung"),
    ),
    AwardColumn.TITLE: ("Hình thức khen thưởng", "Hình thức khen", "Hình thức", "Danh hiệu"),
    AwardColumn.LEVEL: ("Cấp khen", "Cấp khen thưởng", "Cấp", "Cấp quyết định"),
    AwardColumn.DECISION_NO: ("Số quyết định", "Số QĐ", "Quyết định số", "Quyết định"),
    AwardColumn.DECISION_DAY: ("Ngày quyết định", "Ngày QĐ", "Ngày ký", "Ngày tháng quyết định"),
    AwardColumn.CERTIFICATE_NO: ("Số vào sổ", "Số giấy khen", "Số sổ", "Số vào sổ khen thưởng"),
    AwardColumn.PRIZE: (
        *("Tiền thưởng", "Mức thưởng", "Số tiền", "Mức tiền thưởng", "Số tiền thưởng"),
        *("Tiền thưởng (đồng)", "Thành tiền", "Mức thưởng (đồng)", "Số tiền (đồng)"),
    ),
    AwardColumn.PRESENTER: ("Người trao", "Lãnh đạo trao"),
}
_BY_KEY = by_heading_key(_HEADINGS)

# A longer heading that begins so is understood: "Thành tích nổi bật năm 2025".
_BEGINNINGS = (
    ("ho va ten", AwardColumn.RECIPIENT),
    ("ho ten", AwardColumn.RECIPIENT),
    ("ten tap the", AwardColumn.COLLECTIVE),
    ("thanh tich", AwardColumn.ACHIEVEMENT),
    ("hinh thuc", AwardColumn.TITLE),
    ("tien thuong", AwardColumn.PRIZE),
    ("muc thuong", AwardColumn.PRIZE),
    ("so vao so", AwardColumn.CERTIFICATE_NO),
    ("chuc vu", AwardColumn.POSITION),
    ("don vi", AwardColumn.UNIT),
)
_LONGEST = 60
_ROWS_SEARCHED = 40
_NAMES = (AwardColumn.RECIPIENT, AwardColumn.COLLECTIVE, AwardColumn.HOUSEHOLD)
_OF_AWARDS = frozenset({AwardColumn.ACHIEVEMENT, AwardColumn.TITLE, AwardColumn.PRIZE})


@dataclass(frozen=True, slots=True)
class AwardLayout:
    """Which row (from 0) is the first below the header, and which column holds what.

    ``name`` is the column of the recipients.
    """

    first_row: int
    columns: Mapping[AwardColumn, int]
    name: AwardColumn

    def cell(self, cells: Sequence[str], column: AwardColumn) -> str:
        """Return the cleaned text of a row in a column, "" where there is none."""
        place = self.columns.get(column)
        return clean(cells[place]) if place is not None and place < len(cells) else ""


def award_column_of(text: str) -> AwardColumn | None:
    """Return what a heading says its column holds; None for any other text."""
    return column_meant(text, _BY_KEY, _BEGINNINGS, _LONGEST)


def find_award_layout(grid: Grid) -> AwardLayout | None:
    """Return the layout below the first row that names recipients and something beside them.

    A list of units with what they are honoured for is one of collectives. None when no such
    row is among the top 40.
    """
    for row, cells in enumerate(grid.rows[:_ROWS_SEARCHED]):
        columns = columns_of(cells)
        name = next((one for one in _NAMES if one in columns), None)
        if name is None and AwardColumn.UNIT in columns and _OF_AWARDS & columns.keys():
            name = AwardColumn.COLLECTIVE
            columns[name] = columns.pop(AwardColumn.UNIT)
        if name is not None and len(columns) > 1:
            return AwardLayout(row + 1, columns, name)
    return None


def columns_of(cells: Sequence[str]) -> dict[AwardColumn, int]:
    """Return what each column's heading means; of two with one meaning the first counts."""
    return first_columns(cells, award_column_of)
