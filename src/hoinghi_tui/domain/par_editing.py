"""A field and a criterion of the PAR Index as a person types them."""

import re
from collections.abc import Collection, Container
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from hoinghi_tui.domain.checked import UNIT_GONE, Checked
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.par_checks import points_problem
from hoinghi_tui.domain.par_index import TEXTS, ParCriterion, ParField
from hoinghi_tui.domain.par_points import parse_points, points_text
from hoinghi_tui.domain.par_scores import title_key
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.vietnamese import clean

FIELD_LABELS = {
    "title": "Lĩnh vực",
    "unit": "Đơn vị phụ trách",
    "maximum": "Tối đa theo khung",
    **TEXTS,
}
"""What each line of the form of a field is called, in its order."""
CRITERION_LABELS = {
    "title": "Tiêu chí",
    "number": "Số mục",
    "maximum": "Điểm tối đa",
    "self_scored": "Điểm tự chấm",
    "appraised": "Điểm thẩm định",
    "note": "Ghi chú",
}
"""What each line of the form of a criterion is called, in its order."""

_POINTS = ("maximum", "self_scored", "appraised")
_YEAR = re.compile(r"\b20\d\d\b")
_AS_POINTS = "Ghi số như 12,5; chưa có thì để trống."


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldDraft:
    """The values of the form of a field; ``maximum`` and the texts as typed."""

    title: str = ""
    unit: str | None = None
    maximum: str = ""
    strengths: str = ""
    shortcomings: str = ""
    causes: str = ""
    solutions: str = ""

    @classmethod
    def of(cls, field: ParField) -> "FieldDraft":
        """Return the values that show ``field`` in the form."""
        return cls(
            title=field.title,
            unit=field.unit,
            maximum=points_text(field.maximum, ""),
            strengths=field.strengths,
            shortcomings=field.shortcomings,
            causes=field.causes,
            solutions=field.solutions,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionDraft:
    """The values of the form of a criterion, all as typed."""

    title: str = ""
    number: str = ""
    maximum: str = ""
    self_scored: str = ""
    appraised: str = ""
    note: str = ""

    @classmethod
    def of(cls, criterion: ParCriterion) -> "CriterionDraft":
        """Return the values that show ``criterion`` in the form."""
        points = {name: points_text(getattr(criterion, name), "") for name in _POINTS}
        texts = {name: getattr(criterion, name) for name in ("title", "number", "note")}
        return cls(**texts, **points)


def check_field(
    draft: FieldDraft, before: ParField, others: Collection[ParField], units: Container[str]
) -> Checked[ParField]:
    """Turn a draft into ``before`` with the typed values, and say what is wrong in it.

    ``others`` are the fields of the year, ``units`` the ids there are.
    """
    problems: dict[str, str] = {}
    title = _title(draft.title, before.id, others, problems)
    maximum = _points(draft.maximum, "maximum", before.maximum, problems)
    unit = draft.unit
    if unit is not None and unit not in units:
        problems["unit"] = UNIT_GONE
        unit = before.unit
    texts: dict[str, Any] = {name: clean_lines(getattr(draft, name)) for name in TEXTS}
    after = replace(before, title=title or before.title, unit=unit, maximum=maximum, **texts)
    return Checked(after, problems)


def check_criterion(
    draft: CriterionDraft, before: ParCriterion, others: Collection[ParCriterion]
) -> Checked[ParCriterion]:
    """Turn a draft into ``before`` with the typed values, and say what is wrong in it.

    ``others`` are the criteria of the field.
    """
    problems: dict[str, str] = {}
    # Frames repeat a title under other numbers.
    number = clean(draft.number)
    alike = [one for one in others if one.number == number]
    title = _title(draft.title, before.id, alike, problems)
    points: dict[str, Any] = {
        name: _points(getattr(draft, name), name, getattr(before, name), problems)
        for name in _POINTS
    }
    after = replace(
        before,
        title=title or before.title,
        number=number,
        note=clean(draft.note),
        **points,
    )
    if not problems and (problem := points_problem(after)):
        low = after.maximum is None or (after.self_scored or 0) <= after.maximum
        name = "appraised" if low else "self_scored"
        problems[name] = f"Tiêu chí này {problem}."
    return Checked(after, problems)


def clean_lines(text: str) -> str:
    """Return a text of several lines, each cleaned, without blank ones at the ends."""
    return "\n".join(map(clean, text.strip().splitlines()))


def index_year(conference: Conference, this_year: int) -> int:
    """Return the year a conference sums up: the first its title names, else that of its day."""
    found = _YEAR.search(conference.title)
    if found:
        return int(found[0])
    return conference.day.year if conference.day else this_year


def _title(
    typed: str,
    own_id: str,
    others: "Collection[ParField] | Collection[ParCriterion]",
    problems: dict[str, str],
) -> str:
    title = clean(typed)
    if not title:
        problems["title"] = "Hãy ghi tên."
        return ""
    try:
        refuse_double(title, own_id, others)
    except Refused as refusal:
        problems["title"] = str(refusal)
        return ""
    return title


def refuse_double(
    title: str, own_id: str, others: "Collection[ParField] | Collection[ParCriterion]"
) -> None:
    """Refuse a title that another field of the year has: fields are found by their titles."""
    if any(title_key(one.title) == title_key(title) for one in others if one.id != own_id):
        raise Refused(f"Đã có “{title}”. Hãy ghi tên khác.")


def _points(
    typed: str, name: str, before: Decimal | None, problems: dict[str, str]
) -> Decimal | None:
    try:
        return parse_points(typed)
    except Refused as refusal:
        words = str(refusal)
        problems[name] = f"{words[:1].upper()}{words[1:]}. {_AS_POINTS}"
        return before
