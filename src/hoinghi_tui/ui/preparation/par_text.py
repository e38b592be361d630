"""How the PAR Index reads on F9: rows, marks, the sum, what a field says."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.content import Content

from hoinghi_tui.domain.par_checks import ParDoubt
from hoinghi_tui.domain.par_index import TEXTS, ParCriterion
from hoinghi_tui.domain.par_points import difference_text, percentage, percentage_text, points_text
from hoinghi_tui.domain.par_scores import SCORING_WORDS, Change, FieldScore, ParTable, Scoring
from hoinghi_tui.ui.widgets.half_bar import half_bar
from hoinghi_tui.ui.widgets.row_list import Cell, Column
from hoinghi_tui.vietnamese import printable

BAR = 16
"""Cells of a field's bar in the list."""

COLUMNS = (
    Column("", 1),
    Column("Lĩnh vực, tiêu chí", 30, weight=1),
    Column("Đơn vị", 16, drop=3),
    Column("Đạt", BAR, drop=1),
    Column("Điểm", 13),
    Column("Tỷ lệ", 7),
    Column("Tăng", 6, drop=2),
    Column("", 12, drop=4),
)
MARKS = {
    Scoring.NONE: ("○", "muted"),
    Scoring.SELF: ("◐", "accent"),
    Scoring.APPRAISED: ("✔", "success"),
}


@dataclass(frozen=True, slots=True)
class ParLine:
    """One line of the list: a field, or one of its criteria."""

    scored: FieldScore
    criterion: ParCriterion | None = None

    @property
    def id(self) -> str:
        """The id of what the line shows."""
        return self.criterion.id if self.criterion else self.scored.field.id


def lines_of(table: ParTable, *, with_criteria: bool) -> list[ParLine]:
    """Return the fields, each with its criteria below it where these are to be shown."""
    lines: list[ParLine] = []
    for one in table.fields:
        lines.append(ParLine(one))
        if with_criteria:
            lines += [ParLine(one, criterion) for criterion in one.criteria]
    return lines


def field_cells(one: FieldScore, place: int, unit: str, change: Change) -> Sequence[Cell]:
    """Return a field as cells for ``COLUMNS``."""
    score = one.score
    mark, tone = MARKS[score.scoring]
    return (
        Cell(mark, tone),
        Cell(f"{place}. {one.field.title}", "strong"),
        Cell(unit or "…", "muted" if unit else "warning"),
        Cell(half_bar(score.share, BAR), tone),
        Cell(f"{points_text(score.points)} / {points_text(score.maximum)}"),
        Cell(percentage_text(score.share), "strong"),
        Cell(difference_text(change.points), _change_tone(change)),
        Cell(SCORING_WORDS[score.scoring], tone),
    )


def criterion_cells(one: ParCriterion) -> Sequence[Cell]:
    """Return a criterion as cells for ``COLUMNS``."""
    points = one.self_scored if one.appraised is None else one.appraised
    scoring = Scoring.NONE if points is None else Scoring.SELF
    if one.appraised is not None:
        scoring = Scoring.APPRAISED
    mark, _ = MARKS[scoring]
    share = percentage(points, one.maximum)
    number = f"{one.number} " if one.number else ""
    return (
        Cell(mark, "muted"),
        Cell(f"   {number}{one.title}", "muted"),
        Cell(""),
        Cell(half_bar(share, BAR), "muted"),
        Cell(f"{points_text(points)} / {points_text(one.maximum)}", "muted"),
        Cell(percentage_text(share, ""), "muted"),
        Cell(""),
        Cell(SCORING_WORDS[scoring], "muted"),
    )


def total_words(table: ParTable, before: ParTable | None) -> Callable[[int], Content]:
    """Return what writes the sum of a year over a width: words, and below them a bar."""
    score = table.total
    mark, tone = MARKS[score.scoring]
    since = before.total.share if before else None
    change = Change(since, score.share)
    sample = ("   DỮ LIỆU MẪU", "$warning") if table.is_sample else ""
    grown = difference_text(change.points)
    more = f"   {grown} so với {before.year}" if before and grown else ""

    def make(width: int) -> Content:
        words = Content.assemble(
            (f"CHỈ SỐ CCHC {table.year}   ", "$muted"),
            (f"{mark} {SCORING_WORDS[score.scoring].upper()}   ", f"bold ${tone}"),
            (points_text(score.points), "bold $foreground"),
            (f" / {points_text(score.maximum)} điểm   ", "$muted"),
            (percentage_text(score.share), "bold $foreground"),
            (more, f"${_change_tone(change) or 'muted'}"),
            sample,
        )
        bar = Content.styled(half_bar(score.share, width), f"${tone}")
        return Content("\n").join([words.truncate(width, ellipsis=True), bar])

    return make


def detail(line: ParLine, unit: str, doubts: Sequence[ParDoubt]) -> Content:
    """Write out a field with what its unit says and what is missing, or a criterion."""
    if line.criterion is not None:
        return _criterion_detail(line.criterion)
    one = line.scored
    scoring = one.score.scoring
    mark, tone = MARKS[scoring]
    head = Content.assemble(
        (printable(one.field.title), "bold"),
        ("  ·  ", "$muted"),
        (printable(unit) or "chưa có đơn vị phụ trách", "$muted" if unit else "$warning"),
        ("  ·  ", "$muted"),
        # A line end must not part the words of a state.
        (f"{mark} {SCORING_WORDS[scoring]}".replace(" ", "\u00a0"), f"${tone}"),
    )
    said = [
        Content.assemble((f"{label}  ", "$muted"), printable(text.replace("\n", " · ")))
        for name, label in TEXTS.items()
        if (text := getattr(one.field, name))
    ]
    wrong = [Content.styled(printable(f"▲ {doubt.text}"), "$warning") for doubt in doubts]
    return Content("\n").join([head, *said, *wrong])


def _criterion_detail(one: ParCriterion) -> Content:
    points = (
        ("Tối đa", one.maximum),
        ("Tự chấm", one.self_scored),
        ("Thẩm định", one.appraised),
    )
    facts = Content("   ").join(
        Content.assemble((f"{label} ", "$muted"), points_text(value)) for label, value in points
    )
    title = Content.styled(printable(f"{one.number} {one.title}".strip()), "bold")
    note = [Content.styled(printable(one.note), "$muted")] if one.note else []
    return Content("\n").join([title, facts, *note])


def _change_tone(change: Change) -> str:
    if not change.points:
        return "muted"
    return "success" if change.points > 0 else "warning"
