"""Rows of the PAR Index: ids that are never given twice, and the changes of several rows."""

from collections.abc import Iterable

from hoinghi_tui.services.given_numbers import GivenNumbers
from hoinghi_tui.services.par_plan import Pair
from hoinghi_tui.services.rows import change, deletion, insertion
from hoinghi_tui.services.workspace import Workspace
from hoinghi_tui.storage import Op


class ParIds:
    """Gives ids to new fields and criteria, one after the other."""

    def __init__(self, work: Workspace) -> None:
        self._fields = GivenNumbers(work.store, "par_fields").last()
        self._criteria = GivenNumbers(work.store, "par_criteria").last()

    def new_field(self) -> str:
        """Return the next id of a field."""
        self._fields += 1
        return f"cs-{self._fields:02d}"

    def new_criterion(self) -> str:
        """Return the next id of a criterion."""
        self._criteria += 1
        return f"tc-{self._criteria:03d}"


def ops_of(table: str, pairs: Iterable[Pair]) -> list[Op]:
    """Return the changes of several rows of a table."""
    ops: list[Op] = []
    for pair in pairs:
        if pair.after is None and pair.before is not None:
            ops.append(deletion(table, pair.before))
        elif pair.before is None and pair.after is not None:
            ops.append(insertion(table, pair.after))
        elif pair.before is not None and pair.after is not None:
            ops += change(table, pair.before, pair.after)
    return ops
