"""The papers of F8 that are made once for the whole conference: room, door, agenda, awards."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from hoinghi_tui.documents.blanks import Rendered
from hoinghi_tui.domain.printed import PaperState
from hoinghi_tui.services.exporting import ExportJob
from hoinghi_tui.services.paper_states import SIGN_IN
from hoinghi_tui.services.print_job import Paper, PrintJob
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.printing.print_run import Made, Task


@dataclass(frozen=True, slots=True)
class WholePaper:
    """A document about everybody or everything: one line of the list, with a key of its own.

    ``note`` tells it from its like, ``about`` is what lies in it and what it is for.
    ``task`` gathers what goes in; it may raise ``Refused``.
    """

    id: str
    key: str
    name: str
    note: str
    about: tuple[str, ...]
    task: Callable[[Session], Task]

    def state(self, session: Session) -> PaperState:
        """Return how it stands with the paper; plans of both sizes are one."""
        if self.id == SIGN_IN:
            return session.printing.sign_in_state()
        paper = Paper.SEAT_PLAN if self.id.startswith(Paper.SEAT_PLAN) else Paper(self.id)
        return session.printing.states.of(paper)


def printing_task(session: Session, job: PrintJob, again: str = "") -> Task:
    """Return how a job of the conference's papers is made and saved, ``again`` for a reason."""

    def save(rendered: Rendered) -> Made:
        printed = session.printing.save(job, rendered, again=again)
        return Made(printed.path, printed.words, printed.warnings)

    return Task(job.words, partial(session.printing.render, job), save)


def _plan(size: str, session: Session) -> Task:
    from hoinghi_tui.documents.seat_plan import PaperSize

    return printing_task(session, session.printing.room_job(Paper.SEAT_PLAN, PaperSize(size)))


def _seats(paper: Paper, session: Session) -> Task:
    return printing_task(session, session.printing.room_job(paper))


def _agenda(paper: Paper, session: Session) -> Task:
    return printing_task(session, session.printing.agenda_job(paper))


def _conference(paper: Paper, session: Session) -> Task:
    return printing_task(session, session.printing.conference_job(paper))


def _calibration(session: Session) -> Task:
    return printing_task(session, session.printing.calibration_job())


def _sign_in(session: Session) -> Task:
    job: ExportJob = session.exporting.sign_in_job()

    def save(rendered: Rendered) -> Made:
        made = session.exporting.save(job, rendered)
        session.printing.note_sign_in(made.path.name)
        return Made(made.path, f"ký nhận của {made.people} đại biểu", made.warnings)

    return Task("danh sách ký nhận", job.fill, save)


_PLAN_ABOUT = ("Cả phòng, ai ngồi ghế nào,", "chữ và màu của từng đơn vị.")

WHOLE_PAPERS = (
    WholePaper(
        "seat-plan-a4",
        "S",
        "Sơ đồ chỗ ngồi",
        "A4 ngang",
        (*_PLAN_ABOUT, "Một tờ A4 nằm ngang."),
        partial(_plan, "a4"),
    ),
    WholePaper(
        "seat-plan-a3",
        "B",
        "Sơ đồ chỗ ngồi",
        "A3 ngang",
        (*_PLAN_ABOUT, "Một tờ A3 nằm ngang, chữ to", "hơn, để dán ở cửa phòng."),
        partial(_plan, "a3"),
    ),
    WholePaper(
        "seats-by-seat",
        "G",
        "Danh sách chỗ ngồi",
        "theo ghế",
        ("Ai ngồi ghế nào,", "xếp theo dãy và số ghế."),
        partial(_seats, Paper.SEATS_BY_SEAT),
    ),
    WholePaper(
        "seats-by-name",
        "T",
        "Danh sách chỗ ngồi",
        "theo tên",
        ("Ai ngồi ghế nào, xếp theo tên,", "để đại biểu tự tìm ở cửa."),
        partial(_seats, Paper.SEATS_BY_NAME),
    ),
    WholePaper(
        "sign-in",
        "K",
        "Danh sách ký nhận",
        "theo đơn vị",
        ("Đại biểu ký tên khi đến,", "xếp theo đơn vị."),
        _sign_in,
    ),
    WholePaper(
        Paper.PROGRAMME,
        "H",
        "Chương trình",
        "giờ duyệt",
        ("Giờ đã duyệt, nội dung, người", "thực hiện, để phát đại biểu."),
        partial(_agenda, Paper.PROGRAMME),
    ),
    WholePaper(
        Paper.RUNNING_ORDER,
        "L",
        "Kịch bản điều hành",
        "kèm lời dẫn",
        ("Lời dẫn từng mục, chữ to,", "lời nhắc in nghiêng."),
        partial(_agenda, Paper.RUNNING_ORDER),
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
        partial(_agenda, Paper.REST_OF_AGENDA),
    ),
    WholePaper(
        Paper.AGENDA_REPORT,
        "O",
        "Báo cáo thực hiện",
        "cuối buổi",
        ("Kế hoạch và thực tế từng mục,", "đúng đến giây, kèm biểu đồ."),
        partial(_agenda, Paper.AGENDA_REPORT),
    ),
    WholePaper(
        Paper.AWARD_PROPOSAL,
        "Q",
        "Tờ trình",
        "khen thưởng",
        ("Đề nghị tặng giấy khen, kèm danh", "sách tập thể, cá nhân, hộ."),
        partial(_conference, Paper.AWARD_PROPOSAL),
    ),
    WholePaper(
        Paper.DECISION_LIST,
        "E",
        "Danh sách khen",
        "quyết định",
        ("Phụ lục kèm quyết định: tập thể,", "cá nhân, hộ và thành tích."),
        partial(_conference, Paper.DECISION_LIST),
    ),
    WholePaper(
        Paper.AWARD_RECEIPT,
        "W",
        "Ký nhận thưởng",
        "thứ tự trao",
        ("Người được khen ký nhận, có tổng", "tiền bằng số và bằng chữ."),
        partial(_conference, Paper.AWARD_RECEIPT),
    ),
    WholePaper(
        Paper.ATTENDANCE_REPORT,
        "R",
        "Báo cáo điểm danh",
        "theo đơn vị",
        ("Ai có mặt, đi thay, đến muộn,", "vắng vì sao, theo từng đơn vị."),
        partial(_conference, Paper.ATTENDANCE_REPORT),
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
        partial(_conference, Paper.MINUTES),
    ),
    WholePaper(
        Paper.DISPATCH,
        "U",
        "Phiếu gửi",
        "nơi nhận",
        ("Gửi tài liệu hội nghị, khổ A5", "nằm ngang, mỗi nơi nhận một tờ."),
        partial(_conference, Paper.DISPATCH),
    ),
    WholePaper(
        Paper.CHECKLIST,
        "6",
        "Việc hội trường",
        "thiết bị",
        (
            "Những thứ phải có trong hội trường,",
            "ai lo, đã kiểm tra chưa; ô trống",
            "để đánh dấu bằng bút.",
        ),
        partial(_conference, Paper.CHECKLIST),
    ),
    WholePaper(
        Paper.DISPATCH_LIST,
        "",
        "Sổ theo dõi gửi",
        "ai đã nhận",
        ("Văn bản và giấy mời gửi ai, bằng", "cách nào, ngày nào, ai nhận."),
        partial(_conference, Paper.DISPATCH_LIST),
    ),
    WholePaper(
        Paper.ESTIMATE,
        "8",
        "Dự toán kinh phí",
        "theo dòng",
        ("Số lượng, đơn giá, thành tiền,", "căn cứ; tổng bằng số và bằng chữ."),
        partial(_conference, Paper.ESTIMATE),
    ),
    WholePaper(
        Paper.SETTLEMENT,
        "9",
        "Quyết toán kinh phí",
        "kèm chứng từ",
        ("Dự toán, thực chi, chênh lệch,", "số và ngày chứng từ từng dòng."),
        partial(_conference, Paper.SETTLEMENT),
    ),
    WholePaper(
        Paper.ALLOWANCES,
        "0",
        "Ký nhận tiền",
        "không hưởng lương",
        ("Người không hưởng lương thực sự", "có mặt ký nhận tiền hỗ trợ."),
        partial(_conference, Paper.ALLOWANCES),
    ),
    WholePaper(
        Paper.PRESS_BRIEF,
        "J",
        "Tài liệu báo chí",
        "tin, đài",
        (
            "Dự thảo tin và bài đọc truyền",
            "thanh, chỉ gồm điều đã ghi; chỗ",
            "chưa ghi để “…”.",
        ),
        partial(_conference, Paper.PRESS_BRIEF),
    ),
    WholePaper(
        Paper.CONCLUSION,
        "Y",
        "Thông báo kết luận",
        "dự thảo",
        ("Kết luận của chủ tọa và nhiệm vụ", "giao các đơn vị, như đã ghi ở F9."),
        partial(_conference, Paper.CONCLUSION),
    ),
    WholePaper(
        Paper.FOLLOW_UPS,
        "7",
        "Danh mục nhiệm vụ",
        "đã giao",
        ("Nhiệm vụ giao tại hội nghị: việc,", "đơn vị, thời hạn, trạng thái."),
        partial(_conference, Paper.FOLLOW_UPS),
    ),
    WholePaper(
        Paper.TASK_LIST,
        "-",
        "Bảng phân công",
        "việc đơn vị",
        ("Việc của từng đơn vị, ai phụ trách,", "hạn xong, đã làm tới đâu."),
        partial(_conference, Paper.TASK_LIST),
    ),
    WholePaper(
        Paper.REMINDER,
        "=",
        "Phiếu đôn đốc",
        "từng đơn vị",
        ("Mỗi đơn vị còn việc một tờ, chỉ", "gồm việc đơn vị còn nợ."),
        partial(_conference, Paper.REMINDER),
    ),
    WholePaper(
        Paper.PAR_REPORT,
        "",
        "Báo cáo Chỉ số CCHC",
        "kèm biểu đồ",
        ("Điểm từng lĩnh vực, biểu đồ, ưu", "điểm, tồn tại, nguyên nhân."),
        partial(_conference, Paper.PAR_REPORT),
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
        _calibration,
    ),
)
"""The lines of F8's last tab, in their order."""
