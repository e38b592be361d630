"""The notice of the conclusion (thông báo kết luận): a draft of what the chair concluded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from hoinghi_tui.documents.blanks import (
    BLANK,
    SAMPLE_NOTICE,
    blank_warnings,
    or_blank,
    sample_warning,
)
from hoinghi_tui.documents.bodies import full_body_name, signature_lines
from hoinghi_tui.documents.dates import long_date
from hoinghi_tui.documents.letterhead import letterhead_fields
from hoinghi_tui.documents.tasks_text import due_text, task_warnings, unit_text
from hoinghi_tui.documents.wording import inside_sentence
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.people import Unit
from hoinghi_tui.domain.tasks import Task
from hoinghi_tui.domain.titles import sentence_start


@dataclass(frozen=True, slots=True)
class Concluded:
    """What a notice of the conclusion tells.

    ``day`` is that on which the conference was held, ``chair`` who led it, with post. ``reports``
    are the titles of those that were heard, ``papers`` how many were, ``points`` what was
    concluded, ``tasks`` what was given to the units, in their order.
    """

    conference: Conference
    day: date | None
    chair: str
    reports: Sequence[str]
    papers: int
    points: Sequence[str]
    tasks: Sequence[Task]
    units: Mapping[str, Unit]


def conclusion_fields(concluded: Concluded) -> dict[str, Any]:
    """Return the fields a template of the notice may use, all ready to be printed.

    ``points`` have ``number`` and ``text``: one blank one while nothing was written down.
    ``assignments`` have ``unit`` and ``tasks``, each with ``title`` and ``due``. Number and date
    of the notice are given by whoever registers it and stay blank. The layout is that of
    Nghị định 30/2020/NĐ-CP.
    """
    conference = concluded.conference
    return {
        "notice": SAMPLE_NOTICE if conference.sample else "",
        **letterhead_fields(conference, None),
        "chair": or_blank(concluded.chair),
        "event": inside_sentence(or_blank(conference.title_on_paper)),
        "held": sentence_start(long_date(concluded.day)),
        "place": or_blank(conference.where),
        "body": or_blank(full_body_name(conference.issuer)),
        "heard": "; ".join(_heard(concluded)) or BLANK,
        "points": [
            {"number": number, "text": text}
            for number, text in enumerate(concluded.points or [BLANK], 1)
        ],
        "assignments": _assignments(concluded),
        "recipients": _recipients(conference),
        "signature": [
            or_blank(line) for line in signature_lines(conference.issuer, conference.signer_title)
        ],
        "signer": or_blank(conference.signer),
    }


def conclusion_warnings(concluded: Concluded) -> tuple[str, ...]:
    """Name what is blank in the notice."""
    conference = concluded.conference
    present: dict[str, object] = {
        "cơ quan tổ chức": conference.issuer.strip(),
        "tên hội nghị": conference.title_on_paper,
        "ngày họp": concluded.day,
        "địa điểm": conference.where,
        "người chủ trì": concluded.chair,
        "nội dung kết luận (F9, mục 7)": concluded.points,
        "nơi nhận": conference.recipients,
        "người ký": conference.signer.strip(),
    }
    head = blank_warnings((label for label, value in present.items() if not value), "chỗ")
    tasks = blank_warnings(task_warnings(concluded.tasks, concluded.day), "nhiệm vụ")
    none = () if concluded.tasks else ("Chưa ghi nhiệm vụ nào: thông báo không có phần giao việc",)
    sample = sample_warning(conference.sample)
    return (*head, *tasks, *none, "Số và ngày thông báo do văn thư ghi", *sample)


def _heard(concluded: Concluded) -> Iterator[str]:
    yield from map(inside_sentence, concluded.reports)
    if concluded.papers:
        yield f"{concluded.papers:02} tham luận"


def _recipients(conference: Conference) -> list[str]:
    """Return who gets the notice, each line with its mark; the last ends the list."""
    *others, last = conference.recipients or (BLANK,)
    return [*(f"{one};" for one in others), f"{last}."]


def _assignments(concluded: Concluded) -> list[dict[str, Any]]:
    def unit(task: Task) -> str:
        return unit_text(task, concluded.units)

    return [
        {
            "unit": name,
            "tasks": [
                {"title": or_blank(task.title), "due": due_text(task, concluded.day)}
                for task in of_unit
            ],
        }
        for name, of_unit in groupby(concluded.tasks, key=unit)
    ]
