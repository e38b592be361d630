"""The report on the PAR Index of a year: points, a chart, what each unit says of its field."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import full_body_name, signature_lines
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.par_chart import chart_mark
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.par_checks import ParDoubt, summed_up
from hoinghi_tui.domain.par_index import TEXTS, ParCriterion
from hoinghi_tui.domain.par_points import difference_text, percentage_text, points_text
from hoinghi_tui.domain.par_scores import (
    SCORING_WORDS,
    Change,
    FieldScore,
    ParTable,
    Score,
    Scoring,
    compared,
)
from hoinghi_tui.domain.people import Unit

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


@dataclass(frozen=True, slots=True)
class ParRecord:
    """What the report is made of; ``before`` is an earlier year to compare with, if any."""

    conference: Conference
    table: ParTable
    before: ParTable | None
    units: Mapping[str, Unit]
    doubts: Sequence[ParDoubt]

    @property
    def is_sample(self) -> bool:
        """Whether a part of it is shown only to learn by."""
        return self.conference.sample or self.table.is_sample


def par_fields(record: ParRecord) -> dict[str, Any]:
    """Return the fields a template of the report may use, all ready to be printed.

    ``fields``, and ``totals`` of one line, have the points, ``share``, the share of the year
    ``before`` and the difference ``change``, and ``chart``, the mark of the picture of the
    bar. ``details`` have a ``heading`` and ``parts`` with ``label`` and ``lines``, of which
    there are none while nothing is said. ``annex`` lists the criteria of each field.
    """
    table, conference = record.table, record.conference
    change = compared(table, record.before)
    body = full_body_name(conference.issuer)
    scored = SCORING_WORDS[table.total.scoring]
    # Two words that a line end must not part.
    label = scored.replace(" ", "\u00a0")
    since = record.before.total.share if record.before else None
    return {
        "notice": SAMPLE_NOTICE if record.is_sample else "",
        **letterhead_fields(conference, None),
        "subject": f"Chỉ số cải cách hành chính năm {table.year} của {or_blank(body)} ({label})",
        "year": str(table.year),
        "scored": scored,
        "before_year": str(record.before.year) if record.before else "",
        "summary": list(_summary(record)),
        "fields": [_field(at, one, change, record) for at, one in enumerate(table.fields, 1)],
        "totals": [_numbers(table.total, Change(since, table.total.share))],
        "details": [_detail(at, one, record) for at, one in enumerate(table.fields, 1)],
        "annex": [
            {
                "heading": f"{roman(at)}. {one.field.title}",
                "criteria": [_criterion(n, c) for n, c in enumerate(one.criteria, 1)],
            }
            for at, one in enumerate(table.fields, 1)
            if one.criteria
        ],
        "signature": [
            or_blank(line) for line in signature_lines(conference.issuer, conference.signer_title)
        ],
        "signer": or_blank(conference.signer),
    }


def par_warnings(record: ParRecord) -> tuple[str, ...]:
    """Name what is blank in the report, what does not add up, and that it is self-scored."""
    conference = record.conference
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "người ký": conference.signer.strip(),
    }
    head = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    doubts = tuple(f"{sentence[:1].upper()}{sentence[1:]}" for sentence in summed_up(record.doubts))
    is_final = record.table.total.scoring is Scoring.APPRAISED
    own = () if is_final else ("Số liệu tự chấm, chưa thẩm định",)
    sample = sample_warning(record.is_sample)
    return (*head, *doubts, *own, *sample)


def roman(number: int) -> str:
    """Return a number up to 39 as Roman letters, a larger one in digits."""
    if number >= 40:
        return str(number)
    letters = ""
    for value, sign in _ROMAN:
        letters += sign * (number // value)
        number %= value
    return letters


def _summary(record: ParRecord) -> Iterator[str]:
    table, total = record.table, record.table.total
    scored = SCORING_WORDS[total.scoring]
    yield (
        f"Tổng điểm {scored} năm {table.year}: {points_text(total.points)} trên "
        f"{points_text(total.maximum)} điểm, đạt {percentage_text(total.share)}."
    )
    before = record.before
    if before is not None:
        grown = Change(before.total.share, total.share).points
        words = f"{difference_text(grown, BLANK)} điểm phần trăm"
        yield (
            f"Năm {before.year} ({SCORING_WORDS[before.total.scoring]}): đạt "
            f"{percentage_text(before.total.share)}; chênh lệch {words}."
        )
    if total.unscored:
        yield f"Còn {total.unscored:02} tiêu chí chưa chấm, chưa tính vào tổng điểm."
    if total.scoring is not Scoring.APPRAISED:
        yield "Số liệu trên chưa được cơ quan có thẩm quyền thẩm định."


def _field(
    place: int, one: FieldScore, change: Callable[[FieldScore], Change], record: ParRecord
) -> dict[str, Any]:
    unit = record.units.get(one.field.unit or "")
    return {
        "number": roman(place),
        "title": one.field.title,
        "unit": or_blank(unit.label if unit else ""),
        **_numbers(one.score, change(one)),
    }


def _numbers(score: Score, change: Change) -> dict[str, str]:
    return {
        "maximum": points_text(score.maximum),
        "self_scored": points_text(score.self_scored),
        "appraised": points_text(score.appraised),
        "share": percentage_text(score.share),
        "before": percentage_text(change.before, ""),
        "change": difference_text(change.points),
        "chart": chart_mark(score.share, change.before),
    }


def _detail(place: int, one: FieldScore, record: ParRecord) -> dict[str, Any]:
    unit = record.units.get(one.field.unit or "")
    by = f" ({unit.name})" if unit else f" ({BLANK})"
    return {
        "heading": f"{place}. {one.field.title}{by}",
        "parts": [_part(label, getattr(one.field, name)) for name, label in TEXTS.items()],
    }


def _part(label: str, text: str) -> dict[str, Any]:
    lines = [line for line in text.split("\n") if line.strip()]
    return {"label": f"{label}:" if lines else f"{label}: {BLANK}", "lines": lines}


def _criterion(place: int, one: ParCriterion) -> dict[str, str]:
    return {
        "number": one.number or str(place),
        "title": one.title,
        "maximum": points_text(one.maximum),
        "self_scored": points_text(one.self_scored),
        "appraised": points_text(one.appraised),
        "note": one.note,
    }
