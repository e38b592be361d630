"""The list of tasks a conference gave (danh mục nhiệm vụ): what, whose, until when."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hoinghi_tui.documents.blanks import SAMPLE_NOTICE, blank_warnings, or_blank, sample_warning
from hoinghi_tui.documents.bodies import signature_lines
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.tasks_text import due_text, task_warnings, unit_text
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.tasks import STATE_WORDS, Task
from hoinghi_tui.domain.titles import sentence_start


def follow_up_fields(
    tasks: Sequence[Task], units: Mapping[str, Unit], conference: Conference, day: date | None
) -> dict[str, Any]:
    """Return the fields a template of the list may use, all ready to be printed.

    ``tasks`` have ``number``, ``title``, ``unit``, ``due``, ``state`` and ``note``. ``day`` is
    that of the conference; the list is dated by whoever signs it.
    """
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, None),
        "event": inside_sentence(or_blank(conference.title_on_paper)),
        "tasks": [
            {
                "number": number,
                "title": or_blank(task.title),
                "unit": unit_text(task, units),
                "due": due_text(task, day),
                "state": sentence_start(STATE_WORDS[task.state]),
                "note": task.note,
            }
            for number, task in enumerate(tasks, 1)
        ],
        "total": f"{len(tasks):02}",
        "signature": [
            or_blank(line) for line in signature_lines(conference.issuer, conference.signer_title)
        ],
        "signer": or_blank(conference.signer),
    }


def follow_up_warnings(
    tasks: Sequence[Task], conference: Conference, day: date | None
) -> tuple[str, ...]:
    """Name what is blank in the list."""
    present = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "người ký": conference.signer.strip(),
    }
    head = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    blanks = blank_warnings(task_warnings(tasks, day), "nhiệm vụ")
    sample = sample_warning(conference.sample)
    return (*head, *blanks, *sample)
