"""Asks for the first number of the register (số vào sổ)."""

from hoinghi_tui.domain.certificate_numbers import give_numbers
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.small_form import SmallForm


class NumbersForm(SmallForm):
    """One line; under it the numbers that follow from it."""

    LABELS = {"first": "Số đầu tiên"}
    PLACEHOLDERS = {"first": "01 hoặc 01/2025"}
    KEYS = "Enter  cấp số   F1  trợ giúp   Esc  thôi"
    HELP_TITLE = "Cấp số vào sổ"
    HELP = """
Ghi số của giấy khen được gọi đầu tiên; các giấy sau tăng dần theo thứ tự gọi, cũng là thứ tự trên
khay. Chỉ giấy khen chưa trao được cấp số; số đã có thì thay bằng số mới.
"""

    def __init__(self, session: Session) -> None:
        waiting = [award for award in session.awards.in_order() if not award.is_done]
        first = waiting[0].certificate_no if waiting else ""
        super().__init__("CẤP SỐ VÀO SỔ", {"first": first})
        self._session = session

    def preview(self) -> str:
        """Say which numbers are given."""
        if not self.typed("first").strip():
            return "Chưa ghi số đầu tiên."
        given = give_numbers(self._session.awards.in_order(), self.typed("first"))
        if not given:
            return "Mọi giấy khen đã trao."
        return (
            f"{len(given)} giấy khen: từ {given[0].certificate_no} ({given[0].recipient}) "
            f"đến {given[-1].certificate_no} ({given[-1].recipient})"
        )

    def save(self) -> object:
        """Give the numbers."""
        return self._session.awards.number_certificates(self.typed("first"))
