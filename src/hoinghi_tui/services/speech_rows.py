"""Changes of papers and reports as rows, also of rows an older version wrote."""

from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.services.rows import change, deletion
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op

SPEECHES, REPORTS = "speeches", "reports"


def changed(state: State, before: Speech | Report, after: Speech | Report) -> tuple[Op, ...]:
    """Describe what differs between two states of a paper or report."""
    table = _table(before)
    return change(table, before, after, stored=state.rows(table).get(before.id))


def removed(state: State, current: Speech | Report, seen: Speech | Report) -> Op:
    """Describe the deletion of a paper or report; what was seen of it must still be so."""
    table = _table(seen)
    if seen != current:
        return deletion(table, seen)  # a conflict, and the store can say whose
    return Op(table, seen.id, dict(state.rows(table)[seen.id]), None)


def _table(record: Speech | Report) -> str:
    return SPEECHES if isinstance(record, Speech) else REPORTS
