"""The papers of F8 that are made once for the whole conference, by when they are needed."""

from functools import partial

from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.ui.printing.whole_paper import (
    WholePaper,
    agenda_task,
    calibration_task,
    conference_task,
    plan_task,
    seats_task,
    sign_in_task,
)

_PLAN_ABOUT = ("Cả phòng, ai ngồi ghế nào,", "chữ và màu của từng đơn vị.")

_BEFORE = (
    WholePaper(
        Paper.PROGRAMME,
        "H",
        "Chương trình",
        "giờ duyệt",
        ("Giờ đã duyệt, nội dung, người", "thực hiện, để phát đại biểu."),
        partial(agenda_task, Paper.PROGRAMME),
    ),
    WholePaper(
        Paper.TASK_LIST,
        "",
        "Bảng phân công",
        "nhiệm vụ",
        ("Việc của từng đơn vị, ai phụ trách,", "hạn xong, đã làm tới đâu."),
        partial(conference_task, Paper.TASK_LIST),
    ),
    WholePaper(
        Paper.REMINDER,
        "",
        "Phiếu đôn đốc",
        "từng đơn vị",
        ("Mỗi đơn vị còn việc một tờ, chỉ", "gồm việc đơn vị còn nợ."),
        partial(conference_task, Paper.REMINDER),
    ),
    WholePaper(
        Paper.DISPATCH,
        "U",
        "Phiếu gửi",
        "nơi nhận",
        ("Gửi tài liệu hội nghị, khổ A5", "nằm ngang, mỗi nơi nhận một tờ."),
        partial(conference_task, Paper.DISPATCH),
    ),
    WholePaper(
        Paper.DISPATCH_LIST,
        "",
        "Sổ theo dõi gửi",
        "ai đã nhận",
        ("Văn bản và giấy mời gửi ai, bằng", "cách nào, ngày nào, ai nhận."),
        partial(conference_task, Paper.DISPATCH_LIST),
    ),
    WholePaper(
        Paper.ESTIMATE,
        "",
        "Dự toán kinh phí",
        "theo dòng",
        ("Số lượng, đơn giá, thành tiền,", "căn cứ; tổng bằng số và bằng chữ."),
        partial(conference_task, Paper.ESTIMATE),
    ),
    WholePaper(
        Paper.AWARD_PROPOSAL,
        "Q",
        "Tờ trình",
        "khen thưởng",
        ("Đề nghị tặng giấy khen, kèm danh", "sách tập thể, cá nhân, hộ."),
        partial(conference_task, Paper.AWARD_PROPOSAL),
    ),
    WholePaper(
        Paper.DECISION_LIST,
        "E",
        "Danh sách khen",
        "quyết định",
        ("Phụ lục kèm quyết định: tập thể,", "cá nhân, hộ và thành tích."),
        partial(conference_task, Paper.DECISION_LIST),
    ),
    WholePaper(
        Paper.CALIBRATION,
        "Z",
        "Trang căn máy in",
        "phôi khen",
        (
            "Dấu cộng và thước chia mm: đo",
            "máy in lệch bao nhiêu trước khi",
            "in giấy khen lên phôi.",
        ),
        calibration_task,
    ),
)
_ON_THE_DAY = (
    WholePaper(
        "seat-plan-a4",
        "S",
        "Sơ đồ chỗ ngồi",
        "A4 ngang",
        (*_PLAN_ABOUT, "Một tờ A4 nằm ngang."),
        partial(plan_task, "a4"),
    ),
    WholePaper(
        "seat-plan-a3",
        "B",
        "Sơ đồ chỗ ngồi",
        "A3 ngang",
        (*_PLAN_ABOUT, "Một tờ A3 nằm ngang, chữ to", "hơn, để dán ở cửa phòng."),
        partial(plan_task, "a3"),
    ),
    WholePaper(
        "seats-by-seat",
        "G",
        "Danh sách chỗ ngồi",
        "theo ghế",
        ("Ai ngồi ghế nào,", "xếp theo dãy và số ghế."),
        partial(seats_task, Paper.SEATS_BY_SEAT),
    ),
    WholePaper(
        "seats-by-name",
        "T",
        "Danh sách chỗ ngồi",
        "theo tên",
        ("Ai ngồi ghế nào, xếp theo tên,", "để đại biểu tự tìm ở cửa."),
        partial(seats_task, Paper.SEATS_BY_NAME),
    ),
    WholePaper(
        "sign-in",
        "K",
        "Danh sách ký nhận",
        "điểm danh",
        ("Đại biểu ký tên khi đến,", "xếp theo đơn vị."),
        sign_in_task,
    ),
    WholePaper(
        Paper.CHECKLIST,
        "",
        "Việc hội trường",
        "thiết bị",
        (
            "Những thứ phải có trong hội trường,",
            "ai lo, đã kiểm tra chưa; ô trống",
            "để đánh dấu bằng bút.",
        ),
        partial(conference_task, Paper.CHECKLIST),
    ),
    WholePaper(
        Paper.RUNNING_ORDER,
        "L",
        "Kịch bản điều hành",
        "kèm lời dẫn",
        ("Lời dẫn từng mục, chữ to,", "lời nhắc in nghiêng."),
        partial(agenda_task, Paper.RUNNING_ORDER),
    ),
    WholePaper(
        Paper.REST_OF_AGENDA,
        "N",
        "Phần còn lại",
        "giờ dự kiến",
        (
            "Các mục còn lại theo giờ dự kiến",
            "lúc này, kèm lời dẫn: đọc thay",
            "màn hình khi mất điện.",
        ),
        partial(agenda_task, Paper.REST_OF_AGENDA),
    ),
    WholePaper(
        Paper.PAR_REPORT,
        "",
        "Báo cáo Chỉ số CCHC",
        "biểu đồ",
        ("Điểm từng lĩnh vực, biểu đồ, ưu", "điểm, tồn tại, nguyên nhân."),
        partial(conference_task, Paper.PAR_REPORT),
    ),
    WholePaper(
        Paper.AWARD_RECEIPT,
        "W",
        "Ký nhận thưởng",
        "thứ tự trao",
        ("Người được khen ký nhận, có tổng", "tiền bằng số và bằng chữ."),
        partial(conference_task, Paper.AWARD_RECEIPT),
    ),
    WholePaper(
        Paper.ALLOWANCES,
        "",
        "Danh sách ký nhận",
        "tiền hỗ trợ",
        ("Người không hưởng lương thực sự", "có mặt ký nhận tiền hỗ trợ."),
        partial(conference_task, Paper.ALLOWANCES),
    ),
)
_AFTER = (
    WholePaper(
        Paper.ATTENDANCE_REPORT,
        "R",
        "Báo cáo điểm danh",
        "theo đơn vị",
        ("Ai có mặt, đi thay, đến muộn,", "vắng vì sao, theo từng đơn vị."),
        partial(conference_task, Paper.ATTENDANCE_REPORT),
    ),
    WholePaper(
        Paper.AGENDA_REPORT,
        "O",
        "Báo cáo thực hiện",
        "cuối buổi",
        ("Kế hoạch và thực tế từng mục,", "đúng đến giây, kèm biểu đồ."),
        partial(agenda_task, Paper.AGENDA_REPORT),
    ),
    WholePaper(
        Paper.MINUTES,
        "M",
        "Biên bản hội nghị",
        "dự thảo",
        (
            "Giờ, người dự, diễn biến, khen",
            "thưởng như đã ghi; ý kiến và kết",
            "luận để “…” cho thư ký.",
        ),
        partial(conference_task, Paper.MINUTES),
    ),
    WholePaper(
        Paper.CONCLUSION,
        "",
        "Thông báo kết luận",
        "dự thảo",
        ("Kết luận của chủ tọa và nhiệm vụ", "giao các đơn vị, như đã ghi ở F9."),
        partial(conference_task, Paper.CONCLUSION),
    ),
    WholePaper(
        Paper.FOLLOW_UPS,
        "",
        "Danh mục nhiệm vụ",
        "đã giao",
        ("Nhiệm vụ giao tại hội nghị: việc,", "đơn vị, thời hạn, trạng thái."),
        partial(conference_task, Paper.FOLLOW_UPS),
    ),
    WholePaper(
        Paper.PRESS_BRIEF,
        "",
        "Tài liệu báo chí",
        "tin, đài",
        (
            "Dự thảo tin và bài đọc truyền",
            "thanh, chỉ gồm điều đã ghi; chỗ",
            "chưa ghi để “…”.",
        ),
        partial(conference_task, Paper.PRESS_BRIEF),
    ),
    WholePaper(
        Paper.SETTLEMENT,
        "",
        "Quyết toán kinh phí",
        "chứng từ",
        ("Dự toán, thực chi, chênh lệch,", "số và ngày chứng từ từng dòng."),
        partial(conference_task, Paper.SETTLEMENT),
    ),
)

PHASES = (("TRƯỚC HỘI NGHỊ", _BEFORE), ("NGÀY HỌP", _ON_THE_DAY), ("SAU HỘI NGHỊ", _AFTER))
"""The lines of F8's last tab, under the words that head them."""
WHOLE_PAPERS = tuple(paper for _, papers in PHASES for paper in papers)
"""All of them, in their order."""
