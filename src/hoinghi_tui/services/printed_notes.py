"""Notes of what is on paper: made when a file is saved, compared with what is true now."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import lru_cache

from hoinghi_tui.documents.holders import Holder
from hoinghi_tui.domain.conference import Conference
from hoinghi_tui.domain.occasion import Occasion, occasion_of
from hoinghi_tui.domain.people import Delegate
from hoinghi_tui.domain.printed import (
    ALL,
    Printed,
    fingerprint,
    is_outdated,
    note_id,
    seats_on_paper,
)
from hoinghi_tui.services.certificate_printing import certificate_preview
from hoinghi_tui.services.paper_holders import holder, is_awaited
from hoinghi_tui.services.print_job import OF_THE_ROOM, Paper
from hoinghi_tui.services.rows import change, insertion
from hoinghi_tui.services.state import State
from hoinghi_tui.storage import Op

_OF_PEOPLE = (Paper.BADGES, Paper.INVITATIONS, Paper.TENT_CARDS)
_WITH_CODE = (Paper.BADGES, Paper.INVITATIONS)

Content = tuple[str, str]
"""The fingerprint of what a paper says, and the seat it names or ""."""


def person_lines(state: State, paper: Paper, person: Holder) -> tuple[str, ...]:
    """Return the text of one person's paper, line by line as it will be printed."""
    return _lines(paper, person, state.conference, _occasion(state, paper))


def _occasion(state: State, paper: Paper) -> Occasion | None:
    return occasion_of(state.agenda.values()) if paper is Paper.INVITATIONS else None


def _lines(
    paper: Paper, person: Holder, conference: Conference, occasion: Occasion | None
) -> tuple[str, ...]:
    if paper is Paper.INVITATIONS:
        from hoinghi_tui.documents.invitations import invitation_lines

        assert occasion is not None
        return invitation_lines(person, conference, occasion)
    if paper is Paper.TENT_CARDS:
        from hoinghi_tui.documents.tent_cards import tent_lines

        return tent_lines(person, conference)
    from hoinghi_tui.documents.badges import badge_lines

    return badge_lines(person, conference)


def contents(
    state: State, paper: Paper, ids: Iterable[str], badges: Mapping[str, str] | None = None
) -> dict[str, Content]:
    """Return what a kind of paper says now, by the id of its note; {} for kinds not noted.

    ``ids`` are those of the people or awards. ``badges`` are the secrets of the badges that
    are printed, by delegate's id; without them those given out.
    """
    if paper in OF_THE_ROOM:
        return {note_id(paper, ALL): (_room(state, paper), "")}
    if paper is Paper.CERTIFICATES:
        return {
            note_id(paper, key): (fingerprint(certificate_preview(state, key)), "") for key in ids
        }
    if paper not in _OF_PEOPLE:
        return {}
    occasion = _occasion(state, paper)
    found = {}
    for key in ids:
        delegate = state.delegates[key]
        code = _secret(state, delegate, badges) if paper in _WITH_CODE else ""
        person = holder(state, delegate)
        found[note_id(paper, key)] = _of_person(paper, person, code, state.conference, occasion)
    return found


def notes(state: State, saved: Mapping[str, Content], now: datetime) -> list[Op]:
    """Describe that papers of these contents are made."""
    ops: list[Op] = []
    for key, (data, seat) in saved.items():
        old = state.printed.get(key)
        times = old.count + 1 if old else 1
        new = Printed(id=key, at=now, data=data, seat=seat, count=times)
        ops += [insertion("printed", new)] if old is None else change("printed", old, new)
    return ops


def outdated(state: State, paper: Paper) -> list[str]:
    """Return of whom or what a paper of this kind is made but says something else by now.

    These are ids of delegates or awards that are still there, or ``ALL``. A person whose
    badge was replaced is among them until the new one is printed.
    """
    known: Mapping[str, object] = state.awards if paper is Paper.CERTIFICATES else state.delegates
    made = [
        note.subject
        for note in state.printed.values()
        if note.paper == paper and (note.subject in known or paper in OF_THE_ROOM)
    ]
    if not made:
        return []
    now = contents(state, paper, made)
    return [
        one
        for one in made
        if is_outdated(state.printed[note_id(paper, one)], now[note_id(paper, one)][0])
    ]


def seats_told(state: State) -> dict[str, frozenset[str]]:
    """Return which seats the papers of each delegate name (see ``seats_on_paper``)."""
    return seats_on_paper(state.printed.values(), state.badges.values())


@lru_cache(maxsize=8192)
def _of_person(
    paper: Paper, person: Holder, code: str, conference: Conference, occasion: Occasion | None
) -> Content:
    # Kept, as after each change all papers of a large conference are asked about again.
    lines = _lines(paper, person, conference, occasion)
    # A paper names the seat when it would read otherwise without one.
    elsewhere = _lines(paper, replace(person, seat=""), conference, occasion)
    names_seat = person.seat and elsewhere != lines
    return fingerprint([*lines, code]), person.seat if names_seat else ""


def _secret(state: State, delegate: Delegate, badges: Mapping[str, str] | None) -> str:
    if badges is not None:
        return badges.get(delegate.id, "")
    badge = state.badge_of(delegate.id)
    return badge.id if badge else ""


def _room(state: State, paper: Paper) -> str:
    """Return the fingerprint of who sits where, for the plan also of what the room looks like."""
    conference = state.conference
    texts = [conference.title_on_paper, conference.where]
    for delegate in state.delegates.values():
        if is_awaited(state, delegate):
            texts += _person_in_room(state, delegate)
    if paper is Paper.SEAT_PLAN:
        texts += [repr(element) for room in state.rooms.values() for element in room.elements]
        for seat in state.seats.values():
            place = (seat.zone, seat.row, seat.number, seat.column, seat.line)
            texts += [seat.id, *map(str, place), str((seat.blocked, seat.reserve))]
    return fingerprint(texts)


def _person_in_room(state: State, delegate: Delegate) -> Sequence[str]:
    person, seat = holder(state, delegate), state.seat_of(delegate.id)
    place = (seat.id, state.place(seat)) if seat else ("", "")
    return (person.honorific, person.name, person.position, person.unit, *place)
