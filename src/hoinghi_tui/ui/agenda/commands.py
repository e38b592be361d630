"""What can be done on F6: keys, words, what each needs, and the F1 help."""

from collections.abc import Callable, Mapping

from hoinghi_tui.domain.agenda import AgendaItem, ItemState
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.ui.command import Command

Need = Callable[[Forecast, AgendaItem | None], bool]
"""Tells by the agenda and the chosen item whether an action applies now."""

_SHORTEST_PARTED_S = 120

HELP = """
Trang của người dẫn chương trình: mục đang diễn ra, đồng hồ đếm lùi, lời dẫn, mục kế tiếp.

Bấm Space để bắt đầu, rồi mỗi lần chuyển mục bấm Space một lần. Bấm nhầm: Ctrl+Z. Quên bấm:
B ghi lại là đã bắt đầu từ mấy phút trước. Đồng hồ vàng khi sắp hết giờ (mỗi mục đặt riêng
được, thường là 3 phút và 1 phút); quá giờ thì đỏ và đếm tăng.

“muộn”, “sớm” cạnh đồng hồ là lúc mục này xong so với giờ duyệt; “lệch đầu” trong danh sách là
lúc từng mục bắt đầu.

Mũi tên ↑ ↓ chọn một mục trong danh sách để xem trước lời dẫn; các phím + − K J S T và
Alt+↑ ↓ tác động lên mục đang chọn (tên mục ghi ở cuối danh sách). Esc trở về mục đang diễn
ra. PgUp, PgDn cuộn lời dẫn. Màn hình nhỏ: bấm L để xem danh sách thay cho lời dẫn.

Khi dự kiến xong muộn hơn hạn, C cho xem các mục có thể rút bớt và nên rút bao nhiêu; bấm số
trước mục nào thì rút mục đó, mỗi lần một mục. Chương trình không tự rút mục nào.

▲ trước một mục: còn dưới 15 phút là đến lượt mà người trình bày chưa có mặt.

M nhắn người nói trên bảng lớn; bảng mở bằng hoinghi-tui board THƯ-MỤC --speaker.
"""
COMMANDS = (
    Command("next", "space", "Space", "mục kế", "Bắt đầu, hoặc chuyển sang mục kế tiếp"),
    Command("answer", "a", "A", "trả lời", "Trả lời câu hỏi về lúc máy bị gián đoạn"),
    Command("pause", "p", "P", "dừng", "Tạm dừng hoặc cho đồng hồ chạy tiếp"),
    Command("more", "plus,equals_sign", "+", "1′", "Thêm 1 phút cho mục đang chọn"),
    Command("less", "minus,underscore", "−", "1′", "Bớt 1 phút của mục đang chọn"),
    Command("cuts", "c", "C", "cần rút", "Xem có thể rút ở mục nào để kịp giờ"),
    Command("introductions", "g", "G", "giới thiệu", "Danh sách giới thiệu đại biểu"),
    Command("toggle_list", "l", "L", "các mục", "Đổi giữa lời dẫn và danh sách"),
    Command("message", "m", "M", "nhắn", "Nhắn người đang nói trên bảng lớn"),
    Command("skip", "k", "K", "bỏ qua", "Bỏ qua mục đang chọn, hoặc khôi phục"),
    Command("backdate", "b", "B", "lùi giờ", "Ghi lại: đã bắt đầu từ mấy phút trước"),
    Command("jump", "j", "J", "nhảy tới", "Bắt đầu ngay mục đang chọn, không theo thứ tự"),
    Command("end", "e", "E", "kết thúc", "Kết thúc mục đang diễn ra, chưa bắt đầu mục mới"),
    Command("reopen", "r", "R", "quay lại", "Quay lại mục vừa xong; mục đang diễn ra chờ lại"),
    Command("shift", "s", "S", "dời", "Dời mục đang chọn và các mục sau mấy phút"),
    Command("split", "t", "T", "tách", "Tách mục đang chọn thành hai phần", False),
    Command("move(-1)", "alt+up", "Alt+↑", "chuyển lên", "Chuyển mục đang chọn lên trước", False),
    Command("move(1)", "alt+down", "Alt+↓", "chuyển xuống", "Chuyển mục đó xuống sau", False),
    Command("follow", "escape", "Esc", "mục hiện tại", "Trở về mục đang diễn ra", shown=False),
    Command("script_up", "pageup", "PgUp", "lên", "Cuộn lời dẫn lên", False, True),
    Command("script_down", "pagedown", "PgDn", "xuống", "Cuộn lời dẫn xuống", False, True),
)
"""In order of importance: the footer shows as many as fit."""


def _is_running(view: Forecast, _: AgendaItem | None) -> bool:
    return view.current is not None


def _can_change(_: Forecast, item: AgendaItem | None) -> bool:
    return item is not None and (item.is_running or item.is_waiting)


def _can_wait(_: Forecast, item: AgendaItem | None) -> bool:
    return item is not None and item.is_waiting


def _can_be_parted(view: Forecast, item: AgendaItem | None) -> bool:
    return (
        item is not None
        and _can_change(view, item)
        and item.duration_s + item.extension_s >= _SHORTEST_PARTED_S
    )


def _is_out_of_turn(view: Forecast, item: AgendaItem | None) -> bool:
    """Tell whether the item could start, and is not the one Space starts anyway."""
    following = view.next.id if view.next is not None else None
    return item is not None and item.started_at is None and item.id != following


NEEDS: Mapping[str, Need] = {
    "next": lambda view, _: view.next is not None,
    "pause": _is_running,
    "backdate": lambda view, _: view.current is not None or bool(view.overdue),
    "end": _is_running,
    "more": _can_change,
    "less": _can_change,
    "skip": lambda _, item: item is not None and item.started_at is None,
    "jump": _is_out_of_turn,
    "reopen": lambda view, _: any(row.state is ItemState.DONE for row in view.items),
    "shift": _can_wait,
    "split": _can_be_parted,
    "move": _can_wait,
    "cuts": lambda view, _: bool(view.need_to_cut),
    "message": lambda view, _: bool(view.items) and not view.is_over,
}
"""What each action needs of the agenda and of the chosen item."""
