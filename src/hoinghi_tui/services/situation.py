"""Gathers all that the question "is it ready?" is answered from."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from hoinghi_tui.domain.agenda_day import agenda_day
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.situation import Situation
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.services.use_cases import UseCases


@dataclass(frozen=True, slots=True)
class Tried:
    """What only a look at the disk can tell, which takes its time: see ``try_files``."""

    flawed_templates: tuple[str, ...] = ()
    gone_files: frozenset[str] = frozenset()


def situation_of(cases: "UseCases", tried: Tried) -> Situation:
    """Return what is known of a conference now."""
    # Imported late: the first screen needs no reader of names.
    from hoinghi_tui.services.agenda_presenters import unlisted
    from hoinghi_tui.services.scripts import Scripts

    work, state = cases.work, cases.work.state
    return Situation(
        conference=state.conference,
        today=work.now().astimezone(work.zone()).date(),
        units=dict(state.units.items()),
        delegates=tuple(state.delegates.values()),
        seated={seat.delegate for seat in state.seats.values() if seat.delegate},
        badged={one.delegate for one in state.badges.values() if one.is_current and one.printed_at},
        came=frozenset(state.attendance),
        agenda=tuple(state.agenda.values()),
        unlisted=unlisted(state.agenda.values(), state.delegates),
        need_to_cut=_need_to_cut(work),
        script_blanks=len(Scripts(work).blanks()),
        awards=tuple(state.awards.values()),
        batches=tuple(state.batches.values()),
        # What was never made cannot be out of date; asking would load what makes papers.
        outdated=cases.printing.states.count_to_reprint() if state.printed else 0,
        flawed_templates=tried.flawed_templates,
        tasks=tuple(state.tasks.values()),
        speeches=tuple(state.speeches.values()),
        reports=tuple(state.reports.values()),
        checklist=tuple(state.checklist.values()),
        sendings=tuple(state.sendings.values()),
        gone_files=tried.gone_files,
        estimate_gaps=tuple(gap.text for gap in cases.budget.gaps()) if state.budget else (),
        par_table=cases.par_index.table() if state.par_fields else None,
    )


def _need_to_cut(work: Workspace) -> timedelta:
    """Return by how much the agenda is too long: before it begins, as planned."""
    conference, items = work.state.conference, list(work.state.agenda.values())
    now = work.now()
    if not any(item.started_at for item in items):
        day = agenda_day(conference.day, items, now, work.zone())
        now = datetime.combine(day, time(), work.zone())
    return forecast_conference(conference, items, now, work.zone()).need_to_cut


def try_files(cases: "UseCases") -> Tried:
    """Try the conference's own templates, half a second each, and look for the files received."""
    from hoinghi_tui.services.own_templates import check_templates

    checked = check_templates(cases.folder)
    flawed = tuple(one.path.name for one in checked if one.report and one.report.problems)
    return Tried(flawed, cases.speeches.gone())
