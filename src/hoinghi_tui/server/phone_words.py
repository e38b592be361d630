"""The few words that only the phone at the door says; all others are the door's own."""

from hoinghi_tui.ui.door.door_result import Ways

BY_TOUCH = Ways(
    already="Nếu là người khác đến thay: mời sang bàn.",
    declined="Chính đại biểu đến: bấm “Vẫn đến dự”. Người khác đến thay: mời sang bàn.",
    announced="mời sang bàn.",
    in_person=" Chính đại biểu đến: bấm “Vẫn đến dự”.",
)
"""What a phone does by a button; forms are filled in at the desk."""

PLANNED_SEAT = "Mời ngồi ghế dự phòng, hoặc mời sang bàn để xếp chỗ."

NO_CODE = (
    "warning",
    "▲",
    "KHÔNG THẤY MÃ",
    "",
    "Chụp lại gần thẻ hơn, đủ sáng, mã nằm giữa ảnh. Hoặc bấm “Tìm tên”.",
)
MANY_CODES = (
    "warning",
    "▲",
    "NHIỀU THẺ",
    "",
    "Trong ảnh có nhiều thẻ nên chưa ghi ai. Chụp lại một thẻ.",
)
NOT_THE_LAST = (
    "Lần vào này đã được hoàn tác, hoặc không phải việc mới nhất của máy này. Nhờ bàn đón tiếp gỡ."
)
