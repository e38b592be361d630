"""Who presents an agenda item, and whether that person is in the room."""

from dataclasses import dataclass
from enum import StrEnum

from hoinghi_tui.domain.agenda import AgendaItem
from hoinghi_tui.domain.people import Attendance, Delegate, Invitation, Presence
from hoinghi_tui.domain.people_words import Attendee
from hoinghi_tui.domain.titles import titled
from hoinghi_tui.services.state import State


class Whereabouts(StrEnum):
    """Where a presenter is; of somebody who is not on the list nothing is known."""

    HERE = "here"
    AWAITED = "awaited"
    DECLINED = "declined"
    LEFT = "left"
    UNLISTED = "unlisted"


@dataclass(frozen=True, slots=True)
class Presenter:
    """What the person who leads through the programme must know of a presenter."""

    name: str
    """The delegate's name, or the words of the plan when it names no delegate."""
    position: str
    """The post of who is here: of the one who came instead, the own one."""
    whereabouts: Whereabouts
    stand_in: str
    """Who came in the delegate's place; blank when nobody did."""
    seat: str
    """The printed label of the seat; blank when there is none."""

    @property
    def text(self) -> str:
        """Who presents: the name, and of who came instead whom that person replaces."""
        if not self.stand_in:
            return self.name
        return Attendee(self.stand_in, self.position, replaces=self.name).text


def presenter_of(state: State, item: AgendaItem) -> Presenter | None:
    """Return who presents an item; None when the plan names nobody."""
    delegate = state.delegates.get(item.presenter) if item.presenter else None
    if delegate is None:
        words = item.presenter_note
        return Presenter(words, "", Whereabouts.UNLISTED, "", "") if words else None
    here = state.attendee(delegate)
    seat = state.seat_of(delegate.id)
    return Presenter(
        name=delegate.full_name,
        position=here.position,
        whereabouts=_whereabouts(delegate, state.attendance.get(delegate.id)),
        stand_in=here.full_name if here.replaces else "",
        seat=seat.id if seat is not None else "",
    )


def known_as(state: State, name: str) -> str:
    """Return a name with address and post if one delegate is called so, else as it is."""
    people = [one for one in state.delegates.values() if one.full_name == name]
    if len(people) != 1:
        return name
    return titled(state.attendee(people[0]), state.unit_of(people[0]))


def _whereabouts(delegate: Delegate, came: Attendance | None) -> Whereabouts:
    if came is not None:
        return Whereabouts.HERE if came.state is Presence.PRESENT else Whereabouts.LEFT
    declined = delegate.invitation is Invitation.DECLINED
    return Whereabouts.DECLINED if declined else Whereabouts.AWAITED
