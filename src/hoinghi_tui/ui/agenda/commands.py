"""What can be done on F6: keys, words, what each needs, and the F1 help."""

from collections.abc import Callable, Mapping

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.ui.command import Command

Need = Callable[[Forecast, AgendaItem | None], bool]
"""Tells by the agenda and the chosen item whether an action applies now."""

HELP = """
Trang của người dẫn chương trình: mục đang diễn ra, đồng hồ đếm lùi, lời dẫn, mục kế tiếp.

Bấm Space để bắt đầu, rồi mỗi lần chuyển mục bấm Space một lần. Bấm nhầm: Ctrl+Z.
Đồng hồ vàng khi còn dưới 3 phút; quá giờ thì đỏ và đếm tăng.

Mũi tên ↑ ↓ chọn một mục trong danh sách để xem trước lời dẫn; phím + − K tác động lên mục
đang chọn (tên mục ghi ở cuối danh sách). Esc trở về mục đang diễn ra.
PgUp, PgDn cuộn lời dẫn. Màn hình nhỏ: bấm L để xem danh sách thay cho lời dẫn.
"""
COMMANDS = (
    Command("next", "space", "Space", "mục kế", "Bắt đầu, hoặc chuyển sang mục kế tiếp"),
    Command("pause", "p", "P", "dừng", "Tạm dừng hoặc cho đồng hồ chạy tiếp"),
    Command("more", "plus,equals_sign", "+", "1′", "Thêm 1 phút cho mục đang chọn"),
    Command("less", "minus,underscore", "−", "1′", "Bớt 1 phút của mục đang chọn"),
    Command("skip", "k", "K", "bỏ qua", "Bỏ qua mục đang chọn, hoặc khôi phục"),
    Command("toggle_list", "l", "L", "danh sách", "Đổi giữa lời dẫn và danh sách"),
    Command("backdate", "b", "B", "lùi giờ", "Ghi mục đang diễn ra bắt đầu từ mấy phút trước"),
    Command("end", "e", "E", "kết thúc", "Kết thúc mục đang diễn ra, chưa bắt đầu mục mới"),
    Command("follow", "escape", "Esc", "mục hiện tại", "Trở về mục đang diễn ra", shown=False),
    Command("script_up", "pageup", "PgUp", "lên", "Cuộn lời dẫn lên", False, True),
    Command("script_down", "pagedown", "PgDn", "xuống", "Cuộn lời dẫn xuống", False, True),
)
"""In order of importance: the footer shows as many as fit."""


def _is_running(view: Forecast, _: AgendaItem | None) -> bool:
    return view.current is not None


NEEDS: Mapping[str, Need] = {
    "next": lambda view, _: view.next is not None,
    "pause": _is_running,
    "backdate": _is_running,
    "end": _is_running,
    "more": lambda _, item: item is not None and (item.is_running or item.is_waiting),
    "less": lambda _, item: item is not None and (item.is_running or item.is_waiting),
    "skip": lambda _, item: item is not None and item.started_at is None,
}
"""What each action needs of the agenda and of the chosen item."""
