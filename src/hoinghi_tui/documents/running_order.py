"""What the person who leads reads from: the whole running order, or what is still to come."""

from collections.abc import Iterable, Sequence
from datetime import timedelta, tzinfo
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.agenda_lines import (
    AgendaLine,
    clock_range,
    head_fields,
    head_warnings,
    line_warnings,
)
from hoinghi_tui.documents.blanks import BLANK, Rendered, blank_warnings
from hoinghi_tui.documents.engine import render
from hoinghi_tui.domain.agenda_words import ScriptPart
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.time_text import clock_text, drift_text, length_text, whole_minutes

_SILENT: list[dict[str, Any]] = [{"text": BLANK, "is_cue": False}]


def render_running_order(
    lines: Sequence[AgendaLine], conference: Conference, zone: tzinfo, template: Path
) -> Rendered:
    """Print the items with their approved times and all that is said into one .docx.

    The warnings name what is blank. Raises ``TemplateRefused`` and ``TemplateError`` as
    ``engine.render`` does.
    """
    items = [
        _item(line, clock_range(line.row.planned_start, line.row.planned_end, zone))
        for line in lines
    ]
    fields = {**head_fields(conference, conference.day), "items": items}
    warnings = line_warnings(lines, conference, approved=True)
    return Rendered(
        render(template, fields), (*head_warnings(conference), *_unsaid(lines), *warnings)
    )


def render_rest(
    lines: Sequence[AgendaLine],
    view: Forecast,
    conference: Conference,
    zone: tzinfo,
    template: Path,
) -> Rendered:
    """Print the items that run or wait as ``view`` forecasts them, and all that is said.

    The warnings name what is blank. Raises ``TemplateRefused`` and ``TemplateError`` as
    ``engine.render`` does.
    """
    items = [_item(line, _predicted(line, zone)) for line in lines]
    fields = {
        **head_fields(conference, conference.day),
        "state": list(_state(view, zone)),
        "items": items,
    }
    return Rendered(render(template, fields), (*_unsaid(lines), *line_warnings(lines, conference)))


def script_lines(script: Iterable[ScriptPart]) -> list[list[dict[str, Any]]]:
    """Part a script into printed lines of pieces with ``text`` and ``is_cue``; blank ones go.

    One line with "…" stands for a script without any word.
    """
    lines: list[list[dict[str, Any]]] = [[]]
    for part in script:
        first, *others = part.text.splitlines() or [""]
        if part.text.endswith(("\n", "\r")):
            others.append("")
        lines[-1].append({"text": first, "is_cue": part.is_cue})
        lines += [[{"text": text, "is_cue": part.is_cue}] for text in others]
    said = [line for line in lines if any(piece["text"].strip() for piece in line)]
    return said or [_SILENT]


def _item(line: AgendaLine, time: str) -> dict[str, Any]:
    """Return one item's fields, all ready to be printed.

    ``minutes`` is how long it is to take, ``who`` presents, ``presenter`` says besides what to
    know of that person; both may be "". ``lines`` are those of the script.
    """
    row = line.row
    length = timedelta(seconds=row.item.duration_s)
    if row.planned_start is not None and row.planned_end is not None:
        length = row.planned_end - row.planned_start
    about = f" – {line.about}" if line.about else ""
    return {
        "time": time,
        "minutes": f"{whole_minutes(length)} phút",
        "number": row.item.number,
        "title": row.item.title,
        "label": line.label,
        "who": line.presenter_on_paper,
        "presenter": f"{line.presenter_on_paper}{about}",
        "lines": script_lines(line.script),
    }


def _predicted(line: AgendaLine, zone: tzinfo) -> str:
    time = clock_range(line.row.start, line.row.end, zone)
    return f"{time} (đang diễn ra)" if line.row.item.is_running else time


def _unsaid(lines: Sequence[AgendaLine]) -> tuple[str, ...]:
    missing = ["lời dẫn"] * sum(script_lines(line.script) == [_SILENT] for line in lines)
    missing += ["số liệu trong lời dẫn"] * sum(line.has_blanks for line in lines)
    return blank_warnings(missing, "mục")


def _state(view: Forecast, zone: tzinfo) -> Iterable[str]:
    """Yield in lines as of when the times hold, when all ends, and what must be cut."""
    now, drift = view.now.astimezone(zone), drift_text(view.drift_end)
    yield f"Lúc {now:%H:%M} ngày {now:%d/%m/%Y}"
    yield f"Dự kiến xong {clock_text(view.end, zone)}" + (f" ({drift})" if drift else "")
    if view.need_to_cut:
        yield f"Cần rút {length_text(view.need_to_cut)} để kịp giờ"
