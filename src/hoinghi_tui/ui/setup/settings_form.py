"""The form of the conference's facts: title, number, date, place, who signs."""

from typing import Any

from textual.content import Content

from hoinghi_tui.documents.blanks import BLANK
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.conference_date import (
    ConferenceDate,
    parse_conference_date,
    weekday_name,
)
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.conference_entry import LABELS, ConferenceEntry
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.widgets.entry_form import EntryForm

_SEVERAL = "Nhiều nơi thì ngăn bằng dấu chấm phẩy (;)."


class SettingsForm(EntryForm[Conference, ConferenceEntry]):
    """Corrects what the papers and the title bar say of the conference."""

    CSS_PATH = "setup.tcss"
    LABELS = LABELS
    HINTED = ("when", "superior")
    GROUPS = ("room", "chair", "issuer", "basis")

    def __init__(self, session: Session) -> None:
        super().__init__("THÔNG TIN HỘI NGHỊ", session.settings.editing())

    def hint(self, name: str, value: Any) -> Content:
        """Say what a date means for the papers, and how several bodies are typed."""
        if name == "when":
            return date_hint(value, self._record.when)
        return Content.styled(_SEVERAL, "$muted")


def date_hint(typed: str, known: ConferenceDate) -> Content:
    """Say how a date is understood; one that reads as the ``known`` one always is."""
    try:
        when = known if typed == known.text else parse_conference_date(typed)
    except Refused as refusal:
        return Content.styled(str(refusal), "$warning")
    if when.day:
        day = f"{weekday_name(when.day)}, {long_date(when.day)}"
        return Content.styled(f"→ {day} (đã chốt)", "$success")
    if when.expected:
        return Content.styled(f"→ {when.expected}, ngày chưa chốt: giấy tờ in “{BLANK}”", "$accent")
    return Content.styled(f"Gõ 15/12/2025 hoặc dự kiến 12/2025; trống thì in “{BLANK}”.", "$muted")
