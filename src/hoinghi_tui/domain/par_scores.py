"""What the criteria of the PAR Index add up to: by field, in all, against another year."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hoinghi_tui.domain.par_index import ParCriterion, ParField
from hoinghi_tui.domain.par_points import percentage
from hoinghi_tui.vietnamese import fold


class Scoring(StrEnum):
    """Whose points are shown."""

    NONE = "none"
    SELF = "self"
    APPRAISED = "appraised"


SCORING_WORDS = {
    Scoring.NONE: "chưa chấm",
    Scoring.SELF: "tự chấm",
    Scoring.APPRAISED: "đã thẩm định",
}


@dataclass(frozen=True, slots=True)
class Score:
    """A sum of criteria.

    ``maximum`` is None while one is not known. The points are appraised only when those of
    every criterion are, else the unit's own; the two are never mixed. ``unscored`` counts
    the criteria without points of that kind.
    """

    maximum: Decimal | None
    self_scored: Decimal | None
    appraised: Decimal | None
    scoring: Scoring
    unscored: int

    @property
    def points(self) -> Decimal | None:
        """The points that count now."""
        return self.appraised if self.scoring is Scoring.APPRAISED else self.self_scored

    @property
    def share(self) -> Decimal | None:
        """What percentage of the maximum that is; None while either is not known."""
        return percentage(self.points, self.maximum)


@dataclass(frozen=True, slots=True)
class FieldScore:
    """A field, its criteria in order, and what they add up to."""

    field: ParField
    criteria: tuple[ParCriterion, ...]
    score: Score


@dataclass(frozen=True, slots=True)
class ParTable:
    """The whole index of one year."""

    year: int
    fields: tuple[FieldScore, ...]
    total: Score

    @property
    def is_sample(self) -> bool:
        """Whether a part of it is shown only to learn by."""
        return any(one.field.sample for one in self.fields)


@dataclass(frozen=True, slots=True)
class Change:
    """A share of one year and of another; ``points`` of a hundred that it has grown by."""

    before: Decimal | None
    now: Decimal | None

    @property
    def points(self) -> Decimal | None:
        """The difference, None where either share is not known."""
        return None if self.before is None or self.now is None else self.now - self.before


def par_table(year: int, fields: Iterable[ParField], criteria: Iterable[ParCriterion]) -> ParTable:
    """Add up one year; fields and criteria of other years may be among those given."""
    by_field: dict[str, list[ParCriterion]] = {}
    for criterion in sorted(criteria, key=lambda one: (one.order, one.id)):
        by_field.setdefault(criterion.field, []).append(criterion)
    ordered = sorted(
        (one for one in fields if one.year == year), key=lambda one: (one.order, one.id)
    )
    scored = tuple(
        FieldScore(one, mine := tuple(by_field.get(one.id, ())), field_score(one, mine))
        for one in ordered
    )
    return ParTable(year, scored, _total(scored))


def field_score(field: ParField, criteria: Collection[ParCriterion]) -> Score:
    """Add up the criteria of one field; without all their maxima the stated one holds."""
    maxima = [one.maximum for one in criteria]
    known = whole_sum(maxima) if maxima else None
    appraised = whole_sum([one.appraised for one in criteria]) if criteria else None
    given = [one.self_scored for one in criteria if one.self_scored is not None]
    scoring = Scoring.SELF if given else Scoring.NONE
    if appraised is not None:
        scoring = Scoring.APPRAISED
    return Score(
        maximum=field.maximum if known is None else known,
        self_scored=sum(given, Decimal()) if given else None,
        appraised=appraised,
        scoring=scoring,
        unscored=0 if appraised is not None else len(criteria) - len(given),
    )


def whole_sum(values: Iterable[Decimal | None]) -> Decimal | None:
    """Add up values all of which are known, else return None."""
    total = Decimal()
    for value in values:
        if value is None:
            return None
        total += value
    return total


def _total(scored: Sequence[FieldScore]) -> Score:
    scores = [one.score for one in scored]
    own = [one.self_scored for one in scores if one.self_scored is not None]
    appraised = whole_sum(one.appraised for one in scores) if scores else None
    scoring = Scoring.SELF if own else Scoring.NONE
    if appraised is not None:
        scoring = Scoring.APPRAISED
    return Score(
        maximum=whole_sum(one.maximum for one in scores) if scores else None,
        self_scored=sum(own, Decimal()) if own else None,
        appraised=appraised,
        scoring=scoring,
        unscored=0 if appraised is not None else sum(_without_own(one) for one in scored),
    )


def _without_own(scored: FieldScore) -> int:
    """Count what is not self-scored; a field without criteria counts as one."""
    return sum(one.self_scored is None for one in scored.criteria) or int(not scored.criteria)


def title_key(title: str) -> str:
    """Return a key under which spellings of one title meet."""
    words = "".join(c if c.isalnum() else " " for c in fold(title)).split()
    return " ".join(words) or title.strip()


def compared(now: ParTable, before: ParTable | None) -> Callable[[FieldScore], Change]:
    """Return what tells how a field of ``now`` has changed; fields are one by their titles."""
    shares = (
        {title_key(one.field.title): one.score.share for one in before.fields} if before else {}
    )

    def change(scored: FieldScore) -> Change:
        return Change(shares.get(title_key(scored.field.title)), scored.score.share)

    return change
