"""Who is introduced, in which order and words, and who came too late for it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from hoinghi_tui.domain.agenda import AgendaItem, ItemKind
from hoinghi_tui.domain.people import Attendance, Delegate, Introduced, Presence, Role, Unit
from hoinghi_tui.domain.people_words import attendee
from hoinghi_tui.domain.protocol import protocol_key, rank_of
from hoinghi_tui.domain.titles import sentence_start, titled
from hoinghi_tui.vietnamese import fold

_HEADS_BELOW = 40
"""Who ranks before this is head of a unit or higher and is named (see ``protocol``)."""

_DEPUTIES_BELOW = 45
_SUMMED = (
    (_DEPUTIES_BELOW, "lãnh đạo"),
    (50, "cán bộ thôn, tổ dân phố"),
    (70, "công chức"),
    (80, "viên chức"),
    (90, "cán bộ, nhân viên"),
)
"""What those of a unit who are not named are called together, by rank."""
_OTHERS = "đại biểu"
_GUESTS = 0
_BODIES = ("thuong truc", "lanh dao")
"""What a group of leaders is called: a name that nobody is said to be a servant of."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who is in the room: the delegate's entry, the arrival, the unit."""

    delegate: Delegate
    came: Attendance
    unit: Unit | None

    @property
    def ranked(self) -> Delegate:
        """The delegate as who really came: who came instead ranks by the own post."""
        if self.delegate.substitute == self.came.substitute:
            return self.delegate
        return replace(self.delegate, substitute=self.came.substitute)

    @property
    def words(self) -> str:
        """Address, name and post as they are read out."""
        return titled(attendee(self.delegate, self.came), self.unit)

    @property
    def reading(self) -> str:
        """How the name is to be read, where that is noted of who is here."""
        return "" if self.came.substitute else self.delegate.reading


@dataclass(frozen=True, slots=True)
class IntroductionLine:
    """What is said in one breath: one person by name, or several as a sum.

    ``said`` tells that all of them have been introduced.
    """

    delegate_ids: tuple[str, ...]
    words: str
    reading: str = ""
    said: bool = False
    named: bool = True


@dataclass(frozen=True, slots=True)
class IntroductionGroup:
    """The lines of one body: ``heading`` is said as "Về phía …"."""

    heading: str
    lines: tuple[IntroductionLine, ...]


def people_here(
    delegates: Mapping[str, Delegate],
    attendance: Iterable[Attendance],
    units: Mapping[str, Unit],
) -> list[Guest]:
    """Return who is in the room now, but for who leads through the programme."""
    here = (one for one in attendance if one.state is Presence.PRESENT and one.id in delegates)
    guests = (
        Guest(delegate, came, units.get(delegate.unit or ""))
        for came in here
        for delegate in [delegates[came.id]]
    )
    return [one for one in guests if Role.MC not in one.delegate.roles]


def introduced_from(items: Iterable[AgendaItem]) -> datetime | None:
    """Return when the introductions began; who comes after it is introduced later."""
    return min(
        (i.started_at for i in items if i.kind is ItemKind.INTRODUCTION and i.started_at),
        default=None,
    )


def introduce(
    here: Iterable[Guest], since: datetime | None, marks: Mapping[str, Introduced]
) -> list[IntroductionGroup]:
    """Return who is introduced, guests first, each body in the order of protocol.

    Guests are named, of the hosts and the press those down to the heads of units, and a
    deputy where the head is not here; the others of a unit are summed. Units of one group
    in which nobody is named are summed together. ``since`` as of ``introduced_from``.
    """
    ordered = _in_order(here)
    named = _named(ordered)
    on_time = [one for one in ordered if since is None or one.came.arrived_at <= since]
    return _groups(on_time, named, marks)


def introduce_later(
    here: Iterable[Guest], since: datetime | None, marks: Mapping[str, Introduced]
) -> list[IntroductionGroup]:
    """Return who came after the introductions began and is to be named; nobody before."""
    ordered = _in_order(here)
    named = _named(ordered)
    late = [
        one
        for one in ordered
        if since is not None and one.came.arrived_at > since and one.delegate.id in named
    ]
    return _groups(late, named, marks)


def late_count(waiting: Iterable[IntroductionGroup]) -> int:
    """Return how many people of these groups wait to be introduced."""
    return sum(len(line.delegate_ids) for group in waiting for line in group.lines)


def introduction_text(groups: Iterable[IntroductionGroup]) -> str:
    """Return the introductions as they are read out, a line for each, readings in brackets."""
    lines = []
    for group in groups:
        lines.append(f"Về phía {group.heading}:")
        for line in group.lines:
            note = f" [đọc: {line.reading}]" if line.reading else ""
            lines.append(f"– {line.words}{note};")
        lines[-1] = lines[-1].removesuffix(";") + "."
    return "\n".join(lines)


def is_said(guest: Guest, marks: Mapping[str, Introduced]) -> bool:
    """Tell whether somebody was introduced since coming; an arrival taken back undoes it."""
    mark = marks.get(guest.delegate.id)
    return mark is not None and mark.said_at >= guest.came.arrived_at


# -- who is named, who is summed -----------------------------------------------------------


def _in_order(here: Iterable[Guest]) -> list[Guest]:
    return sorted(here, key=lambda one: protocol_key(one.ranked, one.unit))


def _side(one: Guest) -> tuple[int, str]:
    """Return the part of the protocol and the body somebody belongs to."""
    return protocol_key(one.ranked, one.unit)[0], one.unit.id if one.unit else ""


def _named(ordered: Sequence[Guest]) -> set[str]:
    named: set[str] = set()
    for (part, unit), members in groupby(ordered, key=_side):
        everybody = list(members)
        heads = [one for one in everybody if part == _GUESTS or rank_of(one.ranked) < _HEADS_BELOW]
        if not heads and unit and rank_of(everybody[0].ranked) < _DEPUTIES_BELOW:
            heads = everybody[:1]
        named.update(one.delegate.id for one in heads)
    return named


def _groups(
    ordered: Sequence[Guest], named: Collection[str], marks: Mapping[str, Introduced]
) -> list[IntroductionGroup]:
    groups = []
    for _, members in groupby(_sides(ordered, named), key=lambda side: side[0]):
        everybody = [one for _, some in members for one in some]
        by_name = [one for one in everybody if one.delegate.id in named]
        summed = [one for one in everybody if one.delegate.id not in named]
        lines = [_line([one], one.words, marks, named=True) for one in by_name]
        if summed:
            words = _sum_words(summed, first=not by_name)
            lines.append(_line(summed, words, marks, named=False))
        groups.append(IntroductionGroup(_heading(everybody, bool(by_name)), tuple(lines)))
    return groups


def _sides(
    ordered: Sequence[Guest], named: Collection[str]
) -> Iterable[tuple[tuple[int, str, bool], list[Guest]]]:
    """Yield the members of each body under a key that bodies summed together share."""
    for (part, unit), members in groupby(ordered, key=_side):
        everybody = list(members)
        group = everybody[0].unit.group if everybody[0].unit else ""
        together = bool(group) and not any(one.delegate.id in named for one in everybody)
        yield (part, group if together else unit, together), everybody


def _line(
    people: Sequence[Guest], words: str, marks: Mapping[str, Introduced], *, named: bool
) -> IntroductionLine:
    return IntroductionLine(
        delegate_ids=tuple(one.delegate.id for one in people),
        words=sentence_start(words) if named else words,
        reading=people[0].reading if named else "",
        said=all(is_said(one, marks) for one in people),
        named=named,
    )


def _heading(people: Sequence[Guest], has_named: bool) -> str:
    units = {one.unit.id: one.unit for one in people if one.unit}
    if len(units) == 1 or (units and has_named):
        return next(iter(units.values())).name
    if units:
        return next(iter(units.values())).group
    return "khách mời" if _side(people[0])[0] == _GUESTS else "các đại biểu khác"


def _sum_words(people: Sequence[Guest], *, first: bool) -> str:
    """Return "cùng các đồng chí lãnh đạo, công chức Phòng Kinh tế"."""
    kinds = list(dict.fromkeys(_kind_word(one) for one in people))
    whom = "vị" if kinds == [_OTHERS] else "đồng chí"
    plural = "các " if len(people) > 1 else ""
    units = dict.fromkeys(one.unit.name for one in people if one.unit)
    bodies = [name for name in units if not fold(name).startswith(_BODIES)]
    where = ", ".join(bodies) if bodies else "về dự"
    words = f"{plural}{whom} {', '.join(kinds)} {where}"
    return sentence_start(words) if first else f"cùng {words}"


def _kind_word(one: Guest) -> str:
    if Role.PRESS in one.delegate.roles:
        return "phóng viên"
    rank = rank_of(one.ranked)
    return next((word for limit, word in _SUMMED if rank < limit), _OTHERS)
