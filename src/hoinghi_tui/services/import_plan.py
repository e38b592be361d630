"""What an import will change, told person by person before anything is saved."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

from hoinghi_tui.domain.duplicates import Proposal
from hoinghi_tui.domain.people import Delegate, Unit
from hoinghi_tui.services.import_units import UnitsNamed
from hoinghi_tui.spreadsheets.drafts import DelegateDraft, Problem

Decisions = Mapping[str, bool]
"""What a person decided, by a question's key: one person (True) or two."""


class Outcome(StrEnum):
    """What an import does with one person of the list."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class ImportSummary:
    """What an import did to the list."""

    added: int
    updated: int
    unchanged: int
    new_units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """People who may be one: rows of the list, or a row and somebody already ``known``.

    ``places`` are sheets and rows. ``proposal`` says whether the program is sure;
    ``together`` is what will be done.
    """

    places: tuple[tuple[str, int], ...]
    name: str
    proposal: Proposal
    reason: str
    together: bool
    known: str = ""

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows, as their sheets count them."""
        return tuple(row for _, row in self.places)

    @property
    def where(self) -> str:
        """Where the people stand, in words: "dòng 11, 17", with sheets where those differ."""
        if len({sheet for sheet, _ in self.places}) == 1:
            return f"dòng {', '.join(map(str, self.rows))}"
        return ", ".join(f"trang “{sheet}” dòng {row}" for sheet, row in self.places)

    @property
    def key(self) -> str:
        """What the question is answered under in ``Decisions``."""
        return f"{'+'.join(f'{sheet}:{row}' for sheet, row in self.places)}@{self.known}"


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One person of the list: as read, as saved afterwards, and as known before."""

    draft: DelegateDraft
    rows: tuple[int, ...]
    after: Delegate
    before: Delegate | None

    @property
    def outcome(self) -> Outcome:
        """What becomes of the person."""
        if self.before is None:
            return Outcome.ADDED
        return Outcome.UNCHANGED if self.after == self.before else Outcome.UPDATED


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """The changes an import makes: nothing is saved yet.

    ``missing`` are people already known whom the list does not name; they stay.
    """

    lines: tuple[PlannedLine, ...]
    units: UnitsNamed
    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    missing: tuple[Delegate, ...] = ()

    @property
    def added(self) -> tuple[Delegate, ...]:
        """Everybody who is new."""
        return tuple(line.after for line in self.lines if line.before is None)

    @property
    def updated(self) -> tuple[tuple[Delegate, Delegate], ...]:
        """Pairs of before and after."""
        return tuple(
            (line.before, line.after)
            for line in self.lines
            if line.before is not None and line.after != line.before
        )

    @property
    def new_units(self) -> tuple[Unit, ...]:
        """The units to be added."""
        return self.units.new

    def as_sample(self) -> Self:
        """Mark everybody new as an invented person of a sample conference."""
        lines = (
            replace(line, after=replace(line.after, sample=True)) if line.before is None else line
            for line in self.lines
        )
        return replace(self, lines=tuple(lines))

    def summary(self) -> ImportSummary:
        """Count the changes."""
        counts = Counter(line.outcome for line in self.lines)
        names = tuple(unit.name for unit in self.new_units)
        return ImportSummary(
            counts[Outcome.ADDED], counts[Outcome.UPDATED], counts[Outcome.UNCHANGED], names
        )
