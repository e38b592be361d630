"""What taking in a table of the PAR Index changes: found by titles, blanks leave what is there."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hoinghi_tui.domain.par_checks import refuse_points
from hoinghi_tui.domain.par_index import TEXTS, ParCriterion, ParField
from hoinghi_tui.domain.par_scores import title_key
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.spreadsheets.par_rows import CriterionRow, FieldRow, criterion_keys

_KEPT = ("maximum", "self_scored", "appraised", "note")
"""What stays of a criterion where the file leaves it blank."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A row as it was, None for a new one, and as it shall be, None for one that goes."""

    before: ParField | ParCriterion | None
    after: ParField | ParCriterion | None


@dataclass(frozen=True, slots=True)
class ParPlan:
    """The changes of fields and criteria, and how many fields are new, known and gone."""

    fields: tuple[Pair, ...]
    criteria: tuple[Pair, ...]
    added: int
    known: int
    gone: int


def plan(
    rows: Sequence[FieldRow],
    year: int,
    fields: Iterable[ParField],
    criteria: Iterable[ParCriterion],
    units: Mapping[str, str | None],
    new_field: Callable[[], str],
    new_criterion: Callable[[], str],
    *,
    sample: bool = False,
) -> ParPlan:
    """Work out how one year becomes what a file says.

    ``units`` are the ids by the file's words for them; ``new_field`` and ``new_criterion``
    give ids. Criteria the file lacks go, and so do fields, when nobody has said or scored anything
    of them, and the score of a field as a whole once it is divided; refused when it lacks any
    other, and for points over a maximum.
    """
    present = {title_key(one.title): one for one in fields if one.year == year}
    held: dict[str, list[ParCriterion]] = {one.id: [] for one in present.values()}
    for criterion in criteria:
        if criterion.field in held:
            held[criterion.field].append(criterion)
    changed: list[Pair] = []
    below: list[Pair] = []
    for order, row in enumerate(rows, 1):
        before = present.pop(title_key(row.title), None)
        blank = ParField(id="", year=year, title="")
        field = replace(
            _filled(before or blank, row, units.get(row.unit_text)),
            id=before.id if before else new_field(),
            order=order,
            sample=sample,
        )
        changed.append(Pair(before, field))
        below += _criteria(row.criteria, held.get(field.id, []), field, new_criterion)
    for left in present.values():
        _refuse_losing(left, held[left.id])
        changed.append(Pair(left, None))
        below += [Pair(one, None) for one in held[left.id]]
    known = sum(pair.before is not None and pair.after is not None for pair in changed)
    gone = len(present)
    return ParPlan(tuple(changed), tuple(below), len(rows) - known, known, gone)


def _filled(before: ParField, row: FieldRow, unit: str | None) -> ParField:
    texts: dict[str, Any] = {name: row.texts.get(name) or getattr(before, name) for name in TEXTS}
    return replace(before, title=row.title, unit=unit or before.unit, maximum=row.maximum, **texts)


def _criteria(
    rows: Sequence[CriterionRow],
    held: Sequence[ParCriterion],
    field: ParField,
    new_id: Callable[[], str],
) -> list[Pair]:
    present = dict(zip(criterion_keys(held), held, strict=True))
    pairs = []
    for order, (key, row) in enumerate(zip(criterion_keys(rows), rows, strict=True), 1):
        before, told = present.pop(key, None), row.as_criterion()
        after = replace(told, id=before.id if before else new_id(), field=field.id, order=order)
        if before is not None:
            # Nought is a score; only what is missing is blank.
            blank = [name for name in _KEPT if getattr(after, name) in (None, "")]
            after = replace(after, **{name: getattr(before, name) for name in blank})
        refuse_points(after)
        pairs.append(Pair(before, after))
    for left in present.values():
        if _is_scored(left) and title_key(left.title) != title_key(field.title):
            raise Refused(
                f"Tiêu chí “{left.title}” của lĩnh vực “{field.title}” đã có điểm mà tệp không có. "
                "Sửa tên trong tệp cho khớp, hoặc xóa tiêu chí ấy ở trang F9, mục 6, rồi nhập lại."
            )
        pairs.append(Pair(left, None))
    return pairs


def _is_scored(criterion: ParCriterion) -> bool:
    return criterion.self_scored is not None or criterion.appraised is not None


def _refuse_losing(field: ParField, criteria: Iterable[ParCriterion]) -> None:
    is_said = any(getattr(field, name) for name in TEXTS)
    if is_said or any(map(_is_scored, criteria)):
        raise Refused(
            f"Lĩnh vực “{field.title}” đã có điểm hoặc nhận xét mà tệp không có. Sửa tên trong "
            "tệp cho khớp, hoặc xóa lĩnh vực ấy ở trang F9, mục 6, rồi nhập lại."
        )
