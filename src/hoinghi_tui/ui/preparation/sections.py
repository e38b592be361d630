"""The sections of F9, each a screen of its own, imported only when it is first asked for."""

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hoinghi_tui.ui.preparation.section import SectionScreen


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its key, its name, a shorter one, and what one does there."""

    name: str
    key: str
    title: str
    short: str
    purpose: str
    module: str
    screen: str


SECTIONS = (
    Section(
        "tasks",
        "1",
        "Việc",
        "Việc",
        "Việc của từng đơn vị, hạn xong",
        "screen",
        "PreparationScreen",
    ),
    Section(
        "speeches",
        "2",
        "Tham luận",
        "Tham luận",
        "Tham luận và báo cáo: ai nợ bài, đã nhận gì, đọc ở mục nào",
        "speeches_screen",
        "SpeechesScreen",
    ),
    Section(
        "checklist",
        "3",
        "Hội trường",
        "Hội trường",
        "Những thứ phải có trong hội trường, đã kiểm tra chưa",
        "checklist_screen",
        "ChecklistScreen",
    ),
    Section(
        "sendings",
        "4",
        "Nơi nhận",
        "Nơi nhận",
        "Văn bản, giấy mời gửi ai, bằng cách nào, ai đã nhận",
        "sendings_screen",
        "SendingsScreen",
    ),
    Section(
        "budget",
        "5",
        "Kinh phí",
        "Kinh phí",
        "Dự toán, quyết toán, ai được chi tiền",
        "budget_screen",
        "BudgetScreen",
    ),
    Section(
        "par",
        "6",
        "Chỉ số CCHC",
        "CCHC",
        "Điểm từng lĩnh vực, ưu điểm, tồn tại, nguyên nhân",
        "par_screen",
        "ParScreen",
    ),
    Section(
        "aftermath",
        "7",
        "Sau hội nghị",
        "Sau họp",
        "Việc còn nợ sau hội nghị, nhiệm vụ đã giao, tin bài",
        "aftermath_screen",
        "AftermathScreen",
    ),
)


def section_class(name: str) -> "type[SectionScreen]":
    """Return the screen of a section; raises ``StopIteration`` for a name that is none."""
    section = next(one for one in SECTIONS if one.name == name)
    module = import_module(f"hoinghi_tui.ui.preparation.{section.module}")
    found: type[SectionScreen] = getattr(module, section.screen)
    return found
