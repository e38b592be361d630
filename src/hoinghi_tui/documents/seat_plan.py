"""The seating plan (sơ đồ chỗ ngồi) as a Word file: the room drawn as tables, and a legend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, Rendered, or_blank
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.errors import DocumentError
from hoinghi_tui.documents.holders import sample_warning
from hoinghi_tui.documents.plan_tables import Sheet, legend_xml, room_xml
from hoinghi_tui.documents.seat_drawing import PlanSeat, draw
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.room import Room

if TYPE_CHECKING:
    from docx.document import Document

_DRAWING, _LEGEND = "\ue0f1", "\ue0f2"
"""Letters no text has: they mark where the template wants the drawing and the legend."""


class PaperSize(StrEnum):
    """The sheets a plan is printed on, lying on the long side."""

    A4 = "a4"
    A3 = "a3"


_SHEETS = {
    PaperSize.A4: Sheet(297, 210, row_mm=(4.6, 16), largest_points=11),
    PaperSize.A3: Sheet(420, 297, row_mm=(5.4, 24), largest_points=16),
}


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """What a letter and a colour on the plan stand for."""

    letter: str
    fill: str
    words: str


@dataclass(frozen=True, slots=True)
class Plan:
    """All that is on a seating plan; ``unplaced`` counts who is to come and has no seat."""

    room: Room
    seats: Sequence[PlanSeat]
    legend: Sequence[LegendEntry]
    unplaced: int = 0


def render_seat_plan(
    plan: Plan, conference: Conference, template: Path, size: PaperSize = PaperSize.A4
) -> Rendered:
    """Draw the plan into one .docx, on one sheet where the lines of the room allow it.

    Raises ``TemplateRefused`` and ``TemplateError`` as ``engine.render`` does, and
    ``DocumentError`` when the room has no seats or a row too wide for a Word table.
    """
    if not plan.seats:
        raise DocumentError("Hội nghị chưa có sơ đồ phòng họp để in. Dựng phòng ở trang F4 trước.")
    holders = [one.holder for one in plan.seats if one.holder]
    is_sample = conference.sample or any(one.delegate.sample for one in holders)
    fields = {
        "notice": SAMPLE_NOTICE if is_sample else "",
        "title": or_blank(conference.title_on_paper),
        "room": or_blank(conference.room or plan.room.name),
        "when": or_blank(conference.when.text),
        "seated": len(holders),
        "plan": _DRAWING,
        "legend": _LEGEND,
    }
    data = render(template, fields, finish=partial(_place, plan, _SHEETS[size]))
    lacking = (f"Chưa có chỗ: {plan.unplaced} đại biểu",) if plan.unplaced else ()
    nobody = () if holders else ("Chưa xếp ai vào chỗ: sơ đồ chỉ có ghế trống",)
    samples = sample_warning(holders, all_samples=conference.sample, record="chỗ ngồi")
    return Rendered(data, (*lacking, *nobody, *samples))


def _place(plan: Plan, sheet: Sheet, document: "Document") -> None:
    from docx.shared import Mm

    section = document.sections[0]
    section.page_width, section.page_height = Mm(sheet.width_mm), Mm(sheet.height_mm)
    drawing = draw(plan.room, plan.seats)
    entries = [(one.letter, one.fill, one.words) for one in plan.legend]
    _swap(document, _DRAWING, room_xml(drawing, sheet, len(entries)))
    _swap(document, _LEGEND, legend_xml(entries, sheet))


def _swap(document: "Document", mark: str, parts: Iterable[str]) -> None:
    """Put the parts where the paragraph is whose text is the mark, if the template has one."""
    from docx.oxml import parse_xml

    paragraphs = document.paragraphs
    place = next((one for one in paragraphs if one.text.strip() == mark), None)
    if place is None:
        return
    for part in parts:
        place._p.addprevious(parse_xml(part))
    place._p.getparent().remove(place._p)
