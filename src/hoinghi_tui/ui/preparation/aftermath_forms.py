"""The forms of the time after the day: a task the conference gave, an item of news."""

from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.aftermath import NEWS_KIND_WORDS, Broadcast
from hoinghi_tui.domain.broadcast_editing import LABELS, BroadcastDraft
from hoinghi_tui.domain.task_editing import LABELS as TASK_LABELS
from hoinghi_tui.ui.preparation.task_form import TaskForm
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm

_PLACEHOLDERS = {
    "channel": "Đài truyền thanh xã, trang thông tin điện tử…",
    "title": "có thể để trống",
    "day": "16/12/2025; chưa phát thì để trống",
    "at": "17:00; có thể để trống",
    "author": "người viết, người đọc; có thể để trống",
    "note": "có thể để trống",
}
_TASK_PLACEHOLDERS = {
    "title": "việc chủ tọa giao",
    "due": "31/01/2026; chưa rõ thì để trống",
    "note": "có thể để trống",
}


class FollowUpForm(TaskForm):
    """A task as it is given aloud: what, whose, until when."""

    LABELS = {name: TASK_LABELS[name] for name in ("title", "unit", "due", "owner", "note")}
    GROUPS = ("unit", "due", "note")
    HELP_TITLE = "Nhiệm vụ giao tại hội nghị"
    HELP = """
Ghi nhiệm vụ chủ tọa giao, gõ vài chữ của tên đơn vị, hạn xong như 31/01/2026. Chưa nghe rõ thì để
trống: văn bản in “…” và F9 mục 7 nhắc bổ sung. Người phụ trách để trống là người đứng đầu đơn vị.
"""

    def field(self, name: str, value: Any) -> Widget:
        """Return the lines of a duty, with hints for what is given aloud."""
        field = super().field(name, value)
        if isinstance(field, Input):
            field.placeholder = _TASK_PLACEHOLDERS[name]
        return field


class BroadcastForm(EntryForm[Broadcast, BroadcastDraft]):
    """One item of news: where and when it went out."""

    LABELS = LABELS
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    DEFAULT_CSS = "BroadcastForm .form-label { width: 17; }"
    HELP_TITLE = "Tin, bài về hội nghị"
    HELP = """
Ghi nơi phát hoặc đăng và hình thức. Chưa có ngày, hoặc ngày còn ở phía trước, là tin đang chờ phát;
đến ngày ấy chương trình coi là đã phát.
"""

    def field(self, name: str, value: Any) -> Widget:
        """Return the forms of news to choose from, a line for other fields."""
        if name == "kind":
            return Choice(list(NEWS_KIND_WORDS.items()), value, id="field-kind")
        placeholder = _PLACEHOLDERS[name]
        return Input(value, placeholder=placeholder, id=f"field-{name}", select_on_focus=False)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        return NEWS_KIND_WORDS[value] if name == "kind" else super().words(name, value)
