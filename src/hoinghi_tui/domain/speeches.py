"""What is to be read out at the conference: papers of the units (tham luận) and the reports."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """A file somebody handed in: where it lies, how large it was, and when it came.

    ``path`` is relative to the conference's folder when the file was copied into it.
    ``size`` is in bytes.
    """

    path: str
    size: int
    received_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One paper a unit owes: who reads it, what about, how long, and its place in the agenda.

    ``speaker`` is a delegate's id, ``speaker_name`` a name that is not on the list; ``item``
    is the id of the agenda item in which it is read, None while it has none.
    """

    id: str
    unit: str | None = None
    title: str = ""
    speaker: str | None = None
    speaker_name: str = ""
    minutes: int | None = None
    order: int = 0
    item: str | None = None
    file: ReceivedFile | None = None
    note: str = ""


class ReportState(StrEnum):
    """How far a report has come."""

    NONE = "none"
    DRAFT = "draft"
    REVIEWED = "reviewed"
    SIGNED = "signed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report the conference is about: the summary of the year, the direction of the next."""

    id: str
    title: str
    unit: str | None = None
    order: int = 0
    state: ReportState = ReportState.NONE
    item: str | None = None
    file: ReceivedFile | None = None
    note: str = ""
