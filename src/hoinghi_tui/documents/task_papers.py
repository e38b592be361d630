"""The papers about the units' duties: the table of who does what, and the notes that remind."""

from collections.abc import Iterator, Sequence
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, blank_warnings, or_blank, sample_warning
from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.task_board import TaskLine, UnitTasks
from hoinghi_tui.domain.task_due import Urgency
from hoinghi_tui.domain.task_reminders import Reminder
from hoinghi_tui.domain.task_words import day_words, owner_words, waits_words
from hoinghi_tui.domain.tasks import STATE_WORDS, TaskState
from hoinghi_tui.domain.titles import sentence_start

COMMON = "Việc chung"
"""What the duties of no unit are called."""
PROPOSED_MARK = " (*)"
PROPOSED_NOTE = "(*) Hạn do bộ phận tổng hợp đề xuất; kế hoạch không ấn định."
"""Said under the table when a day on it is a proposal only."""


def task_list_fields(groups: Sequence[UnitTasks], conference: Conference) -> dict[str, Any]:
    """Return the fields a template of the table of duties may use, all ready to be printed.

    ``units`` have a ``heading`` and ``tasks`` with ``number``, ``title``, ``owner``, ``due`` and
    ``note``, numbered through. The paper is dated by whoever signs it.
    """
    numbers = iter(range(1, 1 + sum(len(group.lines) for group in groups)))
    lines = [line for group in groups for line in group.lines]
    return {
        **_head(conference),
        "units": [
            {
                "heading": group.unit.name if group.unit else COMMON,
                "tasks": [_row(next(numbers), line) for line in group.lines],
            }
            for group in groups
        ],
        "total": f"{len(lines):02}",
        "proposed": PROPOSED_NOTE if any(one.task.due_proposed for one in lines) else "",
    }


def reminder_fields(reminders: Sequence[Reminder], conference: Conference) -> dict[str, Any]:
    """Return the fields of the notes, one of ``notes`` for each unit that still owes something.

    A note has ``unit``, ``head`` (who answers for all of it, "" unless that is one person
    who is known), ``count`` ("" for none), ``tasks`` with ``number``, ``title``, ``due`` and
    ``remark``, and ``others``, lines about what else it owes.
    """
    return {**_head(conference), "notes": [_note(one) for one in reminders]}


def task_list_warnings(groups: Sequence[UnitTasks], conference: Conference) -> tuple[str, ...]:
    """Name what is blank in the table of duties."""
    lines = [line for group in groups for line in group.lines]
    blanks = [*_missing(lines), *["đơn vị"] * sum(line.unit is None for line in lines)]
    return (*_head_warnings(conference), *blank_warnings(blanks, "việc"), *_sample(conference))


def reminder_warnings(reminders: Sequence[Reminder], conference: Conference) -> tuple[str, ...]:
    """Name what is blank in the notes."""
    lines = [line for one in reminders for line in one.lines]
    blanks = blank_warnings(_missing(lines), "việc")
    return (*_head_warnings(conference), *blanks, *_sample(conference))


def _head(conference: Conference) -> dict[str, Any]:
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, None),
        "event": inside_sentence(or_blank(conference.title_on_paper)),
        "when": or_blank(conference.when.text),
        "signature": [
            or_blank(line) for line in signature_lines(conference.issuer, conference.signer_title)
        ],
        "signer": or_blank(conference.signer),
    }


def _row(number: int, line: TaskLine) -> dict[str, Any]:
    mark = PROPOSED_MARK if line.task.due_proposed and day_words(line) else ""
    state = "" if line.task.state is TaskState.OPEN else STATE_WORDS[line.task.state]
    return {
        "number": number,
        "title": or_blank(line.task.title),
        "owner": sentence_start(or_blank(owner_words(line))),
        "due": _due(line) + mark,
        "note": "; ".join(filter(None, (sentence_start(state), line.task.note))),
    }


def _due(line: TaskLine) -> str:
    return sentence_start(or_blank(day_words(line)))


def _note(reminder: Reminder) -> dict[str, Any]:
    head = reminder.head
    named = next((line for line in reminder.lines if head and line.owner == head), None)
    return {
        "unit": reminder.unit.name,
        "head": owner_words(named) if named else "",
        "count": f"{len(reminder.lines):02}" if reminder.lines else "",
        "tasks": list(_owed(reminder)),
        "others": list(reminder.others),
    }


def _owed(reminder: Reminder) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(reminder.lines, 1):
        late = "Quá hạn" if line.urgency is Urgency.OVERDUE else ""
        remarks = (late, waits_words(line), line.task.note)
        yield {
            "number": number,
            "title": or_blank(line.task.title),
            "due": _due(line),
            "remark": sentence_start("; ".join(filter(None, remarks))),
        }


def _missing(lines: Sequence[TaskLine]) -> list[str]:
    return ["hạn"] * sum(not day_words(line) for line in lines)


def _head_warnings(conference: Conference) -> tuple[str, ...]:
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "người ký": conference.signer.strip(),
    }
    return blank_warnings((label for label, value in present.items() if not value), "chỗ")


def _sample(conference: Conference) -> tuple[str, ...]:
    return sample_warning(conference.sample)
