"""What is to be read out at the conference: papers of the units (tham luận) and the reports."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

WORDS_A_MINUTE = 130
"""How many words a person reads out in a minute before a hall.

Vietnamese words as a text program counts them, that is syllables with blanks between. A
rule of thumb for a calm reader with short pauses, between about 120 and 150; the minutes it
gives are called "khoảng" wherever they are shown.
"""

FILES_FOLDER = "tai-lieu"
"""The folder inside the conference's own into which files that were handed in are copied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedFile:
    """What somebody handed in: where it lies, how large it was, and when it came.

    ``path`` is relative to the conference's folder, with "/", when the file was copied into
    it, and blank when it was handed in on paper. ``size`` is in bytes; ``words`` is how many
    words it has, None where that cannot be told.
    """

    path: str
    size: int
    received_at: datetime
    words: int | None = None

    @property
    def is_on_paper(self) -> bool:
        """Whether there is no file, only sheets of paper."""
        return not self.path

    @property
    def is_copied(self) -> bool:
        """Whether the file lies in the conference's own folder."""
        return self.path.startswith(f"{FILES_FOLDER}/")

    @property
    def name(self) -> str:
        """The name of the file without its folders, of whatever system the path comes from."""
        return self.path.replace("\\", "/").rpartition("/")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """One paper a unit owes: who reads it, what about, how long, and its place in the agenda.

    ``speaker`` is a delegate's id, ``speaker_name`` a name that is not on the list; ``item``
    is the id of the agenda item in which it is read, None while it has none. One item may
    hold several papers.
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

    @property
    def has_speaker(self) -> bool:
        """Whether it is known who reads it out."""
        return self.speaker is not None or bool(self.speaker_name)


class ReportState(StrEnum):
    """How far a report has come; in the order in which it gets there."""

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


def next_state(state: ReportState) -> ReportState:
    """Return what a report becomes next; after the last state it begins anew."""
    states = list(ReportState)
    return states[(states.index(state) + 1) % len(states)]


def reading_minutes(words: int) -> int:
    """Return about how many minutes it takes to read so many words out; at least one."""
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
