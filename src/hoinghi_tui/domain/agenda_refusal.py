"""Why the agenda does not allow something."""

from enum import StrEnum

from hoinghi_tui.domain.refusal import Refused


class AgendaReason(StrEnum):
    """The reason as a word for scripts and tests."""

    UNKNOWN_ITEM = "unknown_item"
    NOTHING_TO_START = "nothing_to_start"
    NOTHING_RUNNING = "nothing_running"
    ALREADY_RUNNING = "already_running"
    ALREADY_DONE = "already_done"
    ALREADY_PAUSED = "already_paused"
    NOT_PAUSED = "not_paused"
    ALREADY_SKIPPED = "already_skipped"
    NOT_SKIPPED = "not_skipped"
    AT_MINIMUM = "at_minimum"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    HARD_START = "hard_start"
    HAS_BEGUN = "has_begun"
    NO_PLACE = "no_place"
    EMPTY = "empty"
    MOVED_ON = "moved_on"
    JUST_STARTED = "just_started"
    CHANGED = "changed"
    REORDERED = "reordered"
    NO_TIME = "no_time"
    NO_PARTS = "no_parts"
    NOTHING_TO_REOPEN = "nothing_to_reopen"


SENTENCES = {
    AgendaReason.UNKNOWN_ITEM: "Mục này không còn trong chương trình. Hãy chọn mục khác.",
    AgendaReason.NOTHING_TO_START: (
        "Không còn mục nào chờ. Hãy kết thúc mục đang diễn ra hoặc thêm mục mới."
    ),
    AgendaReason.NOTHING_RUNNING: "Chưa có mục nào đang diễn ra. Hãy bắt đầu một mục trước.",
    AgendaReason.ALREADY_RUNNING: "Mục này đang diễn ra. Hãy kết thúc hoặc chuyển sang mục sau.",
    AgendaReason.ALREADY_DONE: (
        "Mục này đã xong. Muốn mở lại mục vừa xong, hãy bấm quay lại hoặc hoàn tác (Ctrl+Z)."
    ),
    AgendaReason.ALREADY_PAUSED: "Mục này đang tạm dừng. Hãy bấm tiếp tục.",
    AgendaReason.NOT_PAUSED: "Mục này không tạm dừng. Đồng hồ vẫn đang chạy.",
    AgendaReason.ALREADY_SKIPPED: "Mục này đã được bỏ qua. Hãy khôi phục nếu vẫn cần.",
    AgendaReason.NOT_SKIPPED: "Mục này không bị bỏ qua, không cần khôi phục.",
    AgendaReason.AT_MINIMUM: "Mục này đã ở mức ngắn nhất. Hãy rút mục khác hoặc bỏ qua mục này.",
    AgendaReason.TOO_EARLY: "Không thể lùi quá lúc mục trước bắt đầu. Hãy chọn số phút ít hơn.",
    AgendaReason.TOO_LATE: "Giờ bắt đầu không thể ở sau hiện tại. Hãy chọn số phút ít hơn.",
    AgendaReason.HARD_START: "Mục này phải bắt đầu đúng giờ đã hẹn. Hãy dời mục khác.",
    AgendaReason.HAS_BEGUN: "Hội nghị đã bắt đầu, không duyệt lại được chương trình.",
    AgendaReason.NO_PLACE: "Không thể đặt ở đó: các mục đã bắt đầu giữ nguyên thứ tự.",
    AgendaReason.EMPTY: "Chương trình chưa có mục nào. Hãy thêm mục trước khi duyệt.",
    AgendaReason.MOVED_ON: (
        "Bàn khác vừa chuyển chương trình nên lần bấm này không tính. "
        "Hãy xem lại mục đang diễn ra rồi bấm nếu vẫn cần."
    ),
    AgendaReason.JUST_STARTED: (
        "Mục này vừa bắt đầu nên lần bấm thứ hai không tính. "
        "Muốn chuyển mục tiếp, hãy bấm lại sau hai giây."
    ),
    AgendaReason.CHANGED: (
        "Bàn khác vừa đổi giờ của mục này nên lần bấm này không tính. "
        "Hãy xem lại rồi bấm nếu vẫn cần."
    ),
    AgendaReason.REORDERED: (
        "Bàn khác vừa đổi thứ tự chương trình nên lần bấm này không tính. "
        "Hãy xem lại rồi làm lại nếu vẫn cần."
    ),
    AgendaReason.NO_TIME: "Mục giữ giờ cần giờ bắt đầu. Hãy ghi giờ, ví dụ 9h30.",
    AgendaReason.NO_PARTS: (
        "Phần đầu phải ngắn hơn cả mục và ít nhất một phút. Hãy chọn số phút khác."
    ),
    AgendaReason.NOTHING_TO_REOPEN: "Chưa có mục nào đã xong để quay lại.",
}


class AgendaRefused(Refused):
    """The agenda does not allow the action; ``reason`` says why, the text what to do."""

    def __init__(self, reason: AgendaReason) -> None:
        super().__init__(SENTENCES[reason])
        self.reason = reason
