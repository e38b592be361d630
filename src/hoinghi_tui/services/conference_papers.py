"""Gathers the papers about the awards, the people and the event: proposal, lists, minutes."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.domain.printed import ALL, fingerprint, is_outdated, note_id
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.resources import find_template
from hoinghi_tui.services import (
    aftermath_sheets,
    award_sheets,
    budget_sheets,
    event_sheets,
    hall_sheets,
    par_sheets,
    task_sheets,
)
from hoinghi_tui.services.print_job import Paper, PrintJob, no_changes
from hoinghi_tui.services.sheets import Sheet
from hoinghi_tui.services.workspace import Workspace

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered


TEMPLATES = {
    Paper.AWARD_PROPOSAL: "to-trinh-khen-thuong.docx",
    Paper.DECISION_LIST: "danh-sach-khen-thuong.docx",
    Paper.AWARD_RECEIPT: "danh-sach-nhan-thuong.docx",
    Paper.ATTENDANCE_REPORT: "bao-cao-diem-danh.docx",
    Paper.MINUTES: "bien-ban.docx",
    Paper.DISPATCH: "phieu-gui.docx",
    Paper.CHECKLIST: "danh-muc-hoi-truong.docx",
    Paper.DISPATCH_LIST: "so-theo-doi-gui.docx",
    Paper.TASK_LIST: "bang-phan-cong.docx",
    Paper.REMINDER: "phieu-don-doc.docx",
    Paper.PRESS_BRIEF: "tai-lieu-bao-chi.docx",
    Paper.CONCLUSION: "thong-bao-ket-luan.docx",
    Paper.FOLLOW_UPS: "danh-muc-nhiem-vu.docx",
    Paper.ESTIMATE: "du-toan.docx",
    Paper.SETTLEMENT: "quyet-toan.docx",
    Paper.ALLOWANCES: "danh-sach-chi-tien.docx",
    Paper.PAR_REPORT: "bao-cao-chi-so-cchc.docx",
}


SHEETS: Mapping[Paper, Callable[[Workspace], Sheet]] = {
    Paper.AWARD_PROPOSAL: award_sheets.proposal,
    Paper.DECISION_LIST: award_sheets.decision_list,
    Paper.AWARD_RECEIPT: award_sheets.receipt,
    Paper.ATTENDANCE_REPORT: event_sheets.attendance,
    Paper.MINUTES: event_sheets.minutes,
    Paper.DISPATCH: event_sheets.dispatch,
    Paper.CHECKLIST: hall_sheets.checklist,
    Paper.DISPATCH_LIST: hall_sheets.dispatch_list,
    Paper.TASK_LIST: task_sheets.task_list,
    Paper.REMINDER: task_sheets.reminders,
    Paper.PRESS_BRIEF: aftermath_sheets.press_brief,
    Paper.CONCLUSION: aftermath_sheets.conclusion_notice,
    Paper.FOLLOW_UPS: aftermath_sheets.follow_up_list,
    Paper.ESTIMATE: budget_sheets.estimate,
    Paper.SETTLEMENT: budget_sheets.settlement,
    Paper.ALLOWANCES: budget_sheets.allowances,
    Paper.PAR_REPORT: par_sheets.par_report,
}
"""What gathers each paper; who adds one adds its template above."""


def conference_job(work: Workspace, folder: Path, paper: Paper) -> PrintJob:
    """Gather one of these papers as things stand now.

    Refuses lists of awards without an award, a report before anybody is on the list, the
    minutes of a conference that has not begun, and slips without a recipient.
    """
    sheet = sheet_of(work, paper)
    template = find_template(folder, TEMPLATES[paper])
    return PrintJob(
        kind=f"print_{paper}",
        stem=template.stem,
        words=sheet.words,
        ids=sheet.ids,
        fill=partial(_fill, template, sheet),
        changes=no_changes,
        says={note_id(paper, ALL): (_said(sheet), "")},
    )


def outdated(work: Workspace, paper: Paper) -> list[str]:
    """Return ``ALL`` when a paper was made and would say something else now, else nothing.

    A reminder told how things stood when it was sent: it is never to be made again for that.
    """
    note = work.state.printed.get(note_id(paper, ALL))
    if note is None or paper is Paper.REMINDER:
        return []
    try:
        said = _said(sheet_of(work, paper))
    except Refused:
        said = ""
    return [ALL] if is_outdated(note, said) else []


def sheet_of(work: Workspace, paper: Paper) -> Sheet:
    """Return what a paper says now; refuses as ``conference_job`` does."""
    return SHEETS[paper](work)


def _said(sheet: Sheet) -> str:
    return fingerprint([repr(sheet.fields)])


def _fill(template: Path, sheet: Sheet) -> "Rendered":
    from hoinghi_tui.documents.blanks import Rendered
    from hoinghi_tui.documents.engine import render

    return Rendered(render(template, sheet.fields, sheet.finish), sheet.warnings)
