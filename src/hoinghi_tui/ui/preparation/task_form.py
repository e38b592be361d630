"""The form in which a duty is added or corrected."""

from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.task_editing import LABELS, TaskDraft
from hoinghi_tui.domain.tasks import STATE_WORDS, TASK_KINDS, Task
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.item_form import people_finding, unit_finding
from hoinghi_tui.ui.preparation.task_text import kind_answers
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.ui.widgets.found_field import FoundField

_PLACEHOLDERS = {
    "title": "việc phải làm, như kế hoạch ghi",
    "due": "10/12/2025, trước 5 ngày, ngày họp, sau 3 ngày; có thể để trống",
    "note": "có thể để trống",
}


class TaskForm(EntryForm[Task, TaskDraft]):
    """One duty; its unit and who is in charge are found by a few letters."""

    LABELS = LABELS
    GROUPS = ("unit", "kind", "note")
    FOUND = {"unit": "đơn vị", "owner": "đại biểu"}
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    DEFAULT_CSS = """
    TaskForm .form-label { width: 18; }
    TaskForm FoundField { background: $background; }
    TaskForm FoundField Static { background: $panel; }
    """
    HELP_TITLE = "Việc chuẩn bị"
    HELP = """
Người phụ trách để trống thì là người đứng đầu đơn vị. Đơn vị và người được tìm bằng vài chữ của
tên, không cần dấu.

Hạn xong ghi một ngày (10/12/2025), hoặc tính từ ngày họp (trước 5 ngày, ngày họp, sau 3 ngày): khi
ngày họp thay đổi, hạn ấy tự dời theo. Ngày đã qua, hoặc sau ngày họp, không ghi được; việc làm sau
hội nghị như quyết toán thì ghi “sau 5 ngày”. Hạn “mới là đề xuất” thành hạn thật khi có người sửa.
"""

    def __init__(self, session: Session, title: str, editing: Editing[Task, TaskDraft]) -> None:
        super().__init__(title, editing)
        self._session = session
        self._kinds = kind_answers([*session.tasks.kinds(), editing.record.kind], TASK_KINDS)

    def field(self, name: str, value: Any) -> Widget:
        """Return answers to choose from where there are some, a line for other fields."""
        field_id = f"field-{name}"
        if name == "state":
            return Choice(list(STATE_WORDS.items()), value, id=field_id)
        if name == "kind":
            return Choice(list(self._kinds.items()), value, id=field_id)
        if name == "unit":
            return FoundField(unit_finding(self._session), value, id=field_id)
        if name == "owner":
            return FoundField(people_finding(self._session), value, id=field_id)
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=field_id, select_on_focus=False)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        return STATE_WORDS[value] if name == "state" else super().words(name, value)
