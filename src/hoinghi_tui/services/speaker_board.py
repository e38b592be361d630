"""What the one who speaks must read from the lectern, and the hall with them."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hoinghi_tui.domain.prediction import Forecast, Pace
from hoinghi_tui.domain.time_text import countdown_text
from hoinghi_tui.services.session import Session

BLANK = "…"
"""Stands for a name that is not known; none is made up."""

_SECOND = timedelta(seconds=1)


class Count(StrEnum):
    """Which way the face goes on by itself."""

    DOWN = "down"
    """Towards the instant it counts to."""
    UP = "up"
    """Away from it, with a plus before it."""
    CLOCK = "clock"
    """It is the time of day."""
    STILL = "still"


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """All that stands on the speaker's board; times are local."""

    title: str
    """What is on, or next while nothing runs; blank when all is over."""
    presenter: str
    face: str
    """The countdown, "+02:05" when time is up; the wall clock when all is over."""
    count: Count
    to: datetime | None
    """The instant the face counts to or from (UTC); None for the time of day and what stands."""
    state: str
    """In a word or two what the face counts: "CÒN LẠI"."""
    pace: Pace
    """How urgent it is; also overdue starts are OVERTIME."""
    is_calm: bool
    """Whether the face tells of nothing that runs: a wait, a pause, the end."""
    message: str
    clock: str
    marks: tuple[str, ...]
    """"MẪU" for a sample conference, "DIỄN TẬP" for a shifted clock."""
    trouble: str
    """Why this may not be the latest; blank while all is well."""


class SpeakerBoard:
    """Reads a conference for the lectern; never writes."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self, at: datetime | None = None) -> SpeakerView:
        """Return what to show now, or at another instant if nobody does anything until then."""
        session = self._session
        now = at or session.now()
        agenda = session.agenda.forecast(now)
        current, following = agenda.current, agenda.next
        item = current.item if current is not None else following.item if following else None
        presenter = session.agenda.presenter(item) if item is not None else None
        message = session.agenda.message()
        clock = session.clock_text(now, seconds=False)
        face = _face(agenda, clock)
        return SpeakerView(
            title=(item.title.strip() or BLANK) if item is not None else "",
            presenter=presenter.text if presenter is not None else BLANK if item else "",
            face=face.text,
            count=face.count,
            to=face.to,
            state=face.state,
            pace=_pace(agenda),
            is_calm=current is None or current.is_paused,
            message=message.text if message is not None else "",
            clock=clock,
            marks=session.facts().marks,
            trouble="" if session.store.damage is None else "chưa có dữ liệu mới",
        )

    def turns(self) -> tuple[datetime, ...]:
        """Return the instants still to come (UTC) at which state or urgency change by themselves.

        Whoever shows the face without asking each second takes the view of each of them.
        """
        agenda = self._session.agenda.forecast()
        instants: list[datetime] = []
        current = agenda.current
        if current is not None and not current.is_paused:
            ends = agenda.now + current.remaining
            warnings = (current.item.warn_s, current.item.last_call_s, -1)
            instants += (ends - timedelta(seconds=before) for before in warnings)
        elif current is None and (begins := _face(agenda, "").to) is not None:
            instants.append(begins + _SECOND)
        # A forecast counts in whole seconds: of a finer instant it sees the second before.
        whole = (_whole_second(instant) for instant in instants)
        return tuple(sorted({instant for instant in whole if instant > agenda.now}))


def _whole_second(instant: datetime) -> datetime:
    """Round up to a whole second."""
    rest = instant.microsecond
    return instant if not rest else instant.replace(microsecond=0) + _SECOND


def _pace(agenda: Forecast) -> Pace:
    if agenda.current is not None:
        return agenda.current.pace
    return Pace.OVERTIME if agenda.overdue else Pace.CALM


@dataclass(frozen=True, slots=True)
class _Face:
    """What is counted, what it is called, and how it goes on."""

    text: str
    state: str
    count: Count
    to: datetime | None = None


def _face(agenda: Forecast, clock: str) -> _Face:
    current = agenda.current
    if current is not None:
        due = None if current.is_paused else agenda.now + current.remaining
        if current.overtime:
            # Without the leading zero the digits can be half as large again.
            text = f"+{countdown_text(current.overtime).removeprefix('0')}"
            state, count = "QUÁ GIỜ", Count.UP
        else:
            text, state, count = countdown_text(current.remaining), "CÒN LẠI", Count.DOWN
        if current.is_paused:
            state, count = f"‖ TẠM DỪNG, {state}", Count.STILL
        return _Face(text, state, count, due)
    wait, following = agenda.until_next, agenda.next
    if wait is None or following is None:
        return _Face(clock, "ĐÃ KẾT THÚC" if agenda.is_over else "BÂY GIỜ", Count.CLOCK)
    if agenda.overdue:
        return _Face(clock, "SẮP BẮT ĐẦU", Count.CLOCK)
    if not wait and following.planned_start is None:
        # Nothing but "start" is waited for: there is no instant to count to.
        return _Face(countdown_text(wait), "BẮT ĐẦU SAU", Count.STILL)
    return _Face(countdown_text(wait), "BẮT ĐẦU SAU", Count.DOWN, agenda.now + wait)
