"""Asks who hands over a batch, who may in that place, and how the batch is called."""

from textual.widgets import Input

from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.small_form import SmallForm

_BETWEEN = "; "


class PresenterForm(SmallForm):
    """Three lines; names of delegates are found by Ctrl+L."""

    LABELS = {"name": "Người trao", "stand_ins": "Trao thay", "title": "Tên đợt"}
    PLACEHOLDERS = {
        "stand_ins": "nhiều người thì ngăn bằng dấu chấm phẩy (;)",
        "title": "ví dụ: Tập thể tiêu biểu; có thể để trống",
    }
    KEYS = "Enter  tiếp, lưu   Ctrl+L  danh sách   F1  trợ giúp   Esc  thôi"
    BINDINGS = [("ctrl+l", "choose", "Danh sách")]
    HELP_TITLE = "Người trao"
    HELP = """
Ghi người trao của đợt và những người trao thay, theo thứ tự. Ctrl+L tìm trong danh sách đại biểu.
Khi mời đợt mà người trao chưa có mặt, người trao thay đầu tiên đang có mặt được mời lên.
"""

    def __init__(self, session: Session, number: int) -> None:
        arranged = session.awards.arranged(number)
        values = {
            "name": session.awards.presenter(number),
            "stand_ins": _BETWEEN.join(arranged.stand_ins),
            "title": arranged.title,
        }
        super().__init__(f"NGƯỜI TRAO ĐỢT {number}", values)
        self._session = session
        self._number = number

    def save(self) -> None:
        """Save who hands over."""
        others = self.typed("stand_ins").split(";")
        self._session.awards.set_presenter(
            self._number, self.typed("name"), others, title=self.typed("title")
        )

    def action_choose(self) -> None:
        """Take a delegate's name into the line that has the keys."""
        from hoinghi_tui.ui.delegates.person_chooser import PersonChooser

        box = self.focused
        if not isinstance(box, Input) or box.id == "small-title":
            return

        def chosen(who: str | None) -> None:
            person = self._session.state.delegates.get(who or "")
            if person is None:
                return
            before = box.value.strip(" ;")
            adds = box.id == "small-stand_ins" and before
            box.value = f"{before}{_BETWEEN}{person.full_name}" if adds else person.full_name

        title = "AI TRAO THAY?" if box.id == "small-stand_ins" else "AI TRAO?"
        self.app.push_screen(PersonChooser(self._session, title), chosen)
