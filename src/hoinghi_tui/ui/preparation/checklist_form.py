"""The form in which a line of the checklist is added or corrected."""

from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.checklist import CheckItem, Per
from hoinghi_tui.domain.checklist_editing import LABELS, CheckDraft
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.item_form import unit_finding
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.ui.widgets.found_field import FoundField

_PER_WORDS = {
    Per.NOTHING: "không tính",
    Per.DELEGATE: "số đại biểu dự",
    Per.AWARD: "số giấy khen",
}
_PLACEHOLDERS = {
    "title": "vật hoặc việc cần có: Micro không dây",
    "group": "Âm thanh, hình ảnh; cùng nhóm thì đứng liền nhau",
    "quantity": "02 bộ; để trống: tính theo dòng dưới",
    "note": "mượn ở đâu, ai giữ chìa khóa…",
}


class ChecklistForm(EntryForm[CheckItem, CheckDraft]):
    """One line of the checklist; the unit is found by a few letters."""

    LABELS = LABELS
    FOUND = {"unit": "đơn vị"}
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    DEFAULT_CSS = """
    ChecklistForm .form-label { width: 17; }
    ChecklistForm FoundField { background: $background; }
    ChecklistForm FoundField Static { background: $panel; }
    """
    HELP_TITLE = "Việc hội trường"
    HELP = """
Ghi vật hoặc việc cần có. Số lượng ghi bằng chữ hay số; để trống thì có thể tính theo số đại biểu dự
(trừ người báo vắng) hoặc số giấy khen, và tự đổi khi danh sách đổi.

Đơn vị lo: gõ vài chữ của tên, không cần dấu; để trống khi chưa giao ai.
"""

    def __init__(
        self, session: Session, title: str, editing: Editing[CheckItem, CheckDraft]
    ) -> None:
        super().__init__(title, editing)
        self._session = session

    def field(self, name: str, value: Any) -> Widget:
        """Return what a quantity may go by, a unit to be found, a line for other fields."""
        if name == "per":
            return Choice(list(_PER_WORDS.items()), value, id="field-per")
        if name == "unit":
            return FoundField(unit_finding(self._session), value, id="field-unit")
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=f"field-{name}", select_on_focus=False)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        return _PER_WORDS[value] if name == "per" else super().words(name, value)
