"""Changes of papers and reports as rows."""

from hoinghi_tui.domain.speeches import Report, Speech
from hoinghi_tui.services.rows import change, deletion
from hoinghi_tui.storage import Op

SPEECHES, REPORTS = "speeches", "reports"


def changed(before: Speech | Report, after: Speech | Report) -> tuple[Op, ...]:
    """Describe what differs between two states of a paper or report."""
    return change(_table(before), before, after)


def removed(seen: Speech | Report) -> Op:
    """Describe the deletion of a paper or report; what was seen of it must still be so."""
    return deletion(_table(seen), seen)


def _table(record: Speech | Report) -> str:
    return SPEECHES if isinstance(record, Speech) else REPORTS
