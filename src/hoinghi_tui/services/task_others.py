"""What units owe besides their duties, as the other parts of the preparation know it."""

from hoinghi_tui.domain.par_checks import owed_by_unit
from hoinghi_tui.domain.speech_checks import owed as speeches_owed
from hoinghi_tui.services.par_index import ParIndex
from hoinghi_tui.services.workspace import Workspace


def others_owed(work: Workspace) -> dict[str, tuple[str, ...]]:
    """Return by unit, a line each: papers and reports not handed in, fields of the PAR Index."""
    state = work.state
    fields = owed_by_unit(ParIndex(work).table())
    found = {}
    for unit in state.units:
        papers = speeches_owed(unit, state.speeches.values(), state.reports.values())
        lines = (*papers, *fields.get(unit, ()))
        if lines:
            found[unit] = lines
    return found
