"""F9 Chuẩn bị: the duties of each unit, and the facts that are still blank."""

from dataclasses import replace

from textual import on

from hoinghi_tui.ui.command import Command, bindings
from hoinghi_tui.ui.frame import SETTINGS, UNITS
from hoinghi_tui.ui.preparation.section import SECTION_COMMANDS
from hoinghi_tui.ui.preparation.task_actions import TaskActions
from hoinghi_tui.ui.preparation.task_view import Order
from hoinghi_tui.ui.widgets.row_list import RowList


class PreparationScreen(TaskActions):
    """Shows whose duty is what, by when, and how far it has come."""

    CSS_PATH = "screen.tcss"
    HELP = """
Việc chuẩn bị của từng đơn vị theo kế hoạch. Bấm Space để chuyển tiến độ một việc: chưa làm → đang
làm → đã xong. Nhầm thì bấm Ctrl+Z. I thêm, Enter sửa, Del xóa.

Hạn “trước 5 ngày” tính từ ngày họp và tự dời theo khi ngày họp thay đổi. ▲ là quá hạn, ● là đến
hạn trong 3 ngày tới. V xem theo hạn, L chỉ xem một phần, Esc xem lại tất cả.

C ghi việc này phải chờ việc nào xong trước; các việc không chờ nhau thành vòng được. Insert đánh
dấu nhiều việc, A đánh dấu tất cả đang thấy, rồi B làm với cả nhóm: tiến độ, hạn, đơn vị, loại.

R đôn đốc: tin nhắn để dán vào Zalo hoặc phiếu Word, chỉ gồm việc đơn vị còn nợ; tệp lịch .ics.
P in bảng phân công nhiệm vụ. T sửa thông tin hội nghị, D sửa các đơn vị.
"""
    COMMANDS_HERE = (
        Command("advance", "space", "Space", "tiến độ", "Việc: chưa làm → đang làm → đã xong"),
        Command("edit", "enter,e", "Enter", "sửa", "Sửa việc: nội dung, đơn vị, hạn, ghi chú"),
        Command("insert", "i", "I", "thêm", "Thêm một việc"),
        Command("remind", "r", "R", "đôn đốc", "Đôn đốc: tin Zalo, phiếu Word, lịch"),
        Command("print", "p", "P", "in", "In bảng phân công nhiệm vụ ra Word"),
        Command("view", "v", "V", "theo hạn", "Xem theo đơn vị hoặc theo hạn xong"),
        Command("filter", "l", "L", "lọc", "Chỉ xem một phần: quá hạn, một đơn vị, một loại"),
        Command("several", "b", "B", "nhiều việc", "Làm với các việc đã đánh dấu"),
        Command("mark", "insert", "Ins", "đánh dấu", "Đánh dấu việc để làm với nhiều việc"),
        Command("waits", "c", "C", "chờ việc", "Việc này phải chờ việc nào xong trước"),
        Command("delete", "delete", "Del", "xóa", "Xóa việc đang chọn hoặc đã đánh dấu"),
        Command("mark_all", "a", "A", "đánh dấu tất cả", "Đánh dấu tất cả đang thấy", shown=False),
        Command("clear", "escape", "Esc", "bỏ lọc", "Bỏ đánh dấu; bỏ lọc", shown=False),
        Command("calendar", "", "R 4", "hạn ra lịch", "Ghi hạn xong ra tệp lịch .ics", shown=False),
        SETTINGS,
        UNITS,
        *SECTION_COMMANDS,
    )
    BINDINGS = bindings(COMMANDS_HERE)

    def visible_commands(self) -> tuple[Command, ...]:
        """Return the commands; V names the order it would turn to."""
        label = "theo hạn" if self.order is Order.UNIT else "theo đơn vị"
        return tuple(
            replace(one, label=label) if one.action == "view" else one
            for one in super().visible_commands()
        )

    @on(RowList.Chosen, "#tasks")
    def _chosen(self) -> None:
        self.action_edit()

    def action_advance(self) -> None:
        """Move the chosen duty on."""
        if self.chosen is not None:
            self.advance(self.chosen.task)
