"""Gathers all that the question "is it ready?" is answered from."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from hoinghi_tui.domain.agenda_day import agenda_day
from hoinghi_tui.domain.forecast import forecast_conference
from hoinghi_tui.domain.situation import Situation
from hoinghi_tui.services.workspace import Workspace


def situation_of(
    work: Workspace, outdated: Callable[[], int], flawed_templates: tuple[str, ...] = ()
) -> Situation:
    """Return what is known of a conference now; ``outdated`` counts papers to be made again.

    ``flawed_templates`` come from ``flawed_templates_in``, which takes its time.
    """
    # Imported late: the first screen needs no reader of names.
    from hoinghi_tui.services.agenda_presenters import unlisted
    from hoinghi_tui.services.scripts import Scripts

    state = work.state
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
        outdated=outdated() if state.printed else 0,
        flawed_templates=flawed_templates,
        tasks=tuple(state.tasks.values()),
        speeches=tuple(state.speeches.values()),
        reports=tuple(state.reports.values()),
        checklist=tuple(state.checklist.values()),
        sendings=tuple(state.sendings.values()),
    )


def _need_to_cut(work: Workspace) -> timedelta:
    """Return by how much the agenda is too long: before it begins, as planned."""
    conference, items = work.state.conference, list(work.state.agenda.values())
    now = work.now()
    if not any(item.started_at for item in items):
        day = agenda_day(conference.day, items, now, work.zone())
        now = datetime.combine(day, time(), work.zone())
    return forecast_conference(conference, items, now, work.zone()).need_to_cut


def flawed_templates_in(folder: Path) -> tuple[str, ...]:
    """Name the conference's own templates that cannot be used; each is tried, in half a second."""
    from hoinghi_tui.services.own_templates import check_templates

    checked = check_templates(folder)
    return tuple(one.path.name for one in checked if one.report and one.report.problems)
