"""The programme (chương trình) that delegates get: when what comes, and who presents it."""

from collections.abc import Sequence
from datetime import tzinfo
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.agenda_lines import (
    AgendaLine,
    clock_range,
    head_fields,
    head_warnings,
    line_warnings,
)
from hoinghi_tui.documents.blanks import Rendered, or_blank
from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.engine import render
from hoinghi_tui.domain.conference import Conference


def render_programme(
    lines: Sequence[AgendaLine], conference: Conference, zone: tzinfo, template: Path
) -> Rendered:
    """Print the items with their approved times into one .docx.

    The warnings name what is blank. Raises ``TemplateRefused`` and ``TemplateError`` as
    ``engine.render`` does.
    """
    data = render(template, programme_fields(lines, conference, zone))
    warnings = head_warnings(conference, is_signed=True)
    return Rendered(data, (*warnings, *line_warnings(lines, conference, approved=True)))


def programme_fields(
    lines: Sequence[AgendaLine], conference: Conference, zone: tzinfo
) -> dict[str, Any]:
    """Return the fields a template of the programme may use, all ready to be printed.

    ``items`` have ``time``, ``number``, ``title``, ``label`` (both together) and
    ``presenter``, which is "" in a break. ``signature`` are lines; the form is that of Nghị
    định 30/2020/NĐ-CP, Phụ lục I, without the number that only the registry gives.
    """
    signed = signature_lines(conference.issuer, conference.signer_title)
    return {
        **head_fields(conference, conference.day),
        "items": [
            {
                "time": clock_range(line.row.planned_start, line.row.planned_end, zone),
                "number": line.row.item.number,
                "title": or_blank(line.row.item.title),
                "label": line.label,
                "presenter": line.presenter_on_paper,
            }
            for line in lines
        ],
        "signature": [or_blank(one) for one in signed],
        "signer": or_blank(conference.signer),
    }
