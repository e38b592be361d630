"""The fields of the papers about hall, equipment and what was sent."""

from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import HEAD, LETTERHEAD, NUMBER, TITLE

CHECKLIST = (
    *HEAD,
    Field("summary", "đã xong bao nhiêu", "Đã xong 12/25 việc."),
    Field(
        "groups",
        "các nhóm việc",
        each="group",
        inner=(
            Field("heading", "tên nhóm", "Âm thanh, hình ảnh"),
            Field(
                "lines",
                "các việc trong nhóm",
                each="line",
                inner=(
                    NUMBER,
                    Field("title", "việc hoặc vật cần có", "Micro không dây"),
                    Field("note", "ghi chú, có thể trống", "mượn của Đoàn thanh niên"),
                    Field("quantity", "số lượng, có thể trống", "4"),
                    Field("unit", "đơn vị lo, có thể trống", "Văn phòng"),
                    Field("done", "x khi đã xong, trống khi chưa", "x"),
                    Field("by", "người kiểm tra, có thể trống", "Nguyễn Thị Hòa"),
                    Field("at", "lúc kiểm tra, có thể trống", "16:30 14/12/2025"),
                ),
            ),
        ),
    ),
)
DISPATCH_LIST = (
    *LETTERHEAD,
    TITLE,
    Field(
        "groups",
        "các văn bản đã gửi, cuối cùng là giấy mời",
        each="group",
        inner=(
            Field("heading", "tên văn bản và số nơi nhận", "Kế hoạch (7 nơi nhận; …)"),
            Field(
                "lines",
                "các nơi nhận",
                each="line",
                inner=(
                    NUMBER,
                    Field("recipient", "nơi nhận hoặc người được mời", "Thường trực Đảng ủy"),
                    Field("post", "chức vụ, đơn vị của người được mời", "Trưởng phòng Kinh tế"),
                    Field("way", "cách gửi, có thể trống", "trực tiếp"),
                    Field("sent", "ngày gửi, có thể trống", "01/12/2025"),
                    Field("received", "ngày nhận, có thể trống", "02/12/2025"),
                    Field("receiver", "người nhận, có thể trống", "Lê Văn Bình"),
                    Field("note", "ghi chú, có thể trống", "đã gửi"),
                ),
            ),
        ),
    ),
)
