"""The forms of the register: one line, who has received, which paper goes to all."""

from typing import Any

from textual.widget import Widget
from textual.widgets import Input

from hoinghi_tui.domain.sending_editing import LABELS, SendingDraft
from hoinghi_tui.domain.sendings import WAY_WORDS, Sending
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.small_form import SmallForm
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm

_PLACEHOLDERS = {
    "recipient": "Sở Nội vụ thành phố",
    "document": "Kế hoạch tổ chức hội nghị, Thông báo kết luận…",
    "sent_on": "01/12/2025; chưa gửi thì để trống",
    "received_on": "chưa nhận thì để trống",
    "receiver": "ai ký nhận, có thể để trống",
}


class SendingForm(EntryForm[Sending, SendingDraft]):
    """One paper to one recipient."""

    LABELS = LABELS
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn   F1  trợ giúp   Esc  thôi"
    HELP_TITLE = "Dòng trong sổ gửi"
    HELP = """
Ghi nơi nhận và tên văn bản; các dòng cùng tên văn bản đứng liền nhau. Ngày gửi, ngày nhận không thể
sau hôm nay, và nhận không thể trước gửi. Chưa biết thì để trống: sổ in ra để ô trống ghi tay.
"""

    def field(self, name: str, value: Any) -> Widget:
        """Return the ways to choose from, a line for other fields."""
        if name == "way":
            return Choice(list(WAY_WORDS.items()), value, id="field-way")
        placeholder = _PLACEHOLDERS.get(name, "")
        return Input(value, placeholder=placeholder, id=f"field-{name}", select_on_focus=False)

    def words(self, name: str, value: Any) -> str:
        """Say what was chosen as the form does."""
        return WAY_WORDS[value] if name == "way" else super().words(name, value)


class ReceivedForm(SmallForm):
    """Asks who has received; it may stay blank."""

    LABELS = {"receiver": "Người nhận"}
    PLACEHOLDERS = {"receiver": "ai ký nhận, có thể để trống"}
    KEYS = "Enter  ghi đã nhận hôm nay   Esc  thôi"

    def __init__(self, session: Session, title: str, ids: list[str]) -> None:
        super().__init__(title, {})
        self._session = session
        self._ids = ids

    def save(self) -> object:
        """Note that all of them were received today."""
        return self._session.sendings.moves.receive(self._ids, self.typed("receiver"))


class DocumentForm(SmallForm):
    """Asks which paper goes to all recipients of the conference."""

    LABELS = {"document": "Văn bản"}
    PLACEHOLDERS = {"document": "Thông báo kết luận hội nghị"}
    KEYS = "Enter  lập danh sách gửi   Esc  thôi"

    def __init__(self, session: Session, document: str) -> None:
        super().__init__("LẬP THEO NƠI NHẬN", {"document": document})
        self._session = session

    def preview(self) -> str:
        """Say to whom it goes."""
        missing = self._session.sendings.missing(self.typed("document"))
        return f"Thêm {len(missing)} nơi nhận: {'; '.join(missing)}"

    def save(self) -> object:
        """Add a line for each of them."""
        return self._session.sendings.prepare(self.typed("document"))
