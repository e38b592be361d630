"""Gathers what the name plates on the tables need to be printed."""

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from hoinghi_tui.domain.people import Delegate, Role
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.room import Zone
from hoinghi_tui.resources import find_template
from hoinghi_tui.services.paper_holders import chosen, holder, is_awaited
from hoinghi_tui.services.print_job import Paper, PrintJob, no_changes
from hoinghi_tui.services.state import State

TENT_TEMPLATE = "bien-ten.docx"

_TABLES = (Zone.PRESIDIUM, Zone.SECRETARY, Zone.MC)
_ROLES = {Role.PRESIDIUM: Zone.PRESIDIUM, Role.SECRETARY: Zone.SECRETARY, Role.MC: Zone.MC}


def has_table(state: State, delegate: Delegate) -> bool:
    """Tell whether a delegate sits at a table, or has a role that will be seated at one."""
    return _zone(state, delegate) in _TABLES


def tent_people(state: State, people: Sequence[Delegate]) -> list[Delegate]:
    """Return who is to come, the presidium, secretaries and MC first, else as in ``people``."""
    awaited = [one for one in people if is_awaited(state, one)]
    return sorted(awaited, key=partial(_table, state))


def tent_job(
    state: State,
    folder: Path,
    people: Sequence[Delegate],
    ids: Iterable[str] | None,
    *,
    everybody: bool,
) -> PrintJob:
    """Gather name plates; when none are named, of who has a table or of everybody.

    Refuses an unknown id, and when there is nobody to print one for.
    """
    from hoinghi_tui.documents.tent_cards import render_tent_cards

    if ids is None:
        who = tent_people(state, people)
        who = [one for one in who if everybody or has_table(state, one)]
    else:
        who = sorted(chosen(state, people, ids), key=partial(_table, state))
    if not who:
        raise Refused(
            "Chưa có ai ngồi bàn chủ tọa, thư ký hay dẫn chương trình. "
            "Xếp chỗ ở trang F4, hoặc chọn người rồi in lại."
        )
    return PrintJob(
        kind=f"print_{Paper.TENT_CARDS}",
        stem="bien-ten",
        words=f"{len(who)} biển tên",
        ids=tuple(one.id for one in who),
        fill=partial(
            render_tent_cards,
            [holder(state, one) for one in who],
            state.conference,
            find_template(folder, TENT_TEMPLATE),
        ),
        changes=no_changes,
    )


def _zone(state: State, delegate: Delegate) -> Zone:
    seat = state.seat_of(delegate.id)
    if seat is not None:
        return seat.zone
    return next((_ROLES[role] for role in delegate.roles if role in _ROLES), Zone.HALL)


def _table(state: State, delegate: Delegate) -> int:
    zone = _zone(state, delegate)
    return _TABLES.index(zone) if zone in _TABLES else len(_TABLES)
