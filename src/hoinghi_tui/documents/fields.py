"""The fields each kind of document offers its template: what `templates fields` prints.

The tests hold these lists against what the jobs really pass, name by name.
"""

from collections.abc import Mapping
from types import MappingProxyType

from hoinghi_tui.documents.aftermath_fields import CONCLUSION, FOLLOW_UPS, PRESS_BRIEF
from hoinghi_tui.documents.budget_fields import ALLOWANCES, ESTIMATE, SETTLEMENT
from hoinghi_tui.documents.event_fields import (
    ATTENDANCE,
    CALIBRATION,
    DECISION_LIST,
    DISPATCH,
    MINUTES,
    PROPOSAL,
    RECEIPT,
)
from hoinghi_tui.documents.field_info import FieldInfo as Field
from hoinghi_tui.documents.field_parts import (
    FIT,
    HEAD,
    ITEM,
    LABEL,
    LETTERHEAD,
    NOTICE,
    PERSON,
    SCRIPTED_ITEMS,
    SIGNED,
    SIGNER,
    SIGNER_TITLE,
    TITLE,
    WHEN,
)
from hoinghi_tui.documents.par_fields import PAR_REPORT
from hoinghi_tui.documents.preparation_fields import CHECKLIST, DISPATCH_LIST
from hoinghi_tui.documents.task_fields import REMINDER, TASK_LIST

_CERTIFICATE = (
    NOTICE,
    Field("kind", "individual: cá nhân, collective: tập thể, household: hộ", "individual"),
    Field("authority", "thẩm quyền khen thưởng, chữ hoa", "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"),
    Field("title", "danh hiệu, hình thức khen, chữ hoa", "GIẤY KHEN"),
    Field("honorific", "danh xưng, có thể trống", "Bà"),
    Field("name", "họ tên hoặc tên tập thể", "Nguyễn Thị Hòa"),
    Field("recipient", "danh xưng và tên", "Bà Nguyễn Thị Hòa"),
    Field("name_size", f"{FIT} cho tên", 1),
    Field("affiliation", "chức vụ, đơn vị; trống nếu tên đã nói rõ", "Công chức Phòng Kinh tế"),
    Field("affiliation_size", f"{FIT} cho chức vụ, đơn vị", 1),
    Field("achievement", "thành tích", "Đã có thành tích xuất sắc năm 2025"),
    Field("achievement_size", f"{FIT} cho thành tích", 1),
    Field("place", "địa danh ký", "Đại Sơn"),
    Field("date", "ngày quyết định bằng chữ", "ngày 05 tháng 02 năm 2026"),
    SIGNER_TITLE,
    *SIGNED,
    Field("decision_no", "số quyết định", "123/QĐ-UBND"),
    Field("certificate_no", "số vào sổ vàng", "45"),
)

_BADGE = (
    NOTICE,
    Field("issuer", "cơ quan tổ chức, chữ hoa", "ỦY BAN NHÂN DÂN XÃ ĐẠI SƠN"),
    TITLE,
    Field("title_size", f"{FIT} cho tên hội nghị", 1),
    Field("name", "họ tên", "Nguyễn Thị Hòa"),
    Field("name_size", f"{FIT} cho họ tên", 1),
    Field("position", "chức vụ", "Phó Trưởng phòng"),
    Field("post_size", f"{FIT} cho chức vụ", 1),
    Field("unit", "đơn vị; trống nếu chức vụ đã nói rõ", "Phòng Kinh tế"),
    Field("unit_size", f"{FIT} cho đơn vị", 1),
    Field("instead_of", "đi thay ai; trống nếu không thay", "Đi thay ông Lê Văn Bình"),
    Field("role", "vai trò, chữ hoa", "THAM LUẬN"),
    Field("role_size", f"{FIT} cho vai trò", 1),
    Field("colour", "màu nền của vai trò", "5B3A8C"),
    Field("seat", "ghế", "Ghế A5"),
    Field("code", "mã trên thẻ; đặt trong ảnh “Mã QR …”", "1234567890123456"),
)

_INVITATION = (
    *LETTERHEAD,
    Field("number", "số giấy mời, chờ văn thư ghi", "Số: …/GM-UBND"),
    Field("subject", "trích yếu", "Dự hội nghị tổng kết năm 2025"),
    Field("inviter", "cơ quan mời", "Ủy ban nhân dân xã Đại Sơn"),
    Field("guest", "người được mời, có danh xưng", "Bà Nguyễn Thị Hòa"),
    Field("affiliation", "chức vụ, đơn vị", "Phó Trưởng phòng, Phòng Kinh tế"),
    Field("instead_of", "đi thay ai; trống nếu không thay", "Đi thay ông Lê Văn Bình"),
    Field("occasion", "tên hội nghị, cuối câu", "Hội nghị tổng kết năm 2025."),
    Field("when", "thời gian", "07 giờ 30, thứ Hai, ngày 15 tháng 12 năm 2025."),
    Field("where", "địa điểm, kèm ghế nếu có", "Hội trường xã Đại Sơn; ghế A5."),
    Field("chair", "người chủ trì", "Ông Trần Văn An."),
    Field("content", "nội dung họp", "Báo cáo tổng kết; tham luận; khen thưởng./."),
    Field("recipients", "nơi nhận, từng dòng", "Như trên;", each="body"),
    *SIGNED,
    Field("code", "mã vào cửa; đặt trong ảnh “Mã QR …”", "1234567890123456"),
    Field("name_size", f"{FIT} cho tên người được mời", 1),
    Field("size", f"{FIT} cho cả trang", 1),
)

_PLATE = (
    Field("name", "họ tên, có danh xưng", "Ông Trần Văn An"),
    Field("name_size", f"{FIT} cho họ tên, 1 đến 7", 1),
    Field("position", "chức vụ", "Chủ tịch UBND xã"),
    Field("position_size", f"{FIT} cho chức vụ, 1 đến 4", 1),
    Field("unit", "đơn vị; trống nếu chức vụ đã nói rõ", "UBND xã Đại Sơn"),
    Field("unit_size", f"{FIT} cho đơn vị, 1 đến 4", 1),
    NOTICE,
)

_SEAT_PLAN = (
    NOTICE,
    TITLE,
    Field("room", "tên phòng họp", "Hội trường xã Đại Sơn"),
    WHEN,
    Field("seated", "số người đã có chỗ", 40),
    Field("plan", "chỗ đặt bản vẽ: một đoạn chỉ có lệnh này", "\ue0f1"),
    Field("legend", "chỗ đặt chú giải: một đoạn chỉ có lệnh này", "\ue0f2"),
)

_SEAT_LIST = (
    *HEAD,
    Field("order", "cách xếp danh sách", "Xếp theo tên"),
    Field(
        "groups",
        "các phần của phòng, hoặc một phần cho tất cả",
        each="group",
        inner=(
            Field("heading", "tên phần; trống nếu chỉ có một", "Bàn chủ tọa"),
            Field(
                "people",
                "đại biểu của phần này",
                each="person",
                inner=(
                    *PERSON,
                    Field("position", "chức vụ, đơn vị", "Phó Trưởng phòng, Phòng Kinh tế"),
                    Field("instead_of", "thay ai; trống nếu không thay", "ông Lê Văn Bình"),
                    Field("seat", "số ghế", "A5"),
                    Field("place", "ghế ở đâu, bằng chữ", "Dãy A, ghế 5"),
                ),
            ),
        ),
    ),
    Field("total", "tổng số người", "40"),
)

_SIGN_IN = (
    *HEAD,
    Field(
        "groups",
        "các đơn vị",
        each="group",
        inner=(
            Field("heading", "tên đơn vị, có thể trống", "Phòng Kinh tế"),
            Field(
                "people",
                "đại biểu của đơn vị",
                each="person",
                inner=(
                    *PERSON,
                    Field("position", "chức vụ", "Phó Trưởng phòng"),
                    Field("substitute", "người đi thay, có thể trống", "Lê Văn Bình, chuyên viên"),
                ),
            ),
        ),
    ),
    Field("total", "tổng số người", "40"),
    SIGNER_TITLE,
    SIGNER,
)

_PROGRAMME = (
    *HEAD,
    Field(
        "items",
        "các mục chương trình",
        each="item",
        inner=(
            Field("time", "giờ được duyệt", "07:30 – 07:35"),
            *ITEM,
            Field("presenter", "người thực hiện; trống khi nghỉ", "Ông Trần Văn An"),
        ),
    ),
    *SIGNED,
)

_REST = (
    *HEAD,
    Field("state", "tình hình lúc in, từng dòng", "Dự kiến xong 11:20", each="line"),
    SCRIPTED_ITEMS,
)

_REPORT = (
    *HEAD,
    Field("subject", "trích yếu", "Thực hiện chương trình hội nghị tổng kết năm 2025"),
    Field("summary", "nhận xét chung, từng dòng", "Hội nghị kết thúc đúng giờ.", each="line"),
    Field(
        "items",
        "các mục chương trình",
        each="item",
        inner=(
            Field("place", "thứ tự mục", 1),
            LABEL,
            Field("short", "nội dung, rút ngắn", "Báo cáo tổng kết"),
            Field("planned", "giờ được duyệt", "07:30 – 07:35"),
            Field("planned_length", "thời lượng được duyệt", "5′"),
            Field("actual", "giờ thực tế", "07:31:10 – 07:36:02"),
            Field("actual_length", "thời lượng thực tế", "4′52″"),
            Field("drift", "sớm, muộn lúc kết thúc", "muộn 1′2″"),
            Field("note", "ghi chú, có thể trống", "dừng 1′"),
            Field("planned_bar", "thanh giờ được duyệt: một đoạn trong ô", "\ue0f30.1 0.2"),
            Field("actual_bar", "thanh giờ thực tế: một đoạn trong ô", "\ue0f30.1 0.2"),
        ),
    ),
    Field("axis", "năm mốc giờ của biểu đồ: axis.0 … axis.4", "07:30", each="at", count=5),
    *SIGNED,
)

_CERTIFICATES = (Field("certificates", "các giấy khen", each="certificate", inner=_CERTIFICATE),)

FIELDS: Mapping[str, tuple[Field, ...]] = MappingProxyType(
    {
        "certificates": _CERTIFICATES,
        "certificates-blank": _CERTIFICATES,
        "badges": (
            Field(
                "rows",
                "các hàng thẻ trên trang",
                each="row",
                inner=(Field("", "các thẻ trong hàng", each="badge", inner=_BADGE),),
            ),
        ),
        "invitations": (Field("invitations", "các giấy mời", each="one", inner=_INVITATION),),
        "tent-cards": (Field("cards", "các biển tên", each="card", inner=_PLATE),),
        "seat-plan": _SEAT_PLAN,
        "seats-by-seat": _SEAT_LIST,
        "seats-by-name": _SEAT_LIST,
        "sign-in": _SIGN_IN,
        "programme": _PROGRAMME,
        "script": (*HEAD, SCRIPTED_ITEMS),
        "rest-of-agenda": _REST,
        "agenda-report": _REPORT,
        "award-proposal": PROPOSAL,
        "decision-list": DECISION_LIST,
        "award-receipt": RECEIPT,
        "attendance-report": ATTENDANCE,
        "minutes": MINUTES,
        "dispatch": DISPATCH,
        "checklist": CHECKLIST,
        "dispatch-list": DISPATCH_LIST,
        "task-list": TASK_LIST,
        "reminder": REMINDER,
        "estimate": ESTIMATE,
        "settlement": SETTLEMENT,
        "allowances": ALLOWANCES,
        "press-brief": PRESS_BRIEF,
        "conclusion": CONCLUSION,
        "follow-ups": FOLLOW_UPS,
        "par-report": PAR_REPORT,
        "calibration": CALIBRATION,
    }
)
"""The fields of each kind of document, by the word `print` has for it.

"certificates-blank" are the certificates on pre-printed sheets, `print … --blank`.
"""

TEMPLATES: Mapping[str, str] = MappingProxyType(
    {
        "certificates": "giay-khen.docx",
        "certificates-blank": "giay-khen-phoi.docx",
        "badges": "the-dai-bieu.docx",
        "invitations": "giay-moi.docx",
        "tent-cards": "bien-ten.docx",
        "seat-plan": "so-do-cho-ngoi.docx",
        "seats-by-seat": "danh-sach-cho-ngoi.docx",
        "seats-by-name": "danh-sach-cho-ngoi.docx",
        "sign-in": "danh-sach-ky-nhan.docx",
        "programme": "chuong-trinh.docx",
        "script": "kich-ban.docx",
        "rest-of-agenda": "phan-con-lai.docx",
        "agenda-report": "bao-cao-chuong-trinh.docx",
        "award-proposal": "to-trinh-khen-thuong.docx",
        "decision-list": "danh-sach-khen-thuong.docx",
        "award-receipt": "danh-sach-nhan-thuong.docx",
        "attendance-report": "bao-cao-diem-danh.docx",
        "minutes": "bien-ban.docx",
        "dispatch": "phieu-gui.docx",
        "checklist": "danh-muc-hoi-truong.docx",
        "dispatch-list": "so-theo-doi-gui.docx",
        "task-list": "bang-phan-cong.docx",
        "reminder": "phieu-don-doc.docx",
        "estimate": "du-toan.docx",
        "settlement": "quyet-toan.docx",
        "allowances": "danh-sach-chi-tien.docx",
        "press-brief": "tai-lieu-bao-chi.docx",
        "conclusion": "thong-bao-ket-luan.docx",
        "follow-ups": "danh-muc-nhiem-vu.docx",
        "par-report": "bao-cao-chi-so-cchc.docx",
        "calibration": "can-may-in.docx",
    }
)
"""The file that is the template of each kind of document."""
