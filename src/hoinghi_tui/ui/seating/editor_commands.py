"""What can be done in the room editor: keys, words, and the F1 help."""

from hoinghi_tui.ui.command import Command

HELP = """
Sửa phòng cho giống phòng thật. Mũi tên đi từ ghế này sang ghế kia. Mỗi thay đổi được lưu
ngay; nhầm thì bấm Ctrl+Z. Người đã xếp chỗ giữ nguyên ghế của mình; bỏ ghế đang có người
thì chương trình hỏi trước.

Đánh dấu nhiều ghế bằng phím cách, M (cả dãy) hoặc kéo chuột từ góc này sang góc kia, rồi
bấm X, W, O, V: thay đổi áp dụng cho mọi ghế đã đánh dấu.

Màn hình, bục, cửa, bàn, cửa sổ, cột: E để thêm, Tab hoặc bấm chuột để chọn, Shift+mũi tên
hoặc kéo chuột để dời, Del để bỏ. Mũi tên để trở lại ghế.

Dòng dưới cùng nói điều cần sửa; C xem tất cả. Phòng lớn có sơ đồ thu nhỏ bên phải, bấm
chuột vào đó để tới một chỗ khác.
"""
COMMANDS = (
    Command("leave", "escape", "Esc", "xong", "Bỏ đánh dấu, hoặc về sơ đồ chỗ ngồi"),
    Command("add_seat", "plus,equals_sign,kp_plus", "+", "ghế", "Thêm ghế vào cuối dãy"),
    Command("remove", "delete,minus", "Del", "bỏ", "Bỏ ghế hoặc vật đang chọn"),
    Command("add_row", "n", "N", "thêm dãy", "Thêm dãy sau dãy đang chọn"),
    Command("remove_row", "b", "B", "bỏ dãy", "Bỏ cả dãy đang chọn"),
    Command("aisle", "i", "I", "lối đi", "Mở hoặc bỏ lối đi bên phải ghế đang chọn"),
    Command("number", "s", "S", "đánh số", "Đánh số lại dãy hoặc cả hội trường"),
    Command("thing", "e", "E", "thêm vật", "Thêm màn hình, bục, cửa, bàn, cửa sổ, cột"),
    Command("preset", "p", "P", "mẫu", "Dựng lại phòng theo mẫu"),
    Command("flag('blocked')", "x", "X", "chặn", "Chặn ghế, hoặc bỏ chặn"),
    Command("flag('reserve')", "v", "V", "dự phòng", "Ghế dự phòng, hoặc ghế thường"),
    Command("flag('accessible')", "w", "W", "xe lăn", "Ghế xe lăn vào được, hoặc không"),
    Command("flag('power')", "o", "O", "ổ điện", "Ghế gần ổ điện, hoặc không"),
    Command("mark", "space", "Cách", "đánh dấu", "Đánh dấu ghế để sửa nhiều ghế"),
    Command("mark_row", "m", "M", "cả dãy", "Đánh dấu cả dãy"),
    Command("next_thing", "tab", "Tab", "chọn vật", "Chọn vật kế tiếp: màn hình, cửa, bàn"),
    Command("shift(-1, 0)", "shift+left", "Shift+←", "", "Dời vật sang trái", shown=False),
    Command("shift(1, 0)", "shift+right", "Shift+→", "", "Dời vật sang phải", shown=False),
    Command("shift(0, -1)", "shift+up", "Shift+↑", "", "Dời vật lên trên", shown=False),
    Command("shift(0, 1)", "shift+down", "Shift+↓", "", "Dời vật xuống dưới", shown=False),
    Command("problems", "c", "C", "kiểm tra", "Xem mọi điều cần sửa trong phòng"),
)
