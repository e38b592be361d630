"""The conference itself and the duties that prepare it."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

from hoinghi_tui.domain.conference_date import ConferenceDate
from hoinghi_tui.domain.text_list import split_list

UNTITLED = "Hội nghị chưa đặt tên"
"""What a conference is called on screen until it has a title; paper shows a blank."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conference:
    """The one row that says which conference this is; blanks stay blank.

    ``day`` is None while the date is not fixed; ``expected`` then says in words when
    it is likely ("dự kiến tháng 12/2025"). ``deadline`` is the local time by which all
    must be over. ``event_tag`` are the four digits every badge code starts with.
    ``rehearsal_offset_s`` shifts the clock of all stations, so that a rehearsal in the
    evening can run at half past seven in the morning; 0 means the real time.
    ``superior`` may name several bodies, "; " between them: see ``superiors``.
    ``closed_at`` is when the conference was closed; nothing in it changes from then on.
    """

    id: str = "conference"
    title: str
    event_tag: str
    issuer: str = ""
    superior: str = ""
    number: str = ""
    day: date | None = None
    expected: str = ""
    place: str = ""
    room: str = ""
    chair: str = ""
    signer: str = ""
    signer_title: str = ""
    locality: str = ""
    basis: str = ""
    budget: str = ""
    recipients: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    time_zone: str = "Asia/Ho_Chi_Minh"
    deadline: time | None = None
    rehearsal_offset_s: float = 0.0
    sample: bool = False
    closed_at: datetime | None = None

    @property
    def title_on_paper(self) -> str:
        """The title, "" while there is none: a stand-in is never printed as real."""
        return "" if self.title == UNTITLED else self.title.strip()

    @property
    def where(self) -> str:
        """The room and the place it is at, as far as they are known."""
        return ", ".join(filter(None, (self.room.strip(), self.place.strip())))

    @property
    def superiors(self) -> tuple[str, ...]:
        """The superior bodies, the highest first as they were typed; mostly one or none."""
        return split_list(self.superior)

    @property
    def when(self) -> ConferenceDate:
        """When it is held, as far as that is known."""
        return ConferenceDate(self.day, self.expected)


def at_local_time(day: date, clock_time: time, zone: tzinfo) -> datetime:
    """Return the instant at which ``clock_time`` is read off the wall on ``day``."""
    return datetime.combine(day, clock_time, zone)
