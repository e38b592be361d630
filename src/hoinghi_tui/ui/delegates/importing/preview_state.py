"""What the preview of an import shows: the list as read, and what it would change."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.services.import_plan import Decisions, ImportPlan, PlannedLine, Question
from hoinghi_tui.spreadsheets.delegate_list import ReadOptions
from hoinghi_tui.spreadsheets.drafts import DelegateList, Problem
from hoinghi_tui.spreadsheets.list_source import ListSource


@dataclass(frozen=True, slots=True)
class Preview:
    """One state of the preview; another reading or decision makes another one.

    ``known`` are the conference's delegates and ``units`` its units, those that are new
    included. ``decisions`` are what the person has answered so far.
    """

    source: ListSource
    options: ReadOptions
    people: DelegateList
    plan: ImportPlan
    known: Mapping[str, Delegate]
    units: Mapping[str, Unit]
    decisions: Decisions
    _problems: dict[tuple[str, int], list[Problem]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        for problem in self.plan.problems:
            self._problems.setdefault((problem.sheet, problem.row), []).append(problem)

    @property
    def has_old_fonts(self) -> bool:
        """Whether texts in fonts of before Unicode were found, also when left alone."""
        return bool(self.people.conversions) or not self.options.convert_fonts

    @property
    def has_several_sheets(self) -> bool:
        """Whether a row number alone does not say where something stands."""
        return len(self.people.sheets) > 1

    def problems_of(self, line: PlannedLine) -> list[Problem]:
        """Return what to look at in the rows of one person."""
        if not self._problems:
            return []
        sheet = line.draft.sheet
        return [one for row in line.rows for one in self._problems.get((sheet, row), ())]

    def unit_label(self, unit_id: str | None) -> str:
        """Return a unit's short name, "" for none."""
        unit = self.units.get(unit_id or "")
        return unit.label if unit else ""

    def is_new(self, unit_id: str | None) -> bool:
        """Tell whether a unit is one that the import adds."""
        return any(unit.id == unit_id for unit in self.plan.new_units)

    def together(self, question: Question) -> bool:
        """Tell what will be done, also before a decision has been worked in."""
        return self.decisions.get(question.key, question.together)
