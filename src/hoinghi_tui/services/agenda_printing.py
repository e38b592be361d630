"""Gathers what the papers of the agenda show: programme, running order, the rest, the report."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.agenda import AgendaItem, ItemState
from hoinghi_tui.domain.agenda_words import ScriptPart
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.printed import ALL, fingerprint, note_id
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.presenters import Presenter, Whereabouts, presenter_of
from hoinghi_tui.services.print_job import Paper, PrintJob, no_changes
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from hoinghi_tui.documents.agenda_lines import AgendaLine
    from hoinghi_tui.documents.blanks import Rendered
    from hoinghi_tui.domain.conference import Conference

_WORDS = {
    Paper.PROGRAMME: "chương trình",
    Paper.RUNNING_ORDER: "kịch bản điều hành",
    Paper.REST_OF_AGENDA: "phần còn lại của chương trình,",
    Paper.AGENDA_REPORT: "báo cáo thực hiện chương trình",
}
"""What each paper is called in the log, in front of how many items are on it."""
_WHEREABOUTS = {
    Whereabouts.AWAITED: "chưa có mặt",
    Whereabouts.DECLINED: "báo vắng",
    Whereabouts.LEFT: "đã về",
}
"""What the person who leads must know of a presenter on the day."""


def agenda_job(work: Workspace, folder: Path, paper: Paper) -> PrintJob:
    """Gather one paper of the agenda as things stand now.

    Refuses a conference without an agenda, the rest of one that is over, and a report of one
    that has not begun.
    """
    state = work.state
    if not state.agenda:
        raise Refused("Hội nghị này chưa có chương trình. Soạn chương trình ở trang F6 trước.")
    items = list(state.agenda.values())
    view = forecast_conference(state.conference, items, work.now(), work.zone())
    gather = {
        Paper.PROGRAMME: _programme,
        Paper.RUNNING_ORDER: _running_order,
        Paper.REST_OF_AGENDA: _rest,
        Paper.AGENDA_REPORT: _report,
    }
    return gather[paper](work, folder, view)


def _programme(work: Workspace, folder: Path, view: Forecast) -> PrintJob:
    from hoinghi_tui.documents.programme import render_programme

    lines = _lines(work.state, _held(view))
    return _job(work, folder, Paper.PROGRAMME, lines, partial(render_programme, lines))


def _running_order(work: Workspace, folder: Path, view: Forecast) -> PrintJob:
    from hoinghi_tui.documents.running_order import render_running_order

    lines = _spoken_lines(work, _held(view))
    return _job(work, folder, Paper.RUNNING_ORDER, lines, partial(render_running_order, lines))


def _rest(work: Workspace, folder: Path, view: Forecast) -> PrintJob:
    from hoinghi_tui.documents.running_order import render_rest

    rest = [row for row in view.items if row.item.is_running or row.item.is_waiting]
    if not rest:
        raise Refused("Chương trình đã xong, không còn mục nào để in.")
    lines = _spoken_lines(work, rest, today=True)
    return _job(work, folder, Paper.REST_OF_AGENDA, lines, partial(render_rest, lines, view))


def _report(work: Workspace, folder: Path, view: Forecast) -> PrintJob:
    from hoinghi_tui.documents.agenda_report import render_agenda_report

    if not view.has_begun:
        raise Refused("Chương trình chưa bắt đầu nên chưa có gì để báo cáo.")
    lines = _lines(work.state, view.items)
    return _job(
        work, folder, Paper.AGENDA_REPORT, lines, partial(render_agenda_report, lines, view)
    )


def _job(
    work: Workspace,
    folder: Path,
    paper: Paper,
    lines: Sequence["AgendaLine"],
    render: "Callable[[Conference, ZoneInfo, Path], Rendered]",
) -> PrintJob:
    """Return how a paper of these lines is filled by ``render`` and noted."""
    from hoinghi_tui.documents.fields import TEMPLATES

    state, template = work.state, find_template(folder, TEMPLATES[paper])
    return PrintJob(
        kind=f"print_{paper}",
        stem=template.stem,
        words=f"{_WORDS[paper]} {len(lines)} mục",
        ids=tuple(line.row.id for line in lines),
        fill=partial(render, state.conference, work.zone(), template),
        changes=no_changes,
        says=_says(state, paper, lines),
    )


def _says(state: State, paper: Paper, lines: Iterable["AgendaLine"]) -> dict[str, tuple[str, str]]:
    """Return what is noted of a paper: the fingerprint of all that does not change by itself.

    The rest of the agenda is a paper of one moment; it is never said to be out of date.
    """
    about = state.conference
    head = (about.title_on_paper, about.where, about.when.text, about.signer_title, about.signer)
    texts = [*head, about.issuer]
    for line in () if paper is Paper.REST_OF_AGENDA else lines:
        item = line.row.item
        told: tuple[object, ...] = (item.baseline_start, item.baseline_end, line.script)
        if paper is Paper.AGENDA_REPORT:
            told = (item.started_at, item.ended_at, item.paused_s, item.extension_s, item.skipped)
        texts += [line.label, line.presenter, line.about, repr(told)]
    said = "" if paper is Paper.REST_OF_AGENDA else fingerprint(texts)
    return {note_id(paper, ALL): (said, "")}


def presenter_words(state: State, item: AgendaItem) -> str:
    """Return who presents an item with the post, else the unit in charge; "" for neither."""
    presenter = presenter_of(state, item)
    if presenter is not None and presenter.text.strip():
        return ", ".join(filter(None, (presenter.text, presenter.position.strip())))
    unit = state.units.get(item.unit) if item.unit else None
    return unit.name if unit else ""


def _held(view: Forecast) -> list[ItemForecast]:
    return [row for row in view.items if row.state is not ItemState.SKIPPED]


def _lines(state: State, rows: Iterable[ItemForecast]) -> list["AgendaLine"]:
    from hoinghi_tui.documents.agenda_lines import AgendaLine

    return [AgendaLine(row, presenter_words(state, row.item)) for row in rows]


def _spoken_lines(
    work: Workspace, rows: Iterable[ItemForecast], *, today: bool = False
) -> list["AgendaLine"]:
    """Put together items with what is said and where presenters are, ``today`` if they are here."""
    from hoinghi_tui.documents.agenda_lines import AgendaLine
    from hoinghi_tui.services.scripts import Scripts

    scripts, lines = Scripts(work), []
    for row in rows:
        presenter = presenter_of(work.state, row.item)
        said = scripts.text(row.id)
        lines.append(
            AgendaLine(
                row,
                presenter_words(work.state, row.item),
                _about(presenter, today=today) if presenter else "",
                tuple(ScriptPart(part.text, part.in_cue) for part in said.parts),
                has_blanks=bool(said.blanks),
            )
        )
    return lines


def _about(presenter: Presenter, *, today: bool) -> str:
    """Say where the presenter sits, and on the day whether that person is not there."""
    missing = _WHEREABOUTS.get(presenter.whereabouts, "") if today else ""
    seat = f"ghế {presenter.seat}" if presenter.seat else ""
    return ", ".join(filter(None, (seat, missing)))
