"""The forms of section 6: what a unit says of its field, and the points of a criterion."""

from typing import Any

from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Input, TextArea

from hoinghi_tui.domain.par_editing import (
    CRITERION_LABELS,
    FIELD_LABELS,
    CriterionDraft,
    FieldDraft,
)
from hoinghi_tui.domain.par_index import TEXTS, ParCriterion, ParField
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.item_form import unit_finding
from hoinghi_tui.ui.agenda.script_editor import ScriptArea
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.ui.widgets.found_field import FoundField

_PLACEHOLDERS = {
    "title": "tên, ghi như trong bộ chỉ số",
    "number": "số in trong bộ chỉ số: 1.2; có thể để trống",
    "maximum": "12,5; chưa biết thì để trống",
    "self_scored": "10,75; chưa chấm thì để trống",
    "appraised": "chưa thẩm định thì để trống",
    "note": "tài liệu kiểm chứng, giải trình",
}


class TextBox(ScriptArea):
    """A text of several lines as a field of a form."""

    @property
    def value(self) -> str:
        """What stands in it."""
        return self.text

    @value.setter
    def value(self, text: str) -> None:
        self.text = text


class ParFieldForm(EntryForm[ParField, FieldDraft], inherit_bindings=False):
    """One field; what its unit says may have several lines, so Tab goes from field to field."""

    LABELS = FIELD_LABELS
    GROUPS = ("strengths",)
    FOUND = {"unit": "đơn vị"}
    KEYS = "Ctrl+S  lưu   Tab  ô kế   F1  trợ giúp   Esc  thôi"
    BINDINGS = [
        ("escape", "dismiss(False)", "Thôi"),
        Binding("ctrl+s", "save", "Lưu", priority=True),
        Binding("tab", "app.focus_next", "Ô kế", priority=True),
        Binding("shift+tab", "app.focus_previous", "Ô trước", priority=True),
    ]
    CSS_PATH = "par.tcss"
    HELP_TITLE = "Lĩnh vực của Chỉ số CCHC"
    HELP = """
Đơn vị phụ trách nêu ưu điểm, tồn tại, hạn chế và nguyên nhân, có thể thêm giải pháp; mỗi ý một
dòng. Các ý này vào báo cáo Chỉ số CCHC.

“Tối đa theo khung” là điểm bộ chỉ số ghi cho cả lĩnh vực; nếu tổng điểm tối đa các tiêu chí khác
số ấy thì chương trình nhắc. Điểm từng tiêu chí sửa ở dòng tiêu chí (phím V để hiện).
"""

    def __init__(
        self, session: Session, title: str, editing: Editing[ParField, FieldDraft]
    ) -> None:
        super().__init__(title, editing)
        self._session = session

    def field(self, name: str, value: Any) -> Widget:
        """Return a box of several lines for a text, a unit to be found, else a line."""
        field_id = f"field-{name}"
        if name in TEXTS:
            return TextBox(value, soft_wrap=True, compact=True, tab_behavior="focus", id=field_id)
        if name == "unit":
            return FoundField(unit_finding(self._session), value, id=field_id)
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=field_id, select_on_focus=False)

    def on_mount(self) -> None:
        """Start at the first field; no cursor blinks."""
        super().on_mount()
        for area in self.query(TextArea):
            area.cursor_blink = False


class ParCriterionForm(EntryForm[ParCriterion, CriterionDraft]):
    """The points of one criterion."""

    LABELS = CRITERION_LABELS
    GROUPS = ("maximum", "note")
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   F1  trợ giúp   Esc  thôi"
    HELP_TITLE = "Tiêu chí của Chỉ số CCHC"
    HELP = """
Điểm ghi như 12,5 hoặc 12.5. Điểm tự chấm và điểm thẩm định không được cao hơn điểm tối đa. Chưa
chấm thì để trống: 0 là được không điểm.

Khi mọi tiêu chí của mọi lĩnh vực đã có điểm thẩm định, tổng mới là “đã thẩm định”; trước đó là
“tự chấm”.
"""

    def field(self, name: str, value: Any) -> Widget:
        """Return a line that says what to type."""
        placeholder = _PLACEHOLDERS[name]
        return Input(value, placeholder=placeholder, id=f"field-{name}", select_on_focus=False)
