"""What is wrong or still missing in the PAR Index of a year."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from hoinghi_tui.domain.par_index import SAID_BY_ALL, TEXTS, ParCriterion, ParField
from hoinghi_tui.domain.par_points import points_text
from hoinghi_tui.domain.par_scores import FieldScore, ParTable, whole_sum
from hoinghi_tui.domain.refusal import Refused

_SCORES = {"self_scored": "tự chấm", "appraised": "thẩm định"}


class DoubtKind(StrEnum):
    """What kind of thing is wrong or missing."""

    POINTS = "points"
    SUM = "sum"
    MAXIMUM = "maximum"
    UNIT = "unit"
    SCORE = "score"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class ParDoubt:
    """One thing to look at; ``field`` is the field's id, ``text`` says what, without it."""

    kind: DoubtKind
    field: str
    title: str
    text: str

    @property
    def sentence(self) -> str:
        """What is to be looked at, with the field it is about."""
        return f"{self.title}: {self.text}"


def par_doubts(table: ParTable, units: Container[str]) -> list[ParDoubt]:
    """List what is wrong, then what is missing, field by field; ``units`` are their ids."""
    return [
        ParDoubt(kind, one.field.id, one.field.title, text)
        for one in table.fields
        for kind, text in _doubts(one, units)
    ]


def summed_up(doubts: Iterable[ParDoubt]) -> list[str]:
    """Say each thing once: of one field with its name, of several how many they are."""
    by_text: dict[str, list[ParDoubt]] = {}
    for one in doubts:
        by_text.setdefault(one.text, []).append(one)
    return [
        same[0].sentence if len(same) == 1 else f"{len(same)} lĩnh vực {text}"
        for text, same in by_text.items()
    ]


def owed_by_unit(table: ParTable) -> dict[str, list[str]]:
    """Return what each unit still owes for its fields: "tự chấm lĩnh vực …"."""
    owed: dict[str, list[str]] = {}
    for one in table.fields:
        unit = one.field.unit
        if unit is None:
            continue
        blank = _unsaid(one.field)
        if blank:
            owed.setdefault(unit, []).append(f"{blank} của lĩnh vực {one.field.title}")
        if one.score.unscored or not one.criteria:
            owed.setdefault(unit, []).append(f"Điểm tự chấm lĩnh vực {one.field.title}")
    return owed


def _doubts(one: FieldScore, units: Container[str]) -> Iterator[tuple[DoubtKind, str]]:
    for criterion in one.criteria:
        problem = points_problem(criterion)
        if problem:
            yield DoubtKind.POINTS, f"“{criterion.title}” {problem}"
    stated, summed = one.field.maximum, whole_sum(c.maximum for c in one.criteria)
    if one.criteria and stated is not None and summed is not None and stated != summed:
        sums = f"{points_text(stated)}, cộng các tiêu chí được {points_text(summed)}"
        yield DoubtKind.SUM, f"điểm tối đa ghi {sums}"
    if one.score.maximum is None:
        yield DoubtKind.MAXIMUM, "chưa có điểm tối đa"
    if one.field.unit is None or one.field.unit not in units:
        yield DoubtKind.UNIT, "chưa có đơn vị phụ trách"
    if not one.criteria:
        yield DoubtKind.SCORE, "chưa có tiêu chí nào để chấm"
    elif one.score.unscored:
        yield DoubtKind.SCORE, f"còn {one.score.unscored} tiêu chí chưa chấm"
    blank = _unsaid(one.field)
    if blank:
        yield DoubtKind.TEXT, f"chưa nêu {blank[:1].lower()}{blank[1:]}"


def _unsaid(field: ParField) -> str:
    names = [TEXTS[name] for name in SAID_BY_ALL if not getattr(field, name).strip()]
    words = ", ".join(names).lower()
    return words[:1].upper() + words[1:]


def points_problem(criterion: ParCriterion) -> str:
    """Say what is wrong with the points of a criterion; "" when nothing is."""
    if criterion.maximum is not None and criterion.maximum < 0:
        return f"có điểm tối đa {points_text(criterion.maximum)}, nhỏ hơn 0"
    for name, words in _SCORES.items():
        points: Decimal | None = getattr(criterion, name)
        if points is None:
            continue
        if points < 0:
            return f"có điểm {words} {points_text(points)}, nhỏ hơn 0"
        if criterion.maximum is not None and points > criterion.maximum:
            return (
                f"có điểm {words} {points_text(points)}, "
                f"cao hơn điểm tối đa {points_text(criterion.maximum)}"
            )
    return ""


def refuse_points(criterion: ParCriterion) -> None:
    """Raise ``Refused`` for negative points and for more points than there can be."""
    problem = points_problem(criterion)
    if problem:
        raise Refused(f"“{criterion.title}” {problem}. Hãy xem lại điểm.")
