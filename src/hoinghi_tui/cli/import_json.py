"""What `import --json` answers: everything that was read, decided and changed."""

from collections.abc import Mapping

from hoinghi_tui.domain.people import Unit
from hoinghi_tui.services.import_changes import changes
from hoinghi_tui.services.import_plan import ImportPlan, PlannedLine, Question
from hoinghi_tui.spreadsheets.cells import column_letters
from hoinghi_tui.spreadsheets.drafts import DelegateList, Problem
from hoinghi_tui.spreadsheets.headings import NAMES

Json = dict[str, object]


def plan_json(people: DelegateList, plan: ImportPlan, units: Mapping[str, Unit]) -> Json:
    """Return the answer; ``units`` are all there are afterwards, by id.

    ``duplicates`` are rows of the list, ``namesakes`` rows and people known before. Blank
    texts that mean "not known" are null. Rows count from 1 as in the sheet, for a text
    file they are records.
    """
    summary = plan.summary()
    sheets = [sheet.name for sheet in people.sheets if sheet.name]
    return {
        "sheet": ", ".join(sheets) or None,
        "encoding": people.encoding or None,
        "columns": _columns(people),
        "added": summary.added,
        "updated": summary.updated,
        "unchanged": summary.unchanged,
        "new_units": summary.new_units,
        "delegates": [_delegate(line, plan) for line in plan.lines],
        "duplicates": [_question(one) for one in plan.questions if not one.known],
        "namesakes": [{"id": one.known} | _question(one) for one in plan.questions if one.known],
        "skipped": people.skipped,
        "warnings": [problem_as_json(problem) for problem in plan.problems],
        "conversions": people.conversions,
        "sheets_left_out": people.left_out,
        "changes": [
            {"id": before.id, "full_name": after.full_name, "fields": changes(before, after, units)}
            for before, after in plan.updated
        ],
        "missing": [delegate.id for delegate in plan.missing],
    }


def _question(question: Question) -> Json:
    return {
        "rows": question.rows,
        "full_name": question.name,
        "reason": question.reason,
        "action": question.proposal,
        "merged": question.together,
    }


def _columns(people: DelegateList) -> Mapping[str, str]:
    layout = people.sheets[0].layout
    return {NAMES[column]: column_letters(place) for column, place in layout.columns.items()}


def _delegate(line: PlannedLine, plan: ImportPlan) -> Json:
    draft = line.draft
    unit = plan.units.of(draft.unit_text)
    return {
        "id": line.after.id,
        "outcome": line.outcome,
        "full_name": draft.full_name,
        "honorific": draft.honorific or None,
        "position": draft.position,
        "unit_code": unit.id if unit else None,
        "unit": unit.name if unit else None,
        "unit_as_written": draft.unit_text or None,
        "phone": draft.phone or None,
        "phone_other": draft.phone_other or None,
        "birth": draft.birth or None,
        "sex": draft.sex,
        "note": draft.note,
        "group_note": draft.group_note or None,
        "flags": draft.flags,
        "roles": draft.roles,
        "invitation": line.after.invitation,
        "absence_reason": draft.absence_reason or None,
        "substitute": draft.substitute,
        "source": {"sheet": draft.sheet or None, "row": draft.row},
        "rows": line.rows,
    }


def problem_as_json(problem: Problem) -> Json:
    """Return a problem with its place; what it does not tell is null."""
    return {
        "sheet": problem.sheet or None,
        "row": problem.row,
        "column": problem.field or None,
        "cell": f"{problem.letters}{problem.row}" if problem.letters else None,
        "reason": problem.reason,
        "advice": problem.advice or None,
    }
