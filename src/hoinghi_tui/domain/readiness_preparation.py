"""What the preparation still lacks: duties of the units, papers, the hall, what is sent, money."""

from collections.abc import Iterator
from datetime import date

from hoinghi_tui.domain.checklist import count as count_checked
from hoinghi_tui.domain.conference_date import likely_day
from hoinghi_tui.domain.findings import Finding, missing, ready
from hoinghi_tui.domain.par_checks import par_doubts, summed_up
from hoinghi_tui.domain.sendings import unsent
from hoinghi_tui.domain.situation import Situation
from hoinghi_tui.domain.speech_checks import SpeechProblem, speech_findings
from hoinghi_tui.domain.task_board import TaskLine, by_unit, of_phase, task_lines
from hoinghi_tui.domain.tasks import Phase

PLACE = "preparation"


def preparation_findings(situation: Situation) -> Iterator[Finding]:
    """Yield the findings of F9, section by section; what overdue duties there are comes first."""
    yield from _tasks(situation)
    yield from _speeches(situation)
    yield from _checklist(situation)
    yield from _sendings(situation)
    yield from (missing(text, PLACE, "budget") for text in situation.estimate_gaps)
    yield from _par_index(situation)


def _tasks(situation: Situation) -> Iterator[Finding]:
    day = likely_day(situation.conference.when)
    people = {delegate.id: delegate for delegate in situation.delegates}
    tasks = {task.id: task for task in situation.tasks}
    every = task_lines(tasks, situation.units, people, day, situation.today)
    lines = [line for line in of_phase(every, Phase.BEFORE) if not _is_for_later(line, day)]
    if not lines:
        return
    undone = sum(not line.task.is_done for line in lines)
    if not undone:
        yield ready("Đã chuẩn bị xong", PLACE, "tasks")
        return
    yield from _overdue(lines)
    yield missing(f"{undone} việc chuẩn bị chưa xong", PLACE, "tasks")


def _is_for_later(line: TaskLine, conference_day: date | None) -> bool:
    """Tell whether a duty is due only after the conference, as paying its costs is."""
    days = line.task.days_before
    if days is not None:
        return days < 0
    return line.day is not None and conference_day is not None and line.day > conference_day


def _overdue(lines: list[TaskLine]) -> Iterator[Finding]:
    """Yield whose duties are overdue, a line for each unit."""
    for unit in by_unit(lines):
        if unit.overdue:
            name = unit.unit.label if unit.unit else "Việc chung"
            yield missing(f"{name}: {unit.overdue} việc quá hạn", PLACE, "tasks")


def _speeches(situation: Situation) -> Iterator[Finding]:
    if not situation.speeches and not situation.reports:
        return
    found = speech_findings(
        situation.speeches,
        situation.reports,
        situation.agenda,
        situation.units,
        situation.gone_files,
    )
    unsigned = [one for one in found if one.problem is SpeechProblem.REPORT_UNSIGNED]
    for one in found:
        if one not in unsigned:
            yield missing(one.text, PLACE, "speeches")
    if unsigned:
        yield missing(f"{len(unsigned)} báo cáo chưa ký", PLACE, "speeches")
    if not found:
        yield ready("Đủ tham luận và báo cáo", PLACE, "speeches")


def _checklist(situation: Situation) -> Iterator[Finding]:
    ticked = count_checked(situation.checklist)
    left = ticked.total - ticked.done
    if left:
        yield missing(f"{left} mục hội trường chưa kiểm tra", PLACE, "checklist")
    elif ticked.total:
        yield ready("Hội trường đã đủ", PLACE, "checklist")


def _sendings(situation: Situation) -> Iterator[Finding]:
    waiting = len(unsent(situation.sendings))
    if waiting:
        yield missing(f"{waiting} văn bản chưa gửi", PLACE, "sendings")


def _par_index(situation: Situation) -> Iterator[Finding]:
    if situation.par_table is None:
        return
    texts = summed_up(par_doubts(situation.par_table, situation.units))
    yield from (missing(f"Chỉ số CCHC: {text}", PLACE, "par") for text in texts)
