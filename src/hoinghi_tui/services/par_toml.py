"""The PAR Index of a year from a TOML file: a frame to fill in, or a whole table of points."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from hoinghi_tui.domain.par_checks import points_problem
from hoinghi_tui.domain.par_index import TEXTS
from hoinghi_tui.domain.par_points import parse_points
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.services.source_fields import Fields, SourceError
from hoinghi_tui.services.toml_file import read_toml
from hoinghi_tui.spreadsheets.par_list import double_problems
from hoinghi_tui.spreadsheets.par_rows import CriterionRow, FieldRow, ParList

FRAME = "khung-chi-so-cchc.toml"
"""Name of the shipped frame."""

_FIRST_YEAR, _LAST_YEAR = 2000, 2100
_MOST_DIGITS = 20


class _PointFields(Fields):
    """Reads a table that has points."""

    def points(self, key: str) -> Decimal | None:
        """Read points, a number or a text such as "12,5"; missing or "" is None."""
        value = self._left.pop(key, "")
        if isinstance(value, Decimal):
            # Written out, 1e999999999 would fill the memory.
            is_usual = value.is_finite() and abs(value.adjusted()) < _MOST_DIGITS
            value = f"{value:f}" if is_usual else str(value)
        elif isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if not isinstance(value, str):
            raise self.error(key, f"điểm phải là số hoặc chữ như “12,5”, không phải {value!r}.")
        try:
            return parse_points(value)
        except Refused as refusal:
            raise self.error(key, f"{refusal}. Ghi như 12.5 hoặc “12,5”.") from refusal


def read_par_toml(path: Path) -> ParList:
    """Read the fields and criteria of one year.

    Raises ``SourceError`` naming file, block and key when something in it is wrong.
    """
    top = Fields(path.name, read_toml(path, parse_float=Decimal))
    year = top.integer("year", 0)
    if year and not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise top.error("year", f"năm phải viết như 2025, không phải {year}.")
    sample = top.flag("sample", False)
    rows = [
        _field(_PointFields(f"{path.name}, khối [[field]] thứ {number}", table), number)
        for number, table in enumerate(top.tables("field"), 1)
    ]
    top.finish()
    if not rows:
        raise SourceError(f"{path.name}: chưa có lĩnh vực nào; mỗi lĩnh vực là một khối [[field]].")
    for problem in double_problems(rows):
        raise SourceError(f"{path.name}, khối thứ {problem.row}: {problem.sentence}")
    return ParList(path.name, year or None, tuple(rows), sample=sample)


def _field(fields: _PointFields, number: int) -> FieldRow:
    title = fields.text("title", None)
    tables = fields.tables("criterion")
    maximum = fields.points("maximum")
    criteria = _criteria(fields.where, tables)
    if not criteria:
        whole = CriterionRow(
            title=title,
            maximum=maximum,
            self_scored=fields.points("self_scored"),
            appraised=fields.points("appraised"),
            row=number,
        )
        _refuse_points(fields, whole)
    row = FieldRow(
        title=title,
        unit_text=fields.text("unit"),
        maximum=maximum if criteria else None,
        texts={name: fields.lines(name) for name in TEXTS},
        criteria=criteria or (whole,),
        row=number,
    )
    fields.finish()
    return row


def _criteria(where: str, tables: Sequence[Mapping[str, object]]) -> tuple[CriterionRow, ...]:
    rows = []
    for number, table in enumerate(tables, 1):
        fields = _PointFields(f"{where}, tiêu chí thứ {number}", table)
        row = CriterionRow(
            title=fields.text("title", None),
            number=fields.text("number"),
            maximum=fields.points("maximum"),
            self_scored=fields.points("self_scored"),
            appraised=fields.points("appraised"),
            note=fields.text("note"),
            row=number,
        )
        fields.finish()
        _refuse_points(fields, row)
        rows.append(row)
    return tuple(rows)


def _refuse_points(fields: Fields, row: CriterionRow) -> None:
    problem = points_problem(row.as_criterion())
    if problem:
        raise SourceError(f"{fields.where}: “{row.title}” {problem}. Hãy xem lại điểm.")
