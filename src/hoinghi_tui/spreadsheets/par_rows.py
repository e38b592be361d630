"""Fields and criteria of the PAR Index as a file says them, before they are taken in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hoinghi_tui.domain.par_index import ParCriterion
from hoinghi_tui.domain.par_scores import title_key
from hoinghi_tui.spreadsheets.cells import SheetLeftOut
from hoinghi_tui.spreadsheets.drafts import Problem, SkippedRow


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionRow:
    """One criterion; ``row`` (from 1) is where it stands, in a text file which block it is."""

    title: str
    number: str = ""
    maximum: Decimal | None = None
    self_scored: Decimal | None = None
    appraised: Decimal | None = None
    note: str = ""
    row: int = 0

    def as_criterion(self) -> ParCriterion:
        """Return it as a criterion without id and field."""
        return ParCriterion(
            id="",
            field="",
            title=self.title,
            number=self.number,
            maximum=self.maximum,
            self_scored=self.self_scored,
            appraised=self.appraised,
            note=self.note,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldRow:
    """One field with its criteria; ``unit_text`` is the unit in the file's own words.

    ``maximum`` is what the file states for the field beside its criteria. ``texts`` are what
    the unit says, by the names of ``par_index.TEXTS``.
    """

    title: str
    unit_text: str = ""
    maximum: Decimal | None = None
    texts: Mapping[str, str] = field(default_factory=dict)
    criteria: tuple[CriterionRow, ...] = ()
    sheet: str = ""
    row: int = 0


@dataclass(frozen=True, slots=True)
class ParList:
    """What was read: one year's fields in order, and what to look at.

    ``year`` is None where the file tells none. ``problems`` must be mended in the file first,
    ``notes`` say what was assumed or does not add up.
    """

    file: str
    year: int | None
    fields: tuple[FieldRow, ...]
    sample: bool = False
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    skipped: tuple[SkippedRow, ...] = ()
    left_out: tuple[SheetLeftOut, ...] = ()


def criterion_keys(rows: Sequence[CriterionRow | ParCriterion]) -> list[str]:
    """Return a key for each criterion of a field: its title, with its number where two share it."""
    titles = [title_key(one.title) for one in rows]
    return [
        title if titles.count(title) == 1 else title_key(f"{one.number} {one.title}")
        for one, title in zip(rows, titles, strict=True)
    ]


def doubles(keys: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the places of a key that stood before, with the place where it stood first."""
    for place, key in enumerate(keys):
        first = keys.index(key)
        if first != place:
            yield place, first
