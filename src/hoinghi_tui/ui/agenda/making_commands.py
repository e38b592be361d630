"""What can be done on F6 to make the agenda and what is said: keys, words, F1 help."""

from collections.abc import Mapping

from hoinghi_tui.ui.agenda.commands import Need
from hoinghi_tui.ui.command import Command

MAKING_HELP = """
Soạn chương trình: Enter sửa mục đang chọn, I thêm mục trước nó, Delete xóa, Ctrl+O lập từ mẫu
hoặc tệp. D duyệt giờ; V xem giờ duyệt, dự kiến, thực tế cạnh nhau. W in phần còn lại ra giấy, đề
phòng mất điện.

Lời dẫn: X sửa lời dẫn của mục đang chọn, Z đọc chữ to, G danh sách giới thiệu đại biểu. Chữ vàng
là tên và số điền tự động; “…” là chỗ còn thiếu.
"""
MAKING_COMMANDS = (
    Command("large_script", "z", "Z", "chữ to", "Đọc lời dẫn chữ to, từng đoạn"),
    Command("edit_script", "x", "X", "lời dẫn", "Sửa lời dẫn của mục đang chọn"),
    # With priority: the list would take Enter, and a click, for a choice.
    Command("edit_item", "enter", "Enter", "sửa mục", "Sửa mục đang chọn", priority=True),
    Command("insert_item", "i", "I", "thêm mục", "Thêm một mục trước mục đang chọn"),
    Command("delete_item", "delete", "Del", "xóa mục", "Xóa mục đang chọn"),
    Command("approve", "d", "D", "duyệt", "Duyệt giờ của chương trình"),
    Command("compare", "v", "V", "so giờ", "Giờ duyệt, dự kiến, thực tế cạnh nhau"),
    Command("take_in", "ctrl+o", "Ctrl+O", "mẫu, tệp", "Lập chương trình từ mẫu hoặc tệp"),
    Command("print_rest", "w", "W", "in phần còn lại", "In phần còn lại kèm lời dẫn, ra giấy"),
)
"""In order of importance, as a footer shows them."""

MAKING_NEEDS: Mapping[str, Need] = {
    "edit_script": lambda _, item: item is not None,
    "edit_item": lambda _, item: item is not None,
    "delete_item": lambda _, item: item is not None and item.started_at is None,
    "large_script": lambda view, _: bool(view.items),
    "compare": lambda view, _: bool(view.items),
    "approve": lambda view, _: bool(view.items) and not view.has_begun,
    "print_rest": lambda view, _: view.current is not None or view.next is not None,
}
"""What each of them needs of the agenda and of the chosen item."""
