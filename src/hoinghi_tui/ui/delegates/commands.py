"""What can be done on F3: keys, words, and the F1 help."""

from hoinghi_tui.ui.command import Command
from hoinghi_tui.ui.delegates.several import SEVERAL_COMMANDS, TASKS

HELP = """
Gõ để tìm: tên không cần dấu, chữ cái đầu (đvs), đơn vị, chức vụ, số ghế, đuôi điện thoại,
người đi thay. Phím ↑ ↓ chọn người, Enter mở phiếu để sửa. Ctrl+S đổi cách xếp: thứ bậc, tên,
đơn vị (có đầu mục từng đơn vị), giờ đến.

Nhiều người một lúc: Insert hoặc Ctrl+Space đánh dấu (Space khi ô tìm trống), Shift+↑ ↓ đánh
dấu liền nhau, Ctrl+A tất cả người đang thấy, Esc bỏ dấu. Rồi Ctrl+G ghi giấy mời, Ctrl+R vai
trò, Del xóa, Ctrl+T các việc khác: đổi đơn vị, gộp hai người là một. Mỗi việc hoàn tác được
một lần bằng Ctrl+Z.

Thứ bậc: khi xếp theo thứ bậc, Ctrl+↑ ↓ dời một người trong đơn vị, Alt+↑ ↓ (hoặc Ctrl+PgUp,
Ctrl+PgDn) dời cả đơn vị. Người đi thay không hưởng thứ bậc của người vắng.

Nhập danh sách từ Excel bằng Ctrl+O: xem trước rồi mới lưu, cả danh sách là một việc, hoàn
tác một lần là hết. Nhập lại tệp đã sửa chỉ cập nhật chỗ khác, không mất chỗ ngồi, thẻ hay
điểm danh.
"""
COMMANDS = (
    Command("edit", "enter", "Enter", "sửa", "Sửa đại biểu đang chọn"),
    Command("add", "ctrl+n", "Ctrl+N", "thêm", "Thêm một đại biểu"),
    # Space is typed into the search box, except while it is empty.
    Command(
        "mark",
        "insert,ctrl+@,space",
        "Insert",
        "đánh dấu",
        "Đánh dấu, bỏ dấu (Ctrl+Space; Space khi ô trống)",
        priority=True,
    ),
    TASKS,
    Command("take_in", "ctrl+o", "Ctrl+O", "nhập tệp", "Nhập danh sách từ Excel, Word, CSV"),
    # Priority, for the search box has Ctrl+E for the end of its line, and so on.
    Command("export", "ctrl+e", "Ctrl+E", "xuất", "Xuất danh sách ra tệp", priority=True),
    Command("sort", "ctrl+s", "Ctrl+S", "sắp xếp", "Xếp theo thứ bậc, tên, đơn vị, giờ đến"),
    Command("delete", "delete", "Del", "xóa", "Xóa những người đang chọn", priority=True),
    *SEVERAL_COMMANDS,
    Command(
        "mark_all",
        "ctrl+a",
        "Ctrl+A",
        "chọn hết",
        "Đánh dấu tất cả người đang thấy",
        shown=False,
        priority=True,
    ),
    Command("extend(-1)", "shift+up", "Shift+↑", "dấu lên", "Đánh dấu lên trên", shown=False),
    Command("extend(1)", "shift+down", "Shift+↓", "dấu xuống", "Đánh dấu xuống dưới", shown=False),
    Command("step(-1)", "up", "↑", "lên", "Chọn người ở trên", shown=False),
    Command("step(1)", "down", "↓", "xuống", "Chọn người ở dưới", shown=False),
    Command("page(-1)", "pageup", "PgUp", "trang trên", "Lên một trang", shown=False),
    Command("page(1)", "pagedown", "PgDn", "trang dưới", "Xuống một trang", shown=False),
    Command("first", "ctrl+home", "Ctrl+Home", "đầu", "Lên đầu danh sách", shown=False),
    Command("last", "ctrl+end", "Ctrl+End", "cuối", "Xuống cuối danh sách", shown=False),
    Command("clear", "escape", "Esc", "bỏ dấu, xóa ô tìm", "Bỏ dấu, rồi xóa ô", shown=False),
)
