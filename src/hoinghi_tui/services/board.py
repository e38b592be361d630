"""What the board in the hall shows of a conference, at one moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from hoinghi_tui.domain.agenda import ItemKind
from hoinghi_tui.domain.arrivals import ArrivalCurve
from hoinghi_tui.domain.conference_date import weekday_name
from hoinghi_tui.domain.prediction import Forecast, ItemForecast
from hoinghi_tui.domain.public_names import Names, PublicName, public_name
from hoinghi_tui.domain.tally import UnitTally
from hoinghi_tui.services.session import Session

FRESH = timedelta(seconds=8)
"""For so long somebody has just come in and is welcomed."""

MOST_LATEST = 20


class Stage(StrEnum):
    """Before anybody has come, while people come and the agenda runs, and after its end."""

    WELCOME = "welcome"
    DAY = "day"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody who has come in: what may be told of the person, and the seat."""

    who: PublicName
    at: str
    """The local time of arrival, "07:41"."""
    seat: str
    """The printed label of the seat; blank when there is none yet."""
    place: str
    """Where the seat is, in words ("hàng đầu, bên trái")."""
    is_fresh: bool
    """Whether the person came within the last seconds."""


@dataclass(frozen=True, slots=True)
class BoardItem:
    """An item of the agenda as the hall is to know it; times are local, "08:12"."""

    title: str
    start: str
    end: str
    is_paused: bool = False


@dataclass(frozen=True, slots=True)
class BoardView:
    """All that stands on the board."""

    stage: Stage
    title: str
    """Blank while the conference has none."""
    issuer: str
    """Who holds the conference; blank where that is not told."""
    place: str
    when: str
    """The hour and the day, as far as they are fixed: "07:30 · Thứ Hai, 15/12/2025"."""
    clock: str
    marks: tuple[str, ...]
    """"MẪU" for a sample conference, "DIỄN TẬP" for a shifted clock."""
    trouble: str
    """Why this may not be the latest, in a few calm words; blank while all is well."""
    present: int
    invited: int
    walk_in: int
    latest: tuple[Newcomer, ...]
    """Newest first."""
    units: tuple[UnitTally, ...]
    arrivals: ArrivalCurve
    now: BoardItem | None
    next: BoardItem | None
    ended: str
    """The local time at which all was over; blank before."""


class Board:
    """Reads a conference for the hall; never writes, and tells no more than ``names`` allows."""

    def __init__(self, session: Session, names: Names = Names.FULL) -> None:
        self._session = session
        self.names = names

    def view(self) -> BoardView:
        """Return what to show now."""
        session = self._session
        conference, tally = session.state.conference, session.tally()
        facts, agenda = session.facts(), session.agenda.forecast()
        now = session.now()
        current, following = agenda.current, agenda.next
        return BoardView(
            stage=self._stage(agenda),
            title=conference.title_on_paper,
            issuer=conference.issuer,
            place=conference.where,
            when=self._when(agenda),
            clock=session.clock_text(now, seconds=False),
            marks=facts.marks,
            trouble="" if session.store.damage is None else "chưa có dữ liệu mới",
            present=tally.present,
            invited=tally.invited,
            walk_in=tally.walk_in,
            latest=tuple(self._latest(now)),
            units=tuple(session.door.by_unit()),
            arrivals=session.overview.arrivals(),
            now=self._item(current.row, is_paused=current.is_paused) if current else None,
            next=self._item(following) if following else None,
            ended=session.clock_text(agenda.end, seconds=False) if agenda.is_over else "",
        )

    def _stage(self, agenda: Forecast) -> Stage:
        if agenda.is_over:
            return Stage.OVER
        begun = any(
            row.item.started_at is not None and row.item.kind is not ItemKind.RECEPTION
            for row in agenda.items
        )
        return Stage.DAY if begun or self._session.state.attendance else Stage.WELCOME

    def _when(self, agenda: Forecast) -> str:
        """Say when it begins; the reception is not the conference yet. No day is made up."""
        opening = next(
            (row for row in agenda.items if row.item.kind is not ItemKind.RECEPTION), None
        )
        start = (opening.planned_start or opening.start) if opening else None
        day = self._session.state.conference.day
        parts = (
            self._session.clock_text(start, seconds=False) if start else "",
            f"{weekday_name(day)}, {day:%d/%m/%Y}" if day else "",
        )
        return " · ".join(filter(None, parts))

    def _latest(self, now: datetime) -> list[Newcomer]:
        session, state = self._session, self._session.state
        newcomers = []
        for came in session.door.latest(MOST_LATEST):
            delegate = state.delegates[came.id]
            seat = state.seat_of(came.id)
            newcomers.append(
                Newcomer(
                    who=public_name(state.attendee(delegate), state.unit_of(delegate), self.names),
                    at=session.clock_text(came.arrived_at, seconds=False),
                    seat=seat.id if seat else "",
                    place=state.place(seat) if seat else "",
                    is_fresh=now - came.arrived_at < FRESH,
                )
            )
        return newcomers

    def _item(self, row: ItemForecast, *, is_paused: bool = False) -> BoardItem:
        clock = self._session.agenda.clock
        return BoardItem(row.item.title, clock(row.start), clock(row.end), is_paused)
