"""From the rows of a table of the PAR Index to its fields, and whether their sums are right."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from hoinghi_tui.domain.par_points import points_text
from hoinghi_tui.domain.par_scores import title_key, whole_sum
from hoinghi_tui.spreadsheets.par_headings import POINTS, TEXT_COLUMNS, ParColumn
from hoinghi_tui.spreadsheets.par_lines import Line
from hoinghi_tui.spreadsheets.par_rows import FieldRow
from hoinghi_tui.spreadsheets.par_sheet import ParSheet

_NO_POINTS = (None, None, None)


def fields_of(sheet: ParSheet, lines: Sequence[Line]) -> list[FieldRow]:
    """Return the fields with their criteria; only what is not divided further is a criterion.

    Stated sums that differ from those of the criteria are noted on the ``sheet``.
    """
    groups = _by_column(sheet, lines) if sheet.layout.has_both else _by_number(sheet, lines)
    return [_field(sheet, head, below) for head, below in groups]


def check_total(
    sheet: ParSheet, total: tuple[int, Decimal | None] | None, fields: Sequence[FieldRow]
) -> None:
    """Note a stated total of the maxima that differs from the sum of all criteria."""
    if total is None or total[1] is None:
        return
    summed = whole_sum(criterion.maximum for one in fields for criterion in one.criteria)
    if summed is not None and summed != total[1]:
        _note_sum(sheet, total[0], ParColumn.MAXIMUM, "dòng tổng", total[1], summed)


def _by_number(sheet: ParSheet, lines: Sequence[Line]) -> list[tuple[Line, Sequence[Line]]]:
    """Part a table whose numbers tell fields from criteria: the least deep rows are fields."""
    if not lines:
        return []
    top = min(line.depth for line in lines)
    starts = [at for at, line in enumerate(lines) if line.depth == top]
    if starts[0]:
        _without_field(sheet, lines[0])
    ends = [*starts[1:], len(lines)]
    return [(lines[start], lines[start + 1 : end]) for start, end in zip(starts, ends, strict=True)]


def _by_column(sheet: ParSheet, lines: Sequence[Line]) -> list[tuple[Line, Sequence[Line]]]:
    """Part a table with a column for each: a field stands in merged cells, or in each row."""
    groups: list[tuple[str, list[Line]]] = []
    for line in lines:
        name = sheet.cell(line.cells, ParColumn.FIELD)
        if name and (not groups or title_key(groups[-1][0]) != title_key(name)):
            groups.append((name, []))
        if groups:
            groups[-1][1].append(replace(line, depth=1))
        else:
            _without_field(sheet, line)
    return [_headed(sheet, name, group) for name, group in groups]


def _headed(sheet: ParSheet, name: str, lines: Sequence[Line]) -> tuple[Line, Sequence[Line]]:
    """Return the row of the field itself, where there is one, and those below it."""
    if not sheet.cell(lines[0].cells, ParColumn.CRITERION):
        return lines[0], lines[1:]
    return replace(lines[0], title=name, number="", points=_NO_POINTS), lines


def _without_field(sheet: ParSheet, line: Line) -> None:
    reason = f"“{line.title}” không thuộc lĩnh vực nào"
    sheet.problem(line.row, sheet.layout.name, reason, "ghi dòng lĩnh vực ở trên.")


def _field(sheet: ParSheet, head: Line, below: Sequence[Line]) -> FieldRow:
    leaves = _leaves(below)
    for at, line in enumerate(below):
        if line not in leaves:
            _check_sum(sheet, line, _leaves(_within(below, at)))
    if leaves:
        _check_sum(sheet, head, leaves)
    lines = (head, *below)
    return FieldRow(
        title=head.title,
        unit_text=_first(sheet, lines, ParColumn.UNIT),
        maximum=head.points[0] if leaves else None,
        texts={name: _said(sheet, lines, column) for name, column in TEXT_COLUMNS.items()},
        criteria=tuple(line.as_criterion(sheet) for line in leaves or [head]),
        sheet=sheet.grid.name,
        row=head.row + 1,
    )


def _first(sheet: ParSheet, lines: Sequence[Line], column: ParColumn) -> str:
    """Return the first text a field's rows have in a column: it may be merged over them."""
    texts = (sheet.cell(line.cells, column) for line in lines)
    return next((text for text in texts if text), "")


def _said(sheet: ParSheet, lines: Sequence[Line], column: ParColumn) -> str:
    """Return all that is said of a field, by its own row or by those of its criteria."""
    said = (sheet.lines(line.cells, column) for line in lines)
    return "\n".join(dict.fromkeys(text for text in said if text))


def _leaves(lines: Sequence[Line]) -> list[Line]:
    """Return the rows that are not divided further."""
    following = [*lines[1:], None]
    return [
        line
        for line, after in zip(lines, following, strict=False)
        if after is None or after.depth <= line.depth
    ]


def _within(lines: Sequence[Line], at: int) -> Sequence[Line]:
    """Return the rows that one is divided into."""
    deeper = range(at + 1, len(lines))
    end = next((place for place in deeper if lines[place].depth <= lines[at].depth), len(lines))
    return lines[at + 1 : end]


def _check_sum(sheet: ParSheet, line: Line, parts: Sequence[Line]) -> None:
    """Note a stated sum that differs from that of the criteria."""
    for place, column in enumerate(POINTS):
        stated, summed = line.points[place], whole_sum(one.points[place] for one in parts)
        if stated is not None and summed is not None and stated != summed:
            _note_sum(sheet, line.row, column, f"“{line.title}”", stated, summed)


def _note_sum(
    sheet: ParSheet, row: int, column: ParColumn, what: str, stated: Decimal, summed: Decimal
) -> None:
    sums = f"{points_text(stated)}, cộng các tiêu chí được {points_text(summed)}"
    sheet.note(row, column, f"{what} ghi {sums}", "chương trình lấy tổng các tiêu chí.")
