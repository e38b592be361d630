"""What can be done with the register of F9, section 4, told once: keys, words, help."""

from hoinghi_tui.ui.command import Command

HELP = """
Văn bản đã gửi tới đâu, bằng cách nào, ngày nào, ai nhận; bên dưới là giấy mời của từng đại biểu.
Chọn nhiều dòng bằng Space (dấu ■), A chọn cả nhóm. G ghi đã gửi hôm nay và cách gửi, N ghi đã nhận
hôm nay, C ghi lại là chưa gửi. Nhầm thì bấm Ctrl+Z.

Giấy mời: K xác nhận dự, B báo vắng và lý do; tình trạng này cũng là tình trạng ở F3. Sửa đại biểu
thì sang F3.

L lập danh sách gửi một văn bản theo nơi nhận trong thông tin hội nghị; I thêm một nơi, Enter sửa
dòng (cả ngày gửi, ngày nhận), Del xóa. V chỉ xem dòng chưa xong. P in sổ theo dõi gửi, F in phiếu
gửi.
"""

COMMANDS = (
    Command("mark", "space", "Space", "chọn", "Chọn hoặc bỏ chọn dòng đang đứng"),
    Command("send", "g", "G", "đã gửi", "Ghi đã gửi hôm nay, bằng cách nào"),
    Command("receive", "n", "N", "đã nhận", "Ghi đã nhận hôm nay, ai nhận"),
    Command("confirm", "k", "K", "dự", "Giấy mời: xác nhận đến dự"),
    Command("decline", "b", "B", "báo vắng", "Giấy mời: báo vắng và lý do"),
    Command("mark_group", "a", "A", "cả nhóm", "Chọn cả nhóm đang đứng, hoặc bỏ chọn"),
    Command("edit", "enter,e", "Enter", "sửa", "Sửa dòng đang đứng"),
    Command("insert", "i", "I", "thêm", "Thêm một nơi nhận cho văn bản đang đứng"),
    Command("print", "p", "P", "in sổ", "In sổ theo dõi gửi ra Word"),
    Command("take_back", "c", "C", "chưa gửi", "Ghi lại là chưa gửi"),
    Command("pending", "v", "V", "chưa xong", "Chỉ xem dòng chưa xong, hoặc xem cả"),
    Command("prepare", "l", "L", "theo nơi nhận", "Lập danh sách gửi theo nơi nhận"),
    Command("slips", "f", "F", "phiếu gửi", "In phiếu gửi cho từng nơi nhận"),
    Command("delete", "delete", "Del", "xóa", "Xóa dòng đang đứng khỏi sổ"),
    Command("unmark", "escape", "Esc", "bỏ chọn", "Bỏ chọn tất cả", shown=False),
)
"""In order of importance, as a footer shows them."""
