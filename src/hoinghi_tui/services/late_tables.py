"""The tables of before and after the day, made when first asked for: no start pays for them."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from hoinghi_tui.services.typed_table import TypedTable
from hoinghi_tui.storage import Store

if TYPE_CHECKING:
    from hoinghi_tui.domain.aftermath import Broadcast, Conclusion
    from hoinghi_tui.domain.budget import BudgetLine
    from hoinghi_tui.domain.checklist import CheckItem
    from hoinghi_tui.domain.par_index import ParCriterion, ParField
    from hoinghi_tui.domain.sendings import Sending
    from hoinghi_tui.domain.speeches import Report, Speech
    from hoinghi_tui.domain.tasks import Task

T = TypeVar("T")


class LateTables:
    """Tables as typed objects, each from when somebody first reads it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._tables: dict[str, TypedTable[Any]] = {}

    def _typed(self, name: str, kind: type[T]) -> TypedTable[T]:
        table = TypedTable(kind, self._store.table(name))
        self._tables[name] = table
        return table

    @cached_property
    def tasks(self) -> TypedTable["Task"]:
        """The duties of the units."""
        from hoinghi_tui.domain.tasks import Task

        return self._typed("tasks", Task)

    @cached_property
    def speeches(self) -> TypedTable["Speech"]:
        """The papers that are read out."""
        from hoinghi_tui.domain.speeches import Speech

        return self._typed("speeches", Speech)

    @cached_property
    def reports(self) -> TypedTable["Report"]:
        """The reports the conference is about."""
        from hoinghi_tui.domain.speeches import Report

        return self._typed("reports", Report)

    @cached_property
    def checklist(self) -> TypedTable["CheckItem"]:
        """What must stand ready in the hall."""
        from hoinghi_tui.domain.checklist import CheckItem

        return self._typed("checklist", CheckItem)

    @cached_property
    def sendings(self) -> TypedTable["Sending"]:
        """What was sent to whom."""
        from hoinghi_tui.domain.sendings import Sending

        return self._typed("sendings", Sending)

    @cached_property
    def budget(self) -> TypedTable["BudgetLine"]:
        """The lines of estimate and settlement."""
        from hoinghi_tui.domain.budget import BudgetLine

        return self._typed("budget", BudgetLine)

    @cached_property
    def par_fields(self) -> TypedTable["ParField"]:
        """The fields of the PAR Index."""
        from hoinghi_tui.domain.par_index import ParField

        return self._typed("par_fields", ParField)

    @cached_property
    def par_criteria(self) -> TypedTable["ParCriterion"]:
        """The criteria of the PAR Index."""
        from hoinghi_tui.domain.par_index import ParCriterion

        return self._typed("par_criteria", ParCriterion)

    @cached_property
    def broadcasts(self) -> TypedTable["Broadcast"]:
        """What was broadcast."""
        from hoinghi_tui.domain.aftermath import Broadcast

        return self._typed("broadcasts", Broadcast)

    @cached_property
    def conclusions(self) -> TypedTable["Conclusion"]:
        """What the chair concluded: one row at most."""
        from hoinghi_tui.domain.aftermath import Conclusion

        return self._typed("conclusions", Conclusion)
