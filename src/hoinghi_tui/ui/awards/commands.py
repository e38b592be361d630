"""What can be done on F7 while certificates are handed over: keys, words, needs, F1 help."""

from collections.abc import Callable, Mapping

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.services.award_reader import StageBatch
from hoinghi_tui.ui.command import Command

Need = Callable[[Award | None, StageBatch | None], bool]
"""Tells by the chosen award and its batch whether an action applies now."""

HELP = """
Bên trái: mọi người nhận theo thứ tự gọi. Bên phải: đợt đang chọn, mỗi người một thẻ; số trước tên
là vị trí trên sân khấu và trên khay. Nền vàng sậm: người chưa có mặt, chưa ai nhận thay. ● có mặt,
○ chưa đến, × báo vắng, ◌ đã về, ↷ có người nhận thay, ✔ đã trao.

C mời đợt lên sân khấu: còn ai vắng thì hỏi trước (N ghi người nhận thay, R dồn người vắng xuống
đợt cuối, hoặc vẫn mời). L đọc cả lời mời, kèm cách đọc tên khó.

Enter: đã trao cho người đang chọn. A: đã trao cả đợt, người vắng được để lại. N chỉ ghi ai sẽ nhận
thay, trao xong vẫn bấm Enter. U: lấy lại giấy khen ghi nhầm là đã trao.

T trao nhầm: bấm T ở người thứ nhất, tới người thứ hai bấm T lần nữa. Hai người đã nhận: ghi là đã
đổi lại. Một người đã nhận: sửa lại cho đúng người. Chưa ai nhận: đổi chỗ trên khay.

Esc trở về đợt đang trao. Mọi việc đều hoàn tác được bằng Ctrl+Z.
"""
COMMANDS = (
    Command("hand_over", "enter,space", "Enter", "đã trao", "Đã trao cho người đang chọn"),
    Command("hand_batch", "a", "A", "cả đợt", "Đã trao cả đợt đang chọn, trừ người vắng"),
    Command("call", "c", "C", "mời đợt", "Mời đợt đang chọn lên sân khấu"),
    Command("proxy", "n", "N", "nhận thay", "Ghi người nhận thay người đang chọn"),
    Command("repack", "r", "R", "dồn đợt", "Dồn đợt, người vắng xuống đợt cuối"),
    Command("take_back", "u", "U", "lấy lại", "Lấy lại giấy khen ghi nhầm là đã trao"),
    Command("swap", "t", "T", "trao nhầm", "Đổi lại hai giấy khen trao nhầm"),
    Command("toggle_words", "l", "L", "lời mời", "Đọc cả lời mời của đợt", False),
    Command("follow", "escape", "Esc", "đợt đang trao", "Về đợt đang trao", shown=False),
)
"""In order of importance: the footer shows as many as fit."""


def _on_tray(award: Award | None, _: StageBatch | None) -> bool:
    return award is not None and not award.is_done


def _batch_waits(_: Award | None, batch: StageBatch | None) -> bool:
    return batch is not None and not batch.is_done


def _is_handed(award: Award | None, _: StageBatch | None) -> bool:
    return award is not None and award.is_done


def _is_there(award: Award | None, _: StageBatch | None) -> bool:
    return award is not None


NEEDS: Mapping[str, Need] = {
    "hand_batch": _batch_waits,
    "call": _batch_waits,
    "proxy": _on_tray,
    "repack": _batch_waits,
    "take_back": _is_handed,
    "swap": _is_there,
    "toggle_words": _is_there,
}
"""What each action needs of the chosen award and its batch."""
