"""`par`: the PAR Index of a year, by field, with what is wrong or still missing."""

import argparse

from hoinghi_tui.cli.common import add_folder, add_json, open_session, plain, print_json
from hoinghi_tui.cli.import_par_command import year
from hoinghi_tui.cli.main import DONE
from hoinghi_tui.domain.par_checks import summed_up
from hoinghi_tui.domain.par_points import difference_text, percentage_text, points_text
from hoinghi_tui.domain.par_scores import SCORING_WORDS, FieldScore, ParTable, Score
from hoinghi_tui.services.session import Session

EXAMPLE = "hoinghi-tui par hoi-nghi --year 2025"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's words."""
    add_folder(parser)
    parser.add_argument(
        "--year", metavar="NĂM", type=year, help="năm muốn xem (mặc định: năm mới nhất đã có)"
    )
    add_json(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the points of a year and what is to be looked at."""
    with open_session(arguments, read_only=True) as session:
        table = session.par_index.table(arguments.year)
        if arguments.json:
            print_json(_as_json(session, table))
        else:
            print("\n".join(map(plain, _as_lines(session, table))))
    return DONE


def _as_lines(session: Session, table: ParTable) -> list[str]:
    if not table.fields:
        known = ", ".join(map(str, session.par_index.years()))
        has = f" Đã có: {known}." if known else ""
        return [
            f"Chưa có Chỉ số CCHC năm {table.year}.{has} Nhập bằng lệnh: hoinghi-tui import-par"
        ]
    change = session.par_index.changes(table.year)
    sample = " · DỮ LIỆU MẪU" if table.is_sample else ""
    lines = [f"Chỉ số CCHC năm {table.year} ({SCORING_WORDS[table.total.scoring]}){sample}"]
    for place, one in enumerate(table.fields, 1):
        unit = session.state.units.get(one.field.unit or "")
        by = f"  {unit.label}" if unit else ""
        changed = difference_text(change(one).points)
        since = f"  ({changed})" if changed else ""
        lines.append(f"{place:>3}. {one.field.title}: {_score(one.score)}{since}{by}")
    lines.append(f"Cộng: {_score(table.total)}")
    doubts = summed_up(session.par_index.doubts(table.year))
    lines += [f"Lưu ý: {sentence}." for sentence in doubts]
    return lines


def _score(score: Score) -> str:
    if score.points is None and score.maximum is None:
        return SCORING_WORDS[score.scoring]
    of = f"{points_text(score.points)}/{points_text(score.maximum)} điểm"
    return f"{of}, {percentage_text(score.share)} {SCORING_WORDS[score.scoring]}"


def _as_json(session: Session, table: ParTable) -> dict[str, object]:
    change = session.par_index.changes(table.year)
    before = session.par_index.before(table.year)
    return {
        "year": table.year,
        "years": session.par_index.years(),
        "sample": table.is_sample,
        "total": _score_as_json(table.total),
        "before": {"year": before.year, "total": _score_as_json(before.total)} if before else None,
        "fields": [
            {
                "id": one.field.id,
                "title": one.field.title,
                "unit": one.field.unit,
                "stated_maximum": one.field.maximum,
                **_score_as_json(one.score),
                "change": change(one).points,
                "strengths": one.field.strengths,
                "shortcomings": one.field.shortcomings,
                "causes": one.field.causes,
                "solutions": one.field.solutions,
                "criteria": _criteria(one),
            }
            for one in table.fields
        ],
        "doubts": session.par_index.doubts(table.year),
    }


def _criteria(one: FieldScore) -> list[dict[str, object]]:
    return [
        {
            "id": criterion.id,
            "number": criterion.number,
            "title": criterion.title,
            "maximum": criterion.maximum,
            "self_scored": criterion.self_scored,
            "appraised": criterion.appraised,
            "note": criterion.note,
        }
        for criterion in one.criteria
    ]


def _score_as_json(score: Score) -> dict[str, object]:
    """Return a score; points are texts, so that no reader makes them inexact."""
    return {
        "maximum": score.maximum,
        "self_scored": score.self_scored,
        "appraised": score.appraised,
        "scoring": score.scoring,
        "share": score.share,
        "unscored": score.unscored,
    }
