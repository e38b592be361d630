"""What can be done on F7 before the day: keys, words, needs, F1 help."""

from collections.abc import Mapping

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.services.award_reader import StageBatch
from hoinghi_tui.ui.awards.commands import Need
from hoinghi_tui.ui.command import Command

ARRANGING_HELP = """
Trước ngày họp: Ctrl+O nhập danh sách kèm quyết định; I thêm, E sửa, Delete xóa một mục. D đề xuất
chia đợt theo bề rộng sân khấu, xem trước rồi mới lưu. M chuyển người sang đợt hoặc vị trí khác,
Alt+↑ ↓ đổi thứ tự trong đợt, O xếp theo ghế gần lối đi. K ghi người trao và người trao thay.

Q ghi số, ngày quyết định; S cấp số vào sổ theo thứ tự gọi; H ghi hồ sơ đã đến bước nào; P tính
tiền thưởng theo mức hiện hành.
"""
ARRANGING_COMMANDS = (
    Command("propose", "d", "D", "chia đợt", "Đề xuất chia đợt, xem trước rồi lưu"),
    Command("move", "m", "M", "chuyển", "Chuyển người đang chọn sang đợt, vị trí khác"),
    Command("presenter", "k", "K", "người trao", "Người trao và người trao thay của đợt"),
    Command("edit", "e", "E", "sửa", "Sửa mục khen thưởng đang chọn"),
    Command("insert", "i", "I", "thêm", "Thêm một mục khen thưởng vào đợt đang chọn"),
    Command("delete", "delete", "Del", "xóa", "Xóa mục khen thưởng đang chọn"),
    Command("take_in", "ctrl+o", "Ctrl+O", "nhập tệp", "Nhập danh sách kèm quyết định từ tệp"),
    Command("numbers", "s", "S", "số vào sổ", "Cấp số vào sổ theo thứ tự gọi"),
    Command("decision", "q", "Q", "quyết định", "Ghi số, ngày quyết định khen thưởng"),
    Command("dossier", "h", "H", "hồ sơ", "Ghi hồ sơ khen thưởng đã đến bước nào"),
    Command("prizes", "p", "P", "tiền thưởng", "Tính tiền thưởng theo mức hiện hành"),
    Command("aisle_order", "o", "O", "theo ghế", "Gọi theo thứ tự ghế ra lối đi"),
    Command("shift(-1)", "alt+up", "Alt+↑", "lên", "Gọi người đang chọn sớm hơn", False),
    Command("shift(1)", "alt+down", "Alt+↓", "xuống", "Gọi người đang chọn muộn hơn", False),
)
"""In order of importance, as a footer shows them."""


def _waits(award: Award | None, _: StageBatch | None) -> bool:
    return award is not None and not award.is_done


def _is_there(award: Award | None, _: StageBatch | None) -> bool:
    return award is not None


ARRANGING_NEEDS: Mapping[str, Need] = {
    "propose": _is_there,
    "move": _waits,
    "presenter": _is_there,
    "edit": _is_there,
    "delete": _waits,
    "numbers": _is_there,
    "decision": _is_there,
    "dossier": _is_there,
    "prizes": _is_there,
    "aisle_order": lambda _, batch: batch is not None and not batch.is_done,
    "shift": _waits,
}
"""What each of them needs of the chosen award and its batch."""
