"""Gathers what is owed after the day: who reports, what was concluded, which papers were made."""

from collections.abc import Callable
from datetime import date

from hoinghi_tui.domain.aftermath import NO_CONCLUSION
from hoinghi_tui.domain.aftermath_owed import (
    Owed,
    Reporter,
    Stage,
    awards_owed,
    broadcasts_owed,
    conclusion_owed,
    paper_owed,
    reporter_owed,
    tasks_owed,
)
from hoinghi_tui.domain.awards import progress
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.printed import PaperState
from hoinghi_tui.services.after_the_day import follow_ups, reporters
from hoinghi_tui.services.event_sheets import view_of
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace

PAPERS = {
    "attendance-report": "Báo cáo điểm danh",
    "agenda-report": "Báo cáo chương trình",
    "minutes": "Biên bản hội nghị",
    "conclusion": "Thông báo kết luận",
    "follow-ups": "Danh mục nhiệm vụ",
    "press-brief": "Tài liệu cho phóng viên",
    "settlement": "Quyết toán kinh phí",
}
"""The papers that are owed after the day, as they are called here."""


def all_owed(work: Workspace, paper_state: Callable[[Paper], PaperState]) -> list[Owed]:
    """Return what is owed after the day; papers this program cannot make are left out."""
    state = work.state
    stage = stage_of(work)
    given = progress(state.awards.values())
    lines = (
        reporter_owed([_reporter(state, one) for one in reporters(state)], stage),
        awards_owed(given.handed, given.total, stage),
        conclusion_owed(state.conclusions.get(NO_CONCLUSION.id, NO_CONCLUSION), stage),
        tasks_owed(follow_ups(state), stage),
        *(_paper(work, paper_state, paper, stage) for paper in PAPERS if paper in set(Paper)),
        broadcasts_owed(state.broadcasts.values(), stage, today(work)),
    )
    return [line for line in lines if line is not None]


def stage_of(work: Workspace) -> Stage:
    """Tell whether the conference is still to come, goes on, or is over."""
    view = view_of(work)
    if not view.has_begun:
        return Stage.BEFORE
    return Stage.OVER if view.is_over else Stage.DURING


def today(work: Workspace) -> date:
    """Return the local day."""
    return work.now().astimezone(work.zone()).date()


def _reporter(state: State, one: Delegate) -> Reporter:
    seat = state.seat_of(one.id)
    return Reporter(one.full_name, seat.id if seat else "", one.id in state.attendance)


def _paper(
    work: Workspace, paper_state: Callable[[Paper], PaperState], paper: str, stage: Stage
) -> Owed:
    made = paper_state(Paper(paper))
    at = made.printed_at.astimezone(work.zone()) if made.printed_at else None
    printed = f"{at:%H:%M %d/%m}" if at else ""
    return paper_owed(paper, PAPERS[paper], stage, printed, outdated=made.outdated)
