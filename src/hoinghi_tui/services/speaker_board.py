"""What the one who speaks must read from the lectern, and the hall with them."""

from dataclasses import dataclass

from hoinghi_tui.domain.prediction import Forecast, Pace
from hoinghi_tui.domain.time_text import countdown_text
from hoinghi_tui.services.session import Session

BLANK = "…"
"""Stands for a name that is not known; none is made up."""


@dataclass(frozen=True, slots=True)
class SpeakerView:
    """All that stands on the speaker's board; times are local."""

    title: str
    """What is on, or next while nothing runs; blank when all is over."""
    presenter: str
    face: str
    """The countdown, "+02:05" when time is up; the wall clock when all is over."""
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

    def view(self) -> SpeakerView:
        """Return what to show now."""
        session = self._session
        agenda = session.agenda.forecast()
        current, following = agenda.current, agenda.next
        item = current.item if current is not None else following.item if following else None
        presenter = session.agenda.presenter(item) if item is not None else None
        message = session.agenda.message()
        face, state = _face(agenda, session.clock_text(session.now(), seconds=False))
        return SpeakerView(
            title=(item.title.strip() or BLANK) if item is not None else "",
            presenter=presenter.text if presenter is not None else BLANK if item else "",
            face=face,
            state=state,
            pace=_pace(agenda),
            is_calm=current is None or current.is_paused,
            message=message.text if message is not None else "",
            clock=session.clock_text(session.now(), seconds=False),
            marks=session.facts().marks,
            trouble="" if session.store.damage is None else "chưa có dữ liệu mới",
        )


def _pace(agenda: Forecast) -> Pace:
    if agenda.current is not None:
        return agenda.current.pace
    return Pace.OVERTIME if agenda.overdue else Pace.CALM


def _face(agenda: Forecast, clock: str) -> tuple[str, str]:
    """Return what is counted, and what it is called."""
    current = agenda.current
    if current is not None and current.overtime:
        # Without the leading zero the digits can be half as large again.
        face = f"+{countdown_text(current.overtime).removeprefix('0')}"
        return face, _paused("QUÁ GIỜ", current.is_paused)
    if current is not None:
        return countdown_text(current.remaining), _paused("CÒN LẠI", current.is_paused)
    wait = agenda.until_next
    if wait is None:
        return clock, "ĐÃ KẾT THÚC" if agenda.is_over else "BÂY GIỜ"
    if agenda.overdue:
        return clock, "SẮP BẮT ĐẦU"
    return countdown_text(wait), "BẮT ĐẦU SAU"


def _paused(words: str, is_paused: bool) -> str:
    return f"‖ TẠM DỪNG, {words}" if is_paused else words
