"""The forms in which a paper and a report are added or corrected."""

from typing import Any, TypeVar

from textual import on
from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.speeches import Report, ReportState, Speech
from hoinghi_tui.services.entries import Editing
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.speech_entry import (
    REPORT_LABELS,
    SPEECH_LABELS,
    ReportEntry,
    SpeechEntry,
)
from hoinghi_tui.ui.agenda.item_form import people_finding, unit_finding
from hoinghi_tui.ui.preparation.speeches_words import REPORT_MARKS
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm
from hoinghi_tui.ui.widgets.found_field import FoundField

R = TypeVar("R")
E = TypeVar("E")

_PLACEHOLDERS = {
    "title": "tên bài; chưa có thì để trống",
    "speaker_name": "người không có trong danh sách đại biểu",
    "minutes": "7; chưa rõ thì để trống",
}
_STATES: list[tuple[ReportState, str]] = [
    (state, word) for state, (_, word, _) in REPORT_MARKS.items()
]


class _OwedForm(EntryForm[R, E]):
    """What both forms share: the unit is found by a few letters of its name."""

    GROUPS = ("note",)
    FOUND = {"unit": "đơn vị"}
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    # Not DEFAULT_CSS: the program's rules for all forms would win.
    CSS = """
    SpeechForm .form-label, ReportForm .form-label { width: 19; }
    SpeechForm FoundField, ReportForm FoundField { background: $background; }
    SpeechForm FoundField Static, ReportForm FoundField Static { background: $panel; }
    """

    def __init__(self, session: Session, title: str, editing: Editing[R, E]) -> None:
        super().__init__(title, editing)
        self._session = session

    def field(self, name: str, value: Any) -> Widget:
        """Return what a field is filled in with."""
        if name == "unit":
            return FoundField(unit_finding(self._session), value, id="field-unit")
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=f"field-{name}", select_on_focus=False)


class SpeechForm(_OwedForm[Speech, SpeechEntry]):
    """One paper; who reads it is found by a few letters of the name."""

    LABELS = SPEECH_LABELS
    HELP_TITLE = "Bài tham luận"
    HELP = """
Chọn đơn vị nợ bài và ghi tên bài; chưa có tên thì để trống, chương trình sẽ nhắc. Người đọc: gõ vài
chữ của tên, không cần dấu; người hợp nhất hiện ở dòng dưới. Không có trong danh sách đại biểu thì
ghi ở ô kế.

Số phút là thời gian bài cần. Dài hơn số phút của mục trong chương trình thì được báo ngay.
"""

    def field(self, name: str, value: Any) -> Widget:
        """Find the speaker among the delegates."""
        if name == "speaker":
            return FoundField(people_finding(self._session), value, id="field-speaker")
        return super().field(name, value)

    @on(FoundField.Left, "#field-speaker")
    def _keep_words(self) -> None:
        """Let who is not on the list be named in words; a delegate tells the unit."""
        who, note = self.box("speaker"), self.box("speaker_name")
        if who.unknown and not note.value.strip():
            note.value, who.value = who.unknown, None
        person = self._session.state.delegates.get(who.value or "")
        if person is not None and self.box("unit").value is None:
            self.box("unit").value = person.unit

    def action_save(self) -> None:
        """Save; words in the line for people that mean nobody on the list become a name."""
        self._keep_words()
        if self.box("speaker").unknown:
            self._complain("Không có đại biểu này. Hãy xóa chữ ở ô này, hoặc ghi vào ô dưới.")
            self.box("speaker").focus()
        else:
            super().action_save()


class ReportForm(_OwedForm[Report, ReportEntry]):
    """One report, and how far it is."""

    LABELS = REPORT_LABELS
    HELP_TITLE = "Báo cáo"
    HELP = """
Ghi tên báo cáo, đơn vị viết, và tiến độ: chưa có → dự thảo → đã soát → đã ký. Ngoài ô này, phím
Space chuyển tiến độ nhanh hơn.
"""

    def field(self, name: str, value: Any) -> Widget:
        """Choose how far it is."""
        if name == "state":
            return Choice(_STATES, value, id="field-state")
        return super().field(name, value)

    def words(self, name: str, value: Any) -> str:
        """Say a state in words."""
        return dict(_STATES)[value] if name == "state" else super().words(name, value)
