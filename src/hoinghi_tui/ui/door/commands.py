"""What can be done on F5: keys, words, and the F1 help."""

from hoinghi_tui.ui.command import Command

HELP = """
Quét mã trên thẻ: chương trình tự nhận, ghi điểm danh và cho biết chỗ ngồi. Không phải bấm gì
giữa hai lần quét; lần quét sau thay kết quả lần trước. MỜI VÀO chỉ hiện khi đã lưu xong.
Trước giờ đón, quét thẻ thử (Ctrl+K): MÁY QUÉT TỐT là quét được.

Quên thẻ: gõ tên (không cần dấu, viết tắt chữ cái đầu cũng được), chức vụ, đơn vị, đuôi điện
thoại hoặc số ghế. Còn một người thì bấm Enter; nhiều người thì chọn bằng ↑ ↓ rồi Enter.

Người khác đến thay: quét thẻ hoặc tìm tên người được thay, rồi bấm Ctrl+T. Đại biểu đã báo vắng,
hoặc đã có người đi thay, mà chính mình vẫn đến: Ctrl+Y. Khách chưa có trong danh sách: Ctrl+N. Về
sớm: Ctrl+R; khi trở lại, quét như lúc đến. Mất thẻ, xem hoặc in thẻ: Ctrl+B. Có danh sách ký
giấy: Ctrl+L rồi gõ số thứ tự.

Bấm nhầm: Ctrl+Z gỡ việc vừa lưu của bàn này. Điểm danh nhầm đã lâu hoặc ở bàn khác: tìm người
ấy rồi bấm Ctrl+G, ghi lý do.

UNIKEY ĐANG BẬT: tắt bộ gõ tiếng Việt rồi quét lại. Ctrl+O bật, tắt webcam; F12 bật, tắt âm
thanh; Ctrl+S thiết lập bàn. Tên tự ẩn sau một phút không có ai.
"""
COMMANDS = (
    Command("submit", "enter", "Enter", "điểm danh", "Điểm danh người đang chọn"),
    Command(
        "accept", "ctrl+y", "Ctrl+Y", "vẫn đến dự", "Đã báo vắng hoặc có người thay mà vẫn đến"
    ),
    Command("substitute", "ctrl+t", "Ctrl+T", "đi thay", "Ghi người đến thay đại biểu này"),
    Command("walk_in", "ctrl+n", "Ctrl+N", "khách mới", "Thêm khách chưa có trong danh sách"),
    Command("leave", "ctrl+r", "Ctrl+R", "báo về", "Ghi đại biểu này đã về"),
    Command("badge", "ctrl+b", "Ctrl+B", "thẻ", "Xem, in hoặc thay thẻ của đại biểu này"),
    Command("paper_list", "ctrl+l", "Ctrl+L", "danh sách ký", "Điểm danh theo danh sách ký giấy"),
    Command("take_back", "ctrl+g", "Ctrl+G", "gỡ", "Gỡ điểm danh của đại biểu này, ghi lý do"),
    Command("camera", "ctrl+o", "Ctrl+O", "webcam", "Bật hoặc tắt webcam đọc thẻ"),
    Command("desk_settings", "ctrl+s", "Ctrl+S", "thiết lập bàn", "Người trực, âm thanh, webcam"),
    Command(
        # The box has Ctrl+K for deleting to the end of its line.
        "test_card",
        "ctrl+k",
        "Ctrl+K",
        "thẻ thử",
        "Hiện thẻ thử để kiểm tra máy quét",
        priority=True,
    ),
    Command("sound", "f12", "F12", "âm thanh", "Bật hoặc tắt âm thanh", shown=False),
    Command("clear", "escape", "Esc", "xóa ô", "Xóa ô quét và kết quả", shown=False),
    Command("choose(-1)", "up", "↑", "lên", "Chọn người ở trên", shown=False),
    Command("choose(1)", "down", "↓", "xuống", "Chọn người ở dưới", shown=False),
)
