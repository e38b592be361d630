"""The fields of the papers about awards, people and the event as a whole."""

from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import (
    EVENT,
    LABEL,
    LETTERHEAD,
    NOTICE,
    NUMBER,
    PERSON,
    PLACE,
    SIGNED,
    TITLE,
    WHEN,
    WORDS,
)

_RECIPIENT = (
    NUMBER,
    Field("name", "họ tên hoặc tên tập thể", "Bà Nguyễn Thị Hòa"),
    Field("post", "chức vụ, đơn vị hoặc địa chỉ", "Công chức Phòng Kinh tế"),
)
_COUNTS = Field("counts", "số lượng từng loại", "03 tập thể, 08 cá nhân")
_GROUPS = Field(
    "groups",
    "tập thể, cá nhân, hộ",
    each="group",
    inner=(
        Field("heading", "tên nhóm", "I. TẬP THỂ"),
        Field(
            "awards",
            "những người được khen trong nhóm",
            each="award",
            inner=(*_RECIPIENT, Field("achievement", "thành tích", "Xuất sắc năm 2025")),
        ),
    ),
)

DECISION_LIST = (
    NOTICE,
    Field(
        "annexes",
        "các phụ lục, mỗi quyết định một",
        each="annex",
        inner=(
            Field("heading", "tên phụ lục, chữ hoa", "DANH SÁCH ĐƯỢC TẶNG GIẤY KHEN"),
            Field("decision", "kèm theo quyết định nào", "Quyết định số 123/QĐ-UBND …"),
            _GROUPS,
            _COUNTS,
        ),
    ),
)
PROPOSAL = (
    *LETTERHEAD,
    Field("decider", "người có thẩm quyền khen", "Chủ tịch Ủy ban nhân dân xã Đại Sơn"),
    TITLE,
    EVENT,
    Field("basis", "căn cứ", "kế hoạch số 12/KH-UBND"),
    Field("titles", "các hình thức khen", "Giấy khen"),
    _COUNTS,
    _GROUPS,
    Field("prizes", "tổng tiền thưởng, có thể trống", "3.000.000 đồng (bằng chữ: …)"),
)
RECEIPT = (
    *LETTERHEAD,
    TITLE,
    Field("decisions", "các quyết định", "Quyết định số 123/QĐ-UBND …"),
    Field(
        "awards",
        "những người nhận",
        each="award",
        inner=(
            *_RECIPIENT,
            Field("certificate_no", "số vào sổ vàng", "45"),
            Field("prize", "tiền thưởng", "500.000"),
            Field("receiver", "người nhận thay, có thể trống", "Lê Văn Bình nhận thay"),
        ),
    ),
    Field("total", "tổng tiền", "3.000.000"),
    WORDS,
    *SIGNED,
)
ATTENDANCE = (
    *LETTERHEAD,
    Field("subject", "trích yếu", "Điểm danh đại biểu dự hội nghị tổng kết năm 2025"),
    WHEN,
    PLACE,
    Field("summary", "nhận xét chung, từng dòng", "Báo vắng: 02.", each="line"),
    Field("missing_word", "tên cột người không có mặt", "Vắng không báo"),
    Field(
        "units",
        "số lượng từng đơn vị, dòng cuối là tổng",
        each="unit",
        inner=(
            Field("name", "tên đơn vị", "Phòng Kinh tế"),
            Field("invited", "được mời", 8),
            Field("present", "có mặt", 7),
            Field("substitutes", "đi thay", 1),
            Field("late", "đến muộn", 1),
            Field("declined", "báo vắng", 1),
            Field("missing", "vắng không báo hoặc chưa đến", 0),
        ),
    ),
    Field(
        "groups",
        "các đơn vị, từng người",
        each="group",
        inner=(
            Field("heading", "tên đơn vị", "Phòng Kinh tế"),
            Field(
                "people",
                "đại biểu của đơn vị",
                each="person",
                inner=(
                    *PERSON,
                    Field("post", "chức vụ", "Phó Trưởng phòng"),
                    Field("state", "có mặt hay vắng", "Có mặt"),
                    Field("time", "giờ đến, có thể trống", "07:21"),
                    Field("note", "ghi chú, có thể trống", "muộn 5′"),
                ),
            ),
        ),
    ),
    *SIGNED,
)
MINUTES = (
    *LETTERHEAD,
    TITLE,
    Field("began", "lúc bắt đầu", "07 giờ 35 phút, ngày 15 tháng 12 năm 2025"),
    PLACE,
    Field("chair", "người chủ trì", "Ông Trần Văn An"),
    Field("secretaries", "thư ký", "Bà Nguyễn Thị Hòa, Công chức Văn phòng"),
    Field("attendance", "thành phần dự, từng dòng", "Có mặt: 38/40 đại biểu.", each="line"),
    Field("absent", "những người vắng, từng dòng", "Lê Văn Bình – lý do: ốm.", each="person"),
    Field(
        "items",
        "các mục đã diễn ra",
        each="item",
        inner=(
            Field("time", "giờ thực tế", "07:35 – 07:40"),
            LABEL,
            Field("facts", "những điều đã ghi, từng dòng", "Người thực hiện: …", each="fact"),
            Field("asks", "có chừa chỗ ghi ý kiến: dùng trong if", 1),
        ),
    ),
    Field("skipped", "các mục bỏ qua, từng dòng", "4. Giải lao", each="label"),
    Field("points", "các ý kết luận của chủ tọa, từng dòng", "Giữ nề nếp họp.", each="point"),
    Field("tasks", "nhiệm vụ giao, từng dòng", "Rà soát thủ tục (Phòng Kinh tế)", each="task"),
    Field("ended", "lúc kết thúc", "11 giờ 20 phút, ngày 15 tháng 12 năm 2025"),
    Field("secretary", "thư ký ký tên", "Nguyễn Thị Hòa"),
)
DISPATCH = (
    *LETTERHEAD,
    Field("sender", "cơ quan gửi", "Ủy ban nhân dân xã Đại Sơn"),
    EVENT,
    Field(
        "slips",
        "các phiếu gửi",
        each="slip",
        inner=(
            Field("recipient", "nơi nhận", "Thường trực Đảng ủy"),
            Field(
                "papers",
                "văn bản gửi kèm",
                each="paper",
                inner=(
                    NUMBER,
                    Field("title", "tên văn bản", "Báo cáo tổng kết năm 2025"),
                ),
            ),
        ),
    ),
)
CALIBRATION = (
    Field("profile", "phôi đang thử", "In không dịch, để đo"),
    Field("left", "khoảng cách đúng tới mép trái, mm", "30"),
    Field("top", "khoảng cách đúng tới mép trên, mm", "30"),
    Field("apart", "khoảng cách đúng giữa hai dấu, mm", "150"),
)
