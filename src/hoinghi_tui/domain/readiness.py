"""What is still missing before the day, each with the place where it is mended."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.awards import Award
from hoinghi_tui.domain.conference import Conference, Task, TaskState
from hoinghi_tui.domain.people import Delegate, Invitation


class Severity(StrEnum):
    """How much a finding matters."""

    MISSING = "missing"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the readiness list; ``place`` is the mode of the screen that mends it."""

    severity: Severity
    text: str
    place: str


def readiness(
    conference: Conference,
    delegates: Collection[Delegate],
    seated: Collection[str],
    badged: Collection[str],
    agenda: Iterable[AgendaItem],
    awards: Collection[Award],
    tasks: Collection[Task],
) -> list[Finding]:
    """List what is missing, then what is ready.

    ``seated`` and ``badged`` are the ids of the delegates who have a seat, a badge code.
    Whoever has declined needs neither.
    """
    expected = [one for one in delegates if one.invitation is not Invitation.DECLINED]
    unseated = sum(one.id not in seated for one in expected)
    unbadged = sum(one.id not in badged for one in expected)
    unapproved = sum(item.baseline_start is None and not item.skipped for item in agenda)
    undecided = sum(not award.decision_no for award in awards)
    unprinted = sum(award.printed_at is None for award in awards)
    undone = sum(task.state is not TaskState.DONE for task in tasks)
    blanks = [
        name
        for name, value in (("số văn bản", conference.number), ("ngày họp", conference.day))
        if not value
    ]
    lines = (
        (len(delegates) == 0, "Chưa có đại biểu nào", f"{len(delegates)} đại biểu", "delegates"),
        (bool(blanks), f"Còn để trống: {', '.join(blanks)}", "Đủ số và ngày", "preparation"),
        (unseated > 0, f"{unseated} đại biểu chưa có chỗ", "Mọi đại biểu đã có chỗ", "seating"),
        (unbadged > 0, f"{unbadged} đại biểu chưa có mã thẻ", "Mọi thẻ đã có mã", "delegates"),
        (unapproved > 0, f"{unapproved} mục chưa duyệt giờ", "Đã duyệt chương trình", "agenda"),
        (
            undecided > 0,
            f"{undecided} khen thưởng chưa có số quyết định",
            "Khen thưởng đủ số quyết định",
            "awards",
        ),
        (unprinted > 0, f"{unprinted} giấy khen chưa in", "Đã in mọi giấy khen", "printing"),
        (undone > 0, f"{undone} việc chuẩn bị chưa xong", "Đã chuẩn bị xong", "preparation"),
    )
    findings = [
        Finding(Severity.MISSING if missing else Severity.READY, bad if missing else good, place)
        for missing, bad, good, place in lines
    ]
    return sorted(findings, key=lambda finding: finding.severity is Severity.READY)
