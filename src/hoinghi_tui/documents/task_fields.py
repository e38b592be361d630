"""The fields of the papers about the units' duties."""

from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import EVENT, LETTERHEAD, NUMBER, SIGNED

_WHEN = Field("when", "ngày họp như đã biết", "dự kiến tháng 12/2025")
_DUE = Field("due", "hạn xong", "10/12/2025")
_TITLE = Field("title", "nội dung việc", "Chuẩn bị hội trường")

TASK_LIST = (
    *LETTERHEAD,
    EVENT,
    _WHEN,
    Field(
        "units",
        "các đơn vị",
        each="unit",
        inner=(
            Field("heading", "tên đơn vị", "Phòng Kinh tế"),
            Field(
                "tasks",
                "việc của đơn vị",
                each="task",
                inner=(
                    NUMBER,
                    _TITLE,
                    Field("owner", "người phụ trách", "Bà Nguyễn Thị Hòa, Trưởng phòng"),
                    _DUE,
                    Field("note", "trạng thái và ghi chú, có thể trống", "Đang làm"),
                ),
            ),
        ),
    ),
    Field("total", "tổng số việc", "22"),
    Field("proposed", "chú thích hạn mới là đề xuất; trống nếu không có", "(*) Hạn đề xuất."),
    *SIGNED,
)
REMINDER = (
    *LETTERHEAD,
    EVENT,
    _WHEN,
    Field(
        "notes",
        "các phiếu, mỗi đơn vị còn việc một phiếu",
        each="note",
        inner=(
            Field("unit", "tên đơn vị", "Phòng Kinh tế"),
            Field("head", "người đứng đầu, có thể trống", "Bà Nguyễn Thị Hòa, Trưởng phòng"),
            Field("count", "số việc chưa xong; trống nếu không có", "03"),
            Field(
                "tasks",
                "những việc đơn vị còn nợ",
                each="task",
                inner=(
                    NUMBER,
                    _TITLE,
                    _DUE,
                    Field("remark", "quá hạn, chờ việc nào, ghi chú", "Quá hạn"),
                ),
            ),
            Field("others", "những gì còn thiếu khác, từng dòng", "Tham luận: …", each="line"),
        ),
    ),
    *SIGNED,
)
