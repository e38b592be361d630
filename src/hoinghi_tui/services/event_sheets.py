"""Gathers the papers about the people and the event: attendance report, minutes, slips."""

from datetime import date
from typing import TYPE_CHECKING

from hoinghi_tui.domain.agenda import in_order
from hoinghi_tui.domain.agenda_day import agenda_day
from hoinghi_tui.domain.awards import in_calling_order
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.lateness import beginning
from hoinghi_tui.domain.people import Role, Unit
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.prediction import Forecast
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.roll import RollGroup, roll
from hoinghi_tui.domain.sendings import outside_recipients
from hoinghi_tui.services.after_the_day import conclusion_points, follow_ups
from hoinghi_tui.services.agenda_printing import presenter_words
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.documents.minutes import Record


def attendance(work: Workspace) -> Sheet:
    """Return the report of who came; refuses an empty list of people."""
    from hoinghi_tui.documents.attendance_report import attendance_fields, attendance_warnings

    if not work.state.delegates:
        raise Refused("Chưa có đại biểu nào để báo cáo. Nhập danh sách ở trang F3 trước.")
    groups, is_over = _roll(work), view_of(work).is_over
    conference = work.state.conference
    return Sheet(
        f"báo cáo điểm danh {sum(len(group.lines) for group in groups)} đại biểu",
        attendance_fields(groups, conference, held_on(work), work.zone(), is_over=is_over),
        attendance_warnings(groups, conference, held_on(work), is_over=is_over),
    )


def minutes(work: Workspace) -> Sheet:
    """Return the draft minutes; refuses a conference that has not begun."""
    from hoinghi_tui.documents.minutes import minutes_fields, minutes_warnings

    record = _record(work)
    return Sheet("dự thảo biên bản hội nghị", minutes_fields(record), minutes_warnings(record))


def _record(work: Workspace) -> "Record":
    from hoinghi_tui.documents.agenda_lines import AgendaLine
    from hoinghi_tui.documents.minutes import Record

    state, view = work.state, view_of(work)
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
        conclusion_points(state),
        follow_ups(state),
        held_on(work),
    )


def dispatch(work: Workspace) -> Sheet:
    """Return the dispatch slips; refuses a conference without recipients."""
    from hoinghi_tui.documents.dispatch import dispatch_fields, dispatch_warnings

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


def view_of(work: Workspace) -> Forecast:
    """Return the agenda as it stands now."""
    items = list(work.state.agenda.values())
    return forecast_conference(work.state.conference, items, work.now(), work.zone())


def held_on(work: Workspace) -> date | None:
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
