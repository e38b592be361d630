"""Gathers the papers about the awards, the people and the event: proposal, lists, minutes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hoinghi_tui.domain.agenda import in_order
from hoinghi_tui.domain.agenda_day import agenda_day
from hoinghi_tui.domain.awards import Award, AwardKind, in_calling_order
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.lateness import beginning
from hoinghi_tui.domain.people import Role, Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.printed import ALL, fingerprint, is_outdated, note_id
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.roll import RollGroup, roll
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.agenda_printing import presenter_words
from hoinghi_tui.services.print_job import Paper, PrintJob, no_changes
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered
    from hoinghi_tui.documents.minutes import Record


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one paper says: the fields of its template, how it is called, what is blank in it."""

    words: str
    fields: Mapping[str, Any]
    warnings: tuple[str, ...]
    ids: tuple[str, ...] = ()


TEMPLATES = {
    Paper.AWARD_PROPOSAL: "to-trinh-khen-thuong.docx",
    Paper.DECISION_LIST: "danh-sach-khen-thuong.docx",
    Paper.AWARD_RECEIPT: "danh-sach-nhan-thuong.docx",
    Paper.ATTENDANCE_REPORT: "bao-cao-diem-danh.docx",
    Paper.MINUTES: "bien-ban.docx",
    Paper.DISPATCH: "phieu-gui.docx",
}


def conference_job(work: Workspace, folder: Path, paper: Paper) -> PrintJob:
    """Gather one of these papers as things stand now.

    Refuses lists of awards without an award, a report before anybody is on the list, the
    minutes of a conference that has not begun, and slips without a recipient.
    """
    sheet = sheet_of(work, paper)
    template = find_template(folder, TEMPLATES[paper])
    return PrintJob(
        kind=f"print_{paper}",
        stem=template.stem,
        words=sheet.words,
        ids=sheet.ids,
        fill=partial(_fill, template, sheet),
        changes=no_changes,
        says={note_id(paper, ALL): (_said(sheet), "")},
    )


def outdated(work: Workspace, paper: Paper) -> list[str]:
    """Return ``ALL`` when a paper was made and would say something else now, else nothing."""
    note = work.state.printed.get(note_id(paper, ALL))
    if note is None:
        return []
    try:
        said = _said(sheet_of(work, paper))
    except Refused:
        said = ""
    return [ALL] if is_outdated(note, said) else []


def sheet_of(work: Workspace, paper: Paper) -> Sheet:
    """Return what a paper says now; refuses as ``conference_job`` does."""
    gather: dict[Paper, Callable[[Workspace], Sheet]] = {
        Paper.AWARD_PROPOSAL: _proposal,
        Paper.DECISION_LIST: _decision_list,
        Paper.AWARD_RECEIPT: _receipt,
        Paper.ATTENDANCE_REPORT: _attendance,
        Paper.MINUTES: _minutes,
        Paper.DISPATCH: _dispatch,
    }
    return gather[paper](work)


def _said(sheet: Sheet) -> str:
    return fingerprint([repr(sheet.fields)])


def _fill(template: Path, sheet: Sheet) -> "Rendered":
    from hoinghi_tui.documents.blanks import Rendered
    from hoinghi_tui.documents.engine import render

    return Rendered(render(template, sheet.fields), sheet.warnings)


# -- the awards --------------------------------------------------------------------------


def _proposal(work: Workspace) -> Sheet:
    from hoinghi_tui.documents.award_papers import award_warnings, counts, proposal_fields

    state = work.state
    awards, units = _awards(state), _units(state)
    fields = proposal_fields(awards, units, state.conference)
    warnings = award_warnings(awards, units, state.conference, decided=False)
    return Sheet(
        f"tờ trình khen thưởng {counts(awards)}",
        fields,
        ("Chưa có đơn vị trình, số và ngày tờ trình: in “…”", *warnings),
        _ids(awards),
    )


def _decision_list(work: Workspace) -> Sheet:
    from hoinghi_tui.documents.award_papers import award_warnings, counts, decision_list_fields

    state = work.state
    awards, units = _awards(state), _units(state)
    return Sheet(
        f"danh sách kèm quyết định khen thưởng {counts(awards)}",
        decision_list_fields(awards, units, state.conference),
        award_warnings(awards, units, state.conference),
        _ids(awards),
    )


def _receipt(work: Workspace) -> Sheet:
    from hoinghi_tui.documents.award_papers import award_warnings, receipt_fields

    state = work.state
    awards, units = _awards(state), _units(state)
    return Sheet(
        f"danh sách ký nhận thưởng {len(awards)} dòng",
        receipt_fields(awards, units, state.conference, _representatives(state)),
        award_warnings(awards, units, state.conference, prizes=True),
        _ids(awards),
    )


def _awards(state: State) -> list[Award]:
    if not state.awards:
        raise Refused("Hội nghị này chưa có khen thưởng nào để in. Xem trang F7.")
    return in_calling_order(state.awards.values())


def _representatives(state: State) -> dict[str, str]:
    """Return who receives for each collective, by the award's id."""
    found: dict[str, str] = {}
    for award in state.awards.values():
        delegate = state.delegates.get(award.delegate) if award.delegate else None
        if award.kind is AwardKind.COLLECTIVE and delegate is not None:
            found[award.id] = delegate.full_name
    return found


def _ids(awards: list[Award]) -> tuple[str, ...]:
    return tuple(award.id for award in awards)


# -- the people and the event ------------------------------------------------------------


def _attendance(work: Workspace) -> Sheet:
    from hoinghi_tui.documents.attendance_report import attendance_fields, attendance_warnings

    if not work.state.delegates:
        raise Refused("Chưa có đại biểu nào để báo cáo. Nhập danh sách ở trang F3 trước.")
    groups, is_over = _roll(work), _forecast(work).is_over
    conference = work.state.conference
    return Sheet(
        f"báo cáo điểm danh {sum(len(group.lines) for group in groups)} đại biểu",
        attendance_fields(groups, conference, _day(work), work.zone(), is_over=is_over),
        attendance_warnings(groups, conference, _day(work), is_over=is_over),
    )


def _minutes(work: Workspace) -> Sheet:
    from hoinghi_tui.documents.minutes import minutes_fields, minutes_warnings

    record = _record(work)
    return Sheet("dự thảo biên bản hội nghị", minutes_fields(record), minutes_warnings(record))


def _record(work: Workspace) -> "Record":
    from hoinghi_tui.documents.agenda_lines import AgendaLine
    from hoinghi_tui.documents.minutes import Record

    state, view = work.state, _forecast(work)
    if not view.has_begun:
        raise Refused("Hội nghị chưa bắt đầu nên chưa có gì để ghi biên bản.")
    return Record(
        state.conference,
        [AgendaLine(row, presenter_words(state, row.item)) for row in view.items],
        _roll(work),
        in_calling_order(state.awards.values()),
        _units(state),
        _secretaries(state),
        work.zone(),
        view.is_over,
    )


def _dispatch(work: Workspace) -> Sheet:
    from hoinghi_tui.documents.dispatch import (
        dispatch_fields,
        dispatch_warnings,
        outside_recipients,
    )

    state = work.state
    recipients = outside_recipients(state.conference.recipients)
    if not recipients:
        raise Refused("Chưa có nơi nhận nào. Ghi nơi nhận trong thông tin hội nghị rồi in lại.")
    items = in_order(state.agenda.values())
    papers = list(dict.fromkeys(one for item in items for one in item.documents))
    return Sheet(
        f"{len(recipients)} phiếu gửi",
        dispatch_fields(papers, state.conference),
        dispatch_warnings(papers, state.conference),
    )


def _roll(work: Workspace) -> tuple[RollGroup, ...]:
    state, zone = work.state, work.zone()
    items = list(state.agenda.values())
    began = beginning(items, agenda_day(state.conference.day, items, work.now(), zone), zone)
    units = list(state.units.values())
    people = protocol_order(state.delegates.values(), units)
    return roll(people, state.attendance, units, began)


def _forecast(work: Workspace) -> Forecast:
    items = list(work.state.agenda.values())
    return forecast_conference(work.state.conference, items, work.now(), work.zone())


def _day(work: Workspace) -> date | None:
    """Return the day it is held on: the fixed one, else that of the first real start."""
    items, now = list(work.state.agenda.values()), work.now()
    begun = any(item.started_at is not None for item in items)
    day = agenda_day(work.state.conference.day, items, now, work.zone())
    return day if begun else work.state.conference.day


def _secretaries(state: State) -> list[Attendee]:
    named = [one for one in state.delegates.values() if Role.SECRETARY in one.roles]
    return [state.attendee(one) for one in named if one.id in state.attendance]


def _units(state: State) -> dict[str, Unit]:
    return dict(state.units.items())
