"""The fields of the papers after the day: press brief, notice of the conclusion, tasks."""

from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import EVENT, LETTERHEAD, NUMBER, PLACE, SIGNED, TITLE

_DUE = Field("due", "thời hạn", "31/01/2026")

PRESS_BRIEF = (
    *LETTERHEAD,
    TITLE,
    Field("reporters", "phóng viên dự và đưa tin", "đồng chí Lê Văn Bình, phóng viên"),
    Field("headline", "đầu đề tin", "UBND xã Đại Sơn tổ chức hội nghị tổng kết năm 2025"),
    Field("item", "dự thảo tin, từng đoạn", "Dự hội nghị có 38 trong số 40 …", each="line"),
    Field("radio", "bài đọc truyền thanh, từng đoạn", "Kính thưa quý vị!", each="line"),
)
CONCLUSION = (
    *LETTERHEAD,
    EVENT,
    Field("held", "ngày họp bằng chữ, đầu câu", "Ngày 15 tháng 12 năm 2025"),
    PLACE,
    Field("body", "cơ quan tổ chức", "Ủy ban nhân dân xã Đại Sơn"),
    Field("chair", "người chủ trì", "đồng chí Trần Văn An, Chủ tịch UBND xã"),
    Field("heard", "các nội dung đã nghe", "báo cáo tổng kết; tham luận"),
    Field(
        "points",
        "các ý kết luận",
        each="point",
        inner=(NUMBER, Field("text", "nội dung", "Giữ nề nếp giao ban hằng tuần")),
    ),
    Field(
        "assignments",
        "nhiệm vụ giao từng đơn vị",
        each="one",
        inner=(
            Field("unit", "đơn vị", "Phòng Kinh tế"),
            Field(
                "tasks",
                "các nhiệm vụ",
                each="task",
                inner=(Field("title", "nội dung", "Rà soát thủ tục đất đai"), _DUE),
            ),
        ),
    ),
    Field("recipients", "nơi nhận, từng dòng", "Như trên;", each="one"),
    *SIGNED,
)
FOLLOW_UPS = (
    *LETTERHEAD,
    EVENT,
    Field(
        "tasks",
        "các nhiệm vụ",
        each="task",
        inner=(
            NUMBER,
            Field("title", "nội dung", "Rà soát thủ tục đất đai"),
            Field("unit", "đơn vị thực hiện", "Phòng Kinh tế"),
            _DUE,
            Field("state", "trạng thái", "Đang làm"),
            Field("note", "ghi chú, có thể trống", "phối hợp với Văn phòng"),
        ),
    ),
    Field("total", "tổng số nhiệm vụ", "04"),
    *SIGNED,
)
