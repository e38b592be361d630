"""What is on paper: of whom or what it tells, since when, and whether it still holds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from hoinghi_tui.domain.people import Badge

ALL = "all"
"""The subject of a paper that is about the whole room."""

BADGES = "badges"
"""The paper of which the badge itself tells whether the valid one is printed."""

SEAT_UNKNOWN = "?"
"""Stands for the seat on a badge that was printed before notes told which it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """That a paper was made; one for each kind of paper and subject, the last time counts.

    The id is "tent-cards:dv-001": the kind and, after the colon, the delegate's or award's
    id, or ``ALL``. ``data`` is the ``fingerprint`` of what it says. ``seat`` is the seat it
    names, "" when it names none. ``count`` is how often it was made.
    """

    id: str
    at: datetime
    data: str
    seat: str = ""
    count: int = 1

    @property
    def paper(self) -> str:
        """The kind of paper."""
        return self.id.partition(":")[0]

    @property
    def subject(self) -> str:
        """The delegate's or award's id, or ``ALL``."""
        return self.id.partition(":")[2]


@dataclass(frozen=True, slots=True)
class PaperState:
    """What became of a paper of a subject: when it was made last and how often.

    It is ``outdated`` when it was made and says something else by now.
    """

    printed_at: datetime | None = None
    outdated: bool = False
    count: int = 0


def note_id(paper: str, subject: str) -> str:
    """Return the id of the note that a paper of a subject was made."""
    return f"{paper}:{subject}"


def fingerprint(texts: Iterable[str]) -> str:
    """Return 16 hexadecimal digits that differ when one of the texts does.

    Nothing of a text can be read in them.
    """
    digest = blake2b(digest_size=8)
    for text in texts:
        data = text.encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()


def is_outdated(note: Printed | None, data: str) -> bool:
    """Tell whether a paper that was made says something else than it would say now.

    What was never made is not outdated. ``data`` is the fingerprint of what it says now.
    """
    return note is not None and note.data != data


def seats_on_paper(notes: Iterable[Printed], badges: Iterable[Badge]) -> dict[str, frozenset[str]]:
    """Return the seats that papers name, by delegate's id; who has no such paper is not there.

    A badge counts while it is the valid one; a replaced one is void and what it says, too.
    One printed before there were notes of it names ``SEAT_UNKNOWN``.
    """
    named = {note.id: note for note in notes if note.subject != ALL}
    found: dict[str, set[str]] = {}
    for note in named.values():
        if note.seat and note.paper != BADGES:
            found.setdefault(note.subject, set()).add(note.seat)
    for badge in badges:
        if badge.is_current and badge.printed_at is not None:
            of_badge = named.get(note_id(BADGES, badge.delegate))
            seat = SEAT_UNKNOWN if of_badge is None else of_badge.seat
            if seat:
                found.setdefault(badge.delegate, set()).add(seat)
    return {delegate: frozenset(seats) for delegate, seats in found.items()}


def names_another_seat(
    on_paper: Mapping[str, frozenset[str]], delegate: str, seat: str | None
) -> bool:
    """Tell whether a delegate holds a paper with another seat than this; None: with any."""
    return any(named != seat for named in on_paper.get(delegate, ()))
