"""Asks for the day by which several duties must be done."""

from collections.abc import Sequence

from hoinghi_tui.domain.task_due import parse_due
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.small_form import SmallForm


class DueForm(SmallForm):
    """One line: a day, or so many days before the conference."""

    LABELS = {"due": "Hạn xong"}
    PLACEHOLDERS = {"due": "10/12/2025, trước 5 ngày, ngày họp, sau 3 ngày"}
    KEYS = "Enter  lưu   F1  trợ giúp   Esc  thôi"
    HELP_TITLE = "Hạn xong"
    HELP = """
Ghi một ngày, hoặc tính từ ngày họp: hạn ấy tự dời theo khi ngày họp thay đổi. Để trống là bỏ hạn.
"""

    def __init__(self, session: Session, title: str, ids: Sequence[str], due: str) -> None:
        super().__init__(title, {"due": due})
        self._session = session
        self._ids = list(ids)

    def preview(self) -> str:
        """Say which day it is."""
        due = parse_due(self.typed("due"))
        day = due.on(self._session.tasks.conference_day())
        if day is not None and due.day is None:
            return f"{due.text}: {day:%d/%m/%Y}"
        return due.text or "Bỏ hạn"

    def save(self) -> object:
        """Give the duties the day."""
        return self._session.tasks.set_due(self._ids, self.typed("due"))
