"""What is still missing before the day, each with the place where it is mended."""

from collections.abc import Collection, Container, Iterable, Sized
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.seat_state import is_expected
from hoinghi_tui.domain.tasks import Task, TaskState

SETTINGS_PLACE = "settings"
"""The place of what is mended in the conference's own facts, which are no screen."""


class Severity(StrEnum):
    """How much a finding matters."""

    MISSING = "missing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the readiness list; ``place`` is the mode of the screen that mends it.

    It is ``SETTINGS_PLACE`` where the conference's own facts are what is missing.
    """

    severity: Severity
    text: str
    place: str


def readiness(
    conference: Conference,
    delegates: Collection[Delegate],
    seated: Collection[str],
    printed: Collection[str],
    agenda: Iterable[AgendaItem],
    awards: Collection[Award],
    tasks: Collection[Task],
    came: Container[str] = (),
    unlisted: Sized = (),
    script_blanks: int = 0,
    outdated: int = 0,
) -> list[Finding]:
    """List what is missing, then what is ready.

    ``seated`` and ``printed`` are the ids of the delegates who have a seat, a badge on paper,
    ``came`` of those checked in; ``unlisted`` are the agenda items whose presenter is a
    person who is not on the list. Whoever has declined needs neither, unless they came.
    ``script_blanks`` counts the fields of the scripts that have no value yet, ``outdated``
    the papers that were made and say something else by now.
    What a conference has none of (awards, duties) is not asked about.
    """
    expected = [one for one in delegates if is_expected(one, came)]
    unseated = sum(one.id not in seated for one in expected)
    unbadged = sum(one.id not in printed for one in expected)
    items = [item for item in agenda if not item.skipped]
    unapproved = sum(item.baseline_start is None for item in items)
    undecided = sum(not award.decision_no for award in awards)
    unprinted = sum(award.printed_at is None for award in awards)
    undone = sum(task.state is not TaskState.DONE for task in tasks)
    named = (
        ("tên hội nghị", conference.title_on_paper),
        ("số văn bản", conference.number),
        ("ngày họp", conference.day),
    )
    blanks = [name for name, value in named if not value]
    findings = [
        _finding(not delegates, "Chưa có đại biểu", f"{len(delegates)} đại biểu", "delegates"),
        _finding(blanks, f"Còn để trống: {', '.join(blanks)}", "Đủ số và ngày", SETTINGS_PLACE),
        _finding(not items, "Chưa có chương trình", f"{len(items)} mục chương trình", "agenda"),
    ]
    if expected:
        findings += [
            _finding(unseated, f"{unseated} đại biểu chưa có chỗ", "Ai cũng có chỗ", "seating"),
            _finding(
                unbadged,
                f"{unbadged} thẻ đại biểu chưa tạo tệp in",
                "Đã tạo đủ tệp thẻ",
                "printing",
            ),
        ]
    if items:
        findings += [
            _finding(unapproved, f"{unapproved} mục chưa duyệt giờ", "Đã duyệt giờ", "agenda")
        ]
    if unlisted:
        words = f"{len(unlisted)} người trình bày chưa có trong danh sách đại biểu"
        findings += [_finding(unlisted, words, "", "agenda")]
    if script_blanks:
        blank = f"Lời dẫn còn {script_blanks} chỗ trống"
        findings += [Finding(Severity.MISSING, blank, "agenda")]
    if awards:
        findings += [
            _finding(
                undecided, f"{undecided} khen thưởng chưa có số QĐ", "Đủ số quyết định", "awards"
            ),
            _finding(
                unprinted,
                f"{unprinted} giấy khen chưa tạo tệp in",
                "Đã tạo đủ tệp giấy khen",
                "printing",
            ),
        ]
    if outdated:
        words = f"{outdated} tờ đã in nay phải in lại"
        findings += [Finding(Severity.MISSING, words, "printing")]
    if tasks:
        findings += [
            _finding(undone, f"{undone} việc chuẩn bị chưa xong", "Đã chuẩn bị xong", "preparation")
        ]
    return sorted(findings, key=lambda finding: finding.severity is Severity.READY)


def _finding(missing: object, bad: str, good: str, place: str) -> Finding:
    if missing:
        return Finding(Severity.MISSING, bad, place)
    return Finding(Severity.READY, good, place)
