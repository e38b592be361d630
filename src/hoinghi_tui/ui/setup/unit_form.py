"""The form in which a unit is added or corrected."""

from typing import Any

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.unit_marks import COLOURS
from hoinghi_tui.services.unit_entry import LABELS, UnitEntry
from hoinghi_tui.ui.widgets.choice import Choice
from hoinghi_tui.ui.widgets.entry_form import EntryForm

AUTOMATIC = "tự động"
_HINTS = {
    "rank": "Số nhỏ được giới thiệu và xếp chỗ trước.",
    "aliases": "Cách viết khác trong danh sách, ngăn bằng chấm phẩy (;).",
}


class ColourChoice(Choice[int | None]):
    """The colours of units as swatches, and the automatic one."""

    def __init__(self, value: int | None, *, id: str | None = None) -> None:
        numbers = range(1, COLOURS + 1)
        answers = [(None, AUTOMATIC), *((number, str(number)) for number in numbers)]
        super().__init__(answers, value if value in numbers else None, id=id)

    def _answer(self, place: int) -> Content:
        number = self._answers[place][0]
        if number is None:
            return super()._answer(place)
        here = self.has_focus and place == self.place
        mark = self.MARKS[not self.is_chosen(place)]
        tone = "bold $on-accent on $accent" if here else "$muted"
        swatch = Content.assemble((f"{mark} ", tone), ("██", f"$unit-{number}"))
        return swatch.stylize(Style.from_meta({"answer": place}))


class UnitForm(EntryForm[Unit, UnitEntry]):
    """Names, order and colour of one unit."""

    CSS_PATH = "setup.tcss"
    LABELS = LABELS
    HINTED = ("rank", "aliases")
    KEYS = "Ctrl+S  lưu   ↑↓  dòng   ←→  chọn màu   Esc  thôi"

    def field(self, name: str, value: Any) -> Widget:
        """Return swatches for the colour, a line for each other field."""
        if name == "colour":
            return ColourChoice(value, id="field-colour")
        return super().field(name, value)

    def hint(self, name: str, value: Any) -> Content:
        """Say what the field is for."""
        return Content.styled(_HINTS[name], "$muted")

    def words(self, name: str, value: Any) -> str:
        """Say a colour by its number."""
        if name == "colour":
            return AUTOMATIC if value is None else f"màu {value}"
        return super().words(name, value)
