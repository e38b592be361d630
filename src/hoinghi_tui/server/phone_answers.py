"""What the phone at the door is told, put together in the thread of its session.

The door of the services decides all; here its answers are put into the words of the terminal's
panel. Of a person a phone is told name, post, unit, seat and state, and nothing else.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

import msgspec

from hoinghi_tui.domain.badges import ScanKind, read_code
from hoinghi_tui.domain.check_in import CheckInResult
from hoinghi_tui.domain.people import Invitation, Means, Presence
from hoinghi_tui.domain.refusal import Refused
from hoinghi_tui.domain.seat_state import SEAT_WORDS, person_state
from hoinghi_tui.domain.unsaved import arrival_unsaved
from hoinghi_tui.server.phone_words import (
    BY_TOUCH,
    MANY_CODES,
    NO_CODE,
    NOT_THE_LAST,
    PLANNED_SEAT,
)
from hoinghi_tui.services.door import Arrival, Card
from hoinghi_tui.services.session import Session, not_by_ctrl_z
from hoinghi_tui.storage import Conflict, Damaged, Event, NotSaved
from hoinghi_tui.ui.door import door_result
from hoinghi_tui.ui.door.door_result import Result
from hoinghi_tui.ui.widgets.state_marks import STATE_MARKS
from hoinghi_tui.vietnamese import printable

MOST_FOUND = 20
LONGEST_QUERY = 80


class Shown(msgspec.Struct, frozen=True, omit_defaults=True):
    """One answer of the door, every text fit to be painted."""

    tone: str
    mark: str
    headline: str
    fact: str = ""
    advice: str = ""
    footnote: str = ""
    person: str = ""
    """The delegate's id, "" when nobody is known."""
    name: str = ""
    post: str = ""
    unit: str = ""
    seat: str = ""
    seatless: str = ""
    """That the person has no seat."""
    place: str = ""
    """Where the seat is; what to do when there is none."""
    notes: tuple[str, ...] = ()
    holds: str = ""
    """Where the delegate has to be for this to stay true; asked back by the page."""
    accept: bool = False
    """Whether the delegate may come in person, who declined or was replaced by another."""
    event: str = ""
    """What was saved, to be taken back by; "" when nothing was."""


class Found(msgspec.Struct, frozen=True, omit_defaults=True):
    """One person who fits what was typed."""

    person: str
    name: str
    below: str
    seat: str
    mark: str
    tone: str
    state: str


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a phone is sent: an answer, or a sentence, and how many have come."""

    shown: Shown | None = None
    say: str = ""
    """Why nothing was done, or what is wrong."""
    count: str = ""
    people: tuple[Found, ...] | None = None
    more: int = 0
    """How many more people fit than are told."""


# -- acting ------------------------------------------------------------------------------------


def scanned(session: Session, codes: Sequence[str]) -> Answer:
    """Judge the code of a photo; with several, the only one that is a badge's."""
    badges = [code for code in codes if read_code(code).kind is ScanKind.CODE]
    if len(badges) > 1:
        return _answer(session, Shown(*MANY_CODES))
    if not codes:
        return _answer(session, Shown(*NO_CODE))
    text = (badges or list(codes))[0]
    return _done(session, lambda: session.door.scan(text, means=Means.CAMERA), read=text)


def checked_in(session: Session, person: str, *, accept: bool) -> Answer:
    """Check in somebody found by name; ``accept`` tells that the delegate is here in person."""

    def act() -> Arrival:
        came = session.state.attendance.get(person)
        if accept and came is not None and came.substitute is not None:
            return session.door.came_in_person(person)
        return session.door.check_in(person, accept_declined=accept)

    return _done(session, act, person=person)


def taken_back(session: Session, event_id: str) -> Answer:
    """Take back what this phone saved last; anything else is refused."""
    try:
        event = session.undo(_last_done(session, event_id))
    except (NotSaved, Damaged, Conflict, Refused) as failure:
        return Answer(say=str(failure), count=_count(session))
    people = [op.id for op in event.ops if op.table == "attendance"]
    if not people or people[0] not in session.state.delegates:
        return Answer(say="Đã hoàn tác.", count=_count(session))
    return _answer(session, _shown(door_result.undone(session.door.card(people[0]))))


def _last_done(session: Session, event_id: str) -> Event:
    event = session.store.last_undoable(session.station, not_by_ctrl_z())
    if event is None or event.id != event_id:
        raise Refused(NOT_THE_LAST)
    return event


def _done(
    session: Session, act: Callable[[], Arrival], *, person: str | None = None, read: str = ""
) -> Answer:
    """Do something at the door and tell its answer, or that it was not saved."""
    door = session.door
    try:
        arrival = act()
    except (NotSaved, Damaged, Conflict) as failure:
        delegate = session.state.delegates.get(person) if person else door.holder(read)
        card = door.card(delegate.id) if delegate else None
        unsaved = arrival_unsaved(delegate.full_name) if delegate else ""
        return _answer(session, _shown(door_result.not_saved(str(failure), card, unsaved)))
    except Refused as refusal:
        return Answer(say=str(refusal), count=_count(session))
    card = door.card(arrival.delegate.id) if arrival.delegate else None
    result = door_result.of_arrival(
        arrival, card, read, session.clock_text, alarm=door.alarm, ways=BY_TOUCH
    )
    if arrival.result is CheckInResult.DECLINED:
        result = replace(result, fact="")  # the reason is no business of a phone
    return _answer(session, _shown(result, arrival.event.id if arrival.event else ""))


# -- looking -----------------------------------------------------------------------------------


def found(session: Session, query: str) -> Answer:
    """Search for people as the door does, however their names are typed."""
    session.poll()
    people = session.roster.search(query[:LONGEST_QUERY])
    cards = [session.door.card(one.id) for one in people[:MOST_FOUND]]
    return Answer(
        people=tuple(map(_found, cards)), more=len(people) - len(cards), count=_count(session)
    )


def looked(session: Session, person: str, holds: str) -> Answer:
    """Tell how many have come, and when the answer in sight was taken back that it was."""
    session.poll()
    shown = None
    if holds in set(Presence) and person in session.state.delegates:
        still = Result("", "", "", expects=Presence(holds))
        if not still.still_holds(session.state.attendance.get(person)):
            shown = _shown(door_result.undone(session.door.card(person)))
    return Answer(shown=shown, say=session.read_only or "", count=_count(session))


# -- words -------------------------------------------------------------------------------------


def _answer(session: Session, shown: Shown) -> Answer:
    return Answer(shown=shown, count=_count(session))


def _count(session: Session) -> str:
    tally = session.tally()
    guests = f" +{tally.walk_in} khách" if tally.walk_in else ""
    return f"{tally.present}/{tally.invited} có mặt{guests}"


def _shown(result: Result, event: str = "") -> Shown:
    card = result.card
    shown = Shown(
        result.tone,
        result.mark,
        result.headline,
        fact=printable(result.fact),
        advice=printable(result.advice),
        footnote=printable(result.footnote),
        holds=result.expects or "",
        event=event,
    )
    return shown if card is None else _with_person(shown, card)


def _with_person(shown: Shown, card: Card) -> Shown:
    who = door_result.bearer(card)
    no_seat = door_result.NO_SEAT_KEPT if door_result.is_kept_no_seat(card) else PLANNED_SEAT
    notes = [f"★ {door_result.award_line(award)}" for award in card.awards]
    notes += [f"¶ {item.title}" for item in card.items]
    return msgspec.structs.replace(
        shown,
        person=card.delegate.id,
        name=printable(who.name),
        post=printable(who.post),
        unit=printable(who.sender),
        seat=printable(card.seat.id) if card.seat else "",
        seatless="" if card.seat else door_result.NO_SEAT,
        place=printable(card.place) if card.seat else no_seat,
        notes=tuple(map(printable, notes[: door_result.MOST_NOTES])),
        accept=_may_come_in_person(card),
    )


def _may_come_in_person(card: Card) -> bool:
    """Tell whether who is in sight declined and is not in, or was replaced by another."""
    declined = card.delegate.invitation is Invitation.DECLINED and card.attendance is None
    return declined or card.substitute is not None


def _found(card: Card) -> Found:
    where = person_state(card.delegate, card.attendance)
    mark, tone = STATE_MARKS[where]
    who = door_result.bearer(card)
    unit = card.unit.label if card.unit and not card.substitute else who.sender
    return Found(
        person=card.delegate.id,
        name=printable(who.name),
        below=printable(" · ".join(filter(None, (who.post, unit)))),
        seat=printable(card.seat.id) if card.seat else "–",
        mark=mark,
        tone=tone,
        state=SEAT_WORDS[where],
    )
