"""Asks to which batch and place an award moves."""

from collections.abc import Sequence

from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.session import Session
from hoinghi_tui.ui.awards.small_form import SmallForm


class MoveForm(SmallForm):
    """Two numbers: the batch, and the place in it, blank for its end."""

    LABELS = {"batch": "Sang đợt", "order": "Vị trí"}
    PLACEHOLDERS = {"order": "để trống: cuối đợt"}
    HELP_TITLE = "Chuyển đợt"
    HELP = """
Ghi số đợt và vị trí trong đợt; vị trí cũng là chỗ trên khay. Hai đợt tự dồn lại cho liền. Ghi số
đợt lớn hơn đợt cuối một số thì lập đợt mới.
"""

    def __init__(self, session: Session, award: Award, seen: Sequence[Award]) -> None:
        super().__init__(f"CHUYỂN {award.recipient}", {"batch": str(award.batch)})
        self._session = session
        self._award = award
        self._seen = seen

    def preview(self) -> str:
        """Say how many stand in the batch named."""
        number = _number(self.typed("batch"), "Ghi số đợt, ví dụ 2.")
        there = [one for one in self._session.awards.in_order() if one.batch == number]
        return f"Đợt {number}: {len(there)} người" if there else f"Đợt {number}: đợt mới"

    def save(self) -> None:
        """Move the award."""
        batch = _number(self.typed("batch"), "Ghi số đợt, ví dụ 2.")
        told = self.typed("order").strip()
        order = _number(told, "Ghi vị trí bằng số, hoặc để trống.") if told else None
        self._session.awards.move(self._award.id, batch, order, seen=self._seen)


def _number(text: str, sentence: str) -> int:
    told = text.strip()
    if not (told.isascii() and told.isdecimal() and len(told) < 6):
        raise Refused(sentence)
    return int(told)
