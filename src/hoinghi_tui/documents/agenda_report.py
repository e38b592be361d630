"""The report on how the programme went: approved and real times of each item, and a chart."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from hoinghi_tui.documents.agenda_bars import Axis, bar, place_bars
from hoinghi_tui.documents.agenda_lines import AgendaLine, clock_range, head_fields, head_warnings
from hoinghi_tui.documents.blanks import BLANK, Rendered, blank_warnings, or_blank, sample_warning
from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.engine import render
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.agenda import ItemState
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.time_text import clock_text, length_text
from hoinghi_tui.vietnamese import clean

_ZERO = timedelta()
_SHORT = 64
"""How many letters of a title stand beside the chart."""
_STATE_NOTES = {
    ItemState.WAITING: "chưa diễn ra",
    ItemState.RUNNING: "đang diễn ra",
    ItemState.PAUSED: "đang tạm dừng",
    ItemState.SKIPPED: "bỏ qua",
}


def render_agenda_report(
    lines: Sequence[AgendaLine],
    view: Forecast,
    conference: Conference,
    zone: tzinfo,
    template: Path,
) -> Rendered:
    """Print how all items went, as of the instant of ``view``, into one .docx.

    The warnings name what is blank, and tell of an agenda that is not over. Raises
    ``TemplateRefused`` and ``TemplateError`` as ``engine.render`` does.
    """
    data = render(template, report_fields(lines, view, conference, zone), finish=place_bars)
    unplanned = sum(line.row.planned_start is None for line in lines)
    missing = blank_warnings(["giờ được duyệt"] * unplanned, "mục")
    unfinished = () if view.is_over else ("Chương trình chưa kết thúc: số liệu mới đến lúc in",)
    sample = sample_warning(conference.sample)
    head = head_warnings(conference, is_signed=True)
    return Rendered(data, (*head, *missing, *unfinished, *sample))


def report_fields(
    lines: Sequence[AgendaLine], view: Forecast, conference: Conference, zone: tzinfo
) -> dict[str, Any]:
    """Return the fields a template of the report may use, all ready to be printed.

    ``items`` have ``place``, ``label``, ``short``, ``planned``, ``planned_length``, ``actual``
    and ``actual_length`` (to the second), ``drift`` (of the end), ``note``, and the marks
    ``planned_bar`` and ``actual_bar`` for the chart, whose five times are in ``axis``.
    """
    axis = Axis.around(at for line in lines for at in _instants(line.row, view.now))
    signed = signature_lines(conference.issuer, conference.signer_title)
    title = conference.title_on_paper
    return {
        **head_fields(conference, view.now.astimezone(zone).date()),
        "subject": f"Thực hiện chương trình {inside_sentence(title)}" if title else BLANK,
        "summary": list(summary(lines, view, zone)),
        "items": [_item(line, axis, view.now, zone) for line in lines],
        "axis": [clock_text(at, zone) for at in axis.quarters],
        "signature": [or_blank(one) for one in signed],
        "signer": or_blank(conference.signer),
    }


def summary(lines: Sequence[AgendaLine], view: Forecast, zone: tzinfo) -> Iterable[str]:
    """Yield the sentences above the table: when it was to be and was, how late, what fell out."""
    rows = [line.row for line in lines]
    starts = [row.planned_start for row in rows if row.planned_start]
    ends = [row.planned_end for row in rows if row.planned_end]
    if starts and ends:
        yield f"Theo kế hoạch được duyệt: {clock_range(min(starts), max(ends), zone)}."
    begun = min(row.start for row in rows if _real_end(row, view.now) is not None)
    if view.is_over:
        yield f"Thực tế: {clock_range(begun, view.end, zone, seconds=True)}."
    else:
        yield f"Thực tế: bắt đầu lúc {clock_text(begun, zone, seconds=True)}."
    if view.is_over and view.drift_end is not None:
        late = drift_words(view.drift_end)
        yield f"Hội nghị kết thúc {late}{'' if late == 'đúng giờ' else ' so với kế hoạch'}."
    if not view.is_over:
        yield f"Chương trình chưa kết thúc; số liệu đến {clock_text(view.now, zone, seconds=True)}."
    states = [row.state for row in rows]
    counts = [f"đã thực hiện {states.count(ItemState.DONE)}/{len(rows)} mục"]
    for state in (ItemState.SKIPPED, ItemState.WAITING):
        if states.count(state):
            counts.append(f"{_STATE_NOTES[state]} {states.count(state)} mục")
    pauses = [paused for row in rows if (paused := row.item.paused_for(view.now))]
    if pauses:
        counts.append(f"tạm dừng {length_text(sum(pauses, _ZERO))} trong {len(pauses)} mục")
    yield f"{'; '.join(counts).capitalize()}."


def drift_words(drift: timedelta | None) -> str:
    """Write to the second how late something was: "muộn 7′44″", "sớm 1′", "đúng giờ"."""
    if drift is None:
        return BLANK
    if not drift:
        return "đúng giờ"
    return f"{'muộn' if drift > _ZERO else 'sớm'} {length_text(abs(drift))}"


def _item(line: AgendaLine, axis: Axis, now: datetime, zone: tzinfo) -> dict[str, Any]:
    row, title = line.row, clean(line.row.item.title)
    end = _real_end(row, now)
    start = row.start if end is not None else None
    planned = row.planned_end - row.planned_start if row.planned_start and row.planned_end else None
    return {
        "place": row.place,
        "label": line.label,
        "short": f"{title[: _SHORT - 1]}…" if len(title) > _SHORT else or_blank(title),
        "planned": clock_range(row.planned_start, row.planned_end, zone),
        "planned_length": length_text(planned) if planned is not None else "",
        "actual": clock_range(start, end, zone, seconds=True) if end else "–",
        "actual_length": length_text(end - start) if end and start else "",
        "drift": drift_words(row.drift_end) if row.state is ItemState.DONE else "–",
        "note": _note(row, now),
        "planned_bar": bar(axis, row.planned_start, row.planned_end),
        "actual_bar": bar(axis, start, end),
    }


def _note(row: ItemForecast, now: datetime) -> str:
    """Return what was out of the ordinary with an item, line by line."""
    item, paused = row.item, row.item.paused_for(now)
    notes = [_STATE_NOTES[row.state]] if row.state in _STATE_NOTES else []
    if paused:
        notes.append(f"dừng {length_text(paused)}")
    if item.extension_s:
        word = "thêm" if item.extension_s > 0 else "bớt"
        notes.append(f"{word} {length_text(timedelta(seconds=abs(item.extension_s)))}")
    return "\n".join(notes)


def _real_end(row: ItemForecast, now: datetime) -> datetime | None:
    """Return until when an item really went, so far; None when it has not begun."""
    if row.item.ended_at is not None:
        return row.item.ended_at
    return max(row.start, now) if row.item.is_running else None


def _instants(row: ItemForecast, now: datetime) -> Iterable[datetime]:
    end = _real_end(row, now)
    real = (row.start, end) if end is not None else ()
    yield from (at for at in (row.planned_start, row.planned_end, *real) if at is not None)
