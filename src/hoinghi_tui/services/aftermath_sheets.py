"""Gathers the papers after the day: press brief, notice of the conclusion, list of tasks."""

from typing import TYPE_CHECKING

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind, ItemState
from hoinghi_tui.domain.awards import in_calling_order
from hoinghi_tui.domain.news import News, Said
from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.protocol import protocol_order
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.titles import titled
from hoinghi_tui.services.after_the_day import conclusion_points, follow_ups, reporters
from hoinghi_tui.services.agenda_printing import presenter_words
from hoinghi_tui.services.event_sheets import held_on, view_of
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.documents.conclusion import Concluded

_PAPER_WORD = "Tham luận:"


def press_brief(work: Workspace) -> Sheet:
    """Return the brief for the press; refuses a conference that has not begun."""
    from hoinghi_tui.documents.news import brief_fields, brief_warnings

    news = gather_news(work)
    return Sheet("tài liệu cho phóng viên", brief_fields(news), brief_warnings(news))


def conclusion_notice(work: Workspace) -> Sheet:
    """Return the draft notice of the conclusion; refuses a conference that has not begun."""
    from hoinghi_tui.documents.conclusion import conclusion_fields, conclusion_warnings

    concluded = _concluded(work)
    return Sheet(
        "dự thảo thông báo kết luận", conclusion_fields(concluded), conclusion_warnings(concluded)
    )


def follow_up_list(work: Workspace) -> Sheet:
    """Return the list of tasks the conference gave; refuses one without any."""
    from hoinghi_tui.documents.follow_ups import follow_up_fields, follow_up_warnings

    state, tasks = work.state, follow_ups(work.state)
    if not tasks:
        raise Refused("Chưa ghi nhiệm vụ nào sau hội nghị. Ghi ở F9, mục 7 (phím N) rồi in lại.")
    day = held_on(work)
    return Sheet(
        f"danh mục {len(tasks)} nhiệm vụ",
        follow_up_fields(tasks, dict(state.units.items()), state.conference, day),
        follow_up_warnings(tasks, state.conference, day),
    )


def gather_news(work: Workspace) -> News:
    """Return what may be told of the conference now; refuses one that has not begun."""
    state, view = work.state, _begun(work)
    over = [row for row in view.items if row.state is ItemState.DONE]
    awards = in_calling_order(state.awards.values())
    handed = [award for award in awards if award.is_done]
    tally = state.arrivals.tally()
    chair, chair_came = chair_of(state)
    return News(
        conference=state.conference,
        day=held_on(work),
        is_over=view.is_over,
        chair=chair,
        chair_came=chair_came,
        presidium=_who_came(state, Role.PRESIDIUM),
        guests=_who_came(state, Role.GUEST),
        reporters=[_titled(state, one) for one in reporters(state)],
        invited=tally.invited,
        present=tally.present if state.attendance else None,
        walk_ins=tally.walk_in,
        reports=_said(state, over, ItemKind.REPORT),
        papers=_said(state, over, ItemKind.PAPER),
        directions=_said(state, over, ItemKind.DIRECTION),
        awards=handed,
        left_awards=len(awards) - len(handed),
        units=dict(state.units.items()),
        points=conclusion_points(state),
        tasks=follow_ups(state),
    )


def chair_of(state: State) -> tuple[str, bool | None]:
    """Return who led the conference, with post, and whether the person came.

    "" when somebody else came in the chair's place: who led it then was not recorded. None
    for a chair who is not on the list, or when nobody was checked in at all.
    """
    name = state.conference.chair.strip()
    known = [one for one in state.delegates.values() if one.full_name == name]
    if len(known) != 1:
        return name, None
    came = state.attendance.get(known[0].id)
    if came is not None and came.substitute is not None:
        return "", False
    has_come = came is not None if state.attendance else None
    return _titled(state, known[0]), has_come


def _concluded(work: Workspace) -> "Concluded":
    from hoinghi_tui.documents.conclusion import Concluded

    state, view = work.state, _begun(work)
    over = [row.item for row in view.items if row.state is ItemState.DONE]
    return Concluded(
        state.conference,
        held_on(work),
        chair_of(state)[0],
        [item.title for item in over if item.kind is ItemKind.REPORT],
        sum(item.kind is ItemKind.PAPER for item in over),
        conclusion_points(state),
        follow_ups(state),
        dict(state.units.items()),
    )


def _begun(work: Workspace) -> Forecast:
    view = view_of(work)
    if not view.has_begun:
        raise Refused("Hội nghị chưa bắt đầu nên chưa có gì để đưa tin, kết luận.")
    return view


def _said(state: State, over: list[ItemForecast], kind: ItemKind) -> list[Said]:
    titles = {speech.item: speech.title for speech in state.speeches.values() if speech.title}
    return [
        Said(_title(row, titles.get(row.id, "")), _presenter(state, row.item))
        for row in over
        if row.item.kind is kind
    ]


def _presenter(state: State, item: AgendaItem) -> str:
    """Return who presented an item, with post; "" when that person was not seen to come.

    While nobody at all was checked in, whoever the agenda names is taken to have come.
    """
    delegate = state.delegates.get(item.presenter) if item.presenter else None
    if delegate is None:
        return presenter_words(state, item)
    if state.attendance and delegate.id not in state.attendance:
        return ""
    instead = state.attendee(delegate).replaces
    told = _titled(state, delegate)
    return f"{told} (đi thay {instead})" if instead else told


def _title(row: ItemForecast, of_paper: str) -> str:
    """Return the title of the paper itself where it is known, else that of the item."""
    if of_paper:
        return f"“{of_paper}”"
    return row.item.title.removeprefix(_PAPER_WORD).strip()


def _who_came(state: State, role: Role) -> list[str]:
    named = [
        one for one in state.delegates.values() if role in one.roles and one.id in state.attendance
    ]
    return [_titled(state, one) for one in protocol_order(named, state.units.values())]


def _titled(state: State, one: Delegate) -> str:
    return titled(state.attendee(one), state.unit_of(one))
