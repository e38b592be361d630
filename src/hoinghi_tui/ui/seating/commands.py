"""What can be done on F4: keys, words, and the F1 help."""

from hoinghi_tui.ui.command import Command

HELP = """
Sơ đồ vẽ phòng họp như khi đứng ở cuối phòng nhìn lên màn hình. Mỗi ghế có dấu trạng thái,
tên, đơn vị (màu và chữ) và ★ cho người nhận khen thưởng. Ai đến, ghế đổi dấu ngay.

Đổi chỗ: đứng ở ghế, Enter để nhấc người đó lên, tới ghế khác rồi Enter để đặt xuống;
ghế có người thì hai người đổi chỗ cho nhau. Esc để thôi. Bằng chuột: bấm vào ghế đang
chọn để nhấc, bấm ghế khác rồi bấm lần nữa để đặt, hoặc kéo thả.

A tự xếp cả phòng theo thứ bậc và đơn vị, cho xem ai đổi chỗ trước khi lưu; trong đó G giữ
nguyên người đã có chỗ, chỉ xếp người mới. Ghế đã khóa được giữ nguyên, ghế đã chặn để
trống. Trong ngày họp, K dồn người có mặt lên ghế trống phía trên. Nhầm thì bấm Ctrl+Z.

F làm nổi những ghế cần xem, ghế khác mờ đi; Esc để thôi lọc. Phòng lớn có sơ đồ thu nhỏ bên
phải: phần sáng là phần đang thấy, bấm chuột để tới chỗ đó. Home và End tới đầu, cuối hàng.

R sửa phòng: thêm bớt dãy và ghế, lối đi, ghế xe lăn, cửa, bục, hoặc dựng lại theo mẫu.

Điểm trừ ở dòng cuối càng gần 0 càng tốt: mỗi cặp ngồi ngược thứ bậc 100 điểm, mỗi cặp đơn
vị ngược thứ tự 20, mỗi đơn vị bị tách 10, mỗi người phải đứng dậy để người nhận khen thưởng
★ ra lối đi 1. Khi đang nhấc ai, dòng này cho biết đổi ghế thì thêm hay bớt bao nhiêu điểm.
"""
COMMANDS = (
    Command("pick", "enter,space", "Enter", "nhấc/đặt", "Nhấc người lên, hoặc đặt xuống"),
    Command("drop", "escape", "Esc", "thôi", "Thôi đổi chỗ, hoặc thôi lọc"),
    Command("find", "slash", "/", "tìm", "Tìm người hoặc ghế"),
    Command("arrange", "a", "A", "tự xếp", "Tự xếp cả phòng, xem trước rồi lưu"),
    Command("close_up", "k", "K", "dồn chỗ", "Dồn người có mặt lên ghế trống phía trên"),
    Command("filter", "f", "F", "lọc", "Lọc theo trạng thái, đơn vị, khen thưởng, tham luận"),
    Command("best", "g", "G", "ghế hợp", "Tới ghế trống hợp nhất cho người đang chọn"),
    Command("lock", "l", "L", "khóa", "Khóa ghế hoặc mở khóa"),
    Command("block", "x", "X", "chặn", "Chặn ghế không dùng, hoặc bỏ chặn"),
    Command("unplaced", "u", "U", "chưa có chỗ", "Xếp người chưa có chỗ vào ghế đang chọn"),
    Command("build", "", "1–5", "chọn kiểu phòng", "Dựng phòng theo mẫu"),
    Command("edit_room", "r", "R", "sửa phòng", "Sửa phòng: dãy, ghế, lối đi, cửa, bục, mẫu"),
    Command("shift(-1)", "shift+left", "Shift+←", "dời hàng", "Dời cả hàng sang trái"),
    Command("shift(1)", "shift+right", "Shift+→", "", "Dời cả hàng sang phải", shown=False),
    Command("clear", "c", "C", "bỏ cả hàng", "Bỏ chỗ cả hàng, cả khu hoặc cả phòng"),
    Command("vacate", "delete", "Del", "bỏ chỗ", "Bỏ chỗ của người đang chọn"),
)
