"""What every printed document has in common: gathered, filled in a thread, then saved."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from hoinghi_tui.storage import Op

if TYPE_CHECKING:
    from hoinghi_tui.documents.blanks import Rendered


class Paper(StrEnum):
    """The kinds of document that are printed, each noted in the log."""

    CERTIFICATES = "certificates"
    BADGES = "badges"
    INVITATIONS = "invitations"
    TENT_CARDS = "tent-cards"
    SEAT_PLAN = "seat-plan"
    SEATS_BY_SEAT = "seats-by-seat"
    SEATS_BY_NAME = "seats-by-name"
    PROGRAMME = "programme"
    RUNNING_ORDER = "script"
    REST_OF_AGENDA = "rest-of-agenda"
    AGENDA_REPORT = "agenda-report"
    AWARD_PROPOSAL = "award-proposal"
    DECISION_LIST = "decision-list"
    AWARD_RECEIPT = "award-receipt"
    ATTENDANCE_REPORT = "attendance-report"
    MINUTES = "minutes"
    DISPATCH = "dispatch"
    CHECKLIST = "checklist"
    DISPATCH_LIST = "dispatch-list"
    TASK_LIST = "task-list"
    REMINDER = "reminder"
    ESTIMATE = "estimate"
    SETTLEMENT = "settlement"
    ALLOWANCES = "allowances"
    PRESS_BRIEF = "press-brief"
    CONCLUSION = "conclusion"
    FOLLOW_UPS = "follow-ups"
    PAR_REPORT = "par-report"
    CALIBRATION = "calibration"


OF_THE_ROOM = frozenset({Paper.SEAT_PLAN, Paper.SEATS_BY_SEAT, Paper.SEATS_BY_NAME})
"""What is always printed for everybody: a part of a room tells nobody the way."""
OF_THE_AGENDA = frozenset(
    {Paper.PROGRAMME, Paper.RUNNING_ORDER, Paper.REST_OF_AGENDA, Paper.AGENDA_REPORT}
)
"""What shows the agenda, always as a whole."""
OF_THE_CONFERENCE = frozenset(
    {
        *(Paper.AWARD_PROPOSAL, Paper.DECISION_LIST, Paper.AWARD_RECEIPT),
        *(Paper.ATTENDANCE_REPORT, Paper.MINUTES, Paper.DISPATCH),
        *(Paper.CHECKLIST, Paper.DISPATCH_LIST),
        *(Paper.TASK_LIST, Paper.REMINDER),
        *(Paper.PRESS_BRIEF, Paper.CONCLUSION, Paper.FOLLOW_UPS),
        *(Paper.ESTIMATE, Paper.SETTLEMENT, Paper.ALLOWANCES),
        Paper.PAR_REPORT,
    }
)
"""What tells of the awards, the people or the whole event; always of all of them."""


@dataclass(frozen=True, slots=True)
class PrintJob:
    """What goes into one file: a copy of the data, safe to fill in a thread.

    ``fill`` makes the file's bytes and touches nothing else; it raises ``DocumentError`` when
    the template or the data do not allow it. ``changes`` says what is saved with the file,
    printed at the instant given; it is asked when saving and may raise ``Refused``. ``ids``
    are the awards, delegates or agenda items in the order printed, ``words`` say how many of what.
    ``badges`` are the secrets of the badges whose codes are printed, by delegate's id, and
    ``says`` what is noted of each paper: its fingerprint and the seat it names, by the id of
    the note.
    """

    kind: str
    stem: str
    words: str
    ids: tuple[str, ...]
    fill: "Callable[[], Rendered]"
    changes: Callable[[datetime], list[Op]]
    badges: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def no_changes(_now: datetime) -> list[Op]:
    """Change no row but the note of what was printed."""
    return []


@dataclass(frozen=True, slots=True)
class PrintedFile:
    """One finished file, what is in it and what is still blank in it."""

    path: Path
    words: str
    ids: tuple[str, ...]
    warnings: tuple[str, ...]
