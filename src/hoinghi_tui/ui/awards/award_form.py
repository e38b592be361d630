"""The form in which an award is added or corrected."""

from collections.abc import Mapping
from typing import Any

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.award_editing import LABELS, AwardDraft
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.dossier import DOSSIER_WORDS
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.agenda.item_form import people_finding, unit_finding
from hoinghi_tui.ui.awards.award_words import KIND_WORDS
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.ui.widgets.found_field import Finding, FoundField

_PLACEHOLDERS = {
    "recipient": "tên người, tập thể hoặc hộ, như ghi trên giấy khen",
    "honorific": "Ông, Bà; tập thể thì để trống",
    "reading": "cách đọc tên khó, để người dẫn đọc",
    "level": "UBND xã, Chủ tịch UBND tỉnh…",
    "decision_no": "1250/QĐ-UBND; chưa ký thì để trống",
    "decision_day": "10/12/2025; chưa ký thì để trống",
    "certificate_no": "cấp hàng loạt bằng phím S",
    "prize": "702.000; chưa rõ thì để trống",
}
_ANSWERS: Mapping[str, Mapping[Any, str]] = {"kind": KIND_WORDS, "dossier": DOSSIER_WORDS}


class AwardForm(EntryForm[Award, AwardDraft]):
    """One award; people and units are found by a few letters."""

    LABELS = LABELS
    GROUPS = ("delegate", "title", "decision_no")
    FOUND = {"delegate": "đại biểu", "unit": "đơn vị"}
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    DEFAULT_CSS = """
    AwardForm .form-label { width: 17; }
    AwardForm FoundField { background: $background; }
    AwardForm FoundField Static { background: $panel; }
    """
    HELP_TITLE = "Mục khen thưởng"
    HELP = """
Tên ghi đúng như in trên giấy khen. Người lên nhận: gõ vài chữ của tên đại biểu, không cần dấu; tập
thể và hộ thì người ấy là đại diện. Người nhận không phải đại biểu thì để trống ô này.

Số, ngày quyết định chưa có thì để trống: giấy khen in dấu “…” và danh sách nhắc là còn thiếu.
"""

    def __init__(self, session: Session, title: str, editing: Editing[Award, AwardDraft]) -> None:
        super().__init__(title, editing)
        self._session = session

    def field(self, name: str, value: Any) -> Widget:
        """Return answers to choose from where there are some, a line for other fields."""
        field_id = f"field-{name}"
        if name in _ANSWERS:
            return Choice(list(_ANSWERS[name].items()), value, id=field_id)
        if name == "delegate":
            return FoundField(_recipients(self._session), value, id=field_id)
        if name == "unit":
            return FoundField(unit_finding(self._session), value, id=field_id)
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=field_id, select_on_focus=False)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        return _ANSWERS[name][value] if name in _ANSWERS else super().words(name, value)

    @on(FoundField.Left, "#field-delegate")
    def _fill_in(self) -> None:
        """Take unit, post and honorific of a delegate where they are still blank."""
        person = self._session.state.delegates.get(self.box("delegate").value or "")
        if person is None or self.box("recipient").value != person.full_name:
            return
        for name, value in (("honorific", person.honorific), ("position", person.position)):
            if not self.box(name).value:
                self.box(name).value = value
        if self.box("unit").value is None:
            self.box("unit").value = person.unit


def _recipients(session: Session) -> Finding[Delegate]:
    from dataclasses import replace

    return replace(
        people_finding(session),
        nothing="Không có đại biểu nào khớp; người nhận không phải đại biểu thì để trống.",
    )
