"""A chart of bars along a time axis in Word: each bar is a paragraph between two indents.

The template holds the paragraph, with the border and the shade the office wants; here only its
indents are set. Word, LibreOffice and a black and white printer show it alike, and no picture
has to be drawn.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.text.paragraph import CT_P

_MARK = "\ue0f3"
"""A letter no text has: it marks a paragraph that is a bar."""
_QUARTER_HOUR, _HOUR = 900, 3600
_THINNEST = 0.004
"""Share of the axis that the shortest bar takes, so that it is seen."""


@dataclass(frozen=True, slots=True)
class Axis:
    """The time a chart shows: it begins at a quarter of an hour and is whole hours long."""

    start: datetime
    length: timedelta

    @classmethod
    def around(cls, instants: Iterable[datetime]) -> Self:
        """Return the shortest axis that holds all the instants; raises ``ValueError`` for none."""
        found = sorted(instants)
        start = found[0] - timedelta(seconds=found[0].timestamp() % _QUARTER_HOUR)
        hours = max(1, -(-(found[-1] - start) // timedelta(seconds=_HOUR)))
        return cls(start, timedelta(seconds=hours * _HOUR))

    @property
    def quarters(self) -> tuple[datetime, ...]:
        """The five instants that part the axis into quarters, both ends included."""
        return tuple(self.start + self.length * number / 4 for number in range(5))

    def share(self, at: datetime) -> float:
        """Return where an instant lies, from 0 to 1."""
        return (at - self.start) / self.length


def bar(axis: Axis, start: datetime | None, end: datetime | None) -> str:
    """Return the text that makes a paragraph the bar from one instant to another, or none."""
    if start is None or end is None:
        return _MARK
    left = min(axis.share(start), 1 - _THINNEST)
    return f"{_MARK}{left:.4f} {max(axis.share(end), left + _THINNEST):.4f}"


def place_bars(document: "Document") -> None:
    """Give each marked paragraph of a table the indents of its bar; one of no bar goes blank."""
    from docx.oxml.ns import qn

    for cell in document.element.body.iter(qn("w:tc")):
        width = int(cell.tcPr.find(qn("w:tcW")).get(qn("w:w")))
        for paragraph in cell.p_lst:
            if paragraph.text.startswith(_MARK):
                _place(paragraph, width)


def _place(paragraph: "CT_P", width: int) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Twips

    shares = [float(text) for text in paragraph.text.removeprefix(_MARK).split()]
    for run in list(paragraph.r_lst):
        paragraph.remove(run)
    style = paragraph.get_or_add_pPr()
    if shares:
        left, right = shares
        style.ind_left, style.ind_right = Twips(left * width), Twips((1 - right) * width)
        return
    for name in ("w:pBdr", "w:shd"):
        for painted in style.findall(qn(name)):
            style.remove(painted)
