"""Gathers the papers about the awards: proposal, lists of who gets what."""

from hoinghi_tui.domain.awards import Award, AwardKind, in_calling_order
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.state import State
from hoinghi_tui.services.workspace import Workspace


def proposal(work: Workspace) -> Sheet:
    """Return the proposal of awards; refuses a conference without any."""
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


def decision_list(work: Workspace) -> Sheet:
    """Return the list that goes with the decision; refuses a conference without awards."""
    from hoinghi_tui.documents.award_papers import award_warnings, counts, decision_list_fields

    state = work.state
    awards, units = _awards(state), _units(state)
    return Sheet(
        f"danh sách kèm quyết định khen thưởng {counts(awards)}",
        decision_list_fields(awards, units, state.conference),
        award_warnings(awards, units, state.conference),
        _ids(awards),
    )


def receipt(work: Workspace) -> Sheet:
    """Return the list on which prizes are signed for; refuses a conference without awards."""
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


def _units(state: State) -> dict[str, Unit]:
    return dict(state.units.items())
