"""Whose papers are printed together: those of a unit, those of a batch on stage."""

from hoinghi_tui.domain.award_batches import last_batch, of_batch
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.delegate_entry import suggest_units
from hoinghi_tui.services.print_job import Paper
from hoinghi_tui.services.session import Session
from hoinghi_tui.services.state import State


def candidates(session: Session, paper: Paper) -> list[Delegate] | list[Award]:
    """Return who or what may get a paper of a kind, in printing order."""
    if paper is Paper.CERTIFICATES:
        return session.awards.in_order()
    return session.printing.people(paper)


def of_unit(session: Session, paper: Paper, unit: Unit) -> list[str]:
    """Return the ids of a unit's people or awards; an award of a person counts as theirs.

    Refuses a unit without any. The unit with the id "" stands for those without one.
    """
    found = [
        one.id
        for one in candidates(session, paper)
        if (_unit_of(session.state, one) or "") == unit.id
    ]
    if not found:
        raise Refused(f"“{unit.name}” không có tờ nào loại này để in.")
    return found


def of_stage_batch(session: Session, number: int) -> list[str]:
    """Return the ids of a batch's awards in the order on stage; refuses an empty batch."""
    awards = session.state.awards.values()
    found = [award.id for award in of_batch(awards, number)]
    if not found:
        raise Refused(f"Không có đợt {number}. Có đợt 1 đến {last_batch(awards)}, xem trang F7.")
    return found


def find_unit(state: State, text: str) -> Unit:
    """Return the unit a text names by id or by any of its names; refuses any other, with a hint."""
    if text in state.units:
        return state.units[text]
    near = suggest_units(text, state.units.values())
    if len(near) == 1:
        return near[0]
    hint = f" Có phải: {'; '.join(one.name for one in near[:3])}?" if near else ""
    raise Refused(f"Không rõ đơn vị “{text}”.{hint} Xem tên ở bảng đơn vị.")


def _unit_of(state: State, one: Delegate | Award) -> str | None:
    if isinstance(one, Award) and not one.unit and one.delegate:
        person = state.delegates.get(one.delegate)
        return person.unit if person else None
    return one.unit
